//! The queue and its counts say what the cases say, whatever happened to them.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may")]

mod recomputed;

use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..Default::default() })]
    #[test]
    fn the_queue_is_what_the_cases_say(changes in recomputed::changes()) {
        dossier_failpoint::turn("cheap-key");
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        prop_assert_eq!(runtime.block_on(recomputed::run(changes)), None);
    }
}

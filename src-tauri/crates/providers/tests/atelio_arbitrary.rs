//! Whatever is typed into an application for Atelio, checking it tells problems and never panics.
#![allow(clippy::unwrap_used, reason = "clippy knows test functions only, not what they call")]
#![allow(dead_code, reason = "the fake is the client's tests'")]

mod atelio;

use atelio::*;
use dossier_providers::CheckContext;
use proptest::prelude::*;
use serde_json::{Value, json};

fn today() -> CheckContext<'static> {
    CheckContext::on("2026-11-20".parse().unwrap())
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[0-9é+ -]{0,12}".prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    let key = prop_oneof![
        Just("addresses"),
        Just("ssn"),
        Just("phone"),
        Just("first_name"),
        Just("zip_code"),
        Just("country"),
        Just("dob"),
        Just("ip"),
    ];
    leaf.prop_recursive(3, 24, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map(key.clone().prop_map(str::to_owned), inner, 0..6)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn no_applicant_makes_a_check_panic(customer in any_json(), kyc in any_json()) {
        let applicant = json!({"customer": customer, "kyc": kyc});
        for problem in atelio().check_applicant(&applicant, &today()) {
            prop_assert!(!problem.message.is_empty());
        }
        let _ = atelio().check_correction(&applicant, &[], &today());
        let masked = atelio().masked(&applicant);
        prop_assert_eq!(atelio().masked(&masked), masked);
        let _ = (atelio().applicant_name(&applicant), atelio().applicant_birth_date(&applicant));
    }
}

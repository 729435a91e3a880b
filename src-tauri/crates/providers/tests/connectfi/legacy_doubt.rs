use dossier_domain::{Kind, Provider, Reconciled, SlotName, Snapshot};
use dossier_providers::{Doubtful, Error, Rules, Target, rules};
use serde_json::{Value, json};

use crate::{common::doubtful, fake::*};

fn connectfi() -> &'static dyn Rules {
    rules(Provider::Connectfi)
}

async fn snapshot(data: Value) -> Snapshot {
    let fake = start(move |_, _| yes(data.clone())).await;
    legacy(&fake).read(Target::new(CUSTOMER)).await.unwrap()
}

/// Reconciles a try before which `old` was read, and after which `new` is.
async fn cleared(kind: Kind, slot: Option<&str>, old: Value, new: Value) -> Reconciled {
    let slot = slot.map(SlotName::new);
    let before = connectfi().before(kind, &snapshot(old).await, slot.as_ref());
    let fake = start(move |_, _| yes(new.clone())).await;
    let doubt = Doubtful {
        target: Some(Target::new(CUSTOMER)),
        slot: slot.as_ref(),
        before: before.as_deref(),
        ..doubtful(kind)
    };
    let found = legacy(&fake).reconcile(&doubt).await.unwrap();
    assert!(calls(&fake).iter().all(|call| call.method == "GET"), "reconciling only reads");
    found
}

fn not_started() -> Value {
    json!({"customer": customer(), "kyc": null, "kycDocumentList": []})
}

fn waiting(front: bool) -> Value {
    kyc("WAITING_DATA", licence(front, false), json!([]))
}

#[tokio::test]
async fn a_lost_init_is_told_by_the_status() {
    let found = cleared(Kind::Submit, None, not_started(), waiting(false)).await;
    let Reconciled::Accepted(receipt) = found else { panic!("{found:?}") };
    assert!(receipt.reconciled);
    assert_eq!(receipt.provider_status.as_deref(), Some("WAITING_DATA"));
    assert_eq!(receipt.reference.as_deref(), Some(CUSTOMER));
    let found = cleared(Kind::Submit, None, not_started(), not_started()).await;
    assert_eq!(found, Reconciled::NotArrived);
}

#[tokio::test]
async fn a_lost_upload_is_told_by_its_slot() {
    let slot = Some("LICENSE/FRONT");
    let found = cleared(Kind::Upload, slot, waiting(false), waiting(true)).await;
    let Reconciled::Accepted(receipt) = found else { panic!("{found:?}") };
    assert_eq!(receipt.reference.as_deref(), Some("doc_f"));
    let found = cleared(Kind::Upload, slot, waiting(false), waiting(false)).await;
    assert_eq!(found, Reconciled::NotArrived);
    let found = cleared(Kind::Upload, slot, waiting(true), waiting(true)).await;
    assert_eq!(found, Reconciled::SafeToRepeat, "ours overwrites");
    let approved = kyc("APPROVED", licence(true, true), json!([]));
    let found = cleared(Kind::Upload, slot, waiting(true), approved.clone()).await;
    assert_eq!(found, Reconciled::Unknown("answer_unseen"), "nothing can be overwritten now");
    let found = cleared(Kind::Upload, slot, waiting(false), approved).await;
    assert!(matches!(found, Reconciled::Accepted(_)), "the last file ended it: {found:?}");
}

#[tokio::test]
async fn a_lost_correction_is_told_by_what_is_still_asked() {
    let asking = |codes: Value| kyc("WAITING_DATA", licence(false, false), codes);
    let cards = json!(["cardAttributes"]);
    let old = asking(cards.clone());
    let found = cleared(Kind::Correct, None, old.clone(), asking(json!([]))).await;
    assert!(matches!(found, Reconciled::Accepted(_)), "{found:?}");
    let moved = kyc("REVIEW", json!([]), cards.clone());
    let found = cleared(Kind::Correct, None, old.clone(), moved).await;
    assert!(matches!(found, Reconciled::Accepted(_)), "{found:?}");
    let found = cleared(Kind::Correct, None, old.clone(), old).await;
    assert_eq!(found, Reconciled::NotArrived);
}

#[tokio::test]
async fn what_never_left_did_not_arrive() {
    let fake = start(|_, _| yes(waiting(false))).await;
    for kind in [Kind::Submit, Kind::Upload, Kind::Correct] {
        let doubt = Doubtful { key_sent_at: None, ..doubtful(kind) };
        assert_eq!(legacy(&fake).reconcile(&doubt).await, Ok(Reconciled::NotArrived));
    }
    assert!(fake.seen().is_empty());
}

#[tokio::test]
async fn while_it_cannot_be_read_nothing_is_decided() {
    let fake = start(|_, _| crate::common::reply(503, "")).await;
    let doubt = Doubtful {
        target: Some(Target::new(CUSTOMER)),
        before: Some("none"),
        ..doubtful(Kind::Submit)
    };
    let error = legacy(&fake).reconcile(&doubt).await.unwrap_err();
    assert!(matches!(error, Error::Unavailable { .. }), "{error}");
}

#[tokio::test]
async fn the_word_before_names_what_is_compared() {
    let snapshot = snapshot(kyc("WAITING_DATA", licence(false, true), json!(["b", "a"]))).await;
    let before = |kind, slot: Option<&str>| {
        connectfi().before(kind, &snapshot, slot.map(SlotName::new).as_ref())
    };
    assert_eq!(before(Kind::Submit, None).as_deref(), Some("WAITING_DATA"));
    assert_eq!(before(Kind::Correct, None).as_deref(), Some("WAITING_DATA:a,b"));
    assert_eq!(before(Kind::Upload, Some("LICENSE/FRONT")).as_deref(), Some("doc_f:false"));
    assert_eq!(before(Kind::Upload, Some("LICENSE/BACK")).as_deref(), Some("doc_b:true"));
    assert_eq!(before(Kind::Upload, Some("PASSPORT")).as_deref(), Some("none"));
    assert_eq!(before(Kind::Upload, None), None);
    assert_eq!(before(Kind::Create, None), None);
}

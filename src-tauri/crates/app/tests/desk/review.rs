//! The policy, and what a recommendation rests on.

use dossier_app::{Hold, Recommend};
use dossier_domain::{EvidencePart, Recommendation, View};
use serde_json::{Value, json};

use crate::test_desk::{TestDesk, recommend};

const APPROVE: Recommendation = Recommendation::Approve;

#[tokio::test(flavor = "multi_thread")]
async fn a_recommendation_is_outdated_as_soon_as_the_evidence_is_another() {
    let desk = TestDesk::new().await;
    let case = desk.submitted("300").await;
    desk.recommend(case, APPROVE, &["identity_matches"]).await.unwrap();
    desk.settle(case).await;
    let told = desk.show(case).await.recommendation.unwrap();
    assert_eq!((told.outdated, told.policy), (false, Some(0)), "reading it again is no news");
    assert_eq!(desk.list(View::Waiting).await.total, 1);

    desk.desk().check(case, "name").await.unwrap();
    let told = desk.show(case).await;
    let decision = told.recommendation.unwrap();
    assert!(decision.outdated);
    assert_eq!(decision.changed, [EvidencePart::Checklist]);
    assert_eq!(told.needs, ["recommend"]);
    let totals = [desk.list(View::Waiting).await.total, desk.list(View::NeedsUs).await.total];
    assert_eq!(totals, [0, 1], "it needs us again");

    desk.recommend(case, APPROVE, &["identity_matches"]).await.unwrap();
    assert!(!desk.show(case).await.recommendation.unwrap().outdated, "the new one is current");
    assert_eq!(desk.list(View::Waiting).await.total, 1);

    desk.attach_held(case, "ID_FRONT", Hold::UntilReleased).await.unwrap();
    let decision = desk.show(case).await.recommendation.unwrap();
    assert_eq!(decision.changed, [EvidencePart::Documents]);
}

#[tokio::test(flavor = "multi_thread")]
async fn delivering_what_was_seen_is_no_change_of_the_evidence() {
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    desk.attach(case, "SELFIE").await;
    desk.attach(case, "PASSPORT").await;
    desk.recommend(case, APPROVE, &["identity_matches"]).await.unwrap();
    desk.settle(case).await;
    let view = desk.show(case).await;
    assert!(view.submissions.iter().all(|it| it.state == "accepted"), "{:?}", view.submissions);
    let decision = view.recommendation.unwrap();
    assert_eq!((decision.outdated, decision.changed), (false, vec![]));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_changed_between_looking_and_confirming_is_a_conflict_and_nothing_is_recorded() {
    let desk = TestDesk::new().await;
    let case = desk.submitted("300").await;
    let seen = |evidence: &str| Recommend {
        evidence: Some(evidence.to_owned()),
        text: Some("a synthetic text".to_owned()),
        ..recommend(APPROVE, &["identity_matches"])
    };
    let looked_at = desk.show(case).await.evidence;
    desk.desk().check(case, "name").await.unwrap();
    let entries = desk.desk().journal_seq().await.unwrap();
    let refused = desk.desk().recommend(case, seen(&looked_at)).await.unwrap_err();
    assert_eq!(refused.code().as_str(), "conflict");
    assert_eq!(refused.message().id, "error-evidence-changed");
    assert_eq!(desk.desk().journal_seq().await.unwrap(), entries, "nothing was written");
    assert!(desk.show(case).await.recommendation.is_none());
    let now = desk.show(case).await.evidence;
    desk.desk().recommend(case, seen(&now)).await.unwrap();
    assert_eq!(desk.show(case).await.evidence, now, "recommending changes no evidence");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_policy_is_kept_and_records_name_the_one_that_held() {
    let desk = TestDesk::new().await;
    let case = desk.submitted("300").await;
    let due = desk.show(case).await.due_at;
    let shipped = desk.desk().policy(None).await.unwrap();
    assert_eq!((shipped.version, shipped.set_at), (0, None));
    let text = json!({
        "due_hours": {"manual_review": 1},
        "other_reasons": false,
        "other_items": false,
        "reasons": {"approve": [{"code": "in_order", "label": "All in order"}], "decline": [],
            "request": [{"code": "blurred"}]},
        "checklists": [{"providers": ["jiko"], "items": [{"code": "call_back"}]},
            {"providers": ["atelio"], "items": [{"code": "elsewhere"}]}],
    });
    let refused = desk.desk().set_policy(&text.to_string()).await.unwrap_err();
    assert_eq!(refused.problems()[0].path, "reasons.decline", "{refused:?}");
    assert_eq!(desk.desk().policy(None).await.unwrap(), shipped, "the one before holds");

    let mut text = text;
    text["reasons"]["decline"] = json!([{"code": "forged"}]);
    let set = desk.desk().set_policy(&text.to_string()).await.unwrap();
    assert_eq!(set.version, 1);
    assert_ne!(set.digest, shipped.digest);
    let view = desk.show(case).await;
    assert!(view.due_at < due, "cases are due by the new hours at once");
    let items: Vec<_> = view.checklist.iter().map(|it| it.item.as_str()).collect();
    assert_eq!(items, ["call_back"]);

    let unknown = desk.recommend(case, APPROVE, &["identity_matches"]).await.unwrap_err();
    assert_eq!(unknown.code().as_str(), "invalid_input");
    let known = ("reasons".to_owned(), "in_order".to_owned());
    assert!(unknown.message().params.contains(&known), "{:?}", unknown.message());
    let unknown = desk.desk().check(case, "name").await.unwrap_err();
    assert_eq!(unknown.message().id, "error-item-unknown");
    desk.recommend(case, APPROVE, &["in_order"]).await.unwrap();
    desk.desk().check(case, "call_back").await.unwrap();
    let named: Vec<Value> = desk
        .show(case)
        .await
        .timeline
        .into_iter()
        .filter(|it| ["recommendation.recorded", "checklist.checked"].contains(&it.kind.as_str()))
        .map(|it| json!([it.data["policy"], it.data["policy_sha256"]]))
        .collect();
    assert_eq!(named, [json!([1, set.digest]), json!([1, set.digest])]);

    desk.desk().set_policy("{}").await.unwrap();
    let mut desk = desk;
    desk.restart().await;
    assert_eq!(desk.desk().policy(None).await.unwrap().version, 2);
    assert_eq!(desk.desk().policy(Some(1)).await.unwrap(), set);
    assert_eq!(desk.desk().policy(Some(0)).await.unwrap(), shipped);
    assert_eq!(desk.desk().policy(Some(9)).await.unwrap_err().code().as_str(), "not_found");
    assert_eq!(desk.show(case).await.recommendation.unwrap().policy, Some(1), "as it was made");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_number_is_revealed_at_a_time_for_a_reason_that_is_asked_once() {
    let desk = TestDesk::new().await;
    let case = desk.created("400111222").await;
    let number = "identification_number";
    let reveal = async |path, reason| desk.desk().reveal_field(case, path, reason).await;
    let missing = reveal(number, None).await.unwrap_err();
    assert_eq!(missing.message().id, "error-reveal-reason");
    for path in ["email", "name", "", "name.first_name", "no.such.field", "document:PASSPORT"] {
        let refused = reveal(path, Some("customer_call")).await.unwrap_err();
        assert_eq!(refused.message().id, "error-not-masked", "{path}");
    }
    assert!(reveal(number, None).await.is_err(), "a refused reveal keeps no reason");
    assert_eq!(reveal(number, Some("customer_call")).await.unwrap().value, "400111222");
    assert_eq!(reveal(number, None).await.unwrap().value, "400111222");
    let timeline = desk.show(case).await.timeline;
    let last = timeline.last().unwrap();
    assert_eq!(last.kind, "number.revealed");
    assert_eq!(last.data["reason_code"], "customer_call");
    assert_eq!(last.data["field"], number);
    assert!(!json!(timeline).to_string().contains("400111222"));

    let mut shown = 2;
    while reveal(number, None).await.is_ok() {
        shown += 1;
        assert!(shown < 100, "there is an end");
    }
    assert_eq!(shown, 30);
    let refused = reveal(number, None).await.unwrap_err();
    assert_eq!(refused.code().as_str(), "rate_limited");
    let whole = desk.desk().reveal_case(case, "customer_call").await.unwrap_err();
    assert_eq!(whole.code().as_str(), "rate_limited", "nor in another way");
    desk.advance(std::time::Duration::from_secs(11 * 60));
    reveal(number, None).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_screen_is_shared_nobody_is_named_and_nothing_is_revealed() {
    let desk = TestDesk::new().await;
    let case = desk.created("400111222").await;
    desk.desk().note(case, "NOTE-CANARY").await.unwrap();
    let name = desk.show(case).await.name.unwrap();
    desk.desk().share_screen(true);
    let queue = desk.list(View::All).await;
    let shown = json!([desk.show(case).await, queue, desk.desk().outbox(true).await.unwrap()]);
    let shown = shown.to_string();
    for part in name.split(' ').chain(["1222", "NOTE-CANARY"]) {
        assert!(!shown.contains(part), "{part} is shown");
    }
    let refused = [
        desk.desk().reveal_field(case, "identification_number", Some("x")).await.err(),
        desk.desk().reveal_case(case, "x").await.err(),
        desk.desk().preview(b"x", 100).await.err(),
    ];
    for refused in refused {
        assert_eq!(refused.unwrap().message().id, "reason-screen-shared");
    }
    desk.desk().share_screen(false);
    assert_eq!(desk.show(case).await.name, Some(name));
}

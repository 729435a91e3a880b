//! Data to correct, and what is sent of it.

use dossier_app::{Hold, check_applicant};
use dossier_domain::{Provider, RequirementKind, Stage};
use serde_json::json;

use super::{applicant, asked, atelio, decided, hear, reason, started};

#[tokio::test(flavor = "multi_thread")]
async fn wrong_data_is_corrected_and_handed_in_again() {
    let mut desk = atelio().await;
    let case = started(&desk, "000-00-0000").await;
    decided(&desk, case, "data_needed").await;
    hear(&desk, case).await;
    let view = desk.show(case).await;
    let data = view.requirements.iter().find(|it| it.kind == RequirementKind::Data).unwrap();
    let fields: Vec<_> = data.fields.iter().map(|field| field.name.as_str()).collect();
    assert_eq!(fields, ["customer.first_name", "customer.last_name", "kyc.ssn"]);
    assert!(data.optional, "uploading instead is possible");
    assert!(data.fields[0].reason.is_some(), "in Atelio's words");
    assert_eq!(view.needs, ["document:government_id"]);

    let correction = json!({"customer": {"last_name": "Newsample"}, "kyc": {"ssn": "400-00-0007"}});
    desk.desk().correct(case, correction, Hold::None).await.unwrap();
    desk.restart().await;
    desk.settle(case).await;
    let view = desk.show(case).await;
    assert_eq!(view.applicant["customer"]["last_name"], "Newsample");
    assert_eq!(view.applicant["kyc"]["ssn"], "*******0007");
    let data = view.requirements.iter().find(|it| it.kind == RequirementKind::Data).unwrap();
    assert_eq!(data.fields.len(), 1, "what was corrected is not asked for: {data:?}");
    assert_eq!(reason(&desk, case, "submit").await, None);
    desk.desk().submit(case, Hold::None).await.unwrap();
    desk.settle(case).await;
    assert_eq!(desk.show(case).await.summary.stage, Stage::Approved, "by the corrected number");
    assert_eq!(desk.effects(case, "correct").await, 1);
    assert_eq!(desk.effects(case, "submit").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_submit_stands_behind_its_correction_and_waits_if_that_is_refused() {
    let desk = atelio().await;
    let case = asked(&desk, "333-33-3333").await;
    let refusal = json!({"kind": "status", "status": 400, "body": {"Message":
        {"last_name": ["This name cannot be stored."]}, "Status": 400,
        "Code": "edit_customer_schema", "Type": "Request Error"}});
    desk.fault("PATCH", "*", Some(1), refusal);
    let correction = || json!({"customer": {"last_name": "Newsample"}});
    desk.desk().correct(case, correction(), Hold::None).await.unwrap();
    let (submit, _) = desk.desk().submit(case, Hold::None).await.unwrap();
    desk.deliver().await;
    let view = desk.show(case).await;
    let [.., corrected, held] = &view.submissions[..] else { panic!("{:?}", view.submissions) };
    assert_eq!((corrected.state, held.state), ("refused", "held"));
    assert_eq!(held.reason.as_ref().unwrap().id, "submission-correction-refused");
    let words = &corrected.refusal.as_ref().unwrap().words;
    assert!(words.contains("This name cannot be stored"), "{words}");
    assert_eq!(desk.effects(case, "submit").await, 1);
    assert_ne!(view.applicant["customer"]["last_name"], "Newsample", "Atelio did not take it");
    desk.desk().correct(case, correction(), Hold::None).await.unwrap();
    desk.desk().retry(submit).await.unwrap();
    desk.settle(case).await;
    assert_eq!(desk.effects(case, "correct").await, 1);
    assert_eq!(desk.effects(case, "submit").await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn corrections_against_the_rules_name_their_fields_and_send_nothing() {
    let desk = atelio().await;
    let case = asked(&desk, "333-33-3333").await;
    let correction = json!({"customer": {"ssn": "400-00-0007", "brand_person_id": "mine"},
        "kyc": {"ip": "nowhere"}});
    let refused = desk.desk().correct(case, correction, Hold::None).await.unwrap_err();
    let paths: Vec<_> = refused.problems().iter().map(|it| it.path.as_str()).collect();
    assert_eq!(paths, ["customer.ssn", "customer.brand_person_id", "kyc.ip"]);
    let empty = desk.desk().correct(case, json!({}), Hold::None).await.unwrap_err();
    assert_eq!(empty.message().id, "error-correction-empty");
    assert_eq!(desk.effects(case, "correct").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_success_nothing_is_corrected_from_here() {
    let desk = atelio().await;
    let case = started(&desk, "400-00-0001").await;
    let correction = json!({"customer": {"email": "new@example.com"}});
    let refused = desk.desk().correct(case, correction, Hold::None).await.unwrap_err();
    assert_eq!(
        (refused.code().as_str(), refused.message().id),
        ("not_available", "reason-status".into())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_is_checked_without_a_vault_and_again_when_a_case_is_made() {
    let desk = atelio().await;
    let mut applicant = applicant(&desk, "400-00-0001");
    assert!(check_applicant(Provider::Atelio, &applicant).unwrap().is_empty());
    applicant["customer"]["addresses"][0]["zip_code"] = "1".into();
    applicant["customer"]["brand_person_id"] = "mine".into();
    applicant["kyc"].as_object_mut().unwrap().remove("ip");
    let problems = check_applicant(Provider::Atelio, &applicant).unwrap();
    let paths: Vec<_> = problems.iter().map(|it| it.path.as_str()).collect();
    for path in ["customer.addresses.0.zip_code", "customer.brand_person_id", "kyc.ip"] {
        assert!(paths.contains(&path), "{path}: {paths:?}");
    }
    let new = dossier_app::NewCase {
        connection_id: desk.connection,
        applicant,
        attested: vec![],
        hold: Hold::None,
    };
    let refused = desk.desk().create_case(new).await.unwrap_err();
    assert_eq!(refused.problems(), problems);
    assert!(desk.sim.effects().is_empty());
}

//! Two cases of one person.

use dossier_app::{Hold, NewCase, NewConnection, SimAnnouncement};
use dossier_domain::{CaseId, ConnectionId, Environment, Provider, Role};
use dossier_sim::{Options, Sim};
use serde_json::Value;

use crate::test_desk::TestDesk;

/// The same desk connected to another provider too; the simulator ends with the value.
async fn beside(desk: &TestDesk, provider: Provider) -> (Sim, ConnectionId) {
    let only = vec![provider.as_str().to_owned()];
    let sim = Sim::start(Options { only, ..Options::default() }).await.unwrap();
    let line = serde_json::to_string(sim.announcement()).unwrap();
    let added = desk.desk().add_simulated(SimAnnouncement::parse(&line).unwrap()).await.unwrap();
    (sim, added[0].connection.connection_id.parse().unwrap())
}

async fn case(desk: &TestDesk, connection_id: ConnectionId, applicant: Value) -> CaseId {
    let new = NewCase { connection_id, applicant, attested: vec![], hold: Hold::None };
    let created = desk.desk().create_case(new).await.expect("queued");
    desk.desk().deliver_create(&created).await.expect("created");
    created.case_id
}

fn applicant(provider: Provider) -> Value {
    dossier_providers::rules(provider).template(rand::random())
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_at_two_providers_is_shown_as_one() {
    let desk = TestDesk::of(Provider::FincomV2).await;
    let (_sim, elsewhere) = beside(&desk, Provider::Connectfi).await;
    let known = applicant(Provider::FincomV2);
    let basic = &known["basic_info"];
    let here = case(&desk, desk.connection, known.clone()).await;
    let mut same_birth = applicant(Provider::Connectfi);
    for (name, value) in [
        ("firstName", &basic["first_name"]),
        ("lastName", &basic["last_name"]),
        ("dateOfBirth", &basic["dob"]),
    ] {
        same_birth["customer"][name] = value.clone();
    }
    let mut same_name = same_birth.clone();
    same_name["customer"]["dateOfBirth"] = "1949-01-01".into();
    same_name["customer"]["identificationDocuments"][0]["value"] = "666001234".into();
    same_name["customer"]["email"] = "somebody.else@example.com".into();
    let mut same_mail = applicant(Provider::Connectfi);
    same_mail["customer"]["email"] = basic["email"].clone();

    let by_birth = case(&desk, elsewhere, same_birth).await;
    case(&desk, elsewhere, same_name).await;
    let by_mail = case(&desk, elsewhere, same_mail).await;
    case(&desk, elsewhere, applicant(Provider::Connectfi)).await;
    let found = desk.desk().same_person(here).await.unwrap();
    let ids: Vec<_> = found.iter().map(|it| it.summary.case_id.clone()).collect();
    assert_eq!(ids, [by_birth.to_string(), by_mail.to_string()], "a name alone is not enough");
    assert_eq!(
        (found[0].provider, found[0].connection.as_str()),
        ("connectfi", "Simulated connectFi")
    );
    let back = desk.desk().same_person(by_mail).await.unwrap();
    assert_eq!(back[0].summary.case_id, here.to_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn customers_of_another_owner_are_not_held_against_each_other() {
    let desk = TestDesk::of(Provider::FincomV2).await;
    let known = desk.template();
    let here = case(&desk, desk.connection, known.clone()).await;
    let told = desk.sim.connection("fincom-v2").unwrap().clone();
    let new = |name: &str, owner: Option<&str>| NewConnection {
        provider: Provider::FincomV2,
        name: name.to_owned(),
        environment: Environment::Simulated,
        base_url: told.base_url.clone(),
        credentials: told.credentials.to_string().into(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: owner.map(str::to_owned),
    };
    for (name, owner, seen) in [("Ours", None, 1), ("Theirs", Some("Another company"), 1)] {
        let added = desk.desk().add_connection(new(name, owner)).await.unwrap();
        case(&desk, added.connection_id.parse().unwrap(), known.clone()).await;
        assert_eq!(desk.desk().same_person(here).await.unwrap().len(), seen, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_review_is_told_nothing() {
    let nobody = CaseId::from_uuid(uuid::Uuid::nil());
    for (role, told) in [(Role::Support, true), (Role::Reviewer, false)] {
        let desk = TestDesk::start(Provider::FincomV2, role, 0).await;
        let found = desk.desk().same_person(nobody).await;
        assert_eq!(matches!(found.as_deref(), Ok([])), told, "{role:?} is not even looked up for");
    }
}

//! How cases come to the desk.

use dossier_app::{Hold, NewCase};
use dossier_domain::{AttestationKind, ErrorCode, Provider, Role, Sensitive, Stage, View};
use serde_json::json;

use crate::test_desk::{TestDesk, attested};

#[tokio::test(flavor = "multi_thread")]
async fn outside_simulation_the_operator_attests_or_nothing_is_made() {
    let desk = TestDesk::new().await;
    let connection_id = desk.sandbox().await;
    let new = |kinds: &[AttestationKind]| NewCase {
        connection_id,
        applicant: desk.applicant("400"),
        attested: attested(kinds),
        hold: Hold::None,
    };
    let refused = desk.desk().create_case(new(&[AttestationKind::Phone])).await.unwrap_err();
    assert_eq!(refused.code().as_str(), "not_available");
    assert!(
        refused.message().params.contains(&("lacking".to_owned(), "email, agreements".to_owned())),
        "{:?}",
        refused.message()
    );
    assert_eq!(desk.list(View::All).await.total, 0);
    use AttestationKind::{Agreements, Email, Phone};
    let created = desk.desk().create_case(new(&[Phone, Email, Agreements])).await.unwrap();
    desk.desk().deliver_create(&created).await.unwrap();
    let view = desk.show(created.case_id).await;
    let kinds: Vec<_> = view.attestations.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, ["phone", "email", "agreements"]);
    let recorded = view.timeline.iter().filter(|entry| entry.kind == "case.attested").count();
    assert_eq!(recorded, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_that_breaks_rules_is_refused_field_by_field() {
    let desk = TestDesk::new().await;
    let mut applicant = desk.applicant("400");
    applicant["email"] = "not an address".into();
    applicant["investment_profile"]["income"] = "PLENTY".into();
    applicant["date_of_birth"] = "2020-02-02".into();
    let new =
        NewCase { connection_id: desk.connection, applicant, attested: vec![], hold: Hold::None };
    let refused = desk.desk().create_case(new).await.unwrap_err();
    assert_eq!(refused.code().as_str(), "invalid_input");
    let paths: Vec<_> = refused.problems().iter().map(|it| it.path.as_str()).collect();
    for path in ["email", "investment_profile.income", "date_of_birth"] {
        assert!(paths.contains(&path), "{path} is named: {paths:?}");
    }
    assert!(desk.sim.effects().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_made_while_the_provider_is_away_is_kept_and_made_later() {
    let desk = TestDesk::new().await;
    desk.fault("*", "*", None, json!({"kind": "reset_before"}));
    let created = desk.queue_create("400").await.unwrap();
    let failed = desk.desk().deliver_create(&created).await.unwrap_err();
    assert_eq!(failed.code().as_str(), "provider_unavailable");
    assert_eq!(failed.case_id(), Some(created.case_id), "the sentence can say that it is saved");
    desk.faults(json!({}));
    desk.advance(std::time::Duration::from_secs(301));
    desk.settle(created.case_id).await;
    assert_eq!(desk.status(created.case_id).await, "CREATED");
    assert_eq!(desk.effects(created.case_id, "create").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_followed_line_by_line() {
    let desk = TestDesk::with(Role::Supervisor, 12).await;
    let known: Vec<_> =
        desk.sim.announcement().cases.iter().map(|case| case.external_id.clone()).collect();
    assert_eq!(known.len(), 12);
    let csv = format!(
        "name,external_id\na,{}\nb,{}\nc,{}\nd,00000000-0000-4000-8000-000000000000\ne\n",
        known[0], known[1], known[0]
    );
    let mut heard = 0;
    let imported =
        desk.desk().import_cases(desk.connection, csv.as_bytes(), |_| heard += 1).await.unwrap();
    assert_eq!((imported.added, imported.already_known), (2, 1));
    let lines: Vec<_> = imported.refused.iter().map(|refused| refused.line).collect();
    assert_eq!(lines, [5, 6]);
    assert_eq!(heard, 5);
    let error = desk.desk().import_cases(desk.connection, b"id\n1\n", |_| ()).await.unwrap_err();
    assert_eq!(error.code().as_str(), "invalid_input");
}

#[tokio::test(flavor = "multi_thread")]
async fn seeded_cases_stand_in_their_views_and_are_found_by_name_and_id() {
    let desk = TestDesk::with(Role::Supervisor, 20).await;
    for case in desk.sim.announcement().cases.clone() {
        desk.desk().follow_case(desk.connection, &case.external_id).await.unwrap();
    }
    assert_eq!(desk.list(View::All).await.total, 20);
    let mut homes = 0;
    for view in [View::NeedsUs, View::Waiting, View::Decided] {
        homes += desk.list(view).await.total;
    }
    assert_eq!(homes, 20, "each case is with us, or waits, or is decided");
    let needs_us = desk.list(View::NeedsUs).await;
    let due: Vec<_> = needs_us.cases.iter().filter_map(|row| row.due_at).collect();
    assert!(due.is_sorted(), "most urgent first");
    for row in desk.list(View::NeedsDocuments).await.cases {
        assert_eq!(row.stage, Stage::DocumentsNeeded);
        assert!(row.needs.iter().any(|need| need.starts_with("document:")), "{row:?}");
    }
    let row = needs_us.cases[0].clone();
    for text in [row.name.clone().unwrap(), row.external_id.clone().unwrap()] {
        let request = dossier_app::QueueRequest {
            filter: dossier_domain::QueueFilter::of(View::All),
            search: Some(Sensitive::new(text.clone())),
            ..Default::default()
        };
        let found = desk.desk().queue(request).await.unwrap();
        assert!(found.cases.iter().any(|it| it.case_id == row.case_id), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_are_named_in_three_ways() {
    let desk = TestDesk::new().await;
    let case = desk.created("400").await;
    let external_id = desk.external_id(case).await;
    let find = async |text: String| desk.desk().find_case(&text).await;
    assert_eq!(find(case.to_string()).await.unwrap(), case);
    assert_eq!(find(format!("{}:{external_id}", desk.connection)).await.unwrap(), case);
    assert_eq!(find(format!("jiko:{external_id}")).await.unwrap(), case);
    for unknown in ["jiko:nothing", "nobody:1", "x", ""] {
        assert_eq!(find(unknown.to_owned()).await.unwrap_err().code().as_str(), "not_found");
    }
    let other = desk.sandbox().await;
    desk.desk().follow_case(other, &external_id).await.unwrap();
    let ambiguous = find(format!("jiko:{external_id}")).await.unwrap_err();
    assert_eq!(ambiguous.code().as_str(), "invalid_input");
}

#[tokio::test(flavor = "multi_thread")]
async fn delivered_events_have_their_cases_read_and_forged_ones_do_not() {
    let desk = TestDesk::new().await;
    let case = desk.submitted("300").await;
    desk.sim.set_outcome("jiko", &desk.external_id(case).await, "approved").unwrap();
    let start = std::time::Instant::now();
    let lines = loop {
        let lines = desk.sim.webhooks(Some("jiko"));
        if lines.iter().any(|line| line.body.contains("application.approved")) {
            break lines;
        }
        assert!(start.elapsed().as_secs() < 10, "the simulator tells of the approval");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    };
    let mut text: Vec<String> =
        lines.iter().map(|line| serde_json::to_string(line).unwrap()).collect();
    let count = text.len() as u32;
    let forged = text.last().unwrap().replace("application.approved", "application.rejected");
    text.extend([text[0].clone(), forged, "{}".to_owned()]);
    let ingested = desk.desk().ingest_events(desk.connection, &text.join("\n")).await.unwrap();
    assert_eq!((ingested.accepted, ingested.duplicate), (count, 1));
    let lines: Vec<_> = ingested.rejected.iter().map(|it| it.line).collect();
    assert_eq!(lines, [u64::from(count) + 2, u64::from(count) + 3]);
    desk.sync(dossier_app::Scope::All).await.unwrap();
    assert_eq!(desk.status(case).await, "APPROVED", "read at once, not in 15 minutes");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_template_of_every_provider_makes_a_case_that_is_still_there_after_a_restart() {
    for provider in Provider::ALL {
        let mut desk = TestDesk::of(provider).await;
        let case = desk.made(desk.template()).await;
        assert_eq!(desk.states(case).await, [("create", "accepted")], "{provider}");
        let external_id = desk.external_id(case).await;
        assert!(!external_id.is_empty(), "{provider}");

        desk.restart().await;
        assert_eq!(desk.external_id(case).await, external_id, "{provider}");
        assert!(desk.show(case).await.applicant.is_object(), "{provider}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_provider_lists_is_followed_once_and_jiko_lists_nothing() {
    for provider in [Provider::Atelio, Provider::FincomV2] {
        let desk = TestDesk::of(provider).await;
        for _ in 0..2 {
            desk.made(desk.template()).await;
        }
        let other = desk.sandbox().await;
        let first = desk.desk().follow_all(other, |_| ()).await.unwrap();
        assert_eq!((first.added, first.already_known), (2, 0), "{provider}: {first:?}");
        let again = desk.desk().follow_all(other, |_| ()).await.unwrap();
        assert_eq!((again.added, again.already_known), (0, 2), "{provider}: {again:?}");
        assert_eq!(desk.list(View::All).await.total, 4, "{provider}");
    }

    let desk = TestDesk::new().await;
    let refused = desk.desk().follow_all(desk.connection, |_| ()).await.unwrap_err();
    assert_eq!(refused.code(), ErrorCode::NotAvailable);
}

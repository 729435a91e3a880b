//! Webhooks that are registered at a provider, and the events that come by them.

use dossier_app::Hold;
use dossier_domain::{Provider, Role};

use crate::test_desk::TestDesk;

const ADDRESS: &str = "https://hooks.example.com/dossier";

/// The events that went to an address, as an inbox there writes them down.
fn delivered(desk: &TestDesk) -> String {
    let lines = desk.sim.webhooks(Some(desk.provider.as_str()));
    lines.iter().map(|line| serde_json::to_string(line).unwrap() + "\n").collect()
}

async fn started(desk: &TestDesk) -> dossier_domain::CaseId {
    let case = desk.made(desk.template()).await;
    desk.desk().submit(case, Hold::None).await.expect("submit is available");
    desk.settle(case).await;
    case
}

#[tokio::test(flavor = "multi_thread")]
async fn events_are_believed_by_the_secret_of_the_subscription_also_after_a_restart() {
    for provider in [Provider::Jiko, Provider::Atelio] {
        let mut desk = TestDesk::of(provider).await;
        assert!(desk.desk().webhooks(desk.connection).await.unwrap().is_empty());
        started(&desk).await;
        let before = delivered(&desk);
        let made = desk.desk().register_webhook(desk.connection, ADDRESS).await.unwrap();
        assert_eq!((made.url.as_str(), made.active), (ADDRESS, true));
        let listed = desk.desk().webhooks(desk.connection).await.unwrap();
        assert_eq!(listed.len(), 1, "{provider:?}");
        assert_eq!((&listed[0].webhook_id, listed[0].active), (&made.webhook_id, true));
        desk.restart().await;
        let case = started(&desk).await;
        let after = delivered(&desk).replace(&before, "");
        assert!(after.contains(&desk.external_id(case).await), "{provider:?}: {after}");
        let ingested = desk.desk().ingest_events(desk.connection, &after).await.unwrap();
        assert_eq!((ingested.accepted, ingested.rejected.len()), (1, 0), "{provider:?}");
        let old = desk.desk().ingest_events(desk.connection, &before).await.unwrap();
        assert_eq!(old.rejected[0].reason.id, "reason-event-forged", "not by the secret before");
        desk.desk().remove_webhook(desk.connection, &made.webhook_id).await.unwrap();
        assert!(desk.desk().webhooks(desk.connection).await.unwrap().is_empty());
        let twice = desk.desk().remove_webhook(desk.connection, &made.webhook_id).await;
        assert_eq!(twice.unwrap_err().code().as_str(), "not_found", "{provider:?}");
        assert!(desk.desk().verify_journal().await.unwrap().ok);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn credentials_that_are_replaced_leave_the_secret_of_a_subscription_in_use() {
    let desk = TestDesk::of(Provider::Jiko).await;
    desk.desk().register_webhook(desk.connection, ADDRESS).await.unwrap();
    let mut fresh = desk.sim.connection("jiko").unwrap().credentials.clone();
    fresh.as_object_mut().unwrap().remove("webhook_secret");
    let fresh = fresh.to_string().into();
    desk.desk().rotate_credentials(desk.connection, fresh).await.unwrap();
    started(&desk).await;
    let told = desk.desk().ingest_events(desk.connection, &delivered(&desk)).await.unwrap();
    assert_eq!((told.accepted, told.rejected.len()), (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_the_provider_refuses_is_told_in_its_words_and_nothing_is_kept() {
    for provider in [Provider::Jiko, Provider::Atelio] {
        let desk = TestDesk::of(provider).await;
        let refused = desk.desk().register_webhook(desk.connection, "nowhere").await.unwrap_err();
        assert_eq!(refused.code().as_str(), "provider_refused", "{provider:?}");
        started(&desk).await;
        let told = desk.desk().ingest_events(desk.connection, &delivered(&desk)).await.unwrap();
        assert_eq!(told.accepted, 1, "the secret before still counts");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_supervisor_changes_where_events_go() {
    let desk = TestDesk::with(Role::Support, 0).await;
    let made = desk.desk().register_webhook(desk.connection, ADDRESS).await.unwrap_err();
    assert_eq!(made.message().id, "reason-role");
    let removed = desk.desk().remove_webhook(desk.connection, "any").await.unwrap_err();
    assert_eq!(removed.message().id, "reason-role");
}

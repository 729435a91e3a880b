//! A backup that is put back knows less than the provider does: nothing is done twice for that.

use dossier_app::{Hold, Scope};
use dossier_domain::{CaseId, Provider, Role, Stage};

use crate::{connectfi, fincom, test_desk::TestDesk};

/// Every effect that counts at the provider. Copies of files that nothing links are none: where a
/// provider has neither key nor list of them, one more is sent.
fn effects(desk: &TestDesk) -> Vec<(String, u64)> {
    let unlinked = match desk.provider {
        Provider::FincomV1 | Provider::FincomV2 | Provider::ConnectfiAkepa => "upload:",
        _ => "none",
    };
    let counts = |effect: &str| !effect.starts_with(unlinked);
    let effects = desk.sim.effects().into_iter().filter(|it| counts(&it.effect));
    effects.map(|it| (it.effect, it.count)).collect()
}

/// Backs up what is owed, delivers it, puts the backup back, and syncs.
async fn nothing_twice(desk: &mut TestDesk, case: CaseId) {
    let owed = desk.desk().outbox(false).await.unwrap().len();
    assert!(owed > 0, "something is owed");
    let file = desk.back_up().await;
    desk.settle(case).await;
    let (done, stage) = (effects(desk), desk.show(case).await.summary.stage);
    let provider = desk.provider;
    assert!(desk.desk().outbox(false).await.unwrap().is_empty(), "{provider}: all was delivered");

    desk.put_back(&file).await;
    let open = desk.desk().outbox(false).await.unwrap();
    assert_eq!(open.len(), owed);
    for row in &open {
        assert_eq!(row.state, "uncertain", "{provider}: {row:?}");
    }
    desk.settle(case).await;
    desk.sync(Scope::All).await.unwrap();
    assert_eq!(effects(desk), done, "{provider}: nothing was done twice");
    let states = desk.states(case).await;
    assert!(states.iter().all(|(_, state)| *state == "accepted"), "{provider}: {states:?}");
    // A simulated provider may have gone on by itself meanwhile.
    let now = desk.show(case).await.summary.stage;
    assert!(now == stage || now == Stage::Approved, "{provider}: {now:?} after {stage:?}");
    assert!(desk.desk().verify_journal().await.unwrap().ok);
}

async fn ready(provider: Provider) -> (TestDesk, CaseId) {
    let desk = TestDesk::of(provider).await;
    let case = match provider {
        Provider::Jiko => desk.needs_documents().await,
        Provider::Connectfi | Provider::ConnectfiAkepa => connectfi::started(&desk, "Sample").await,
        Provider::FincomV1 | Provider::FincomV2 => fincom::customer(&desk).await,
        Provider::Atelio => desk.made(desk.template()).await,
    };
    let slots: &[&str] = match provider {
        Provider::Jiko => &["SELFIE", "PASSPORT"],
        Provider::Connectfi | Provider::ConnectfiAkepa => &["LICENSE/FRONT", "LICENSE/BACK"],
        Provider::FincomV1 | Provider::FincomV2 => &["PASSPORT", "UTILITY_BILL"],
        Provider::Atelio => &[],
    };
    for slot in slots {
        fincom::give(&desk, case, slot).await.expect("attached");
    }
    // Its uploads alone move a customer of connectFi's older contract.
    if provider != Provider::Connectfi {
        desk.desk().submit(case, Hold::None).await.expect("behind its uploads");
    }
    (desk, case)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_handed_in_after_the_backup_is_not_handed_in_again() {
    for provider in Provider::ALL {
        let (mut desk, case) = ready(provider).await;
        nothing_twice(&mut desk, case).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_created_after_the_backup_is_not_created_again() {
    for provider in Provider::ALL {
        let mut desk = TestDesk::of(provider).await;
        let new = dossier_app::NewCase {
            connection_id: desk.connection,
            applicant: desk.template(),
            attested: vec![],
            hold: Hold::None,
        };
        let case = desk.desk().create_case(new).await.expect("queued").case_id;
        nothing_twice(&mut desk, case).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_after_the_backup_is_not_made_again() {
    for provider in [Provider::Jiko, Provider::Connectfi, Provider::ConnectfiAkepa] {
        let mut desk = TestDesk::of(provider).await;
        let case = desk.made(desk.template()).await;
        desk.desk().submit(case, Hold::None).await.expect("the first");
        nothing_twice(&mut desk, case).await;
    }
}

#[cfg(feature = "controls")]
#[tokio::test(flavor = "multi_thread")]
async fn without_reading_back_a_backup_that_is_put_back_creates_twice() {
    let desk = TestDesk::new().await;
    let case = desk.queue_create("400").await.expect("queued").case_id;
    let file = desk.back_up().await;
    desk.settle(case).await;
    assert_eq!(effects(&desk), [("create".to_owned(), 1)]);
    desk.desk().close().await.unwrap();
    let blind = dossier_app::DeskOptions {
        reconcile: false,
        ..crate::test_desk::options(desk.clock.clone(), &desk.home)
    };
    let vault = desk.home.path().join("blind");
    let passphrase = crate::test_desk::PASSPHRASE.into();
    let restoring = dossier_app::Desk::restore(&vault, &file, passphrase, blind, |_, _| ());
    restoring.await.unwrap().deliver_all(Scope::All).await.unwrap();
    let created: u64 = desk.sim.effects().iter().map(|it| it.count).sum();
    assert_eq!(created, 2, "the control");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_had_not_left_leaves_and_what_waited_for_a_person_waits_again() {
    let mut desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    desk.attach(case, "SELFIE").await;
    desk.attach_held(case, "PASSPORT", Hold::UntilReleased).await.unwrap();
    let file = desk.back_up().await;
    desk.put_back(&file).await;
    desk.settle(case).await;
    let states: Vec<_> = desk.states(case).await.into_iter().skip(2).collect();
    assert_eq!(states, [("upload", "accepted"), ("upload", "parked")]);
    let held = desk.submissions(case).await.pop().unwrap();
    assert_eq!(held.reason.unwrap().id, "submission-restored-held");
    assert_eq!(desk.effects(case, "upload:PASSPORT").await, 0);
    desk.desk().retry(held.submission_id.parse().unwrap()).await.unwrap();
    desk.settle(case).await;
    assert_eq!(desk.effects(case, "upload:PASSPORT").await, 1);
    assert_eq!(desk.effects(case, "upload:SELFIE").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn putting_back_is_on_record_with_where_it_began() {
    let mut desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    desk.attach(case, "SELFIE").await;
    let file = desk.back_up().await;
    let entries = desk.desk().verify_journal().await.unwrap().entries;
    desk.put_back(&file).await;
    let journal = desk.home.path().join("journal");
    desk.desk().export_journal(&journal).await.unwrap();
    let text = std::fs::read_to_string(&journal).unwrap();
    let (last, next) = (entries as usize - 1, entries as usize);
    let line = |at: usize| text.lines().nth(at).unwrap();
    assert!(line(last).contains("vault.backed_up"), "the copy knows of itself");
    assert!(line(next).contains("vault.restored"), "{}", line(next));
    assert!(line(next).contains(&format!("\\\"sequence\\\":{entries}")), "{}", line(next));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_supervises_writes_a_backup_and_puts_one_back() {
    let desk = TestDesk::with(Role::Reviewer, 0).await;
    let file = desk.home.path().join("backup");
    let refused = desk.desk().back_up(&file).await.unwrap_err();
    assert_eq!(refused.code().as_str(), "not_available");
    assert!(!file.exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_vault_in_the_way_is_kept_beside_and_stays_if_the_backup_does_not_open() {
    use dossier_app::{Backup, Desk};
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    let file = desk.back_up().await;
    assert!(desk.desk().last_backup().await.unwrap().is_some());
    desk.desk().close().await.unwrap();
    let vault = desk.home.path().join("vault");
    let header = vault.join("vault.json");
    std::fs::write(&header, b"no header").unwrap();
    let options = || crate::test_desk::options(desk.clock.clone(), &desk.home);
    assert!(!Backup::read(&file).unwrap().keys.has_recovery_code);

    let wrong = Desk::restore_instead(&vault, &file, "wrong".into(), options(), |_, _| ()).await;
    assert_eq!(wrong.unwrap_err().code().as_str(), "wrong_passphrase");
    assert_eq!(std::fs::read(&header).unwrap(), b"no header", "as it was found");

    let passphrase = crate::test_desk::PASSPHRASE.into();
    let restoring = Desk::restore_instead(&vault, &file, passphrase, options(), |_, _| ());
    let (restored, aside) = restoring.await.unwrap();
    assert_eq!(std::fs::read(aside.join("vault.json")).unwrap(), b"no header");
    assert!(aside.join("vault.db").exists(), "kept whole");
    assert_eq!(restored.show_case(case).await.unwrap().summary.case_id, case.to_string());
    restored.close().await.unwrap();
}

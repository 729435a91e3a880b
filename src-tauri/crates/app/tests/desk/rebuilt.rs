//! The tables hold what the journal tells: after random acts, deliveries, faults, erasures and a
//! backup that was put back, what the entries build equals what is stored.

use std::time::Duration;

use dossier_app::{
    Attach, CaseView, DocumentDetails, Error, Hold, NewCase, Projections, RetentionChange, Scope,
};
use dossier_documents::synthetic;
use dossier_domain::{AttestationKind, CaseId, Provider, Recommendation, Role, SlotName, View};
use proptest::{
    prelude::{Strategy, any},
    sample::Index,
    strategy::ValueTree,
    test_runner::TestRunner,
};
use serde_json::json;

use crate::test_desk::{PASSPHRASE, TestDesk, attested};

/// So many acts altogether; `DOSSIER_REBUILD_ACTS=10000` for more.
const ACTS: usize = 300;
/// So many with one vault.
const ACTS_OF_A_VAULT: usize = 75;
/// Acts between two looks.
const LOOK_AFTER: usize = 15;
const PROVIDERS: [Provider; 4] =
    [Provider::Jiko, Provider::FincomV2, Provider::ConnectfiAkepa, Provider::Atelio];
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// What to do, to which case, and how.
type Act = (u8, Index, Index);

fn act() -> impl Strategy<Value = Act> {
    (0..26_u8, any::<Index>(), any::<Index>())
}

/// A desk, and what was done with it.
struct Trial {
    desk: TestDesk,
    /// Acts that were not refused.
    done: usize,
    restored: bool,
}

impl Trial {
    async fn cases(&self) -> Vec<CaseId> {
        let rows = self.desk.list(View::All).await.cases;
        let mut ids: Vec<CaseId> = rows.iter().map(|it| it.case_id.parse().unwrap()).collect();
        ids.sort();
        ids
    }

    /// Does one thing. What is refused changes nothing, which is looked at too.
    async fn act(&mut self, (what, which, how): Act) {
        let cases = self.cases().await;
        if cases.is_empty() || what == 0 {
            return self.create(how).await;
        }
        let case = *which.get(&cases);
        let desk = self.desk.desk();
        let view = self.desk.show(case).await;
        let done: Result<(), Error> = match what {
            1 => desk.note(case, "a synthetic note").await.map(drop),
            2 => desk.check(case, one(how, &["name_matches", "address_matches"])).await.map(drop),
            3 => {
                let reasons: &[&str] = if how.index(2) == 0 { &["clear"] } else { &["clear", "x"] };
                self.desk.recommend(case, Recommendation::Approve, reasons).await.map(drop)
            }
            4..=7 => self.attach(&view, how).await,
            8 | 9 => desk.submit(case, hold(how)).await.map(drop),
            10 => desk.hold_case(case, "asked for by the owner").await.map(drop),
            11 => desk.release_hold(case, "over").await.map(drop),
            12 => {
                desk.date_record(case, "2026-01-01".parse().unwrap()).await.unwrap();
                desk.reveal_case(case, "compare with the card").await.map(drop)
            }
            13 => desk.attest(case, attested(&[AttestationKind::Phone])).await.map(drop),
            14 => desk.answer_outside(case, "answered by telephone").await.map(drop),
            15 => self.move_submission(&view, how).await,
            16 => self.settings(how).await,
            17 => {
                let days = how.index(3) as u32;
                let change = RetentionChange {
                    keep_days: Some(days),
                    applicant_days: Some(days),
                    record_keeper: Some(false),
                    ..Default::default()
                };
                desk.set_retention(self.desk.connection, change).await.map(drop)
            }
            18 => {
                self.desk.advance(DAY * 2);
                desk.erase_due(true).await.map(drop)
            }
            19 => {
                let outcomes = ["approved", "rejected", "manual_review", "documents_needed"];
                let provider = self.desk.provider.as_str();
                if let Some(id) = &view.summary.external_id {
                    let _ = self.desk.sim.set_outcome(provider, id, one(how, &outcomes));
                }
                self.desk.sync(Scope::Case(case)).await.map(drop)
            }
            20 => {
                let fault = how
                    .get(&[
                        json!({"kind": "reset_after"}),
                        json!({"kind": "status",
                    "status": 500}),
                    ])
                    .clone();
                self.desk.fault("POST", "*", Some(1), fault);
                self.desk.desk().deliver_next(Scope::All).await.map(drop)
            }
            21 => desk.catch_up(self.desk.connection).await.map(drop),
            22 => {
                self.desk.restart().await;
                self.desk.desk().note_unlocked().await
            }
            23 if !self.restored => {
                let file = self.desk.back_up().await;
                self.desk.put_back(&file).await;
                self.restored = true;
                Ok(())
            }
            _ => desk.deliver_all(Scope::All).await.map(drop),
        };
        if let Err(error) = &done {
            let code = error.code().as_str();
            assert!(!["vault_damaged", "internal"].contains(&code), "{what}: {error:?}");
        }
        self.done += usize::from(done.is_ok());
    }

    async fn create(&mut self, how: Index) {
        let applicant = match self.desk.provider {
            Provider::Jiko => self.desk.applicant(one(how, &["210", "300", "400"])),
            _ => self.desk.template(),
        };
        let new = NewCase {
            connection_id: self.desk.connection,
            applicant,
            attested: vec![],
            hold: Hold::None,
        };
        if let Ok(created) = self.desk.desk().create_case(new).await {
            // A fault that was set may meet it.
            let _ = self.desk.desk().deliver_create(&created).await;
            self.done += 1;
        }
    }

    async fn attach(&self, view: &CaseView, how: Index) -> Result<(), Error> {
        if view.slots.is_empty() {
            return Ok(());
        }
        let slot = how.get(&view.slots).slot.clone();
        let attach = Attach {
            case_id: view.summary.case_id.parse().unwrap(),
            slot: SlotName::new(slot),
            details: DocumentDetails {
                number: Some("X0000000".to_owned()),
                ..DocumentDetails::default()
            },
            edit: Default::default(),
            confirm_person: (how.index(5) == 0).then(|| "seen at the counter".to_owned()),
            hold: hold(how),
        };
        let photo = synthetic::photo_jpeg(how.index(1_000) as u64, 640, 480, 6);
        self.desk.desk().attach_bytes(attach, photo).await.map(drop)
    }

    async fn move_submission(&self, view: &CaseView, how: Index) -> Result<(), Error> {
        if view.submissions.is_empty() {
            return Ok(());
        }
        let id = how.get(&view.submissions).submission_id.parse().unwrap();
        let desk = self.desk.desk();
        match how.index(3) {
            0 => desk.withdraw(id).await.map(drop),
            1 => desk.retry(id).await.map(drop),
            _ => desk.confirm_person(id, "the same on both").await.map(drop),
        }
    }

    async fn settings(&self, how: Index) -> Result<(), Error> {
        let desk = self.desk.desk();
        match how.index(5) {
            0 => {
                let policy = desk.policy(None).await?.policy;
                desk.set_policy(&json!(policy).to_string()).await.map(drop)
            }
            1 => desk.set_role(Role::Supervisor).await,
            2 => {
                let announced = self.desk.sim.connection(self.desk.provider.as_str()).unwrap();
                let credentials = announced.credentials.to_string();
                desk.rotate_credentials(self.desk.connection, credentials.into()).await
            }
            3 => {
                let others = desk.connections().await?;
                let main = self.desk.connection.to_string();
                match others.iter().find(|it| it.connection_id != main) {
                    Some(other) => {
                        desk.remove_connection(other.connection_id.parse().unwrap()).await
                    }
                    None => {
                        self.desk.sandbox().await;
                        Ok(())
                    }
                }
            }
            _ => desk.change_passphrase(PASSPHRASE.into(), PASSPHRASE.into(), None).await.map(drop),
        }
    }

    async fn look(&self, last: &Act) {
        let found = self.desk.desk().rebuild().await.unwrap();
        assert_eq!(found.projections, Projections::Equal, "{found:?} after {last:?}");
    }
}

fn one<'a>(how: Index, of: &[&'a str]) -> &'a str {
    of[how.index(of.len())]
}

fn hold(how: Index) -> Hold {
    if how.index(4) == 0 { Hold::UntilReleased } else { Hold::None }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_entries_build_is_what_is_stored() {
    let acts = std::env::var("DOSSIER_REBUILD_ACTS").ok().and_then(|it| it.parse().ok());
    let acts: usize = acts.unwrap_or(ACTS);
    let mut runner = TestRunner::deterministic();
    let (mut rows, mut done) = (0, 0);
    for vault in 0..acts.div_ceil(ACTS_OF_A_VAULT) {
        let desk = TestDesk::of(PROVIDERS[vault % PROVIDERS.len()]).await;
        let mut trial = Trial { desk, done: 0, restored: false };
        for number in 1..=ACTS_OF_A_VAULT.min(acts) {
            let act = act().new_tree(&mut runner).unwrap().current();
            trial.act(act).await;
            if number % LOOK_AFTER == 0 {
                trial.look(&act).await;
            }
        }
        rows += trial.desk.desk().rebuild().await.unwrap().rows;
        done += trial.done;
        assert!(trial.desk.desk().verify_journal().await.unwrap().ok);
    }
    println!("figure: {done} of {acts} acts done, {rows} rows equal");
    assert!(done > acts / 3, "most acts are possible: {done} of {acts}");
    assert!(rows > acts / 3, "{rows} rows were compared");
}

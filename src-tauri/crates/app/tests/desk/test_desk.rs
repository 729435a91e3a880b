//! A desk of its own for each test: temporary vault, simulated provider, a clock that can be
//! moved. Its methods speak of cases.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use dossier_app::{
    Attach, CaseView, Clock, Desk, DeskOptions, DocumentDetails, Error, Hold, NewCase,
    NewConnection, NewDesk, QueueRequest, QueueView, Recommend, Scope, SimAnnouncement, Step,
    SubmissionView, Sync, SyncReport,
};
use dossier_documents::{Worker, synthetic};
use dossier_domain::{
    Attestation, CaseId, ConnectionId, Environment, Link, Provider, Recommendation, Role, SlotName,
    SubmissionState, View,
};
use dossier_sim::{Options, Sim};
use serde_json::{Value, json};
use tempfile::TempDir;

pub const PASSPHRASE: &str = "a passphrase of the test";

/// This computer's clock plus what a test adds.
pub struct MovedClock(pub Mutex<TimeDelta>);

impl Clock for MovedClock {
    fn now(&self) -> DateTime<Utc> {
        Utc::now() + *self.0.lock().unwrap()
    }
}

pub struct TestDesk {
    pub home: TempDir,
    pub sim: Sim,
    pub clock: Arc<MovedClock>,
    pub connection: ConnectionId,
    /// The provider that is simulated.
    pub provider: Provider,
    /// The vault's folder in its home.
    vault: &'static str,
    desk: Option<Desk>,
}

impl TestDesk {
    pub async fn new() -> Self {
        Self::with(Role::Supervisor, 0).await
    }

    /// Jiko with so many seeded cases, for a person with this role.
    pub async fn with(role: Role, cases: usize) -> Self {
        Self::start(Provider::Jiko, role, cases).await
    }

    /// A desk with one connection, to this provider.
    pub async fn of(provider: Provider) -> Self {
        Self::start(provider, Role::Supervisor, 0).await
    }

    pub async fn start(provider: Provider, role: Role, cases: usize) -> Self {
        let delay = Duration::from_millis(30);
        let only = vec![provider.as_str().to_owned()];
        let sim = Sim::start(Options { cases, delay, only, ..Options::default() })
            .await
            .expect("a simulator");
        let home = TempDir::new().unwrap();
        let clock = Arc::new(MovedClock(Mutex::default()));
        let new = NewDesk { reviewer: "Test Reviewer".to_owned(), role: Role::Supervisor };
        let vault = home.path().join("vault");
        let desk = Desk::create(&vault, PASSPHRASE.into(), new, options(clock.clone(), &home))
            .await
            .expect("a vault");
        let line = serde_json::to_string(sim.announcement()).unwrap();
        let added = desk.add_simulated(SimAnnouncement::parse(&line).unwrap()).await.unwrap();
        let connection = added[0].connection.connection_id.parse().unwrap();
        let desk = Some(desk);
        let mut this = Self { home, sim, clock, connection, provider, vault: "vault", desk };
        if role != Role::Supervisor {
            this.as_role(role).await;
        }
        this
    }

    /// The same vault, worked with in another role.
    pub async fn as_role(&mut self, role: Role) {
        self.desk().set_role(role).await.expect("on record");
        self.restart().await;
    }

    pub fn desk(&self) -> &Desk {
        self.desk.as_ref().expect("open")
    }

    /// Closes the vault and opens it again: what is only in memory is gone.
    pub async fn restart(&mut self) {
        self.close().await;
        self.reopen().await;
    }

    pub async fn close(&mut self) {
        self.desk().close().await.expect("closes");
        self.desk = None;
    }

    pub async fn reopen(&mut self) {
        let vault = self.home.path().join(self.vault);
        let options = options(self.clock.clone(), &self.home);
        let opened = Desk::open(&vault, PASSPHRASE.into(), options).await;
        self.desk = Some(opened.expect("opens again"));
    }

    /// Writes a backup; its file.
    pub async fn back_up(&self) -> std::path::PathBuf {
        let file = self.home.path().join("backup");
        self.desk().back_up(&file).await.expect("a backup");
        file
    }

    /// Goes on with what was put back from the backup, in a folder of its own.
    pub async fn put_back(&mut self, file: &std::path::Path) {
        self.desk().close().await.expect("closes");
        self.vault = "restored";
        let vault = self.home.path().join(self.vault);
        let options = options(self.clock.clone(), &self.home);
        let restoring = Desk::restore(&vault, file, PASSPHRASE.into(), options, |_, _| ());
        self.desk = Some(restoring.await.unwrap());
    }

    /// Moves the desk's clock and the simulator's windows together.
    pub fn advance(&self, by: Duration) {
        *self.clock.0.lock().unwrap() += TimeDelta::from_std(by).unwrap();
        self.sim.advance(by);
    }

    pub fn faults(&self, plan: Value) {
        self.sim.set_faults(plan).expect("a plan");
    }

    /// One fault on the first call of a method and path, or on all of them.
    pub fn fault(&self, method: &str, path: &str, first: Option<u32>, fault: Value) {
        let mut rule = json!({"fault": fault});
        for (name, value) in [("method", method), ("path", path)] {
            if value != "*" {
                rule[name] = value.into();
            }
        }
        if let Some(first) = first {
            rule["first"] = first.into();
        }
        self.faults(json!({"rules": [rule]}));
    }

    /// A synthetic applicant whose number starts with `prefix`, which decides what Jiko does.
    pub fn applicant(&self, prefix: &str) -> Value {
        let rules = dossier_providers::rules(Provider::Jiko);
        let mut applicant = rules.template(rand::random());
        applicant["identification_number"] = format!("{prefix:0<9}").into();
        applicant
    }

    pub async fn queue_create(&self, prefix: &str) -> Result<dossier_app::Created, Error> {
        self.desk()
            .create_case(NewCase {
                connection_id: self.connection,
                applicant: self.applicant(prefix),
                attested: vec![],
                hold: Hold::None,
            })
            .await
    }

    /// Makes a case of this applicant and delivers its create.
    pub async fn made(&self, applicant: Value) -> CaseId {
        let new = NewCase {
            connection_id: self.connection,
            applicant,
            attested: vec![],
            hold: Hold::None,
        };
        let created = self.desk().create_case(new).await.expect("queued");
        self.desk().deliver_create(&created).await.expect("created");
        created.case_id
    }

    /// A valid synthetic applicant of the desk's provider.
    pub fn template(&self) -> Value {
        dossier_providers::rules(self.provider).template(rand::random())
    }

    /// An application that exists at the provider, not submitted.
    pub async fn created(&self, prefix: &str) -> CaseId {
        let created = self.queue_create(prefix).await.expect("queued");
        self.desk().deliver_create(&created).await.expect("created");
        created.case_id
    }

    /// An application after its first submit.
    pub async fn submitted(&self, prefix: &str) -> CaseId {
        let case = self.created(prefix).await;
        self.desk().submit(case, Hold::None).await.expect("submit is available");
        self.settle(case).await;
        case
    }

    /// An application for which documents are needed.
    pub async fn needs_documents(&self) -> CaseId {
        let case = self.submitted("210").await;
        assert_eq!(self.show(case).await.summary.stage.as_str(), "DocumentsNeeded");
        case
    }

    pub async fn attach(&self, case_id: CaseId, slot: &str) -> dossier_app::Attached {
        self.attach_held(case_id, slot, Hold::None).await.expect("attached")
    }

    pub async fn attach_held(
        &self,
        case_id: CaseId,
        slot: &str,
        hold: Hold,
    ) -> Result<dossier_app::Attached, Error> {
        // Another picture each time, so that the simulator's record tells them apart.
        let photo = synthetic::photo_jpeg(rand::random(), 640, 480, 6);
        self.attach_these(case_id, slot, photo, hold).await
    }

    pub async fn attach_these(
        &self,
        case_id: CaseId,
        slot: &str,
        bytes: Vec<u8>,
        hold: Hold,
    ) -> Result<dossier_app::Attached, Error> {
        let attach = Attach {
            case_id,
            slot: SlotName::new(slot),
            details: DocumentDetails::default(),
            edit: Default::default(),
            confirm_person: None,
            hold,
        };
        self.desk().attach_bytes(attach, bytes).await
    }

    pub async fn settle(&self, case: CaseId) -> SyncReport {
        self.sync(Scope::Case(case)).await.expect("syncs")
    }

    pub async fn sync(&self, scope: Scope) -> Result<SyncReport, Error> {
        let timeout = Duration::from_secs(20);
        self.desk().sync(Sync { scope, until_idle: true, timeout }, |_| ()).await
    }

    /// One step after another until nothing is due; the steps.
    pub async fn deliver(&self) -> Vec<Step> {
        let mut steps = Vec::new();
        loop {
            match self.desk().deliver_next(Scope::All).await.expect("a step") {
                Step::Idle(_) => return steps,
                step => steps.push(step),
            }
            assert!(steps.len() < 100, "delivery comes to an end");
        }
    }

    /// Puts a recommendation on record, whatever the evidence is.
    pub async fn recommend(
        &self,
        case: CaseId,
        recommendation: Recommendation,
        reasons: &[&str],
    ) -> Result<Link, Error> {
        self.desk().recommend(case, recommend(recommendation, reasons)).await
    }

    pub async fn show(&self, case: CaseId) -> CaseView {
        self.desk().show_case(case).await.expect("the case")
    }

    pub async fn status(&self, case: CaseId) -> String {
        self.show(case).await.summary.provider_status.unwrap_or_default()
    }

    pub async fn list(&self, view: View) -> QueueView {
        self.desk()
            .queue(QueueRequest {
                filter: dossier_domain::QueueFilter::of(view),
                ..QueueRequest::default()
            })
            .await
            .unwrap()
    }

    pub async fn submissions(&self, case: CaseId) -> Vec<SubmissionView> {
        self.show(case).await.submissions
    }

    pub async fn states(&self, case: CaseId) -> Vec<(&'static str, &'static str)> {
        self.submissions(case).await.iter().map(|it| (it.kind, it.state)).collect()
    }

    pub async fn external_id(&self, case: CaseId) -> String {
        self.show(case).await.summary.external_id.expect("created")
    }

    /// How often the provider did this for the case.
    pub async fn effects(&self, case: CaseId, effect: &str) -> u64 {
        let external_id = self.external_id(case).await;
        self.sim.effect_count(self.provider.as_str(), &external_id, effect)
    }

    /// A second connection to the same provider in another environment.
    pub async fn sandbox(&self) -> ConnectionId {
        let announced = self.sim.connection(self.provider.as_str()).unwrap();
        let view = self
            .desk()
            .add_connection(NewConnection {
                provider: self.provider,
                name: "Sandbox".to_owned(),
                environment: Environment::Sandbox,
                base_url: announced.base_url.clone(),
                credentials: announced.credentials.to_string().into(),
                proxy: None,
                ca_pem: None,
                pins_pem: None,
                owner: None,
            })
            .await
            .expect("a second connection");
        view.connection_id.parse().unwrap()
    }
}

pub fn options(clock: Arc<MovedClock>, home: &TempDir) -> DeskOptions {
    let worker =
        Worker::beside_current_exe().expect("build it first: cargo build -p dossier-worker");
    let anchors = Some(home.path().join("anchors"));
    DeskOptions { clock, anchors, ..DeskOptions::new(worker) }
}

pub fn recommend(recommendation: Recommendation, reasons: &[&str]) -> Recommend {
    let reasons = reasons.iter().map(|it| (*it).to_owned()).collect();
    Recommend { recommendation, reasons, text: None, private: None, evidence: None }
}

pub fn attested(kinds: &[dossier_domain::AttestationKind]) -> Vec<Attestation> {
    let how = Some("by a code".to_owned());
    kinds.iter().map(|kind| Attestation { kind: *kind, at: Utc::now(), how: how.clone() }).collect()
}

pub fn moved_to(steps: &[Step]) -> Vec<SubmissionState> {
    let state = |step: &Step| match step {
        Step::Moved(_, state) => Some(*state),
        _ => None,
    };
    steps.iter().filter_map(state).collect()
}

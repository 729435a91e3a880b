use std::{
    collections::HashMap,
    fmt,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, atomic::AtomicBool},
};

use chrono::{DateTime, Utc};
use dossier_documents::Worker;
use dossier_domain::{
    Act, Actor, Case, CaseId, Connection, ConnectionId, ErrorCode, Fact, Message, Provider,
    Reviewer, ReviewerId, Role, VaultId,
};
use dossier_providers::{Client, Health, Settings};
use dossier_store::{Anchors, NewKeys, NewVault, Opener, ReadTx, Standing, Vault};
use uuid::{NoContext, Timestamp, Uuid};

use crate::{
    Clock, Error, NotFound, SystemClock, VaultView, default_anchors_dir, facts,
    fingerprints::Fingerprints,
    keys,
    outbox::{Claims, Pauses},
    readings::Readings,
    retention::Looked,
    reveal::RevealReasons,
    views::AnchorWord,
};

/// The least number of characters of a new passphrase that a person types, in window and terminal.
pub const LEAST_PASSPHRASE: usize = 8;

/// How a desk works, apart from its vault.
pub struct DeskOptions {
    /// Where it gets its time.
    pub clock: Arc<dyn Clock>,
    /// The program in which files are decoded.
    pub worker: Worker,
    /// Limits of provider calls.
    pub calls: Settings,
    /// The folder of the vaults' anchors; none where the person has no folder for it.
    pub anchors: Option<PathBuf>,
    /// Hears, while an older vault is brought up to date, of how many cases that is done and of how
    /// many.
    pub told: Option<Arc<dyn Fn(u64, u64) + Send + Sync>>,
    /// Whether a doubtful submission is read back before it is sent again. Off only in the test
    /// that shows what it is good for.
    #[cfg(feature = "controls")]
    pub reconcile: bool,
}

impl DeskOptions {
    /// The usual: this computer's clock, default limits.
    pub fn new(worker: Worker) -> Self {
        Self {
            clock: Arc::new(SystemClock),
            worker,
            calls: Settings::default(),
            anchors: default_anchors_dir(),
            told: None,
            #[cfg(feature = "controls")]
            reconcile: true,
        }
    }

    pub(crate) fn anchors(&self) -> Anchors {
        self.anchors.clone().map_or_else(Anchors::nowhere, Anchors::at)
    }
}

/// Who a new vault is for.
#[derive(Debug, Clone)]
pub struct NewDesk {
    /// The reviewer's name, as records show it.
    pub reviewer: String,
    /// What the reviewer may do.
    pub role: Role,
}

/// An open vault and what works on it. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) vault: Vault,
    pub(crate) options: DeskOptions,
    pub(crate) reviewer: Reviewer,
    clients: Mutex<HashMap<ConnectionId, Arc<dyn Client>>>,
    pub(crate) pauses: Pauses,
    pub(crate) claims: Claims,
    pub(crate) fingerprints: Fingerprints,
    pub(crate) readings: Readings,
    /// The log was folded in since this desk was opened.
    pub(crate) is_folded: AtomicBool,
    pub(crate) looked: Mutex<Option<Looked>>,
    /// The day on which the journal was last looked through for entries over their time.
    pub(crate) shortened_on: Mutex<Option<chrono::NaiveDate>>,
    pub(crate) reveal_reasons: RevealReasons,
    pub(crate) screen_shared: AtomicBool,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Desk")
    }
}

impl Desk {
    /// Makes a vault and opens a desk on it.
    pub async fn create(
        dir: &Path,
        keys: NewKeys,
        new: NewDesk,
        options: DeskOptions,
    ) -> Result<Self, Error> {
        let now = options.clock.now();
        let reviewer = Reviewer {
            id: ReviewerId::from_uuid(new_uuid(now)),
            name: new.reviewer,
            role: new.role,
        };
        let id = VaultId::from_uuid(new_uuid(now));
        let new = NewVault { id, now, reviewer: reviewer.clone() };
        let vault = Vault::create(dir, keys, new, &options.anchors()).await?;
        Ok(Self::on(vault, options, reviewer))
    }

    /// Opens a desk on the vault in `dir`. That it was opened goes on record with the first change.
    pub async fn open(dir: &Path, opener: Opener, options: DeskOptions) -> Result<Self, Error> {
        let vault = keys::open(dir, opener, &options).await?;
        let desk = Self::of(vault, options).await?;
        desk.record_tries(dir).await?;
        desk.search_all().await?;
        Ok(desk)
    }

    pub(crate) async fn of(vault: Vault, options: DeskOptions) -> Result<Self, Error> {
        let reviewer = vault
            .read(|tx| tx.reviewer())
            .await?
            .ok_or(dossier_store::Error::Row { table: "reviewers" })?;
        let desk = Self::on(vault, options, reviewer);
        let (me, now) = (desk.me(), desk.now());
        if desk.inner.vault.standing() == Standing::Absent {
            desk.inner.vault.owe(me, now, Fact::of_vault(facts::ANCHOR_ABSENT));
        }
        desk.inner.vault.owe(me, now, Fact::of_vault(facts::VAULT_UNLOCKED));
        Ok(desk)
    }

    /// Puts on record at once that the vault was opened, and not with the first change.
    pub async fn note_unlocked(&self) -> Result<(), Error> {
        Self::unless_read_only(self.inner.vault.tell_owed().await.map_err(Error::from))
    }

    /// What takes no change can be read all the same.
    pub(crate) fn unless_read_only(noted: Result<(), Error>) -> Result<(), Error> {
        match noted {
            Err(error)
                if matches!(error.code(), ErrorCode::RolledBack | ErrorCode::StorageFull) =>
            {
                tracing::warn!(code = error.code().as_str(), "the vault takes no change");
                Ok(())
            }
            noted => noted,
        }
    }

    fn on(vault: Vault, options: DeskOptions, reviewer: Reviewer) -> Self {
        Self {
            inner: Arc::new(Inner {
                vault,
                options,
                reviewer,
                clients: Mutex::default(),
                pauses: Pauses::default(),
                claims: Claims::default(),
                fingerprints: Fingerprints::default(),
                readings: Readings::default(),
                is_folded: AtomicBool::new(false),
                looked: Mutex::default(),
                shortened_on: Mutex::default(),
                reveal_reasons: RevealReasons::default(),
                screen_shared: AtomicBool::new(false),
            }),
        }
    }

    /// Closes the vault, for every clone of this desk; to be called before the process ends.
    pub async fn close(&self) -> Result<(), Error> {
        Ok(self.inner.vault.close().await?)
    }

    /// What can be told of the vault.
    pub async fn vault_info(&self) -> Result<VaultView, Error> {
        let (now, standing) = (self.now(), self.inner.vault.standing());
        let rolled_back = self.inner.vault.writable().is_err();
        let keys = self.inner.vault.key_state()?;
        self.inner
            .vault
            .read(move |tx| {
                let info = tx.vault_info()?;
                let owed = tx.open_submissions()?.len();
                let checkpoint = tx.checkpoint(now)?;
                Ok(VaultView {
                    vault_id: info.id.to_string(),
                    fingerprint: info.fingerprint,
                    public_key: tx.public_key()?.iter().map(|it| format!("{it:02x}")).collect(),
                    created_at: info.created_at,
                    cases: tx.count(dossier_domain::View::All)?,
                    outbox: u32::try_from(owed).unwrap_or(u32::MAX),
                    schema: dossier_store::SCHEMA,
                    rolled_back,
                    anchor: AnchorWord::of(standing),
                    anchored_seq: match standing {
                        Standing::RolledBack { anchored, .. } => Some(anchored),
                        Standing::Held | Standing::Absent => None,
                    },
                    seq: checkpoint.seq,
                    checkpoint: checkpoint.to_text(),
                    mode: keys.mode,
                    has_recovery_code: keys.has_recovery_code,
                })
            })
            .await
    }

    /// The person who works here.
    pub fn reviewer(&self) -> &Reviewer {
        &self.inner.reviewer
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.inner.options.clock.now()
    }

    pub(crate) fn me(&self) -> Actor {
        Actor::Reviewer(self.inner.reviewer.id)
    }

    pub(crate) fn new_id(&self) -> Uuid {
        new_uuid(self.now())
    }

    /// Roles guard against slips: an act that the role does not include is refused with a reason.
    pub(crate) fn require(&self, act: Act) -> Result<(), Error> {
        may(self.inner.reviewer.role, act)
    }

    pub(crate) async fn case(&self, id: CaseId) -> Result<Case, Error> {
        self.inner.vault.read(move |tx| case_in(tx, id)).await
    }

    pub(crate) async fn connection(&self, id: ConnectionId) -> Result<Connection, Error> {
        self.inner
            .vault
            .read(move |tx| tx.connection(id))
            .await?
            .ok_or(Error::NotFound(NotFound::Connection))
    }

    /// The client of a connection, made when first asked for and kept: it holds the login and the
    /// budget of calls.
    pub(crate) async fn client(&self, connection: &Connection) -> Result<Arc<dyn Client>, Error> {
        // Nothing that a provider says could be kept.
        self.inner.vault.writable()?;
        let id = connection.id;
        if let Some(client) = self.clients().get(&id) {
            return Ok(client.clone());
        }
        let credentials = self
            .inner
            .vault
            .read(move |tx| tx.credentials(id))
            .await?
            .ok_or(dossier_store::Error::Row { table: "credentials" })?;
        let client =
            dossier_providers::connect(connection, &credentials, &self.inner.options.calls)
                .map_err(|source| provider_error(connection, None, source))?;
        let client: Arc<dyn Client> = Arc::from(client);
        self.clients().insert(id, client.clone());
        Ok(client)
    }

    /// How the clocks of the providers that answered compare with this computer's.
    pub(crate) fn clocks(&self) -> Vec<Health> {
        self.clients().values().map(|client| client.clocks()).collect()
    }

    /// Forgets a connection's client, so that the next call uses what is stored now.
    pub(crate) fn forget_client(&self, id: ConnectionId) {
        self.clients().remove(&id);
    }

    fn clients(&self) -> std::sync::MutexGuard<'_, HashMap<ConnectionId, Arc<dyn Client>>> {
        // A panic while the map is held leaves it whole: every change is one insert or remove.
        self.inner.clients.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// The case that a person means: a case id, `CONNECTION_ID:EXTERNAL_ID`, or
    /// `PROVIDER:EXTERNAL_ID` where only one connection has it.
    pub async fn find_case(&self, text: &str) -> Result<CaseId, Error> {
        let text = text.to_owned();
        self.inner.vault.read(move |tx| named_case(tx, &text).map(|case| case.id)).await
    }
}

pub(crate) fn may(role: Role, act: Act) -> Result<(), Error> {
    if role.may(act) {
        return Ok(());
    }
    Err(Error::NotAvailable(Message::new("reason-role").with("role", role.as_str())))
}

pub(crate) fn case_in(tx: &ReadTx<'_>, id: CaseId) -> Result<Case, Error> {
    tx.case(id)?.ok_or(Error::NotFound(NotFound::Case))
}

fn named_case(tx: &ReadTx<'_>, text: &str) -> Result<Case, Error> {
    let none = Error::NotFound(NotFound::Case);
    if let Ok(id) = text.parse::<CaseId>() {
        return tx.case(id)?.ok_or(none);
    }
    let (whose, external_id) = text.split_once(':').ok_or(Error::NotFound(NotFound::Case))?;
    if let Ok(id) = whose.parse::<ConnectionId>() {
        return tx.case_of(id, external_id)?.ok_or(none);
    }
    let provider: Provider = whose.parse().map_err(|_| Error::NotFound(NotFound::Case))?;
    let mut found = tx.cases_named(provider, external_id)?;
    if found.len() > 1 {
        return Err(Error::invalid("error-ambiguous-case"));
    }
    found.pop().ok_or(none)
}

pub(crate) fn provider_error(
    connection: &Connection,
    case_id: Option<CaseId>,
    source: dossier_providers::Error,
) -> Error {
    Error::Provider {
        provider: connection.provider.display_name(),
        connection: connection.name.clone(),
        case_id,
        source,
    }
}

fn new_uuid(now: DateTime<Utc>) -> Uuid {
    let seconds = u64::try_from(now.timestamp()).unwrap_or(0);
    Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, now.timestamp_subsec_nanos()))
}

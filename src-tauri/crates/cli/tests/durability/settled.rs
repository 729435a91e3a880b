//! What has to hold of a vault and its providers, whatever happened to the program.

use std::{collections::BTreeMap, path::Path};

use dossier_domain::{Case, Entry, Kind, Submission, SubmissionState, View};
use dossier_store::{DocumentPart, Error, QueueQuery, Vault};

use crate::{desk::PASSPHRASE, world::World};

/// Everything that a vault tells.
pub struct Contents {
    pub submissions: Vec<Submission>,
    pub cases: Vec<Case>,
    /// The texts of all notes.
    pub notes: Vec<String>,
    pub journal: Vec<Entry>,
    /// The chain's values, entry by entry.
    pub chain: Vec<String>,
    /// What is wrong with it, in words.
    pub wrong: Vec<String>,
}

/// Opens the vault and reads all of it.
pub fn read(dir: &Path, passphrase: &str) -> Result<Contents, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let vault = Vault::open(dir, passphrase.into()).await?;
        let contents = vault.read(|tx| contents(tx)).await;
        vault.close().await?;
        contents
    })
}

fn contents(tx: &dossier_store::ReadTx<'_>) -> Result<Contents, Error> {
    let mut wrong = Vec::new();
    let verified = tx.verify_journal()?;
    if !verified.ok() {
        wrong.push(format!("the journal does not hold: {verified:?}"));
    }
    let inspected = tx.inspect()?;
    wrong.extend(inspected.damage);
    if inspected.orphans > 0 {
        wrong.push(format!("{} orphans", inspected.orphans));
    }
    let mut chain = Vec::new();
    tx.journal_lines(|line| {
        chain.push(line.hash);
        Ok(())
    })?;
    let submissions = tx.all_submissions()?;
    for id in submissions.iter().filter_map(|it| it.document_id) {
        for part in [DocumentPart::Source, DocumentPart::Prepared] {
            match tx.document_bytes(id, part) {
                Ok(Some(bytes)) if !bytes.is_empty() => {}
                other => wrong.push(format!("document {id}: {:?}", other.map(|it| it.is_some()))),
            }
        }
    }
    let query =
        QueueQuery { view: View::All, search: None, provider: None, limit: 1000, after: None };
    let rows = tx.queue(&query)?.rows;
    let cases = rows.iter().map(|row| tx.case(row.case_id)).collect::<Result<Vec<_>, _>>()?;
    let mut notes = Vec::new();
    for row in &rows {
        notes.extend(tx.notes(row.case_id)?.into_iter().map(|note| note.text));
    }
    Ok(Contents {
        submissions,
        notes,
        cases: cases.into_iter().flatten().collect(),
        journal: tx.journal_after(0, u32::MAX)?,
        chain,
        wrong,
    })
}

impl Contents {
    /// How often a submission was marked as on its way.
    pub fn marks(&self) -> usize {
        let sending = |entry: &&Entry| {
            entry.fact.kind == "submission.moved" && entry.fact.data["state"] == "sending"
        };
        self.journal.iter().filter(sending).count()
    }
}

/// How submissions ended.
pub type Ends = BTreeMap<&'static str, u32>;

/// Compares the vault with the simulator's own count.
///
/// # Errors
/// What is wrong, in words.
pub fn settled(world: &World, provider: &str) -> Result<Ends, String> {
    settled_with(world, provider, PASSPHRASE)
}

/// The same of a vault behind another passphrase.
pub fn settled_with(world: &World, provider: &str, passphrase: &str) -> Result<Ends, String> {
    let found = read(&world.vault(), passphrase).map_err(|error| format!("{error:?}"))?;
    let mut wrong = found.wrong.clone();
    for name in std::fs::read_dir(world.vault()).unwrap() {
        let name = name.unwrap().file_name();
        if !["vault.json", "vault.db", "vault.db-wal", "vault.db-shm", "lock"]
            .iter()
            .any(|known| name == *known)
        {
            wrong.push(format!("left in the vault's folder: {}", name.display()));
        }
    }
    let mut ends = Ends::new();
    for submission in &found.submissions {
        *ends.entry(submission.state.as_str()).or_default() += 1;
        if !is_honest(submission, &found.submissions) {
            wrong.push(format!("in no state that may be the last: {submission:?}"));
        }
    }
    let effects = world.desk.sim.effects();
    let count = |external_id: &str, effect: &str| {
        world.desk.sim.effect_count(provider, external_id, effect)
    };
    for case in &found.cases {
        let own = || found.submissions.iter().filter(|it| it.case_id == case.id);
        let Some(external_id) = case.external_id.as_deref() else { continue };
        let mut names: Vec<String> = own().map(effect_of).collect();
        names.sort();
        names.dedup();
        for name in names {
            let all = || own().filter(|it| effect_of(it) == name);
            let accepted = all().filter(|it| it.state == SubmissionState::Accepted).count() as u64;
            let open = all().filter(|it| may_have_arrived(it)).count() as u64;
            let seen = count(external_id, &name);
            if !(accepted..=accepted + open).contains(&seen) {
                wrong.push(format!(
                    "{name} of {external_id}: accepted {accepted}, open {open}, but the provider \
                     saw {seen}"
                ));
            }
        }
    }
    let creates = || found.submissions.iter().filter(|it| it.kind == Kind::Create);
    let accepted = creates().filter(|it| it.state == SubmissionState::Accepted).count() as u64;
    let open = creates().filter(|it| may_have_arrived(it)).count() as u64;
    let seen: u64 = effects.iter().filter(|it| it.effect == "create").map(|it| it.count).sum();
    if !(accepted..=accepted + open).contains(&seen) {
        wrong.push(format!("{accepted} creates accepted, {open} open, but {seen} were made"));
    }
    if wrong.is_empty() { Ok(ends) } else { Err(wrong.join("\n")) }
}

fn may_have_arrived(submission: &Submission) -> bool {
    let open = matches!(
        submission.state,
        SubmissionState::Parked | SubmissionState::Uncertain | SubmissionState::Queued
    );
    open && submission.key_sent_at.is_some()
}

/// The simulator's name for what it does.
fn effect_of(submission: &Submission) -> String {
    match &submission.slot {
        Some(slot) => format!("upload:{slot}"),
        None => submission.kind.as_str().to_owned(),
    }
}

/// Accepted with a receipt, refused with words, parked with a reason, withdrawn, held, or waiting
/// with a time or behind something else of its case.
fn is_honest(submission: &Submission, all: &[Submission]) -> bool {
    let behind = || {
        let before = all.iter().take_while(|it| it.id != submission.id);
        let mut open = before.filter(|it| it.case_id == submission.case_id);
        open.any(|it| {
            matches!(
                it.state,
                SubmissionState::Parked | SubmissionState::Queued | SubmissionState::Uncertain
            )
        })
    };
    match submission.state {
        SubmissionState::Accepted => submission.receipt.is_some(),
        SubmissionState::Refused => {
            submission.refusal.as_ref().is_some_and(|refusal| refusal.status >= 400)
        }
        SubmissionState::Parked => submission.reason.is_some(),
        SubmissionState::Withdrawn | SubmissionState::Held => true,
        SubmissionState::Queued | SubmissionState::Uncertain => {
            submission.next_at.is_some() || behind()
        }
        SubmissionState::Sending => false,
    }
}

//! What has to hold of a vault and its providers, whatever happened to the program.

use std::{collections::BTreeMap, path::Path};

use dossier_domain::{Case, Entry, Submission, SubmissionState, View};
use dossier_store::{Anchors, DocumentPart, Error, QueueQuery, Vault};

use crate::{subject::Subject, world::World};

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
        let vault = Vault::open(dir, passphrase, &Anchors::nowhere()).await?;
        let contents = vault.read(contents).await;
        vault.close().await?;
        contents
    })
}

fn contents(tx: &dossier_store::ReadTx<'_>) -> Result<Contents, Error> {
    let mut wrong = Vec::new();
    let verified = tx.verify_journal(None)?;
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
        let is_erased = tx.document(id)?.is_some_and(|it| it.erased_at.is_some());
        for part in [DocumentPart::Source, DocumentPart::Prepared] {
            match tx.document_bytes(id, part) {
                Ok(Some(bytes)) if !bytes.is_empty() && !is_erased => {}
                Ok(None) if is_erased => {}
                other => wrong.push(format!("document {id}: {:?}", other.map(|it| it.is_some()))),
            }
        }
    }
    let query = QueueQuery {
        filter: dossier_domain::QueueFilter::of(View::All),
        search: None,
        now: chrono::DateTime::UNIX_EPOCH,
        limit: 1000,
        after: None,
    };
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
        self.journal.iter().filter(|entry| is_mark(entry)).count()
    }

    /// The same of these submissions.
    pub fn marks_of(&self, ids: &[String]) -> usize {
        let theirs = |entry: &&Entry| {
            let id = entry.fact.data.get("submission_id").and_then(|it| it.as_str());
            is_mark(entry) && id.is_some_and(|id| ids.iter().any(|own| own == id))
        };
        self.journal.iter().filter(theirs).count()
    }
}

fn is_mark(entry: &Entry) -> bool {
    entry.fact.kind == "submission.moved" && entry.fact.data["state"] == "sending"
}

/// How submissions ended.
pub type Ends = BTreeMap<&'static str, u32>;

/// Compares the vault with the simulator's own count.
///
/// # Errors
/// What is wrong, in words.
pub fn settled(world: &World, subject: &Subject, passphrase: &str) -> Result<Ends, String> {
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
    wrong.extend(found.miscounted(world, subject));
    if wrong.is_empty() { Ok(ends) } else { Err(wrong.join("\n")) }
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
            let refusal = submission.refusal.as_ref();
            refusal.is_some_and(|it| it.status >= 400 && !it.words.is_empty())
        }
        SubmissionState::Parked => submission.reason.is_some(),
        SubmissionState::Withdrawn => true,
        SubmissionState::Held => submission.held_until.is_some() || submission.reason.is_some(),
        SubmissionState::Queued | SubmissionState::Uncertain => {
            submission.next_at.is_some() || behind()
        }
        SubmissionState::Sending => false,
    }
}

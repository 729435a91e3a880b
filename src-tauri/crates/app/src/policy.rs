//! The policy of a desk: reasons, checklists and due hours. Every version that was set is kept.

use chrono::{DateTime, Utc};
use dossier_domain::{Act, Digest, Fact, Policy, Problem};
use dossier_store::{PolicyRow, ReadTx, WriteTx};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::{Desk, Error, NotFound, facts, take};

/// A policy is a page of text; more is another file.
const MOST_BYTES: usize = 1_000_000;
/// So many cases are looked at in one go when the hours change.
const AT_ONCE: u32 = 1_000;

/// A policy, and which one it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PolicyView {
    /// Counted from 1; 0 is the one that the program ships.
    pub version: u32,
    /// SHA-256 of what it says, as records name it.
    pub digest: String,
    /// When it was set; none of the shipped one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_at: Option<DateTime<Utc>>,
    /// Who set it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_by: Option<String>,
    /// What it says.
    pub policy: Policy,
}

impl PolicyView {
    fn of(row: Option<PolicyRow>) -> Self {
        let (version, set_at, set_by, policy) = match row {
            Some(row) => (row.version, Some(row.at), Some(row.reviewer), row.policy),
            None => (0, None, None, Policy::default()),
        };
        Self { version, digest: digest(&policy).to_string(), set_at, set_by, policy }
    }

    /// Names the policy in a record.
    pub(crate) fn name(&self, fact: Fact) -> Fact {
        fact.count("policy", self.version.into()).with("policy_sha256", &self.digest)
    }
}

/// The policy that holds.
pub(crate) fn policy(tx: &ReadTx<'_>) -> Result<PolicyView, Error> {
    Ok(PolicyView::of(tx.policy()?))
}

impl Desk {
    /// The policy that holds, or one that held.
    pub async fn policy(&self, version: Option<u32>) -> Result<PolicyView, Error> {
        self.inner
            .vault
            .read(move |tx| match version {
                None => policy(tx),
                Some(0) => Ok(PolicyView::of(None)),
                Some(version) => {
                    let row = tx.policy_version(version)?;
                    Ok(PolicyView::of(Some(row.ok_or(Error::NotFound(NotFound::Policy))?)))
                }
            })
            .await
    }

    /// Sets the policy from its JSON. One that cannot be used changes nothing. Cases are due by the
    /// new hours at once; recommendations stay what they were.
    pub async fn set_policy(&self, text: &str) -> Result<PolicyView, Error> {
        self.require(Act::Supervise)?;
        let new = parse(text)?;
        let reviewer = self.reviewer().id;
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                let version = tx.add_policy(reviewer, &new)?;
                tx.record(
                    Fact::of_vault(facts::POLICY_SET)
                        .count("policy", version.into())
                        .with("policy_sha256", digest(&new)),
                );
                settle_all(tx, &new)?;
                policy(tx)
            })
            .await
    }
}

/// Every open case gets its place by the new hours.
fn settle_all(tx: &WriteTx<'_>, policy: &Policy) -> Result<(), Error> {
    let due = policy.due();
    let mut last = 0;
    loop {
        // Never all of them in memory.
        let cases = tx.open_cases(last, AT_ONCE)?;
        let Some((end, _)) = cases.last() else { return Ok(()) };
        last = *end;
        for (_, case) in &cases {
            let mut moved = case.clone();
            take::settle(&due, &mut moved);
            if moved != *case {
                take::save(tx, &moved)?;
            }
        }
    }
}

/// Names what a policy says, in the one order in which it is written here.
fn digest(policy: &Policy) -> Digest {
    let text = serde_json::to_vec(policy).unwrap_or_default();
    Digest::from_bytes(Sha256::digest(text).into())
}

/// Reads a policy; what is wrong is told with its place.
fn parse(text: &str) -> Result<Policy, Error> {
    if text.len() > MOST_BYTES {
        return Err(Error::invalid("error-policy-too-long"));
    }
    let mut read = serde_json::Deserializer::from_str(text);
    let policy: Policy = serde_path_to_error::deserialize(&mut read).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.into_inner();
        let code = if inner.is_data() { "format" } else { "syntax" };
        let path = if path == "." || !inner.is_data() { String::new() } else { path };
        Error::Problems(vec![problem(path, code, &inner)])
    })?;
    read.end().map_err(|error| Error::Problems(vec![problem(String::new(), "syntax", &error)]))?;
    match policy.problems() {
        problems if problems.is_empty() => Ok(policy),
        problems => Err(Error::Problems(problems)),
    }
}

/// The reader's words name line and column; they quote nothing but names of fields and words of
/// the file itself.
fn problem(path: String, code: &str, error: &serde_json::Error) -> Problem {
    let mut message = error.to_string();
    if let Some(first) = message.get(..1) {
        message = first.to_uppercase() + &message[1..] + ".";
    }
    Problem { path, code: code.to_owned(), message, suggestion: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (String, String) {
        match parse(text) {
            Err(Error::Problems(problems)) => {
                (problems[0].path.clone(), problems[0].message.clone())
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_bad_file_is_told_with_path_line_and_column() {
        let (path, message) = told("{\n  \"due_hours\": {\"ready\": \"soon\"}\n}");
        assert_eq!(path, ["due_hours", "ready"].join("."));
        assert!(message.contains("line 2 column 31"), "{message}");
        let (path, message) = told("{\"dew_hours\": 1}");
        assert_eq!(path, "dew_hours");
        assert!(message.contains("due_hours"), "{message}");
        let (path, message) = told("{\n\n  \"reasons\": ");
        assert_eq!(path, "");
        assert!(message.contains("line 3"), "{message}");
        assert!(told("{} {}").1.contains("line 1"));
        assert_eq!(told(r#"{"reveal_reasons": []}"#).0, "reveal_reasons");
    }

    #[test]
    fn the_shipped_policy_reads_back_as_it_is_shown() {
        let shown = serde_json::to_string_pretty(&PolicyView::of(None).policy).unwrap();
        assert_eq!(parse(&shown).unwrap(), Policy::default());
    }
}

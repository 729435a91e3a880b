use chrono::{DateTime, Utc};
use dossier_domain::{Policy, ReviewerId};
use rusqlite::{OptionalExtension, Row, params};

use crate::{Error, ReadTx, WriteTx, rows};

const TABLE: &str = "policies";
const SELECT: &str = "SELECT version, policies.at, reviewers.name, body FROM policies
     JOIN reviewers ON reviewers.id = policies.reviewer_id";

/// A policy as it was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyRow {
    /// Counted from 1.
    pub version: u32,
    /// When it was set.
    pub at: DateTime<Utc>,
    /// Who set it.
    pub reviewer: String,
    /// What it says.
    pub policy: Policy,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Result<PolicyRow, Error>> {
    let (version, reviewer) = (row.get(0)?, row.get(2)?);
    let (at, body): (String, String) = (row.get(1)?, row.get(3)?);
    Ok((|| {
        let (at, policy) = (rows::time(&at, TABLE)?, rows::json(&body, TABLE)?);
        Ok(PolicyRow { version, at, reviewer, policy })
    })())
}

impl ReadTx<'_> {
    /// The policy that was set last; none where none was set.
    pub fn policy(&self) -> Result<Option<PolicyRow>, Error> {
        self.one_policy("ORDER BY version DESC LIMIT ?1", 1)
    }

    /// The policy of a version.
    pub fn policy_version(&self, version: u32) -> Result<Option<PolicyRow>, Error> {
        self.one_policy("WHERE version = ?1", version)
    }

    fn one_policy(&self, which: &str, value: u32) -> Result<Option<PolicyRow>, Error> {
        self.db
            .prepare_cached(&format!("{SELECT} {which}"))?
            .query_row([value], read)
            .optional()?
            .transpose()
    }
}

impl WriteTx<'_> {
    /// Adds a policy, which holds from now on; returns its version.
    pub fn add_policy(&self, reviewer_id: ReviewerId, policy: &Policy) -> Result<u32, Error> {
        let version = self.policy()?.map_or(1, |row| row.version + 1);
        self.db.execute(
            "INSERT INTO policies (version, at, reviewer_id, body) VALUES (?1, ?2, ?3, ?4)",
            params![
                version,
                rows::time_text(self.now()),
                reviewer_id.to_string(),
                rows::json_text(policy)
            ],
        )?;
        Ok(version)
    }
}

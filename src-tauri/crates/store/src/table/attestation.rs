use dossier_domain::{Attestation, AttestationKind, CaseId, Digest};
use rusqlite::params;

use crate::{Error, ReadTx, Salt, WriteTx, rows, salted_digest};

const TABLE: &str = "attestations";

impl ReadTx<'_> {
    /// What was attested for a case, oldest first.
    pub fn attestations(&self, case_id: CaseId) -> Result<Vec<Attestation>, Error> {
        let mut statement = self.db.prepare_cached(
            "SELECT kind, at, how FROM attestations WHERE case_id = ?1 ORDER BY seq",
        )?;
        let found = statement.query_map([case_id.to_string()], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?))
        })?;
        found
            .map(|row| {
                let (kind, at, how) = row?;
                let kind = AttestationKind::parse(&kind).ok_or(Error::Row { table: TABLE })?;
                Ok(Attestation { kind, at: rows::time(&at, TABLE)?, how })
            })
            .collect()
    }
}

impl WriteTx<'_> {
    /// Adds an attestation; returns the digest that names its words in the journal.
    pub fn add_attestation(
        &self,
        case_id: CaseId,
        attestation: &Attestation,
    ) -> Result<Digest, Error> {
        let salt = Salt::random()?;
        self.db.execute(
            "INSERT INTO attestations (case_id, kind, at, salt, how) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![
                case_id.to_string(),
                attestation.kind.as_str(),
                rows::time_text(attestation.at),
                salt.bytes().as_slice(),
                attestation.how
            ],
        )?;
        Ok(salted_digest(&salt, attestation.how.as_deref().unwrap_or_default().as_bytes()))
    }
}

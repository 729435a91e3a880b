use chrono::{DateTime, Utc};
use dossier_domain::{Reviewer, ReviewerId, Role, VaultId};
use rusqlite::{OptionalExtension, params};
use sha2::{Digest, Sha256};

use crate::{Error, ReadTx, VaultInfo, WriteTx, crypto::hex, rows};

const TABLE: &str = "reviewers";

impl ReadTx<'_> {
    /// Id, age and fingerprint of the vault.
    pub fn vault_info(&self) -> Result<VaultInfo, Error> {
        let (id, created_at): (String, String) =
            self.db.query_row("SELECT id, created_at FROM vault", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        Ok(VaultInfo {
            id: rows::parsed::<VaultId>(&id, "vault")?,
            created_at: rows::time(&created_at, "vault")?,
            fingerprint: hex(&Sha256::digest(self.public_key()?)),
        })
    }

    /// The person who works with this vault.
    pub fn reviewer(&self) -> Result<Option<Reviewer>, Error> {
        let row: Option<(String, String, String)> = self
            .db
            .query_row(
                "SELECT id, name, role FROM reviewers ORDER BY created_at LIMIT 1",
                [],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .optional()?;
        row.map(|(id, name, role)| {
            let role = Role::parse(&role).ok_or(Error::Row { table: TABLE })?;
            Ok(Reviewer { id: rows::parsed(&id, TABLE)?, name, role })
        })
        .transpose()
    }
}

impl WriteTx<'_> {
    /// Sets what a person may do.
    pub fn set_role(&self, id: ReviewerId, role: Role) -> Result<(), Error> {
        let values = params![id.to_string(), role.as_str()];
        self.db.execute("UPDATE reviewers SET role = ?2 WHERE id = ?1", values)?;
        Ok(())
    }

    pub(crate) fn put_reviewer(&self, reviewer: &Reviewer) -> Result<(), Error> {
        let now: DateTime<Utc> = self.now();
        self.db.execute(
            "INSERT INTO reviewers (id, name, role, created_at) VALUES (?1, ?2, ?3, ?4)",
            params![
                reviewer.id.to_string(),
                reviewer.name,
                reviewer.role.as_str(),
                rows::time_text(now)
            ],
        )?;
        Ok(())
    }
}

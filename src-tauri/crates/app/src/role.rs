use dossier_domain::{Fact, Role};

use crate::{Desk, Error, facts};

impl Desk {
    /// Sets what the person may do, from the next opening on. Anybody who has the passphrase may:
    /// a role guards against slips, and the change is on record. So a vault is set up by one who
    /// may, and worked with by one who need not.
    pub async fn set_role(&self, role: Role) -> Result<(), Error> {
        let reviewer = self.reviewer().id;
        self.inner
            .vault
            .write(self.me(), self.now(), move |tx| {
                tx.set_role(reviewer, role)?;
                tx.record(
                    Fact::of_vault(facts::ROLE_SET)
                        .with("reviewer_id", reviewer)
                        .with("role", role.as_str()),
                );
                Ok(())
            })
            .await
    }
}

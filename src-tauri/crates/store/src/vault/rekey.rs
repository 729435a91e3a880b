use chrono::{DateTime, Utc};
use dossier_domain::{Actor, Fact, KeyMode};
use secrecy::SecretString;

use super::Vault;
use crate::{
    Error, KeyState, NewKeys, Opener, RecoveryCode, crypto::spawn_private, header::Header,
};

impl Vault {
    /// Puts the database key behind another passphrase, if `old` is right. The device's half stays
    /// what it was, and so does the recovery code unless a new one is given.
    pub async fn change_passphrase(
        &self,
        old: impl Into<Opener>,
        new: SecretString,
        recovery_code: Option<RecoveryCode>,
        actor: Actor,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let old = old.into();
        let renewed = recovery_code.is_some();
        self.rekey(old, move |header, old| NewKeys {
            passphrase: new,
            device: header.device_of(old),
            recovery_code,
        })
        .await?;
        let fact = Fact::of_vault("vault.passphrase_changed");
        let fact = if renewed { fact.with("recovery_code", "renewed") } else { fact };
        self.record(fact, actor, now).await
    }

    /// Puts the database key behind other keys, if the recovery code is right.
    pub async fn recover(
        &self,
        code: RecoveryCode,
        keys: NewKeys,
        actor: Actor,
        now: DateTime<Utc>,
    ) -> Result<(), Error> {
        let mode =
            if keys.device.is_some() { KeyMode::PassphraseAndDevice } else { KeyMode::Passphrase };
        self.rekey(Opener::RecoveryCode(code), move |_, _| keys).await?;
        self.record(Fact::of_vault("vault.recovered").with("mode", mode.as_str()), actor, now).await
    }

    async fn rekey(
        &self,
        opener: Opener,
        keys: impl FnOnce(&Header, &Opener) -> NewKeys + Send + 'static,
    ) -> Result<(), Error> {
        self.writable()?;
        let dir = self.inner.dir.clone();
        spawn_private(move || {
            let header = Header::read(&dir)?;
            let key = header.open(&opener)?;
            header.changed(&keys(&header, &opener), &key)?.write(&dir)
        })
        .await
        .map_err(|_| Error::Closed)?
    }

    async fn record(&self, fact: Fact, actor: Actor, now: DateTime<Utc>) -> Result<(), Error> {
        self.write(actor, now, |tx| {
            tx.record(fact);
            Ok(())
        })
        .await
    }

    /// What can be told of its keys.
    pub fn key_state(&self) -> Result<KeyState, Error> {
        KeyState::read(&self.inner.dir)
    }
}

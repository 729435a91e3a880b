use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    path::Path,
};

use chrono::{DateTime, Utc};
use dossier_domain::VaultId;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    Error,
    crypto::{Cost, SecretKey, hex, random, seal, unhex, unseal},
    fail::{point, skips},
    ours::ours,
};

const FILE: &str = "vault.json";
const FORMAT: u32 = 1;

/// What stands beside the database in the clear: how to get from the passphrase to its key.
///
/// The passphrase opens a box with the database key; a wrong passphrase fails at the box, a
/// changed file at `check`, so that the two can be told apart.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    format: u32,
    pub(crate) vault_id: VaultId,
    pub(crate) created_at: DateTime<Utc>,
    kdf: Kdf,
    key_box: KeyBox,
    /// SHA-256 over all of the above, as hex.
    check: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kdf {
    name: String,
    #[serde(flatten)]
    cost: Cost,
    salt: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyBox {
    nonce: String,
    sealed: String,
}

impl Header {
    pub(crate) fn new(
        vault_id: VaultId,
        created_at: DateTime<Utc>,
        passphrase: &SecretString,
        key: &SecretKey,
    ) -> Result<Self, Error> {
        let salt: [u8; 32] = random()?;
        let kdf = Kdf { name: "argon2id".to_owned(), cost: Cost::least(), salt: hex(&salt) };
        let wrapping = SecretKey::derive(passphrase.expose_secret().as_bytes(), &salt, &kdf.cost)?;
        let (nonce, sealed) = seal(&wrapping, &key.0, vault_id.to_string().as_bytes())?;
        let key_box = KeyBox { nonce: hex(&nonce), sealed: hex(&sealed) };
        let mut header =
            Self { format: FORMAT, vault_id, created_at, kdf, key_box, check: String::new() };
        header.check = header.checksum();
        Ok(header)
    }

    fn checksum(&self) -> String {
        let unchecked = Self { check: String::new(), ..self.clone() };
        let bytes = serde_json::to_vec(&unchecked).expect("a header is plain data");
        hex(&Sha256::digest(bytes))
    }

    pub(crate) fn exists(dir: &Path) -> bool {
        dir.join(FILE).exists()
    }

    pub(crate) fn read(dir: &Path) -> Result<Self, Error> {
        ours(dir)?;
        ours(&dir.join(FILE))?;
        let bytes = fs::read(dir.join(FILE)).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Error::NoVault,
            _ => Error::io("the vault's header could not be read")(error),
        })?;
        Self::parse(&bytes)
    }

    /// The file as it is.
    pub(crate) fn text(dir: &Path) -> Result<String, Error> {
        fs::read_to_string(dir.join(FILE))
            .map_err(Error::io("the vault's header could not be read"))
    }

    pub(crate) fn parse(bytes: &[u8]) -> Result<Self, Error> {
        #[derive(Deserialize)]
        struct Format {
            format: u32,
        }
        let damaged = Error::Damaged("its header cannot be read");
        match serde_json::from_slice::<Format>(bytes) {
            Ok(Format { format }) if format > FORMAT => {
                return Err(Error::Newer { found: format, known: FORMAT });
            }
            Ok(_) => {}
            Err(_) => return Err(damaged),
        }
        let header: Self = serde_json::from_slice(bytes).map_err(|_| damaged)?;
        if header.check != header.checksum() || !header.kdf.cost.is_sane() {
            return Err(Error::Damaged("its header was changed"));
        }
        Ok(header)
    }

    /// Writes the header so that a crash leaves the old one or the new one.
    pub(crate) fn write(&self, dir: &Path) -> Result<(), Error> {
        let bytes = serde_json::to_vec_pretty(self).expect("a header is plain data");
        let new = dir.join("vault.json.new");
        ours(&new)?;
        let failed = || Error::io("the vault's header could not be written");
        let mut file = private_file(&new).map_err(failed())?;
        file.write_all(&bytes).map_err(failed())?;
        point("file.header.written")?;
        if !skips("header-sync") {
            file.sync_all().map_err(failed())?;
        }
        point("rename.header.before")?;
        fs::rename(&new, dir.join(FILE)).map_err(failed())?;
        point("rename.header.after")?;
        if skips("folder-sync") { Ok(()) } else { sync_dir(dir) }
    }

    /// The database key, if the passphrase is right.
    pub(crate) fn open(&self, passphrase: &SecretString) -> Result<SecretKey, Error> {
        let damaged = || Error::Damaged("its header was changed");
        let salt = unhex(&self.kdf.salt).ok_or_else(damaged)?;
        let nonce = unhex(&self.key_box.nonce).ok_or_else(damaged)?;
        let sealed = unhex(&self.key_box.sealed).ok_or_else(damaged)?;
        let wrapping =
            SecretKey::derive(passphrase.expose_secret().as_bytes(), &salt, &self.kdf.cost)?;
        let key = unseal(&wrapping, &nonce, &sealed, self.vault_id.to_string().as_bytes())
            .ok_or(Error::WrongPassphrase)?;
        key.try_into().map(SecretKey).map_err(|_| damaged())
    }
}

/// Creates or empties a file that only its owner can read.
pub(crate) fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes the folder, for its owner alone, so that it is still there after the power fails.
pub(crate) fn private_dir(path: &Path) -> Result<(), Error> {
    let failed = || Error::io("the vault's folder could not be made");
    ours(path)?;
    // Every folder that is made here is an entry in the one above it.
    let above: Vec<&Path> = path.ancestors().skip(1).collect();
    let there = above.iter().position(|dir| dir.as_os_str().is_empty() || dir.exists());
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(failed())?;
    #[cfg(unix)]
    fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(0o700))
        .map_err(failed())?;
    let synced = if skips("folder-sync") { 0 } else { there.map_or(0, |at| at + 1) };
    for dir in above.iter().take(synced) {
        sync_dir(if dir.as_os_str().is_empty() { Path::new(".") } else { dir })?;
    }
    Ok(())
}

/// Makes renames and new files in the folder durable.
pub(crate) fn sync_dir(dir: &Path) -> Result<(), Error> {
    #[cfg(unix)]
    File::open(dir)
        .and_then(|dir| dir.sync_all())
        .map_err(Error::io("the vault's folder could not be synced"))?;
    #[cfg(not(unix))]
    let _ = dir;
    Ok(())
}

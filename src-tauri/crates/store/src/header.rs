use std::{
    fs::{self, File, OpenOptions},
    io::Write,
    path::Path,
};

use chrono::{DateTime, Utc};
use dossier_domain::{KeyMode, VaultId};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::{
    Device, DeviceHalf, Error, KeyState, NewKeys, Opener,
    crypto::{Cost, SecretKey, hex, random, seal, unhex, unseal},
    database_key::{DatabaseKey, PageSeal},
    fail::{point, skips},
    ours::ours,
};

const FILE: &str = "vault.json";
const FORMAT: u32 = 3;
/// The format that names no seal of the pages.
const SECOND: u32 = 2;
/// The first format: argon2id over the passphrase is the wrapping key itself, and nothing else
/// opens the vault. It is read, and replaced when the passphrase is changed.
const FIRST: u32 = 1;

/// What stands beside the database in the clear: how to get from what the person knows, and what
/// the computer keeps, to its key.
///
/// Each of the boxes holds the database key. A wrong passphrase fails at its box, a changed file at
/// `check`, so that the two can be told apart.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Header {
    format: u32,
    pub(crate) vault_id: VaultId,
    pub(crate) created_at: DateTime<Utc>,
    kdf: Kdf,
    key_box: KeyBox,
    /// In the mode `passphrase and device` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    device: Option<DeviceMark>,
    /// Where there is a recovery code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    recovery_box: Option<KeyBox>,
    /// How the database's pages are sealed.
    #[serde(default, skip_serializing_if = "PageSeal::is_unsaid")]
    page_seal: PageSeal,
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

/// By which the device's half is known again; nothing leads from here to the half.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DeviceMark {
    digest: String,
    keychain: String,
}

impl Header {
    pub(crate) fn new(
        vault_id: VaultId,
        created_at: DateTime<Utc>,
        keys: &NewKeys,
        key: &DatabaseKey,
    ) -> Result<Self, Error> {
        let salt: [u8; 32] = random()?;
        let (half, cost) =
            SecretKey::calibrated(keys.passphrase.expose_secret().as_bytes(), &salt)?;
        let kdf = Kdf { name: "argon2id".to_owned(), cost, salt: hex(&salt) };
        let device = keys.device.as_ref().map(|device| DeviceMark {
            digest: device.half.name(),
            keychain: device.keychain.clone(),
        });
        let wrapping = half.joined(keys.device.as_ref().map(|device| &device.half.0));
        let mut header = Self {
            // What an older version can open, it may.
            format: if key.seal.is_unsaid() { SECOND } else { FORMAT },
            vault_id,
            created_at,
            kdf,
            key_box: KeyBox::seal(&wrapping, &key.secret, vault_id, "passphrase")?,
            device,
            recovery_box: None,
            page_seal: key.seal,
            check: String::new(),
        };
        if let Some(code) = &keys.recovery_code {
            let wrapping = SecretKey::of_recovery_code(code, vault_id);
            header.recovery_box =
                Some(KeyBox::seal(&wrapping, &key.secret, vault_id, "recovery code")?);
        }
        header.check = header.checksum();
        Ok(header)
    }

    /// The same vault under other keys. A recovery code that is not replaced stays good.
    pub(crate) fn changed(&self, keys: &NewKeys, key: &DatabaseKey) -> Result<Self, Error> {
        let mut header = Self::new(self.vault_id, self.created_at, keys, key)?;
        if keys.recovery_code.is_none() {
            header.recovery_box = self.recovery_box.clone();
            header.check = header.checksum();
        }
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

    /// The database key, if what is given is right.
    pub(crate) fn open(&self, opener: &Opener) -> Result<DatabaseKey, Error> {
        Ok(DatabaseKey { secret: self.secret(opener)?, seal: self.page_seal })
    }

    fn secret(&self, opener: &Opener) -> Result<SecretKey, Error> {
        match opener {
            Opener::Passphrase { passphrase, device } => {
                let device = match &self.device {
                    None => None,
                    Some(_) => Some(device.as_ref().ok_or(Error::NoDevice)?),
                };
                if device.is_some_and(|half| !self.is_made_with(half)) {
                    return Err(Error::OtherDevice);
                }
                let salt = unhex(&self.kdf.salt).ok_or(CHANGED)?;
                let passphrase = passphrase.expose_secret().as_bytes();
                let half = SecretKey::derive(passphrase, &salt, &self.kdf.cost)?;
                let (wrapping, kind) = match self.format {
                    FIRST => (half, ""),
                    _ => (half.joined(device.map(|half| &half.0)), "passphrase"),
                };
                self.key_box.open(&wrapping, self.vault_id, kind)?.ok_or(Error::WrongPassphrase)
            }
            Opener::RecoveryCode(code) => {
                let sealed = self.recovery_box.as_ref().ok_or(Error::NoRecoveryCode)?;
                let wrapping = SecretKey::of_recovery_code(code, self.vault_id);
                sealed.open(&wrapping, self.vault_id, "recovery code")?.ok_or(Error::WrongCode)
            }
        }
    }

    /// The device as it is now, with the half that opened the vault.
    pub(crate) fn device_of(&self, opener: &Opener) -> Option<Device> {
        let Opener::Passphrase { device: Some(half), .. } = opener else { return None };
        let mark = self.device.as_ref()?;
        Some(Device { half: half.clone(), keychain: mark.keychain.clone() })
    }

    fn is_made_with(&self, half: &DeviceHalf) -> bool {
        self.device.as_ref().is_some_and(|device| device.digest == half.name())
    }

    pub(crate) fn key_state(&self) -> KeyState {
        KeyState {
            mode: match self.device {
                Some(_) => KeyMode::PassphraseAndDevice,
                None => KeyMode::Passphrase,
            },
            keychain: self.device.as_ref().map(|device| device.keychain.clone()),
            device: self.device.as_ref().map(|device| device.digest.clone()),
            has_recovery_code: self.recovery_box.is_some(),
        }
    }
}

const CHANGED: Error = Error::Damaged("its header was changed");

impl KeyBox {
    fn seal(
        wrapping: &SecretKey,
        key: &SecretKey,
        vault_id: VaultId,
        kind: &str,
    ) -> Result<Self, Error> {
        let (nonce, sealed) = seal(wrapping, key.bytes(), bound(vault_id, kind).as_bytes())?;
        Ok(Self { nonce: hex(&nonce), sealed: hex(&sealed) })
    }

    /// None where the wrapping key is another one.
    fn open(
        &self,
        wrapping: &SecretKey,
        vault_id: VaultId,
        kind: &str,
    ) -> Result<Option<SecretKey>, Error> {
        let nonce = unhex(&self.nonce).ok_or(CHANGED)?;
        let sealed = unhex(&self.sealed).ok_or(CHANGED)?;
        let Some(key) = unseal(wrapping, &nonce, &sealed, bound(vault_id, kind).as_bytes()) else {
            return Ok(None);
        };
        let key = Zeroizing::new(key);
        SecretKey::from_slice(&key).ok_or(CHANGED).map(Some)
    }
}

/// A box opens in its own vault and its own place only.
fn bound(vault_id: VaultId, kind: &str) -> String {
    if kind.is_empty() { vault_id.to_string() } else { format!("{vault_id} {kind}") }
}

/// Creates or empties a file that only its owner can read.
pub(crate) fn private_file(path: &Path) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Replaces a small file of the vault: a crash leaves the old one or the new one.
pub(crate) fn write_file(dir: &Path, name: &str, bytes: &[u8]) -> Result<(), Error> {
    let new = dir.join(format!("{name}.new"));
    let failed = || Error::io("a file of the vault could not be written");
    private_file(&new).and_then(|mut file| file.write_all(bytes)).map_err(failed())?;
    fs::rename(&new, dir.join(name)).map_err(failed())
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

/// The folder in which a file lies.
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
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

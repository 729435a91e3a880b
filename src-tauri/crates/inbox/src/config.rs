//! What the operator writes: which connections there are, and which desks read them.

use std::{
    collections::HashSet,
    fs, io,
    path::{Path, PathBuf},
};

use dossier_domain::Provider;
use dossier_providers::InboxDesk;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

/// A hook path is this many hexadecimal digits: 128 random bits.
const HOOK_DIGITS: usize = 32;
/// A key or a hash is this many.
const KEY_DIGITS: usize = 64;

/// A checked configuration.
#[derive(Debug)]
pub struct Config {
    pub(crate) connections: Vec<ConnectionConfig>,
}

#[derive(Debug)]
pub(crate) struct ConnectionConfig {
    pub(crate) name: String,
    pub(crate) provider: Provider,
    pub(crate) hook: String,
    /// Empty where the provider signs nothing.
    pub(crate) secret: SecretString,
    pub(crate) desks: Vec<InboxDesk>,
}

/// Why a configuration is not taken. No text holds a secret.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A file cannot be read.
    #[error("{path} cannot be read")]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// A file with secrets can be read by every user of this computer.
    #[error("{0} can be read by every user: take that right away with chmod o-rwx")]
    Open(PathBuf),
    /// Not TOML, or not of this form. The parser's text would quote the line, which may be a
    /// secret.
    #[error("line {line} is not understood{hint}")]
    Form {
        /// The line, from 1.
        line: usize,
        /// What the parser expected, if that can be told without quoting.
        hint: String,
    },
    /// There is no connection.
    #[error("there is no [[connection]]")]
    Empty,
    /// Something of one connection.
    #[error("connection {name:?}: {what}")]
    Connection {
        /// Its name.
        name: String,
        /// What is wrong.
        what: &'static str,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConfigText {
    #[serde(default)]
    connection: Vec<ConnectionText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConnectionText {
    name: String,
    provider: String,
    hook: String,
    webhook_secret: Option<String>,
    webhook_secret_file: Option<PathBuf>,
    #[serde(default)]
    desk: Vec<DeskText>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DeskText {
    /// For the operator alone.
    #[serde(rename = "name")]
    _name: Option<String>,
    token_sha256: String,
    seal_to: String,
}

impl Config {
    /// Reads and checks a file. Names of secret files in it are relative to its folder.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = secret_file(path)?;
        Self::parse(&text, path.parent().unwrap_or(Path::new(".")))
    }

    /// Checks a configuration; secret files are looked for in `dir`.
    pub fn parse(text: &str, dir: &Path) -> Result<Self, ConfigError> {
        let read: ConfigText = toml::from_str(text).map_err(|error| {
            let start = error.span().map_or(0, |span| span.start);
            let line = text.get(..start).unwrap_or_default().lines().count().max(1);
            let unknown = error.message().starts_with("unknown field")
                || error.message().starts_with("missing field");
            let hint = if unknown { format!(": {}", error.message()) } else { String::new() };
            ConfigError::Form { line, hint }
        })?;
        if read.connection.is_empty() {
            return Err(ConfigError::Empty);
        }
        let connections: Vec<_> =
            read.connection.into_iter().map(|it| connection(it, dir)).collect::<Result<_, _>>()?;
        let (mut names, mut hooks, mut tokens) = (HashSet::new(), HashSet::new(), HashSet::new());
        for connection in &connections {
            let wrong = |what| ConfigError::Connection { name: connection.name.clone(), what };
            if !names.insert(&connection.name) {
                return Err(wrong("another connection has the same name"));
            }
            if !hooks.insert(&connection.hook) {
                return Err(wrong("another connection has the same hook"));
            }
            if !connection.desks.iter().all(|desk| tokens.insert(desk.token_sha256)) {
                return Err(wrong("a desk's token is used twice; every one is for one connection"));
            }
        }
        Ok(Self { connections })
    }
}

fn connection(text: ConnectionText, dir: &Path) -> Result<ConnectionConfig, ConfigError> {
    let wrong = |what| ConfigError::Connection { name: text.name.clone(), what };
    if text.name.trim().is_empty() {
        return Err(wrong("a connection needs a name"));
    }
    let provider: Provider = text.provider.parse().map_err(|_| {
        wrong("provider is one of jiko, atelio, connectfi, connectfi-akepa, fincom-v1, fincom-v2")
    })?;
    let hook = text.hook.to_ascii_lowercase();
    if hook.len() != HOOK_DIGITS || unhex(&hook).is_none() {
        return Err(wrong("hook has to be 32 hexadecimal digits; make one with new-hook"));
    }
    let given = match (&text.webhook_secret, &text.webhook_secret_file) {
        (Some(_), Some(_)) => {
            return Err(wrong("give webhook_secret or webhook_secret_file, not both"));
        }
        (Some(secret), None) => Some(secret.clone().into()),
        (None, Some(file)) => Some(SecretString::from(secret_file(&dir.join(file))?.trim())),
        (None, None) => None,
    };
    let signs = dossier_providers::rules(provider).signs_events();
    let secret = match given {
        Some(_) if !signs => return Err(wrong("this provider signs nothing: give no secret")),
        None if signs => {
            return Err(wrong("webhook_secret or webhook_secret_file is missing"));
        }
        Some(secret) if secret.expose_secret().is_empty() => {
            return Err(wrong("the webhook secret is empty"));
        }
        given => given.unwrap_or_default(),
    };
    if text.desk.is_empty() {
        return Err(wrong("there is no [[connection.desk]]: nobody could read its events"));
    }
    let key = |text: &str| unhex(text).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
    let desks = text
        .desk
        .iter()
        .map(|desk| {
            let wrong = || wrong("token_sha256 and seal_to of a desk are 64 hexadecimal digits");
            Ok(InboxDesk {
                token_sha256: key(&desk.token_sha256).ok_or_else(wrong)?,
                seal_to: key(&desk.seal_to).ok_or_else(wrong)?,
            })
        })
        .collect::<Result<_, ConfigError>>()?;
    Ok(ConnectionConfig { name: text.name.clone(), provider, hook, secret, desks })
}

/// A file that holds secrets.
fn secret_file(path: &Path) -> Result<String, ConfigError> {
    let failed = |source| ConfigError::Read { path: path.to_owned(), source };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(path).map_err(failed)?.permissions().mode();
        if mode & 0o007 != 0 {
            return Err(ConfigError::Open(path.to_owned()));
        }
    }
    fs::read_to_string(path).map_err(failed)
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if text.len() > KEY_DIGITS || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect()
}

//! Places at which a test makes the vault fail; nothing without the feature `controls`.

use crate::{CacheTx, Error, WriteTx};

/// A named place.
#[cfg(feature = "controls")]
pub(crate) fn point(name: &str) -> Result<(), Error> {
    if dossier_failpoint::reach(name) {
        let source = std::io::Error::other("a fail point");
        return Err(Error::io("a file of the vault failed")(source));
    }
    Ok(())
}

#[cfg(not(feature = "controls"))]
pub(crate) fn point(_: &str) -> Result<(), Error> {
    Ok(())
}

/// The two places around a commit, told apart from others by what is committed.
pub(crate) struct Commit {
    #[cfg(feature = "controls")]
    name: Option<String>,
}

#[cfg(feature = "controls")]
impl Commit {
    pub(crate) fn of(tx: &WriteTx<'_>) -> Self {
        Self { name: tx.named() }
    }

    pub(crate) fn of_cache(tx: &CacheTx<'_>) -> Self {
        Self { name: Some(format!("cache.{}", tx.what())) }
    }

    pub(crate) fn before(&self) -> Result<(), Error> {
        self.name.as_ref().map_or(Ok(()), |name| point(&format!("commit.{name}.before")))
    }

    pub(crate) fn after(&self) -> Result<(), Error> {
        self.name.as_ref().map_or(Ok(()), |name| point(&format!("commit.{name}.after")))
    }
}

#[cfg(not(feature = "controls"))]
impl Commit {
    pub(crate) fn of(_: &WriteTx<'_>) -> Self {
        Self {}
    }

    pub(crate) fn of_cache(_: &CacheTx<'_>) -> Self {
        Self {}
    }

    pub(crate) fn before(&self) -> Result<(), Error> {
        Ok(())
    }

    pub(crate) fn after(&self) -> Result<(), Error> {
        Ok(())
    }
}

/// How often SQLite waits for the disk. Anything but `FULL` only in the test that shows what that
/// is good for.
#[cfg(feature = "controls")]
pub(crate) fn synchronous() -> &'static str {
    ["NORMAL", "OFF"]
        .into_iter()
        .find(|level| dossier_failpoint::is_turned(&format!("synchronous={level}")))
        .unwrap_or("FULL")
}

#[cfg(not(feature = "controls"))]
pub(crate) fn synchronous() -> &'static str {
    "FULL"
}

/// Whether a test leaves out this step, to show what it is good for.
#[cfg(feature = "controls")]
pub(crate) fn skips(step: &str) -> bool {
    dossier_failpoint::is_turned(&format!("no-{step}"))
}

#[cfg(not(feature = "controls"))]
pub(crate) fn skips(_: &str) -> bool {
    false
}

/// Whether a test has this kind of fact left out, to show that it is missed.
#[cfg(feature = "controls")]
pub(crate) fn forgets(fact: &dossier_domain::Fact) -> bool {
    skips(&format!("fact.{}", fact.kind))
}

#[cfg(not(feature = "controls"))]
pub(crate) fn forgets(_: &dossier_domain::Fact) -> bool {
    false
}

/// A key derivation that protects nothing, for tests that open a vault thousands of times.
#[cfg(feature = "controls")]
pub(crate) fn cheap_key() -> Option<crate::crypto::Cost> {
    let cheap = crate::crypto::Cost { m_kib: 64, t: 1, p: 1 };
    dossier_failpoint::is_turned("cheap-key").then_some(cheap)
}

#[cfg(not(feature = "controls"))]
pub(crate) fn cheap_key() -> Option<crate::crypto::Cost> {
    None
}

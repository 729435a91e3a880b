//! Names for places at which a test makes a call fail; nothing without the feature `controls`.

#[cfg(feature = "controls")]
pub(crate) use dossier_failpoint::doing;

#[cfg(not(feature = "controls"))]
pub(crate) async fn doing<T>(_: &'static str, future: impl Future<Output = T>) -> T {
    future.await
}

/// A named place where a file is written.
#[cfg(feature = "controls")]
pub(crate) fn point(name: &str) -> std::io::Result<()> {
    if dossier_failpoint::reach(name) {
        return Err(std::io::Error::other("a fail point"));
    }
    Ok(())
}

#[cfg(not(feature = "controls"))]
pub(crate) fn point(_: &str) -> std::io::Result<()> {
    Ok(())
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

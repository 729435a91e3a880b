//! Places at which a test makes a call fail; nothing without the feature `controls`.

use super::Call;
use crate::{Error, Sent};

/// The place after the answer to a call has begun.
pub(super) struct Arrived {
    #[cfg(feature = "controls")]
    what: &'static str,
}

/// The place before the first byte of a call leaves.
#[cfg(feature = "controls")]
pub(super) fn before_sending(call: &Call<'_>) -> Result<Arrived, Error> {
    let logs_in = call.path.contains("login") || call.path.contains("token");
    let what = match dossier_failpoint::work() {
        _ if logs_in => "login",
        Some(work) if call.changes || work == "reconcile" => work,
        _ if call.changes => "account",
        _ => "read",
    };
    fails(&format!("send.{what}"), Sent::No).map(|()| Arrived { what })
}

#[cfg(not(feature = "controls"))]
pub(super) fn before_sending(_: &Call<'_>) -> Result<Arrived, Error> {
    Ok(Arrived {})
}

impl Arrived {
    #[cfg(feature = "controls")]
    pub(super) fn reach(&self, sent: Sent) -> Result<(), Error> {
        fails(&format!("receive.{}", self.what), sent)
    }

    #[cfg(not(feature = "controls"))]
    pub(super) fn reach(&self, _: Sent) -> Result<(), Error> {
        Ok(())
    }
}

#[cfg(feature = "controls")]
fn fails(name: &str, sent: Sent) -> Result<(), Error> {
    if dossier_failpoint::reach(name) {
        let reason = crate::Reason::Reset;
        return Err(Error::Unavailable { reason, answered: false, sent });
    }
    Ok(())
}

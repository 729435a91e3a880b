//! How a doubtful submission is cleared. docs/providers/connectfi.md, Lost answers.

use dossier_domain::{Kind, Receipt, Reconciled, Snapshot};

use super::{
    calls::{self, customer_id},
    correction,
    memory::Remembered,
    reading::{self, Told, told},
};
use crate::{
    Doubtful, Error,
    connectfi::{UNSEEN, customer, link::Link},
};

/// Reads back what became of it.
pub(super) async fn clear(link: &Link, doubtful: &Doubtful<'_>) -> Result<Reconciled, Error> {
    if doubtful.key_sent_at.is_none() {
        return Ok(Reconciled::NotArrived);
    }
    match (doubtful.kind, doubtful.target) {
        // The reference makes a repetition harmless for as long as the customer exists.
        (Kind::Create, _) => Ok(Reconciled::SafeToRepeat),
        // Nothing links what was uploaded, so a second copy counts for nothing.
        (Kind::Upload, _) => Ok(Reconciled::NotArrived),
        (Kind::Submit, Some(target)) => {
            let id = customer_id(target.external_id)?;
            let known = Remembered::of(target.memory).unwrap_or_default();
            let Some(application) = known.newest() else {
                return identified(link, doubtful, id).await;
            };
            let snapshot = reading::read(link, target).await?;
            Ok(match moved(doubtful, &snapshot) {
                Some(status) => accepted(doubtful, status, application),
                // The same documents linked once more are linked once.
                None => Reconciled::SafeToRepeat,
            })
        }
        (Kind::Correct, Some(target)) => {
            let id = customer_id(target.external_id)?;
            let snapshot = reading::read(link, target).await?;
            if let Some(status) = moved(doubtful, &snapshot) {
                return Ok(accepted(doubtful, status, id));
            }
            let echo = customer::read(link, id).await?.echo();
            let held = doubtful
                .body
                .zip(echo.as_ref())
                .and_then(|(correction, echo)| correction::is_in(correction, echo.expose()));
            Ok(match held {
                Some(true) => accepted(doubtful, &snapshot.provider_status, id),
                Some(false) => Reconciled::NotArrived,
                None => Reconciled::SafeToRepeat,
            })
        }
        _ => Ok(Reconciled::Unknown("not_supported")),
    }
}

/// An identification whose answer was lost is never sent again unless akepa says that there is
/// no application: a repetition would start another one.
async fn identified(link: &Link, doubtful: &Doubtful<'_>, id: &str) -> Result<Reconciled, Error> {
    Ok(match told(calls::status_of_customer(link, id).await)? {
        Told::Application(read) => {
            let status = &read.snapshot.provider_status;
            accepted(doubtful, status, &read.application)
        }
        Told::None => Reconciled::NotArrived,
        Told::Nothing => Reconciled::Unknown(UNSEEN),
    })
}

/// The status, where it is another than before the lost try.
fn moved<'a>(doubtful: &Doubtful<'_>, snapshot: &'a Snapshot) -> Option<&'a str> {
    let status = snapshot.provider_status.as_str();
    doubtful.before.is_some_and(|before| before != status).then_some(status)
}

fn accepted(doubtful: &Doubtful<'_>, status: &str, reference: &str) -> Reconciled {
    Reconciled::Accepted(Receipt {
        at: doubtful.now,
        provider_status: Some(status.to_owned()),
        reference: Some(reference.to_owned()),
        sha256: None,
        reconciled: true,
    })
}

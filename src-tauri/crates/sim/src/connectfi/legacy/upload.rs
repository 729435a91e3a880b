//! Uploading a requested document ("upload").

use chrono::{DateTime, Utc};

use super::Legacy;
use super::attributes::completed;
use super::init;
use super::state::State;
use crate::connectfi::answer;
use crate::connectfi::upload;
use crate::http::{Call, Reply};

impl Legacy {
    /// Takes the file for one slot of a customer, over any that is there, until KYC is completed.
    pub(super) fn upload(
        &self,
        state: &mut State,
        (id, document): (&str, &str),
        call: &Call,
        now: DateTime<Utc>,
    ) -> Result<Reply, Reply> {
        state.account.customers.find(id)?;
        let kyc = state.processes.get_mut(id);
        let (status, slot) = kyc
            .and_then(|kyc| {
                let slot = kyc.slots.iter_mut().find(|slot| slot.id == document)?;
                Some((kyc.status, slot))
            })
            .ok_or_else(|| answer::document_not_found(document))?;
        if status.is_final() {
            return Err(completed(id));
        }
        let kind = slot.name.kind;
        let (file, format) = upload::file(call, None)?;
        let format = format
            .filter(|format| kind.takes(*format))
            .ok_or_else(|| upload::wrong_format(kind.taken()))?;
        slot.file = Some(format);
        let name = slot.name.word();
        let media_type = upload::media_type(&file, format);
        self.world.files.received_part(super::NAME, id, &name, media_type, &file.bytes);
        self.world.ledger.effect(super::NAME, id, &format!("upload:{name}"));
        self.go_on_if_complete(state, id, now);
        init::shown(state, id)
    }
}

//! One customer's KYC and how it is shown ("init", "Statuses").

use serde_json::{Value, json};

use super::document::{Slot, SlotName};
use crate::connectfi::customer::Customer;

/// The attributes that can be asked for.
pub(super) const CARD_ATTRIBUTES: &str = "cardAttributes";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    WaitingData,
    Pending,
    Review,
    Approved,
    Declined,
    /// In no document of connectFi's: what a client must survive.
    OnHold,
}

impl Status {
    /// No way leads out of it.
    pub(super) fn is_final(self) -> bool {
        matches!(self, Self::Approved | Self::Declined)
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::WaitingData => "WAITING_DATA",
            Self::Pending => "PENDING",
            Self::Review => "REVIEW",
            Self::Approved => "APPROVED",
            Self::Declined => "DECLINED",
            Self::OnHold => "ON_HOLD",
        }
    }
}

#[derive(Debug)]
pub(super) struct Kyc {
    pub(super) status: Status,
    pub(super) attribute_codes: Vec<&'static str>,
    pub(super) slots: Vec<Slot>,
    pub(super) webhook_url: Option<String>,
    /// Goes up with every new promise of a decision: earlier promises lapse.
    pub(super) turn: u64,
}

impl Kyc {
    /// A process that asks for these documents and attributes.
    pub(super) fn new(
        status: Status,
        documents: &[SlotName],
        attribute_codes: &[&'static str],
    ) -> Self {
        Self {
            status,
            attribute_codes: attribute_codes.to_vec(),
            slots: documents.iter().copied().map(Slot::open).collect(),
            webhook_url: None,
            turn: 0,
        }
    }

    /// Everything that was asked for is there.
    pub(super) fn is_complete(&self) -> bool {
        self.attribute_codes.is_empty() && self.slots.iter().all(|slot| slot.file.is_some())
    }

    /// Asks for documents: those that are missing or, if none is, all of them again.
    pub(super) fn ask_for_documents(&mut self, ordinary: &[SlotName]) {
        if self.slots.is_empty() {
            self.slots = ordinary.iter().copied().map(Slot::open).collect();
        } else if self.slots.iter().all(|slot| slot.file.is_some()) {
            self.slots.iter_mut().for_each(|slot| slot.file = None);
        }
    }

    /// Asks for attributes and for no document.
    pub(super) fn ask_for_data(&mut self) {
        self.slots.retain(|slot| slot.file.is_some());
        self.attribute_codes = vec![CARD_ATTRIBUTES];
    }
}

/// The `data` of init and status; without a process there is nothing to show of one.
pub(super) fn shown(customer: &Customer, kyc: Option<&Kyc>) -> Value {
    let status = kyc.map(|kyc| kyc.status.word());
    let documents: Vec<Value> =
        kyc.map(|kyc| kyc.slots.iter().map(Slot::shown).collect()).unwrap_or_default();
    json!({
        "customer": customer.envelope(status),
        "kyc": kyc.map(|kyc| json!({
            "attributeCodes": kyc.attribute_codes,
            "system": "condor",
            "mode": "licenseUSACondor",
            "status": status,
        })),
        "kycDocumentList": documents,
    })
}

use dossier_domain::{Problem, Receipt};
use sha2::{Digest, Sha256};

use crate::{Delivery, Error};

/// The receipt of a delivery about the thing of that id.
pub(super) fn of(delivery: &Delivery<'_>, reference: &str, status: Option<&str>) -> Receipt {
    Receipt {
        at: delivery.now,
        provider_status: status.map(str::to_owned),
        reference: Some(reference.to_owned()),
        sha256: None,
        reconciled: false,
    }
}

/// The digest of a sent file, for its receipt.
pub(super) fn sha256(bytes: &[u8]) -> Option<String> {
    Some(Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The error of a delivery that breaks a rule; nothing is sent.
pub(super) fn broken_rule(path: &str, code: &str, message: &str) -> Error {
    Error::Input(vec![Problem {
        path: path.to_owned(),
        code: code.to_owned(),
        message: message.to_owned(),
        suggestion: None,
    }])
}

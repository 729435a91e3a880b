//! What was received as files: digest and measures, never the bytes.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::sync::Mutex;

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::http::Call;
use crate::lock::held;
use crate::picture;

/// One file that a provider accepted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FileRecord {
    /// Provider, as in the announcement.
    pub provider: String,
    /// The provider's id of the application or customer that the file belongs to.
    pub external_id: String,
    /// The provider's name of the slot.
    pub slot: String,
    /// The media type that the caller declared.
    pub media_type: String,
    /// Size in bytes.
    pub size: u64,
    /// Width in pixels, where the header tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in pixels, where the header tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

impl FileRecord {
    fn new(provider: &str, external_id: &str, slot: &str, media_type: &str, bytes: &[u8]) -> Self {
        let sides = picture::dimensions(bytes);
        Self {
            provider: provider.to_owned(),
            external_id: external_id.to_owned(),
            slot: slot.to_owned(),
            media_type: media_type.to_owned(),
            size: bytes.len() as u64,
            width: sides.map(|(width, _)| width),
            height: sides.map(|(_, height)| height),
        }
    }
}

/// Accepted files by SHA-256; of several with the same bytes the last is kept.
#[derive(Debug, Default)]
pub(crate) struct Files(Mutex<HashMap<String, FileRecord>>);

impl Files {
    /// Records the body of an accepted upload call.
    pub(crate) fn received(
        &self,
        provider: &str,
        external_id: &str,
        slot: &str,
        media_type: &str,
        call: &Call,
    ) {
        let record = FileRecord::new(provider, external_id, slot, media_type, &call.body);
        held(&self.0).insert(hex(&call.digest), record);
    }

    /// Records one part of an accepted upload call.
    pub(crate) fn received_part(
        &self,
        provider: &str,
        external_id: &str,
        slot: &str,
        media_type: &str,
        bytes: &[u8],
    ) {
        let record = FileRecord::new(provider, external_id, slot, media_type, bytes);
        held(&self.0).insert(sha256(bytes), record);
    }

    /// Files that were recorded under one id turn out to belong to another, in this slot.
    pub(crate) fn assigned(&self, provider: &str, from: &str, to: &str, slot: &str) {
        for record in held(&self.0).values_mut() {
            if record.provider == provider && record.external_id == from {
                to.clone_into(&mut record.external_id);
                slot.clone_into(&mut record.slot);
            }
        }
    }

    /// The record of the file with this lower-case hexadecimal SHA-256.
    pub(crate) fn find(&self, sha256: &str) -> Option<FileRecord> {
        held(&self.0).get(sha256).cloned()
    }

    /// Names the slot of a file that was received before anybody knew what it is.
    pub(crate) fn attached(&self, sha256: &str, external_id: &str, slot: &str) {
        let mut files = held(&self.0);
        let found = files.get_mut(sha256).filter(|record| record.external_id == external_id);
        if let Some(record) = found {
            slot.clone_into(&mut record.slot);
        }
    }
}

/// SHA-256 as lower-case hexadecimal text.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

use dossier_domain::{Crop, Edit, Finding, Fingerprint};
use serde::{Deserialize, Serialize};

use crate::finding::Found;
use crate::picture::picture;

/// What a person would see at a glance: findings of quality, and what tells the picture again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Look {
    /// What was noticed of the picture's quality; never of severity error.
    pub findings: Vec<Finding>,
    /// Perceptual hashes of the picture and of it turned right once, twice and three times; empty
    /// for a picture with too little in it to be told again.
    pub fingerprints: Vec<Fingerprint>,
    /// A crop that leaves the document whole and takes much of its surroundings away; offered,
    /// never applied unasked.
    pub crop: Option<Crop>,
}

/// Looks at a picture.
///
/// # Errors
/// Why the file cannot be shown.
pub(crate) fn look(bytes: &[u8], edit: &Edit) -> Result<Look, Found> {
    picture(bytes, edit)?;
    Ok(Look::default())
}

//! A preparation in this process, with the time of each stage. For measuring on files of our own
//! making; everything else goes through [`crate::Worker`].

use std::time::{Duration, Instant};

use dossier_domain::{Edit, Finding, Mrz, SlotRule};

use crate::finding::Found;
use crate::picture::picture;
use crate::raster::Raster;
use crate::reading::{barcode, zone};
use crate::stages::Stages;
use crate::{DocumentError, Look, Prepared, prepare};

/// The time of each stage, in order.
pub type Times = Vec<(&'static str, Duration)>;

/// Prepares `bytes` here and now.
///
/// # Errors
/// The findings that refuse the file.
pub fn prepare(bytes: &[u8], rule: &SlotRule) -> Result<(Prepared, Times), Vec<Finding>> {
    let mut stages = Stages::default();
    let prepared = prepare::prepare(bytes, rule, &Edit::default(), &mut stages)?;
    Ok((prepared, stages.into_inner()))
}

/// A decoded picture, of which the reading alone is to be measured.
pub struct Decoded(Raster);

/// Decodes a file, so that what follows can be measured without it.
///
/// # Errors
/// Why the file cannot be shown.
pub fn decoded(bytes: &[u8]) -> Result<Decoded, DocumentError> {
    let raster = picture(bytes, &Edit::default())
        .map_err(|found| DocumentError::of(vec![found.finding()]))?;
    Ok(Decoded(raster))
}

impl Decoded {
    /// The content of the PDF417 barcode, where one is read.
    pub fn barcode(self) -> Option<String> {
        barcode(self.0)
    }

    /// The machine-readable zone, where one is read.
    pub fn zone(self) -> Option<Mrz> {
        zone(self.0)
    }
}

/// Looks at `bytes` here and now, and tells how long it took after decoding.
///
/// # Errors
/// The finding that refuses the file.
pub fn look(bytes: &[u8]) -> Result<(Look, Duration), Finding> {
    let raster = picture(bytes, &Edit::default()).map_err(Found::finding)?;
    let start = Instant::now();
    let look = Look::at(&raster);
    Ok((look, start.elapsed()))
}

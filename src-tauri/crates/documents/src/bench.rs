//! A preparation in this process, with the time of each stage. For measuring on files of our own
//! making; everything else goes through [`crate::Worker`].

use std::time::{Duration, Instant};

use dossier_domain::{Edit, Finding, SlotRule};

use crate::finding::Found;
use crate::stages::Stages;
use crate::{Look, Prepared, picture, prepare};

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

/// Looks at `bytes` here and now, and tells how long it took after decoding.
///
/// # Errors
/// The finding that refuses the file.
pub fn look(bytes: &[u8]) -> Result<(Look, Duration), Finding> {
    let raster = picture::picture(bytes, &Edit::default()).map_err(Found::finding)?;
    let start = Instant::now();
    let look = Look::at(&raster);
    Ok((look, start.elapsed()))
}

//! A preparation in this process, with the time of each stage. For measuring on files of our own
//! making; everything else goes through [`crate::Worker`].

use std::time::Duration;

use dossier_domain::{Edit, Finding, SlotRule};

use crate::stages::Stages;
use crate::{Prepared, prepare};

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

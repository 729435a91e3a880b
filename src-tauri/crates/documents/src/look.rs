//! What a person would see at a glance, measured on the picture at 1000 pixels.
//!
//! Nothing here refuses a file: each finding is a warning with the number that was measured. The
//! thresholds were chosen on the pictures of `synthetic::shot` and hold on seeds that were not
//! looked at when they were chosen.

mod detail;
mod fingerprint;
mod glare;
mod light;
mod luma;
mod noticed;
mod outline;
mod polygon;
mod table;

use dossier_domain::{Crop, Edit, Finding, Fingerprint};
use serde::{Deserialize, Serialize};

use crate::finding::Found;
use crate::picture::picture;
use crate::raster::Raster;
use crate::scale::reduce;
use detail::Detail;
use fingerprint::fingerprints;
use glare::glare;
use light::Light;
use luma::Luma;
use noticed::Noticed;
use outline::Outline;

/// The longest side in pixels at which quality is measured. Noise of a sensor averages out on the
/// way there, and what blurs print at full size still does.
const LONGEST: u32 = 1_000;

/// The greatest share of a picture, in thousandths, that a lamp's reflection covers.
const GREATEST_LAMP: u32 = 120;

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
    Ok(Look::at(&picture(bytes, edit)?))
}

impl Look {
    /// Looks at an upright picture.
    pub(crate) fn at(raster: &Raster) -> Self {
        let small = reduce(raster, LONGEST);
        let luma = Luma::of(&small);
        let outline = Outline::find(&small);
        let detail = Detail::of(&luma, outline.as_ref());
        if detail.is_blank() {
            let findings = vec![Noticed::Blank(detail.printed).finding()];
            return Self { findings, ..Self::default() };
        }
        let light = Light::of(&luma);
        let glare = glare(&luma, outline.as_ref());
        // What would be a lamp of that size is light on everything.
        let is_bright = light.is_bright() || glare.is_some_and(|it| it > GREATEST_LAMP);
        let noticed = [
            light.is_dark().then_some(Noticed::Dark(light.bright_parts)),
            is_bright.then_some(Noticed::Bright(light.saturated)),
            detail.is_blurred().then_some(Noticed::Blurred(detail.sharpness)),
            glare.filter(|_| !is_bright).map(Noticed::Glare),
        ];
        Self {
            findings: noticed.into_iter().flatten().map(Noticed::finding).collect(),
            fingerprints: fingerprints(&luma),
            crop: outline.and_then(|it| it.crop()),
        }
    }
}

#[cfg(test)]
mod tests;

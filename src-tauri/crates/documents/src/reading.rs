//! What machines can read on a document: the barcode on the back of a licence, the
//! machine-readable zone of a passport or card. What was not read with certainty is left out.

mod aamva;
mod gray;
mod locate;
mod mrz;
mod pdf417;

use chrono::{Datelike, Utc};
use dossier_domain::{Edit, Reading};

use crate::finding::Found;
use crate::picture::picture;
#[cfg(feature = "bench")]
use crate::raster::Raster;
use gray::Pyramid;

/// Reads what machines can read on a document.
///
/// # Errors
/// Why the file cannot be shown. Nothing read is no error.
pub(crate) fn reading(bytes: &[u8], edit: &Edit) -> Result<Reading, Found> {
    let pyramid = Pyramid::of(picture(bytes, edit)?);
    Ok(Reading {
        pdf417: pdf417::payload(&pyramid).and_then(|it| aamva::licence(&it)),
        mrz: mrz::zone(&pyramid, Utc::now().year()),
    })
}

/// The content of a PDF417 barcode alone. For measuring.
#[cfg(feature = "bench")]
pub(crate) fn barcode(raster: Raster) -> Option<String> {
    pdf417::payload(&Pyramid::of(raster))
}

/// A machine-readable zone alone. For measuring.
#[cfg(feature = "bench")]
pub(crate) fn zone(raster: Raster) -> Option<dossier_domain::Mrz> {
    mrz::zone(&Pyramid::of(raster), Utc::now().year())
}

/// The licence that the content of a barcode describes. For feeding it with noise.
#[cfg(any(feature = "bench", feature = "fuzzing"))]
pub(crate) fn licence(content: &str) -> Option<dossier_domain::Licence> {
    aamva::licence(content)
}

/// The zone that these lines are. For feeding it with noise.
#[cfg(any(feature = "bench", feature = "fuzzing"))]
pub(crate) fn zone_of(lines: &[&str]) -> Option<dossier_domain::Mrz> {
    mrz::of_lines(lines, Utc::now().year())
}

/// The characters of a zone, as the network numbers them. For training.
#[cfg(feature = "synthetic")]
pub(crate) use mrz::{LETTERS, known_cells};

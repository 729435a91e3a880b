use std::fmt;

use dossier_domain::{Edit, MediaType};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::finding::Found;
use crate::picture::Picture;
use crate::raster::{Layout, Raster};
use crate::scale::{resize, scaled};
use crate::source::Source;

/// The longest side that is asked for at all; a screen shows no more.
pub(crate) const MAX_SIDE: u32 = 4_096;
/// For the eye only, and as cameras write: what goes out is written finer.
const QUALITY: u8 = 88;
const SAMPLING: SamplingFactor = SamplingFactor::F_2_2;

/// A picture to look at: upright, scaled down, written anew as JPEG, without metadata.
#[derive(Clone, PartialEq, Eq)]
pub struct Preview {
    /// The file.
    pub bytes: Vec<u8>,
    /// Its type.
    pub media_type: MediaType,
}

impl fmt::Debug for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Preview({} bytes)", self.bytes.len())
    }
}

/// Makes a picture of `bytes` with no side longer than `max_side`.
///
/// # Errors
/// Why the file cannot be shown.
pub(crate) fn preview(bytes: &[u8], edit: &Edit, max_side: u32) -> Result<Vec<u8>, Found> {
    let source = Source::open(bytes)?;
    let most = max_side.clamp(1, MAX_SIDE);
    // A part of a page that is drawn must have as many pixels as the whole would have had.
    let longest = edit.crop.is_none().then_some(most);
    let Picture { raster, orientation, .. } = Picture::load(&source, edit, longest)?;
    let scale = f64::from(most) / f64::from(raster.width.max(raster.height));
    // Scaled before it is turned: fewer pixels to turn.
    let raster = match scale < 1.0 {
        true => {
            let (width, height) = scaled((raster.width, raster.height), scale);
            resize(&raster, width, height)
        }
        false => raster,
    };
    write(&raster.orient(orientation))
}

/// A JPEG of the picture: in a sixth of the time of the encoder that writes what goes out.
fn write(raster: &Raster) -> Result<Vec<u8>, Found> {
    let colour = match raster.layout {
        Layout::Gray => ColorType::Luma,
        Layout::Rgb => ColorType::Rgb,
    };
    let side = |side: u32| u16::try_from(side).map_err(|_| Found::CouldNotBeRead);
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, QUALITY);
    encoder.set_sampling_factor(SAMPLING);
    encoder
        .encode(&raster.pixels, side(raster.width)?, side(raster.height)?, colour)
        .map_err(|_| Found::CouldNotBeRead)?;
    Ok(bytes)
}

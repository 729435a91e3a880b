//! Pixels from coded data. Only the worker's process comes here, and only after the header was
//! checked against the limits. A decoder is given the stripped file: no profile, text or EXIF
//! reaches it, which is where the bombs and most of the faults of decoders are.

mod jpeg;
mod png;

use crate::finding::Found;
use crate::jpeg::Keep;
use crate::raster::Raster;
use crate::source::Source;

/// Decodes a picture as it is stored: not yet turned, alpha laid on white.
///
/// # Errors
/// `Damaged`; a picture of which a part is missing is not decoded in part.
pub(crate) fn decode(source: &Source<'_>) -> Result<Raster, Found> {
    let stripped = source.strip(Keep::Pixels);
    match source {
        Source::Jpeg(walk) => jpeg::decode(stripped, walk.frame),
        Source::Png(_) => png::decode(&stripped),
    }
}

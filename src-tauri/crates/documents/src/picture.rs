use dossier_domain::Edit;

use crate::decode::decode;
use crate::finding::Found;
use crate::raster::Raster;
use crate::source::Source;

/// The picture that `edit` chooses of a file, as it is looked at: upright, on white.
///
/// # Errors
/// Why the file cannot be shown.
pub(crate) fn picture(bytes: &[u8], edit: &Edit) -> Result<Raster, Found> {
    let source = Source::open(bytes)?;
    source.check_limits()?;
    let raster = decode(&source)?.orient(source.orientation());
    // Quarter turns to the right as EXIF numbers them.
    let turn = [1, 6, 3, 8][usize::from(edit.turn % 4)];
    Ok(raster.orient(turn))
}

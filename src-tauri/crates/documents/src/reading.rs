use dossier_domain::{Edit, Reading};

use crate::finding::Found;
use crate::picture::picture;

/// Reads what machines can read on a document.
///
/// # Errors
/// Why the file cannot be shown. Nothing read is no error.
pub(crate) fn reading(bytes: &[u8], edit: &Edit) -> Result<Reading, Found> {
    picture(bytes, edit)?;
    Ok(Reading::default())
}

use dossier_domain::ErrorCode;
use serde::Serialize;

use crate::{error::CommandError, paths::write_private, state::Shell};

/// Asks where to and writes a value as JSON; the file's path, or none where the person changed
/// their mind.
pub(super) async fn save(
    shell: &Shell,
    name: &str,
    value: &impl Serialize,
) -> Result<Option<String>, CommandError> {
    let json = serde_json::to_vec_pretty(value)
        .map_err(|_| CommandError::internal("what was to be saved is not JSON"))?;
    let Some(path) = shell.dialogs().file_to_write(name).await else { return Ok(None) };
    write_private(&path, &json).map_err(|error| match error.kind() {
        std::io::ErrorKind::StorageFull => {
            CommandError::new(ErrorCode::StorageFull, "error-storage-full")
        }
        _ => CommandError::invalid("error-file"),
    })?;
    Ok(Some(path.to_string_lossy().into_owned()))
}

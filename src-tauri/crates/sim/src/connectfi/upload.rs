//! Files out of upload calls.

use serde_json::json;

use super::answer;
use super::format::Format;
use crate::http::{self, Call, Part, Reply};

/// The one file of a form and its format. Under akepa the field is named `file`; for the legacy
/// contract no name is stated, so that any will do.
pub(super) fn file(call: &Call, field: Option<&str>) -> Result<(Part, Option<Format>), Reply> {
    let parts = http::parts(call).ok_or_else(answer::file_not_found)?;
    let mut files = parts
        .into_iter()
        .filter(|part| part.is_file && field.is_none_or(|field| part.name == field));
    let (Some(file), None) = (files.next(), files.next()) else {
        return Err(answer::file_not_found());
    };
    let format = Format::of(&file.bytes);
    Ok((file, format))
}

/// The file is of a format that its document does not take. No such answer is documented.
pub(super) fn wrong_format(taken: &[&str]) -> Reply {
    answer::refused("fileTypeNotAllowed", json!({ "allowed": taken }))
}

/// The media type as declared, or as the content shows.
pub(super) fn media_type(file: &Part, format: Format) -> &str {
    file.media_type.as_deref().unwrap_or(format.media_type())
}

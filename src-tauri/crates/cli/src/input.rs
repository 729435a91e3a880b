use std::{
    io::{BufRead, Read},
    path::Path,
};

use dossier_documents::{READ_CAP, ReadError, read_file};
use serde_json::Value;

use crate::fail::Failure;

/// A file that a person named, or standard input for `-`.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    if path != Path::new("-") {
        return Ok(read_file(path)?);
    }
    let mut bytes = Vec::new();
    let length =
        std::io::stdin().lock().take(READ_CAP + 1).read_to_end(&mut bytes).map_err(ReadError::Io)?
            as u64;
    if length > READ_CAP {
        return Err(ReadError::TooLarge { bytes: length }.into());
    }
    Ok(bytes)
}

pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(bytes(path)?).map_err(|_| Failure::invalid("error-not-text"))
}

pub(crate) fn json(path: &Path) -> Result<Value, Failure> {
    serde_json::from_slice(&bytes(path)?).map_err(|_| Failure::invalid("error-not-json"))
}

/// The first line only: whoever writes it may go on running.
pub(crate) fn first_line(path: &Path) -> Result<String, Failure> {
    if path != Path::new("-") {
        return text(path);
    }
    let mut line = String::new();
    let mut input = std::io::stdin().lock().take(READ_CAP);
    input.read_line(&mut line).map_err(|_| Failure::invalid("error-not-text"))?;
    Ok(line)
}

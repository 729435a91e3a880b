//! A frame: the length of the JSON (4 bytes), the length of the body (8 bytes), both little
//! endian, the JSON, the body.

use std::io::{self, Read};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Far more than any rule or list of findings takes.
const MAX_JSON: u32 = 256 << 10;

/// The length of what stands before the JSON.
pub(super) const PREFIX: usize = 12;

/// The lengths of a frame's two parts, within their caps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lengths {
    pub(super) json: usize,
    pub(super) body: usize,
}

impl Lengths {
    /// `None` where a length is over its cap.
    pub(super) fn read(prefix: [u8; PREFIX], max_body: u64) -> Option<Self> {
        let [a, b, c, d, rest @ ..] = prefix;
        let json = u32::from_le_bytes([a, b, c, d]);
        let body = u64::from_le_bytes(rest);
        if json > MAX_JSON || body > max_body {
            return None;
        }
        Some(Self { json: json as usize, body: usize::try_from(body).ok()? })
    }
}

/// Everything of a frame that stands before its body.
pub(super) fn head(message: &impl Serialize, body: usize) -> Vec<u8> {
    let json = serde_json::to_vec(message).expect("messages have no maps and no failing parts");
    let length = u32::try_from(json.len()).unwrap_or(u32::MAX);
    [&length.to_le_bytes()[..], &(body as u64).to_le_bytes()[..], &json].concat()
}

/// Reads what stands before a body; the length of the body comes with it.
///
/// # Errors
/// When it ends early, is over a cap, or is not such a message.
pub(super) fn read_head<T: DeserializeOwned>(
    input: &mut impl Read,
    max_body: u64,
) -> io::Result<(T, usize)> {
    let mut prefix = [0; PREFIX];
    input.read_exact(&mut prefix)?;
    let lengths = Lengths::read(prefix, max_body).ok_or(io::ErrorKind::InvalidData)?;
    let mut json = vec![0; lengths.json];
    input.read_exact(&mut json)?;
    Ok((serde_json::from_slice(&json)?, lengths.body))
}

/// Reads the body behind a head.
///
/// # Errors
/// When it ends early.
pub(super) fn read_body(input: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut body = vec![0; length];
    input.read_exact(&mut body)?;
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_reads_back_and_a_cut_one_does_not() {
        let mut bytes = head(&"word", 3);
        bytes.extend_from_slice(b"abc");
        let read = |mut bytes: &[u8], max_body| {
            let (word, length) = read_head::<String>(&mut bytes, max_body)?;
            Ok::<_, io::Error>((word, read_body(&mut bytes, length)?))
        };
        assert_eq!(read(&bytes, 3).unwrap(), ("word".to_owned(), b"abc".to_vec()));
        assert!(read(&bytes, 2).is_err(), "the body is over its cap");
        for cut in 0..bytes.len() {
            assert!(read(&bytes[..cut], 3).is_err(), "cut at {cut}");
        }
    }
}

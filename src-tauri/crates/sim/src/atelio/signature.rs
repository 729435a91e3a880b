//! Signatures of webhooks: `Bond-Signature: t={unix seconds},v1={hex},v2={hex}`.

use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{Formatter, Serializer};

use crate::signature::hmac_base64;

pub(super) const HEADER: &str = "bond-signature";

/// The header's value for a body that is sent at `t`. `v2` covers the bytes as they are sent, `v1`
/// what Python's `json.dumps` makes of them.
pub(super) fn header(secret: &str, t: i64, body: &Value) -> String {
    let v1 = hmac_hex(secret, t, &python(body));
    let v2 = hmac_hex(secret, t, &body.to_string());
    format!("t={t},v1={v1},v2={v2}")
}

fn hmac_hex(secret: &str, t: i64, text: &str) -> String {
    let sum = hmac_base64(secret, &[format!("{t}.").as_bytes(), text.as_bytes()]);
    STANDARD.decode(sum).unwrap_or_default().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// JSON as Python writes it: a space after commas and colons, nothing but ASCII.
fn python(value: &Value) -> String {
    let mut bytes = Vec::new();
    // Writing to a vector cannot fail.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut bytes, Python));
    String::from_utf8(bytes).unwrap_or_default()
}

struct Python;

impl Formatter for Python {
    fn begin_array_value<W: ?Sized + io::Write>(
        &mut self,
        to: &mut W,
        first: bool,
    ) -> io::Result<()> {
        if first { Ok(()) } else { to.write_all(b", ") }
    }

    fn begin_object_key<W: ?Sized + io::Write>(
        &mut self,
        to: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.begin_array_value(to, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        to.write_all(b": ")
    }

    fn write_string_fragment<W: ?Sized + io::Write>(
        &mut self,
        to: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        for letter in fragment.chars() {
            if letter.is_ascii() {
                write!(to, "{letter}")?;
            } else {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    write!(to, "\\u{unit:04x}")?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn vectors() {
        let body = json!({ "event": "kyc.verification.success" });
        assert_eq!(
            header("whsec_test", 1_700_000_000, &body),
            "t=1700000000,\
             v1=022a3faf2bf91fc7b017ad8121a51d855de013b2ec3e038dcf16af9f72e60c0e,\
             v2=4c9dddf5dbd092d306750eaddd6c0c0d126a99ad4a17ea3deaa82e6f7132c622"
        );
    }

    #[test]
    fn python_writes_spaces_and_ascii() {
        let value = json!({ "city": "Zürich 𝄞\n", "list": ["a", 1, {}], "none": null });
        let expected =
            r#"{"city": "Z\u00fcrich \ud834\udd1e\n", "list": ["a", 1, {}], "none": null}"#;
        assert_eq!(python(&value), expected);
    }
}

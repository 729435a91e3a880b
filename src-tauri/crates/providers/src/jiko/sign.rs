use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

fn keyed(secret: &SecretString) -> Hmac<Sha256> {
    Hmac::new_from_slice(secret.expose_secret().as_bytes()).expect("HMAC takes keys of any length")
}

/// The signature of a request over the bytes that are sent: idempotency key, URL path without host
/// and query, body, one after the other. docs/providers/jiko.md, Signature.
pub(super) fn request(secret: &SecretString, key: &str, path: &str, body: &[u8]) -> String {
    let mut mac = keyed(secret);
    mac.update(key.as_bytes());
    mac.update(path.as_bytes());
    mac.update(body);
    STANDARD.encode(mac.finalize().into_bytes())
}

/// Whether a delivered event carries the signature of its raw body. Compared in constant time.
pub(super) fn event_fits(secret: &SecretString, body: &[u8], signature: &str) -> bool {
    let Ok(signature) = STANDARD.decode(signature.trim()) else { return false };
    let mut mac = keyed(secret);
    mac.update(body);
    mac.verify_slice(&signature).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "3f2b8c1e-5d47-4a6f-9b0a-1c2d3e4f5a6b";

    #[test]
    fn requests_are_signed_as_the_contract_says() {
        let secret = SecretString::from("test-shared-secret");
        assert_eq!(
            request(&secret, KEY, "/api/v1/agreements/", b""),
            "S4S4r+oLS4fXGsWEwjD4ThktUcefrJdkIFzFEHRHoV0="
        );
        assert_eq!(
            request(&secret, KEY, "/api/v1/applications/", br#"{"a":1}"#),
            "tFJYcVYc26eXe2X3h22DCBj9VtS0JucM7A4K4tVNRsI="
        );
    }

    #[test]
    fn events_are_believed_by_their_body_alone() {
        let secret = SecretString::from("0123456789abcdef");
        let body = br#"{"event_id":"e1","event_type":"application.approved"}"#;
        let good = "fgcURSi3tRiAGxhrm/yYU7KnduB3/Y5CgRIxdfXfoiQ=";
        assert!(event_fits(&secret, body, good));
        assert!(!event_fits(&secret, br#"{"event_id":"e2"}"#, good));
        assert!(!event_fits(&SecretString::from("another secret!!"), body, good));
        for garbage in ["", "fgcURSi3tRiAGxhrm/yYU7KnduB3/Y5CgRIxdfXfoi==", "not base64!"] {
            assert!(!event_fits(&secret, body, garbage), "{garbage}");
        }
    }
}

use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::Sha256;

/// The parts of a `Bond-Signature` header: `t={unix seconds},v1={hex},v2={hex}`.
pub(super) struct Signature<'a> {
    /// When it was signed, as text: that is what was signed.
    pub(super) at: &'a str,
    v2: Vec<Vec<u8>>,
}

impl<'a> Signature<'a> {
    /// None where a part is missing or malformed. The first version is not read: it is over a
    /// serialisation that only its maker can repeat.
    pub(super) fn parse(header: &'a str) -> Option<Self> {
        let parts = || header.split(',').filter_map(|part| part.trim().split_once('='));
        let (_, at) = parts().find(|(name, _)| *name == "t")?;
        let v2: Vec<_> =
            parts().filter(|(name, _)| *name == "v2").filter_map(|(_, hex)| unhex(hex)).collect();
        (!at.is_empty() && at.bytes().all(|byte| byte.is_ascii_digit()) && !v2.is_empty())
            .then_some(Self { at, v2 })
    }

    /// Whether it is of this raw body. Compared in constant time.
    pub(super) fn fits(&self, secret: &SecretString, body: &[u8]) -> bool {
        self.v2.iter().any(|signature| {
            let mut mac = Hmac::<Sha256>::new_from_slice(secret.expose_secret().as_bytes())
                .expect("HMAC takes keys of any length");
            mac.update(self.at.as_bytes());
            mac.update(b".");
            mac.update(body);
            mac.verify_slice(signature).is_ok()
        })
    }
}

fn unhex(hex: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|it| u8::try_from(it).ok());
    let bytes = hex.as_bytes();
    if bytes.is_empty() || !bytes.len().is_multiple_of(2) {
        return None;
    }
    bytes.chunks(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] = br#"{"event":"kyc.verification.success"}"#;
    const V2: &str = "4c9dddf5dbd092d306750eaddd6c0c0d126a99ad4a17ea3deaa82e6f7132c622";

    fn fits(header: &str, body: &[u8]) -> bool {
        let secret = SecretString::from("whsec_test");
        Signature::parse(header).is_some_and(|signature| signature.fits(&secret, body))
    }

    #[test]
    fn the_vector_of_the_contract_fits_and_nothing_near_it() {
        let upper = V2.to_uppercase();
        for good in [
            format!("t=1700000000,v1=00ff,v2={V2}"),
            format!("t=1700000000, v2={upper}"),
            format!("v2={V2},t=1700000000"),
            format!("t=1700000000,v2=00ff,v2={V2}"),
        ] {
            assert!(fits(&good, BODY), "{good}");
        }
        for bad in [
            String::new(),
            format!("v2={V2}"),
            "t=1700000000".to_owned(),
            format!("t=1700000001,v2={V2}"),
            format!("t=1700000000,v1={V2}"),
            format!("t=,v2={V2}"),
            format!("t=1700000000,v2={}", &V2[1..]),
            format!("t=1700000000,v2={}", V2.replace('4', "x")),
            format!("t=1700000000,v2={}é", &V2[2..]),
        ] {
            assert!(!fits(&bad, BODY), "{bad}");
        }
        assert!(!fits(&format!("t=1700000000,v2={V2}"), b"{}"));
    }
}

//! Which calls a fault meets.

use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::Fault;

/// A fault and the calls that it meets. At most one of `calls`, `every`, `probability` and `first`
/// is given; without any, the fault meets every call that matches.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    pub(crate) provider: Option<String>,
    method: Option<String>,
    path: Option<String>,
    calls: Option<Vec<u64>>,
    every: Option<u64>,
    probability: Option<f64>,
    first: Option<u64>,
    pub(crate) fault: Fault,
}

impl Rule {
    /// What is wrong with the rule, in words.
    pub(crate) fn check(&self) -> Result<(), String> {
        let given = [
            self.calls.is_some(),
            self.every.is_some(),
            self.probability.is_some(),
            self.first.is_some(),
        ];
        if given.into_iter().filter(|given| *given).count() > 1 {
            return Err("a rule has one of calls, every, probability and first".to_owned());
        }
        if self.every == Some(0) || self.calls.as_ref().is_some_and(|calls| calls.contains(&0)) {
            return Err("calls are counted from 1".to_owned());
        }
        if self.probability.is_some_and(|p| !(0.0..=1.0).contains(&p)) {
            return Err("a probability lies between 0 and 1".to_owned());
        }
        self.fault.check()
    }

    /// Whether the rule counts this call.
    pub(crate) fn matches(&self, provider: &str, method: &str, path: &str) -> bool {
        self.provider.as_deref().is_none_or(|wanted| wanted == provider)
            && self.method.as_deref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(method))
            && self.path.as_deref().is_none_or(|pattern| glob(pattern.as_bytes(), path.as_bytes()))
    }

    /// Whether the `number`-th matching call (from 1) gets the fault. Chance depends on the plan's
    /// seed and the number alone, so that a run can be repeated.
    pub(crate) fn fires(&self, seed: u64, index: usize, number: u64) -> bool {
        if let Some(calls) = &self.calls {
            calls.contains(&number)
        } else if let Some(every) = self.every {
            number.is_multiple_of(every)
        } else if let Some(first) = self.first {
            number <= first
        } else if let Some(probability) = self.probability {
            chance(seed, index, number) < probability
        } else {
            true
        }
    }
}

fn chance(seed: u64, index: usize, number: u64) -> f64 {
    let mut hash = Sha256::new();
    hash.update(seed.to_be_bytes());
    hash.update((index as u64).to_be_bytes());
    hash.update(number.to_be_bytes());
    let digest: [u8; 32] = hash.finalize().into();
    let [a, b, c, d, ..] = digest;
    f64::from(u32::from_be_bytes([a, b, c, d])) / (f64::from(u32::MAX) + 1.0)
}

/// `*` stands for any characters, a slash included; everything else for itself.
fn glob(pattern: &[u8], text: &[u8]) -> bool {
    let (mut p, mut t) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while t < text.len() {
        if pattern.get(p) == Some(&b'*') {
            star = Some((p + 1, t));
            p += 1;
        } else if pattern.get(p) == Some(&text[t]) {
            p += 1;
            t += 1;
        } else if let Some((after, taken)) = star {
            star = Some((after, taken + 1));
            p = after;
            t = taken + 1;
        } else {
            return false;
        }
    }
    pattern[p..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs() {
        for (pattern, text, expected) in [
            ("/a/", "/a/", true),
            ("/a/", "/a", false),
            ("*", "", true),
            ("/v1/*/apply/", "/v1/applications/7/apply/", true),
            ("/v1/*/apply/", "/v1/applications/7/", false),
            ("*apply*", "/x/apply/", true),
            ("/a*b*c", "/a-b-b-c", true),
            ("/a*b*c", "/a-b-b-d", false),
        ] {
            assert_eq!(glob(pattern.as_bytes(), text.as_bytes()), expected, "{pattern} on {text}");
        }
    }

    #[test]
    fn chance_is_repeatable_and_about_right() {
        let hits = |seed| (1..=1000).filter(|n| chance(seed, 0, *n) < 0.3).collect::<Vec<_>>();
        assert_eq!(hits(7), hits(7));
        assert_ne!(hits(7), hits(8));
        assert!((200..400).contains(&hits(7).len()), "{} of 1000 at 0.3", hits(7).len());
    }
}

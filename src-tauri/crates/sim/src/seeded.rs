//! The generator from which everything comes that `--seed` decides.

use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A stream of choices that depends on the seed and on what it is used for, and on nothing else.
#[derive(Debug)]
pub(crate) struct Seeded(StdRng);

impl Seeded {
    /// The stream for one purpose, such as `jiko/cases`: streams of other purposes do not shift it.
    pub(crate) fn new(seed: u64, purpose: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(seed.to_be_bytes());
        hash.update(purpose.as_bytes());
        Self(StdRng::from_seed(hash.finalize().into()))
    }

    /// A version 4 UUID.
    pub(crate) fn uuid(&mut self) -> Uuid {
        uuid::Builder::from_random_bytes(self.0.random()).into_uuid()
    }

    /// `bytes` random bytes as lower-case hexadecimal text.
    pub(crate) fn hex(&mut self, bytes: usize) -> String {
        (0..bytes).map(|_| format!("{:02x}", self.0.random::<u8>())).collect()
    }

    /// A number below `end`, which is at least 1.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        self.0.random_range(0..end)
    }

    /// `count` decimal digits.
    pub(crate) fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + self.0.random_range(0..10u8))).collect()
    }

    /// One of a non-empty list.
    pub(crate) fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.0.random_range(0..from.len())]
    }

    /// Puts a list into an order of its own.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        list.shuffle(&mut self.0);
    }
}

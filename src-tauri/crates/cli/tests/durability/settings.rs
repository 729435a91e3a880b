//! Variables by which `cargo xtask chaos` asks for more than a test does.

use std::str::FromStr;

/// `DOSSIER_CHAOS_NAME`, or what a test takes.
pub fn setting<T: FromStr>(name: &str, default: T) -> T {
    match std::env::var(format!("DOSSIER_CHAOS_{name}")) {
        Ok(text) => {
            text.parse().unwrap_or_else(|_| panic!("DOSSIER_CHAOS_{name} cannot be {text:?}"))
        }
        Err(_) => default,
    }
}

/// A number that decides everything a run does; one by chance where none is given.
pub fn seed() -> u64 {
    setting("SEED", u64::from(rand::random::<u32>()))
}

//! Use cases against simulated providers, through a real vault and the real worker.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "tests")]

mod delivery;
mod inbox;
mod intake;
mod jiko;
mod record;
mod test_desk;
mod words_of_the_provider;

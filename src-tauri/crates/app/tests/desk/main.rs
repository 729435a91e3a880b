//! Use cases against simulated providers, through a real vault and the real worker.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs, reason = "tests")]

mod acts_and_facts;
mod addresses;
mod another_person;
mod atelio;
mod backup;
mod bench;
mod case_file;
mod conformance;
mod connectfi;
mod delivery;
mod faults;
mod fincom;
mod inbox;
mod intake;
mod jiko;
mod outage;
mod pictures;
mod player;
mod put_off;
mod rebuilt;
mod record;
mod retention;
mod review;
mod roles;
mod rolled_back;
mod same_person;
mod subscriptions;
mod test_desk;
mod told;
mod words_of_the_provider;

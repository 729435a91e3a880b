#![doc = include_str!("../README.md")]

mod agenda;
mod announcement;
mod atelio;
mod clock;
mod connectfi;
mod control;
mod faults;
mod files;
mod fincom;
mod front;
mod http;
mod jiko;
mod ledger;
mod lock;
mod outcome;
mod person;
mod picture;
mod provider;
mod registry;
mod seeded;
mod signature;
mod sim;
mod webhooks;
mod world;

pub use announcement::{Announcement, CaseRef, Connection};
pub use faults::PlanError;
pub use files::FileRecord;
pub use ledger::{EffectCount, RequestCount};
pub use outcome::OutcomeError;
pub use sim::{Options, Sim, StartError};
pub use webhooks::WebhookLine;

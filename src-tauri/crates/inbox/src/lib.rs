//! The inbox: a small server that a team runs where providers can reach it, because a desktop
//! cannot be called.
//!
//! A provider's webhook is verified, stored sealed to the desks that are to read it, and answered;
//! desks pull with a token and a cursor. An event is a hint that an application has to be read, so
//! the inbox needs no access to any provider and has none.
//!
//! **Invariants**: a webhook is answered well only after it is on disk; what is on disk the inbox
//! itself cannot read; nothing of a webhook's content is logged; no caller, however slow, keeps
//! another from being answered. Verifying is `dossier-providers`', and sealing too.
//! Start reading at [`Inbox`]; `receive.rs` is the providers' side, `collect.rs` the desks'.

mod answer;
mod collect;
mod config;
mod error;
mod files;
mod inbox;
mod limits;
mod listen;
mod receive;
mod request;
mod route;
mod store;

pub use config::{Config, ConfigError};
pub use error::Error;
pub use inbox::{Inbox, Options};
pub use limits::Limits;

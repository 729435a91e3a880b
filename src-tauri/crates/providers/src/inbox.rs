//! What passes between a team's inbox, which providers call, and its desks, which pull: the token
//! of a desk, the sealed letters, and the client.
//!
//! The inbox knows a desk by two things that its token leads to and that do not lead back: a hash
//! to recognise it, and a public key to seal its letters with. What the inbox has on disk it cannot
//! read.

mod client;
mod letter;
mod token;

pub use client::{InboxClient, InboxPage};
pub use letter::Letter;
pub use token::{InboxDesk, InboxToken};

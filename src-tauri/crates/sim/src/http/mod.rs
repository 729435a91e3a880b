//! HTTP/1.1 on loopback, with the connection itself in reach: some faults close it unanswered.

mod body;
mod call;
mod listener;
mod multipart;
mod reply;

pub(crate) use body::Body;
pub(crate) use call::Call;
pub(crate) use listener::{Answer, Handler, serve};
pub(crate) use multipart::{Part, parts};
pub(crate) use reply::Reply;

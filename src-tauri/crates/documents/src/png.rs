//! PNG: the structure of a file that was given, and a writer of our own for what is sent.
//! No pixel of a given file is decoded here.

mod blocks;
mod chunks;
mod deflate;
mod filter;
mod strip;
mod write;

pub(crate) use chunks::Chunks;
pub(crate) use deflate::{Effort, compressed_len};
pub(crate) use filter::{Filtered, filter};
pub(crate) use strip::strip;
#[cfg(feature = "synthetic")]
pub(crate) use write::chunk;
pub(crate) use write::{FRAME_BYTES, write};

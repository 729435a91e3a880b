//! What a document file is, what is wrong with it, and how it becomes what a provider takes.
//!
//! A file passes through here in three steps: it is read from disk with a cap ([`read_file`]),
//! handed as bytes to the program `dossier-worker` ([`Worker`]), and comes back as an
//! [`Inspection`] or as [`Prepared`] bytes with the recipe that made them.
//!
//! **Invariant**: bytes that somebody else wrote are parsed and decoded only in [`worker::run`],
//! that is in a process of its own, under limits of the operating system, one per file. The modules
//! that parse are private; what the rest of the program can call is the handle to that process.
//!
//! **Invariant**: nothing here writes to disk or logs what a file holds.
//!
//! A further file format is a variant in `sniff`, a module beside `jpeg` and `png` that walks its
//! structure, and an arm in `decode`; the search for the scale and the writers do not change.

mod bmp;
mod check;
mod colour;
mod decode;
mod digest;
mod error;
mod exif;
mod finding;
mod fit;
mod gif;
mod heic;
mod inspect;
mod jpeg;
mod limits;
mod look;
mod pages;
mod pdf;
mod picture;
mod png;
mod prepare;
mod preview;
mod raster;
mod read;
mod reading;
mod scale;
mod search;
mod sniff;
mod source;
mod stages;
mod tiff;
mod types;
mod webp;
pub mod worker;

#[cfg(feature = "bench")]
pub mod bench;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
#[cfg(feature = "synthetic")]
pub mod synthetic;

pub use check::{Checked, Way};
pub use error::{DocumentError, WorkerError};
pub use inspect::Inspection;
pub use look::Look;
pub use prepare::Prepared;
pub use preview::Preview;
pub use read::{READ_CAP, ReadError, read_file};
pub use worker::Worker;

//! The program `dossier-worker`: one process for one file. [`Worker`] is the handle by which the
//! rest of the program uses it; [`run`] is the program itself.
//!
//! The two speak over the child's standard input and output: one request, one answer, each a
//! frame of JSON with the file's bytes behind it. The child gets no environment, no arguments and
//! no path; it limits itself before it reads the file's first byte, writes no file, and says nothing
//! on standard error, since a message of a decoder could hold a piece of the file. How far it is
//! shut in on which system stands in `docs/security.md`.

mod ahead;
mod confine;
mod frame;
mod handle;
mod message;
mod process;
mod serve;
mod time;

#[cfg(feature = "synthetic")]
pub use confine::shut_in;
pub use confine::{Confinement, Reach};
pub use handle::Worker;
pub use serve::run;

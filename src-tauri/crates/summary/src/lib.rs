//! Sets a case on pages of A4: a PDF with text that can be selected, its font embedded.
//!
//! **Invariant**: the same sheet gives the same bytes. Nothing here knows a case, a word of ours or
//! a clock; who calls says what stands where. Start reading at [`Sheet`].

mod face;
mod lines;
mod pages;
mod pdf;
mod sheet;

pub use sheet::{Column, Part, Sheet};

/// The sheet could not be made into a PDF: a fault of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotSet;

impl std::fmt::Display for NotSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a page could not be set")
    }
}

impl std::error::Error for NotSet {}

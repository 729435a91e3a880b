//! PDF: what a file is and what it would do in a viewer, and one page as a picture.

mod content;
mod page;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::finding::Found;
use crate::limits::MAX_PAGES;
use crate::raster::Raster;

/// A PDF that opens.
pub(crate) struct Document {
    pdf: Pdf,
    /// What is to be said of it.
    pub(crate) found: Vec<Found>,
}

impl std::fmt::Debug for Document {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Document({} pages)", self.pages())
    }
}

impl Document {
    /// Opens a file. Two readers look at it: one that renders, and a stricter one that tells what
    /// it would do in a viewer; what only the first can read was damaged.
    ///
    /// # Errors
    /// `PasswordProtected`, `UnsupportedCoding` for other encryption, else `Damaged`.
    pub(crate) fn open(bytes: &[u8]) -> Result<Self, Found> {
        // Neither reader is meant to panic; that a damaged file makes one do so is said in words.
        catch_unwind(AssertUnwindSafe(|| Self::read(bytes))).unwrap_or(Err(Found::Damaged))
    }

    fn read(bytes: &[u8]) -> Result<Self, Found> {
        // The first reader, and its copy of the file, is gone before the second takes memory.
        let found = content::found(bytes)?;
        let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
                Found::PasswordProtected
            }
            LoadPdfError::Decryption(_) => Found::UnsupportedCoding,
            LoadPdfError::Invalid => Found::Damaged,
        })?;
        match pdf.pages().len() {
            0 => Err(Found::Damaged),
            pages if pages > MAX_PAGES => Err(Found::Damaged),
            _ => Ok(Self { pdf, found }),
        }
    }

    /// How many pages it has, at least one.
    pub(crate) fn pages(&self) -> u32 {
        self.pdf.pages().len() as u32
    }

    /// The long side of a page (from 1) in points of 1/72 inch.
    pub(crate) fn long_side(&self, page: u32) -> f64 {
        self.page(page).map_or(0.0, |it| {
            let (width, height) = it.render_dimensions();
            f64::from(width.max(height))
        })
    }

    /// A page (from 1) as it is looked at, with at most so many pixels.
    ///
    /// # Errors
    /// `NoSuchPage`, `Damaged`.
    pub(crate) fn render(&self, page: u32, limits: PageLimits) -> Result<Raster, Found> {
        let page = self.page(page).ok_or(Found::NoSuchPage(self.pages()))?;
        catch_unwind(AssertUnwindSafe(|| page::render(page, limits))).unwrap_or(Err(Found::Damaged))
    }

    fn page(&self, page: u32) -> Option<&hayro::hayro_syntax::page::Page<'_>> {
        self.pdf.pages().get(page.checked_sub(1)? as usize)
    }
}

pub(crate) use page::PageLimits;

use crate::{NotSet, face::Faces, pages::Pages};

/// What stands on the pages, from top to bottom.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// In large letters on the first page, and in the document's properties.
    pub title: String,
    /// Below the title.
    pub subtitle: String,
    /// At the foot of every page, on the left.
    pub foot: String,
    /// At the foot of every page, on the right: made from the page's number and how many there are.
    pub page_of: fn(usize, usize) -> String,
    /// Everything else.
    pub parts: Vec<Part>,
}

/// A part of a sheet under its heading.
#[derive(Debug, Clone)]
pub enum Part {
    /// Names and values.
    Facts {
        /// Its heading.
        heading: String,
        /// Name and value.
        rows: Vec<(String, String)>,
    },
    /// Rows and columns; the head is repeated on each page.
    Table {
        /// Its heading.
        heading: String,
        /// What stands over each column, and how wide it is.
        columns: Vec<Column>,
        /// What stands in them.
        rows: Vec<Vec<String>>,
    },
    /// Running text.
    Text {
        /// Its heading.
        heading: String,
        /// A small line above each text, and the text.
        paragraphs: Vec<(String, String)>,
    },
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// What stands over it.
    pub head: String,
    /// Its part of the width, beside the others' parts.
    pub width: f32,
}

impl Sheet {
    /// The sheet as a PDF.
    ///
    /// # Errors
    /// Where the font or the writer of PDFs refuses, which is a fault of this program.
    pub fn to_pdf(&self) -> Result<Vec<u8>, NotSet> {
        let faces = Faces::load().ok_or(NotSet)?;
        let mut pages = Pages::new(&faces);
        pages.title(&self.title, &self.subtitle);
        for part in &self.parts {
            match part {
                Part::Facts { heading, rows } => pages.facts(heading, rows),
                Part::Table { heading, columns, rows } => pages.table(heading, columns, rows),
                Part::Text { heading, paragraphs } => pages.text(heading, paragraphs),
            }
        }
        pages.into_pdf(&self.title, &self.foot, self.page_of)
    }
}

use crate::{
    Column, NotSet,
    face::{Face, Faces},
    lines::lines,
    pdf::pdf,
};

/// A4 in points, and what stays free around.
pub(crate) const WIDTH: f32 = 595.28;
pub(crate) const HEIGHT: f32 = 841.89;
const SIDE: f32 = 56.0;
const TOP: f32 = 60.0;
const BOTTOM: f32 = 68.0;
const INNER: f32 = WIDTH - 2.0 * SIDE;

const BODY: f32 = 9.0;
const LEADING: f32 = 12.5;
/// Between the columns of a table, and above and below its rows.
const GAP: f32 = 10.0;
const PAD: f32 = 3.5;
/// How wide the names of facts stand.
const NAMES: f32 = 128.0;

const INK: [u8; 3] = [0x1A, 0x1D, 0x21];
const QUIET: [u8; 3] = [0x5A, 0x63, 0x6E];
const RULE: [u8; 3] = [0xD5, 0xDA, 0xE0];
const ACCENT: [u8; 3] = [0x1F, 0x4E, 0x8C];

/// Something in its place on a page.
pub(crate) enum Mark {
    Text { face: Face, size: f32, ink: [u8; 3], left: f32, base: f32, text: String },
    Box { ink: [u8; 3], left: f32, top: f32, width: f32, height: f32 },
}

impl Mark {
    pub(crate) fn ink(&self) -> [u8; 3] {
        match self {
            Self::Text { ink, .. } | Self::Box { ink, .. } => *ink,
        }
    }
}

/// Pages that are being filled from the top.
pub(crate) struct Pages<'a> {
    faces: &'a Faces,
    pages: Vec<Vec<Mark>>,
    /// How far the last page is filled.
    at: f32,
}

impl<'a> Pages<'a> {
    pub(crate) fn new(faces: &'a Faces) -> Self {
        Self { faces, pages: vec![Vec::new()], at: TOP }
    }

    pub(crate) fn title(&mut self, title: &str, subtitle: &str) {
        self.at += 14.0;
        self.lines(Face::Bold, 20.0, 25.0, INK, (SIDE, INNER), title);
        self.lines(Face::Regular, BODY + 1.0, LEADING + 1.5, QUIET, (SIDE, INNER), subtitle);
        self.at += 6.0;
        self.put(Mark::Box { ink: ACCENT, left: SIDE, top: self.at, width: 44.0, height: 2.5 });
        self.at += 8.0;
    }

    pub(crate) fn facts(&mut self, heading: &str, rows: &[(String, String)]) {
        self.heading(heading, 3.0 * LEADING);
        for (name, value) in rows {
            let width = INNER - NAMES;
            let height = self.height(Face::Regular, width, value).max(LEADING);
            self.room(height);
            let top = self.at;
            self.lines(Face::Regular, BODY, LEADING, QUIET, (SIDE, NAMES - GAP), name);
            let below = std::mem::replace(&mut self.at, top);
            self.lines(Face::Regular, BODY, LEADING, INK, (SIDE + NAMES, width), value);
            self.at = self.at.max(below) + 1.5;
        }
    }

    pub(crate) fn table(&mut self, heading: &str, columns: &[Column], rows: &[Vec<String>]) {
        let whole: f32 = columns.iter().map(|column| column.width).sum();
        let mut left = SIDE;
        let places: Vec<(f32, f32)> = columns
            .iter()
            .map(|column| {
                let width = INNER * column.width / whole;
                let place = (left, width - GAP);
                left += width;
                place
            })
            .collect();
        let heads: Vec<String> = columns.iter().map(|column| column.head.clone()).collect();
        self.heading(heading, 4.0 * LEADING);
        self.row(Face::Bold, &places, &heads);
        for row in rows {
            let cells = places.iter().zip(row);
            let heights = cells.map(|((_, width), cell)| self.height(Face::Regular, *width, cell));
            let height = heights.fold(LEADING, f32::max) + 2.0 * PAD;
            if self.at + height > HEIGHT - BOTTOM {
                self.turn();
                self.row(Face::Bold, &places, &heads);
            }
            self.row(Face::Regular, &places, row);
        }
    }

    pub(crate) fn text(&mut self, heading: &str, paragraphs: &[(String, String)]) {
        self.heading(heading, 3.0 * LEADING);
        for (above, text) in paragraphs {
            self.room(3.0 * LEADING);
            self.lines(Face::Regular, BODY - 1.0, LEADING, QUIET, (SIDE, INNER), above);
            self.lines(Face::Regular, BODY, LEADING, INK, (SIDE, INNER), text);
            self.at += 6.0;
        }
    }

    fn heading(&mut self, heading: &str, followed_by: f32) {
        self.room(40.0 + followed_by);
        self.at += 16.0;
        self.lines(Face::Bold, 11.5, 16.0, ACCENT, (SIDE, INNER), heading);
        self.at += 3.0;
    }

    /// A row of a table and the line below it.
    fn row(&mut self, face: Face, places: &[(f32, f32)], cells: &[String]) {
        let top = self.at + PAD;
        let ink = if face == Face::Bold { QUIET } else { INK };
        let mut below = top + LEADING;
        for (place, cell) in places.iter().zip(cells) {
            self.at = top;
            self.lines(face, BODY - 0.5, LEADING, ink, *place, cell);
            below = below.max(self.at);
        }
        self.at = below + PAD;
        let height = if face == Face::Bold { 1.0 } else { 0.5 };
        self.put(Mark::Box { ink: RULE, left: SIDE, top: self.at, width: INNER, height });
    }

    /// Puts lines below what stands there, on the next page where this one is full.
    fn lines(
        &mut self,
        face: Face,
        size: f32,
        leading: f32,
        ink: [u8; 3],
        (left, width): (f32, f32),
        text: &str,
    ) {
        let text = self.faces.printable(text);
        for text in lines(self.faces, face, size, width, &text) {
            self.room(leading);
            let base = self.at + leading * 0.5 + size * 0.36;
            self.put(Mark::Text { face, size, ink, left, base, text });
            self.at += leading;
        }
    }

    fn height(&self, face: Face, width: f32, text: &str) -> f32 {
        let text = self.faces.printable(text);
        lines(self.faces, face, BODY, width, &text).len() as f32 * LEADING
    }

    fn room(&mut self, height: f32) {
        if self.at + height > HEIGHT - BOTTOM {
            self.turn();
        }
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.at = TOP;
    }

    fn put(&mut self, mark: Mark) {
        if let Some(page) = self.pages.last_mut() {
            page.push(mark);
        }
    }

    pub(crate) fn into_pdf(
        mut self,
        title: &str,
        foot: &str,
        page_of: fn(usize, usize) -> String,
    ) -> Result<Vec<u8>, NotSet> {
        let count = self.pages.len();
        let foot = self.faces.printable(foot);
        for at in 0..count {
            let number = page_of(at + 1, count);
            let right = WIDTH - SIDE - self.faces.width(Face::Regular, 8.0, &number);
            let page = &mut self.pages[at];
            let top = HEIGHT - BOTTOM + 18.0;
            page.push(Mark::Box { ink: RULE, left: SIDE, top, width: INNER, height: 0.5 });
            for (left, text) in [(SIDE, foot.clone()), (right, number)] {
                let (face, base) = (Face::Regular, top + 14.0);
                page.push(Mark::Text { face, size: 8.0, ink: QUIET, left, base, text });
            }
        }
        pdf(self.faces, &self.pages, title)
    }
}

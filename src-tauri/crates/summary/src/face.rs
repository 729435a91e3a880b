use std::collections::BTreeMap;

use subsetter::GlyphRemapper;
use ttf_parser::GlyphId;

use crate::NotSet;

static REGULAR: &[u8] = include_bytes!("../fonts/NotoSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../fonts/NotoSans-Bold.ttf");

/// Stands for every letter that the font lacks, so that it is seen that one is missing.
const MISSING: char = '\u{FFFD}';

/// Which letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Face {
    Regular,
    Bold,
}

impl Face {
    pub(crate) const BOTH: [Self; 2] = [Self::Regular, Self::Bold];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Regular => "NotoSans-Regular",
            Self::Bold => "NotoSans-Bold",
        }
    }

    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Bold => BOLD,
        }
    }
}

/// Both faces, to be measured.
pub(crate) struct Faces {
    regular: ttf_parser::Face<'static>,
    bold: ttf_parser::Face<'static>,
}

/// What of a face stands on the pages, to be embedded.
pub(crate) struct Part {
    /// The font with nothing but these letters.
    pub(crate) file: Vec<u8>,
    /// The number of each letter in it.
    pub(crate) numbers: BTreeMap<char, u16>,
    /// How wide each number is, in thousandths.
    pub(crate) widths: Vec<f32>,
}

impl Faces {
    pub(crate) fn load() -> Option<Self> {
        let load = |face: Face| ttf_parser::Face::parse(face.bytes(), 0).ok();
        Some(Self { regular: load(Face::Regular)?, bold: load(Face::Bold)? })
    }

    pub(crate) fn of(&self, face: Face) -> &ttf_parser::Face<'static> {
        match face {
            Face::Regular => &self.regular,
            Face::Bold => &self.bold,
        }
    }

    /// In thousandths of the size.
    pub(crate) fn thousandths(&self, face: Face, units: impl Into<f32>) -> f32 {
        units.into() * 1000.0 / f32::from(self.of(face).units_per_em())
    }

    /// The text with a sign in place of every letter that cannot be printed.
    pub(crate) fn printable(&self, text: &str) -> String {
        let has = |c: &char| self.regular.glyph_index(*c).is_some();
        let shown = |c: char| if c == '\n' || has(&c) { c } else { MISSING };
        text.chars().map(shown).collect()
    }

    /// How wide the text runs at this size.
    pub(crate) fn width(&self, face: Face, size: f32, text: &str) -> f32 {
        let advance = |c: char| self.advance(face, self.glyph(face, c));
        text.chars().map(advance).sum::<f32>() * size / 1000.0
    }

    /// What of a face the letters need.
    pub(crate) fn part(&self, face: Face, letters: &str) -> Result<Part, NotSet> {
        let mut remapper = GlyphRemapper::new();
        let number = |c: char| (c, remapper.remap(self.glyph(face, c).0));
        let numbers = letters.chars().map(number).collect();
        let file = subsetter::subset(face.bytes(), 0, &remapper).map_err(|_| NotSet)?;
        let width = |glyph| self.advance(face, GlyphId(glyph));
        Ok(Part { file, numbers, widths: remapper.remapped_gids().map(width).collect() })
    }

    fn glyph(&self, face: Face, c: char) -> GlyphId {
        self.of(face).glyph_index(c).unwrap_or_default()
    }

    fn advance(&self, face: Face, glyph: GlyphId) -> f32 {
        self.thousandths(face, self.of(face).glyph_hor_advance(glyph).unwrap_or_default())
    }
}

use ab_glyph::{Font, FontRef, Glyph, PxScale, ScaleFont, point};

/// OCR-B with round and with sharp ends of strokes.
const FACES: [&[u8]; 2] =
    [include_bytes!("../../fonts/OCRB.otf"), include_bytes!("../../fonts/OCRBS.otf")];

/// How many faces there are.
pub(super) const FACE_COUNT: usize = FACES.len();

/// A face of OCR-B at a size.
pub(super) struct Face {
    font: FontRef<'static>,
    scale: PxScale,
    /// Pixels from one character to the next.
    pitch: f32,
    /// Half the height of a capital letter in pixels.
    half_height: f32,
}

impl Face {
    /// The face with this index, its characters `pitch` pixels apart.
    ///
    /// # Panics
    /// When there is no such face.
    pub(super) fn new(index: usize, pitch: f32) -> Self {
        let font = FontRef::try_from_slice(FACES[index]).expect("the font is whole");
        let advance = font.as_scaled(1_000.0).h_advance(font.glyph_id('H'));
        let scale = PxScale::from(1_000.0 * pitch / advance);
        let outline = font.outline_glyph(font.glyph_id('H').with_scale(scale));
        let half_height = outline.map_or(pitch / 2.0, |it| it.px_bounds().height() / 2.0);
        Self { font, scale, pitch, half_height }
    }

    /// Draws a line of text whose first cell begins at `left` and whose capitals have their middle
    /// at `middle`: calls `put` with each pixel and how much of it is ink, 0 to 1.
    pub(super) fn write(
        &self,
        text: &str,
        (left, middle): (f32, f32),
        mut put: impl FnMut(i32, i32, f32),
    ) {
        for (i, letter) in text.chars().enumerate() {
            let position = point(left + i as f32 * self.pitch, middle + self.half_height);
            let id = self.font.glyph_id(letter);
            let glyph = Glyph { id, scale: self.scale, position };
            let Some(outline) = self.font.outline_glyph(glyph) else { continue };
            let bounds = outline.px_bounds();
            outline.draw(|x, y, ink| {
                put(bounds.min.x as i32 + x as i32, bounds.min.y as i32 + y as i32, ink.min(1.0));
            });
        }
    }
}

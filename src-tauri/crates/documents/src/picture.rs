use dossier_domain::{Crop, Edit, Operation};

use crate::decode::{Detail, decode};
use crate::finding::Found;
use crate::pages::{Stack, chosen, stack};
use crate::raster::Raster;
use crate::source::Source;

/// A part of a picture in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) left: u32,
    pub(crate) top: u32,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// The picture that an edit chooses, before it is turned: turning a smaller one later is cheaper.
#[derive(Debug)]
pub(crate) struct Picture {
    /// The pixels, in sRGB, cut already.
    pub(crate) raster: Raster,
    /// The orientation still to be applied, 1 to 8: the file's own and the person's turn in one.
    pub(crate) orientation: u8,
    /// The least scale at which print on stacked pages can be read; `None` for a single page.
    pub(crate) least: Option<f64>,
    /// Whether a colour profile could not be used.
    pub(crate) profile_dropped: bool,
    /// How it was made from the file, step by step.
    pub(crate) steps: Vec<Operation>,
}

impl Picture {
    /// Decodes what `edit` chooses; where it chooses no page, the first. With `longest`, a page
    /// that has no pixels of its own is drawn with no longer side.
    ///
    /// # Errors
    /// Why the file cannot be shown.
    pub(crate) fn load(
        source: &Source<'_>,
        edit: &Edit,
        longest: Option<u32>,
    ) -> Result<Self, Found> {
        let pages = chosen(source, edit)?;
        pages.iter().try_for_each(|&page| source.check_limits(page))?;
        let mut steps = vec![Operation::Decode { media_type: source.media_type() }];
        if source.pages() > 1 {
            steps.push(Operation::Pages { pages: pages.clone(), of: source.pages() });
        }
        if pages.iter().any(|&page| source.has_alpha(page)) {
            steps.push(Operation::Flatten);
        }
        let (raster, orientation, least, to_srgb, profile_dropped) = if let [page] = pages[..] {
            let mut raster = decode(source, page, Detail { longest, ..Detail::FULL })?;
            let colour = source.colour(page, raster.layout);
            colour.apply(&mut raster);
            let to_srgb = colour.differs() || source.is_converted_by_decoder();
            (raster, source.orientation(page), None, to_srgb, colour.is_unreadable())
        } else {
            let Stack { raster, least, to_srgb, profile_dropped } = stack(source, &pages, longest)?;
            (raster, 1, Some(least), to_srgb, profile_dropped)
        };
        if to_srgb {
            steps.push(Operation::ToSrgb);
        }
        if orientation != 1 {
            steps.push(Operation::Orient { exif: orientation });
        }
        let picture = Self { raster, orientation, least, profile_dropped, steps };
        picture.turn(edit.turn % 4).cut(edit.crop)
    }

    /// Width and height as shown.
    pub(crate) fn shown_size(&self) -> (u32, u32) {
        match (self.orientation, (self.raster.width, self.raster.height)) {
            (5..=8, (width, height)) => (height, width),
            (_, size) => size,
        }
    }

    fn turn(mut self, quarters: u8) -> Self {
        if quarters > 0 {
            self.orientation = turned(self.orientation, quarters);
            self.steps.push(Operation::Turn { quarters });
        }
        self
    }

    fn cut(mut self, crop: Option<Crop>) -> Result<Self, Found> {
        let Some(crop) = crop.filter(|&it| !is_whole(it)) else { return Ok(self) };
        if !crop.is_valid() {
            return Err(Found::CropInvalid);
        }
        let Part { left, top, width, height } = part(crop, self.shown_size());
        self.steps.push(Operation::Crop { left, top, width, height });
        self.raster = self.raster.cut(self.orientation, Part { left, top, width, height });
        Ok(self)
    }
}

/// Whether a crop keeps everything.
pub(crate) fn is_whole(crop: Crop) -> bool {
    let whole = Crop { left: 0, top: 0, right: Crop::WHOLE, bottom: Crop::WHOLE };
    crop == whole
}

/// Ten-thousandths to pixels: a pixel that belongs to the part in any share stays.
fn part(crop: Crop, (width, height): (u32, u32)) -> Part {
    let span = |from: u16, to: u16, side: u32| {
        let whole = u64::from(Crop::WHOLE);
        let start = u64::from(from) * u64::from(side) / whole;
        let end = (u64::from(to) * u64::from(side)).div_ceil(whole);
        (start as u32, (end - start) as u32)
    };
    let (left, width) = span(crop.left, crop.right, width);
    let (top, height) = span(crop.top, crop.bottom, height);
    Part { left, top, width, height }
}

/// The orientation that turns right once more than `exif`, so many times.
pub(crate) fn turned(exif: u8, quarters: u8) -> u8 {
    (0..quarters % 4).fold(exif, |exif, _| match exif {
        1 => 6,
        6 => 3,
        3 => 8,
        8 => 1,
        2 => 7,
        7 => 4,
        4 => 5,
        5 => 2,
        other => other,
    })
}

/// The picture that `edit` chooses of a file, as it is looked at: upright, in sRGB, on white;
/// where it chooses no page, the first.
///
/// # Errors
/// Why the file cannot be shown.
pub(crate) fn picture(bytes: &[u8], edit: &Edit) -> Result<Raster, Found> {
    let source = Source::open(bytes)?;
    let Picture { raster, orientation, .. } = Picture::load(&source, edit, None)?;
    Ok(raster.orient(orientation))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::raster::Layout;

    fn numbered(width: u32, height: u32) -> Raster {
        let pixels = (0..width * height).map(|it| it as u8).collect();
        Raster { width, height, layout: Layout::Gray, pixels }
    }

    proptest! {
        #[test]
        fn turning_in_one_step_or_two_is_the_same(exif in 1u8..=8, quarters in 0u8..8) {
            let right = [1, 6, 3, 8][usize::from(quarters % 4)];
            let two = numbered(3, 5).orient(exif).orient(right);
            prop_assert_eq!(numbered(3, 5).orient(turned(exif, quarters)), two);
        }

        #[test]
        fn cutting_before_turning_or_after_is_the_same(
            exif in 1u8..=8,
            (width, height) in (1u32..12, 1u32..12),
            (left, top) in (0u16..9_999, 0u16..9_999),
            (right, bottom) in (1u16..=10_000, 1u16..=10_000),
        ) {
            let crop = Crop { left, top, right: right.max(left + 1), bottom: bottom.max(top + 1) };
            let shown = numbered(width, height).orient(exif);
            let part = part(crop, (shown.width, shown.height));
            prop_assert!(part.width > 0 && part.left + part.width <= shown.width);
            prop_assert!(part.height > 0 && part.top + part.height <= shown.height);
            let after = shown.cut(1, part);
            prop_assert_eq!(numbered(width, height).cut(exif, part).orient(exif), after);
        }
    }
}

//! Pages that a person chose, and several of them as one picture.

use dossier_domain::Edit;

use crate::decode::{Detail, decode};
use crate::finding::Found;
use crate::limits::{MAX_STACK_PIXELS, MAX_STACKED};
use crate::raster::{Layout, Raster};
use crate::scale::{resize, scaled};
use crate::source::Source;

/// The height of a line of usual print, in points.
const PRINT: f64 = 10.0;

/// The least height of a line of print at which it is read with ease, in pixels.
const LEGIBLE_PRINT: f64 = 20.0;

/// The long side of A4 in points.
const A4: f64 = 842.0;

/// The pages to use, from 1. Where nobody chose, the first; whether that may be sent is for
/// [`require_choice`] to say.
///
/// # Errors
/// `NoSuchPage`, `TooManyPages`.
pub(crate) fn chosen(source: &Source<'_>, edit: &Edit) -> Result<Vec<u32>, Found> {
    let of = source.pages();
    if edit.pages.iter().any(|page| !(1..=of).contains(page)) {
        return Err(Found::NoSuchPage(of));
    }
    match edit.pages.len() {
        0 => Ok(vec![1]),
        count if count > MAX_STACKED => Err(Found::TooManyPages(count as u32)),
        _ => Ok(edit.pages.clone()),
    }
}

/// Refuses to take the first page of several without a word.
///
/// # Errors
/// `ChoosePages`.
pub(crate) fn require_choice(source: &Source<'_>, edit: &Edit) -> Result<(), Found> {
    match source.pages() {
        of if of > 1 && edit.pages.is_empty() => Err(Found::ChoosePages(of)),
        _ => Ok(()),
    }
}

/// Pages under one another, upright and in sRGB.
#[derive(Debug)]
pub(crate) struct Stack {
    pub(crate) raster: Raster,
    /// The least scale at which print on every page can still be read; over 1 where it cannot be
    /// read as it is.
    pub(crate) least: f64,
    pub(crate) to_srgb: bool,
    pub(crate) profile_dropped: bool,
}

/// Puts pages under one another. Each keeps its resolution; a narrower one has white beside it.
///
/// Whether print can be read is estimated: its lines are taken to be 10 points high on a page of
/// the size that the file tells, and must have 20 pixels, which is 144 DPI. A page said to be
/// longer than A4, or of which nothing is said, counts as A4: many scans name no true size, and
/// print on larger sheets is larger.
///
/// # Errors
/// As for decoding.
pub(crate) fn stack(
    source: &Source<'_>,
    pages: &[u32],
    longest: Option<u32>,
) -> Result<Stack, Found> {
    let count = pages.len() as u64;
    let mut stacked = Stack {
        raster: Raster { width: 0, height: 0, layout: Layout::Gray, pixels: Vec::new() },
        least: 0.0,
        to_srgb: false,
        profile_dropped: false,
    };
    let mut rasters = Vec::new();
    for &page in pages {
        let mut raster = decode(source, page, Detail { pages: count, longest })?;
        let colour = source.colour(page, raster.layout);
        stacked.to_srgb |= colour.differs();
        stacked.profile_dropped |= colour.is_unreadable();
        colour.apply(&mut raster);
        let room = (MAX_STACK_PIXELS / count) as f64;
        let scale = (room / (f64::from(raster.width) * f64::from(raster.height))).sqrt();
        if scale < 1.0 {
            let (width, height) = scaled((raster.width, raster.height), scale);
            raster = resize(&raster, width, height);
        }
        raster = raster.orient(source.orientation(page));
        let points = source.long_side_points(page).unwrap_or(A4).clamp(1.0, A4);
        let line = f64::from(raster.width.max(raster.height)) / points * PRINT;
        stacked.least = stacked.least.max(LEGIBLE_PRINT / line);
        rasters.push(raster);
    }
    stacked.raster = under_one_another(rasters);
    Ok(stacked)
}

fn under_one_another(rasters: Vec<Raster>) -> Raster {
    let width = rasters.iter().map(|it| it.width).max().unwrap_or(0);
    let height = rasters.iter().map(|it| it.height).sum();
    let gray = rasters.iter().all(|it| it.layout == Layout::Gray);
    let layout = if gray { Layout::Gray } else { Layout::Rgb };
    let row = width as usize * layout.channels();
    let mut pixels = Vec::with_capacity(row * height as usize);
    for raster in rasters {
        for stored in raster.pixels.chunks_exact(raster.row_bytes()) {
            let end = pixels.len() + row;
            if raster.layout == layout {
                pixels.extend_from_slice(stored);
            } else {
                pixels.extend(stored.iter().flat_map(|&it| [it; 3]));
            }
            pixels.resize(end, 255);
        }
    }
    Raster { width, height, layout, pixels }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_of_different_width_and_kind_are_put_on_white() {
        let gray = Raster { width: 1, height: 2, layout: Layout::Gray, pixels: vec![7, 8] };
        let rgb = Raster { width: 2, height: 1, layout: Layout::Rgb, pixels: (1..=6).collect() };
        let stacked = under_one_another(vec![gray.clone(), rgb]);
        assert_eq!((stacked.width, stacked.height, stacked.layout), (2, 3, Layout::Rgb));
        assert_eq!(
            stacked.pixels,
            [7, 7, 7, 255, 255, 255, 8, 8, 8, 255, 255, 255, 1, 2, 3, 4, 5, 6]
        );
        let stacked = under_one_another(vec![gray.clone(), gray]);
        assert_eq!((stacked.width, stacked.height, stacked.layout), (1, 4, Layout::Gray));
    }
}

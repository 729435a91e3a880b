//! The machine-readable zone: found as a band of print, taken apart into lines and cells, each cell
//! told by a small network that was trained on OCR-B, the whole held against ICAO Doc 9303.

mod band;
mod cell;
mod grid;
mod morph;
mod network;
mod parse;
mod rows;

use dossier_domain::Mrz;

use super::gray::{Gray, Pyramid};
use grid::Grid;
#[cfg(feature = "synthetic")]
pub(crate) use network::LETTERS;
use parse::{FORMS, Form};
use rows::{Line, lines};

/// Pixels of a straightened band from left to right.
const BAND_WIDTH: usize = 1_320;

/// The zone in a picture, where one is read whole and with certainty. `year` is the one that now
/// is: no holder is born later.
pub(super) fn zone(pyramid: &Pyramid, year: i32) -> Option<Mrz> {
    for frame in band::bands(pyramid) {
        let band = pyramid.straighten(&frame, BAND_WIDTH);
        let ink = rows::ink(&band);
        for group in lines(&ink, band.width) {
            for form in FORMS.iter().filter(|it| it.lines == group.len()) {
                if let Some(mrz) = read(&band, &ink, &group, form, year) {
                    return Some(mrz);
                }
            }
        }
    }
    None
}

/// Reads lines as a form, the band as it lies or upside down.
fn read(band: &Gray, ink: &[f32], group: &[Line], form: &Form, year: i32) -> Option<Mrz> {
    let fit = |it: &Line| grid::fit(ink, band.width, it, form.length);
    let grids: Vec<Grid> = group.iter().map(fit).collect::<Option<_>>()?;
    let turned: Vec<Grid> = grids.iter().rev().map(Grid::upside_down).collect();
    [grids, turned].into_iter().find_map(|grids| {
        let lines: Vec<cell::ReadLine> = grids
            .iter()
            .zip(form.grammar)
            .map(|(grid, grammar)| cell::read(band, grid, grammar))
            .collect::<Option<_>>()?;
        parse::mrz(form, &lines, year)
    })
}

/// The cells of a line of `count` characters whose place in a picture is known: the middle of the
/// first and the pitch, the height of their middle at the left rim and the slope. For training.
#[cfg(feature = "synthetic")]
pub(crate) fn known_cells(
    raster: crate::raster::Raster,
    count: usize,
    (first, pitch): (f32, f32),
    (middle, slope): (f32, f32),
) -> Vec<Vec<f32>> {
    let pyramid = Pyramid::of(raster);
    let strip = cell::Strip::new(pyramid.full(), &Grid::known(count, first, pitch, middle, slope));
    (0..count).map(|it| strip.cell(it).to_vec()).collect()
}

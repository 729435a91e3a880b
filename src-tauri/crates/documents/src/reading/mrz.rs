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

/// A reading whose characters are less sure than this at first sight is not pursued.
const PROMISING: f32 = 0.42;

/// The zone in a picture, where one is read whole and with certainty. `year` is the one that now
/// is: no holder is born later.
pub(super) fn zone(pyramid: &Pyramid, year: i32) -> Option<Mrz> {
    band::bands(pyramid).find_map(|frame| {
        let band = pyramid.straighten(&frame, BAND_WIDTH);
        let ink = rows::ink(&band);
        lines(&ink, band.width).iter().find_map(|group| read(&band, &ink, group, year))
    })
}

/// Reads lines as what they most look like: one of the forms with so many lines, the band as it
/// lies or upside down.
fn read(band: &Gray, ink: &[f32], group: &[Line], year: i32) -> Option<Mrz> {
    let mut ways: Vec<(f32, &Form, Vec<Grid>)> = Vec::new();
    for form in FORMS.iter().filter(|it| it.lines == group.len()) {
        let fit = |it: &Line| grid::fit(ink, band.width, it, form.length);
        let Some(grids) = group.iter().map(fit).collect::<Option<Vec<Grid>>>() else { continue };
        let turned = grids.iter().rev().map(Grid::upside_down).collect();
        for grids in [grids, turned] {
            let glances = grids.iter().zip(form.grammar);
            let sum: f32 = glances.map(|(grid, grammar)| cell::glance(band, grid, grammar)).sum();
            ways.push((sum / form.lines as f32, form, grids));
        }
    }
    ways.retain(|it| it.0 > PROMISING);
    ways.sort_by(|a, b| b.0.total_cmp(&a.0));
    ways.iter().take(2).find_map(|(_, form, grids)| {
        let read = |(grid, grammar): (&Grid, &&str)| cell::read(band, grid, grammar, parse::LINE);
        let lines: Option<Vec<cell::ReadLine>> = grids.iter().zip(form.grammar).map(read).collect();
        parse::mrz(form, &lines?, year)
    })
}

/// The zone that lines are, as if each character had been read surely.
#[cfg(any(test, feature = "bench", feature = "fuzzing"))]
pub(super) fn of_lines(lines: &[&str], year: i32) -> Option<Mrz> {
    let fits = |form: &&Form| {
        let mut pairs = lines.iter().zip(form.grammar);
        form.lines == lines.len()
            && pairs.all(|(line, grammar)| {
                let mut pairs = line.bytes().zip(grammar.bytes());
                line.len() == form.length && pairs.all(|(it, class)| cell::allows(class, it))
            })
    };
    let form = FORMS.iter().find(fits)?;
    let line = |it: &&str| cell::ReadLine {
        text: (*it).to_owned(),
        sure: vec![1.0; it.len()],
        doubtful: Vec::new(),
    };
    parse::mrz(form, &lines.iter().map(line).collect::<Vec<_>>(), year)
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

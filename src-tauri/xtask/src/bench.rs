//! `cargo xtask bench documents`: what the document bench takes, beside the tools that people
//! would script, in one run.

mod desk;
mod flame;
mod goals;
mod measured;
mod peer;
mod plot;
mod program;
mod row;
mod sync;
mod vault;

use std::{ffi::OsStr, path::Path};

use anyhow::{Context, Result};

use crate::system;
pub(crate) use desk::desk;
pub(crate) use flame::flame;
use peer::Peer;
use program::Program;
use row::Row;
pub(crate) use sync::sync;
pub(crate) use vault::{journal, vault};

/// Rounds of our own and of the nearest peer, one after the other by turns; the median counts.
const ROUNDS: usize = 3;

/// Measures everything and prints a table, or with `json` one array and nothing else on standard
/// output. True when every goal is met.
pub(crate) fn documents(json: bool) -> Result<bool> {
    if !system::prepare_bench()? {
        return Ok(false);
    }
    let folder = crate::cargo::root().join("target/bench");
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("{} could not be made", folder.display()))?;
    let program = Program::build()?;
    peer::install(&folder)?;

    let mut rows = Vec::new();
    prepare(&program, &folder, &mut rows)?;
    rows.extend(goals::spread(&program.measure(&["spread"])?)?);
    rows.extend(goals::look(&program.measure(&["look"])?)?);
    rows.extend(goals::scan(&program.measure(&["scan"])?)?);
    rows.extend(goals::check(&program.check()?)?);
    let backs = folder.join("backs");
    std::fs::create_dir_all(&backs)?;
    let read = program.measure(&[OsStr::new("barcodes"), backs.as_ref()])?;
    rows.extend(goals::barcodes(&read, peer::zxing(&folder, &backs)?)?);

    row::print(&rows, json)
}

/// Photographs into PNG under 5,000,000 bytes, ours and each peer's by turns.
fn prepare(program: &Program, folder: &Path, rows: &mut Vec<Row>) -> Result<()> {
    let mut ratios = Vec::new();
    for (i, photo) in program.photos(folder)?.into_iter().enumerate() {
        eprintln!("{}", photo.name());
        let (ours, theirs) = (folder.join("ours.png"), folder.join("theirs.png"));
        let (mut own, mut sharp) = (Vec::new(), Vec::new());
        let mut made = None;
        for _ in 0..ROUNDS {
            let (took, result) = program.prepare(&photo, &ours)?;
            own.push(took);
            made = Some(result);
            sharp.push(Peer::Sharp.prepare(folder, &photo, &theirs)?);
        }
        let made = made.context("no round was run")?;
        // They take so much longer that one photograph tells enough.
        let slower = [Peer::Vips, Peer::ImageMagick].into_iter().filter(|_| i == 0);
        let others: Vec<(Peer, f64)> = slower
            .map(|peer| Ok((peer, peer.prepare(folder, &photo, &folder.join("other.png"))?)))
            .collect::<Result<_>>()?;
        let (own, sharp) = (median(own), median(sharp));
        ratios.push(sharp / own);
        rows.push(goals::faster(&photo, Peer::Sharp, own, sharp));
        rows.extend(others.iter().map(|(peer, took)| goals::faster(&photo, *peer, own, *took)));
        let pixels = peer::pixels(&theirs)?;
        rows.extend(goals::result(&photo, &made, pixels));
        // The same size by the peer, whatever its length, to compare the pixels themselves.
        Peer::sharp_at_size(folder, &photo, &theirs, made.width, made.height)?;
        let (ours, theirs) = (ours.to_string_lossy(), theirs.to_string_lossy());
        rows.push(goals::likeness(&photo, &program.measure(&["psnr", &ours, &theirs])?)?);
    }
    rows.push(goals::mean(&ratios));
    Ok(())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

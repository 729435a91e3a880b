//! The figures as rows, each held against its goal.

use anyhow::{Context, Result};
use serde_json::Value;

use super::peer::Peer;
use super::program::{Made, Photo};
use super::row::Row;

/// The most bytes that the slot takes.
const LIMIT: f64 = 4_999_999.0;

/// How much faster than a peer a photograph is prepared, both in milliseconds.
pub(super) fn faster(photo: &Photo, peer: Peer, ours: f64, theirs: f64) -> Row {
    let ratio = theirs / ours;
    let row = Row::new(format!("prepare {}, against {}", photo.name(), peer.name()), ours, "ms")
        .beside(theirs, ratio);
    let least = match peer {
        Peer::Sharp => 3.0,
        Peer::Vips | Peer::ImageMagick => 10.0,
    };
    row.goal(format!("at least {least} times faster"), ratio >= least)
}

/// The geometric mean over all photographs of how much faster than sharp.
pub(super) fn mean(ratios: &[f64]) -> Row {
    let mean = (ratios.iter().map(|it| it.ln()).sum::<f64>() / ratios.len() as f64).exp();
    Row::new("prepare, geometric mean against sharp", mean, "times")
        .goal("at least 4 times faster", mean >= 4.0)
}

/// What the prepared file uses of its limit, keeps of the pixels, and took of memory.
pub(super) fn result(photo: &Photo, made: &Made, peer_pixels: f64) -> Vec<Row> {
    let share = made.bytes as f64 / LIMIT * 100.0;
    let pixels = f64::from(made.width) * f64::from(made.height);
    let ratio = pixels / peer_pixels;
    let name = photo.name();
    let mut rows = vec![
        Row::new(format!("share of the limit, {name}"), share, "%")
            .goal("95 to 100", (95.0..=100.0).contains(&share)),
        Row::new(format!("pixels, {name}, against sharp"), pixels / 1e6, "MP")
            .beside(peer_pixels / 1e6, ratio)
            .goal("at least 0.99 of sharp's", ratio >= 0.99),
    ];
    if let Some(peak) = made.peak {
        let (peak, most) = (peak as f64 / 1e6, photo.memory());
        rows.push(
            Row::new(format!("peak memory of the worker, {name}"), peak, "MB")
                .goal(format!("at most {most}"), peak <= most),
        );
    }
    rows
}

/// How alike our pixels and sharp's are at one size.
pub(super) fn likeness(photo: &Photo, psnr: &Value) -> Result<Row> {
    let psnr = psnr.as_f64().context("no number")?;
    Ok(Row::new(format!("likeness to sharp at equal size, {}", photo.name()), psnr, "dB")
        .goal("at least 50", psnr >= 50.0))
}

/// Shares of the limit and full encodings over fresh seeds.
pub(super) fn spread(results: &Value) -> Result<Vec<Row>> {
    let results = results.as_array().context("no array")?;
    let numbers =
        |key: &str| -> Vec<f64> { results.iter().filter_map(|it| it[key].as_f64()).collect() };
    let (bytes, encodes) = (numbers("bytes"), numbers("encodes"));
    let least = bytes.iter().copied().fold(f64::INFINITY, f64::min) / LIMIT * 100.0;
    let most = bytes.iter().copied().fold(0.0, f64::max) / LIMIT * 100.0;
    let two = encodes.iter().filter(|it| **it <= 2.0).count() as f64 / encodes.len() as f64;
    let worst = encodes.iter().copied().fold(0.0, f64::max);
    let seeds = format!("{} fresh seeds", results.len());
    Ok(vec![
        Row::new(format!("least share of the limit, {seeds}"), least, "%")
            .goal("at least 95", least >= 95.0),
        Row::new(format!("greatest share of the limit, {seeds}"), most, "%")
            .goal("at most 100", most <= 100.0),
        Row::new(format!("at most 2 full encodings, {seeds}"), two * 100.0, "%")
            .goal("at least 90", two >= 0.9),
        Row::new(format!("most full encodings, {seeds}"), worst, "")
            .goal("at most 3", worst <= 3.0),
    ])
}

/// The check of quality.
pub(super) fn look(measured: &Value) -> Result<Vec<Row>> {
    let number = |key: &str| measured[key].as_f64().context("no number");
    let (took, right, all) = (number("ms")?, number("right")?, number("all")?);
    Ok(vec![
        Row::new("quality, fingerprint and crop of 12 MP, after decoding", took, "ms")
            .goal("under 50", took < 50.0),
        Row::new(format!("right verdicts of quality, of {all} on fresh seeds"), right, "")
            .goal("all", right == all),
    ])
}

/// The check of many headers in one worker.
pub(super) fn check(measured: &Value) -> Result<Vec<Row>> {
    let number = |key: &str| measured[key].as_f64().context("no number");
    let (files, usable) = (number("files")?, number("usable")?);
    let rate = files / number("seconds")?;
    let row = Row::new("checks of headers a second, worker included", rate, "");
    Ok(vec![row.goal("above 2,000", rate > 2_000.0 && usable == files)])
}

/// The reading of barcodes, and how many of them zxing-cpp reads.
pub(super) fn barcodes(measured: &Value, zxing: f64) -> Result<Vec<Row>> {
    let number = |key: &str| measured[key].as_f64().context("no number");
    let (exact, all) = (number("exact")?, number("of")?);
    let (slowest, gave_up) = (number("slowest")?, number("gave_up")?);
    Ok(vec![
        Row::new(format!("PDF417 exact, of {all} backs, beside zxing-cpp"), exact, "")
            .beside(zxing, exact / zxing.max(1.0))
            .goal("11, and not fewer than zxing-cpp", exact >= 11.0 && exact >= zxing),
        Row::new("PDF417 found, the slowest", slowest, "ms").goal("under 200", slowest < 200.0),
        Row::new("PDF417 given up where there is none", gave_up, "ms").goal(
            "under 600",
            gave_up < 600.0 && measured["found_where_there_is_none"] == Value::Bool(false),
        ),
    ])
}

/// The search for pictures that look alike.
pub(super) fn scan(measured: &Value) -> Result<Vec<Row>> {
    let took = measured["ms"].as_f64().context("no number")?;
    let row = Row::new("scan of 1,000,000 hashes, one thread", took, "ms");
    Ok(vec![row.goal("under 0.5", took < 0.5)])
}

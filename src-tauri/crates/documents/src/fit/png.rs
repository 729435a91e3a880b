use rayon::prelude::*;

use super::{Fitted, least_scale};
use crate::finding::Found;
use crate::png::{Effort, FRAME_BYTES, Filtered, compressed_len, filter, write};
use crate::raster::Raster;
use crate::scale::{resize, resize_rows, scaled};
use crate::search::{AIM, Search};
use crate::stages::Stages;

/// Strips of the picture that an estimate looks at, and the share of its rows that they hold.
const STRIPS: u32 = 5;
const STRIP_SHARE: f64 = 0.02;

/// Groups of filtered rows on which the two efforts are compared, and their length in bytes. The
/// length holds several times the compressor's window of 32 KB.
const GROUPS: usize = 5;
const GROUP_BYTES: usize = 192 << 10;

/// Bytes a sample of a photograph at the final effort: only where the search begins.
const BYTES_PER_SAMPLE: f64 = 0.44;

/// An estimate from strips is up to a tenth high: a compressor that starts anew on each has no
/// history. Within this factor full size is tried.
const ESTIMATE_SLACK: f64 = 1.25;

/// The final effort makes a file that is far over the limit no shorter than this share of the quick
/// one's.
const LEAST_RATIO: f64 = 0.5;

/// The greatest length that a PNG of this size can have.
pub(crate) fn worst_case(width: u32, height: u32, channels: usize) -> u64 {
    let rows = (u64::from(width) * channels as u64 + 1) * u64::from(height);
    // Stored blocks have 5 bytes each; libdeflate's shortest are about 10,000 bytes.
    rows + rows / 1_000 + 128
}

/// Encodes `raster`, stored under `orientation`, upright and in at most `limit` bytes.
///
/// The estimates only save time: strips at two scales tell where to begin and how bytes grow, one
/// quick encoding there corrects that, and what the final encoding really measures decides.
///
/// # Errors
/// `BelowLegibilityFloor`.
pub(crate) fn fit(
    mut raster: Raster,
    mut orientation: u8,
    limit: u64,
    stages: &mut Stages,
) -> Result<Fitted, Found> {
    let size = (raster.width, raster.height);
    let full_estimate = if worst_case(size.0, size.1, raster.layout.channels()) <= limit {
        0.0
    } else {
        stages.time("estimate full size", || {
            let quick = estimate(&raster, 1.0, Effort::Quick);
            let far_over = quick * LEAST_RATIO > limit as f64 * ESTIMATE_SLACK;
            if far_over { quick } else { estimate(&raster, 1.0, Effort::Final) }
        })
    };
    let cap = usize::try_from(limit.saturating_add(limit / 8)).unwrap_or(usize::MAX);
    let mut full = None;
    if full_estimate <= limit as f64 * ESTIMATE_SLACK {
        // Turned once for all: later scales then need no turn, and memory holds one copy less.
        raster = stages.time("turn", || raster.orient(std::mem::replace(&mut orientation, 1)));
        let bytes = stages
            .time("encode full size", || write(&filter(&raster), Effort::Final, cap))
            .unwrap_or_default();
        if !bytes.is_empty() && bytes.len() as u64 <= limit {
            return Ok(Fitted { bytes, width: raster.width, height: raster.height });
        }
        full = Some(bytes.len() as f64).filter(|&it| it > 0.0);
    }

    let size = (raster.width, raster.height);
    let least = least_scale(size.0, size.1);
    if least >= 1.0 {
        return Err(Found::BelowLegibilityFloor);
    }
    let target = limit as f64 * AIM;
    let (start, exponent, mut ready) = match full {
        Some(full) => ((target / full).powf(0.5), 2.0, None),
        None => begin(&raster, orientation, target, least, stages),
    };
    let search = Search { limit, start, exponent, least };
    let best = search.run(|scale| {
        let (width, height) = scaled(size, scale);
        let filtered = match ready.take() {
            Some((at, filtered)) if at == (width, height) => filtered,
            _ => stages.time("resize", || at_size(&raster, orientation, width, height)),
        };
        let bytes = stages.time("encode", || write(&filtered, Effort::Final, cap));
        let length = bytes.as_ref().map(|it| it.len() as u64);
        (length, (bytes, filtered.width, filtered.height))
    });
    match best {
        Some((Some(bytes), width, height)) => Ok(Fitted { bytes, width, height }),
        _ => Err(Found::BelowLegibilityFloor),
    }
}

/// Filtered rows and the size, before turning, that they were made for.
type Ready = Option<((u32, u32), Filtered)>;

/// Where to begin, how bytes grow with the scale there, and rows already at that scale.
fn begin(
    raster: &Raster,
    orientation: u8,
    target: f64,
    least: f64,
    stages: &mut Stages,
) -> (f64, f64, Ready) {
    let within = |scale: f64| scale.clamp(least, 0.97);
    let first = within((target / (raster.pixels.len() as f64 * BYTES_PER_SAMPLE)).sqrt());
    let at_first = stages.time("probe", || estimate(raster, first, Effort::Quick));
    let mut second = within(first * (target / at_first).sqrt());
    if (second / first).ln().abs() < 0.1 {
        // Too close together the two would tell nothing of the slope.
        second = if first * 0.85 > least { first * 0.85 } else { within(first * 1.15) };
    }
    let at_second = stages.time("probe", || estimate(raster, second, Effort::Quick));
    let slope = (at_second / at_first).ln() / (second / first).ln();
    let exponent = if slope.is_finite() { slope.clamp(1.0, 2.4) } else { 2.0 };

    let scale = within(second * (target / at_second).powf(1.0 / exponent));
    let (width, height) = scaled((raster.width, raster.height), scale);
    let filtered = stages.time("resize", || at_size(raster, orientation, width, height));
    let quick = stages.time("quick encode", || compressed_len(&filtered.data, Effort::Quick));
    let ratio = stages.time("compare efforts", || effort_ratio(&filtered.data));
    let expected = quick as f64 * ratio + FRAME_BYTES as f64;
    let start = within(scale * (target / expected).powf(1.0 / exponent));
    // Within half a percent of the limit's aim the same rows will do.
    let same = (0.985..=1.005).contains(&(expected / target));
    let start = if same { scale } else { start };
    (start, exponent, same.then_some(((width, height), filtered)))
}

/// The upright rows at `width` by `height` before turning. Turning after scaling moves fewer pixels.
fn at_size(raster: &Raster, orientation: u8, width: u32, height: u32) -> Filtered {
    filter(&resize(raster, width, height).orient(orientation))
}

/// Bytes of the whole at a scale, from strips spread over the picture.
fn estimate(raster: &Raster, scale: f64, effort: Effort) -> f64 {
    let rows = (f64::from(raster.height) * STRIP_SHARE / f64::from(STRIPS)).ceil() as u32;
    let rows = rows.max(8).min(raster.height);
    let strips = STRIPS.min(raster.height / rows);
    let (width, height) = scaled((raster.width, raster.height), scale);
    let strip_height = scaled((raster.width, rows), scale).1;

    let mut pixels = Vec::new();
    for strip in 0..strips {
        let top = (raster.height - rows) * (2 * strip + 1) / (2 * strips);
        if scale >= 1.0 {
            let row = raster.row_bytes();
            pixels.extend_from_slice(&raster.pixels[top as usize * row..][..rows as usize * row]);
        } else {
            pixels.extend(resize_rows(raster, top, rows, width, strip_height).pixels);
        }
    }
    let sample = Raster { width, height: strips * strip_height, layout: raster.layout, pixels };
    let length = compressed_len(&filter(&sample).data, effort);
    length as f64 * f64::from(height) / f64::from(sample.height)
}

/// Bytes at the final effort for one at the quick effort, from groups of the very rows.
fn effort_ratio(data: &[u8]) -> f64 {
    let length = GROUP_BYTES.min(data.len() / GROUPS);
    let lengths = (0..GROUPS).into_par_iter().map(|group| {
        let start = (data.len() - length) * group / (GROUPS - 1);
        let group = &data[start..start + length];
        (compressed_len(group, Effort::Quick), compressed_len(group, Effort::Final))
    });
    let (quick, thorough) = lengths.reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    thorough as f64 / quick as f64
}

use super::morph::{dilate, erode};
use crate::reading::gray::{Frame, Gray, Pyramid};

/// The longest sides at which bands are looked for, and for each the widest stroke of ink and the
/// widths of the gaps that are closed, all in pixels. Gaps of several widths, since a zone may
/// fill a picture or lie small in it.
const SCALES: [(usize, usize, &[usize]); 2] = [(1_100, 4, &[4, 8, 14]), (2_200, 4, &[5, 9])];

/// The most bands that are tried at a scale.
const MOST: usize = 10;

/// What looks like a long band of print, the likeliest first, as frames that hold the lines above
/// and below as well.
pub(super) fn bands(pyramid: &Pyramid) -> impl Iterator<Item = Frame> {
    let mut seen: Vec<Frame> = Vec::new();
    SCALES.into_iter().flat_map(move |(longest, stroke, gaps)| {
        let (gray, unit) = pyramid.level(longest);
        let mut found = Vec::new();
        if gray.width > 64 && gray.height > 64 {
            let ink = ink(gray, stroke);
            for &gap in gaps {
                let closed = erode(&dilate(&ink, gray.width, gap), gray.width, gap);
                found.extend(blobs(closed, gray.width).iter().filter_map(Blob::frame));
            }
        }
        found.sort_by(|a, b| b.length.total_cmp(&a.length));
        let mut fresh = Vec::new();
        for frame in found.into_iter().map(|it| scaled(it, unit)) {
            if fresh.len() < MOST && !seen.iter().any(|it| alike(it, &frame)) {
                seen.push(frame);
                fresh.push(frame);
            }
        }
        fresh
    })
}

fn scaled(frame: Frame, unit: f32) -> Frame {
    Frame {
        middle: (frame.middle.0 * unit, frame.middle.1 * unit),
        length: frame.length * unit,
        breadth: frame.breadth * unit,
        ..frame
    }
}

fn alike(a: &Frame, b: &Frame) -> bool {
    let near = (a.middle.0 - b.middle.0).hypot(a.middle.1 - b.middle.1) < a.length * 0.02;
    near && (a.length / b.length - 1.0).abs() < 0.05 && (a.breadth / b.breadth - 1.0).abs() < 0.1
}

/// Where thin dark strokes are on something lighter: 255 there, else 0.
fn ink(gray: &Gray, stroke: usize) -> Vec<u8> {
    let filled = erode(&dilate(&gray.pixels, gray.width, stroke), gray.width, stroke);
    let depth: Vec<u8> =
        filled.iter().zip(&gray.pixels).map(|(filled, it)| filled.saturating_sub(*it)).collect();
    let mut counts = [0_usize; 256];
    depth.iter().for_each(|&it| counts[usize::from(it)] += 1);
    // The depth of the darkest thousandth is that of print.
    let mut rest = depth.len() / 1_000;
    let darkest = (0..256).rev().find(|&it| {
        let enough = counts[it] > rest;
        rest = rest.saturating_sub(counts[it]);
        enough
    });
    let least = (darkest.unwrap_or(0) * 2 / 5).max(10) as u8;
    depth.into_iter().map(|it| if it >= least { 255 } else { 0 }).collect()
}

/// Pixels that touch, as sums of their places.
#[derive(Default)]
struct Blob {
    pixels: Vec<(f32, f32)>,
    count: usize,
}

/// The connected parts of `marked`.
fn blobs(mut marked: Vec<u8>, width: usize) -> Vec<Blob> {
    let height = marked.len() / width;
    let mut blobs = Vec::new();
    let mut stack = Vec::new();
    for start in 0..marked.len() {
        if marked[start] == 0 {
            continue;
        }
        marked[start] = 0;
        stack.push(start);
        let mut blob = Blob::default();
        while let Some(at) = stack.pop() {
            let (x, y) = (at % width, at / width);
            blob.count += 1;
            // The rim is enough to measure by, and every seventh pixel to weigh by.
            if blob.count % 7 == 0 {
                blob.pixels.push((x as f32, y as f32));
            }
            let near = [
                (x > 0).then(|| at - 1),
                (x + 1 < width).then(|| at + 1),
                (y > 0).then(|| at - width),
                (y + 1 < height).then(|| at + width),
            ];
            for near in near.into_iter().flatten() {
                if std::mem::take(&mut marked[near]) != 0 {
                    stack.push(near);
                }
            }
        }
        if blob.count > 400 {
            blobs.push(blob);
        }
    }
    blobs
}

impl Blob {
    /// The frame around it, if it is long, narrow and full.
    fn frame(&self) -> Option<Frame> {
        let count = self.pixels.len() as f32;
        let (sx, sy) = self.pixels.iter().fold((0.0, 0.0), |(x, y), it| (x + it.0, y + it.1));
        let (mx, my) = (sx / count, sy / count);
        let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
        for (x, y) in &self.pixels {
            let (dx, dy) = (x - mx, y - my);
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }
        let angle = (2.0 * xy).atan2(xx - yy) / 2.0;
        let (sin, cos) = angle.sin_cos();
        let (mut left, mut right, mut top, mut bottom) = (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
        for (x, y) in &self.pixels {
            let (dx, dy) = (x - mx, y - my);
            let (u, v) = (dx * cos + dy * sin, dy * cos - dx * sin);
            (left, right) = (left.min(u), right.max(u));
            (top, bottom) = (top.min(v), bottom.max(v));
        }
        let (length, breadth) = (right - left, bottom - top);
        let (u, v) = ((left + right) / 2.0, (top + bottom) / 2.0);
        let full = self.count as f32 / (length * breadth).max(1.0);
        (length > 120.0 && length > breadth * 3.0 && full > 0.4).then_some(Frame {
            middle: (mx + u * cos - v * sin, my + u * sin + v * cos),
            along: (cos, sin),
            length: length * 1.08,
            breadth: breadth + length * 0.24,
        })
    }
}

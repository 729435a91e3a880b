use rayon::prelude::*;

use crate::raster::{Layout, Raster};

/// Rows as the compressor takes them, each after a byte that names its filter.
#[derive(Debug)]
pub(crate) struct Filtered {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) layout: Layout,
    pub(crate) data: Vec<u8>,
}

/// Rows that one thread takes at a time.
const BAND: usize = 64;

/// Filters each row in the way that leaves the least sum of absolute values, the choice that the
/// PNG specification suggests (section 12.7).
pub(crate) fn filter(raster: &Raster) -> Filtered {
    let row = raster.row_bytes();
    let mut data = vec![0; (row + 1) * raster.height as usize];
    data.par_chunks_mut((row + 1) * BAND).enumerate().for_each(|(band, out)| {
        let mut candidates = Candidates::new(row, raster.layout.channels());
        for (i, out) in out.chunks_exact_mut(row + 1).enumerate() {
            let y = band * BAND + i;
            let above = y.checked_sub(1).map(|y| &raster.pixels[y * row..(y + 1) * row]);
            candidates.write_best(&raster.pixels[y * row..(y + 1) * row], above, out);
        }
    });
    Filtered { width: raster.width, height: raster.height, layout: raster.layout, data }
}

/// One row filtered in the four ways that predict.
struct Candidates {
    step: usize,
    zeros: Vec<u8>,
    rows: [Vec<u8>; 4],
}

impl Candidates {
    fn new(row: usize, step: usize) -> Self {
        Self { step, zeros: vec![0; row], rows: std::array::from_fn(|_| vec![0; row]) }
    }

    fn write_best(&mut self, row: &[u8], above: Option<&[u8]>, out: &mut [u8]) {
        let above = above.unwrap_or(&self.zeros);
        let step = self.step.min(row.len());
        let [sub, up, average, paeth] = &mut self.rows;
        let none = cost(row);

        // The first pixel has no left neighbour.
        for i in 0..step {
            sub[i] = row[i];
            up[i] = row[i].wrapping_sub(above[i]);
            average[i] = row[i].wrapping_sub(above[i] / 2);
            paeth[i] = up[i];
        }
        // Slices of one length, so that the compiler drops the bounds checks and vectorises.
        let length = row.len() - step;
        let (here, left) = (&row[step..], &row[..length]);
        let (over, corner) = (&above[step..], &above[..length]);
        for ((out, &here), &left) in sub[step..].iter_mut().zip(here).zip(left) {
            *out = here.wrapping_sub(left);
        }
        for ((out, &here), &over) in up[step..].iter_mut().zip(here).zip(over) {
            *out = here.wrapping_sub(over);
        }
        for (((out, &here), &left), &over) in
            average[step..].iter_mut().zip(here).zip(left).zip(over)
        {
            *out = here.wrapping_sub(((u16::from(left) + u16::from(over)) / 2) as u8);
        }
        for ((((out, &here), &left), &over), &corner) in
            paeth[step..].iter_mut().zip(here).zip(left).zip(over).zip(corner)
        {
            *out = here.wrapping_sub(predict(left, over, corner));
        }

        let (mut best, mut least, mut name) = (row, none, 0);
        for (i, candidate) in self.rows.iter().enumerate() {
            let sum = cost(candidate);
            if sum < least {
                (best, least, name) = (candidate, sum, i as u8 + 1);
            }
        }
        out[0] = name;
        out[1..].copy_from_slice(best);
    }
}

fn cost(row: &[u8]) -> u64 {
    row.chunks(4096)
        .map(|part| {
            u64::from(part.iter().map(|&it| u32::from((it as i8).unsigned_abs())).sum::<u32>())
        })
        .sum()
}

fn predict(left: u8, over: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(over), i16::from(corner));
    let (to_left, to_over, to_corner) = ((b - c).abs(), (a - c).abs(), (a + b - c - c).abs());
    let second = if to_over <= to_corner { over } else { corner };
    if to_left <= to_over && to_left <= to_corner { left } else { second }
}

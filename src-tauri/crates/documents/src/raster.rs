use rayon::prelude::*;

use crate::picture::Part;

/// What a pixel is made of. Alpha does not occur: it is laid on white while decoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// One sample.
    Gray,
    /// Red, green, blue.
    Rgb,
}

impl Layout {
    pub(crate) fn channels(self) -> usize {
        match self {
            Self::Gray => 1,
            Self::Rgb => 3,
        }
    }
}

/// A decoded picture, 8 bits a sample, rows without padding.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Raster {
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) layout: Layout,
    pub(crate) pixels: Vec<u8>,
}

impl std::fmt::Debug for Raster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Raster({}x{} {:?})", self.width, self.height, self.layout)
    }
}

/// Side of the square that is turned at a time, so that reads down a column stay in cache.
const TILE: usize = 32;

impl Raster {
    pub(crate) fn row_bytes(&self) -> usize {
        self.width as usize * self.layout.channels()
    }

    /// The picture as it is to be looked at, given the EXIF orientation under which it is stored.
    pub(crate) fn orient(self, exif: u8) -> Self {
        match self.layout {
            _ if !(2..=8).contains(&exif) => self,
            Layout::Gray => self.turn::<1>(exif),
            Layout::Rgb => self.turn::<3>(exif),
        }
    }

    /// The part that is `part` once the picture is turned by `exif`. In place.
    pub(crate) fn cut(mut self, exif: u8, part: Part) -> Self {
        let (w, h) = (self.width as usize, self.height as usize);
        let (left, top) = (part.left as usize, part.top as usize);
        let last = (left + part.width as usize - 1, top + part.height as usize - 1);
        let ((x0, y0), (x1, y1)) = (stored(exif, (w, h), (left, top)), stored(exif, (w, h), last));
        let (left, right) = (x0.min(x1), x0.max(x1) + 1);
        let (top, bottom) = (y0.min(y1), y0.max(y1) + 1);
        let channels = self.layout.channels();
        let (row, kept) = (self.row_bytes(), (right - left) * channels);
        for y in top..bottom {
            let start = y * row + left * channels;
            self.pixels.copy_within(start..start + kept, (y - top) * kept);
        }
        self.pixels.truncate((bottom - top) * kept);
        (self.width, self.height) = ((right - left) as u32, (bottom - top) as u32);
        self
    }

    fn turn<const C: usize>(self, exif: u8) -> Self {
        let (w, h) = (self.width as usize, self.height as usize);
        let (width, height) = if exif >= 5 { (h, w) } else { (w, h) };
        let mut pixels = vec![0; self.pixels.len()];
        pixels.par_chunks_mut(width * C * TILE).enumerate().for_each(|(band, out)| {
            let rows = out.len() / (width * C);
            for x0 in (0..width).step_by(TILE) {
                for row in 0..rows {
                    let y = band * TILE + row;
                    for x in x0..(x0 + TILE).min(width) {
                        let (from_x, from_y) = stored(exif, (w, h), (x, y));
                        let from = (from_y * w + from_x) * C;
                        let to = (row * width + x) * C;
                        out[to..to + C].copy_from_slice(&self.pixels[from..from + C]);
                    }
                }
            }
        });
        Self { width: width as u32, height: height as u32, layout: self.layout, pixels }
    }
}

/// Where the pixel that is shown at a place is stored, in a picture of width and height as stored.
fn stored(exif: u8, (w, h): (usize, usize), (x, y): (usize, usize)) -> (usize, usize) {
    match exif {
        2 => (w - 1 - x, y),
        3 => (w - 1 - x, h - 1 - y),
        4 => (x, h - 1 - y),
        5 => (y, x),
        6 => (y, h - 1 - x),
        7 => (w - 1 - y, h - 1 - x),
        8 => (w - 1 - y, x),
        _ => (x, y),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2 by 3, stored as 1 2 / 3 4 / 5 6.
    fn example() -> Raster {
        Raster { width: 2, height: 3, layout: Layout::Gray, pixels: vec![1, 2, 3, 4, 5, 6] }
    }

    #[test]
    fn each_orientation_is_undone() {
        let shown: [(u8, u32, &[u8]); 9] = [
            (1, 2, &[1, 2, 3, 4, 5, 6]),
            (2, 2, &[2, 1, 4, 3, 6, 5]),
            (3, 2, &[6, 5, 4, 3, 2, 1]),
            (4, 2, &[5, 6, 3, 4, 1, 2]),
            (5, 3, &[1, 3, 5, 2, 4, 6]),
            (6, 3, &[5, 3, 1, 6, 4, 2]),
            (7, 3, &[6, 4, 2, 5, 3, 1]),
            (8, 3, &[2, 4, 6, 1, 3, 5]),
            (9, 2, &[1, 2, 3, 4, 5, 6]),
        ];
        for (exif, width, pixels) in shown {
            let turned = example().orient(exif);
            assert_eq!((turned.width, &turned.pixels[..]), (width, pixels), "orientation {exif}");
        }
    }

    #[test]
    fn tiles_and_bands_meet_without_a_seam() {
        let (width, height) = (TILE as u32 * 2 + 5, TILE as u32 * 3 + 7);
        let pixels = (0..width * height * 3).map(|it| (it % 251) as u8).collect();
        let raster = Raster { width, height, layout: Layout::Rgb, pixels };
        for (there, back) in [(6, 8), (8, 6), (5, 5), (7, 7), (3, 3), (2, 2), (4, 4)] {
            assert_eq!(raster.clone().orient(there).orient(back), raster, "{there} then {back}");
        }
    }
}

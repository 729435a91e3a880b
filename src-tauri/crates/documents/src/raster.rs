use rayon::prelude::*;

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

    fn turn<const C: usize>(self, exif: u8) -> Self {
        let (w, h) = (self.width as usize, self.height as usize);
        let (width, height) = if exif >= 5 { (h, w) } else { (w, h) };
        let source = |x: usize, y: usize| match exif {
            2 => (w - 1 - x, y),
            3 => (w - 1 - x, h - 1 - y),
            4 => (x, h - 1 - y),
            5 => (y, x),
            6 => (y, h - 1 - x),
            7 => (w - 1 - y, h - 1 - x),
            _ => (w - 1 - y, x),
        };
        let mut pixels = vec![0; self.pixels.len()];
        pixels.par_chunks_mut(width * C * TILE).enumerate().for_each(|(band, out)| {
            let rows = out.len() / (width * C);
            for x0 in (0..width).step_by(TILE) {
                for row in 0..rows {
                    let y = band * TILE + row;
                    for x in x0..(x0 + TILE).min(width) {
                        let (from_x, from_y) = source(x, y);
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

#[cfg(test)]
mod tests {
    use super::*;

    /// 2 by 3, stored as 1 2 / 3 4 / 5 6.
    fn stored() -> Raster {
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
            let turned = stored().orient(exif);
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

use crate::raster::{Layout, Raster};

/// A picture's brightness, 0 to 255 a pixel.
#[derive(Clone)]
pub(super) struct Luma {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) values: Vec<u8>,
}

impl Luma {
    /// By the weights of Rec. 601, in 256ths.
    pub(super) fn of(raster: &Raster) -> Self {
        let values = match raster.layout {
            Layout::Gray => raster.pixels.clone(),
            Layout::Rgb => raster
                .pixels
                .chunks_exact(3)
                .map(|it| {
                    let [r, g, b] = [it[0], it[1], it[2]].map(u32::from);
                    ((r * 77 + g * 150 + b * 29) >> 8) as u8
                })
                .collect(),
        };
        Self { width: raster.width as usize, height: raster.height as usize, values }
    }

    pub(super) fn row(&self, y: usize) -> &[u8] {
        &self.values[y * self.width..(y + 1) * self.width]
    }

    /// The mean of squares of `side` pixels; what is left over at the right and below is dropped,
    /// and a picture smaller than one square is nothing.
    pub(super) fn by(&self, side: usize) -> Self {
        let (width, height) = (self.width / side, self.height / side);
        let mut values = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let rows = (y * side..(y + 1) * side).map(|y| &self.row(y)[x * side..][..side]);
                let sum: u32 = rows.flatten().map(|&it| u32::from(it)).sum();
                values.push((sum / (side * side) as u32) as u8);
            }
        }
        Self { width, height, values }
    }
}

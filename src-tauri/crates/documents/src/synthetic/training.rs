use super::chance::{Chance, knot};
use super::glyphs::{FACE_COUNT, Face};
use crate::raster::{Layout, Raster};
use crate::reading::{LETTERS, known_cells};

/// Characters in a line of training.
const LENGTH: usize = 24;

/// A character as the network is shown it: its number in the network's outputs, and its cell.
pub struct TrainingCell {
    /// Which character.
    pub letter: usize,
    /// The brightness of its pixels, row by row, about -0.8 to 0.8.
    pub pixels: Vec<f32>,
}

/// The characters of one line of random print in OCR-B: of any size, weight, blur and noise, on a
/// pattern, in shade, and a little beside where they are expected. The same for the same seed.
///
/// # Panics
/// Never: the sizes are fixed.
pub fn training_line(seed: u64) -> Vec<TrainingCell> {
    let mut chance = Chance::new(seed ^ 0x7a19);
    // Small characters are those of a small zone, enlarged when it was straightened.
    let enlarged = *chance.pick(&[1, 1, 2]);
    let pitch = chance.between(10.0, 34.0) / enlarged as f32;
    let (left, middle) = (pitch * 2.0, pitch * 1.6);
    let (width, height) = ((pitch * (LENGTH as f32 + 4.0)) as usize, (pitch * 3.2) as usize);
    let letters: Vec<usize> = (0..LENGTH).map(|_| chance.below(LETTERS.len())).collect();
    let text: String = letters.iter().map(|&it| char::from(LETTERS[it])).collect();
    let mut ink = vec![0.0_f32; width * height];
    Face::new(chance.below(FACE_COUNT), pitch).write(&text, (left, middle), |x, y, part| {
        if (0..width as i32).contains(&x) && (0..height as i32).contains(&y) {
            ink[y as usize * width + x as usize] = part;
        }
    });
    for _ in 0..2 {
        smear(&mut ink, width, chance.between(0.0, 0.055) * pitch);
    }
    // Bold where a little ink already counts, thin where much is needed.
    let weight = chance.between(-0.14, 0.2);
    let (paper, dark) = (chance.between(120.0, 235.0), chance.between(0.1, 0.45));
    let noise = chance.between(1.0, 16.0);
    let (wave, length) = (chance.between(0.0, 16.0), chance.between(0.3, 1.2) * pitch);
    let shade = (chance.between(-0.25, 0.25), chance.between(-0.1, 0.1));
    let pixels: Vec<u8> = (0..width * height)
        .map(|at| {
            let (x, y) = ((at % width) as f32, (at / width) as f32);
            let part = (ink[at] * (1.0 + weight.abs()) + weight.min(0.0)).clamp(0.0, 1.0);
            let part = part + weight.max(0.0) * part * (1.0 - part) * 4.0;
            let light = 1.0 + shade.0 * (x / width as f32 - 0.5) + shade.1 * (y / height as f32);
            let pattern =
                wave * ((y + (x / pitch).sin() * pitch) * std::f32::consts::TAU / length).sin();
            let grain = knot(seed, x as i64, y as i64) + knot(seed ^ 1, x as i64, y as i64);
            let luma = (paper + pattern) * (1.0 - part.min(1.0) * (1.0 - dark));
            (luma * light + grain * noise).clamp(0.0, 255.0) as u8
        })
        .collect();
    let raster =
        Raster { width: width as u32, height: height as u32, layout: Layout::Gray, pixels };
    let scale = enlarged as f32;
    let raster = match enlarged {
        1 => raster,
        _ => crate::scale::resize(&raster, raster.width * 2, raster.height * 2),
    };
    // Where a grid that was laid well would be, but for small faults.
    let off = |chance: &mut Chance, most: f32| chance.between(-most, most) * pitch;
    let first = left + pitch / 2.0 + off(&mut chance, 0.14);
    let real = pitch * (1.0 + chance.between(-0.006, 0.006));
    let slope = chance.between(-0.006, 0.006);
    let lift = off(&mut chance, 0.11) - slope * width as f32 / 2.0;
    let cells = known_cells(
        raster,
        LENGTH,
        (first * scale, real * scale),
        ((middle + lift) * scale, slope),
    );
    letters.into_iter().zip(cells).map(|(letter, pixels)| TrainingCell { letter, pixels }).collect()
}

/// A running mean of `reach` pixels to either side, both ways, fractions of a pixel included.
fn smear(ink: &mut [f32], width: usize, reach: f32) {
    let whole = reach as usize;
    let part = reach - whole as f32;
    let total = 1.0 + 2.0 * reach;
    let height = ink.len() / width;
    for (count, step, lines, next) in [(width, 1, height, width), (height, width, width, 1)] {
        for line in 0..lines {
            let at = |i: isize| {
                let i = i.clamp(0, count as isize - 1) as usize;
                line * next + i * step
            };
            let old: Vec<f32> = (0..count).map(|i| ink[at(i as isize)]).collect();
            let get = |i: isize| old[i.clamp(0, count as isize - 1) as usize];
            for i in 0..count as isize {
                let w = whole as isize;
                let inner: f32 = (i - w..=i + w).map(get).sum();
                ink[at(i)] = (inner + part * (get(i - w - 1) + get(i + w + 1))) / total;
            }
        }
    }
}

use rayon::prelude::*;

/// The greatest value within `radius` of each pixel in a square.
pub(super) fn dilate(pixels: &[u8], width: usize, radius: usize) -> Vec<u8> {
    both_ways(pixels, width, radius, u8::max)
}

/// The least value within `radius` of each pixel in a square.
pub(super) fn erode(pixels: &[u8], width: usize, radius: usize) -> Vec<u8> {
    both_ways(pixels, width, radius, u8::min)
}

fn both_ways(pixels: &[u8], width: usize, radius: usize, of: fn(u8, u8) -> u8) -> Vec<u8> {
    let height = pixels.len() / width;
    let across = transposed(&rows(pixels, width, radius, of), width);
    transposed(&rows(&across, height, radius, of), height)
}

/// Running extremes of each row in constant time a pixel: blocks of the window's length are gone
/// through from both ends (van Herk, Gil and Werman).
fn rows(pixels: &[u8], width: usize, radius: usize, of: fn(u8, u8) -> u8) -> Vec<u8> {
    let side = 2 * radius + 1;
    let mut out = vec![0; pixels.len()];
    out.par_chunks_exact_mut(width).zip(pixels.par_chunks_exact(width)).for_each(|(out, row)| {
        // The rim repeats the outermost pixels.
        let padded: Vec<u8> = std::iter::repeat_n(row[0], radius)
            .chain(row.iter().copied())
            .chain(std::iter::repeat_n(row[width - 1], radius))
            .collect();
        let mut forward = padded.clone();
        for i in 1..forward.len() {
            if i % side != 0 {
                forward[i] = of(forward[i], forward[i - 1]);
            }
        }
        let mut backward = padded;
        for i in (0..backward.len() - 1).rev() {
            if (i + 1) % side != 0 {
                backward[i] = of(backward[i], backward[i + 1]);
            }
        }
        for (x, out) in out.iter_mut().enumerate() {
            *out = of(backward[x], forward[x + side - 1]);
        }
    });
    out
}

fn transposed(pixels: &[u8], width: usize) -> Vec<u8> {
    let height = pixels.len() / width;
    let mut out = vec![0; pixels.len()];
    const TILE: usize = 32;
    out.par_chunks_mut(height * TILE).enumerate().for_each(|(band, out)| {
        for y0 in (0..height).step_by(TILE) {
            for (i, column) in out.chunks_exact_mut(height).enumerate() {
                for y in y0..(y0 + TILE).min(height) {
                    column[y] = pixels[y * width + band * TILE + i];
                }
            }
        }
    });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extremes_are_those_of_the_square() {
        let (width, height) = (37, 23);
        let pixels: Vec<u8> = (0..width * height).map(|it| (it * 7_919 % 251) as u8).collect();
        for radius in [1, 4, 9] {
            let (most, least) = (dilate(&pixels, width, radius), erode(&pixels, width, radius));
            for y in 0..height {
                for x in 0..width {
                    let near = || {
                        let rows = y.saturating_sub(radius)..(y + radius + 1).min(height);
                        rows.flat_map(|row| {
                            let columns = x.saturating_sub(radius)..(x + radius + 1).min(width);
                            columns.map(move |column| row * width + column)
                        })
                        .map(|it| pixels[it])
                    };
                    assert_eq!(Some(most[y * width + x]), near().max(), "{x} {y} {radius}");
                    assert_eq!(Some(least[y * width + x]), near().min(), "{x} {y} {radius}");
                }
            }
        }
    }
}

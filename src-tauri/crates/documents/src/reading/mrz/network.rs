//! A network of one hidden layer that tells the 37 characters of the zone apart. Its weights were
//! trained on OCR-B by `examples/train_ocrb.rs`.

/// Pixels of a cell from left to right and from top to bottom.
pub(in crate::reading) const CELL: (usize, usize) = (16, 24);
pub(in crate::reading) const INPUTS: usize = CELL.0 * CELL.1;
pub(in crate::reading) const HIDDEN: usize = 96;
/// The characters, in the order of the network's outputs.
pub(crate) const LETTERS: [u8; 37] = *b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

/// Little-endian 32-bit floats: for each hidden unit its weights and its bias, then the same for
/// each output.
static WEIGHTS: &[u8] = include_bytes!("ocrb.bin");

const _: () = assert!(
    WEIGHTS.len() == 4 * (HIDDEN * (INPUTS + 1) + LETTERS.len() * (HIDDEN + 1)),
    "the weights are of a network of these sizes"
);

/// How likely each character is, by the order of [`LETTERS`].
pub(super) fn classify(cell: &[f32; INPUTS]) -> [f32; LETTERS.len()] {
    let (first, second) = WEIGHTS.split_at(4 * HIDDEN * (INPUTS + 1));
    let mut hidden = [0.0; HIDDEN];
    layer(first, cell, &mut hidden);
    hidden.iter_mut().for_each(|it| *it = it.max(0.0));
    let mut outputs = [0.0; LETTERS.len()];
    layer(second, &hidden, &mut outputs);
    let most = outputs.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    outputs.iter_mut().for_each(|it| *it = (*it - most).exp());
    let sum: f32 = outputs.iter().sum();
    outputs.map(|it| it / sum)
}

fn layer(weights: &[u8], inputs: &[f32], outputs: &mut [f32]) {
    let unit = 4 * (inputs.len() + 1);
    for (out, unit) in outputs.iter_mut().zip(weights.chunks_exact(unit)) {
        let mut floats =
            unit.chunks_exact(4).map(|it| f32::from_le_bytes([it[0], it[1], it[2], it[3]]));
        // Sums of eight, which the compiler adds side by side.
        let mut sums = [0.0; 8];
        for part in inputs.chunks(8) {
            for (sum, (input, weight)) in sums.iter_mut().zip(part.iter().zip(&mut floats)) {
                *sum += input * weight;
            }
        }
        *out = sums.iter().sum::<f32>() + floats.next().unwrap_or(0.0);
    }
}

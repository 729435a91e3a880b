//! A network of one hidden layer that tells the 37 characters of the zone apart. Its weights were
//! trained on OCR-B by `examples/train_ocrb.rs`.

use std::sync::LazyLock;

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

static FLOATS: LazyLock<Vec<f32>> = LazyLock::new(|| {
    let float = |it: &[u8]| f32::from_le_bytes([it[0], it[1], it[2], it[3]]);
    WEIGHTS.chunks_exact(4).map(float).collect()
});

/// How likely each character is, by the order of [`LETTERS`].
pub(super) fn classify(cell: &[f32; INPUTS]) -> [f32; LETTERS.len()] {
    let (first, second) = FLOATS.split_at(HIDDEN * (INPUTS + 1));
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

/// Floats that are multiplied side by side; both layers have inputs of whole blocks.
const BLOCK: usize = 8;

fn layer<const IN: usize>(weights: &[f32], inputs: &[f32; IN], outputs: &mut [f32]) {
    const { assert!(IN.is_multiple_of(BLOCK)) };
    for (out, unit) in outputs.iter_mut().zip(weights.chunks_exact(IN + 1)) {
        let mut sums = [0.0; BLOCK];
        for (weights, inputs) in unit.chunks_exact(BLOCK).zip(inputs.chunks_exact(BLOCK)) {
            for i in 0..BLOCK {
                sums[i] += weights[i] * inputs[i];
            }
        }
        *out = sums.iter().sum::<f32>() + unit[IN];
    }
}

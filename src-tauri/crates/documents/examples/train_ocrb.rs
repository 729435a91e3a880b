//! Trains the network that tells the characters of the machine-readable zone apart, and writes its
//! weights: `cargo run --release -p dossier-documents --features synthetic --example train_ocrb --
//! src-tauri/crates/documents/src/reading/mrz/ocrb.bin`. The same seed gives the same weights on
//! one kind of processor.

use std::{env, error::Error, fs};

use dossier_documents::synthetic::{TrainingCell, training_line};

const INPUTS: usize = 384;
const HIDDEN: usize = 96;
const OUTPUTS: usize = 37;
const SEED: u64 = 9_303;
const LINES: u64 = 2_400;
const ROUNDS: usize = 24;
const BATCH: usize = 32;

/// A layer with what Adam remembers of each weight. The last weight of a unit is its bias.
struct Layer {
    inputs: usize,
    weights: Vec<f32>,
    slopes: Vec<f32>,
    first: Vec<f32>,
    second: Vec<f32>,
}

impl Layer {
    fn new(inputs: usize, outputs: usize, chance: &mut u64) -> Self {
        let count = outputs * (inputs + 1);
        let reach = (6.0 / inputs as f32).sqrt();
        let weights = (0..count).map(|_| (unit(chance) * 2.0 - 1.0) * reach).collect();
        let zero = vec![0.0; count];
        Self { inputs, weights, slopes: zero.clone(), first: zero.clone(), second: zero }
    }

    fn forward(&self, inputs: &[f32]) -> Vec<f32> {
        let units = self.weights.chunks_exact(self.inputs + 1);
        let sum = |unit: &[f32]| {
            let weighed = unit.iter().zip(inputs).map(|(weight, input)| weight * input);
            unit[self.inputs] + weighed.sum::<f32>()
        };
        units.map(sum).collect()
    }

    /// Adds to the slopes what an error at the outputs asks for; gives the error at the inputs.
    fn backward(&mut self, inputs: &[f32], error: &[f32]) -> Vec<f32> {
        let mut back = vec![0.0; self.inputs];
        let size = self.inputs + 1;
        for (i, error) in error.iter().enumerate().filter(|it| *it.1 != 0.0) {
            let unit = &self.weights[i * size..(i + 1) * size];
            let slopes = &mut self.slopes[i * size..(i + 1) * size];
            for j in 0..self.inputs {
                slopes[j] += error * inputs[j];
                back[j] += error * unit[j];
            }
            slopes[self.inputs] += error;
        }
        back
    }

    fn step(&mut self, rate: f32, time: i32) {
        let (keep_first, keep_second) = (0.9_f32, 0.999_f32);
        let correct = (1.0 - keep_second.powi(time)).sqrt() / (1.0 - keep_first.powi(time));
        for i in 0..self.weights.len() {
            let slope = self.slopes[i] / BATCH as f32;
            self.slopes[i] = 0.0;
            self.first[i] = keep_first * self.first[i] + (1.0 - keep_first) * slope;
            self.second[i] = keep_second * self.second[i] + (1.0 - keep_second) * slope * slope;
            self.weights[i] -= rate * correct * self.first[i] / (self.second[i].sqrt() + 1e-8);
            self.weights[i] *= 1.0 - rate * 0.01;
        }
    }
}

fn unit(chance: &mut u64) -> f32 {
    *chance =
        chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*chance >> 40) as f32 / (1_u64 << 24) as f32
}

fn softmax(outputs: &[f32]) -> Vec<f32> {
    let most = outputs.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let powers: Vec<f32> = outputs.iter().map(|it| (it - most).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.into_iter().map(|it| it / sum).collect()
}

fn main() -> Result<(), Box<dyn Error>> {
    let file = env::args().nth(1).ok_or("one argument: the file for the weights")?;
    let cells = |from: u64, lines: u64| -> Vec<TrainingCell> {
        (from..from + lines).flat_map(training_line).collect()
    };
    let held_out = cells(SEED + 1_000_000, 200);
    let mut chance = SEED;
    let mut hidden = Layer::new(INPUTS, HIDDEN, &mut chance);
    let mut output = Layer::new(HIDDEN, OUTPUTS, &mut chance);
    let mut time = 0;
    for round in 0..ROUNDS {
        // Every round has cells of its own, so that nothing can be learnt by heart.
        let mut cells = cells(SEED + round as u64 * LINES, LINES);
        for i in (1..cells.len()).rev() {
            cells.swap(i, (unit(&mut chance) * (i + 1) as f32) as usize % (i + 1));
        }
        let rate = 0.002 * (1.0 - round as f32 / ROUNDS as f32).powi(2) + 0.00002;
        for batch in cells.chunks_exact(BATCH) {
            for cell in batch {
                let before = hidden.forward(&cell.pixels);
                let middle: Vec<f32> = before.iter().map(|it| it.max(0.0)).collect();
                let mut error = softmax(&output.forward(&middle));
                error[cell.letter] -= 1.0;
                let mut back = output.backward(&middle, &error);
                back.iter_mut().zip(&before).filter(|it| *it.1 <= 0.0).for_each(|it| *it.0 = 0.0);
                hidden.backward(&cell.pixels, &back);
            }
            time += 1;
            hidden.step(rate, time);
            output.step(rate, time);
        }
        println!(
            "round {round}: {:.2} % of held-out characters",
            accuracy(&hidden, &output, &held_out)
        );
    }
    let floats = hidden.weights.iter().chain(&output.weights);
    fs::write(file, floats.flat_map(|it| it.to_le_bytes()).collect::<Vec<u8>>())?;
    Ok(())
}

/// The share of characters told right, in hundredths.
fn accuracy(hidden: &Layer, output: &Layer, cells: &[TrainingCell]) -> f32 {
    let right = cells.iter().filter(|cell| {
        let middle: Vec<f32> =
            hidden.forward(&cell.pixels).into_iter().map(|it| it.max(0.0)).collect();
        let outputs = output.forward(&middle);
        let best = (0..OUTPUTS).max_by(|&a, &b| outputs[a].total_cmp(&outputs[b]));
        best == Some(cell.letter)
    });
    right.count() as f32 / cells.len() as f32 * 100.0
}

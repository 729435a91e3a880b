//! Reads the barcode of twelve synthetic backs of licences and prints what came of each:
//! `cargo run --release -p dossier-documents --features bench,synthetic --example read_backs --
//! [SEED] [FOLDER]`. With a folder, the pictures are written there, each beside its content.

use std::time::Instant;
use std::{env, error::Error, fs, path::Path};

use dossier_documents::bench;
use dossier_documents::synthetic::{BackKind, licence_back, plain_jpeg};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let seed = arguments.first().map_or(Ok(1), |it| it.parse())?;
    for kind in BackKind::ALL {
        let back = licence_back(kind, seed);
        if let Some(folder) = arguments.get(1) {
            let file = Path::new(folder).join(kind.name());
            fs::write(file.with_extension("jpg"), &back.jpeg)?;
            fs::write(file.with_extension("txt"), &back.payload)?;
        }
        let picture = bench::decoded(&back.jpeg)?;
        let start = Instant::now();
        let payload = picture.barcode();
        let took = start.elapsed();
        let verdict = match payload {
            Some(payload) if payload == back.payload => "exact",
            Some(_) => "found, not exact",
            None => "not found",
        };
        println!("{:12} {verdict:16} {:6.0} ms", kind.name(), took.as_secs_f64() * 1_000.0);
    }
    let picture = bench::decoded(&plain_jpeg(seed, 4_032, 3_024))?;
    let start = Instant::now();
    let verdict = if picture.barcode().is_none() { "given up" } else { "FOUND" };
    println!("{:12} {verdict:16} {:6.0} ms", "no code", start.elapsed().as_secs_f64() * 1_000.0);
    Ok(())
}

//! Writes a synthetic photograph as a phone stores one:
//! `cargo run -p dossier-documents --features synthetic --example synthetic_photo -- FILE SEED
//! WIDTH HEIGHT ORIENTATION`, sides as shown, orientation as in EXIF (1 to 8).

use std::{env, error::Error, fs};

use dossier_documents::synthetic;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [file, seed, width, height, orientation] = arguments.as_slice() else {
        return Err("five arguments: FILE SEED WIDTH HEIGHT ORIENTATION".into());
    };
    let photo =
        synthetic::photo_jpeg(seed.parse()?, width.parse()?, height.parse()?, orientation.parse()?);
    fs::write(file, photo)?;
    Ok(())
}

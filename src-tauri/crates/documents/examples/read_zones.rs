//! Reads the machine-readable zones of synthetic documents, as many of each form as asked, and
//! prints what came of each: `cargo run --release -p dossier-documents --features bench,synthetic
//! --example read_zones -- FIRST_SEED COUNT_OF_EACH [FOLDER]`. With a folder, the pictures are
//! written there.

use std::time::Instant;
use std::{env, error::Error, fs, path::Path};

use dossier_documents::bench;
use dossier_documents::synthetic::{ZoneForm, plain_jpeg, unrelated_text, zoned_document};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [first, count, folder @ ..] = arguments.as_slice() else {
        return Err("two arguments: FIRST_SEED COUNT_OF_EACH [FOLDER]".into());
    };
    let (first, count): (u64, u64) = (first.parse()?, count.parse()?);
    let (mut right, mut wrong, mut all) = (0, 0, 0);
    for form in ZoneForm::ALL {
        for seed in first..first + count {
            let document = zoned_document(form, seed);
            if let Some(folder) = folder.first() {
                let file = Path::new(folder).join(format!("{form:?}-{seed}.jpg"));
                fs::write(file, &document.jpeg)?;
            }
            let picture = bench::decoded(&document.jpeg)?;
            let start = Instant::now();
            let zone = picture.zone();
            let took = start.elapsed().as_secs_f64() * 1_000.0;
            let verdict = match &zone {
                Some(zone) if zone.lines == document.lines => "right",
                Some(_) => "WRONG",
                None => "unread",
            };
            all += 1;
            right += usize::from(verdict == "right");
            wrong += usize::from(verdict == "WRONG");
            println!("{form:?} {seed:6} {:12} {verdict:7} {took:6.0} ms", document.hardship);
            if verdict == "WRONG" {
                println!("    {:?}\n    {:?}", document.lines, zone.map(|it| it.lines));
            }
        }
    }
    for seed in first..first + 2 {
        let picture = bench::decoded(&unrelated_text(seed))?;
        let start = Instant::now();
        let found = picture.zone().is_some();
        let took = start.elapsed().as_secs_f64() * 1_000.0;
        println!("unrelated text {seed}: {} {took:6.0} ms", if found { "READ" } else { "unread" });
    }
    let picture = bench::decoded(&plain_jpeg(first, 4_032, 3_024))?;
    let start = Instant::now();
    let found = picture.zone().is_some();
    let took = start.elapsed().as_secs_f64() * 1_000.0;
    println!(
        "photograph of something else: {} {took:6.0} ms",
        if found { "READ" } else { "unread" }
    );
    println!("{right} of {all} right, {wrong} wrong");
    Ok(())
}

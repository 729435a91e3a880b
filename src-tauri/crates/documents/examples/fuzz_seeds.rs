//! Writes files for a fuzzer to begin with, by type:
//! `cargo run -p dossier-documents --features synthetic --example fuzz_seeds -- FOLDER`.

use std::{env, error::Error, fs, path::Path};

use dossier_documents::synthetic::{
    BackKind, HOSTILE_KINDS, ZoneForm, hostile, licence_back, plain_files, zoned_document,
};

/// Longer ones only make a fuzzer slow.
const MAX_BYTES: usize = 64 << 10;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args_os().nth(1).ok_or("one argument: FOLDER")?;
    let write = |target: &str, name: &str, bytes: &[u8]| {
        let folder = Path::new(&folder).join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), bytes)
    };
    for (target, files) in plain_files() {
        for (number, bytes) in files.iter().enumerate() {
            for target in [target, "inspect"] {
                write(target, &format!("plain-{target}-{number}"), bytes)?;
            }
        }
    }
    for number in 0..HOSTILE_KINDS * 4 {
        let file = hostile(6, number);
        if file.bytes.len() <= MAX_BYTES {
            for target in ["inspect", "pdf", "tiff"] {
                if target == "inspect" || file.kind.to_lowercase().contains(target) {
                    write(target, &format!("hostile-{number}"), &file.bytes)?;
                }
            }
        }
    }
    for (number, kind) in BackKind::ALL.into_iter().enumerate() {
        write("aamva", &format!("plain-{number}"), licence_back(kind, 6).payload.as_bytes())?;
    }
    for (number, form) in ZoneForm::ALL.into_iter().enumerate() {
        write(
            "mrz",
            &format!("plain-{number}"),
            zoned_document(form, 6).lines.join("\n").as_bytes(),
        )?;
    }
    Ok(())
}

//! Prepares what the shell is compiled with: the folder of the screen, and the list of commands
//! that the web view may be allowed to call.

use std::{fs, path::Path};

#[path = "src/commands/names.rs"]
mod names;

const PLACEHOLDER: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
    <title>Dossier</title>\n<p>The screen is not built. Build it with: cargo xtask run</p>\n";

fn main() {
    // The screen is compiled in, so its folder must exist for any check of this package.
    let dist = Path::new("ui/dist");
    if !dist.join("index.html").exists() {
        fs::create_dir_all(dist).expect("ui/dist can be made");
        fs::write(dist.join("index.html"), PLACEHOLDER).expect("ui/dist can be written");
    }
    println!("cargo:rerun-if-changed=ui/dist");
    println!("cargo:rerun-if-changed=src-tauri/src/commands/names.rs");

    let manifest = tauri_build::AppManifest::new()
        .commands(names::NAMES)
        // There are none: what may be called is said in tauri.conf.json alone.
        .permissions_path_pattern("src-tauri/permissions/*");
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("tauri.conf.json fits the commands");
}

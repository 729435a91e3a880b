//! The window's types are those of the shell.

use std::{env, fs, path::Path};

use dossier::commands::all;
use specta_typescript::Typescript;
use tauri::test::MockRuntime;

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/ui/src/backend/bindings.ts");
const REFRESH: &str = "DOSSIER_WRITE_BINDINGS";
const HEADER: &str = "/* eslint-disable */\n// Written by a test from the shell's commands; to \
    write it anew: cargo xtask bindings\n";

#[test]
fn the_committed_bindings_are_those_of_the_commands() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bindings.ts");
    all::<MockRuntime>().export(Typescript::default().header(HEADER), &path).unwrap();
    let wanted = fs::read_to_string(path).unwrap();
    let committed = Path::new(COMMITTED);
    if env::var_os(REFRESH).is_some() {
        fs::write(committed, &wanted).unwrap();
    }
    let found = fs::read_to_string(committed).unwrap_or_default();
    assert!(
        found == wanted,
        "ui/src/backend/bindings.ts is not what the commands say; write it anew with \
         {REFRESH}=1 cargo test -p dossier --test it bindings"
    );
}

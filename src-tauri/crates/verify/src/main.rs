//! `dossier-verify FILE [--key FILE] [--json]`: whether a case file or an exported journal is
//! whole, and, with a key, who signed it.

use std::{ffi::OsString, fs, process::ExitCode};

use dossier_verify::{hex, report, verify, walk};
use serde_json::{Value, json};

const USAGE: &str = "usage: dossier-verify FILE.zip|JOURNAL.jsonl [--key FILE] [--json]\n\n\
    FILE after --key holds a vault's public key or fingerprint in hex.\n\
    Status: 0 intact, 1 not intact or another signer, 2 wrong usage, or a file that cannot be read.";

fn main() -> ExitCode {
    let mut args: Vec<OsString> = std::env::args_os().skip(1).collect();
    let json = args.iter().position(|it| it == "--json").map(|at| args.remove(at));
    let key = args.iter().position(|it| it == "--key").filter(|at| at + 1 < args.len());
    let key = key.map(|at| fs::read_to_string(args.drain(at..at + 2).nth(1).unwrap_or_default()));
    let file = if let [file] = &args[..] { fs::read(file).ok() } else { None };
    let (Some(bytes), Ok(key)) = (file, key.transpose()) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let (result, told) = match bytes.starts_with(b"PK") {
        true => case_file(&bytes, key.as_deref()),
        false => journal(&bytes),
    };
    let list = result.as_object().into_iter().flatten();
    let lines: String = list.map(|(name, value)| format!("\n  {name:12} {value}")).collect();
    println!("{}", if json.is_some() { result.to_string() } else { format!("{told}{lines}") });
    ExitCode::from(u8::from(result["ok"] != true))
}

fn case_file(bytes: &[u8], key: Option<&str>) -> (Value, String) {
    let found = verify(bytes);
    let result = report(&found, key);
    let told = match (found, result["signer"] == "known", result["ok"] == true) {
        (Err(fault), ..) => format!("NOT INTACT. {}: {}.", fault.member, fault.what),
        (_, true, _) => "Intact, signed by the vault of this key.".to_owned(),
        (_, _, true) => "Intact, signer not checked.".to_owned(),
        _ => "Intact, but SIGNED BY ANOTHER than the vault of this key.".to_owned(),
    };
    (result, told)
}

fn journal(bytes: &[u8]) -> (Value, String) {
    let told = match str::from_utf8(bytes).map_err(|_| 1).and_then(walk) {
        Err(entry) => json!({"ok": false, "first_bad": entry}),
        Ok(it) => json!({"ok": true, "entries": it.to + 1 - it.from, "head": hex(&it.head),
            "public_key": it.signer.map(|key| hex(&key))}),
    };
    let holds = if told["ok"] == true { "The journal holds." } else { "It does NOT hold." };
    (told, holds.to_owned())
}

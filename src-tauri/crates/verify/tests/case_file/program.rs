//! The program itself.

use std::{path::PathBuf, process::Command};

use ed25519_dalek::Signer;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::made::{Made, hex};

struct Folder(tempfile::TempDir);

impl Folder {
    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// Status, standard output.
    fn run(&self, arguments: &[&str]) -> (i32, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dossier-verify"));
        let done = command.current_dir(self.0.path()).args(arguments).output().unwrap();
        (done.status.code().unwrap(), String::from_utf8(done.stdout).unwrap())
    }
}

fn folder() -> Folder {
    Folder(tempfile::tempdir().unwrap())
}

#[test]
fn a_case_file_is_told_intact_and_who_signed_it() {
    let (folder, made) = (folder(), Made::by(1));
    folder.write("case.zip", &made.sealed());
    folder.write("ours", hex(made.key.verifying_key().as_bytes()).as_bytes());
    folder.write("theirs", hex(Made::by(2).key.verifying_key().as_bytes()).as_bytes());
    let (status, told) = folder.run(&["case.zip"]);
    assert_eq!(status, 0);
    assert!(told.starts_with("Intact, signer not checked."), "{told}");
    let (status, told) = folder.run(&["--key", "ours", "case.zip"]);
    assert_eq!(status, 0);
    assert!(told.starts_with("Intact, signed by the vault of this key."), "{told}");
    let (status, told) = folder.run(&["case.zip", "--key", "theirs"]);
    assert_eq!(status, 1);
    assert!(told.contains("ANOTHER"), "{told}");
    let (status, told) = folder.run(&["case.zip", "--json"]);
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!(status, 0);
    assert_eq!(
        (&told["ok"], &told["entries"], &told["documents"]),
        (&json!(true), &json!(3), &json!(1))
    );
}

#[test]
fn a_changed_case_file_is_refused_by_name() {
    let folder = folder();
    let mut file = Made::by(1).sealed();
    file[45] ^= 1;
    folder.write("case.zip", &file);
    let (status, told) = folder.run(&["case.zip"]);
    assert_eq!(status, 1);
    assert!(told.starts_with("NOT INTACT. README.html"), "{told}");
    let (status, told) = folder.run(&["--json", "case.zip"]);
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!((status, &told["member"]), (1, &json!("README.html")));
}

#[test]
fn wrong_usage_is_told_apart() {
    let folder = folder();
    for arguments in
        [&[][..], &["absent.zip"], &["a", "b"], &["--key", "absent", "a"], &["--other"]]
    {
        assert_eq!(folder.run(arguments).0, 2, "{arguments:?}");
    }
}

#[test]
fn an_exported_journal_is_walked() {
    let folder = folder();
    let mut head = [0; 32];
    let mut text = String::new();
    for seq in 1..=20 {
        let body = json!({"seq": seq, "kind": "synthetic"}).to_string();
        let entry: [u8; 32] = Sha256::digest(&body).into();
        head = Sha256::digest([head, entry].concat()).into();
        text += &format!("{}\n", json!({"body": body, "hash": hex(&head)}));
    }
    let key = Made::by(1).key;
    let told = format!("dossier checkpoint 1\nv\n20\n{}\n2026-01-01T00:00:00Z\n", hex(&head));
    let checkpoint = format!("{told}{}\n", hex(&key.sign(told.as_bytes()).to_bytes()));
    let public_key = hex(key.verifying_key().as_bytes());
    let end = json!({"checkpoint": checkpoint, "public_key": public_key});
    assert_eq!(dossier_verify::walk(&text).unwrap().signer, None, "an older one has no end");
    let doubled = format!("{text}{end}\n{end}\n");
    assert!(dossier_verify::walk(&doubled).is_err(), "nothing follows the end");
    text += &format!("{end}\n");
    folder.write("whole", text.as_bytes());
    let (status, told) = folder.run(&["whole", "--json"]);
    let told: Value = serde_json::from_str(&told).unwrap();
    assert_eq!((status, &told["entries"]), (0, &json!(20)));
    assert_eq!((&told["head"], &told["public_key"]), (&json!(hex(&head)), &json!(public_key)));
    for at in (0..text.len()).step_by(3) {
        let mut changed = text.clone().into_bytes();
        changed[at] ^= 1;
        let walked = dossier_verify::walk(&String::from_utf8_lossy(&changed));
        assert!(walked.is_err(), "byte {at}");
        if at == 0 {
            folder.write("changed", &changed);
            assert_eq!(folder.run(&["changed"]).0, 1);
        }
    }
}

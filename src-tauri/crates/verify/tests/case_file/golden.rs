//! The case files under `tests/fixtures/case-file`: what was written once is read for ever.

use std::{
    fs,
    path::{Path, PathBuf},
};

use dossier_verify::{read, report, verify};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/case-file").join(name)
}

#[test]
fn the_golden_case_files_are_intact_and_signed_by_their_key() {
    let key = fs::read_to_string(fixture("key.txt")).unwrap();
    for (name, documents) in [("case.zip", 2), ("redacted.zip", 0)] {
        let told = report(&verify(&fs::read(fixture(name)).unwrap()), Some(&key));
        assert_eq!((&told["ok"], &told["signer"]), (&true.into(), &"known".into()), "{told}");
        assert_eq!(told["documents"], documents);
        assert!(told["entries"].as_u64().unwrap() > 10, "{told}");
    }
}

#[test]
fn a_flipped_byte_of_any_member_of_the_golden_case_file_is_told() {
    let file = fs::read(fixture("case.zip")).unwrap();
    let start = file.as_ptr() as usize;
    let mut places: Vec<usize> = (0..60).map(|at| at * (file.len() / 60)).collect();
    for (_, bytes) in read(&file).unwrap() {
        let from = bytes.as_ptr() as usize - start;
        places.extend([from, from + bytes.len() / 2, from + bytes.len() - 1]);
    }
    for at in places {
        let mut changed = file.clone();
        changed[at] ^= 1;
        assert!(verify(&changed).is_err(), "byte {at}");
    }
}

/// Whoever relies on the verifier can read all of it.
#[test]
fn the_verifier_has_less_than_three_hundred_lines_of_code() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = fs::read_dir(folder).unwrap().map(|it| fs::read_to_string(it.unwrap().path()));
    let is_code = |line: &&str| !line.trim().is_empty() && !line.trim().starts_with("//");
    let lines: usize = files.map(|it| it.unwrap().lines().filter(is_code).count()).sum();
    println!("figure: {lines} lines");
    assert!((100..300).contains(&lines), "{lines} lines");
}

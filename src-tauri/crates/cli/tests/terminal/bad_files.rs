//! Files that are not what they should be.

use std::{fs::File, process::Command, time::Instant};

use dossier_documents::synthetic;

use crate::desk::{Desk, PHOTO};

/// Name, content, code of the finding, code of the error.
fn bad_files() -> Vec<(&'static str, Vec<u8>, &'static str, &'static str)> {
    vec![
        (
            "letter.jpg",
            b"Dear reviewer, this is no picture.".to_vec(),
            "not_an_image",
            "unreadable_file",
        ),
        ("cut.jpg", PHOTO[..PHOTO.len() / 2].to_vec(), "truncated", "unreadable_file"),
        ("empty.png", Vec::new(), "empty", "unreadable_file"),
        ("bomb.png", synthetic::png_of_size(50_000, 50_000), "too_many_pixels", "file_too_large"),
        ("scan.pdf", b"%PDF-1.7\n%%EOF\n".to_vec(), "damaged", "unreadable_file"),
    ]
}

#[test]
fn bad_content_is_a_finding_of_a_check_and_a_refusal_of_everything_else() {
    let desk = Desk::new();
    let case = desk.create_case("210400070");
    let before = desk.json(&["journal", "verify"]);
    for (name, bytes, finding, code) in bad_files() {
        desk.write(name, &bytes);
        let checked = desk.json(&["document", "check", name, "--for", "jiko:PASSPORT"]);
        assert_eq!(checked["ok"], false, "{name}: {checked}");
        assert_eq!(checked["findings"][0]["code"], finding, "{name}");
        assert_eq!(checked["findings"][0]["severity"], "error", "{name}");
        assert_eq!(checked["bytes"], bytes.len(), "{name}");

        let prepare = ["document", "prepare", name, "--for", "jiko:PASSPORT", "--out", "out.png"];
        let refused = desk.refused(&prepare);
        assert_eq!(refused.code, code, "{name}");
        assert_eq!(refused.detail["findings"][0]["code"], finding, "{name}");

        let refused = desk.refused(&["document", "attach", &case, "PASSPORT", name]);
        assert_eq!(refused.code, code, "{name}");
        assert!(refused.message.len() > 20, "{}", refused.message);
    }
    let left: Vec<_> = std::fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("out.png"))
        .collect();
    assert!(left.is_empty(), "half-written: {left:?}");
    assert_eq!(desk.json(&["outbox", "list"]), serde_json::json!([]));
    assert_eq!(desk.json(&["journal", "verify"]), before, "nothing was done");
}

#[test]
fn what_is_no_ordinary_file_is_refused_at_once() {
    let desk = Desk::new();
    let case = desk.create_case("210400071");
    assert!(Command::new("mkfifo").arg(desk.path("pipe")).status().unwrap().success());
    std::fs::create_dir(desk.path("folder")).unwrap();
    File::create(desk.path("huge")).unwrap().set_len(500_000_000).unwrap();
    for (name, code) in [
        ("pipe", "unreadable_file"),
        ("folder", "unreadable_file"),
        ("/dev/zero", "unreadable_file"),
        ("huge", "file_too_large"),
        ("missing", "not_found"),
    ] {
        let started = Instant::now();
        for arguments in [
            vec!["document", "check", name, "--for", "jiko:SELFIE"],
            vec!["document", "prepare", name, "--for", "jiko:SELFIE", "--out", "out.png"],
            vec!["document", "attach", &case, "SELFIE", name],
            vec!["applicant", "check", "jiko", name],
        ] {
            let refused = desk.refused(&arguments);
            assert_eq!(refused.code, code, "{arguments:?}: {}", refused.message);
        }
        assert!(started.elapsed().as_secs() < 20, "{name} took {:?}", started.elapsed());
    }
    assert!(!desk.path("out.png").exists());
}

#[test]
fn a_prepared_file_is_private_upright_and_never_written_over_another() {
    let desk = Desk::without_vault();
    desk.write("photo.jpg", &PHOTO);
    let prepare =
        ["document", "prepare", "photo.jpg", "--for", "jiko:PASSPORT", "--out", "out.png"];
    let prepared = desk.json(&prepare);
    let bytes = std::fs::read(desk.path("out.png")).unwrap();
    assert_eq!(prepared["bytes"], bytes.len());
    assert_eq!(prepared["media_type"], "image/png");
    assert!(prepared["width"].as_u64() < prepared["height"].as_u64(), "{prepared}");
    assert!(prepared["recipe"].as_array().unwrap().len() > 1, "{prepared}");
    assert_eq!(prepared["source_sha256"].as_str().unwrap().len(), 64);
    for canary in synthetic::CANARIES {
        let found = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
        assert!(!found, "{canary} is in what will be sent");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(desk.path("out.png")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_eq!(desk.refused(&prepare).code, "conflict");
    assert_eq!(std::fs::read(desk.path("out.png")).unwrap(), bytes);
}

//! Names and kinds of files that a person may be made to give.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use dossier_documents::{READ_CAP, ReadError, read_file};

/// Names that say something else than what they are.
const ODD: [&str; 8] = [
    "photo.jpg.lnk",
    "CON",
    "nul.png",
    "\u{202e}gpj.exe",
    "\u{1f4f7}\u{fe0f} passport.png",
    "a\nb.png",
    "-rf.png",
    "%2e%2e%2fpasswd.png",
];

#[cfg(unix)]
#[test]
fn a_name_says_nothing_about_what_is_read() {
    let folder = tempfile::tempdir().unwrap();
    for name in ODD {
        let path = folder.path().join(name);
        fs::write(&path, name).unwrap();
        assert_eq!(read_file(&path).unwrap(), name.as_bytes(), "{name:?}");
        let around = folder.path().join("missing").join("..").join(name);
        assert!(matches!(read_file(&around), Err(ReadError::Missing)), "{name:?}");
    }
}

#[test]
fn a_name_that_cannot_be_one_is_refused_and_not_repeated() {
    let long = "x".repeat(4_096);
    for name in ["SECRET\0.png", long.as_str(), "SECRET/\0/../passwd"] {
        let error = read_file(Path::new(name)).unwrap_err();
        for said in [error.to_string(), format!("{error:?}")] {
            assert!(!said.contains("SECRET") && !said.contains("xxxx"), "{said}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_looks_like_a_file_and_is_none_comes_to_an_answer() {
    for path in ["/dev/zero", "/dev/full", "/dev/stdin", "/dev/tty", "/proc", "/proc/self/fd/0"] {
        // A terminal or a pipe, or a file where the tests read from one.
        match read_file(Path::new(path)) {
            Err(_) => {}
            Ok(bytes) => assert!(bytes.len() as u64 <= READ_CAP, "{path}"),
        }
    }
    // The system calls these files; nothing can be read at the beginning of the first, and the
    // second says that it is larger than any disk.
    assert!(matches!(read_file(Path::new("/proc/self/mem")), Err(ReadError::Io(_))));
    assert!(read_file(Path::new("/proc/kcore")).is_err());
}

#[cfg(unix)]
#[test]
fn links_to_themselves_and_to_what_is_no_file_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (own, zero) = (folder.path().join("own"), folder.path().join("zero"));
    std::os::unix::fs::symlink(&own, &own).unwrap();
    std::os::unix::fs::symlink("/dev/zero", &zero).unwrap();
    assert!(matches!(read_file(&own), Err(ReadError::Io(_))));
    assert!(matches!(read_file(&zero), Err(ReadError::NotFile)));
}

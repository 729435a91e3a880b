//! Sheets as they are printed.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test fails by panicking")]

use dossier_summary::{Column, Part, Sheet};

fn sheet(rows: usize) -> Sheet {
    let digest = "3f9a1c7be2d84056a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718";
    let fact = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    let column = |(head, width): (&str, f32)| Column { head: head.to_owned(), width };
    let row = |at: usize| {
        ["2026-11-21 09:14 UTC", "person", "file attached", "SELFIE, saved here"]
            .iter()
            .map(|cell| (*cell).to_owned())
            .fold(vec![at.to_string()], |row, cell| [row, vec![cell]].concat())
    };
    Sheet {
        title: "Case file".to_owned(),
        subtitle: "Everything that is kept of one case. Identification numbers show their last \
                   four digits only."
            .to_owned(),
        foot: "Dossier case file · 0193f0c4-0000-7000-8000-000000000001".to_owned(),
        page_of: |page, of| format!("{page} / {of}"),
        parts: vec![
            Part::Facts {
                heading: "The case".to_owned(),
                rows: [
                    ("Name", "Łukasz Ångström-Ümit, Ελένη, Иван"),
                    ("Case", "0193f0c4-0000-7000-8000-000000000001"),
                    ("Provider", "jiko (simulated)"),
                    ("Stage", "Approved"),
                    ("Fingerprint", digest),
                ]
                .map(fact)
                .to_vec(),
            },
            Part::Table {
                heading: "Documents".to_owned(),
                columns: [("Slot", 2.4), ("Attached", 2.4), ("File", 2.6), ("SHA-256", 4.2)]
                    .map(column)
                    .to_vec(),
                rows: vec![
                    [
                        "SELFIE",
                        "2026-11-21 09:14 UTC",
                        "image/jpeg 3024 × 4032, 4832 kB",
                        digest
                    ]
                    .map(str::to_owned)
                    .to_vec();
                    2
                ],
            },
            Part::Text {
                heading: "Notes".to_owned(),
                paragraphs: vec![(
                    "Note, 2026-11-21 09:14 UTC, Robin".to_owned(),
                    "The customer sent a second picture, because the first was cut off at the \
                     left. \u{4E2D} cannot be printed.\nA second line."
                        .to_owned(),
                )],
            },
            Part::Table {
                heading: "What happened".to_owned(),
                columns: [("No.", 1.0), ("When", 3.0), ("Who", 1.5), ("What", 4.0), ("", 4.0)]
                    .map(column)
                    .to_vec(),
                rows: (1..=rows).map(row).collect(),
            },
        ],
    }
}

fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    text.matches("/Type /Page\n").count()
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let pdf = sheet(70).to_pdf().unwrap();
    assert_eq!(sheet(70).to_pdf().unwrap(), pdf);
    assert!(pdf.starts_with(b"%PDF-1.7"));
    // In the folder of the build, to be looked at.
    let shown = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("sheet.pdf");
    std::fs::write(shown, &pdf).unwrap();
}

#[test]
fn a_longer_table_takes_more_pages_and_the_file_stays_small() {
    let (short, long) = (sheet(3).to_pdf().unwrap(), sheet(400).to_pdf().unwrap());
    assert_eq!(pages(&short), 1);
    assert!(pages(&long) > 5, "{}", pages(&long));
    assert!(short.len() < 150_000, "only the letters that are needed: {} bytes", short.len());
}

#[test]
fn nothing_at_all_is_a_page_too() {
    let empty = Sheet { parts: Vec::new(), title: String::new(), ..sheet(0) };
    assert_eq!(pages(&empty.to_pdf().unwrap()), 1);
}

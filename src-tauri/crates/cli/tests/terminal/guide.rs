//! The lines of the user guide run as they stand.

use std::{process::Command, time::Duration};

use crate::desk::{Desk, Outcome, PHOTO, beside, finish_within};

const GUIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/user-guide.md");

/// Every line derives the vault's key anew.
const LONGEST: Duration = Duration::from_secs(400);

fn shell_lines(guide: &str) -> String {
    let blocks = guide.split("\n```sh\n").skip(1);
    blocks
        .filter_map(|rest| rest.split_once("\n```").map(|(block, _)| block))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Types the lines of a text's shell blocks in a folder of their own, `PHOTO` being a photo there.
pub fn run_lines(text: &str) -> Outcome {
    let desk = Desk::without_vault();
    let programs = beside("dossier-sim").parent().unwrap().to_owned();
    desk.write("photo.jpg", &PHOTO);
    let lines = shell_lines(text);
    assert!(lines.lines().count() > 10, "there are lines to type");
    let path = std::env::var("PATH").unwrap();
    let mut command = Command::new("bash");
    command
        .args(["-euo", "pipefail", "-c", &lines])
        .current_dir(desk.folder.path())
        .env("PATH", format!("{}:{path}", programs.display()))
        .env("PHOTO", "photo.jpg");
    finish_within(command, LONGEST)
}

#[test]
fn the_main_job_of_the_user_guide_ends_in_an_approval() {
    let outcome = run_lines(&std::fs::read_to_string(GUIDE).unwrap());
    assert_eq!(outcome.status, Some(0), "{}\n{}", outcome.stdout, outcome.stderr);
    assert!(outcome.stdout.contains("APPROVED"), "{}", outcome.stdout);
    assert!(outcome.stdout.contains("The journal holds"), "{}", outcome.stdout);
}

//! What a screen reader is told by the system: over AT-SPI, with no driver in between.

use std::process::{Command, Stdio};

use dossier_documents::synthetic::photo_jpeg;

use super::main_job::slot_name;
use crate::{
    assistive::{Assistive, Element},
    desk::{Desk, PASSPHRASE, programs},
    keyboard::{ENTER, Keyboard},
    process::Process,
    wait::until,
    words::{say, t},
};

/// As AT-SPI numbers them.
const TAB: u32 = 37;
const PASSPHRASE_FIELD: u32 = 40;
const STATUS: u32 = 54;
const ROW: u32 = 90;

#[tokio::test(flavor = "multi_thread")]
async fn a_row_a_slot_and_a_change_of_status_have_role_and_name_for_a_screen_reader() {
    let desk = Desk::with_vault().await;
    let case = desk.case_that_needs_documents().await;
    let photo = desk.write("selfie.jpg", &photo_jpeg(3, 1200, 1600, 1));
    let assistive = Assistive::of(&desk).await;
    let mut program = Command::new(programs().join("dossier"));
    desk.surround(&mut program);
    program.env_remove("NO_AT_BRIDGE").env_remove("GTK_A11Y");
    let _program = Process::start(program.stdout(Stdio::null()).stderr(Stdio::null()));
    let keyboard = Keyboard::of(desk.display());

    let passphrase = t("ui-unlock-passphrase");
    assistive.finds("field", |it| it.role == PASSPHRASE_FIELD && it.name == passphrase).await;
    until(async || keyboard.focus()).await.expect("the window takes the keyboard");
    keyboard.write(PASSPHRASE);
    keyboard.press(ENTER);
    let row = assistive.finds("row", |it| it.role == ROW && it.name.contains(&case.name)).await;
    assert!(row.name.contains("Jiko"), "whose case it is: {row:?}");

    keyboard.press('n'.into());
    let slot = |state: &str| {
        let name = format!("{}: {}", t(state), slot_name("SELFIE"));
        move |it: &Element| it.role == TAB && it.name == name
    };
    assistive.finds("open slot", slot("ui-slot-state-open")).await;
    desk.answer(&[&photo]);
    keyboard.press('o'.into());
    assistive.finds("file in its slot", slot("ui-slot-state-staged")).await;
    let ready =
        say("ui-file-looked", &[("name", "selfie.jpg"), ("state", &t("ui-progress-ready"))]);
    let told =
        |it: &Element| it.role == STATUS && format!("{} {}", it.name, it.text).contains(&ready);
    assistive.finds("what is told of the file", told).await;
    keyboard.control(ENTER);
    assistive.finds("accepted file", slot("ui-slot-state-accepted")).await;
}

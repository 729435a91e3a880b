//! What is left in memory once the vault is locked. The window is worked by keyboard alone: a
//! driver would keep what it typed and read.

use std::{
    process::{Command, Stdio},
    time::Duration,
};

use dossier::preview::PictureSize;
use dossier_documents::{Worker, synthetic::photo_jpeg};

use super::main_job::open_case;
use crate::{
    desk::{Case, Desk, PASSPHRASE, programs},
    key::key_of,
    keyboard::{ENTER, ESCAPE, Keyboard},
    memory::{Found, Wanted, found},
    process::Process,
    wait::{until, within},
    words::t,
};

/// So soon after the lock nothing may be left.
const SOON: Duration = Duration::from_secs(10);
/// A number that is typed, and another than the one that the provider knows.
const TYPED: &str = "401770932";
const PAGE: &str = "WebKitWebProces";

#[tokio::test(flavor = "multi_thread")]
async fn soon_after_the_lock_no_process_holds_a_person_and_what_was_typed_is_in_the_vault() {
    let desk = Desk::with_vault().await;
    let (case, wanted) = prepared(&desk).await;
    let Some((program, keyboard, before)) = work(&desk, &case, &wanted, false).await else {
        return;
    };
    keyboard.control('l'.into());
    let mut left = Found::default();
    let clean = within(SOON, async || {
        left = found(&desk.mark(), &wanted)?;
        let is_new =
            !left.pages.is_empty() && left.pages.iter().all(|it| !before.pages.contains(it));
        (is_new && left.hits.is_empty()).then_some(())
    });
    assert!(clean.await.is_some(), "{SOON:?} after the lock there is {left:#?}");

    // Ended as by a power cut; what was typed is there all the same.
    drop(program);
    let window = desk.unlocked().await;
    open_case(&window, &case).await;
    window.keys("m").await;
    let note = window.find("textbox", &t("ui-note-label")).await;
    let kept = window.wait("the draft", async || {
        note.prop("value").await.ok().flatten().filter(|text| !text.is_empty())
    });
    assert_eq!(kept.await, TYPED);
}

#[tokio::test(flavor = "multi_thread")]
async fn control_a_page_that_outlasts_the_lock_still_holds_a_person() {
    let desk = Desk::with_vault().await;
    let (case, wanted) = prepared(&desk).await;
    let Some((_program, keyboard, _)) = work(&desk, &case, &wanted, true).await else { return };
    keyboard.control('l'.into());
    let locked = [Wanted::text("the lock", &t("ui-unlock-title"))];
    until(async || found(&desk.mark(), &locked).filter(|it| it.holds(PAGE))).await;
    let left = found(&desk.mark(), &wanted).expect("it was readable before");
    assert!(left.holds(PAGE), "the search is blind: {left:#?}");
}

/// A case that has a document, and all that must be gone from memory.
async fn prepared(desk: &Desk) -> (Case, Vec<Wanted>) {
    let case = desk.case_that_needs_documents().await;
    let photo = photo_jpeg(9, 900, 1200, 1);
    let file = desk.write("selfie.jpg", &photo);
    desk.dossierctl(&["document", "attach", &case.id, "SELFIE", &file]).await;
    let sent = desk.home().join("prepared.png");
    let sent = sent.to_str().expect("a plain name");
    desk.dossierctl(&["document", "prepare", &file, "--for", "jiko:SELFIE", "--out", sent]).await;
    let sent = std::fs::read(sent).expect("it was prepared");
    let worker = Worker::at(programs().join("dossier-worker"));
    let mut pictures = Vec::new();
    for picture in [&photo, &sent] {
        let drawn =
            worker.preview(picture, PictureSize::Screen.longest()).await.expect("a picture");
        pictures.push(drawn.bytes);
    }
    pictures.extend([photo, sent]);
    let wanted = vec![
        Wanted::text("the name", &case.name),
        Wanted::text("the number", &case.number),
        Wanted::text("what was typed", TYPED),
        Wanted::text("the passphrase", PASSPHRASE),
        Wanted::key("the key", &key_of(&desk.vault(), PASSPHRASE)),
        Wanted::files("the picture", &pictures),
    ];
    (case, wanted)
}

/// Unlocks, looks at a case and begins a note; what memory holds then. None, and said so, where
/// this person may not look into other programs' memory.
async fn work(
    desk: &Desk,
    case: &Case,
    wanted: &[Wanted],
    keeps_page: bool,
) -> Option<(Process, Keyboard, Found)> {
    let mut program = Command::new(programs().join("dossier"));
    desk.surround(&mut program);
    if keeps_page {
        program.env("DOSSIER_E2E_KEEP_PAGE", "yes");
    }
    let program = Process::start(program.stdout(Stdio::null()).stderr(Stdio::null()));
    let keyboard = Keyboard::of(desk.display());
    let shows = async |what: &str| {
        let what = [Wanted::text("it", what)];
        until(async || found(&desk.mark(), &what).filter(|it| it.holds(PAGE))).await
    };
    if shows(&t("ui-unlock-title")).await.is_none() {
        eprintln!("not looked: only root may read other programs' memory");
        return None;
    }
    until(async || keyboard.focus()).await.expect("the window takes the keyboard");
    keyboard.write(PASSPHRASE);
    keyboard.press(ENTER);
    assert!(shows(&case.name).await.is_some(), "the queue is shown");
    keyboard.press('n'.into());
    assert!(shows(&t("ui-tab-timeline")).await.is_some(), "the case is shown");
    let typed = until(async || {
        keyboard.press('m'.into());
        keyboard.write(TYPED);
        keyboard.press(ESCAPE);
        found(&desk.mark(), wanted).filter(|it| it.hits.len() > 3)
    });
    // Without these the search proves nothing.
    let before = typed.await.expect("what is worked with is found");
    for held in
        ["dossier: the name", "WebKitWebProces: the name", "WebKitWebProces: what was typed"]
    {
        assert!(before.hits.iter().any(|it| it == held), "{held} is not found: {before:#?}");
    }
    Some((program, keyboard, before))
}

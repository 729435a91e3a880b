//! Files from the dialog to the vault, their bytes never in the window.

use dossier_documents::synthetic::{photo_jpeg, plain_jpeg};
use serde_json::{Value, json};
use tauri::http::Request;

use crate::desk::{Answer, TestWindow, simulator};

/// A case whose provider waits for documents.
fn waiting_case(window: &TestWindow) -> (dossier_sim::Sim, String) {
    let sim = simulator(0);
    let connection = window.connect(&sim);
    let case = window.create_case(&connection);
    window.wait_for_stage(&case, "NotSubmitted");
    let external_id = window.wait("the application", || {
        let case = window.ok("show_case", json!({"id": case}));
        case["external_id"].as_str().map(str::to_owned)
    });
    sim.set_outcome("jiko", &external_id, "documents_needed").unwrap();
    window.ok("submit_case", json!({"id": case, "holdSeconds": 0}));
    window.wait("documents to be asked for", || {
        let _ = window.call("sync_now", json!({"caseId": case}));
        let shown = window.ok("show_case", json!({"id": case}));
        (shown["stage"] == "DocumentsNeeded").then_some(())
    });
    (sim, case)
}

#[test]
fn a_file_is_chosen_tried_attached_and_seen() {
    let window = TestWindow::open();
    let (sim, case) = waiting_case(&window);
    let handle = window.choose("passport.jpg", &photo_jpeg(3, 1600, 1200, 6));

    let try_it = json!({"handle": handle, "provider": "jiko", "slot": "PASSPORT", "edit": {}});
    let tried = window.ok("try_file", try_it);
    assert_eq!(tried["ok"], true, "{tried}");
    assert!(tried["recipe"].as_array().is_some_and(|it| !it.is_empty()));
    for address in [&tried["before"], &tried["after"]] {
        let address = address.as_str().expect("a picture");
        assert!(address.contains("dossier-preview"), "{address}");
    }

    let attach = |handle: &str| {
        json!({"request": {"case_id": case, "slot": "PASSPORT", "handle": handle,
            "details": {"number": "X0000000"}, "edit": {}, "confirm_person": null,
            "hold_seconds": 0}})
    };
    let attached = window.ok("attach_file", attach(&handle));
    window.fails("attach_file", attach(&handle), "not_found");
    let sha256 = attached["output_sha256"].as_str().unwrap().to_owned();
    window.wait("delivery", || sim.file(&sha256));

    let shown = window.ok("show_case", json!({"id": case}));
    let document = shown["documents"][0]["document_id"].as_str().unwrap();
    for part in ["source", "prepared"] {
        let preview = json!({"documentId": document, "part": part, "size": "screen"});
        assert!(window.ok("document_preview", preview).as_str().is_some(), "{part}");
    }
}

#[test]
fn a_picture_has_as_many_pixels_as_are_wanted() {
    let window = TestWindow::open();
    let handle = window.choose("passport.jpg", &photo_jpeg(3, 2400, 1800, 1));
    let facts = |handle: &str| {
        let edit = json!({"handle": handle, "provider": "jiko", "slot": "PASSPORT", "edit": {}});
        window.ok("try_file", edit)["facts"].clone()
    };
    for (size, width, height) in
        [("small", 320, 240), ("screen", 1600, 1200), ("whole", 2400, 1800)]
    {
        let wanted = json!({"handle": handle, "edit": {}, "size": size});
        let address = window.ok("file_picture", wanted).as_str().unwrap().to_owned();
        let request = Request::builder().uri(address).body(Vec::new()).unwrap();
        let answer = window.shell().previews().answer(&request);
        let picture = facts(&window.choose("picture.jpg", answer.body()));
        assert_eq!((&picture["width"], &picture["height"]), (&json!(width), &json!(height)));
    }
}

#[test]
fn a_file_goes_out_as_it_was_turned_and_cropped() {
    let window = TestWindow::open();
    let (_sim, case) = waiting_case(&window);
    let handle = window.choose("passport.jpg", &photo_jpeg(3, 1600, 1200, 1));
    let crop = json!({"left": 1000, "top": 0, "right": 9000, "bottom": 10_000});
    let edit = json!({"pages": [], "turn": 1, "crop": crop});
    let try_it = json!({"handle": handle, "provider": "jiko", "slot": "PASSPORT", "edit": edit});
    let tried = window.ok("try_file", try_it);
    let steps: Vec<&Value> =
        tried["recipe"].as_array().unwrap().iter().map(|step| &step["op"]).collect();
    assert!(steps.contains(&&json!("turn")) && steps.contains(&&json!("crop")), "{tried}");
    let sides = (&tried["prepared"]["width"], &tried["prepared"]["height"]);
    assert_eq!(sides, (&json!(960), &json!(1600)), "upright, and a fifth narrower");
    let small = json!({"handle": handle, "edit": edit, "size": "small"});
    let picture = window.ok("file_picture", small);
    assert!(picture.as_str().is_some_and(|it| it.contains("dossier-preview")), "{picture}");

    let read = json!({"caseId": case, "slot": "PASSPORT", "handle": handle, "edit": edit});
    let recognised = window.ok("recognise_file", read);
    assert_eq!(recognised["doubts"], json!([]), "nothing is read, so nothing is in doubt");
    assert_eq!(recognised["comparisons"], json!([]));
}

#[test]
fn a_file_that_is_no_picture_is_told_with_findings() {
    let window = TestWindow::open();
    let (_sim, case) = waiting_case(&window);
    let handle = window.choose("letter.txt", b"plainly no picture");
    let try_it = json!({"handle": handle, "provider": "jiko", "slot": "PASSPORT", "edit": {}});
    let tried = window.ok("try_file", try_it);
    assert_eq!((&tried["ok"], &tried["before"]), (&json!(false), &Value::Null));
    assert_eq!(tried["findings"][0]["severity"], "error");

    let attach = json!({"request": {"case_id": case, "slot": "PASSPORT", "handle": handle,
        "details": {}, "edit": {}, "confirm_person": null, "hold_seconds": 0}});
    let error = window.fails("attach_file", attach, "unreadable_file");
    assert_eq!(error["detail"]["kind"], "findings");
    window.ok("forget_file", json!({"handle": handle}));
    let gone = json!({"handle": handle, "provider": "jiko", "slot": "PASSPORT", "edit": {}});
    window.fails("try_file", gone, "not_found");
}

#[test]
fn refused_files_come_back_with_their_error_beside_the_others() {
    let window = TestWindow::open();
    let good = window.folder.path().join("good.jpg");
    std::fs::write(&good, plain_jpeg(1, 64, 64)).unwrap();
    let missing = window.folder.path().join("missing.jpg");
    let folder = window.folder.path().to_owned();
    window.answer(Answer::Paths(vec![missing, good, folder]));
    let files = window.ok("choose_files", json!({}));
    let codes: Vec<&Value> =
        files.as_array().unwrap().iter().map(|file| &file["error"]["code"]).collect();
    assert_eq!(codes, [&json!("not_found"), &Value::Null, &json!("unreadable_file")]);
    assert_eq!(files[0]["name"], "missing.jpg");
}

#[test]
fn locking_lets_chosen_files_go() {
    let window = TestWindow::open();
    let handle = window.choose("photo.jpg", &plain_jpeg(2, 64, 64));
    window.ok("lock_vault", json!({}));
    window.ok("unlock_vault", json!({"passphrase": crate::desk::PASSPHRASE}));
    let gone = json!({"handle": handle, "provider": "jiko", "slot": "SELFIE", "edit": {}});
    window.fails("try_file", gone, "not_found");
}

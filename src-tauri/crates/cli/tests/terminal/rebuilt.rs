//! The tables held against the journal, from the terminal.

use dossier_documents::synthetic;

use crate::desk::Desk;
#[cfg(feature = "controls")]
use crate::desk::finish;

/// A case with a file, a note and a recommendation.
fn worked(desk: &Desk) -> String {
    let case = desk.create_case("210400070");
    desk.json(&["case", "submit", &case]);
    desk.json(&["sync", "--case", &case, "--until-idle"]);
    desk.write("selfie.jpg", &synthetic::photo_jpeg(1, 640, 480, 6));
    desk.json(&["document", "attach", &case, "SELFIE", "selfie.jpg"]);
    desk.json(&["case", "note", &case, "a synthetic note"]);
    case
}

#[test]
fn tables_that_hold_what_the_journal_tells_are_equal() {
    let desk = Desk::new();
    worked(&desk);
    let told = desk.json(&["journal", "verify", "--rebuild"]);
    assert_eq!((&told["ok"], &told["projections"]), (&true.into(), &"equal".into()));
    assert!(told["rows"].as_u64().unwrap() > 10, "{told}");
    let plain = desk.json(&["journal", "verify"]);
    assert!(plain.get("projections").is_none(), "only where it is asked for");
    let text = desk.run(&["journal", "verify", "--rebuild"]).stdout;
    assert!(text.contains("The tables hold what it tells"), "{text}");
}

/// The control: one fact that is left out, while its change is made, is missed.
#[cfg(feature = "controls")]
#[test]
fn a_fact_that_is_left_out_is_missed() {
    for (fact, place) in
        [("submission.queued", "submissions/"), ("document.attached", "documents/")]
    {
        let desk = Desk::new();
        let case = worked(&desk);
        let mut command =
            desk.command(&["--json", "document", "attach", &case, "PASSPORT", "selfie.jpg"]);
        command.env("DOSSIER_CONTROL", format!("no-fact.{fact}"));
        let outcome = finish(command);
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        assert_eq!(desk.json(&["journal", "verify"])["ok"], true, "the chain holds");
        let refused = desk.refused(&["journal", "verify", "--rebuild"]);
        assert_eq!(refused.code, "tampered");
        assert_eq!(refused.detail["projections"], "differ");
        let places = refused.detail["differences"].as_array().unwrap();
        assert!(places.iter().any(|it| it.as_str().unwrap().starts_with(place)), "{places:?}");
    }
}

/// A change whose only fact is left out is not made at all.
#[cfg(feature = "controls")]
#[test]
fn a_change_without_any_fact_is_refused() {
    let desk = Desk::new();
    let case = worked(&desk);
    let mut command = desk.command(&["--json", "case", "note", &case, "not on record"]);
    command.env("DOSSIER_CONTROL", "no-fact.note.added,no-fact.vault.unlocked");
    assert_eq!(finish(command).status, Some(1));
    assert_eq!(desk.json(&["journal", "verify", "--rebuild"])["projections"], "equal");
}

//! Files that somebody signed with a key: another one, or the right one over what is not so.

use dossier_verify::{report, verify};

use crate::made::{Made, hex};

#[test]
fn a_foreign_key_is_told_from_the_known_one() {
    let (ours, theirs) = (Made::by(1), Made::by(2));
    let key = hex(ours.key.verifying_key().as_bytes());
    let told = report(&verify(&ours.sealed()), None);
    let fingerprint = told["fingerprint"].as_str().unwrap();
    for known in [format!("{key}\n"), fingerprint.to_uppercase()] {
        let told = report(&verify(&ours.sealed()), Some(&known));
        assert_eq!((told["ok"] == true, &told["signer"]), (true, &"known".into()));
        let told = report(&verify(&theirs.sealed()), Some(&known));
        assert_eq!((told["ok"] == true, &told["signer"]), (false, &"unknown".into()));
    }
    let told = report(&verify(&theirs.sealed()), None);
    assert_eq!((told["ok"] == true, &told["signer"]), (true, &"unknown".into()));
    let told = report(&verify(&ours.sealed()), Some(""));
    assert_eq!(told["ok"], false, "an empty key is nobody's");
}

#[test]
fn a_file_signed_again_does_not_pass_off_the_checkpoint_of_another_key() {
    let mut forged = Made::by(1);
    forged.key = Made::by(2).key;
    assert_eq!(verify(&forged.sealed()).unwrap_err().member, "checkpoint.txt");
}

/// The control: who holds the key and lists everything but one member is refused all the same.
#[test]
fn a_manifest_that_leaves_one_member_out_is_refused() {
    let made = Made::by(1);
    for at in 0..made.members.len() {
        let mut told = made.named();
        told.remove(at);
        let fault =
            verify(&made.sealed_with(&made.manifest().to_text(&told))).expect_err("left out");
        assert!(fault.what.contains("manifest"), "{fault:?}");
    }
    verify(&made.sealed()).expect("with all of them it holds");
}

#[test]
fn a_manifest_has_one_spelling() {
    let made = Made::by(1);
    let text = made.manifest().to_text(&made.named());
    let others = [
        text.replace("  ", " "),
        text.replace("\"redacted\": false", "\"redacted\":  false"),
        text.replace("\"redacted\": false,", "\"redacted\": false, \"more\": 1,"),
        format!("{text}\n"),
        text.to_uppercase(),
    ];
    for other in others {
        assert_ne!(other, text);
        verify(&made.sealed_with(&other)).expect_err("another spelling");
    }
}

#[test]
fn a_journal_that_is_cut_exchanged_or_of_another_case_is_refused() {
    let refused = |change: fn(String) -> String, member: &str| {
        let mut made = Made::by(1);
        let at = made.at("journal.jsonl");
        let text = String::from_utf8(made.members[at].1.clone()).unwrap();
        let changed = change(text.clone());
        assert_ne!(changed, text);
        made.members[at].1 = changed.into_bytes();
        assert_eq!(verify(&made.sealed()).unwrap_err().member, member);
    };
    refused(
        |text| text.lines().take(4).map(|line| format!("{line}\n")).collect(),
        "checkpoint.txt",
    );
    refused(|text| text.trim_end().to_owned(), "journal.jsonl");
    refused(|text| text.replacen("07", "17", 1), "journal.jsonl");
    refused(|text| text.replacen("\"seq\":3", "\"seq\":2", 1), "journal.jsonl");
    refused(|text| text.replace("00c1", "00c2"), "journal.jsonl");
    refused(|_| String::new(), "journal.jsonl");
    refused(|text| text.replacen("{\"entry\"", "{ \"entry\"", 1), "journal.jsonl");
    let mut other = Made::by(1);
    let at = other.at("journal.jsonl");
    let text = String::from_utf8(other.members[at].1.clone()).unwrap();
    let mut swapped: Vec<&str> = text.lines().collect();
    swapped.swap(3, 4);
    other.members[at].1 = format!("{}\n", swapped.join("\n")).into_bytes();
    assert_eq!(verify(&other.sealed()).unwrap_err().member, "journal.jsonl");
}

#[test]
fn a_text_or_a_document_that_the_journal_does_not_name_is_refused() {
    for (name, from, to) in [
        ("texts.json", "a note", "a gift"),
        ("texts.json", "\"seq\":5", "\"seq\":3"),
        ("texts.json", "0909", "0908"),
        ("documents/SELFIE-1.jpg", "a picture", "a face"),
        ("recipes.json", "documents/SELFIE-1", "documents/SELFIE-2"),
    ] {
        let mut made = Made::by(1);
        let at = made.at(name);
        let text = String::from_utf8(made.members[at].1.clone()).unwrap();
        made.members[at].1 = text.replacen(from, to, 1).into_bytes();
        let fault = verify(&made.sealed()).expect_err(to);
        assert!(fault.what.contains("names"), "{fault:?}");
    }
}

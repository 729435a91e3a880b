//! An older copy of the vault is put back: it is read, nothing is written and nothing is sent.

use std::{fs, path::Path};

use dossier_app::{AnchorWord, Error, Hold, Scope, Signer, Verified};
use dossier_domain::{Recommendation, View};

use crate::test_desk::{TestDesk, recommend};

fn copy(from: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to);
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    result.expect_err("refused").code().as_str()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_copy_is_read_and_nothing_else() {
    let mut desk = TestDesk::new().await;
    let case = desk.created("400111222").await;
    desk.desk().submit(case, Hold::None).await.unwrap();
    let (vault, kept) = (desk.home.path().join("vault"), desk.home.path().join("kept"));
    desk.restart().await;
    copy(&vault, &kept);
    desk.desk().note(case, "written after the copy was made").await.unwrap();
    desk.close().await;
    copy(&kept, &vault);
    desk.reopen().await;

    let info = desk.desk().vault_info().await.unwrap();
    assert!(info.rolled_back);
    assert_eq!(info.anchor, AnchorWord::Differs);
    assert!(info.anchored_seq.unwrap() > info.seq, "{info:?}");
    let before = desk.sim.requests();
    let it = desk.desk();
    assert_eq!(code(it.note(case, "more").await), "rolled_back");
    assert_eq!(code(it.check(case, "name_matches").await), "rolled_back");
    let recommended = it.recommend(case, recommend(Recommendation::Approve, &["clear"])).await;
    assert_eq!(code(recommended), "rolled_back");
    assert_eq!(code(it.reveal_case(case, "because").await), "rolled_back");
    assert_eq!(code(it.test_connection(desk.connection).await), "rolled_back");
    assert_eq!(code(it.deliver_next(Scope::All).await), "rolled_back");
    assert_eq!(code(it.deliver_all(Scope::Case(case)).await), "rolled_back");
    assert_eq!(code(desk.sync(Scope::All).await), "rolled_back");
    assert_eq!(code(desk.sync(Scope::Case(case)).await), "rolled_back");
    assert_eq!(code(desk.queue_create("400").await), "rolled_back");
    let changed =
        it.change_passphrase("a passphrase of the test".into(), "another".into(), None).await;
    assert_eq!(code(changed), "rolled_back");
    assert_eq!(desk.sim.requests(), before, "nothing was sent");

    assert_eq!(desk.show(case).await.submissions.len(), 2, "what is there is read");
    assert_eq!(desk.list(View::All).await.total, 1);
    let Err(Error::Tampered(found)) = it.verify_journal().await else { panic!("it verifies") };
    assert_eq!(found.first_bad, Some(info.seq + 1), "the first that is missing");
    let file = desk.home.path().join("journal");
    let exported = it.export_journal(&file).await.unwrap();
    assert_eq!(exported.entries, info.seq, "the export is not on record");
    assert!(Verified::of_file(&file, None).unwrap().ok);
    desk.close().await;
    desk.reopen().await;
    assert!(desk.desk().vault_info().await.unwrap().rolled_back, "looking changes nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vault_without_its_anchor_says_so_once_and_goes_on() {
    let mut desk = TestDesk::new().await;
    let case = desk.created("400111222").await;
    desk.close().await;
    fs::remove_dir_all(desk.home.path().join("anchors")).unwrap();
    desk.reopen().await;
    let info = desk.desk().vault_info().await.unwrap();
    assert_eq!((info.rolled_back, info.anchor), (false, AnchorWord::Absent));
    for _ in 0..2 {
        desk.desk().note(case, "a note").await.unwrap();
        desk.restart().await;
    }
    assert_eq!(desk.desk().vault_info().await.unwrap().anchor, AnchorWord::Held);
    let file = desk.home.path().join("journal");
    desk.desk().export_journal(&file).await.unwrap();
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(text.matches("anchor.absent").count(), 1);
    assert_eq!(text.matches("vault.unlocked").count(), 3, "each opening that changed something");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_ends_with_a_checkpoint_that_its_signer_vouches_for() {
    let desk = TestDesk::new().await;
    desk.created("400111222").await;
    let file = desk.home.path().join("journal");
    let exported = desk.desk().export_journal(&file).await.unwrap();
    let fingerprint = desk.desk().vault_info().await.unwrap().fingerprint;
    assert_eq!(exported.fingerprint.as_deref(), Some(fingerprint.as_str()));
    let known = Verified::of_file(&file, Some(&fingerprint)).unwrap();
    assert_eq!((known.ok, known.signer), (true, Some(Signer::Known)));
    let unknown = Verified::of_file(&file, None).unwrap();
    assert_eq!((unknown.ok, unknown.signer), (true, Some(Signer::Unknown)));
    let other = "0".repeat(64);
    assert_eq!(code(Verified::of_file(&file, Some(&other))), "tampered");

    let text = fs::read_to_string(&file).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let (end, entries) = lines.split_last().unwrap();
    let verify = |lines: &[&str], key: Option<&str>| {
        let changed = desk.home.path().join("changed");
        fs::write(&changed, lines.join("\n")).unwrap();
        Verified::of_file(&changed, key)
    };
    let older = verify(entries, None).unwrap();
    assert_eq!((older.ok, older.signer), (true, None), "older exports have no such line");
    assert_eq!(code(verify(entries, Some(&fingerprint))), "tampered", "nobody vouches for it");
    let cut = [&entries[..entries.len() - 1], &[*end]].concat();
    let Err(Error::Tampered(found)) = verify(&cut, None) else { panic!("a cut tail passes") };
    assert_eq!(found.first_bad, Some(entries.len() as u64));
    let changed = end.replacen("2026", "2027", 1);
    let forged = [entries, &[changed.as_str()]].concat();
    assert_eq!(code(verify(&forged, None)), "tampered");
    let middle = [&[*end], entries].concat();
    assert_eq!(code(verify(&middle, None)), "invalid_input", "it stands at the end only");
}

//! Case files: what is in them, that they verify, and what a redacted one keeps to itself.

use std::path::PathBuf;

use dossier_app::Recommend;
use dossier_domain::{CaseId, Recommendation, Role};
use dossier_verify::verify;
use serde_json::Value;

use crate::test_desk::{TestDesk, recommend};

/// A case with files, texts and all, between entries of another one.
async fn full_case(desk: &TestDesk) -> CaseId {
    desk.created("400").await;
    let case = desk.needs_documents().await;
    desk.attach(case, "SELFIE").await;
    desk.attach(case, "PASSPORT").await;
    desk.settle(case).await;
    desk.created("401").await;
    desk.desk().note(case, "A NOTE-CANARY, with “quotes” and\ntwo lines").await.unwrap();
    desk.desk().check(case, "name_matches").await.unwrap();
    let (text, private) = (Some("TEXT-CANARY".to_owned()), Some("PRIVATE-CANARY".to_owned()));
    let request = Recommend { text, private, ..recommend(Recommendation::Approve, &["clear"]) };
    desk.desk().recommend(case, request).await.unwrap();
    case
}

async fn exported(desk: &TestDesk, case: CaseId, redacted: bool) -> (PathBuf, Vec<u8>) {
    let path = desk.home.path().join(if redacted { "redacted.zip" } else { "full.zip" });
    desk.desk().export_case(case, &path, redacted).await.unwrap();
    let bytes = std::fs::read(&path).unwrap();
    (path, bytes)
}

fn member<'a>(file: &'a [u8], name: &str) -> &'a [u8] {
    let members = dossier_verify::read(file).unwrap();
    members.into_iter().find(|it| it.0 == name).unwrap_or_else(|| panic!("no {name}")).1
}

fn json(file: &[u8], name: &str) -> Value {
    serde_json::from_slice(member(file, name)).unwrap()
}

/// The words on the pages of the summary.
fn pages(file: &[u8]) -> String {
    let document = lopdf::Document::load_mem(member(file, "summary.pdf")).unwrap();
    let numbers: Vec<u32> = document.get_pages().keys().copied().collect();
    document.extract_text(&numbers).unwrap()
}

/// Everything in it that could tell who it is about.
async fn canaries(desk: &TestDesk, case: CaseId) -> Vec<String> {
    let view = desk.desk().reveal_case(case, "for a REASON-CANARY").await.unwrap();
    let mut canaries: Vec<String> =
        ["NOTE-CANARY", "TEXT-CANARY", "PRIVATE-CANARY", "REASON-CANARY", "Test Reviewer"]
            .map(str::to_owned)
            .to_vec();
    collect(&view.applicant, &mut canaries);
    canaries.extend(view.name);
    // Times stay, and so few digits stand in a digest by chance.
    let is_time = |it: &str| chrono::DateTime::parse_from_rfc3339(it).is_ok();
    let is_short = |it: &str| it.len() < 8 && it.chars().all(|c| c.is_ascii_hexdigit());
    canaries.retain(|it| it.len() > 4 && it != "current" && !is_time(it) && !is_short(it));
    assert!(canaries.len() > 12, "{canaries:?}");
    canaries
}

/// Every text of an applicant that could tell who it is.
fn collect(value: &Value, texts: &mut Vec<String>) {
    match value {
        // Words of capitals alone are enumerated, the same for everybody.
        Value::String(text)
            if text.chars().any(|c| c.is_ascii_lowercase() || c.is_ascii_digit()) =>
        {
            texts.push(text.clone());
        }
        Value::Array(values) => values.iter().for_each(|it| collect(it, texts)),
        Value::Object(map) => map.values().for_each(|it| collect(it, texts)),
        _ => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_file_verifies_and_its_making_is_on_record() {
    let desk = TestDesk::new().await;
    let case = full_case(&desk).await;
    let before = desk.show(case).await.timeline.len();
    let (path, file) = exported(&desk, case, false).await;
    let found = verify(&file).unwrap();
    assert_eq!(found.entries, before);
    let info = desk.desk().vault_info().await.unwrap();
    let told = dossier_verify::report(&Ok(found.clone()), None);
    assert_eq!(told["fingerprint"], info.fingerprint);
    let told = dossier_verify::report(&Ok(found.clone()), Some(&info.public_key));
    assert_eq!(told["signer"], "known");
    assert_eq!(found.manifest.case_id, case.to_string());
    let timeline = desk.show(case).await.timeline;
    let entry = timeline.last().unwrap();
    assert_eq!(entry.kind, "case.exported");
    let digest = dossier_domain::Digest::parse(entry.data["manifest"].as_str().unwrap()).unwrap();
    let manifest = member(&file, "manifest.json");
    assert_eq!(digest.bytes()[..], <sha2::Sha256 as sha2::Digest>::digest(manifest)[..]);
    let again = desk.desk().export_case(case, &path, false).await.unwrap_err();
    assert_eq!(again.code().as_str(), "conflict", "never overwrites");
    assert_eq!(std::fs::read(&path).unwrap(), file);
    assert!(desk.desk().verify_journal().await.unwrap().ok);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_file_holds_the_case_its_texts_and_its_documents() {
    let desk = TestDesk::new().await;
    let case = full_case(&desk).await;
    let (_, file) = exported(&desk, case, false).await;
    assert_eq!(json(&file, "case.json")["case_id"], case.to_string());
    let number = json(&file, "case.json")["applicant"]["identification_number"].clone();
    assert!(number.as_str().unwrap().starts_with("*****"), "masked also here: {number}");
    let texts = json(&file, "texts.json")["contents"].as_array().unwrap().clone();
    let kinds: Vec<&str> = texts.iter().map(|it| it["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"note") && kinds.contains(&"recommendation"), "{kinds:?}");
    let recommendation = texts.iter().find(|it| it["kind"] == "recommendation").unwrap();
    assert_eq!(recommendation["for_the_customer"], "TEXT-CANARY");
    assert_eq!(recommendation["private"], "PRIVATE-CANARY");
    let recipes = json(&file, "recipes.json");
    let uploads = recipes["submissions"].as_array().unwrap().iter();
    assert_eq!(uploads.filter(|it| it["receipt"]["sha256"].is_string()).count(), 2);
    for document in recipes["documents"].as_array().unwrap() {
        for (part, facts) in [("sent", "prepared"), ("original", "source")] {
            let bytes = member(&file, document[part].as_str().unwrap());
            let digest: [u8; 32] = <sha2::Sha256 as sha2::Digest>::digest(bytes).into();
            let digest = dossier_domain::Digest::from_bytes(digest).to_string();
            assert_eq!(document[facts]["sha256"], digest);
        }
    }
    assert_eq!(recipes["contents"].as_array().unwrap().len(), 4, "both parts of two documents");
    let words = pages(&file);
    for word in ["NOTE-CANARY", "TEXT-CANARY", "Case file", "SELFIE"] {
        assert!(words.contains(word), "{word} stands on no page: {words}");
    }
    // In the folder of the build, to be looked at.
    let shown = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("case-file.zip");
    std::fs::write(shown, &file).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redacted_case_file_verifies_and_tells_nothing_of_the_person() {
    let desk = TestDesk::new().await;
    let case = full_case(&desk).await;
    let canaries = canaries(&desk, case).await;
    let (_, full) = exported(&desk, case, false).await;
    let (_, redacted) = exported(&desk, case, true).await;
    let found = verify(&redacted).unwrap();
    assert!(found.manifest.redacted);
    assert_eq!(found.documents, 0);
    let told = |file: &[u8]| {
        let words = pages(file);
        let members = dossier_verify::read(file).unwrap();
        let mut texts: Vec<(String, String)> = members
            .iter()
            .map(|(name, bytes)| ((*name).to_owned(), String::from_utf8_lossy(bytes).into_owned()))
            .collect();
        texts.push(("the pages".to_owned(), words));
        texts
    };
    for (name, text) in told(&redacted) {
        for canary in &canaries {
            assert!(!text.contains(canary.as_str()), "{canary} stands in {name}");
        }
    }
    // The control: the same search finds them in the full file, in its JSON and on its pages.
    let full = told(&full);
    for name in ["case.json", "texts.json", "the pages"] {
        let text = &full.iter().find(|it| it.0 == name).unwrap().1;
        assert!(canaries.iter().any(|canary| text.contains(canary.as_str())), "{name}");
    }
    let contents = json(&redacted, "texts.json")["contents"].as_array().unwrap().clone();
    assert!(contents.iter().all(|it| it["digest"].is_string() && it["salt"].is_null()));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_review_exports_nothing_and_a_refusal_leaves_no_file() {
    let desk = TestDesk::with(Role::Support, 0).await;
    let path = desk.home.path().join("case.zip");
    let case = CaseId::from_uuid(uuid::Uuid::from_u128(1));
    let refused = desk.desk().export_case(case, &path, true).await.unwrap_err();
    assert_eq!(refused.message().id, "reason-role");
    let desk = TestDesk::new().await;
    let refused = desk.desk().export_case(case, &path, true).await.unwrap_err();
    assert_eq!(refused.code().as_str(), "not_found");
    let real = desk.created("400").await;
    let nowhere = desk.home.path().join("no folder/case.zip");
    desk.desk().export_case(real, &nowhere, true).await.unwrap_err();
    assert!(!path.exists() && !nowhere.exists());
    let kinds = desk.show(real).await.timeline;
    assert!(kinds.iter().all(|it| it.kind != "case.exported"), "nothing was written");
}

/// The case file that everybody's verifier has to accept, now and later. Run by hand, once.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "writes tests/fixtures/case-file; run by hand, once"]
async fn write_the_golden_case_file() {
    let folder =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/case-file");
    std::fs::create_dir(&folder).expect("it is never written again");
    let desk = TestDesk::new().await;
    desk.created("400").await;
    let case = desk.needs_documents().await;
    desk.attach(case, "SELFIE").await;
    desk.settle(case).await;
    desk.desk().note(case, "A synthetic note").await.unwrap();
    desk.recommend(case, Recommendation::Approve, &["clear"]).await.unwrap();
    desk.desk().export_case(case, &folder.join("case.zip"), false).await.unwrap();
    desk.desk().export_case(case, &folder.join("redacted.zip"), true).await.unwrap();
    let info = desk.desk().vault_info().await.unwrap();
    std::fs::write(folder.join("key.txt"), info.public_key + "\n").unwrap();
}

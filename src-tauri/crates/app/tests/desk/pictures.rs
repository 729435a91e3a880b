//! Pictures for the screen are made once, are kept with their file, and go with it.

use std::path::PathBuf;

use dossier_app::{Desk, DeskOptions, Hold, Projections, SCREEN_SIDE};
use dossier_documents::{Worker, synthetic};
use dossier_domain::{CaseId, DocumentId};

use crate::test_desk::{PASSPHRASE, TestDesk, options};

async fn attach(desk: &TestDesk, case_id: CaseId, slot: &str, bytes: Vec<u8>) -> DocumentId {
    let attached = desk.attach_these(case_id, slot, bytes, Hold::None).await;
    attached.expect("attached").document_id
}

fn heavy_photo(seed: u64) -> Vec<u8> {
    let photo = synthetic::photo_jpeg(seed, 2_400, 1_800, 1);
    assert!(photo.len() > 500_000, "{}", photo.len());
    photo
}

fn sides(picture: &[u8]) -> (u32, u32) {
    let picture = image::load_from_memory(picture).expect("a picture");
    (picture.width(), picture.height())
}

#[tokio::test(flavor = "multi_thread")]
async fn opening_a_case_decodes_no_file_again() {
    let mut desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    // One that is written anew, and what came of it, which goes out as it is.
    let photo = heavy_photo(72);
    let heavy = attach(&desk, case, "PASSPORT", photo).await;
    let (_, made) = desk.desk().document_bytes(heavy, true).await.unwrap();
    let plain = attach(&desk, case, "SELFIE", made).await;
    let view = desk.show(case).await;
    let facts =
        |id: DocumentId| view.documents.iter().find(|it| it.document_id == id.to_string()).unwrap();
    let same = |id| facts(id).source.sha256 == facts(id).prepared.sha256;
    assert!(same(plain), "goes out as it came");
    assert!(!same(heavy), "is written anew");
    let whole = desk.desk().document_picture(plain, false, None, 1_000).await.unwrap();
    assert_eq!(sides(&whole.bytes), (1_000, 750), "another size is made when it is asked for");
    desk.close().await;

    // Whatever decodes is gone: what is shown now was kept.
    let vault = desk.home.path().join("vault");
    let nowhere = Worker::at(PathBuf::from("nowhere"));
    let blind = DeskOptions { worker: nowhere, ..options(desk.clock.clone(), &desk.home) };
    let opened = Desk::open(&vault, PASSPHRASE.into(), blind).await.unwrap();
    for id in [plain, heavy] {
        for (prepared, page) in [(false, None), (true, None), (false, Some(1))] {
            let picture = opened.document_picture(id, prepared, page, SCREEN_SIDE).await.unwrap();
            assert_eq!(sides(&picture.bytes), (1_600, 1_200), "prepared {prepared}");
        }
        let other = opened.document_picture(id, false, None, 1_000).await;
        other.expect_err("the control: nothing can be decoded");
    }
    opened.close().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_journal_names_the_picture_and_the_tables_hold_that_one() {
    let desk = TestDesk::new().await;
    let case = desk.needs_documents().await;
    let photo = heavy_photo(73);
    let anew = attach(&desk, case, "PASSPORT", photo).await;
    let (_, made) = desk.desk().document_bytes(anew, true).await.unwrap();
    let as_it_came = attach(&desk, case, "SELFIE", made).await;
    let light = synthetic::photo_jpeg(74, 640, 480, 1);
    let light = attach(&desk, case, "ID_FRONT", light).await;
    let file = desk.home.path().join("journal.jsonl");
    desk.desk().export_journal(&file).await.unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    for (id, has_source, has_prepared) in
        [(anew, true, true), (as_it_came, true, false), (light, false, false)]
    {
        let id = id.to_string();
        let is_it = |line: &&str| line.contains("document.attached") && line.contains(&id);
        let line = text.lines().find(is_it).expect("on record");
        assert_eq!(line.contains("source_picture"), has_source, "{line}");
        assert_eq!(line.contains("prepared_picture"), has_prepared, "{line}");
    }
    let rebuilt = desk.desk().rebuild().await.unwrap();
    assert_eq!(rebuilt.projections, Projections::Equal, "{rebuilt:?}");
}

//! What the worker reads on documents.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::worker;
use dossier_documents::synthetic::{BackKind, ZoneForm, licence_back, plain_jpeg, zoned_document};
use dossier_domain::{Edit, ErrorCode, MrzFormat, Reading, Side, side_of};

#[tokio::test]
async fn the_barcode_of_a_licence_comes_back_as_fields() {
    let back = licence_back(BackKind::Turned12, 31);
    let reading = worker().read(&back.jpeg, &Edit::default()).await.unwrap();
    assert_eq!(side_of(&reading), Some(Side::CardBack));
    let licence = reading.pdf417.unwrap();
    for (code, value) in &licence.elements {
        assert!(back.payload.contains(&format!("{code}{value}")), "{code} stands there");
    }
    let fields = licence.fields;
    assert_eq!(fields.number.as_ref(), licence.elements.get("DAQ"));
    assert_eq!(fields.surname.as_ref(), licence.elements.get("DCS"));
    assert_eq!(fields.country.as_deref(), Some("USA"));
    assert!(fields.birth_date < fields.issued && fields.issued < fields.expires);
    assert!(fields.birth_date.is_some());
}

#[tokio::test]
async fn the_zone_of_a_passport_comes_back_as_fields_whichever_way_it_is_turned() {
    let document = zoned_document(ZoneForm::Td3, 35);
    for turn in 0..4 {
        let edit = Edit { turn, ..Edit::default() };
        let reading = worker().read(&document.jpeg, &edit).await.unwrap();
        assert_eq!(side_of(&reading), Some(Side::PassportPage), "turned {turn} times");
        let zone = reading.mrz.unwrap();
        assert_eq!((zone.format, zone.lines), (MrzFormat::Td3, document.lines.clone()));
        assert!(zone.fields.surname.is_some() && zone.fields.birth_date.is_some());
    }
}

#[tokio::test]
async fn nothing_is_read_on_a_picture_of_something_else() {
    let reading = worker().read(&plain_jpeg(4, 1600, 1200), &Edit::default()).await.unwrap();
    assert_eq!(reading, Reading::default());
    let error = worker().read(b"plainly no picture", &Edit::default()).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::UnreadableFile);
}

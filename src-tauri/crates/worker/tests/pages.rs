//! Documents of pages: PDF and TIFF, through the real program.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{assert_no_canary, decode_png, has, png_under, rule, worker};
use dossier_documents::synthetic::{PdfSketch, encrypted_pdf, gray_tiff, photo_pdf, photo_tiff};
use dossier_domain::{Edit, Edits, ErrorCode, Finding, MediaType, Operation, SlotRule};

const LIMIT: u64 = 4_999_999;

fn choose(pages: &[u32]) -> Edit {
    Edit { pages: pages.to_vec(), ..Edit::default() }
}

fn pdf_only() -> SlotRule {
    rule(&[MediaType::Pdf], LIMIT, Edits::Full)
}

async fn refusal(bytes: &[u8], rule: &SlotRule, edit: &Edit) -> Finding {
    let error = worker().prepare_edited(bytes, rule, edit).await.unwrap_err();
    error.findings()[0].clone()
}

#[tokio::test]
async fn a_conforming_pdf_passes_byte_for_byte() {
    let given = photo_pdf(1, 3);
    for edits in [Edits::None, Edits::Lossless, Edits::Full] {
        let takes = rule(&[MediaType::Pdf, MediaType::Png], LIMIT, edits);
        let prepared = worker().prepare(&given, &takes).await.unwrap();
        assert!(prepared.bytes == given);
        assert_eq!(prepared.recipe, [Operation::PassThrough]);
        assert_eq!(prepared.facts.media_type, MediaType::Pdf);
        assert_eq!((prepared.facts.pages, prepared.facts.width), (Some(3), None));
        assert!(prepared.findings.is_empty(), "{:?}", prepared.findings);
    }
    let inspection = worker().inspect(&given, &pdf_only()).await.unwrap();
    assert!(inspection.ok, "{inspection:?}");
    assert_eq!(
        (inspection.media_type.as_str(), inspection.facts.unwrap().pages),
        ("application/pdf", Some(3))
    );
}

#[tokio::test]
async fn what_a_rule_for_pdf_does_not_allow_is_refused() {
    let given = photo_pdf(1, 3);
    let mut two = pdf_only();
    two.pages = Some(2);
    let found = refusal(&given, &two, &Edit::default()).await;
    assert_eq!((found.code.as_str(), found.number), ("over_page_limit", Some(2)));
    let small = rule(&[MediaType::Pdf], 1_000, Edits::Full);
    assert_eq!(refusal(&given, &small, &Edit::default()).await.code, "too_many_bytes");
    assert_eq!(refusal(&given, &pdf_only(), &choose(&[2])).await.code, "pages_not_possible");
    let turn = Edit { turn: 1, ..Edit::default() };
    assert_eq!(refusal(&given, &pdf_only(), &turn).await.code, "turn_not_possible");
}

#[tokio::test]
async fn where_one_picture_is_required_pages_are_chosen_and_never_guessed() {
    for given in [photo_pdf(2, 3), photo_tiff(2, 700, 900, 1, 3)] {
        let png = png_under(LIMIT);
        let found = refusal(&given, &png, &Edit::default()).await;
        assert_eq!((found.code.as_str(), found.number), ("choose_pages", Some(3)));
        let inspection = worker().inspect(&given, &png).await.unwrap();
        assert!(!inspection.ok && has(&inspection.findings, "choose_pages"), "{inspection:?}");
        for pages in [&[4][..], &[0], &[1, 9]] {
            let found = refusal(&given, &png, &choose(pages)).await;
            assert_eq!((found.code.as_str(), found.number), ("no_such_page", Some(3)));
        }
        let found = refusal(&given, &png, &choose(&[1, 2, 3, 1])).await;
        assert_eq!((found.code.as_str(), found.number), ("too_many_pages", Some(4)));

        let second = worker().prepare_edited(&given, &png, &choose(&[2])).await.unwrap();
        let third = worker().prepare_edited(&given, &png, &choose(&[3])).await.unwrap();
        assert!(second.bytes != third.bytes);
        assert!(second.recipe.contains(&Operation::Pages { pages: vec![2], of: 3 }));
        assert_no_canary(&second);
        let again = worker().prepare_edited(&given, &png, &choose(&[2])).await.unwrap();
        assert!(again.bytes == second.bytes, "the same file and edit must give the same bytes");
    }
    let one = worker().prepare(&photo_pdf(2, 1), &png_under(LIMIT)).await.unwrap();
    let (width, height, _, _) = decode_png(&one.bytes);
    assert!(f64::from(height) / f64::from(width) > 1.41, "a page of A4 stands upright");
    assert_eq!(one.recipe[0], Operation::Decode { media_type: MediaType::Pdf });
}

#[tokio::test]
async fn chosen_pages_are_stacked_in_their_order() {
    let given = gray_tiff(1_700, &[(2_400, 40), (2_400, 120), (2_400, 200)]);
    let png = png_under(LIMIT);
    let prepared = worker().prepare_edited(&given, &png, &choose(&[3, 1])).await.unwrap();
    let (width, height, channels, pixels) = decode_png(&prepared.bytes);
    assert_eq!((width, height, channels), (1_700, 4_800, 1));
    assert_eq!((pixels[0], pixels[pixels.len() - 1]), (200, 40));
    assert!(prepared.recipe.contains(&Operation::Pages { pages: vec![3, 1], of: 3 }));

    let three = worker().prepare_edited(&photo_pdf(3, 3), &png, &choose(&[1, 2, 3])).await.unwrap();
    let (width, height, _, _) = decode_png(&three.bytes);
    assert!(f64::from(height) / f64::from(width) > 4.2, "{width} by {height}");
}

#[tokio::test]
async fn a_stack_in_which_print_could_not_be_read_is_refused() {
    // 60 DPI: a line of print has 8 pixels.
    let coarse = gray_tiff(500, &[(700, 40), (700, 120)]);
    let found = refusal(&coarse, &png_under(LIMIT), &choose(&[1, 2])).await;
    assert_eq!((found.code.as_str(), found.number), ("too_many_pages", Some(2)));
    assert!(worker().prepare_edited(&coarse, &png_under(LIMIT), &choose(&[1])).await.is_ok());

    // Fine enough as they are, but not once they are small enough for the limit.
    let given = photo_tiff(4, 1_240, 1_754, 1, 2);
    let tight = png_under(1_300_000);
    let found = refusal(&given, &tight, &choose(&[1, 2])).await;
    assert_eq!(found.code, "too_many_pages");
    assert!(worker().prepare_edited(&given, &tight, &choose(&[1])).await.is_ok());
}

#[tokio::test]
async fn a_password_refuses_and_encryption_without_one_is_said() {
    let locked = encrypted_pdf(5, "synthetic");
    for rule in [pdf_only(), png_under(LIMIT)] {
        let error = worker().prepare(&locked, &rule).await.unwrap_err();
        assert_eq!(error.code(), ErrorCode::UnreadableFile);
        assert_eq!(error.findings()[0].code, "password_protected", "{error:?}");
        let inspection = worker().inspect(&locked, &rule).await.unwrap();
        assert_eq!(inspection.findings[0].code, "password_protected");
    }
    let open = encrypted_pdf(5, "");
    let prepared = worker().prepare(&open, &pdf_only()).await.unwrap();
    assert!(prepared.bytes == open && has(&prepared.findings, "encrypted"));
    let picture = worker().prepare(&open, &png_under(LIMIT)).await.unwrap();
    let plain = worker().prepare(&photo_pdf(5, 1), &png_under(LIMIT)).await.unwrap();
    assert!(picture.bytes == plain.bytes, "the same page is drawn");
}

#[tokio::test]
async fn what_a_viewer_would_run_is_said_and_what_it_would_show_is_not() {
    let with = |catalog: &str, page: &str, objects: &[&str]| PdfSketch {
        pages: 1,
        seed: 6,
        catalog: catalog.into(),
        page: page.into(),
        objects: objects.iter().map(|it| (*it).to_owned()).collect(),
    };
    let script = "<</S/JavaScript/JS(app.alert(1))>>";
    for (sketch, what) in [
        (with(&format!("/OpenAction {script}"), "", &[]), "a script when opened"),
        (with("", "/AA<</O 1000 0 R>>", &[script]), "an action of a page"),
        (with("/Names<</JavaScript 1000 0 R>>", "", &["<<>>"]), "named scripts"),
        (with("/OpenAction<</S/J#61vaScript/J#53(1)>>", "", &[]), "spelt with escapes"),
        (with("/OpenAction<</S/Launch/F(a)>>", "", &[]), "a program"),
        (with("/Names<</EmbeddedFiles<<>>>>", "", &[]), "files inside"),
        (with("/AcroForm<</XFA(x)/Fields[]>>", "", &[]), "a form that is a program"),
    ] {
        let prepared = worker().prepare(&sketch.write(), &pdf_only()).await.unwrap();
        assert!(has(&prepared.findings, "active_content"), "{what}");
    }
    for (sketch, what) in [
        (with("/OpenAction[10 0 R/Fit]", "", &[]), "a place to open at"),
        (with("", "/Annots[<</Subtype/Link/A<</S/URI/URI(https://a.test)>>>>]", &[]), "a link"),
    ] {
        let prepared = worker().prepare(&sketch.write(), &pdf_only()).await.unwrap();
        assert!(prepared.findings.is_empty(), "{what}: {:?}", prepared.findings);
    }
    let field = "<</Subtype/Widget/FT/Tx/T(name)/V(Synthetic)/Rect[60 60 200 80]>>";
    let form = with("/AcroForm<</Fields[1000 0 R]>>", "/Annots[1000 0 R]", &[field]);
    let prepared = worker().prepare(&form.write(), &png_under(LIMIT)).await.unwrap();
    assert!(has(&prepared.findings, "form_without_appearance"), "{:?}", prepared.findings);
}

#[tokio::test]
async fn a_damaged_pdf_is_refused_or_its_repair_is_said() {
    let whole = photo_pdf(7, 1);
    let error = worker().prepare(&whole[..100], &pdf_only()).await.unwrap_err();
    assert_eq!(error.code(), ErrorCode::UnreadableFile, "{error:?}");
    // Without the table at the end everything is still there, only nobody says where.
    let table = whole.windows(7).position(|it| it == b"xref\n0 ").unwrap();
    let prepared = worker().prepare(&whole[..table], &png_under(LIMIT)).await.unwrap();
    assert!(has(&prepared.findings, "repaired"), "{:?}", prepared.findings);
}

#[tokio::test]
async fn a_page_is_shown_before_it_is_chosen() {
    let given = gray_tiff(700, &[(900, 40), (900, 200)]);
    let shade = |jpeg: &[u8]| image::load_from_memory(jpeg).unwrap().to_luma8().as_raw()[0];
    let first = worker().preview(&given, 300).await.unwrap();
    let second = worker().preview_edited(&given, &choose(&[2]), 300).await.unwrap();
    assert!(shade(&first.bytes).abs_diff(40) < 4 && shade(&second.bytes).abs_diff(200) < 4);
    let page = worker().preview_edited(&photo_pdf(8, 2), &choose(&[2]), 400).await.unwrap();
    let page = image::load_from_memory(&page.bytes).unwrap();
    assert_eq!((page.width(), page.height()), (283, 400));
    assert!(worker().preview_edited(&given, &choose(&[3]), 300).await.is_err());
}

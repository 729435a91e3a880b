//! What makes up an attach. docs/providers/fincom.md, Checks before sending.

use chrono::{Days, NaiveDate};
use dossier_domain::Provider;
use dossier_providers::{CheckContext, UploadedFile, rules};
use serde_json::{Value, json};

use crate::fake::{BOTH, file, identity, papers};

const V1: Provider = Provider::FincomV1;
const V2: Provider = Provider::FincomV2;

fn day() -> NaiveDate {
    "2026-11-20".parse().unwrap()
}

fn told(provider: Provider, files: &[UploadedFile]) -> Vec<(String, String)> {
    rules(provider)
        .check_submit(files, &CheckContext::on(day()))
        .into_iter()
        .map(|problem| (problem.path, problem.code))
        .collect()
}

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(path, code)| ((*path).to_owned(), (*code).to_owned())).collect()
}

fn with(key: &str, value: Value) -> Value {
    let mut details = identity();
    details[key] = value;
    details
}

/// A bill and an identity document of one file or two sides.
fn attach(document: &str, details: Value) -> Vec<UploadedFile> {
    let mut files = vec![file("UTILITY_BILL", "/u.pdf", json!({}))];
    if matches!(document, "PASSPORT") {
        files.push(file(document, "/p.png", details));
    } else {
        files.push(file(&format!("{document}/FRONT"), "/f.png", details.clone()));
        files.push(file(&format!("{document}/BACK"), "/b.png", details));
    }
    files
}

#[test]
fn complete_sets_pass() {
    for provider in BOTH {
        assert_eq!(told(provider, &papers()), []);
        assert_eq!(told(provider, &attach("NATIONAL_ID", identity())), []);
        for address in ["BANK_STATEMENT", "GOVERNMENT_LETTER"] {
            let files = [
                file("PASSPORT", "/p.png", identity()),
                file(address, "/a.pdf", json!({"country": "BGD"})),
            ];
            assert_eq!(told(provider, &files), [], "{address}");
        }
    }
    for address in [
        "COMPANY_DOC",
        "ADDRESS/PASSPORT",
        "ADDRESS/NATIONAL_ID",
        "ADDRESS/DRIVERS_LICENSE",
        "ADDRESS/RESIDENCE_PERMIT",
    ] {
        let files = [file("PASSPORT", "/p.png", identity()), file(address, "/a.pdf", json!({}))];
        assert_eq!(told(V1, &files), [], "{address}");
        assert_eq!(told(V2, &files)[0], (address.to_owned(), "not_one_of".to_owned()));
    }
    assert_eq!(told(V2, &attach("RESIDENCE_PERMIT", identity())), []);
    assert_eq!(told(V1, &attach("RESIDENCE_PERMIT", identity()))[0].1, "not_one_of");
    let selfie = [papers(), vec![file("SELFIE", "/s.png", json!({}))]].concat();
    assert_eq!(told(V2, &selfie), []);
}

#[test]
fn nothing_is_left_out_and_nothing_stands_twice() {
    for (provider, identity_part, address_part) in [
        (V1, "proof_of_identity", "proof_of_address"),
        (V2, "identifying_documents", "address_documents"),
    ] {
        let both = pairs(&[(identity_part, "required"), (address_part, "required")]);
        assert_eq!(told(provider, &[]), both);
        let mut two = papers();
        two.push(file("BANK_STATEMENT", "/s.pdf", json!({})));
        assert_eq!(told(provider, &two), pairs(&[(address_part, "too_many")]));
        let mut three = attach("NATIONAL_ID", identity());
        three.push(file("PASSPORT", "/p.png", identity()));
        assert_eq!(told(provider, &three), pairs(&[(identity_part, "too_many")]));
        let same =
            [file("PASSPORT", "/p.png", identity()), file("UTILITY_BILL", "/p.png", json!({}))];
        assert_eq!(told(provider, &same), pairs(&[("UTILITY_BILL", "duplicate")]));
    }
    let selfie = [papers(), vec![file("SELFIE", "/p.png", json!({}))]].concat();
    assert_eq!(told(V2, &selfie), [], "the live photo may be a file of another document");
}

#[test]
fn both_sides_are_there() {
    for provider in BOTH {
        for document in ["NATIONAL_ID", "DRIVERS_LICENSE"] {
            let mut details = identity();
            details["country"] = json!("BGD");
            let mut files = attach(document, details);
            files.pop();
            let back = format!("{document}/BACK");
            assert_eq!(told(provider, &files), pairs(&[(&back, "required")]));
        }
    }
}

#[test]
fn the_details_of_an_identity_document_follow_their_rules() {
    for (key, value, code) in [
        ("number", Value::Null, "required"),
        ("number", json!(" "), "required"),
        ("country", Value::Null, "required"),
        ("country", json!("US"), "format"),
        ("expires", Value::Null, "required"),
        ("expires", json!("15/01/2090"), "format"),
        ("expires", json!("2026-11-19"), "expired"),
        ("expires", json!("2020-01-15"), "expired"),
        ("issued", json!("soon"), "format"),
        ("issued", json!("2027-01-01"), "format"),
    ] {
        for provider in BOTH {
            let path = format!("PASSPORT.{key}");
            let found = told(provider, &attach("PASSPORT", with(key, value.clone())));
            assert_eq!(found[0], (path, code.to_owned()), "{provider}: {key} = {value}");
        }
    }
    let undated = attach("PASSPORT", with("issued", Value::Null));
    assert_eq!(told(V1, &undated), pairs(&[("PASSPORT.issued", "required")]));
    assert_eq!(told(V2, &undated), [], "V2 can do without");
    // The provider's today may still be yesterday.
    for provider in BOTH {
        assert_eq!(told(provider, &attach("PASSPORT", with("expires", json!("2026-11-20")))), []);
    }
    let backwards = json!({"number": "X1", "country": "USA", "issued": "2026-11-20",
        "expires": "2026-11-20"});
    assert_eq!(told(V2, &attach("PASSPORT", backwards)), pairs(&[("PASSPORT.expires", "format")]));
    let suggested = rules(V2)
        .check_submit(&attach("PASSPORT", with("country", json!("us"))), &CheckContext::on(day()));
    assert_eq!(suggested[0].suggestion.as_deref(), Some("USA"));
}

#[test]
fn the_state_belongs_to_licences() {
    let licence = |country: &str, state: Option<&str>| {
        let mut details = with("country", json!(country));
        details["state"] = json!(state);
        attach("DRIVERS_LICENSE", details)
    };
    let required = pairs(&[("DRIVERS_LICENSE.state", "required")]);
    assert_eq!(told(V2, &licence("USA", None)), required);
    assert_eq!(told(V2, &licence("USA", Some("US-CA"))), []);
    assert_eq!(told(V2, &licence("BGD", None)), []);
    assert_eq!(told(V2, &licence("BGD", Some("BD-13"))), []);
    let long = "x".repeat(65);
    assert_eq!(
        told(V2, &licence("USA", Some(&long))),
        pairs(&[("DRIVERS_LICENSE.state", "too_long")])
    );
    for document in ["PASSPORT", "NATIONAL_ID", "RESIDENCE_PERMIT"] {
        let path = format!("{document}.state");
        let files = attach(document, with("state", json!("US-CA")));
        assert_eq!(told(V2, &files), pairs(&[(&path, "forbidden")]), "{document}");
    }
    assert_eq!(told(V1, &licence("USA", None)), [], "V1 has no state");
    assert_eq!(told(V1, &licence("USA", Some("US-CA"))), []);
}

#[test]
fn a_side_may_carry_what_the_other_does_not() {
    let files = [
        file("NATIONAL_ID/FRONT", "/f.png", json!({"number": "N1", "country": "BGD"})),
        file(
            "NATIONAL_ID/BACK",
            "/b.png",
            json!({"issued": "2020-01-15", "expires": "2090-01-15"}),
        ),
        file("UTILITY_BILL", "/u.pdf", json!({})),
    ];
    for provider in BOTH {
        assert_eq!(told(provider, &files), []);
    }
}

#[test]
fn proofs_of_address_are_recent() {
    let old = |slot: &str, days: u64| {
        let issued = day().checked_sub_days(Days::new(days)).unwrap().to_string();
        [file("PASSPORT", "/p.png", identity()), file(slot, "/a.pdf", json!({"issued": issued}))]
    };
    for (slot, days, fresh) in [
        ("UTILITY_BILL", 90, true),
        ("UTILITY_BILL", 91, false),
        ("GOVERNMENT_LETTER", 91, false),
        // Three months before 20 November is 20 August, 92 days ago.
        ("BANK_STATEMENT", 92, true),
        ("BANK_STATEMENT", 93, false),
    ] {
        let path = format!("{slot}.issued");
        let expected = if fresh { Vec::new() } else { pairs(&[(&path, "too_old")]) };
        assert_eq!(told(V2, &old(slot, days)), expected, "{slot} of {days} days");
        assert_eq!(told(V1, &old(slot, days)), [], "V1 does not send the day");
    }
}

#[test]
fn files_of_a_request_for_information_are_no_part_of_an_attach() {
    let mut files = papers();
    files.push(file("proof_of_address.PROOF_OF_ADDRESS.files", "/rfi.png", json!({})));
    for provider in BOTH {
        assert_eq!(told(provider, &files), []);
    }
}

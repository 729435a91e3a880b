use dossier_domain::{AttestationKind, Edits, MediaType, Provider, SlotName, Stage};
use dossier_providers::{Action, Rules, Takes, rules};
use serde_json::json;

use crate::fake::BOTH;

const V1: Provider = Provider::FincomV1;
const V2: Provider = Provider::FincomV2;

fn fincom(provider: Provider) -> &'static dyn Rules {
    rules(provider)
}

fn names(provider: Provider) -> Vec<String> {
    fincom(provider).slots().iter().map(ToString::to_string).collect()
}

#[test]
fn slots_stand_in_the_order_of_menus() {
    assert_eq!(
        names(V1),
        [
            "PASSPORT",
            "NATIONAL_ID/FRONT",
            "NATIONAL_ID/BACK",
            "DRIVERS_LICENSE/FRONT",
            "DRIVERS_LICENSE/BACK",
            "UTILITY_BILL",
            "BANK_STATEMENT",
            "GOVERNMENT_LETTER",
            "COMPANY_DOC",
            "ADDRESS/PASSPORT",
            "ADDRESS/NATIONAL_ID",
            "ADDRESS/DRIVERS_LICENSE",
            "ADDRESS/RESIDENCE_PERMIT",
        ]
    );
    assert_eq!(
        names(V2),
        [
            "PASSPORT",
            "NATIONAL_ID/FRONT",
            "NATIONAL_ID/BACK",
            "DRIVERS_LICENSE/FRONT",
            "DRIVERS_LICENSE/BACK",
            "RESIDENCE_PERMIT/FRONT",
            "RESIDENCE_PERMIT/BACK",
            "SELFIE",
            "UTILITY_BILL",
            "BANK_STATEMENT",
            "GOVERNMENT_LETTER",
        ]
    );
}

#[test]
fn every_slot_takes_three_types_unchanged() {
    for provider in BOTH {
        let asked = SlotName::new("proof_of_identity.PASSPORT.files");
        for slot in fincom(provider).slots().into_iter().chain([asked]) {
            let rule = fincom(provider).slot_rule(&slot).unwrap();
            assert_eq!(rule.media_types, [MediaType::Pdf, MediaType::Jpeg, MediaType::Png]);
            assert_eq!(rule.edits, Edits::Lossless, "{slot}");
            assert_eq!((rule.min_bytes, rule.max_bytes), (Some(1), 20_000_000));
        }
        for none in [
            "",
            "ID_FRONT",
            "a.b.c",
            "tos_policies_value.TOS.tos_policies_value",
            "proof_of_identity..files",
            "proof_of_identity.PASSPORT.files.LEFT",
        ] {
            assert!(fincom(provider).slot_rule(&SlotName::new(none)).is_none(), "{none}");
        }
    }
    assert!(fincom(V1).slot_rule(&SlotName::new("SELFIE")).is_none());
    assert!(fincom(V2).slot_rule(&SlotName::new("ADDRESS/PASSPORT")).is_none());
}

#[test]
fn files_are_taken_while_an_attach_is() {
    let asked = SlotName::new("proof_of_identity.PASSPORT.files");
    for provider in BOTH {
        for (status, taken) in [
            (None, true),
            (Some("INCOMPLETE"), true),
            (Some("ACTION_REQUIRED"), true),
            (Some("REINITIATE"), true),
            (Some("SOMETHING_NEW"), true),
            (Some("QUEUED"), false),
            (Some("PROCESSING"), false),
            (Some("REVIEWING"), false),
            (Some("ON_HOLD"), false),
            (Some("IN_COMPLIANCE"), false),
            (Some("APPROVED"), false),
            (Some("REJECTED"), false),
        ] {
            for slot in fincom(provider).slots() {
                assert_eq!(
                    fincom(provider).accepts_attach(status, &slot),
                    taken,
                    "{slot} {status:?}"
                );
            }
            let answer = fincom(provider).accepts_attach(status, &asked);
            assert_eq!(answer, status.is_some(), "a request stands in any status");
        }
        assert!(!fincom(provider).accepts_attach(None, &SlotName::new("ID_FRONT")));
    }
}

/// The sheet is what people read; the mapping is what runs.
#[test]
fn the_mapping_is_the_table_of_the_sheet() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../docs/providers/fincom.md");
    let sheet = std::fs::read_to_string(path).unwrap();
    let section = sheet.split("\n## ").find(|part| part.starts_with("Statuses\n")).unwrap();
    let rows: Vec<Vec<&str>> = section
        .lines()
        // The second table is about moves.
        .take_while(|line| !line.starts_with("| From"))
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    assert_eq!(rows.len(), 10, "the table of statuses has one row each");
    for row in rows {
        let [word, stage, submit] = [row[0], row[3], row[4]].map(|cell| cell.trim_matches('`'));
        let expected = Stage::parse(stage).unwrap_or_else(|| panic!("{stage} is no stage"));
        let takes = if submit == "yes" { Takes::WhenFilled } else { Takes::NotNow };
        for provider in BOTH {
            assert_eq!(fincom(provider).map_status(word), expected, "{word}");
            assert_eq!(fincom(provider).takes(Action::Submit, Some(word)), takes, "{word}");
            assert_eq!(fincom(provider).takes(Action::Answer, Some(word)), Takes::WhenAsked);
        }
    }
    for unknown in ["", "incomplete", "ASSOCIATED_PARTIES_REMAINING", "APPROVED "] {
        assert_eq!(fincom(V2).map_status(unknown), Stage::Unmapped);
    }
}

#[test]
fn actions_and_attestations() {
    for provider in BOTH {
        let rules = fincom(provider);
        assert_eq!(rules.provider(), provider);
        assert_eq!(rules.takes(Action::Submit, None), Takes::NotNow);
        assert_eq!(rules.takes(Action::Submit, Some("NEW")), Takes::NotNow);
        assert_eq!(rules.takes(Action::Answer, None), Takes::NotNow);
        for status in [None, Some("INCOMPLETE"), Some("REJECTED")] {
            for none in [Action::StartAgain, Action::Correct] {
                assert_eq!(rules.takes(none, status), Takes::Never);
            }
        }
        assert_eq!(rules.attestations(), []);
        assert_eq!(rules.submit_attestations(), [AttestationKind::Terms]);
        assert!(rules.links_on_submit());
        assert!(rules.partly_unverified());
    }
}

#[test]
fn details_belong_to_the_document() {
    type Row = (
        Provider,
        &'static str,
        &'static str,
        &'static [&'static str],
        &'static [&'static str],
        &'static [&'static str],
    );
    let all: &[&str] = &["number", "country", "issued", "expires"];
    let most: &[&str] = &["number", "country", "expires"];
    let rows: [Row; 10] = [
        (V1, "PASSPORT", "PASSPORT", all, &[], &[]),
        (V1, "DRIVERS_LICENSE/BACK", "DRIVERS_LICENSE", all, &[], &[]),
        (V1, "UTILITY_BILL", "UTILITY_BILL", &[], &["country"], &[]),
        (V1, "ADDRESS/PASSPORT", "ADDRESS/PASSPORT", &[], &["country"], &[]),
        (V1, "SELFIE", "SELFIE", &[], &[], &[]),
        (V2, "PASSPORT", "PASSPORT", most, &["issued"], &["state"]),
        (V2, "RESIDENCE_PERMIT/FRONT", "RESIDENCE_PERMIT", most, &["issued"], &["state"]),
        (V2, "DRIVERS_LICENSE/FRONT", "DRIVERS_LICENSE", most, &["issued", "state"], &[]),
        (V2, "SELFIE", "SELFIE", &[], &[], &[]),
        (V2, "BANK_STATEMENT", "BANK_STATEMENT", &[], &["country", "issued"], &[]),
    ];
    for (provider, slot, document, needed, optional, forbidden) in rows {
        let rule = fincom(provider).details(&SlotName::new(slot));
        assert_eq!(rule.document_type, document);
        assert_eq!((rule.needed, rule.optional, rule.forbidden), (needed, optional, forbidden));
    }
}

#[test]
fn numbers_are_masked_wherever_they_stand() {
    let applicant = json!({
        "basic_info": {"tin": "400-00-0001", "first_name": "Sample",
            "tax_info": [{"country_code": "USA", "document_id": "400-00-0002"}]},
        "meta_data": {"passport_number": 411000003, "ssn": "123"},
        "documents": [{"number": ["X1230004"]}],
        "proof_of_identity.PASSPORT.number": "X1230005",
    });
    for provider in BOTH {
        let masked = fincom(provider).masked(&applicant);
        assert_eq!(masked["basic_info"]["tin"], "*******0001");
        assert_eq!(masked["basic_info"]["tax_info"][0]["document_id"], "*******0002");
        assert_eq!(masked["basic_info"]["tax_info"][0]["country_code"], "USA");
        assert_eq!(masked["basic_info"]["first_name"], "Sample");
        assert_eq!(masked["meta_data"], json!({"passport_number": "*****0003", "ssn": "***"}));
        assert_eq!(masked["documents"][0]["number"][0], "****0004");
        assert_eq!(masked["proof_of_identity.PASSPORT.number"], "****0005");
    }
}

#[test]
fn names_and_dates_are_found() {
    let applicant = json!({"basic_info": {"first_name": "Sample", "middle_name": "M",
        "last_name": "Person", "dob": "1990-01-02", "email": "a@example.com"}});
    for provider in BOTH {
        let rules = fincom(provider);
        assert_eq!(rules.applicant_name(&applicant).as_deref(), Some("Sample M Person"));
        assert_eq!(rules.applicant_birth_date(&applicant).unwrap().to_string(), "1990-01-02");
        assert_eq!(rules.applicant_email(&applicant).as_deref(), Some("a@example.com"));
        assert_eq!(rules.applicant_name(&json!({})), None);
    }
}

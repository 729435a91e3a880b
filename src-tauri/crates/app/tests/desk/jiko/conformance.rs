//! What docs/providers/jiko.md states, line by line.

use dossier_domain::Provider;

use crate::conformance::{Row, hold, refused_alike};

const ACCESS: &[Row] = &[
    Row("a login and a signed call let a connection in", "test", "well"),
    Row("a wrong password is told", "credentials=password:wrong test", "credentials Login"),
    Row("so is a wrong signature", "credentials=shared_secret:wrong test", "credentials Call"),
    Row("a token that ran out is renewed", "create hours=1 read", "CREATED NotSubmitted"),
    Row("so is one that was withdrawn", r#"create plan={"revoke_tokens":true} read"#, "CREATED NotSubmitted"),
    Row("the agreements in force", "agreements", "2026-01 with 5"),
    Row("an unknown application is not found", "follow=9f0c1f5e-2222-4a6f-9b0a-1c2d3e4f5a6b", "not found"),
    Row("applications are not listed", "create listed", "no list"),
    Row("503 is trouble of the provider", "create fail=503:POST:*/apply/ submit", "trouble 503, in doubt"),
    Row("nothing is corrected", r#"create correct={"email":"new@example.com"}"#, "unsupported"),
];

const APPLICATION: &[Row] = &[
    Row("create answers 201 with the application", "create", "taken CREATED"),
    Row("the same under the same key is answered again", "create again", "taken CREATED"),
    Row("and done once", "create again effects=create", "1"),
    Row("or refused: it arrived, its id is unknown", r#"plan={"idempotency":"refuse"} create again=repeat"#, "unseen create_arrived_id_unknown"),
    Row("consent says which agreements", r#"set=/agreement_consent/version:"2020-01" create"#, "agreement_consent.version:not_current"),
    Row("the present ones are filled in", "create read echo=/agreement_consent/version", "2026-01"),
    Row("the date of birth is nested in an answer", "set=/date_of_birth:1990-04-02 create read echo=/date_of_birth", "1990-04-02"),
    Row("the number is never answered", "create read echo=/identification_number", "none"),
    Row("there is no customer before approval", "number=400 create submit read customer", "none"),
    Row("and one after it", "number=400 create submit wait read customer", "there"),
    Row("none after a rejection", "number=500 create submit wait read customer", "none"),
];

const STATUSES: &[Row] = &[
    Row("CREATED", "create read", "CREATED NotSubmitted"),
    Row("SUBMITTED", "create submit", "taken SUBMITTED"),
    Row("while Jiko checks", "create submit read", "SUBMITTED InProgress"),
    Row("4: APPROVED", "number=400 create submit wait read", "APPROVED Approved"),
    Row("5: REJECTED", "number=500 create submit wait read", "REJECTED Rejected"),
    Row("3: MANUAL_REVIEW", "number=300 create submit wait read", "MANUAL_REVIEW ManualReview"),
    Row("any other: MANUAL_REVIEW", "number=999 create submit wait read", "MANUAL_REVIEW ManualReview"),
    Row("21: DOCUMENTS_NEEDED", "number=210 create submit wait read", "DOCUMENTS_NEEDED DocumentsNeeded"),
    Row("a review ends well", "number=300 create submit wait outcome=approved wait read", "APPROVED Approved"),
    Row("or not", "number=300 create submit wait outcome=rejected wait read", "REJECTED Rejected"),
    Row("a word of no contract is shown as it is", "number=300 create submit wait outcome=unknown_word wait read", "AWAITING_PARTNER Unmapped"),
    Row("apply in a wrong status is refused", "number=300 create submit wait submit", "refused 412"),
    Row("also while documents are needed", "number=210 create submit wait submit", "refused 412"),
    Row("and after the end", "number=400 create submit wait submit", "refused 412"),
    Row("one apply under one key", "number=400 create submit again effects=submit", "1"),
];

const DOCUMENTS: &[Row] = &[
    Row("21 asks for identity", "number=210 create submit wait read asked", "identity:SELFIE+PASSPORT|SELFIE+ID_FRONT+ID_BACK"),
    Row("22 for evidence of the number", "number=220 create submit wait read asked", "identification_number:IDENTIFICATION_NUMBER_VERIFICATION"),
    Row("23 for evidence of the address", "number=230 create submit wait read asked", "address:ADDRESS_VERIFICATION"),
    Row("24 for identity and number", "number=240 create submit wait read asked", "identity:SELFIE+PASSPORT|SELFIE+ID_FRONT+ID_BACK identification_number:IDENTIFICATION_NUMBER_VERIFICATION"),
    Row("25 is not told: identity", "number=250 create submit wait read asked", "identity:SELFIE+PASSPORT|SELFIE+ID_FRONT+ID_BACK"),
    Row("places stand open with their alternatives", "number=210 create submit wait read slots", "ID_BACK:open:PENDING_UPLOAD ID_FRONT:open:PENDING_UPLOAD PASSPORT:open:PENDING_UPLOAD SELFIE:open:PENDING_UPLOAD"),
    Row("selfie and passport clear it", "number=210 create submit wait upload=SELFIE upload=PASSPORT read", "PENDING ReadyToResubmit"),
    Row("so do selfie and both sides", "number=210 create submit wait upload=SELFIE upload=ID_FRONT upload=ID_BACK read", "PENDING ReadyToResubmit"),
    Row("not the passport alone", "number=210 create submit wait upload=PASSPORT read", "DOCUMENTS_NEEDED DocumentsNeeded"),
    Row("nor both sides alone", "number=210 create submit wait upload=ID_FRONT upload=ID_BACK read", "DOCUMENTS_NEEDED DocumentsNeeded"),
    Row("each flag falls by itself", "number=240 create submit wait upload=IDENTIFICATION_NUMBER_VERIFICATION read asked", "identity:SELFIE+PASSPORT|SELFIE+ID_FRONT+ID_BACK"),
    Row("the third digit decides: 0", "number=220 create submit wait upload=IDENTIFICATION_NUMBER_VERIFICATION submit wait read", "APPROVED Approved"),
    Row("1", "number=221 create submit wait upload=IDENTIFICATION_NUMBER_VERIFICATION submit wait read", "MANUAL_REVIEW ManualReview"),
    Row("PENDING may come late", r#"plan={"late_pending":true} number=230 create submit wait upload=ADDRESS_VERIFICATION read"#, "DOCUMENTS_NEEDED DocumentsNeeded"),
    Row("but it comes", r#"plan={"late_pending":true} number=230 create submit wait upload=ADDRESS_VERIFICATION wait read"#, "PENDING ReadyToResubmit"),
    Row("what is there is not asked for", "number=220 create upload=IDENTIFICATION_NUMBER_VERIFICATION submit wait read", "APPROVED Approved"),
    Row("a document is received", "number=210 create submit wait upload=SELFIE read slots", "ID_BACK:open:PENDING_UPLOAD ID_FRONT:open:PENDING_UPLOAD PASSPORT:open:PENDING_UPLOAD SELFIE:received:PENDING_REVIEW"),
    Row("or found to be no good", "number=220 create submit wait upload=IDENTIFICATION_NUMBER_VERIFICATION submit outcome=documents_needed wait read slots", "IDENTIFICATION_NUMBER_VERIFICATION:refused:INVALID"),
    Row("the newest of a type counts", "create upload=OTHER upload=OTHER effects=upload:OTHER", "2"),
    Row("PNG only", "create upload=SELFIE:jpeg", "refused 422 content-type"),
    Row("not empty", "create upload=SELFIE:empty", "refused 422 content-length"),
    Row("under 5 MiB for pictures of a person's papers", "create upload=SELFIE:5242880", "refused 422 content-length"),
    Row("just under it", "create upload=SELFIE:5242879", "taken"),
    Row("more for the rest", "create upload=OTHER:5242880", "taken"),
    Row("no slot beside the seven", "create upload=LICENSE", "unsupported"),
    Row("none after the end", "number=400 create submit wait upload=OTHER", "refused 412"),
];

const EVENTS: &[Row] = &[
    Row("approved", "number=400 create submit wait hear", "approved"),
    Row("rejected", "number=500 create submit wait hear", "rejected"),
    Row("manual_review", "number=300 create submit wait hear", "manual_review"),
    Row("documents_needed", "number=210 create submit wait hear", "documents_needed"),
    Row("none tells of CREATED and SUBMITTED", "create submit hear", ""),
    Row("nor of PENDING", "number=220 create submit wait hear upload=IDENTIFICATION_NUMBER_VERIFICATION read hear", ""),
    Row("the log has them all, oldest first", "number=220 create submit wait upload=IDENTIFICATION_NUMBER_VERIFICATION submit wait log", "documents_needed,approved"),
    Row("a subscription has the secret that we gave", "subscribe=https://hooks.example.com/a", "https://hooks.example.com/a active with a secret"),
    Row("it is listed without it", "subscribe=https://hooks.example.com/a webhooks", "https://hooks.example.com/a active"),
    Row("until it is ended", "subscribe=https://hooks.example.com/a unsubscribe webhooks", ""),
    Row("its address is one", "subscribe=somewhere", "refused 422 url"),
];

const LOST: &[Row] = &[
    Row("a create can be sent again under its key", "lose=POST:*/applications/ create clear", "safe to repeat"),
    Row("and is made once", "lose=POST:*/applications/ create again=repeat effects=create", "1"),
    Row("for an hour", "lose=POST:*/applications/ create hours=1 clear", "create_key_expired"),
    Row("an apply is told by the status", "create lose=POST:*/apply/ submit clear", "taken SUBMITTED after all"),
    Row("or did not move it", "create drop=POST:*/apply/ submit clear", "safe to repeat"),
    Row("later under a new key", "create drop=POST:*/apply/ submit hours=1 clear", "not arrived"),
    Row("an upload is told by its place", "number=210 create submit wait lose=POST:*/file/ upload=SELFIE clear", "taken DOCUMENTS_NEEDED after all"),
    Row("or is not there", "number=210 create submit wait drop=POST:*/file/ upload=SELFIE clear", "safe to repeat"),
    Row("a refused repetition is read back first", r#"plan={"idempotency":"refuse"} create submit again=repeat"#, "taken SUBMITTED after all"),
];

#[tokio::test]
async fn the_client_and_the_simulator_read_the_sheet_alike() {
    let rows = [ACCESS, APPLICATION, STATUSES, DOCUMENTS, EVENTS, LOST].concat();
    assert!(rows.len() >= 40, "{}", rows.len());
    hold(Provider::Jiko, &rows).await;
}

/// What the client finds before anything is sent, the provider would have refused, by the same
/// names; what it lets pass, the provider takes.
#[tokio::test]
async fn what_is_checked_before_sending_is_what_jiko_refuses() {
    let long = Box::leak("x".repeat(51).into_boxed_str());
    let rows = [
        ("/identification_number", "400-00-0001", "identification_number"),
        ("/identification_number", "-", "identification_number"),
        ("/identification_type", "CARD", "identification_type"),
        ("/identification_number_issuing_country", "USA", "identification_number_issuing_country"),
        ("/citizenship_country", "USA", "citizenship_country"),
        ("/name/first_name", "-", "name.first_name"),
        ("/name/last_name", long, "name.last_name"),
        ("/email", "nobody", "email"),
        ("/phone_number", "call~me", "phone_number"),
        ("/date_of_birth", "1990-2-3", "date_of_birth"),
        ("/date_of_birth", "2020-02-02", "date_of_birth"),
        ("/investment_profile/employment_status", "WORKING", "investment_profile.employment_status"),
        ("/investment_profile/income", "PLENTY", "investment_profile.income"),
        ("/investment_profile/net_worth", "-", "investment_profile.net_worth"),
        ("/investment_profile/occupation", "X", "investment_profile.occupation"),
        ("/address/street_address", "-", "address.street_address"),
        ("/address/city", "-", "address.city"),
        ("/address/postal_code", "-", "address.postal_code"),
        ("/address/state", "California", "address.state"),
        ("/address/country", "America", "address.country"),
        ("/agreement_consent/timestamp", "yesterday", "agreement_consent.timestamp"),
        ("/name/middle_name", "Sample", ""),
        ("/identification_type", "SSN", ""),
        ("/address/country", "USA", ""),
        ("/citizenship_country", "US", ""),
    ];
    refused_alike(Provider::Jiko, "", &rows).await;
}

//! What docs/providers/atelio.md states, line by line.

use dossier_domain::Provider;

use crate::conformance::{Row, hold, refused_alike};

const ACCESS: &[Row] = &[
    Row("two header values let a connection in", "test", "well"),
    Row("a wrong secret is told", "credentials=authorization:wrong test", "credentials Login"),
    Row("a wrong identity too", "credentials=identity:wrong create", "credentials Login"),
    Row(
        "401 means the same as 403",
        r#"plan={"auth_status":401} credentials=identity:wrong test"#,
        "credentials Login",
    ),
    Row("a program that is not the brand's has no KYC", "credentials=program_id:5d1a7c3e-3333-4a6f-9b0a-1c2d3e4f5a6b create submit", "refused 400 invalid_program"),
    Row("nor a status", "credentials=program_id:5d1a7c3e-3333-4a6f-9b0a-1c2d3e4f5a6b create read", "refused 400 invalid_program"),
    Row("an unknown customer is not found", "follow=9f0c1f5e-2222-4a6f-9b0a-1c2d3e4f5a6b", "not found"),
    Row("nor is an id of another form", "follow=12345", "not found"),
    Row("424 is trouble of the provider", "create fail=424:POST:*/verification-kyc submit", "trouble 424, in doubt"),
    Row("so is 503", "create fail=503:POST:*/verification-kyc submit", "trouble 503, in doubt"),
];

const CUSTOMER: &[Row] = &[
    Row("create answers 201 with an id", "create", "taken"),
    Row("a create's key is good once; the list tells that the customer is there", "create again", "taken after all"),
    Row("and there is one of it", "create again effects=create", "1"),
    Row("the customer stands in the list, without a status", "create listed", "listed"),
    Row("numbers are echoed masked", "set=/customer/ssn:400-00-1234 create read echo=/customer/ssn", "XXX-XX-1234"),
    Row("addresses come back with what Atelio found out", "create read echo=/customer/addresses/0/deliverability", "deliverable"),
    Row("starts that are left are shown where they are counted", r#"plan={"kyc_requests":3} create submit read echo=/customer/kyc_requests_available"#, "2"),
    Row("after success the document is known", "create submit wait read echo=/customer/id_type", "drivers_license"),
    Row("a correction changes the customer", r#"create correct={"customer":{"email":"new@example.com"}} read echo=/customer/email"#, "new@example.com"),
    Row("also in review", r#"ssn=000-00-0000 create submit wait correct={"customer":{"first_name":"Newsample"}} read echo=/customer/first_name"#, "Newsample"),
    Row("after success a name stays", r#"create submit wait correct={"customer":{"last_name":"Other"}}"#, "refused 400 kyc_customer"),
    Row("an e-mail address does not", r#"create submit wait correct={"customer":{"email":"new@example.com"}}"#, "taken"),
    Row("a correction is checked like a customer", r#"create correct={"customer":{"dob":"yesterday"}}"#, "refused 400 edit_customer_schema dob"),
    Row("nothing corrects by customer.ssn", r#"check-correction={"customer":{"ssn":"400-00-0001"}}"#, "customer.ssn:not_allowed"),
];

const START: &[Row] = &[
    Row("a start answers submitted", "create submit", "taken submitted"),
    Row("before it there is no KYC", "create read", "none NotSubmitted"),
    Row("the number goes bare or with hyphens", r#"ssn="333333333" create submit wait read"#, "document_required DocumentsNeeded"),
    Row("what is absent is the stored customer's", "set=/customer/ssn:333-33-3333 set=/kyc/ssn:- create submit wait read", "document_required DocumentsNeeded"),
    Row("a program may demand the address of the customer's computer", r#"plan={"ip_required":true} set=/kyc/ip:- create submit"#, "refused 400 create_kyc_schema ip"),
    Row("which every applicant has", "set=/kyc/ip:- check", "kyc.ip:required"),
    Row("and so passes", r#"plan={"ip_required":true} create submit wait read"#, "passed Approved"),
    Row("one at a time", "create submit submit", "refused 409 resource_conflict"),
    Row("none in review", "ssn=000-00-0000 create submit wait submit", "refused 409 resource_conflict"),
    Row("none after success", "create submit wait submit", "refused 409 kyc_error"),
    Row("again after a failure", "create submit outcome=rejected wait submit", "taken submitted"),
    Row("after an error", "create submit outcome=error wait submit", "taken submitted"),
    Row("after the end of its time", "create submit outcome=expired wait submit", "taken submitted"),
    Row("and while documents are asked for", "ssn=333-33-3333 create submit wait submit", "taken submitted"),
    Row("so often as Atelio lets", r#"plan={"kyc_requests":1} create submit outcome=rejected wait submit"#, "refused 400 kyc_retries"),
    Row("a key is good once", "ssn=333-33-3333 create submit wait submit wait again", "refused 400 idempotency_key_exists"),
    Row("for a day", "ssn=333-33-3333 create submit wait submit wait hours=24 again", "taken submitted"),
];

const STATUSES: &[Row] = &[
    Row("submitted", "create submit read", "submitted InProgress"),
    Row("passed", "create submit wait read", "passed Approved"),
    Row("under_review", "ssn=000-00-0000 create submit wait read", "under_review ManualReview"),
    Row("failed", "create submit outcome=rejected wait read", "failed ReadyToResubmit"),
    Row("error", "create submit outcome=error wait read", "error ReadyToResubmit"),
    Row("expired", "create submit outcome=expired wait read", "expired ReadyToResubmit"),
    Row("with spaces as with underscores", r#"plan={"spelling":"spaces"} ssn=333-33-3333 create submit wait read"#, "document required DocumentsNeeded"),
    Row("a word of no contract is shown as it is", "create submit outcome=unknown_word wait read", "awaiting_partner Unmapped"),
    Row("a review ends well", "ssn=000-00-0000 create submit wait outcome=approved wait read", "passed Approved"),
    Row("or not", "ssn=000-00-0000 create submit wait outcome=rejected wait read", "failed ReadyToResubmit"),
    Row("time runs out before documents", "create submit outcome=expired wait read reasons", "timed_out_before_documents"),
    Row("or for them, after 28 days", "ssn=333-33-3333 create submit wait read hours=672 read reasons", "documents_not_uploaded_in_time"),
    Row("and not earlier", "ssn=333-33-3333 create submit wait hours=671 read", "document_required DocumentsNeeded"),
    Row("also where only the event told of them", "ssn=333-33-3333 create submit wait hear hours=672 read reasons", "documents_not_uploaded_in_time"),
];

const DOCUMENTS: &[Row] = &[
    Row("no read tells which", "ssn=333-33-3333 create submit wait read asked", "other:hosted"),
    Row("nor where", "ssn=333-33-3333 create submit wait read pages", "0"),
    Row("the event does", "ssn=333-33-3333 create submit wait hear read asked", "identity:government_id"),
    Row("with a page for the customer", "ssn=222-22-2222 create submit wait hear read pages", "1"),
    Row("111-11-1111", "ssn=111-11-1111 create submit wait hear read asked", "identification_number:social_security_card identity:government_id"),
    Row("222-22-2222", "ssn=222-22-2222 create submit wait hear read asked", "identity:government_id address:proof_of_address"),
    Row("444-44-4444", "ssn=444-44-4444 create submit wait hear read asked", "identification_number:social_security_card identity:government_id address:proof_of_address"),
    Row("newer events have one page for all", r#"plan={"payloads":"newer"} ssn=444-44-4444 create submit wait hear read asked"#, "other:persona"),
    Row("each is required at first", "ssn=222-22-2222 create submit wait hear read slots", "government_id:open:required proof_of_address:open:required"),
    Row("28 days from the event on", "ssn=333-33-3333 create submit wait hear read deadline", "28 d"),
    Row("in both forms of time", r#"plan={"payloads":"newer"} ssn=333-33-3333 create submit wait hear read deadline"#, "28 d"),
    Row("the customer uploads all", "ssn=222-22-2222 create submit wait hear read page wait read", "under_review ManualReview"),
    Row("or some", "ssn=222-22-2222 create submit wait hear read page=government_id wait read", "document_required DocumentsNeeded"),
    Row("success may follow at once", r#"plan={"after_upload":"passed"} ssn=333-33-3333 create submit wait hear read page wait read"#, "passed Approved"),
    Row("or failure", r#"plan={"after_upload":"failed"} ssn=333-33-3333 create submit wait hear read page wait read"#, "failed ReadyToResubmit"),
    Row("a page ends with its time", "ssn=333-33-3333 create submit wait hear read hours=672 page", "410"),
    Row("no file passes through the API", "ssn=333-33-3333 create submit wait upload=government_id", "unsupported"),
    Row("data may be wrong instead", "create submit outcome=data_needed wait hear read asked", "identity:government_id data?:(customer.first_name,customer.last_name,kyc.ssn)"),
    Row("what was corrected is not asked for again", r#"create submit outcome=data_needed wait hear correct={"customer":{"last_name":"Newsample"}} read asked"#, "identity:government_id data?:(customer.first_name,kyc.ssn)"),
    Row("a corrected number goes with the next start", r#"ssn=333-33-3333 create submit wait correct={"kyc":{"ssn":"400-00-0001"}} submit wait read"#, "passed Approved"),
    Row("and with nothing else", r#"create correct={"kyc":{"ssn":"400-00-0001"}} effects=correct"#, "0"),
    Row("a new attempt forgets the pages of the one before", "ssn=333-33-3333 create submit wait hear submit wait read asked", "other:hosted"),
    Row("and is told of its own", "ssn=333-33-3333 create submit wait hear submit wait hear read asked", "identity:government_id"),
];

const EVENTS: &[Row] = &[
    Row("success", "create submit wait hear", "success"),
    Row("failure", "create submit outcome=rejected wait hear", "failure"),
    Row("error", "create submit outcome=error wait hear", "error"),
    Row("timeout", "create submit outcome=expired wait hear", "timeout"),
    Row("under_review", "ssn=000-00-0000 create submit wait hear", "under_review"),
    Row("document_required", "ssn=333-33-3333 create submit wait hear", "document_required"),
    Row("reenter_information comes with it", "create submit outcome=data_needed wait hear", "document_required,reenter_information"),
    Row("nothing tells of submitted", "create submit hear", ""),
    Row("there is no log of events", "log", "no log"),
    Row("a subscription gets a secret", "subscribe=https://hooks.example.com/a", "https://hooks.example.com/a active with a secret"),
    Row("and is listed as enabled", "subscribe=https://hooks.example.com/a webhooks", "https://hooks.example.com/a active"),
    Row("until it is ended", "subscribe=https://hooks.example.com/a unsubscribe webhooks", ""),
    Row("its address is one", "subscribe=somewhere", "refused 400 webhooks_err url"),
];

const LOST: &[Row] = &[
    Row("a create is found in the list", "lose=POST:*/customers/ create clear", "taken after all"),
    Row("or is not there", "drop=POST:*/customers/ create clear", "not arrived"),
    Row("a start is told by the status", "create lose=POST:*/verification-kyc submit clear", "taken submitted after all"),
    Row("none as before means that it was lost", "create drop=POST:*/verification-kyc submit clear", "not arrived"),
    Row("another status as before tells nothing: the key does", "ssn=333-33-3333 create submit wait lose=POST:*/verification-kyc submit wait clear", "safe to repeat"),
    Row("used twice it fails", "ssn=333-33-3333 create submit wait lose=POST:*/verification-kyc submit wait again=repeat", "unseen submit_arrived_outcome_unknown"),
    Row("once it does not", "ssn=333-33-3333 create submit wait drop=POST:*/verification-kyc submit again=repeat", "taken submitted"),
    Row("for a day", "ssn=333-33-3333 create submit wait lose=POST:*/verification-kyc submit wait hours=24 clear", "submit_key_expired"),
    Row("a success that came meanwhile counts", "create lose=POST:*/verification-kyc submit wait again=repeat", "taken passed after all"),
    Row("a correction is seen in the customer", r#"create lose=PATCH:* correct={"customer":{"email":"new@example.com"}} clear"#, "taken after all"),
    Row("or is not", r#"create drop=PATCH:* correct={"customer":{"email":"new@example.com"}} clear"#, "not arrived"),
];

#[tokio::test]
async fn the_client_and_the_simulator_read_the_sheet_alike() {
    let rows = [ACCESS, CUSTOMER, START, STATUSES, DOCUMENTS, EVENTS, LOST].concat();
    assert!(rows.len() >= 40, "{}", rows.len());
    hold(Provider::Atelio, &rows).await;
}

/// What the client finds before anything is sent, the provider would have refused, by the same
/// names; what it lets pass, the provider takes.
#[tokio::test]
async fn what_is_checked_before_sending_is_what_atelio_refuses() {
    let rows = [
        ("/customer/first_name", "A", "first_name"),
        ("/customer/first_name", "4ever", "first_name"),
        ("/customer/first_name", "-", "first_name"),
        ("/customer/middle_name", "X-1", "middle_name"),
        ("/customer/last_name", "-", "last_name"),
        ("/customer/last_name", "Sample_Person", "last_name"),
        ("/customer/dob", "1990-02-30", "dob"),
        ("/customer/dob", "-", "dob"),
        ("/customer/ssn", "400-00-1", "ssn"),
        ("/customer/phone", "(415)5550100", "phone"),
        ("/customer/phone_country_code", "\"0001\"", "phone_country_code"),
        ("/customer/email", "nobody", "email"),
        ("/customer/addresses", "[]", "addresses"),
        ("/customer/addresses", "-", "addresses"),
        ("/customer/addresses/0/address_type", "HOME", "addresses.0.address_type"),
        ("/customer/addresses/0/street", "1~Sample/Street", "addresses.0.street"),
        ("/customer/addresses/0/city", "X", "addresses.0.city"),
        ("/customer/addresses/0/state", "California", "addresses.0.state"),
        ("/customer/addresses/0/zip_code", "\"123\"", "addresses.0.zip_code"),
        ("/customer/addresses/0/country", "USA", "addresses.0.country"),
        ("/customer/addresses/0/is_primary", "false", "addresses"),
        ("/customer/addresses/0/is_primary", "-", "addresses.0.is_primary"),
        ("/customer/first_name", "Renée", ""),
        ("/customer/last_name", "O'Sample~Person", ""),
        ("/customer/ssn", "400-00-0001", ""),
        ("/customer/ssn", "\"400000001\"", ""),
        ("/customer/phone", "415-555-0100", ""),
        ("/customer/addresses/0/zip_code", "95814-0001", ""),
        ("/customer/addresses/0/street2", "Apartment~1", ""),
    ];
    refused_alike(Provider::Atelio, "customer.", &rows).await;
}

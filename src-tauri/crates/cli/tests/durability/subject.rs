//! What chaos has to know of a provider. Another one is another entry of [`ALL`].

use rand::{Rng, rngs::StdRng, seq::IndexedRandom};
use serde_json::{Value, json};

/// What may be relied on of the simulator's count of an effect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// One for each that was accepted.
    Exact,
    /// One at least for each that was accepted, and none that nobody sent: a further copy does
    /// nothing at this provider.
    Harmless,
    /// Counted under the provider's own id of the file, which nothing here knows.
    Elsewhere,
}

pub struct Subject {
    pub provider: &'static str,
    /// The announced name of its connection.
    pub connection: &'static str,
    /// Where in an applicant the value stands that steers the simulated provider, and values.
    pub steered: Option<(&'static str, &'static [&'static str])>,
    /// Slots, and what has to be said about a document there.
    pub slots: &'static [(&'static str, &'static [&'static str])],
    /// What a reviewer at the provider may do.
    pub outcomes: &'static [&'static str],
    /// Calls that faults meet: method and path.
    pub calls: &'static [(&'static str, &'static str)],
    /// Settings of the simulator that a run may have.
    pub settings: fn(u32) -> Value,
    /// The simulator's name for a submit.
    pub submit: &'static str,
    pub submits: Count,
    pub uploads: Count,
    /// After an approval a file goes by itself and is linked to its slot, which the simulator
    /// counts as an attachment to the customer, whatever the slot.
    pub links_after_approval: bool,
}

#[rustfmt::skip]
const PAPER: &[&str] = &[
    "--number", "S1234567", "--country", "USA", "--issued", "2024-01-31", "--expires", "2049-01-31",
];
const BILL: &[&str] = &["--country", "USA"];

const FINCOM_SLOTS: &[(&str, &[&str])] = &[("PASSPORT", PAPER), ("UTILITY_BILL", BILL)];
const FINCOM_OUTCOMES: &[&str] = &["documents_needed", "information_requested", "approved"];
const FINCOM_CALLS: &[(&str, &str)] = &[
    ("POST", "*/oauth/token"),
    ("POST", "*/customers/individual"),
    ("POST", "*/customers/upload"),
    ("POST", "*/attach"),
    ("PATCH", "*/customers/*"),
    ("GET", "*/customers/*"),
    ("GET", "*/customers"),
];

fn tokens(choice: u32) -> Value {
    match choice % 4 {
        0 => json!({"token_ttl_s": 1}),
        1 => json!({"revoke_tokens": true}),
        _ => json!({}),
    }
}

pub const ALL: [Subject; 6] = [
    Subject {
        provider: "jiko",
        connection: "Simulated Jiko",
        steered: Some(("/identification_number", &["21040", "40040", "31040", "22040"])),
        slots: &[("SELFIE", &[]), ("PASSPORT", &[]), ("ID_FRONT", &[]), ("ID_BACK", &[])],
        outcomes: &["documents_needed", "manual_review", "approved", "unknown_word"],
        calls: &[
            ("POST", "/api/v1/login/"),
            ("POST", "/api/v1/applications/"),
            ("POST", "*/apply/"),
            ("POST", "*/file/"),
            ("GET", "/api/v1/applications/*"),
            ("GET", "/api/v1/agreements/"),
        ],
        settings: |choice| match choice % 6 {
            0 => json!({"idempotency": "refuse"}),
            1 => json!({"late_pending": true}),
            2 => json!({"token_ttl_s": 1}),
            3 => json!({"revoke_tokens": true}),
            _ => json!({}),
        },
        submit: "submit",
        submits: Count::Exact,
        uploads: Count::Exact,
        links_after_approval: false,
    },
    Subject {
        provider: "atelio",
        connection: "Simulated Atelio",
        steered: Some((
            "/kyc/ssn",
            &["111-11-1111", "333-33-3333", "000-00-0000", "888-88-8888", "412-00-0001"],
        )),
        slots: &[],
        outcomes: &["data_needed", "documents_needed", "error", "expired", "manual_review"],
        calls: &[
            ("POST", "*/customers*"),
            ("POST", "*/kyc*"),
            ("PATCH", "*/customers/*"),
            ("GET", "*/customers*"),
            ("GET", "*/kyc*"),
        ],
        settings: |choice| match choice % 4 {
            0 => json!({"spelling": "spaces"}),
            1 => json!({"find_by_brand_person_id": false}),
            _ => json!({}),
        },
        submit: "submit",
        submits: Count::Exact,
        uploads: Count::Exact,
        links_after_approval: false,
    },
    Subject {
        provider: "connectfi",
        connection: "Simulated connectFi",
        steered: Some((
            "/customer/lastName",
            &["Sample", "AskData", "AskPassport", "InstantPending", "WaitReview"],
        )),
        slots: &[("LICENSE/FRONT", &[]), ("LICENSE/BACK", &[]), ("PASSPORT", &[])],
        outcomes: &["documents_needed", "data_needed", "manual_review", "approved"],
        calls: &[
            ("POST", "*/auth/get-token"),
            ("POST", "*/customer/init"),
            ("POST", "*/kyc/*"),
            ("POST", "*/kyc/upload/*"),
            ("GET", "*/kyc/status/*"),
            ("GET", "*/customer/status/*"),
        ],
        settings: tokens,
        submit: "submit",
        submits: Count::Exact,
        uploads: Count::Harmless,
        links_after_approval: true,
    },
    Subject {
        provider: "connectfi-akepa",
        connection: "Simulated connectFi akepa",
        steered: Some((
            "/customer/lastName",
            &["Sample", "AskData", "AskPassport", "InstantPending", "WaitReview"],
        )),
        slots: &[("LICENSE/FRONT", &[]), ("LICENSE/BACK", &[]), ("PASSPORT", &[])],
        outcomes: &["documents_needed", "data_needed", "manual_review", "approved"],
        calls: &[
            ("POST", "*/auth/get-token"),
            ("POST", "*/customer/init"),
            ("POST", "*/customer/update"),
            ("POST", "*/akepa/identification"),
            ("POST", "*/akepa/update"),
            ("POST", "*/akepa/document/*"),
            ("*", "*/akepa/status*"),
        ],
        settings: tokens,
        submit: "submit",
        // The same documents linked once more are linked once.
        submits: Count::Harmless,
        uploads: Count::Elsewhere,
        links_after_approval: false,
    },
    Subject {
        provider: "fincom-v1",
        connection: "Simulated Fin.com V1",
        steered: None,
        slots: FINCOM_SLOTS,
        outcomes: FINCOM_OUTCOMES,
        calls: FINCOM_CALLS,
        settings: tokens,
        submit: "attach",
        submits: Count::Exact,
        uploads: Count::Elsewhere,
        links_after_approval: false,
    },
    Subject {
        provider: "fincom-v2",
        connection: "Simulated Fin.com V2",
        steered: None,
        slots: FINCOM_SLOTS,
        outcomes: FINCOM_OUTCOMES,
        calls: FINCOM_CALLS,
        settings: |choice| match choice % 5 {
            0 => json!({"status_names": "reference"}),
            1 => json!({"error_form": "reference"}),
            _ => tokens(choice),
        },
        submit: "attach",
        submits: Count::Exact,
        uploads: Count::Elsewhere,
        links_after_approval: false,
    },
];

impl Subject {
    /// The one of this name.
    pub fn named(provider: &str) -> &'static Self {
        let found = ALL.iter().find(|subject| subject.provider == provider);
        found.unwrap_or_else(|| panic!("there is no provider {provider:?}"))
    }

    /// Makes something particular happen to an applicant.
    pub fn steer(&self, applicant: &mut Value, rng: &mut StdRng) {
        let Some((place, values)) = self.steered else { return };
        let mut value = (*values.choose(rng).unwrap()).to_owned();
        if self.provider == "jiko" {
            value += &format!("{:04}", rng.random_range(0..10_000));
        }
        *applicant.pointer_mut(place).unwrap() = value.into();
    }
}

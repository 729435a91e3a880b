//! What the sandbox makes of a social security number ("Sandbox behaviour").

/// What an attempt comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Passed,
    Failed,
    UnderReview,
    /// Documents of these types are asked for.
    DocumentRequired(&'static [&'static str]),
    /// The same, and the customer's data is to be looked at again.
    ReenterInformation(&'static [&'static str]),
    Error,
    Expired,
    /// A status that Atelio does not document; only on a tester's demand.
    Unknown,
}

const ID: &str = "government_id";
const ADDRESS: &str = "proof_of_address";
const SSN: &str = "social_security_card";

/// The verdict on a number, dashed or not; a customer without one passes.
pub(super) fn verdict(ssn: &str) -> Verdict {
    match digits(ssn).as_str() {
        "000000000" => Verdict::UnderReview,
        "111111111" | "222222222" | "333333333" | "444444444" | "777777777" => {
            Verdict::DocumentRequired(documents(ssn))
        }
        "888888888" => Verdict::Expired,
        _ => Verdict::Passed,
    }
}

/// The documents that a number asks for: one of identity where it says nothing.
pub(super) fn documents(ssn: &str) -> &'static [&'static str] {
    match digits(ssn).as_str() {
        "111111111" => &[SSN, ID],
        "222222222" => &[ID, ADDRESS],
        "444444444" => &[SSN, ID, ADDRESS],
        "777777777" => &[ID, "utility_bill", SSN],
        _ => &[ID],
    }
}

fn digits(ssn: &str) -> String {
    ssn.chars().filter(char::is_ascii_digit).collect()
}

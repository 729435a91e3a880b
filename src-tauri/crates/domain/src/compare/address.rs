use super::Difference;
use super::words::words;
use crate::ReadFields;

/// An address as a document has it.
pub(super) struct Address {
    written: String,
    /// Number, street and what else stands in its lines.
    street: Vec<String>,
    /// The first part of the postal code.
    postal_code: Option<String>,
}

/// Words that stand in many addresses, so that they tell none from another.
const COMMON: [&str; 30] = [
    "STREET",
    "ST",
    "AVENUE",
    "AVE",
    "ROAD",
    "RD",
    "DRIVE",
    "DR",
    "LANE",
    "LN",
    "BOULEVARD",
    "BLVD",
    "COURT",
    "CT",
    "PLACE",
    "PL",
    "APARTMENT",
    "APT",
    "UNIT",
    "NORTH",
    "N",
    "SOUTH",
    "S",
    "EAST",
    "E",
    "WEST",
    "W",
    "HIGHWAY",
    "HWY",
    "SUITE",
];

impl Address {
    pub(super) fn of(fields: &ReadFields) -> Option<Self> {
        let street = fields.street.as_deref()?;
        let parts = [Some(street), fields.city.as_deref(), fields.state.as_deref()];
        let parts: Vec<&str> =
            parts.into_iter().chain([fields.postal_code.as_deref()]).flatten().collect();
        let code = fields.postal_code.as_deref().map(words).map(|it| match it.as_slice() {
            // The four digits behind an American code tell the block, which few people write.
            [first, ..] if first.len() == 5 => first.clone(),
            all => all.concat(),
        });
        Some(Self { written: parts.join(" "), street: words(street), postal_code: code })
    }

    /// In one line.
    pub(super) fn written(&self) -> String {
        self.written.clone()
    }

    /// How the applicant's address, in one line, stands to it. Number and street must be found in
    /// it, and the postal code where the line has one.
    pub(super) fn compare(&self, ours: &str) -> Difference {
        if ours.trim() == self.written {
            return Difference::Same;
        }
        let ours = words(ours);
        let has = |it: &String| ours.contains(it);
        let numbered = |it: &&String| it.starts_with(|it: char| it.is_ascii_digit());
        let number = self.street.iter().find(numbered).is_none_or(has);
        let mut named = self
            .street
            .iter()
            .filter(|it| !numbered(it) && !COMMON.contains(&it.as_str()))
            .peekable();
        let street = named.peek().is_none() || named.any(has);
        let joined = ours.concat();
        let code = self.postal_code.as_ref().is_none_or(|it| {
            let lacks_one = !ours.iter().skip(1).any(|word| looks_like_code(word));
            joined.contains(it.as_str()) || lacks_one
        });
        if number && street && code { Difference::Format } else { Difference::Different }
    }
}

/// Whether a word could be a postal code or a part of one.
fn looks_like_code(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    digits >= 5 || (word.len() == 3 && digits > 0 && digits < 3)
}

//! Countries and their subdivisions.

use std::sync::LazyLock;

use hyper::StatusCode;
use regex::Regex;
use rust_iso3166::iso3166_2::{SUBDIVISION_COUNTRY_MAP, Subdivision};
use serde_json::{Value, json};

use crate::fincom::refusal::Refusal;
use crate::http::Reply;

/// One country of the catalogue.
#[derive(Debug)]
pub(in crate::fincom) struct Country {
    /// Alpha-3 code.
    pub(in crate::fincom) code: &'static str,
    /// Alpha-2 code, with which the codes of subdivisions begin.
    pub(in crate::fincom) alpha2: &'static str,
    name: &'static str,
    currency: &'static str,
    /// Calling code with its plus sign.
    pub(in crate::fincom) phone_code: String,
    postal: Option<Postal>,
}

/// A rule for postal codes; simulated for some countries.
#[derive(Debug)]
struct Postal {
    /// As published, between `\A` and `\Z`.
    published: &'static str,
    rule: Regex,
}

/// Alpha-3 code, currency, calling code and, for some, the rule for postal codes.
static TABLE: &str = include_str!("countries.tsv");

static COUNTRIES: LazyLock<Vec<Country>> =
    LazyLock::new(|| TABLE.lines().filter_map(Country::read).collect());

impl Country {
    fn read(line: &'static str) -> Option<Self> {
        let mut columns = line.split('\t');
        let iso = rust_iso3166::from_alpha3(columns.next()?)?;
        Some(Self {
            code: iso.alpha3,
            alpha2: iso.alpha2,
            name: iso.name,
            currency: columns.next()?,
            phone_code: format!("+{}", columns.next()?),
            postal: columns.next().and_then(Postal::read),
        })
    }

    /// Whether `code` is one of its postal codes, as far as there is a rule.
    pub(in crate::fincom) fn has_postal_code(&self, code: &str) -> bool {
        self.postal.as_ref().is_none_or(|postal| postal.rule.is_match(code))
    }

    /// Whether `code` is one of its subdivisions; any in its form where none are listed.
    pub(in crate::fincom) fn has_subdivision(&self, code: &str) -> bool {
        let Some(("", rest)) = code.split_once(self.alpha2) else { return false };
        let Some(rest) = rest.strip_prefix('-') else { return false };
        let formed = (1..=3).contains(&rest.len())
            && rest.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        let listed = self.subdivisions();
        formed && (listed.is_empty() || listed.iter().any(|one| one.code == code))
    }

    fn subdivisions(&self) -> &'static [Subdivision] {
        SUBDIVISION_COUNTRY_MAP.get(self.alpha2).copied().unwrap_or_default()
    }

    fn shown(&self) -> Value {
        json!({
            "code": self.code,
            "name": self.name,
            "currency_code": self.currency,
            "phone_code": self.phone_code,
            "flag_url": format!("https://flags.example.com/{}.svg", self.alpha2.to_lowercase()),
            "postal_code": {
                "required": self.postal.is_some(),
                "regex": self.postal.as_ref().map(|postal| postal.published),
            },
        })
    }
}

impl Postal {
    fn read(published: &'static str) -> Option<Self> {
        let inner = published.strip_prefix(r"\A")?.strip_suffix(r"\Z")?;
        Some(Self { published, rule: Regex::new(&format!("^(?:{inner})$")).ok()? })
    }
}

/// The country with this alpha-3 code.
pub(in crate::fincom) fn country(code: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|country| country.code == code)
}

/// All countries as they are shown.
pub(in crate::fincom) fn countries() -> Vec<Value> {
    COUNTRIES.iter().map(Country::shown).collect()
}

/// The subdivisions of the country with this alpha-3 code, not in pages.
pub(in crate::fincom) fn subdivisions(code: &str) -> Result<Reply, Refusal> {
    let country = country(code).ok_or(Refusal::NotFound)?;
    let list: Vec<Value> = country
        .subdivisions()
        .iter()
        .map(|one| json!({"name": one.name, "code": one.code}))
        .collect();
    Ok(Reply::json(StatusCode::OK, &json!({"data": {"subdivisions": list}})))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_a_country() {
        assert_eq!(COUNTRIES.len(), 249);
        assert_eq!(COUNTRIES.len(), TABLE.lines().count());
        let rules = TABLE.lines().filter(|line| line.split('\t').count() == 4).count();
        assert_eq!(COUNTRIES.iter().filter(|one| one.postal.is_some()).count(), rules);
    }

    #[test]
    fn codes_belong_to_their_country() {
        let usa = country("USA").unwrap();
        assert!(usa.has_subdivision("US-CA"));
        for wrong in ["CA", "US", "US-", "US-XX", "CA-ON", "us-ca", "US-CA1X"] {
            assert!(!usa.has_subdivision(wrong), "{wrong}");
        }
        assert!(usa.has_postal_code("94701") && usa.has_postal_code("94701-1234"));
        assert!(!usa.has_postal_code("9470") && !usa.has_postal_code("947011"));
        assert!(country("US").is_none() && country("usa").is_none());
    }
}

//! Countries and their parts by ISO 3166, and by the provider's catalogue where there is one.

use rust_iso3166::{ALL, CountryCode, from_alpha2, from_alpha3};

use super::catalogue::Catalogue;

/// Whether a text is a country's alpha-3 code.
pub(super) fn is_alpha3(text: &str) -> bool {
    text.len() == 3 && from_alpha3(text).is_some()
}

/// The alpha-3 code that a text means: another spelling of it, the alpha-2 code, or the name.
pub(super) fn meant(text: &str) -> Option<String> {
    let text = text.trim();
    let upper = text.to_ascii_uppercase();
    let country = from_alpha3(&upper)
        .or_else(|| from_alpha2(&upper))
        .or_else(|| ALL.iter().find(|country| country.name.eq_ignore_ascii_case(text)).copied());
    country.map(|country| country.alpha3.to_owned())
}

/// What is wrong with a subdivision code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wrong {
    /// Not spelt as ISO 3166-2 does; the code that is meant, where that is clear.
    Spelling(Option<String>),
    /// A part of another country.
    Country,
    /// Not in the country's list.
    List,
}

/// Whether a subdivision is one of the country, by the catalogue's list, or else by ISO's. A
/// country without any list takes every code of its own.
pub(super) fn check_subdivision(
    code: &str,
    country: Option<&str>,
    catalogue: &Catalogue<'_>,
) -> Result<(), Wrong> {
    let iso = country.and_then(from_alpha3);
    let known: Vec<(&str, &str)> = match country.and_then(|code| catalogue.subdivisions(code)) {
        Some(list) => list,
        None => iso.as_ref().map(iso_subdivisions).unwrap_or_default(),
    };
    if !is_subdivision_code(code) {
        return Err(Wrong::Spelling(meant_subdivision(code, iso.as_ref(), &known)));
    }
    if iso.is_some_and(|iso| code.split('-').next() != Some(iso.alpha2)) {
        return Err(Wrong::Country);
    }
    if known.is_empty() || known.iter().any(|(known, _)| *known == code) {
        Ok(())
    } else {
        Err(Wrong::List)
    }
}

fn iso_subdivisions(country: &CountryCode) -> Vec<(&'static str, &'static str)> {
    let country = from_alpha2(country.alpha2);
    let list = country.as_ref().and_then(CountryCode::subdivisions).unwrap_or_default();
    list.iter().map(|part| (part.code, part.name)).collect()
}

/// `US-CA`: two letters, a hyphen, one to three letters or digits.
fn is_subdivision_code(code: &str) -> bool {
    code.split_once('-').is_some_and(|(country, part)| {
        country.len() == 2
            && country.bytes().all(|byte| byte.is_ascii_uppercase())
            && (1..=3).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    })
}

/// `CA`, `us-ca` and `California` mean `US-CA` in the USA.
fn meant_subdivision(
    text: &str,
    country: Option<&CountryCode>,
    known: &[(&str, &str)],
) -> Option<String> {
    let text = text.trim();
    let upper = text.to_ascii_uppercase();
    let whole = country.map(|country| format!("{}-{upper}", country.alpha2));
    let fits = |code: &str| code == upper || whole.as_deref() == Some(code);
    known
        .iter()
        .find(|(code, name)| fits(code) || name.eq_ignore_ascii_case(text))
        .map(|(code, _)| (*code).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_named_in_three_letters() {
        for good in ["USA", "BGD", "GBR"] {
            assert!(is_alpha3(good), "{good}");
        }
        for (bad, means) in [
            ("US", Some("USA")),
            ("usa", Some("USA")),
            (" gb ", Some("GBR")),
            ("France", Some("FRA")),
            ("XYZ", None),
            ("", None),
        ] {
            assert!(!is_alpha3(bad), "{bad}");
            assert_eq!(meant(bad).as_deref(), means, "{bad}");
        }
        assert_eq!(ALL.len(), 249);
    }

    #[test]
    fn subdivisions_belong_to_their_country() {
        let none = Catalogue::none();
        let check = |code: &str, country: &str| check_subdivision(code, Some(country), &none);
        assert_eq!(check("US-CA", "USA"), Ok(()));
        assert_eq!(check("GB-ENG", "GBR"), Ok(()));
        for spelling in ["CA", "us-ca", "California", "US-ca"] {
            let meant = Wrong::Spelling(Some("US-CA".to_owned()));
            assert_eq!(check(spelling, "USA"), Err(meant), "{spelling}");
        }
        assert_eq!(check("Atlantis", "USA"), Err(Wrong::Spelling(None)));
        assert_eq!(check("CA-ON", "USA"), Err(Wrong::Country));
        assert_eq!(check("US-ZZ", "USA"), Err(Wrong::List));
        assert_eq!(check_subdivision("US-CA", None, &none), Ok(()));
        assert_eq!(check_subdivision("US-CA", Some("nowhere"), &none), Ok(()));
    }
}

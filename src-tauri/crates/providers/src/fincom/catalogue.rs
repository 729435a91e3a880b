//! The lists that Fin.com publishes, in one JSON. docs/providers/fincom.md, Catalogues.

use serde_json::{Map, Value};

use super::{
    link::Link,
    wire::{self, PaginationWire},
};
use crate::Error;

/// The most that a page holds.
const PER_PAGE: u32 = 512;
/// No list is read further.
const MOST_PAGES: u32 = 20;
/// Only these countries' parts are fetched: there is one call per country, and ISO's own list
/// stands in for the others.
const DIVIDED: [&str; 1] = ["USA"];

/// Reads every list.
pub(super) async fn fetch(link: &Link) -> Result<Value, Error> {
    let mut catalogue = Map::new();
    for (name, path) in [
        ("countries", "/v1/countries?"),
        ("occupations", "/v1/occupations?"),
        ("purposes", "/v1/purposes?type=INDIVIDUAL&"),
        ("source_of_funds", "/v1/source-of-funds?type=INDIVIDUAL&"),
    ] {
        catalogue.insert(name.to_owned(), Value::from(fetch_list(link, name, path).await?));
    }
    let mut subdivisions = Map::new();
    for country in DIVIDED {
        let path = format!("/v1/countries/{country}/subdivisions");
        let data = match link.get_data(&path).await {
            // A country that is not served has no parts to choose from.
            Err(Error::NotFound) => continue,
            data => data?,
        };
        subdivisions.insert(country.to_owned(), Value::from(wire::list(&data, "subdivisions")));
    }
    catalogue.insert("subdivisions".to_owned(), Value::Object(subdivisions));
    Ok(Value::Object(catalogue))
}

async fn fetch_list(link: &Link, name: &str, path: &str) -> Result<Vec<Value>, Error> {
    let mut items = Vec::new();
    for page in 1..=MOST_PAGES {
        let data = link.get_data(&format!("{path}per_page={PER_PAGE}&current_page={page}")).await?;
        items.extend_from_slice(wire::list(&data, name));
        let last = PaginationWire::of(&data).total_page.unwrap_or(1);
        if u64::from(page) >= last {
            break;
        }
    }
    Ok(items)
}

/// The lists as [`fetch`] left them; empty where there are none.
#[derive(Clone, Copy)]
pub(super) struct Catalogue<'a>(Option<&'a Value>);

impl<'a> Catalogue<'a> {
    pub(super) fn new(value: Option<&'a Value>) -> Self {
        Self(value)
    }

    #[cfg(test)]
    pub(super) fn none() -> Self {
        Self(None)
    }

    /// A list by name, unless there is none or it is empty.
    fn list(&self, name: &str) -> Option<&'a [Value]> {
        Some(wire::list(self.0?, name)).filter(|list| !list.is_empty())
    }

    /// Whether a list holds the id; none where there is no list.
    pub(super) fn holds_id(&self, list: &str, id: i64) -> Option<bool> {
        let list = self.list(list)?;
        Some(list.iter().any(|item| item.get("id").and_then(Value::as_i64) == Some(id)))
    }

    /// The id of the entry with that title.
    pub(super) fn id_of(&self, list: &str, title: &str) -> Option<i64> {
        let same = |item: &&Value| {
            wire::text(item, "title").is_some_and(|it| it.eq_ignore_ascii_case(title.trim()))
        };
        self.list(list)?.iter().find(same)?.get("id")?.as_i64()
    }

    /// Whether the provider knows the country; none where there is no list.
    pub(super) fn holds_country(&self, alpha3: &str) -> Option<bool> {
        self.list("countries")?;
        Some(self.country(alpha3).is_some())
    }

    fn country(&self, alpha3: &str) -> Option<&'a Value> {
        self.list("countries")?.iter().find(|item| wire::text(item, "code") == Some(alpha3))
    }

    /// The digits of a country's calling code.
    pub(super) fn calling_code(&self, alpha3: &str) -> Option<String> {
        let code = self.country(alpha3)?.get("phone_code")?;
        let code = code.as_str().map_or_else(|| code.to_string(), str::to_owned);
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        (!digits.is_empty()).then_some(digits)
    }

    /// The pattern of a country's postal codes, where one is required.
    pub(super) fn postal_pattern(&self, alpha3: &str) -> Option<&'a str> {
        let rule = self.country(alpha3)?.get("postal_code")?;
        let required = rule.get("required").and_then(Value::as_bool) == Some(true);
        wire::text(rule, "regex").filter(|_| required)
    }

    /// Code and name of a country's parts; none where there is no list.
    pub(super) fn subdivisions(&self, alpha3: &str) -> Option<Vec<(&'a str, &'a str)>> {
        let list = wire::list(self.0?.get("subdivisions")?, alpha3);
        let part = |item: &'a Value| {
            Some((wire::text(item, "code")?, wire::text(item, "name").unwrap_or_default()))
        };
        Some(list.iter().filter_map(part).collect::<Vec<_>>()).filter(|list| !list.is_empty())
    }
}

//! By what of their data applicants are found.

use dossier_domain::{Applicant, SearchWords, Sensitive};
use dossier_providers::Rules;
use serde_json::Value;

use crate::{Desk, Error, desk::case_in};

/// Applicants of an older vault that are put into the search in one change.
const STEP: u32 = 200;

/// E-mail address, telephone number, and the numbers that are shown masked.
pub(crate) fn search_words(rules: &dyn Rules, applicant: &Applicant) -> SearchWords {
    let applicant = applicant.expose();
    let mut numbers = Vec::new();
    hidden(applicant, &rules.masked(applicant), &mut numbers);
    SearchWords {
        email: rules.applicant_email(applicant).map(Sensitive::new),
        phone: phone(applicant).map(Sensitive::new),
        numbers: numbers.into_iter().map(Sensitive::new).collect(),
    }
}

/// What stands there and is masked in the other.
fn hidden(clear: &Value, masked: &Value, found: &mut Vec<String>) {
    match (clear, masked) {
        (Value::Object(clear), Value::Object(masked)) => {
            for (key, value) in clear {
                hidden(value, masked.get(key).unwrap_or(&Value::Null), found);
            }
        }
        (Value::Array(clear), Value::Array(masked)) => {
            clear.iter().zip(masked).for_each(|(clear, masked)| hidden(clear, masked, found));
        }
        (Value::String(text), masked) if masked.as_str() != Some(text) => {
            found.push(text.clone());
        }
        (Value::Number(number), masked) if Value::from(number.clone()) != *masked => {
            found.push(number.to_string());
        }
        _ => {}
    }
}

/// The first telephone number; the providers' names of the field have this word in common.
fn phone(value: &Value) -> Option<String> {
    match value {
        Value::Object(map) => map.iter().find_map(|(key, value)| {
            if key.to_lowercase().contains("phone") { digits(value) } else { phone(value) }
        }),
        Value::Array(items) => items.iter().find_map(phone),
        _ => None,
    }
}

/// The first text with as many digits as a telephone number has; it may stand in a list of
/// numbers with their kinds.
fn digits(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => {
            let count = text.chars().filter(char::is_ascii_digit).count();
            (count >= 7).then(|| text.clone())
        }
        Value::Object(map) => map.values().find_map(digits),
        Value::Array(items) => items.iter().find_map(digits),
        _ => None,
    }
}

impl Desk {
    /// Puts the applicants of an older vault into the search. Where that is interrupted the next
    /// start goes on.
    pub(crate) async fn search_all(&self) -> Result<(), Error> {
        while self.inner.vault.writable().is_ok() {
            let left = self.inner.vault.read(|tx| tx.unsearched(STEP)).await?;
            if left.is_empty() {
                break;
            }
            let words = self
                .inner
                .vault
                .read(move |tx| {
                    let words = left.into_iter().map(|id| {
                        let rules = dossier_providers::rules(case_in(tx, id)?.provider);
                        let applicant = tx.applicant(id)?;
                        Ok((id, applicant.map(|it| search_words(rules, &it)).unwrap_or_default()))
                    });
                    words.collect::<Result<Vec<_>, Error>>()
                })
                .await?;
            self.inner
                .vault
                .cache(move |tx| words.iter().try_for_each(|(id, it)| tx.put_searched(*id, it)))
                .await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use dossier_domain::Provider;

    use super::*;

    #[test]
    fn of_every_providers_template_address_telephone_and_number_are_known() {
        for provider in Provider::ALL {
            let rules = dossier_providers::rules(provider);
            let words = search_words(rules, &Applicant::new(rules.template(7)));
            assert!(words.email.is_some_and(|it| it.expose().contains('@')), "{provider:?}");
            assert!(words.phone.is_some_and(|it| it.expose().contains("555")), "{provider:?}");
            assert!(!words.numbers.is_empty(), "{provider:?}");
        }
    }
}

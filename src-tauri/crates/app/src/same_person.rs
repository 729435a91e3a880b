//! Cases of one person, at whatever provider.

use chrono::NaiveDate;
use dossier_domain::{Case, CaseId};
use dossier_store::ReadTx;
use serde::Serialize;

use crate::{CaseSummary, Desk, Error, NotFound, desk::case_in, sight::Sight};

/// Another case that seems to be about the same person.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct OtherCase {
    /// The case in few words.
    #[serde(flatten)]
    pub summary: CaseSummary,
    /// Whose API.
    pub provider: &'static str,
    /// The name of the connection it runs through.
    pub connection: String,
}

/// What tells a person.
struct Person {
    /// As it is written.
    written: String,
    /// In small letters, as the address is.
    name: String,
    born: Option<NaiveDate>,
    email: Option<String>,
}

impl Desk {
    /// Other cases with the same e-mail address, or the same name and date of birth.
    ///
    /// That two cases belong together says more than either does: only who may review is told, and
    /// customers of different owners are never held against each other.
    pub async fn same_person(&self, id: CaseId) -> Result<Vec<OtherCase>, Error> {
        if self.sight() < Sight::Facts {
            return Ok(Vec::new());
        }
        self.inner
            .vault
            .read(move |tx| {
                let case = case_in(tx, id)?;
                let Some(person) = person(tx, &case)? else { return Ok(Vec::new()) };
                let (_, owner) = connection(tx, &case)?;
                let mut others = Vec::new();
                for other in tx.cases_of_person(&person.written, person.email.as_deref())? {
                    let (name, other_owner) = connection(tx, &other)?;
                    if other.id == id || other_owner != owner {
                        continue;
                    }
                    if self::person(tx, &other)?.is_some_and(|it| it.is(&person)) {
                        others.push(OtherCase {
                            summary: (&other).into(),
                            provider: other.provider.as_str(),
                            connection: name,
                        });
                    }
                }
                Ok(others)
            })
            .await
    }
}

impl Person {
    fn is(&self, other: &Self) -> bool {
        let same_mail = self.email.is_some() && self.email == other.email;
        let same_birth = self.born.is_some() && self.born == other.born;
        same_mail || (same_birth && self.name == other.name)
    }
}

/// The case's person; none where nobody is named.
fn person(tx: &ReadTx<'_>, case: &Case) -> Result<Option<Person>, Error> {
    let rules = dossier_providers::rules(case.provider);
    let Some(applicant) = tx.applicant(case.id)? else { return Ok(None) };
    let applicant = applicant.expose();
    let name = rules.applicant_name(applicant).filter(|name| !name.trim().is_empty());
    Ok(name.map(|written| Person {
        name: written.trim().to_lowercase(),
        written,
        born: rules.applicant_birth_date(applicant),
        email: rules.applicant_email(applicant).map(|email| email.trim().to_lowercase()),
    }))
}

/// Name and owner of the connection that a case runs through.
fn connection(tx: &ReadTx<'_>, case: &Case) -> Result<(String, Option<String>), Error> {
    let found = tx.connection(case.connection_id)?;
    let connection = found.ok_or(Error::NotFound(NotFound::Connection))?;
    Ok((connection.name, connection.owner))
}

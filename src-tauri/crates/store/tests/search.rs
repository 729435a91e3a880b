//! A search by words finds what a reading of every case would find.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test may")]

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use dossier_domain::{
    Actor, Applicant, Case, CaseId, Connection, ConnectionId, Environment, Fact, Provider,
    QueueFilter, Reviewer, ReviewerId, Role, SearchWords, Sensitive, VaultId, View,
};
use dossier_store::{Anchors, Error, FoundBy, NewVault, QueueQuery, Vault, WriteTx};
use proptest::{collection::vec, option, prelude::*};
use serde_json::json;
use tempfile::TempDir;
use uuid::Uuid;

/// A case that is looked for.
#[derive(Debug, Clone)]
struct Person {
    name: Option<String>,
    external_id: Option<String>,
    email: Option<String>,
    phone: Option<String>,
}

impl Person {
    fn text(&self) -> String {
        let digits = |it: &String| it.chars().filter(char::is_ascii_digit).collect();
        let phone = self.phone.as_ref().map(digits);
        let all = [self.name.clone(), self.external_id.clone(), self.email.clone(), phone];
        all.into_iter().flatten().collect::<Vec<_>>().join("\n").to_lowercase()
    }
}

fn people() -> impl Strategy<Value = Vec<Person>> {
    let name = option::of("[abAÉé]{1,5}[-' ][abé]{1,6}( [ab]{2,4}[0-9]{0,4})?");
    let external_id = option::of("[abc]{3}-[0-3]{4}");
    let email = option::of("[ab]{2,5}[._][abé]{3,5}[0-9]{0,4}@ex\\.com");
    let phone = option::of("\\+1 41[0-3]{2}-[0-3]{4}");
    let person = (name, external_id, email, phone)
        .prop_map(|(name, external_id, email, phone)| Person { name, external_id, email, phone });
    vec(person, 1..12)
}

fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

fn case_id(number: usize) -> CaseId {
    CaseId::from_uuid(Uuid::from_u128(1000 + number as u128))
}

fn put(tx: &WriteTx<'_>, number: usize, person: &Person) -> Result<(), Error> {
    let connection = ConnectionId::from_uuid(Uuid::from_u128(3));
    let secret = |it: &Option<String>| it.clone().map(Sensitive::new);
    let case = Case {
        name: secret(&person.name),
        external_id: person.external_id.as_ref().map(|it| format!("{it}-{number}")),
        ..Case::opened(case_id(number), connection, Provider::Jiko, now())
    };
    tx.put_case(&case, &[])?;
    let (email, phone) = (secret(&person.email), secret(&person.phone));
    let words = SearchWords { email, phone, numbers: vec![] };
    tx.put_applicant(case.id, &Applicant::new(json!({})), &words)?;
    tx.record(Fact::of_vault("vault.test"));
    Ok(())
}

async fn vault() -> (TempDir, Vault) {
    let home = TempDir::new().unwrap();
    let reviewer = Reviewer {
        id: ReviewerId::from_uuid(Uuid::from_u128(7)),
        name: "Test".to_owned(),
        role: Role::Supervisor,
    };
    let new = NewVault { id: VaultId::from_uuid(Uuid::from_u128(1)), now: now(), reviewer };
    let dir = home.path().join("v");
    let vault = Vault::create(&dir, "passphrase", new, &Anchors::nowhere()).await.unwrap();
    let connection = Connection {
        id: ConnectionId::from_uuid(Uuid::from_u128(3)),
        provider: Provider::Jiko,
        name: "test".to_owned(),
        environment: Environment::Simulated,
        base_url: "http://127.0.0.1:1".to_owned(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: None,
    };
    let start = move |tx: &WriteTx<'_>| {
        tx.add_connection(&connection)?;
        tx.record(Fact::of_vault("vault.test"));
        Ok::<_, Error>(())
    };
    vault.write(Actor::Dossier, now(), start).await.unwrap();
    (home, vault)
}

/// The numbers of the cases that a search finds, those that are only near left out.
async fn found(vault: &Vault, text: &str) -> BTreeSet<usize> {
    let search = Some(Sensitive::new(text.to_owned()));
    let filter = QueueFilter::of(View::All);
    let query = QueueQuery { filter, search, now: now(), limit: 200, after: None };
    let page = vault.read(move |tx| tx.queue(&query)).await.unwrap();
    let of = page.rows.into_iter().filter(|row| row.found_by != Some(FoundBy::CloseName));
    of.map(|row| (row.case_id.uuid().as_u128() - 1000) as usize).collect()
}

/// Texts to type: pieces of what the cases have, alone and two of them.
fn typed(people: &[Person], pieces: &[(usize, usize, usize)]) -> Vec<String> {
    let piece = |(person, from, length): &(usize, usize, usize)| {
        let text = people[person % people.len()].text();
        let letters: Vec<char> = text.chars().collect();
        let from = from % letters.len().max(1);
        let piece: String = letters.iter().skip(from).take(3 + length).collect();
        piece.split_whitespace().next().unwrap_or_default().to_owned()
    };
    let all: Vec<String> = pieces.iter().map(piece).collect();
    let two = all.windows(2).map(|it| it.join(" "));
    all.iter().cloned().chain(two).collect()
}

/// Whether a part has three letters or digits together: others are looked for from the beginning of
/// a word only.
fn is_findable(part: &str) -> bool {
    let run =
        |is: fn(&char) -> bool| part.split(|it: char| !is(&it)).any(|run| run.chars().count() >= 3);
    run(|it| it.is_alphabetic()) || run(|it| it.is_ascii_digit())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..Default::default() })]
    #[test]
    fn what_contains_every_part_is_found_and_nothing_else(
        before in people(),
        after in people(),
        pieces in vec((0..12_usize, 0..40_usize, 0..6_usize), 1..8),
    ) {
        dossier_failpoint::turn("cheap-key");
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let (_home, vault) = vault().await;
            // Some cases change into others: what they were is not found any more.
            let mut people = before.clone();
            people.splice(..after.len().min(people.len()), after.iter().take(people.len()).cloned());
            for all in [&before, &people] {
                let all = all.clone();
                let change = move |tx: &WriteTx<'_>| {
                    all.iter().enumerate().try_for_each(|(number, it)| put(tx, number, it))
                };
                vault.write(Actor::Dossier, now(), change).await.unwrap();
            }
            for text in typed(&people, &pieces) {
                let parts: Vec<&str> = text.split_whitespace().collect();
                if parts.is_empty() || !parts.iter().all(|it| is_findable(it)) {
                    continue;
                }
                // A telephone number may be typed with signs in it.
                let is_phone = text.chars().all(|it| it.is_ascii_digit() || " +-().".contains(it));
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                let has = |it: &Person, number: usize| {
                    let id = it.external_id.as_ref().map(|it| format!("{it}-{number}"));
                    let text = Person { external_id: id, ..it.clone() }.text();
                    parts.iter().all(|part| text.contains(part))
                        || is_phone && text.split('\n').any(|line| line.contains(&digits))
                };
                let people = people.iter().enumerate();
                let expected: BTreeSet<usize> =
                    people.filter(|(number, it)| has(it, *number)).map(|(number, _)| number).collect();
                let found = found(&vault, &text).await;
                prop_assert_eq!(found, expected, "{:?}", text);
            }
            vault.close().await.unwrap();
            Ok(())
        })?;
    }
}

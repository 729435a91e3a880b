//! A vault for the desk in its window: its most urgent cases wait for one document each.

use std::path::Path;

use chrono::Duration;
use dossier_domain::{
    Actor, Case, Fact, Need, Provider, Requirement, RequirementKind, SlotName, Stage,
};
use dossier_store::{Anchors, Error, Vault};
use secrecy::SecretString;
use serde_json::{Value, json};

use crate::{
    people::{applicant, case, case_id, connections, now},
    run::{fill, new_vault},
};

/// Cases at the head of the queue, for documents to be attached to.
const HEAD: u64 = 64;

/// Fills `FOLDER/vault` under the passphrase that `DOSSIER_PASSPHRASE` has, and names the cases at
/// the head of the queue in its order.
pub async fn run(folder: &Path, cases: u64) -> Value {
    let passphrase = std::env::var("DOSSIER_PASSPHRASE").unwrap();
    let anchors = Anchors::at(folder.join("anchors"));
    let dir = folder.join("vault");
    let vault = Vault::create(&dir, passphrase.as_str(), new_vault(), &anchors).await.unwrap();
    fill(&vault, cases).await;
    // Of nobody: what they lead to is not there.
    let keys = |tx: &dossier_store::WriteTx<'_>| {
        let none = SecretString::from("{}");
        connections().iter().try_for_each(|it| tx.set_credentials(it.id, &none))?;
        tx.record(Fact::of_vault("vault.filled"));
        Ok::<_, Error>(())
    };
    vault.write(Actor::Dossier, now(), keys).await.unwrap();
    let head = cases..cases + HEAD;
    let numbers = head.clone();
    let put = move |tx: &dossier_store::WriteTx<'_>| {
        for number in numbers {
            tx.put_case(&urgent(number), &[Need::Document(SlotName::new("SELFIE"))])?;
            let (applicant, words) = applicant(number);
            let digest = tx.put_applicant(case_id(number), &applicant, &words)?;
            let fact = Fact::of_case("case.followed", case_id(number));
            tx.record(fact.with("applicant", digest));
        }
        Ok::<_, Error>(())
    };
    vault.write(Actor::Provider, now(), put).await.unwrap();
    vault.close().await.unwrap();
    json!(head.map(|number| case_id(number).to_string()).collect::<Vec<_>>())
}

fn urgent(number: u64) -> Case {
    let connections = connections();
    let jiko = connections.iter().find(|it| it.provider == Provider::Jiko).unwrap();
    Case {
        connection_id: jiko.id,
        provider: jiko.provider,
        provider_status: Some("DOCUMENTS_NEEDED".to_owned()),
        stage: Stage::DocumentsNeeded,
        provider_stage: Stage::DocumentsNeeded,
        due_at: Some(now() - Duration::days(90) + Duration::minutes(number.cast_signed())),
        requirements: vec![Requirement::documents(RequirementKind::Identity, &[&["SELFIE"]])],
        ..case(number, 0)
    }
}

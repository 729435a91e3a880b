//! Random changes to cases, after each run of which the queue and its counts are held against what
//! the cases themselves say.

use chrono::{DateTime, Duration, Utc};
use dossier_domain::{
    Actor, Case, CaseId, Connection, ConnectionId, Document, DocumentFacts, DocumentId, Due,
    Environment, Fact, Finding, MediaType, Need, Place, Provider, QueueFilter, Reviewer,
    ReviewerId, Role, Sensitive, Severity, SlotName, Sort, Stage, VaultId, View,
};
use dossier_store::{
    Anchors, Error, NewVault, QueueCursor, QueueQuery, QueueRow, ReadTx, Vault, WriteTx,
};
use proptest::{prelude::*, sample::select};
use tempfile::TempDir;
use uuid::Uuid;

const CASES: u8 = 12;
const NAMES: [&str; 5] = ["Ada Testcase", "Bo Sample", "Cy Testcase", "Dee Specimen", "Eve"];

/// What happens to a case.
#[derive(Debug, Clone)]
pub enum Change {
    Put { stage: Stage, open: Option<Stage>, recommended: bool, due: Option<i64>, name: u8 },
    Attach { slot: u8, severity: Option<Severity> },
    EraseDocuments,
    EraseApplicant,
    Snooze,
    Wake,
    Escalate,
    Calm,
}

pub fn changes() -> impl Strategy<Value = Vec<(u8, Change)>> {
    let stage = || select(Stage::ALL.to_vec());
    let open = proptest::option::of(select(vec![Stage::InformationRequested, Stage::DataNeeded]));
    let due = proptest::option::of(-100..400_i64);
    let severity =
        proptest::option::of(select(vec![Severity::Info, Severity::Warning, Severity::Error]));
    let put = (stage(), open, any::<bool>(), due, 0..7_u8).prop_map(
        |(stage, open, recommended, due, name)| Change::Put { stage, open, recommended, due, name },
    );
    let change = prop_oneof![
        6 => put,
        3 => (0..2_u8, severity).prop_map(|(slot, severity)| Change::Attach { slot, severity }),
        1 => Just(Change::EraseDocuments),
        1 => Just(Change::EraseApplicant),
        2 => Just(Change::Snooze),
        1 => Just(Change::Wake),
        1 => Just(Change::Escalate),
        1 => Just(Change::Calm),
    ];
    proptest::collection::vec((0..CASES, change), 1..60)
}

pub fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

fn connection(number: u8) -> Connection {
    Connection {
        id: ConnectionId::from_uuid(Uuid::from_u128(100 + u128::from(number))),
        provider: if number == 0 { Provider::Jiko } else { Provider::Atelio },
        name: format!("test {number}"),
        environment: Environment::Simulated,
        base_url: "http://127.0.0.1:1".to_owned(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: None,
    }
}

fn case_id(number: u8) -> CaseId {
    CaseId::from_uuid(Uuid::from_u128(1000 + u128::from(number)))
}

fn apply(tx: &WriteTx<'_>, number: u8, change: &Change, step: u128) -> Result<(), Error> {
    let id = case_id(number);
    tx.record(Fact::of_vault("vault.test"));
    let known = tx.case(id)?;
    if let Change::Put { stage, open, recommended, due, name } = change {
        let connection = connection(number % 2);
        let case = Case {
            name: NAMES.get(usize::from(*name)).map(|it| Sensitive::new((*it).to_owned())),
            external_id: Some(format!("application-{number}")),
            provider_status: Some(format!("WORD {step}")),
            stage: *stage,
            open_stage: *open,
            recommended: *recommended,
            due_at: due.map(|hours| now() + Duration::hours(hours)),
            ..Case::opened(id, connection.id, connection.provider, now())
        };
        return tx.put_case(&case, &[Need::Recommend]);
    }
    if known.is_none() {
        return Ok(());
    }
    match change {
        Change::Put { .. } => {}
        Change::Attach { slot, severity } => {
            let finding = |severity| Finding {
                code: "synthetic".to_owned(),
                severity,
                message: "Synthetic.".to_owned(),
                number: None,
            };
            let facts = || DocumentFacts {
                media_type: MediaType::Png,
                width: None,
                height: None,
                pages: None,
                bytes: 1,
                sha256: "0".repeat(64),
            };
            let document = Document {
                id: DocumentId::from_uuid(Uuid::from_u128(10_000 + step)),
                case_id: id,
                slot: SlotName::new(format!("SLOT_{slot}")),
                source: facts(),
                prepared: facts(),
                recipe: vec![],
                findings: severity.map(finding).into_iter().collect(),
                attached_at: now(),
                erased_at: None,
            };
            tx.add_document(&document, b"x", b"x")?;
        }
        Change::EraseDocuments => {
            for document in tx.documents(id)? {
                tx.erase_document(id, document.id, "keep_days_7")?;
            }
        }
        Change::EraseApplicant => tx.erase_applicant(id, "applicant_days_90")?,
        Change::Snooze => tx.snooze(id, now() + Duration::days(1))?,
        Change::Wake => drop(tx.wake(id)?),
        Change::Escalate => drop(tx.escalate(id)?),
        Change::Calm => drop(tx.calm(id)?),
    }
    Ok(())
}

/// What a case's row has to be, from the tables that it follows from.
struct Expected {
    number: u8,
    case: Case,
    place: Place,
    findings: u32,
    documents: u32,
}

fn expected(tx: &ReadTx<'_>) -> Result<Vec<Expected>, Error> {
    let mut all = Vec::new();
    for number in 0..CASES {
        let Some(case) = tx.case(case_id(number))? else { continue };
        let place = Place {
            stage: case.stage,
            open: case.open_stage,
            recommended: case.recommended,
            is_snoozed: tx.snoozed_until(case.id)?.is_some(),
            is_escalated: tx.is_escalated(case.id)?,
        };
        let mut last = std::collections::BTreeMap::new();
        for document in tx.documents(case.id)?.into_iter().filter(|it| it.erased_at.is_none()) {
            last.insert(document.slot.to_string(), document.findings);
        }
        let doubtful = last.values().flatten().filter(|it| it.severity != Severity::Info);
        let (findings, documents) = (doubtful.count() as u32, last.len() as u32);
        all.push(Expected { number, case, place, findings, documents });
    }
    Ok(all)
}

/// A word of a name that is not found as often as cases have it.
fn word_apart(tx: &ReadTx<'_>, all: &[Expected]) -> Result<Option<String>, Error> {
    for word in ["testcase", "specimen", "sample", "eve"] {
        let search = Some(Sensitive::new(word.to_owned()));
        let filter = QueueFilter::of(View::All);
        let query = QueueQuery { filter, search, now: now(), limit: 50, after: None };
        let found = tx.queue(&query)?.total as usize;
        let name = |it: &&Expected| it.case.name.as_ref().map(|it| it.expose().to_lowercase());
        let have = all.iter().filter(|it| name(it).is_some_and(|it| it.contains(word))).count();
        if found != have {
            return Ok(Some(format!("{word} is found {found} times, {have} have it")));
        }
    }
    Ok(None)
}

fn all_rows(tx: &ReadTx<'_>, filter: QueueFilter) -> Result<(Vec<QueueRow>, u32), Error> {
    let (mut rows, mut after) = (Vec::new(), None);
    loop {
        let page = tx.queue(&QueueQuery { filter, search: None, now: now(), limit: 4, after })?;
        rows.extend(page.rows);
        match page.next {
            Some(next) => after = QueueCursor::parse(&next),
            None => return Ok((rows, page.total)),
        }
    }
}

/// What is wrong with the queue; none where nothing is.
fn difference(tx: &ReadTx<'_>) -> Result<Option<String>, Error> {
    let all = expected(tx)?;
    if let Some(wrong) = word_apart(tx, &all)? {
        return Ok(Some(wrong));
    }
    for view in View::ALL {
        for sort in Sort::ALL {
            for (due, finding, connection_id, stage) in [
                (None, None, None, None),
                (Some(Due::Late), None, None, None),
                (Some(Due::Week), Some(false), None, None),
                (Some(Due::None), None, Some(connection(1).id), None),
                (None, Some(true), Some(connection(0).id), None),
                (None, None, None, Some(Stage::DocumentsNeeded)),
            ] {
                let filter = QueueFilter {
                    view,
                    sort,
                    due,
                    finding,
                    connection: connection_id,
                    stage,
                    provider: None,
                };
                let hours = |it: &Expected| it.case.due_at.map(|at| (at - now()).num_hours());
                let holds = |it: &&Expected| {
                    view.holds(&it.place)
                        && finding.is_none_or(|wanted| wanted == (it.findings > 0))
                        && connection_id.is_none_or(|id| id == it.case.connection_id)
                        && stage.is_none_or(|stage| stage == it.case.stage)
                        && match due {
                            None => true,
                            Some(Due::Late) => hours(it).is_some_and(|it| it < 0),
                            Some(Due::None) => hours(it).is_none(),
                            _ => hours(it).is_some_and(|it| (0..168).contains(&it)),
                        }
                };
                let wanted: Vec<&Expected> = all.iter().filter(holds).collect();
                let (rows, total) = all_rows(tx, filter)?;
                if total as usize != wanted.len() || rows.len() != wanted.len() {
                    return Ok(Some(format!("{filter:?}: {total}, {} rows", rows.len())));
                }
                for row in &rows {
                    let Some(it) = wanted.iter().find(|it| it.case.id == row.case_id) else {
                        return Ok(Some(format!("{filter:?} has another case")));
                    };
                    let same = (row.stage, row.due_at, &row.name, &row.provider_status)
                        == (it.case.stage, it.case.due_at, &it.case.name, &it.case.provider_status)
                        && (row.findings, row.documents) == (it.findings, it.documents)
                        && row.is_escalated == it.place.is_escalated
                        && row.snoozed_until.is_some() == it.place.is_snoozed
                        && row.connection_id == it.case.connection_id;
                    if !same {
                        return Ok(Some(format!("case {}: {row:?}", it.number)));
                    }
                }
                let in_order = rows.is_sorted_by(|a, b| match sort {
                    Sort::Urgent => {
                        (a.due_at.is_none(), a.due_at) <= (b.due_at.is_none(), b.due_at)
                    }
                    Sort::Updated => a.updated_at >= b.updated_at,
                    Sort::Oldest => a.first_seen_at <= b.first_seen_at,
                    Sort::Name => family(a) <= family(b),
                });
                if !in_order {
                    return Ok(Some(format!("{filter:?} is out of order")));
                }
            }
        }
        if tx.count(view)? as usize != all.iter().filter(|it| view.holds(&it.place)).count() {
            return Ok(Some(format!("the count of {view:?}")));
        }
    }
    Ok(None)
}

fn family(row: &QueueRow) -> String {
    let name = row.name.as_ref().map(|it| it.expose().to_lowercase());
    let last = name.and_then(|it| it.split(' ').next_back().map(str::to_owned));
    last.unwrap_or_else(|| "\u{10ffff}".to_owned())
}

/// Applies the changes and says what is wrong with the queue then; none where nothing is.
pub async fn run(changes: Vec<(u8, Change)>) -> Option<String> {
    let home = TempDir::new().unwrap();
    let reviewer = Reviewer {
        id: ReviewerId::from_uuid(Uuid::from_u128(7)),
        name: "Test".to_owned(),
        role: Role::Supervisor,
    };
    let new = NewVault { id: VaultId::from_uuid(Uuid::from_u128(1)), now: now(), reviewer };
    let vault = Vault::create(&home.path().join("v"), "passphrase", new, &Anchors::nowhere())
        .await
        .unwrap();
    let start = |tx: &WriteTx<'_>| {
        tx.add_connection(&connection(0))?;
        tx.add_connection(&connection(1))?;
        tx.record(Fact::of_vault("vault.test"));
        Ok::<_, Error>(())
    };
    vault.write(Actor::Dossier, now(), start).await.unwrap();
    for (step, (number, change)) in (0_u32..).zip(changes) {
        let at = now() + Duration::seconds(step.into());
        let change = move |tx: &WriteTx<'_>| apply(tx, number, &change, step.into());
        vault.write(Actor::Dossier, at, change).await.unwrap();
    }
    let found = vault.read(difference).await.unwrap();
    vault.close().await.unwrap();
    found
}

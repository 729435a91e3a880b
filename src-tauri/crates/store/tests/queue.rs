//! Views, order, pages, search and counts of the queue.
#![allow(clippy::unwrap_used, reason = "a test may")]

use chrono::{DateTime, Duration, Utc};
use dossier_domain::{
    Actor, Applicant, Case, CaseId, Connection, ConnectionId, Environment, Fact, Need, Provider,
    QueueFilter, Reviewer, ReviewerId, Role, SearchWords, Sensitive, SlotName, Sort, Stage,
    VaultId, View,
};
use dossier_store::{Anchors, Error, FoundBy, NewVault, QueueCursor, QueueQuery, QueueRow, Vault};
use serde_json::json;
use tempfile::TempDir;
use uuid::Uuid;

fn now() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

fn connection() -> Connection {
    Connection {
        id: ConnectionId::from_uuid(Uuid::from_u128(3)),
        provider: Provider::Jiko,
        name: "test".to_owned(),
        environment: Environment::Simulated,
        base_url: "http://127.0.0.1:1".to_owned(),
        proxy: None,
        ca_pem: None,
        pins_pem: None,
        owner: None,
    }
}

fn case(number: u32, stage: Stage, due_in_hours: Option<i64>) -> Case {
    let id = CaseId::from_uuid(Uuid::from_u128(1000 + u128::from(number)));
    Case {
        name: Some(Sensitive::new(format!("Sample{number:03} Testcase-Birch"))),
        external_id: Some(format!("application-{number:03}")),
        provider_status: Some("WORD".to_owned()),
        stage,
        provider_stage: stage,
        due_at: due_in_hours.map(|hours| now() + Duration::hours(hours)),
        ..Case::opened(id, connection().id, Provider::Jiko, now())
    }
}

async fn vault_with(cases: Vec<Case>) -> (TempDir, Vault) {
    let home = TempDir::new().unwrap();
    let reviewer = Reviewer {
        id: ReviewerId::from_uuid(Uuid::from_u128(7)),
        name: "Test".to_owned(),
        role: Role::Supervisor,
    };
    let id = VaultId::from_uuid(Uuid::from_u128(1));
    let new = NewVault { id, now: now(), reviewer };
    let vault = Vault::create(&home.path().join("v"), "passphrase", new, &Anchors::nowhere())
        .await
        .unwrap();
    vault
        .write(Actor::Dossier, now(), move |tx| {
            tx.add_connection(&connection())?;
            for case in &cases {
                tx.put_case(case, &[Need::Document(SlotName::new("SELFIE"))])?;
            }
            tx.record(Fact::of_vault("vault.test"));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    (home, vault)
}

fn query(view: View) -> QueueQuery {
    let filter = QueueFilter::of(view);
    QueueQuery { filter, search: None, now: now(), limit: 50, after: None }
}

async fn ids(vault: &Vault, query: QueueQuery) -> (Vec<String>, Option<String>, u32) {
    let page = vault.read(move |tx| tx.queue(&query)).await.unwrap();
    let ids = page.rows.iter().map(|row| row.external_id.clone().unwrap()).collect();
    (ids, page.next, page.total)
}

#[tokio::test]
async fn most_urgent_first_then_oldest_and_each_view_holds_its_own() {
    let (_home, vault) = vault_with(vec![
        case(1, Stage::DocumentsNeeded, Some(5)),
        case(2, Stage::DocumentsNeeded, Some(-2)),
        case(3, Stage::ReadyToResubmit, Some(5)),
        case(4, Stage::InProgress, None),
        case(5, Stage::Approved, None),
        case(6, Stage::Unmapped, None),
    ])
    .await;
    let (needs_us, _, total) = ids(&vault, query(View::NeedsUs)).await;
    assert_eq!(
        needs_us,
        ["application-002", "application-001", "application-003", "application-006"],
        "late first, a tie by age, no due time last"
    );
    assert_eq!(total, 4);
    assert_eq!(ids(&vault, query(View::Ready)).await.0, ["application-003"]);
    assert_eq!(ids(&vault, query(View::Waiting)).await.0, ["application-004"]);
    assert_eq!(ids(&vault, query(View::Decided)).await.0, ["application-005"]);
    assert_eq!(ids(&vault, query(View::All)).await.2, 6);
}

#[tokio::test]
async fn pages_neither_skip_nor_repeat_and_counts_follow_changes() {
    let cases = (0..25).map(|n| case(n, Stage::DocumentsNeeded, Some(i64::from(n % 4)))).collect();
    let (_home, vault) = vault_with(cases).await;
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let page = QueueQuery { limit: 7, after, ..query(View::NeedsDocuments) };
        let (ids, next, total) = ids(&vault, page).await;
        assert_eq!(total, 25);
        seen.extend(ids);
        match next {
            Some(next) => after = QueueCursor::parse(&next),
            None => break,
        }
    }
    assert_eq!(seen.len(), 25);
    let mut distinct = seen.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 25);

    vault
        .write(Actor::Provider, now(), |tx| {
            tx.put_case(&case(3, Stage::Approved, None), &[])?;
            tx.record(Fact::of_vault("vault.test"));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    assert_eq!(vault.read(|tx| tx.count(View::NeedsDocuments)).await.unwrap(), 24);
    assert_eq!(vault.read(|tx| tx.count(View::Decided)).await.unwrap(), 1);
}

#[tokio::test]
async fn a_page_takes_from_each_part_of_the_queue_what_comes_first_however_much_it_is() {
    // Most of the first page is in one stage, and what is due there lies far apart.
    let stage = |n| match n {
        n if n % 10 == 3 => Stage::Unmapped,
        n if n % 17 == 5 => Stage::ReadyToResubmit,
        _ => Stage::DocumentsNeeded,
    };
    let due = |n: u32| (!n.is_multiple_of(9)).then_some(i64::from(n * 37 % 101));
    let name = |n: u32| format!("Sample Birch{:03}", n * 53 % 211);
    let cases =
        (0..200).map(|n| Case { name: Some(Sensitive::new(name(n))), ..case(n, stage(n), due(n)) });
    let (_home, vault) = vault_with(cases.collect()).await;
    let urgent = |n: &u32| (due(*n).unwrap_or(i64::MAX), *n);
    let of_one = Some(connection().id);
    for (sort, connection) in [
        (Sort::Urgent, None),
        (Sort::Urgent, of_one),
        (Sort::Oldest, None),
        (Sort::Updated, of_one),
        (Sort::Name, None),
    ] {
        let mut numbers: Vec<u32> = (0..200).collect();
        match sort {
            Sort::Urgent => numbers.sort_by_key(urgent),
            Sort::Oldest => {}
            Sort::Updated => numbers.reverse(),
            Sort::Name => numbers.sort_by_key(|n| name(*n)),
        }
        let expected: Vec<_> = numbers.iter().map(|n| format!("application-{n:03}")).collect();
        let filter = QueueFilter { sort, connection, ..QueueFilter::of(View::NeedsUs) };
        let (mut seen, mut after) = (Vec::new(), None);
        while seen.len() < expected.len() {
            let page = QueueQuery { filter, after, ..query(View::NeedsUs) };
            let (ids, next, _) = ids(&vault, page).await;
            assert_eq!(ids.len(), 50, "{sort:?}");
            seen.extend(ids);
            after = next.and_then(|it| QueueCursor::parse(&it));
        }
        assert_eq!(seen, expected, "{sort:?}");
        assert_eq!(after, None, "{sort:?}");
    }
}

#[tokio::test]
async fn search_finds_parts_of_names_and_ids_and_takes_any_text() {
    let (_home, vault) =
        vault_with((0..20).map(|n| case(n, Stage::Unmapped, None)).collect()).await;
    let search = |text: &str| QueueQuery {
        search: Some(Sensitive::new(text.to_owned())),
        ..query(View::All)
    };
    assert_eq!(ids(&vault, search("sample007")).await.0, ["application-007"]);
    assert_eq!(ids(&vault, search("cation-01")).await.2, 10);
    assert_eq!(ids(&vault, search("birch ample012")).await.0, ["application-012"]);
    assert_eq!(ids(&vault, search("19")).await.0, ["application-019"], "two characters");
    let id = case(4, Stage::Unmapped, None).id.to_string();
    assert_eq!(ids(&vault, search(&id)).await.0, ["application-004"]);
    for hostile in
        ["\"", "a\" OR \"b", "NEAR(", "*", "%", "_", "'; DROP TABLE cases", "x\u{0}y\u{0}z"]
    {
        assert_eq!(ids(&vault, search(hostile)).await.2, 0, "{hostile:?} finds nothing");
    }
    assert_eq!(ids(&vault, search("")).await.2, 20);
}

#[tokio::test]
async fn each_match_tells_its_reason_and_names_may_have_a_slip() {
    let named = |number: u32, name: &str| Case {
        name: Some(Sensitive::new(name.to_owned())),
        ..case(number, Stage::Unmapped, None)
    };
    let (_home, vault) = vault_with(vec![
        named(1, "Ada Testerman"),
        named(2, "Bo Lindqvist"),
        named(3, "Cy Lindquist"),
    ])
    .await;
    let words = SearchWords {
        email: Some(Sensitive::new("Synthetic.Mail@example.com".to_owned())),
        phone: Some(Sensitive::new("+1 415-555-0123".to_owned())),
        numbers: vec![Sensitive::new("000-12-3456".to_owned())],
    };
    vault
        .write(Actor::Dossier, now(), move |tx| {
            let id = case(1, Stage::Unmapped, None).id;
            tx.put_applicant(id, &Applicant::new(json!({})), &words)?;
            let details = json!({"number": "x 77-881"});
            tx.put_document_details(id, "PASSPORT", &details)?;
            tx.record(Fact::of_vault("vault.test"));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    let found = async |text: &str| {
        let search = Some(Sensitive::new(text.to_owned()));
        let query = QueueQuery { search, ..query(View::All) };
        let page = vault.read(move |tx| tx.queue(&query)).await.unwrap();
        let told = |row: &QueueRow| (row.external_id.clone().unwrap(), row.found_by.unwrap());
        page.rows.iter().map(told).map(|(id, by)| (id[12..].to_owned(), by)).collect::<Vec<_>>()
    };
    let one = |by: FoundBy| vec![("001".to_owned(), by)];
    for text in ["testerman", "Ada Testerman"] {
        assert_eq!(found(text).await, one(FoundBy::Name), "{text}");
    }
    for (slip, what) in [
        ("tasterman", "another letter"),
        ("testeman", "one missing"),
        ("testermann", "one too many"),
        ("tetserman", "two swapped"),
        ("ada tasterman", "two words"),
        ("ada tesstermn", ""),
        ("lindqvist tasterman", ""),
    ] {
        let near = if what.is_empty() { vec![] } else { one(FoundBy::CloseName) };
        assert_eq!(found(slip).await, near, "{slip}: {what}");
    }
    let both = found("lindquist").await;
    assert_eq!(
        both,
        [("002".to_owned(), FoundBy::CloseName), ("003".to_owned(), FoundBy::Name)],
        "the same and the near one"
    );
    assert_eq!(found("synthetic.mail").await, one(FoundBy::Email));
    assert_eq!(found("415-555-0123").await, one(FoundBy::Phone));
    assert_eq!(found("000123456").await, one(FoundBy::Number));
    assert_eq!(found("X77881").await, one(FoundBy::Number), "that of a document");
    for part in ["00012345", "12-3456", "7788"] {
        assert_eq!(found(part).await, [], "{part}: a masked number is found whole only");
    }
    assert_eq!(found("application-001").await, one(FoundBy::ExternalId));
    let id = case(1, Stage::Unmapped, None).id.to_string();
    assert_eq!(found(&id).await, one(FoundBy::CaseId));
}

#[tokio::test]
async fn a_short_name_is_found_behind_very_many_that_have_the_longer_one() {
    let named = |number: u32, name: &str| Case {
        name: Some(Sensitive::new(name.to_owned())),
        external_id: Some(format!("case-{number}")),
        ..case(number, Stage::Unmapped, None)
    };
    let mut all = vec![named(0, "Li Wei"), named(1, "Wei Li"), named(2, "Li-Xu Wei")];
    all.extend((3..700).map(|number| named(number, "Wei Testcase")));
    let (_home, vault) = vault_with(all).await;
    for (text, expected) in [("li wei", 3), ("wei li", 3), ("li-xu", 1), ("li xu", 1)] {
        let search = Some(Sensitive::new(text.to_owned()));
        let query = QueueQuery { search, ..query(View::All) };
        let found = vault.read(move |tx| tx.queue(&query)).await.unwrap();
        assert_eq!(found.total, expected, "{text}");
        assert!(found.rows.iter().all(|it| it.found_by == Some(FoundBy::Name)), "{text}");
    }
}

#[tokio::test]
async fn a_search_also_finds_what_is_put_off() {
    let (_home, vault) = vault_with(vec![case(1, Stage::DocumentsNeeded, None)]).await;
    vault
        .write(Actor::Dossier, now(), |tx| {
            tx.snooze(case(1, Stage::DocumentsNeeded, None).id, now() + Duration::days(1))?;
            tx.record(Fact::of_vault("vault.test"));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    assert_eq!(ids(&vault, query(View::NeedsUs)).await.2, 0);
    assert_eq!(ids(&vault, query(View::Snoozed)).await.2, 1);
    let search = Some(Sensitive::new("sample001".to_owned()));
    let (found, ..) = ids(&vault, QueueQuery { search, ..query(View::NeedsUs) }).await;
    assert_eq!(found, ["application-001"]);
}

#[tokio::test]
async fn a_renamed_case_is_found_by_its_new_name_only() {
    let (_home, vault) = vault_with(vec![case(1, Stage::Unmapped, None)]).await;
    vault
        .write(Actor::Provider, now(), |tx| {
            let name = Some(Sensitive::new("Specimen Other".to_owned()));
            tx.put_case(&Case { name, ..case(1, Stage::Unmapped, None) }, &[])?;
            tx.record(Fact::of_vault("vault.test"));
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
    let find = |text: &str| QueueQuery {
        search: Some(Sensitive::new(text.to_owned())),
        ..query(View::All)
    };
    assert_eq!(ids(&vault, find("specimen")).await.2, 1);
    assert_eq!(ids(&vault, find("sample001")).await.2, 0);
}

#[tokio::test]
async fn of_very_many_that_are_found_the_newest_are_looked_at_until_a_page_is_full() {
    // Few enough for the index to be asked once, and so many that it is asked from the newest on.
    for cases in [1_200, 4_100] {
        let decided = cases - 550;
        let stage = |number| if number < decided { Stage::Unmapped } else { Stage::Approved };
        let all = (0..cases).map(|number| case(number, stage(number), None)).collect();
        let (_home, vault) = vault_with(all).await;
        let found = async |view| {
            let search = Some(Sensitive::new("testcase".to_owned()));
            let query = QueueQuery { search, limit: 400, ..query(view) };
            let page = vault.read(move |tx| tx.queue(&query)).await.unwrap();
            let oldest = page.rows[0].external_id.clone().unwrap();
            (page.total, page.total_is_least, oldest)
        };
        // 500 are looked at at a time.
        let from = |number| format!("application-{number:03}");
        assert_eq!(found(View::Decided).await, (500, true, from(cases - 500)), "{cases}");
        // Of the first 500 none is in the view, of the next 450.
        assert_eq!(found(View::NeedsUs).await, (450, true, from(cases - 1_000)), "{cases}");
    }
}

use std::{cell::Cell, path::Path};

use dossier_domain::{QueueFilter, View};
use tempfile::TempDir;

use super::*;
use crate::{migrations::migrations, table::queue_types::QueueQuery};

const CASES: u64 = 1_234;

/// The vault of a version before, with cases in its queue and its search.
fn older(path: &Path) -> Connection {
    let mut db = Connection::open(path).unwrap();
    migrations().to_version(&mut db, 5).unwrap();
    db.execute_batch(&format!(
        "INSERT INTO connections (id, provider, name, environment, base_url, created_at)
            VALUES ('00000000-0000-0000-0000-000000000003', 'jiko', 'x', 'simulated', 'x', 'x');
         WITH RECURSIVE numbers (n) AS
            (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {CASES})
         INSERT INTO cases (id, connection_id, provider, external_id, name, stage, stage_since,
            requirements, met, slots, reasons, recommended, opened_at)
            SELECT printf('00000000-0000-0000-0000-%012d', n),
                '00000000-0000-0000-0000-000000000003', 'jiko', 'x' || n, 'Ada Older' || n,
                'ReadyToResubmit', '2026-11-20T12:00:00.000000Z', '[]', '[]', '[]', '[]', 0,
                '2026-11-20T12:00:00.000000Z' FROM numbers;
         INSERT INTO queue (view, due_sort, case_id, provider, stage, needs)
            SELECT view, '9999', id, 'jiko', 'ReadyToResubmit', '[\"submit\"]' FROM cases
            JOIN (SELECT 'all' AS view UNION SELECT 'ready' UNION SELECT 'needs-us');
         INSERT INTO case_search (rowid, text) SELECT seq, name FROM cases;"
    ))
    .unwrap();
    db
}

fn page(db: &Connection, search: Option<&str>) -> (u32, Vec<String>) {
    let search = search.map(|it| dossier_domain::Sensitive::new(it.to_owned()));
    let (filter, now) = (QueueFilter::of(View::Ready), DateTime::UNIX_EPOCH);
    let query = QueueQuery { filter, search, now, limit: 1, after: None };
    let page = ReadTx { db }.queue(&query).unwrap();
    (page.total, page.rows.into_iter().flat_map(|row| row.needs).collect())
}

#[test]
fn a_fill_that_ends_anywhere_goes_on_where_it_was() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("older.db");
    let mut db = older(&path);
    migrations().to_latest(&mut db).unwrap();
    let mut steps = 0;
    // The program ends in the middle of a step, each time it is started: nothing of that step stays.
    while is_there(&db, "old_queue").unwrap() {
        let before = ReadTx { db: &db }.count(View::All).unwrap();
        let tx = db.transaction().unwrap();
        queue_step(&tx).unwrap();
        drop(tx);
        drop(db);
        db = Connection::open(&path).unwrap();
        assert_eq!(ReadTx { db: &db }.count(View::All).unwrap(), before, "a broken step left rows");
        let tx = db.transaction().unwrap();
        queue_step(&tx).unwrap();
        tx.commit().unwrap();
        steps += 1;
    }
    assert_eq!(steps, 4, "500, 500, 234 and the end");
    assert_eq!(page(&db, None), (CASES as u32, vec!["submit".to_owned()]));
    assert_eq!(page(&db, Some("older1234")).0, 1);
}

/// The vault of schema 6 with cases in its queue and its search, the last of them not moved yet.
fn six(path: &Path) -> Connection {
    let mut db = older(path);
    migrations().to_version(&mut db, 6).unwrap();
    db.execute_batch(&format!(
        "INSERT INTO queue_connections (number, id, provider)
            VALUES (1, '00000000-0000-0000-0000-000000000003', 'jiko');
         INSERT INTO queue (bucket, due, seq, case_id, connection, doubtful, would, external_id,
            name, name_sort, needs, findings, documents, opened, updated)
            SELECT 65535 << 4, 0, seq, unhex(replace(id, '-', '')), 1, 0, 65535, external_id, name, name, '[]', 0, 0, 0, 0
            FROM cases WHERE seq < {CASES};
         INSERT INTO contacts (seq, email) VALUES (7, 'seventh@example.com');
         INSERT INTO name_words (word, cases) VALUES ('ada', {CASES});"
    ))
    .unwrap();
    db
}

#[test]
fn a_search_that_is_filled_ends_anywhere_and_goes_on_where_it_was() {
    let home = TempDir::new().unwrap();
    let path = home.path().join("six.db");
    let mut db = six(&path);
    migrations().to_latest(&mut db).unwrap();
    let words = |db: &Connection| -> i64 {
        db.query_row("SELECT count(*) FROM word_cases", [], |row| row.get(0)).unwrap()
    };
    let mut steps = 0;
    while is_there(&db, "old_search").unwrap() {
        let before = words(&db);
        let tx = db.transaction().unwrap();
        search_step(&tx).unwrap();
        drop(tx);
        drop(db);
        db = Connection::open(&path).unwrap();
        assert_eq!(words(&db), before, "a broken step left rows");
        let tx = db.transaction().unwrap();
        search_step(&tx).unwrap();
        tx.commit().unwrap();
        steps += 1;
    }
    assert_eq!(steps, 4, "500, 500, 233 and the end");
    let found = |text: &str| {
        let search = Some(dossier_domain::Sensitive::new(text.to_owned()));
        let (filter, now) = (QueueFilter::of(View::All), DateTime::UNIX_EPOCH);
        let query = QueueQuery { filter, search, now, limit: 1, after: None };
        let page = ReadTx { db: &db }.queue(&query).unwrap();
        (page.total, page.total_is_least)
    };
    let last = CASES - 1;
    assert_eq!(found(&format!("older{last}")), (1, false));
    assert_eq!(found(&format!("x{last}")), (1, false), "the id of the provider");
    assert_eq!(found("seventh@example.com"), (1, false));
    assert_eq!(found("ada"), (500, true), "so many are looked at");
    let cases: i64 =
        db.query_row("SELECT cases FROM words WHERE word = 'ada'", [], |row| row.get(0)).unwrap();
    assert_eq!(cases.unsigned_abs(), last);
}

#[test]
fn a_fill_tells_how_far_it_is_and_is_done_once() {
    let home = TempDir::new().unwrap();
    let mut db = older(&home.path().join("older.db"));
    migrations().to_latest(&mut db).unwrap();
    let last = Cell::new((0, 0));
    fill(&mut db, &|done, of| last.set((done, of))).unwrap();
    assert_eq!(last.get(), (CASES, CASES));
    assert_eq!(page(&db, None).0, CASES as u32);
    fill(&mut db, &|_, _| panic!("there is nothing left to do")).unwrap();
}

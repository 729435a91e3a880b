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
    while is_unfinished(&db).unwrap() {
        let before = ReadTx { db: &db }.count(View::All).unwrap();
        let tx = db.transaction().unwrap();
        step(&tx).unwrap();
        drop(tx);
        drop(db);
        db = Connection::open(&path).unwrap();
        assert_eq!(ReadTx { db: &db }.count(View::All).unwrap(), before, "a broken step left rows");
        let tx = db.transaction().unwrap();
        if step(&tx).unwrap() == 0 {
            tx.execute_batch("DROP TABLE old_queue").unwrap();
        }
        tx.commit().unwrap();
        steps += 1;
    }
    assert_eq!(steps, 4, "500, 500, 234 and the end");
    assert_eq!(page(&db, None), (CASES as u32, vec!["submit".to_owned()]));
    assert_eq!(page(&db, Some("older1234")).0, 1);
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

//! A vault of an older schema with very many cases, brought up to date and killed on the way.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use dossier_domain::{QueueFilter, Sensitive, View};
use dossier_store::{Anchors, Error, QueueQuery, Vault};
use rusqlite::{Connection, params};
use serde_json::{Value, json};

use crate::{
    key::key_of,
    people::{applicant, case, case_id, now},
};

/// Of the committed vault of that schema.
const SCHEMA: u32 = 5;
const PASSPHRASE: &str = "the passphrase of the fixture";
/// Cases of one change while it is filled.
const FILL: u64 = 10_000;
/// How often bringing it up to date is killed before it may come to its end.
const KILLS: u64 = 5;

/// Makes such a vault, brings it up to date in processes of which all but the last are killed, and
/// looks whether all of it is there.
pub async fn run(folder: &Path, cases: u64) -> Value {
    let dir = folder.join("older");
    make(&dir, cases);
    let (mut told, mut took) = (Vec::new(), Duration::ZERO);
    for kill in 1..=KILLS + 1 {
        let start = Instant::now();
        let until = (kill <= KILLS).then_some(cases * kill / (KILLS + 1));
        told.push(bring_up(folder, until));
        took += start.elapsed();
    }
    // None goes back behind what the one before told, save the step that was under way.
    assert!(told.windows(2).all(|two| two[0].1 <= two[1].0 + 500), "{told:?}");
    let vault = Vault::open(&dir, PASSPHRASE, &Anchors::nowhere()).await.unwrap();
    let number = cases / 2;
    let name = case(number, 0).name.unwrap().expose().clone();
    let (total, is_found, holds) = vault
        .read(move |tx| {
            let search = Some(Sensitive::new(name));
            let (filter, after) = (QueueFilter::of(View::All), None);
            let page = tx.queue(&QueueQuery { filter, search, now: now(), limit: 500, after })?;
            let is_found = page.rows.iter().any(|it| it.case_id == case_id(number));
            Ok::<_, Error>((tx.count(View::All)?, is_found, tx.verify_journal(None)?.ok()))
        })
        .await
        .unwrap();
    vault.close().await.unwrap();
    assert!(is_found && holds, "a case is found by its name, and the journal holds");
    // The committed vault had one.
    json!({"rate": cases as f64 / took.as_secs_f64(), "cases": total - 1, "kills": KILLS})
}

/// Opens the vault in a process of its own, and kills it once so many cases were told to be done.
/// What it told first and last.
fn bring_up(folder: &Path, until: Option<u64>) -> (u64, u64) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["update", &folder.display().to_string(), "0"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = Vec::new();
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        told.push(line.unwrap().parse().unwrap());
        if until.is_some_and(|until| *told.last().unwrap() >= until) {
            child.kill().unwrap();
            break;
        }
    }
    assert_eq!(child.wait().unwrap().success(), until.is_none());
    (told[0], *told.last().unwrap())
}

/// Brings the vault up to date and prints how many cases are done.
pub async fn update(folder: &Path) {
    let told = |done, _| println!("{done}");
    let dir = folder.join("older");
    let vault = Vault::open_telling(&dir, PASSPHRASE, &Anchors::nowhere(), told).await.unwrap();
    vault.close().await.unwrap();
}

/// The committed vault of that schema with so many copies of its case, each with a name, an id and
/// an applicant of its own, written without a line of the version at hand.
fn make(dir: &Path, cases: u64) {
    let committed = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../../../tests/fixtures/vault-schema-{SCHEMA}"));
    fs::create_dir_all(dir).unwrap();
    for file in ["vault.json", "vault.db"] {
        fs::copy(committed.join(file), dir.join(file)).unwrap();
    }
    let mut db = Connection::open(dir.join("vault.db")).unwrap();
    let key: String = key_of(dir, PASSPHRASE).iter().map(|byte| format!("{byte:02x}")).collect();
    db.execute_batch(&format!("PRAGMA key = \"x'{key}'\"; PRAGMA journal_mode = WAL;")).unwrap();
    let schema: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(schema, SCHEMA);
    let copies = [
        copy(&db, "cases", &[("seq", "?1"), ("id", "?2"), ("external_id", "?3"), ("name", "?4")]),
        copy(&db, "queue", &[("case_id", "?2"), ("external_id", "?3"), ("name", "?4")]),
        copy(&db, "applicants", &[("case_id", "?2"), ("salt", "randomblob(32)"), ("body", "?5")]),
        "INSERT INTO case_search (rowid, text) VALUES (?1, ?4 || char(10) || ?3)".to_owned(),
    ];
    for from in (0..cases).step_by(FILL as usize) {
        let tx = db.transaction().unwrap();
        for number in from..(from + FILL).min(cases) {
            let it = case(number, 0);
            let name = it.name.unwrap().expose().clone();
            let body = applicant(number).0.expose().to_string();
            let (seq, id) = (number as i64 + 1_000, case_id(number).to_string());
            for sql in &copies {
                let mut statement = tx.prepare_cached(sql).unwrap();
                let all = params![seq, id, it.external_id, name, body];
                // It may name none of the last.
                let wanted = statement.parameter_count();
                statement.execute(&all[..wanted]).unwrap();
            }
        }
        tx.commit().unwrap();
    }
    db.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
}

/// Copies the first row of a table, with other values in some columns.
fn copy(db: &Connection, table: &str, other: &[(&str, &str)]) -> String {
    let mut columns =
        db.prepare(&format!("SELECT name FROM pragma_table_info('{table}')")).unwrap();
    let columns: Vec<String> =
        columns.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let value = |column: &String| {
        let other = other.iter().find(|(name, _)| name == column);
        other.map_or(column.as_str(), |(_, value)| value).to_owned()
    };
    let values: Vec<String> = columns.iter().map(value).collect();
    let of_one =
        if table == "cases" { "seq = 1" } else { "case_id = (SELECT id FROM cases WHERE seq = 1)" };
    format!(
        "INSERT INTO {table} ({}) SELECT {} FROM {table} WHERE {of_one}",
        columns.join(", "),
        values.join(", ")
    )
}

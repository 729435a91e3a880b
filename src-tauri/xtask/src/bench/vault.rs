//! `cargo xtask bench vault`: the vault with synthetic cases, beside plain SQLite with the same
//! tables and the same code, in one run.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde_json::Value;

use super::{
    measured,
    plot::{self, Curve},
    row::{self, Row},
};
use crate::cargo::root;

/// Figures of one size, of the vault and of plain SQLite.
struct Pair {
    cases: u64,
    vault: Value,
    plain: Value,
}

/// Measures and prints a table, or with `json` one array and nothing else on standard output. True
/// when every goal is met.
pub(crate) fn vault(cases: u64, json: bool) -> Result<bool> {
    let program = measured::build("measure_vault")?;
    let mut sizes = vec![10_000, 100_000, cases];
    sizes.retain(|size| *size <= cases);
    sizes.sort_unstable();
    sizes.dedup();
    let mut pairs = Vec::new();
    for cases in sizes {
        let plain = measure(&program, "vault", cases, "cheap-key,no-encryption")?;
        let vault = measure(&program, "vault", cases, "cheap-key")?;
        pairs.push(Pair { cases, vault, plain });
    }
    draw(&pairs)?;
    let mut rows: Vec<Row> = pairs.last().map(figures).unwrap_or_default();
    rows.extend(growth(&pairs));
    rows.extend(brought_up(&measure(&program, "older", cases, "")?, cases));
    row::print(&rows, json)
}

/// `cargo xtask bench journal`: adding to the journal, walking it, and opening a vault with it.
pub(crate) fn journal(entries: u64, json: bool) -> Result<bool> {
    let program = measured::build("measure_vault")?;
    let found = measure(&program, "journal", entries, "cheap-key")?;
    let of = |what: &str| format!("{what}, {entries} entries");
    let at_most = |what: &str, path: &str, unit, most: f64| {
        let value = number(&found, path);
        Row::new(of(what), value, unit).goal(format!("at most {most}"), value <= most)
    };
    let (first, last) = (number(&found, "/first_us"), number(&found, "/last_us"));
    let rate = number(&found, "/verify_rate");
    let rows = [
        Row::new(of("adding an entry, the last tenth beside the first"), last, "µs")
            .beside(first, last / first)
            .goal("at most 1.5 times", last / first <= 1.5),
        Row::new(of("a change with one entry, p50"), number(&found, "/last/p50"), "ms").beside(
            number(&found, "/first/p50"),
            number(&found, "/last/p50") / number(&found, "/first/p50"),
        ),
        Row::new(of("verify, both cores"), rate, "entries/s")
            .goal("at least 500000", rate >= 500_000.0),
        at_most("open, what is behind the anchor walked", "/open_ms", "ms", 100.0),
    ];
    row::print(&rows, json)
}

/// What one run measures; the folder is its own.
fn measure(program: &Path, what: &str, count: u64, controls: &str) -> Result<Value> {
    let count = count.to_string();
    let environment = [("DOSSIER_CONTROL", controls)];
    measured::figures(program, "vault", &[what], &[&count], &environment)
}

fn number(value: &Value, path: &str) -> f64 {
    value.pointer(path).and_then(Value::as_f64).unwrap_or(f64::NAN)
}

/// Each figure with its goal. Beside it stands plain SQLite's; the ratio is of processor time where
/// that was taken.
fn figures(pair: &Pair) -> Vec<Row> {
    let Pair { cases, vault, plain } = pair;
    let of = |what: &str| format!("{what}, {cases} cases");
    let at_most = |what: &str, path: &str, unit, most: f64| {
        let (value, peer) = (number(vault, path), number(plain, path));
        let row = Row::new(of(what), value, unit).beside(peer, value / peer);
        row.goal(format!("at most {most}"), value <= most)
    };
    let p99 = |what: &str, name: &str, most: f64| {
        at_most(&format!("{what}, p99"), &format!("/{name}/p99"), "ms", most)
    };
    let cpu = |what: &str, path: &str, unit, most: f64| {
        let (value, peer) = (number(vault, path), number(plain, path));
        let row = Row::new(of(what), value, unit).beside(peer, value / peer);
        row.goal(format!("at most {most} times plain SQLite's"), value / peer <= most)
    };
    let news = |what: &str, path: &str| {
        let rate = |of: &Value| number(of, &format!("/{path}/rate"));
        let (rate, peer) = (rate(vault), rate(plain));
        let row = Row::new(of(what), rate, "rows/s").beside(peer, rate / peer);
        row.goal("at least 10000", rate >= 10_000.0)
    };
    vec![
        p99("queue, a page of 50 from anywhere", "page", 2.0),
        cpu("queue, processor time of a page", "/page/cpu", "ms", 1.5),
        p99("queue of everything", "page_all", 2.0),
        p99("queue, newest change first", "page_updated", 2.0),
        p99("queue, oldest first", "page_oldest", 2.0),
        p99("queue by name", "page_name", 2.0),
        p99("queue of one connection", "page_connection", 2.0),
        p99("queue of what is due today", "page_due", 2.0),
        p99("open a case", "open_case", 1.0),
        p99("counts of all views", "counts", 5.0),
        p99("search for a family name, first 50", "search_family", 20.0),
        p99("search for three letters, first 50", "search_part", 20.0),
        p99("search for a name with a slip, first 50", "search_slip", 20.0),
        p99("search for a first and a family name, first 50", "search_full", 20.0),
        p99("search for the beginning of a provider's id, first 50", "search_id", 20.0),
        p99("search for a telephone number, first 50", "search_phone", 20.0),
        p99("search for an e-mail address, first 50", "search_mail", 20.0),
        p99("search for a whole number", "search_number", 2.0),
        news("news of existing cases, one in ten moved", "sync_few"),
        at_most("longest wait of a page meanwhile", "/sync_few/waits/max", "ms", 16.0),
        cpu("processor time of such news", "/sync_few/cpu_s", "s", 1.6),
        news("news of existing cases, each moved", "sync"),
        at_most("longest wait of a page during these", "/sync/waits/max", "ms", 16.0),
        cpu("processor time of these", "/sync/cpu_s", "s", 1.6),
        Row::new(of("filling the vault"), number(vault, "/load_rate"), "rows/s").beside(
            number(plain, "/load_rate"),
            number(vault, "/load_rate") / number(plain, "/load_rate"),
        ),
        {
            let (value, peer) = (number(vault, "/file_mb"), number(plain, "/file_mb"));
            let row = Row::new(of("file"), value, "MB").beside(peer, value / peer);
            row.goal("at most 1.06 times plain SQLite's", value / peer <= 1.06)
        },
        at_most("open the vault with its key", "/open_ms", "ms", 5.0),
        Row::new(of("close the vault"), number(vault, "/close_ms"), "ms"),
        Row::new(of("verify the journal"), number(vault, "/journal_verify_rate"), "entries/s")
            .goal("at least 500000", number(vault, "/journal_verify_rate") >= 500_000.0),
    ]
}

/// What grows with the number of cases, drawn into the documents: processor time, which tells less
/// of other programs than the clock.
fn draw(pairs: &[Pair]) -> Result<()> {
    if pairs.len() < 2 {
        return Ok(());
    }
    let asked = [
        ("a page of the queue", "page"),
        ("a page by name", "page_name"),
        ("open a case", "open_case"),
        ("counts of all views", "counts"),
        ("search for a family name", "search_family"),
        ("search for three letters", "search_part"),
        ("search for a whole number", "search_number"),
    ];
    let curves = |of: fn(&Pair) -> &Value| -> Vec<Curve> {
        let curve = |(name, path): (&str, &str)| {
            let point =
                |pair: &Pair| (pair.cases as f64, number(of(pair), &format!("/{path}/cpu")));
            Curve { name: name.to_owned(), points: pairs.iter().map(point).collect() }
        };
        asked.into_iter().map(curve).collect()
    };
    let pictures = [
        ("vault", "Encrypted: processor time of one question", curves(|pair| &pair.vault)),
        ("plain", "Plain SQLite: processor time of one question", curves(|pair| &pair.plain)),
    ];
    let folder = root().join("docs/benchmarks");
    fs::create_dir_all(&folder)?;
    for (name, title, curves) in pictures {
        let file = folder.join(format!("growth-{name}.svg"));
        fs::write(&file, plot::svg(title, "ms", &curves)).context("a plot could not be written")?;
        eprintln!("{}", file.display());
    }
    Ok(())
}

/// A vault of the schema before, brought up to date in processes that are killed on the way.
fn brought_up(found: &Value, cases: u64) -> [Row; 2] {
    let (kept, kills) = (number(found, "/cases"), number(found, "/kills"));
    [
        Row::new(
            format!("a vault of an older schema brought up to date, {cases} cases"),
            number(found, "/rate"),
            "cases/s",
        ),
        Row::new(format!("cases it has then, killed {kills} times on the way"), kept, "cases")
            .goal(format!("{cases}"), (kept - cases as f64).abs() < 0.5),
    ]
}

/// How much the medians grow from the smallest vault to the largest.
fn growth(pairs: &[Pair]) -> Vec<Row> {
    let (Some(first), Some(last)) = (pairs.first(), pairs.last()) else { return Vec::new() };
    if first.cases == last.cases {
        return Vec::new();
    }
    let grown = |what: &str, path: &str| {
        let (small, large) = (number(&first.vault, path), number(&last.vault, path));
        let name = format!("{what}, p50 from {} to {} cases", first.cases, last.cases);
        let row = Row::new(name, large, "ms").beside(small, large / small);
        row.goal("at most 2 times", large / small <= 2.0)
    };
    vec![
        grown("growth of a page", "/page/p50"),
        grown("growth of the search for a whole number", "/search_number/p50"),
    ]
}

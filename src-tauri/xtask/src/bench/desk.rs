//! `cargo xtask bench desk`: the released desk in the real window with a large vault, by key presses
//! and pixels, beside a bare window of WebKitGTK and Chromium.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::row::{self, Row};
use crate::{
    cargo::{cargo, programs, root, succeeds},
    check::FEATURES,
    screen, system,
};

const PASSPHRASE: &str = "a passphrase for tests";
/// The test that measures.
const MEASURE: &str = "measure::the_desk";
/// The test that works with so many cases or more, and pictures them.
const WALK: &str = "measure::million::a_million_cases_are_worked_with_by_keyboard";
const MANY: u64 = 1_000_000;

/// Measures with so many cases, besides the few at the vault's head, and prints a table, or with
/// `json` one array and nothing else on standard output. True when every goal is met.
pub(crate) fn desk(cases: u64, json: bool) -> Result<bool> {
    if !system::prepare_desk_bench()? || !screen::install()? || !build()? {
        return Ok(false);
    }
    let (vault, small) = (fill(cases)?, fill(0)?);
    let mut rows = vec![bundle()?];
    rows.extend(figures(&measure(&vault, &small)?));
    if cases >= MANY && !walk(&vault, cases)? {
        bail!("the window could not be worked with");
    }
    row::print(&rows, json)
}

/// The screen, and everything that is driven and that drives, as it is released.
fn build() -> Result<bool> {
    let build = [
        "build",
        "--release",
        "--workspace",
        FEATURES,
        "--bins",
        "--example=measure_vault",
        "--example=bare_window",
        "--test=e2e",
    ];
    Ok(succeeds(screen::npm(&["run", "build"]).stdout(std::io::stderr()))?
        && succeeds(cargo(&build).stdout(std::io::stderr()))?)
}

/// A filled vault is kept for the next run; what is measured works on a copy.
fn fill(cases: u64) -> Result<PathBuf> {
    let folder = root().join(format!("target/bench/desk-{cases}"));
    let head = folder.join("head.json");
    if head.is_file() {
        return Ok(folder);
    }
    if folder.exists() {
        fs::remove_dir_all(&folder).context("an older vault could not be removed")?;
    }
    fs::create_dir_all(&folder)?;
    let program = programs().with_file_name("release").join("examples/measure_vault");
    let output = Command::new(program)
        .arg("desk")
        .arg(&folder)
        .arg(cases.to_string())
        .env("DOSSIER_PASSPHRASE", PASSPHRASE)
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("the vault could not be filled")?;
    if !output.status.success() {
        bail!("the vault could not be filled");
    }
    fs::write(head, output.stdout).context("the vault's head could not be noted")?;
    Ok(folder)
}

/// One of the tests that measure, as it is released.
fn test(name: &str) -> Command {
    let test = ["test", "--release", "--workspace", FEATURES, "--test=e2e", "--", "--ignored"];
    let mut run = cargo(&test);
    run.args(["--exact", "--nocapture", name]).stdout(std::io::stderr());
    run
}

/// Works with the window by keyboard, and keeps pictures of it with the documents.
fn walk(vault: &Path, cases: u64) -> Result<bool> {
    let pictures = root().join("docs/benchmarks");
    fs::create_dir_all(&pictures)?;
    let mut run = test(WALK);
    run.env("DOSSIER_MEASURE_VAULT", vault)
        .env("DOSSIER_MEASURE_CASES", cases.to_string())
        .env("DOSSIER_MEASURE_PICTURES", pictures);
    succeeds(&mut run)
}

fn measure(vault: &Path, small: &Path) -> Result<Value> {
    let figures = vault.join("figures.json");
    let mut run = test(MEASURE);
    run.env("DOSSIER_MEASURE_VAULT", vault)
        .env("DOSSIER_MEASURE_SMALL", small)
        .env("DOSSIER_MEASURE_FIGURES", &figures);
    if !succeeds(&mut run)? {
        bail!("the desk could not be measured");
    }
    let figures = fs::read(figures).context("there are no figures")?;
    serde_json::from_slice(&figures).context("the figures are no JSON")
}

/// What the start of the screen loads: the page and what it names, and the gate and the desk behind
/// it with its words, which come while the passphrase is typed.
fn bundle() -> Result<Row> {
    let dist = root().join("ui/dist");
    let page = fs::read_to_string(dist.join("index.html")).context("the screen is not built")?;
    let named = page.split('"').filter_map(|it| it.strip_prefix("/assets/"));
    let mut files: Vec<_> = named.map(|it| dist.join("assets").join(it)).collect();
    let all = fs::read_dir(dist.join("assets")).context("the screen is not built")?;
    let behind = all.flatten().map(|it| it.path()).filter(|it| {
        let name = it.file_name().unwrap_or_default().to_string_lossy();
        ["house-", "desk-", "en-", "ui.en-"].iter().any(|start| name.starts_with(start))
    });
    let before = files.len();
    files.extend(behind);
    if files.len() - before != 4 {
        bail!("the desk's script or its words were not found");
    }
    files.sort();
    files.dedup();
    files.push(dist.join("index.html"));
    let mut bytes = 0;
    for file in files {
        let packed = Command::new("gzip").arg("-c").arg(&file).output();
        bytes += packed.context("gzip could not be started")?.stdout.len();
    }
    let kilobytes = bytes as f64 / 1e3;
    let row = Row::new("what the start of the screen loads, gzip", kilobytes, "kB");
    Ok(row.goal("under 350", kilobytes < 350.0))
}

/// Every figure with its goal.
fn figures(found: &Value) -> Vec<Row> {
    let mut rows = Vec::new();
    for (name, key, most) in [
        ("key to the next row painted", "next_row", 30.0),
        ("next case with its document, made ready", "next_case", 100.0),
        ("a case with a scan of 10 MB, cold", "cold", 400.0),
        ("a letter in the search to its results", "search", 100.0),
        ("recommendation to the next case, on the disk", "recommend", 100.0),
    ] {
        let series = numbers(&found[key]);
        let (middle, late) = (at(&series, 0.5), at(&series, 0.95));
        rows.push(Row::new(format!("{name}, p50 of {}", series.len()), middle, "ms"));
        let row = Row::new(format!("{name}, p95"), late, "ms");
        rows.push(row.goal(format!("at most {most}"), late <= most));
    }
    let late = |what: &str| at(&numbers(&found["rows_while_coming"][what]), 0.95);
    let (idle, busy) = (late("idle"), late("busy"));
    rows.push(
        Row::new("key to another row while 60,000 cases come in, p95, against none", busy, "ms")
            .beside(idle, idle / busy)
            .goal("at most twice", busy <= idle * 2.0),
    );
    let start = |what: &str| at(&numbers(&found["starts"][what]), 0.5);
    let (desk, bare) = (start("desk"), start("bare"));
    let cold = desk + start("unlock");
    rows.push(
        Row::new("start to a usable queue, typing left out", cold, "ms")
            .goal("at most 1500", cold <= 1500.0),
    );
    let few = start("few") + start("few_unlock");
    rows.push(
        Row::new("start to a usable queue, against a vault with 64 cases", cold, "ms")
            .beside(few, few / cold)
            .goal("at most 200 more", cold <= few + 200.0),
    );
    let list = |what: &str| at(&numbers(&found["terminal"][what]["ms"]), 0.5);
    let (many, few) = (list("many"), list("few"));
    rows.push(
        Row::new("a page of the queue in the terminal, against 64 cases", many, "ms")
            .beside(few, few / many)
            .goal("at most 200 more", many <= few + 200.0),
    );
    rows.push(
        Row::new("start to the first screen, against a bare window", desk, "ms")
            .beside(bare, bare / desk)
            .goal("at most 150 more", desk <= bare + 150.0),
    );
    let browser = start("chromium");
    rows.push(
        Row::new("start to the first screen, against Chromium", desk, "ms")
            .beside(browser, browser / desk),
    );
    let memory = |what: &str| found["memory_kb"][what].as_f64().unwrap_or(f64::NAN) / 1e3;
    let (desk, bare, browser) = (memory("desk"), memory("bare"), memory("chromium"));
    let few = memory("few");
    rows.push(
        Row::new("memory (PSS) with the queue open, against a vault with 64 cases", desk, "MB")
            .beside(few, few / desk),
    );
    let most = |what: &str| found["terminal"][what]["peak_kb"].as_f64().unwrap_or(f64::NAN) / 1e3;
    rows.push(
        Row::new("memory of the terminal's list (peak), against 64 cases", most("many"), "MB")
            .beside(most("few"), most("few") / most("many")),
    );
    rows.push(
        Row::new("memory (PSS) with the queue open, against a bare window", desk, "MB")
            .beside(bare, bare / desk)
            .goal("at most 60 more", desk <= bare + 60.0),
    );
    rows.push(
        Row::new("memory (PSS) with the queue open, against Chromium", desk, "MB")
            .beside(browser, browser / desk)
            .goal("less", desk < browser),
    );
    let turns = numbers(&found["turns"]);
    let (before, after) = (at(&turns, 0.0), turns.last().copied().unwrap_or(f64::NAN));
    let growth = turns.first().map_or(f64::NAN, |first| after / first);
    rows.push(
        Row::new("memory (PSS) after 1,000 more cases opened in turn", after / 1e3, "MB")
            .beside(before / 1e3, growth)
            .goal("within 10 %", (0.9..=1.1).contains(&growth)),
    );
    rows
}

/// Presses that nothing came of, as letters that leave a list as it is, are no numbers.
fn numbers(series: &Value) -> Vec<f64> {
    let all = series.as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().filter_map(Value::as_f64).collect()
}

/// What so large a share is at most.
fn at(series: &[f64], share: f64) -> f64 {
    let mut sorted = series.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (sorted.len() as f64 * share) as usize;
    sorted.get(place.min(sorted.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_share_is_one_of_the_series_and_what_is_missing_holds_nothing() {
        let series: Vec<f64> = (1..=100).map(f64::from).collect();
        assert_eq!(at(&series, 0.5), 51.0);
        assert_eq!(at(&series, 0.95), 96.0);
        assert!(at(&[], 0.95).is_nan());
        let rows = figures(&json!({}));
        assert!(rows.iter().filter(|row| !row.goal.is_empty()).all(|row| !row.holds));
    }

    #[test]
    fn presses_without_an_effect_are_left_out() {
        assert_eq!(numbers(&json!([1.5, null, 2])), [1.5, 2.0]);
    }
}

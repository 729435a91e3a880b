//! Reading the status of very many open cases over all connections, in scaled time: the desk's
//! clock runs a hundred times as fast, and so does each connection's budget of calls, which for a
//! simulated one is a hundred times the usual.

use std::{
    collections::BTreeMap,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{DateTime, TimeDelta, Utc};
use dossier_app::{Clock, Desk, Scope, SimAnnouncement, Sync};
use dossier_sim::{Options, Sim};
use serde_json::{Value, json};

use crate::desk::{Looking, memory, open};

const SCALE: i32 = 100;
/// What a real connection is allowed a minute.
const BUDGET: f64 = 60.0;

struct Fast {
    start: DateTime<Utc>,
    since: Instant,
}

impl Clock for Fast {
    fn now(&self) -> DateTime<Utc> {
        self.start + TimeDelta::from_std(self.since.elapsed()).expect("a run is short") * SCALE
    }
}

pub async fn measure(folder: &Path, cases: usize, seconds: u64) -> Value {
    let sim = Sim::start(Options { cases, ..Options::default() }).await.expect("it starts");
    let clock = Arc::new(Fast { start: Utc::now(), since: Instant::now() });
    let desk = open(folder, Some(clock)).await;
    let announced = json!(sim.announcement()).to_string();
    let announced = SimAnnouncement::parse(&announced).expect("it was announced");
    let added = desk.add_simulated(announced).await.expect("they are new");
    // Side by side, as far as each connection's budget goes.
    let follow = added.into_iter().map(|added| {
        let desk = desk.clone();
        async move {
            let id = added.connection.connection_id.parse().expect("it is an id");
            let csv = format!("external_id\n{}\n", added.external_ids.join("\n"));
            desk.import_cases(id, csv.as_bytes(), |_| ()).await.expect("they are followed").added
        }
    });
    let begun = Instant::now();
    let followed: u32 = futures_util::future::join_all(follow).await.into_iter().sum();
    let follow_seconds = begun.elapsed().as_secs_f64();

    let idle = Looking::begin(&desk);
    tokio::time::sleep(Duration::from_secs(3)).await;
    let idle = idle.end().await;
    let (before, memory_before, since) = (calls(&sim), memory(), Instant::now());
    let looking = Looking::begin(&desk);
    let (checked, changed) = poll(&desk, Duration::from_secs(seconds)).await;
    // What was begun in time is waited for.
    let (after, minutes) = (calls(&sim), since.elapsed().as_secs_f64() / 60.0 * f64::from(SCALE));
    let looks = looking.end().await;
    let rates: BTreeMap<String, f64> = after
        .into_iter()
        .map(|(provider, after)| {
            let made = after - before.get(&provider).copied().unwrap_or(0);
            (provider, made as f64 / minutes)
        })
        .collect();
    let most = rates.values().copied().fold(0.0, f64::max);
    let figures = json!({
        "followed": followed, "follow_seconds": follow_seconds, "scaled_minutes": minutes,
        "checked": checked, "changed": changed, "calls_a_minute": rates,
        // A budget lets a minute's calls through at once, when nothing was asked before.
        "within_budget": most <= BUDGET + BUDGET / minutes, "memory_mb_before": memory_before,
        "memory_mb": memory(), "idle": idle, "looks": looks,
    });
    desk.close().await.expect("it closes");
    figures
}

async fn poll(desk: &Desk, how_long: Duration) -> (u64, u64) {
    let (start, mut checked, mut changed) = (Instant::now(), 0, 0);
    while let Some(timeout) = how_long.checked_sub(start.elapsed()).filter(|it| !it.is_zero()) {
        let sync = Sync { scope: Scope::All, until_idle: false, timeout };
        // A round that has begun goes on to its end; what it did until then counts.
        let mut last = (0, 0);
        let round = desk.sync(sync, |report| last = (report.checked, report.changed));
        let _ = tokio::time::timeout(timeout, round).await;
        checked += u64::from(last.0);
        changed += u64::from(last.1);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    (checked, changed)
}

fn calls(sim: &Sim) -> BTreeMap<String, u64> {
    let mut calls = BTreeMap::new();
    for request in sim.requests() {
        *calls.entry(request.provider).or_default() += request.count;
    }
    calls
}

//! The first sync of very many customers by the pages of a list, ended in the middle and begun
//! again.

use std::{
    io::Read,
    path::Path,
    process::Stdio,
    time::{Duration, Instant},
};

use dossier_app::{QueueRequest, SimAnnouncement};
use dossier_domain::{QueueFilter, View};
use dossier_sim::{Options, Sim};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};

use crate::desk::{Looking, memory, open};

const PROVIDER: &str = "fincom-v2";

pub async fn measure(folder: &Path, customers: usize) -> Value {
    let only = vec![PROVIDER.to_owned()];
    let sim = Sim::start(Options { cases: customers, only, ..Options::default() })
        .await
        .expect("it starts");
    let announced = json!({"connections": sim.announcement().connections}).to_string();
    let start = Instant::now();
    let half = run(folder, &announced, Some(customers / 2)).await;
    assert!(half.is_none(), "it was ended in the middle");
    let broken_off = start.elapsed();
    let told = run(folder, &announced, None).await.expect("it told how far it came");
    let took = start.elapsed().as_secs_f64();

    let desk = open(folder, None).await;
    let all = QueueRequest { filter: QueueFilter::of(View::All), ..QueueRequest::default() };
    let cases = desk.queue(all).await.expect("it is read").total;
    let verified = desk.verify_journal().await.expect("it is walked");
    desk.close().await.expect("it closes");
    let calls = |is: fn(&str) -> bool| -> u64 {
        sim.requests().iter().filter(|it| is(&it.path)).map(|it| it.count).sum()
    };
    json!({
        "customers": customers, "cases": cases, "seconds": took,
        "seconds_to_kill": broken_off.as_secs_f64(), "journal_holds": verified.ok,
        "entries": verified.entries, "calls_of_list": calls(|path| path == "/v2/customers"),
        "calls_of_details": calls(|path| path.starts_with("/v2/customers/")),
        "known_before": told["known"], "added": told["added"], "memory_mb": told["memory_mb"],
        "memory_mb_at_tenth": told["memory_mb_at_tenth"], "looks": told["looks"],
    })
}

/// Follows everybody in a program of its own, which is ended once so many are followed.
async fn run(folder: &Path, announced: &str, until: Option<usize>) -> Option<Value> {
    let mut child =
        tokio::process::Command::new(std::env::current_exe().expect("it knows where it is"))
            .arg("follow")
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
    let mut stdin = child.stdin.take().expect("it was asked for");
    stdin.write_all(announced.as_bytes()).await.expect("it listens");
    drop(stdin);
    let mut lines = BufReader::new(child.stdout.take().expect("it was asked for")).lines();
    let mut last = None;
    while let Some(line) = lines.next_line().await.expect("it speaks text") {
        let told: Value = serde_json::from_str(&line).expect("it speaks JSON");
        let added = told["added"].as_u64().unwrap_or(0) as usize;
        if until.is_some_and(|until| added >= until) {
            child.kill().await.expect("it is ours");
            return None;
        }
        last = Some(told);
    }
    assert!(child.wait().await.expect("it is ours").success());
    last
}

/// The program that is ended: one line of progress for each page.
pub async fn follow(folder: &Path) -> Value {
    let mut announced = String::new();
    std::io::stdin().read_to_string(&mut announced).expect("it was announced");
    let desk = open(folder, None).await;
    let known = desk.connections().await.expect("they are read");
    let connection = match known.first() {
        Some(known) => known.connection_id.clone(),
        None => {
            let sim = SimAnnouncement::parse(&announced).expect("it was announced");
            desk.add_simulated(sim).await.expect("it is new")[0].connection.connection_id.clone()
        }
    };
    let looking = Looking::begin(&desk);
    let (mut told, mut at_tenth) = (Instant::now(), None);
    let imported = desk
        .follow_all(connection.parse().expect("it is an id"), |imported| {
            if told.elapsed() > Duration::from_millis(50) {
                println!("{}", json!({"added": imported.added, "known": imported.already_known}));
                told = Instant::now();
            }
            if imported.added > 10_000 && at_tenth.is_none() {
                at_tenth = memory();
            }
        })
        .await
        .expect("the list is followed");
    assert!(imported.refused.is_empty(), "{:?}", imported.refused.first());
    let looks = looking.end().await;
    let memory = memory();
    desk.close().await.expect("it closes");
    json!({"added": imported.added, "known": imported.already_known, "memory_mb": memory,
        "memory_mb_at_tenth": at_tenth, "looks": looks})
}

//! What is measured, one figure after the other.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use dossier_domain::{
    Actor, Case, Due, Fact, Need, QueueFilter, Reviewer, ReviewerId, Role, Sensitive, Sort,
    VaultId, View,
};
use dossier_store::{Anchors, Error, NewVault, QueueCursor, QueueQuery, ReadTx, Vault};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::people::{
    applicant, case, case_id, connections, email, family_name, first_name, mixed, now, tax_number,
};

/// What is looked up, and the text that is looked for in each round.
type Search = (&'static str, fn(u64) -> String);

/// Cases of one change while the vault is filled.
const FILL: u64 = 1_000;
/// Cases of one change while a sync brings news: a page of a provider's list.
const STEP: u64 = 500;
/// Cases that a sync brings news of.
const NEWS: u64 = 20_000;
const ROUNDS: u64 = 1_000;

/// Milliseconds at which so many of a hundred are done, and the processor time of all.
pub fn spread(mut times: Vec<Duration>, cpu: Duration) -> Value {
    times.sort();
    let at = |share: f64| {
        let place = ((times.len() as f64 * share) as usize).min(times.len() - 1);
        times[place].as_secs_f64() * 1_000.0
    };
    let each = cpu.as_secs_f64() * 1_000.0 / times.len() as f64;
    json!({"p50": at(0.5), "p99": at(0.99), "max": at(1.0), "cpu": each})
}

/// Processor time of this thread.
fn cpu() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap())
}

/// Does something often in the database's thread.
async fn often(
    vault: &Vault,
    each: impl Fn(&ReadTx<'_>, u64) -> Result<(), Error> + Send + Clone + 'static,
) -> Value {
    let (mut times, mut spent) = (Vec::new(), Duration::ZERO);
    for round in 0..ROUNDS {
        let each = each.clone();
        let (took, cpu) = vault
            .read(move |tx| {
                let (start, before) = (Instant::now(), cpu());
                each(tx, round)?;
                Ok::<_, Error>((start.elapsed(), cpu() - before))
            })
            .await
            .unwrap();
        times.push(took);
        spent += cpu;
    }
    spread(times, spent)
}

fn query(filter: QueueFilter, after: Option<String>, search: Option<String>) -> QueueQuery {
    let after = after.and_then(|it| QueueCursor::parse(&it));
    let search = search.map(Sensitive::new);
    QueueQuery { filter, search, now: now(), limit: 50, after }
}

/// A cursor somewhere in the queue.
fn somewhere(sort: Sort, round: u64, cases: u64) -> Option<String> {
    let seq = mixed(round) % cases + 1;
    Some(match sort {
        Sort::Urgent => {
            let minutes = (mixed(round ^ 9) % 120_000) as i64 - 24_000;
            format!("{}~0", (now() + chrono::TimeDelta::minutes(minutes)).timestamp_micros())
        }
        Sort::Updated => format!("{}~{seq}", -now().timestamp_micros()),
        Sort::Oldest | Sort::Name => format!("0~{seq}"),
    })
}

/// Fills a vault with connections and so many cases.
pub async fn fill(vault: &Vault, cases: u64) {
    let start = |tx: &dossier_store::WriteTx<'_>| {
        connections().iter().try_for_each(|it| tx.add_connection(it))?;
        tx.record(Fact::of_vault("vault.filled"));
        Ok::<_, Error>(())
    };
    vault.write(Actor::Dossier, now(), start).await.unwrap();
    for from in (0..cases).step_by(FILL as usize) {
        let at = now() + chrono::TimeDelta::milliseconds(from as i64);
        vault
            .write(Actor::Provider, at, move |tx| {
                for number in from..(from + FILL).min(cases) {
                    tx.put_case(&case(number, 0), &[Need::Submit])?;
                    let (applicant, words) = applicant(number);
                    let digest = tx.put_applicant(case_id(number), &applicant, &words)?;
                    let fact = Fact::of_case("case.followed", case_id(number));
                    tx.record(fact.with("applicant", digest));
                }
                Ok::<_, Error>(())
            })
            .await
            .unwrap();
        if from % 50_000 == 0 {
            eprintln!("{from} of {cases}");
        }
    }
}

/// Writes news of existing cases in the order of a provider's list while pages are read. The stage
/// and the due time of one in so many are other ones; of the others the provider's words.
async fn sync(vault: &Vault, cases: u64, one_in: u64) -> Value {
    let done = Arc::new(AtomicBool::new(false));
    let reading = {
        let (vault, done) = (vault.clone(), done.clone());
        tokio::spawn(async move {
            let mut waits = Vec::new();
            while !done.load(Ordering::Relaxed) {
                let (start, filter) = (Instant::now(), QueueFilter::of(View::NeedsUs));
                let page = vault.read(move |tx| tx.queue(&query(filter, None, None))).await;
                page.unwrap();
                waits.push(start.elapsed());
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            waits
        })
    };
    // Other news each time that a vault is measured.
    let entries = vault.read(|tx| tx.journal_head()).await.unwrap().map_or(0, |head| head.seq);
    let looks = 1 + entries % 997;
    let (start, news) = (Instant::now(), NEWS.min(cases));
    // The commits, in which pages are sealed and written, are its own thread's as well.
    let spent =
        async || vault.write(Actor::Provider, now(), |_| Ok::<_, Error>(cpu())).await.unwrap();
    let before = spent().await;
    for from in (0..news).step_by(STEP as usize) {
        let at = now() + chrono::TimeDelta::seconds(100 + from as i64);
        vault
            .write(Actor::Provider, at, move |tx| {
                for number in from..(from + STEP).min(news) {
                    let looks = if number.is_multiple_of(one_in) { looks } else { 0 };
                    let reasons = vec![format!("REASON_{entries}")];
                    let case = Case { reasons, ..case(number, looks) };
                    tx.put_case(&case, &[Need::Submit])?;
                    tx.record(Fact::of_case("snapshot.taken", case_id(number)));
                }
                Ok::<_, Error>(())
            })
            .await
            .unwrap();
    }
    let spent = spent().await - before;
    let took = start.elapsed();
    done.store(true, Ordering::Relaxed);
    let rate = news as f64 / took.as_secs_f64();
    let waits = spread(reading.await.unwrap(), Duration::ZERO);
    json!({"rate": rate, "cpu_s": spent.as_secs_f64(), "waits": waits})
}

pub fn new_vault() -> NewVault {
    let reviewer = Reviewer {
        id: ReviewerId::from_uuid(Uuid::from_u128(7)),
        name: "Synthetic".to_owned(),
        role: Role::Supervisor,
    };
    NewVault { id: VaultId::from_uuid(Uuid::from_u128(1)), now: now(), reviewer }
}

/// Every figure of a vault with so many cases, or only those whose names begin with `only`.
pub async fn run(folder: &Path, cases: u64, only: &str) -> Value {
    let anchors = Anchors::at(folder.join("anchors"));
    let dir = folder.join("vault");
    let mut figures = Map::new();
    let passphrase = std::env::var("DOSSIER_PASSPHRASE").unwrap_or_else(|_| "passphrase".into());
    // One that is there already is measured as it is.
    if !Vault::exists(&dir) {
        let vault = Vault::create(&dir, passphrase.as_str(), new_vault(), &anchors).await.unwrap();
        let start = Instant::now();
        fill(&vault, cases).await;
        figures.insert("load_rate".into(), json!(cases as f64 / start.elapsed().as_secs_f64()));
        vault.close().await.unwrap();
    }
    let size = std::fs::metadata(dir.join("vault.db")).unwrap().len();
    figures.insert("file_mb".into(), json!(size as f64 / 1e6));
    let start = Instant::now();
    let vault = Vault::open(&dir, passphrase.as_str(), &anchors).await.unwrap();
    figures.insert("open_ms".into(), json!(start.elapsed().as_secs_f64() * 1_000.0));

    let parts = [
        ("page", QueueFilter::of(View::NeedsUs)),
        ("page_all", QueueFilter::of(View::All)),
        ("page_updated", QueueFilter { sort: Sort::Updated, ..QueueFilter::of(View::NeedsUs) }),
        ("page_oldest", QueueFilter { sort: Sort::Oldest, ..QueueFilter::of(View::NeedsUs) }),
        ("page_name", QueueFilter { sort: Sort::Name, ..QueueFilter::of(View::NeedsUs) }),
        (
            "page_connection",
            QueueFilter { connection: Some(connections()[2].id), ..QueueFilter::of(View::NeedsUs) },
        ),
        ("page_due", QueueFilter { due: Some(Due::Today), ..QueueFilter::of(View::All) }),
    ];
    let is_wanted = |name: &str| name.starts_with(only);
    for (name, filter) in parts.into_iter().filter(|(name, _)| is_wanted(name)) {
        let each = move |tx: &ReadTx<'_>, round| {
            let after = somewhere(filter.sort, round, cases);
            tx.queue(&query(filter, after, None)).map(|_| ())
        };
        figures.insert(name.into(), often(&vault, each).await);
    }
    let open = move |tx: &ReadTx<'_>, round| {
        let id = case_id(mixed(round ^ 5) % cases);
        let found = (tx.case(id)?, tx.applicant(id)?, tx.documents(id)?, tx.timeline(id)?);
        tx.submissions_of(id).map(|_| drop(found))
    };
    if is_wanted("open_case") {
        figures.insert("open_case".into(), often(&vault, open).await);
    }
    if is_wanted("counts") {
        figures.insert("counts".into(), often(&vault, |tx, _| tx.counts().map(|_| ())).await);
    }
    let searches: [Search; 8] = [
        ("search_family", family_name),
        ("search_part", |number| family_name(number)[1..4].to_owned()),
        ("search_slip", |number| {
            let name = family_name(number);
            format!("{}x{}", &name[..2], &name[3..])
        }),
        ("search_full", |number| format!("{} {}", first_name(number), family_name(number))),
        ("search_id", |number| format!("syn-{:012x}", mixed(number ^ 4) >> 16)[..10].to_owned()),
        ("search_phone", |number| format!("415 555 {:04}", number % 10_000)),
        ("search_mail", |number| email(number)[..9].to_owned()),
        ("search_number", tax_number),
    ];
    for (name, text) in searches.into_iter().filter(|(name, _)| is_wanted(name)) {
        let each = move |tx: &ReadTx<'_>, round| {
            let text = text(mixed(round ^ 6) % cases);
            tx.queue(&query(QueueFilter::of(View::All), None, Some(text))).map(|_| ())
        };
        figures.insert(name.into(), often(&vault, each).await);
    }
    // Those that move last: each moves a case away from where it was filled in.
    for (name, one_in) in [("sync_few", 10), ("sync", 1)] {
        if is_wanted(name) {
            figures.insert(name.into(), sync(&vault, cases, one_in).await);
        }
    }
    if is_wanted("journal_verify_rate") {
        let start = Instant::now();
        let walked = vault.read(|tx| tx.verify_journal(None)).await.unwrap();
        let took = start.elapsed().as_secs_f64();
        assert!(walked.ok(), "the journal holds");
        figures.insert("journal_verify_rate".into(), json!(walked.entries as f64 / took));
    }
    let start = Instant::now();
    vault.close().await.unwrap();
    figures.insert("close_ms".into(), json!(start.elapsed().as_secs_f64() * 1_000.0));
    Value::Object(figures)
}

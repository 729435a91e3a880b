//! Hostile files through the real worker, with the worst of each kind:
//! `cargo xtask hostile --files N --seed S`.

#[cfg(target_os = "linux")]
#[path = "../tests/common/trial.rs"]
mod trial;

#[cfg(target_os = "linux")]
#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use std::collections::BTreeMap;
    use std::time::{Duration, Instant};

    use dossier_documents::Worker;
    use dossier_documents::synthetic::hostile;

    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [files, seed] = arguments.as_slice() else {
        return Err("two arguments: FILES SEED".into());
    };
    let (files, seed): (u32, u64) = (files.parse()?, seed.parse()?);

    #[derive(Default)]
    struct Row {
        outcomes: BTreeMap<String, u32>,
        worst: Duration,
        worst_number: u32,
    }
    let mut rows: BTreeMap<&str, Row> = BTreeMap::new();
    let (mut memory, mut greediest) = (0, 0);
    let worker = Worker::beside_current_exe()?;
    let start = Instant::now();
    let try_number = |number| {
        let worker = worker.clone();
        tokio::spawn(async move {
            let file = hostile(seed, number);
            (number, file.kind, trial::try_one(&worker, &file).await)
        })
    };
    // The next is at work while this one is waited for.
    let mut next = Some(try_number(0));
    for number in 0..files {
        let Some(this) = next.take() else { break };
        next = (number + 1 < files).then(|| try_number(number + 1));
        let (number, kind, trial) = this.await?;
        let row = rows.entry(kind).or_default();
        *row.outcomes.entry(trial.outcome).or_default() += 1;
        if trial.took > row.worst {
            (row.worst, row.worst_number) = (trial.took, number);
        }
        let now = trial::worst_child();
        if now > memory {
            (memory, greediest) = (now, number);
        }
    }
    println!("| Kind | Outcomes | Worst time | of number |");
    println!("|---|---|---|---|");
    for (kind, row) in &rows {
        let outcomes: Vec<String> =
            row.outcomes.iter().map(|(code, count)| format!("{count} {code}")).collect();
        println!(
            "| {kind} | {} | {:.2} s | {} |",
            outcomes.join(", "),
            row.worst.as_secs_f64(),
            row.worst_number
        );
    }
    println!(
        "\n{files} files, seed {seed}, in {:.0} s; the most memory of a worker was {} MB (file {greediest})",
        start.elapsed().as_secs_f64(),
        memory / 1_000_000
    );
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("The figures are taken on Linux only.");
}

//! The desk that is measured, and what a measurement looks at besides.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use dossier_app::{Clock, Desk, DeskOptions, NewDesk, QueueRequest};
use dossier_documents::Worker;
use dossier_domain::Role;
use serde_json::{Value, json};

const PASSPHRASE: &str = "a passphrase of the measurement";

pub async fn open(folder: &Path, clock: Option<Arc<dyn Clock>>) -> Desk {
    // No file is decoded here.
    let worker = Worker::at(folder.join("no-worker"));
    let mut options = DeskOptions::new(worker);
    options.anchors = Some(folder.join("anchors"));
    if let Some(clock) = clock {
        options.clock = clock;
    }
    let vault = folder.join("vault");
    if dossier_store::Vault::exists(&vault) {
        return Desk::open(&vault, PASSPHRASE.into(), options).await.expect("it is our own");
    }
    let new = NewDesk { reviewer: "Synthetic".to_owned(), role: Role::Supervisor };
    Desk::create(&vault, PASSPHRASE.into(), new, options).await.expect("the folder is ours")
}

/// Memory of this program in MB, now; none where the system does not tell.
pub fn memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib / 1024.0)
}

/// Reads a page of the queue again and again, as the window does; how long each took.
pub struct Looking {
    done: Arc<AtomicBool>,
    task: tokio::task::JoinHandle<Vec<Duration>>,
}

impl Looking {
    pub fn begin(desk: &Desk) -> Self {
        let (desk, done) = (desk.clone(), Arc::new(AtomicBool::new(false)));
        let stop = done.clone();
        let task = tokio::spawn(async move {
            let mut took = Vec::new();
            while !stop.load(Ordering::Relaxed) {
                let start = Instant::now();
                desk.queue(QueueRequest::default()).await.expect("a page is read");
                took.push(start.elapsed());
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            took
        });
        Self { done, task }
    }

    /// Milliseconds at which so many of a hundred were there.
    pub async fn end(self) -> Value {
        self.done.store(true, Ordering::Relaxed);
        let mut took = self.task.await.expect("every page was read");
        took.sort();
        let at = |share: f64| {
            let place = ((took.len() as f64 * share) as usize).min(took.len() - 1);
            took[place].as_secs_f64() * 1e3
        };
        json!({"p50": at(0.5), "p95": at(0.95), "max": at(1.0)})
    }
}

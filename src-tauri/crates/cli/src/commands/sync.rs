use std::time::Duration;

use dossier_app::{Scope, Sync, SyncReport};

use crate::{args::SyncCommand, fail::Failure, report::Report, terminal::Terminal};

pub(super) async fn run(terminal: &Terminal, command: SyncCommand) -> Result<Report, Failure> {
    let desk = terminal.open().await?;
    let scope = match &command.case {
        Some(case) => Scope::Case(desk.find_case(case).await?),
        None => Scope::All,
    };
    let sync = Sync {
        scope,
        until_idle: command.until_idle,
        timeout: Duration::from_secs(command.timeout),
    };
    let progress = terminal.progress("Syncing");
    let syncing = desk.sync(sync, |so_far| progress.say(format!("Syncing: {}", tell(so_far))));
    let report = progress.during(syncing).await?;
    let mut text = tell(&report);
    if report.failed > 0 {
        text.push_str("\nSee “dossierctl outbox list” and “dossierctl connection list”.");
    }
    Ok(Report::new(&report, text))
}

fn tell(report: &SyncReport) -> String {
    let SyncReport { checked, changed, delivered, failed, pending } = report;
    format!(
        "{checked} read, {changed} changed, {delivered} delivered, {failed} failed, {pending} \
         waiting"
    )
}

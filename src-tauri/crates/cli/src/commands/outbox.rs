use std::collections::BTreeSet;

use dossier_app::{Desk, Error, Scope, Step, SubmissionView};
use dossier_words::Words;

use crate::{
    args::OutboxCommand, fail::Failure, report::Report, table::table, terminal::Terminal,
    times::clock,
};

pub(super) async fn run(terminal: &Terminal, command: OutboxCommand) -> Result<Report, Failure> {
    let desk = terminal.open().await?;
    let words = terminal.words();
    match command {
        OutboxCommand::List { all } => {
            let views = desk.outbox(all).await?;
            let text = if views.is_empty() {
                "Nothing is owed to any provider.".to_owned()
            } else {
                list(words, &views)
            };
            Ok(Report::new(&views, text))
        }
        OutboxCommand::Deliver { all } => {
            let delivering = deliver(&desk, all);
            let views = terminal.progress("Delivering").during(delivering).await?;
            let text =
                if views.is_empty() { "Nothing was due.".to_owned() } else { list(words, &views) };
            Ok(Report::new(&views, text))
        }
        OutboxCommand::Retry { id } => {
            let view = desk.retry(id).await?;
            let text = list(words, std::slice::from_ref(&view));
            Ok(Report::new(&view, format!("It goes with the next sync.\n{text}")))
        }
        OutboxCommand::Confirm { id, reason } => {
            let view = desk.confirm_person(id, &reason).await?;
            let text = list(words, std::slice::from_ref(&view));
            Ok(Report::new(&view, format!("On record. It goes with the next sync.\n{text}")))
        }
        OutboxCommand::Withdraw { id } => {
            let view = desk.withdraw(id).await?;
            Ok(Report::new(&view, "Taken back; it was not sent."))
        }
    }
}

/// Delivers what is due and gives back what was touched. An error only where nothing was taken.
async fn deliver(desk: &Desk, all: bool) -> Result<Vec<SubmissionView>, Failure> {
    let mut touched = BTreeSet::new();
    let mut trouble: Option<Error> = None;
    loop {
        match desk.deliver_next(Scope::All).await? {
            Step::Moved(id, _) => {
                touched.insert(id.to_string());
            }
            Step::Deferred(id, error) => {
                touched.insert(id.to_string());
                trouble.get_or_insert(error);
            }
            Step::Idle(_) => break,
        }
        if !all {
            break;
        }
    }
    desk.erase_due(false).await?;
    let views = desk.outbox(true).await?;
    let views: Vec<SubmissionView> =
        views.into_iter().filter(|view| touched.contains(&view.submission_id)).collect();
    match trouble {
        Some(error) if !views.iter().any(|view| view.state == "accepted") => Err(error.into()),
        _ => Ok(views),
    }
}

/// Submissions for people.
pub(super) fn list(words: &Words, views: &[SubmissionView]) -> String {
    let rows = views.iter().map(|view| {
        let kind = words.label("kind", view.kind);
        let what = view.slot.as_ref().map_or(kind.clone(), |slot| format!("{kind} {slot}"));
        vec![
            what,
            words.label("state", view.state),
            note(words, view),
            clock(view.created_at),
            view.submission_id.clone(),
        ]
    });
    table(&["What", "State", "", "Since", "Submission"], rows)
}

/// The receipt, the refusal in the provider's words, or why it waits.
fn note(words: &Words, view: &SubmissionView) -> String {
    if let Some(refusal) = &view.refusal {
        return format!("status {}: {}", refusal.status, refusal.words);
    }
    if let Some(receipt) = &view.receipt {
        let status = receipt.provider_status.as_deref().unwrap_or_default();
        return format!("receipt {} {status}", clock(receipt.at));
    }
    view.reason.as_ref().map_or_else(String::new, |reason| words.say(reason))
}

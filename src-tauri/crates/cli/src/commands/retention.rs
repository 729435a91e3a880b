use dossier_app::{KeptScope, KeptView, RetentionChange, RetentionView};
use serde_json::json;

use super::review;
use crate::{
    args::RetentionCommand, fail::Failure, report::Report, table::table, terminal::Terminal,
    times::clock,
};

pub(super) async fn run(terminal: &Terminal, command: RetentionCommand) -> Result<Report, Failure> {
    match command {
        RetentionCommand::Show => {
            let views = terminal.open().await?.retentions().await?;
            Ok(Report::new(&views, list(&views)))
        }
        RetentionCommand::Set(set) => {
            let (desk, id) = terminal.open_connection(&set.connection).await?;
            let change = RetentionChange {
                keep_days: set.keep_days,
                applicant_days: set.applicant_days,
                unsent_days: set.unsent_days,
                record_keeper: set.record_keeper,
            };
            let view = desk.set_retention(id, change).await?;
            Ok(Report::new(&view, list(std::slice::from_ref(&view))))
        }
        RetentionCommand::Preview { connection, case } => {
            let desk = terminal.open().await?;
            let scope = match (&connection, &case) {
                (_, Some(case)) => KeptScope::Case(desk.find_case(case).await?),
                (Some(connection), _) => {
                    KeptScope::Connection(desk.find_connection(connection).await?)
                }
                (None, None) => KeptScope::All,
            };
            let view = desk.preview_retention(scope).await?;
            Ok(preview(terminal, &view, case.is_some()))
        }
        RetentionCommand::Run { confirm_clock } => {
            let desk = terminal.open().await?;
            let erased = desk.erase_due(confirm_clock).await?;
            let mut text = format!(
                "{} documents and the data of {} applicants erased.",
                erased.documents, erased.applicants
            );
            if erased.entries > 0 {
                let entries = erased.entries;
                text += &format!(
                    "\nOf {entries} journal entries older than five years the digests stay."
                );
            }
            if !erased.clock_confirmed {
                text.push_str(
                    "\nNo provider's clock was compared with this computer's, so that nothing \
                     went for its age: “dossierctl sync” does that, or give --confirm-clock.",
                );
            }
            Ok(Report::new(&erased, text))
        }
        RetentionCommand::Date { case, from } => {
            let (desk, id) = terminal.open_case(&case).await?;
            let link = desk.date_record(id, from).await?;
            Ok(review::recorded(link, "The date is on record."))
        }
    }
}

fn list(views: &[RetentionView]) -> String {
    let rows = views.iter().map(|view| {
        let applicant = if view.record_keeper {
            "5 years from a date".to_owned()
        } else {
            format!("{} days", view.applicant_days)
        };
        let days = |days: u32| format!("{days} days");
        vec![view.name.clone(), days(view.keep_days), days(view.unsent_days), applicant]
    });
    table(&["Connection", "Documents", "Not sent", "Applicant's data"], rows)
}

/// Of one case as a text to copy.
fn preview(terminal: &Terminal, view: &KeptView, is_case: bool) -> Report {
    let words = terminal.words();
    let told: Vec<String> = view.rows.iter().map(|row| words.say(&row.told)).collect();
    if is_case {
        let text = told.join("\n");
        let mut result = json!(view);
        result["text"] = text.clone().into();
        return Report::new(&result, text);
    }
    if view.rows.is_empty() {
        return Report::new(view, "Nothing is kept that goes some day.");
    }
    let rows = view.rows.iter().zip(told).map(|(row, told)| {
        let case = row.external_id.clone().unwrap_or_else(|| row.case_id.clone());
        vec![case, row.at.map(clock).unwrap_or_default(), told]
    });
    Report::new(view, table(&["Case", "Goes", ""], rows))
}

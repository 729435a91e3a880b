use dossier_app::{Desk, SavedViewView, ViewFilter};
use dossier_domain::{QueueFilter, Sort};
use serde_json::json;

use crate::{
    args::{Part, ViewCommand},
    fail::Failure,
    report::Report,
    table::table,
    terminal::Terminal,
};

pub(super) async fn run(terminal: &Terminal, command: ViewCommand) -> Result<Report, Failure> {
    let desk = terminal.open().await?;
    match command {
        ViewCommand::List => {
            let views = desk.saved_views().await?;
            let row =
                |it: &SavedViewView| vec![it.name.clone(), it.filter.view.clone(), it.id.clone()];
            let text = table(&["Name", "View", "Id"], views.iter().map(row));
            Ok(Report::new(&views, text))
        }
        ViewCommand::Save { name, part } => {
            let filter = words(filter(&desk, part).await?);
            let view = desk.save_view(&name, filter).await?;
            Ok(Report::new(&view, format!("The view is saved as {}.", view.id)))
        }
        ViewCommand::Rename { id, name } => {
            desk.rename_view(&id, &name).await?;
            Ok(Report::new(&json!({"id": id}), "The view has its new name.".to_owned()))
        }
        ViewCommand::Remove { id } => {
            desk.remove_view(&id).await?;
            Ok(Report::new(&json!({"id": id}), "The view is removed.".to_owned()))
        }
    }
}

/// The part of the queue that was asked for.
pub(super) async fn filter(desk: &Desk, part: Part) -> Result<QueueFilter, Failure> {
    let Part { view, provider, connection, stage, due, sort } = part;
    let connection = match connection {
        Some(connection) => Some(desk.find_connection(&connection).await?),
        None => None,
    };
    let sort = sort.unwrap_or_default();
    Ok(QueueFilter { view, provider, connection, stage, due, finding: None, sort })
}

fn words(filter: QueueFilter) -> ViewFilter {
    ViewFilter {
        view: filter.view.as_str().to_owned(),
        search: None,
        provider: filter.provider,
        connection: filter.connection.map(|id| id.to_string()),
        stage: filter.stage,
        due: filter.due,
        finding: filter.finding,
        sort: Some(filter.sort).filter(|it| *it != Sort::Urgent),
    }
}

use dossier_app::ConnectionView;
use serde_json::json;

use super::{connection_add, handed_in::offer_removal, inbox};
use crate::{
    args::{ConnectionCommand, WebhookCommand},
    fail::Failure,
    input,
    report::Report,
    table::table,
    terminal::Terminal,
};

pub(super) async fn run(
    terminal: &Terminal,
    command: ConnectionCommand,
) -> Result<Report, Failure> {
    match command {
        ConnectionCommand::Add(add) => connection_add::run(terminal, add).await,
        ConnectionCommand::List => {
            let views = terminal.open().await?.connections().await?;
            Ok(Report::new(&views, list(terminal, &views)))
        }
        ConnectionCommand::Test { connection } => {
            let (desk, id) = terminal.open_connection(&connection).await?;
            let testing = desk.test_connection(id);
            let tested = terminal.progress("Asking the provider").during(testing).await?;
            let result =
                json!({"ok": true, "connection_id": id, "clock_offset_s": tested.clock_offset_s});
            Ok(Report::new(&result, "The provider lets this connection in; the clocks agree."))
        }
        ConnectionCommand::Rotate { connection, credentials } => {
            let body = input::text(&credentials)?;
            let (desk, id) = terminal.open_connection(&connection).await?;
            desk.rotate_credentials(id, body.into()).await?;
            offer_removal(terminal, &credentials)?;
            let text = "The new credentials are stored. Try them with “connection test”.";
            Ok(Report::new(&json!({"connection_id": id}), text))
        }
        ConnectionCommand::Webhook(command) => webhook(terminal, command).await,
        ConnectionCommand::Inbox(command) => inbox::run(terminal, command).await,
        ConnectionCommand::Remove { connection } => {
            let (desk, id) = terminal.open_connection(&connection).await?;
            desk.remove_connection(id).await?;
            let text = "The connection and its credentials are removed.";
            Ok(Report::new(&json!({"connection_id": id}), text))
        }
    }
}

async fn webhook(terminal: &Terminal, command: WebhookCommand) -> Result<Report, Failure> {
    match command {
        WebhookCommand::Register { connection, url } => {
            let (desk, id) = terminal.open_connection(&connection).await?;
            let registering = desk.register_webhook(id, &url);
            let made = terminal.progress("Asking the provider").during(registering).await?;
            let text = format!(
                "The provider calls {} from now on. A secret that it made for this is stored with \
                 the connection's credentials.",
                made.url
            );
            Ok(Report::new(&made, text))
        }
        WebhookCommand::List { connection } => {
            let (desk, id) = terminal.open_connection(&connection).await?;
            let listing = desk.webhooks(id);
            let found = terminal.progress("Asking the provider").during(listing).await?;
            if found.is_empty() {
                return Ok(Report::new(&found, "The provider calls no address of this account."));
            }
            let rows = found.iter().map(|it| {
                let active = if it.active { "yes" } else { "no" };
                vec![it.url.clone(), active.to_owned(), it.webhook_id.clone()]
            });
            let text = table(&["Address", "Active", "Id"], rows);
            Ok(Report::new(&found, text))
        }
        WebhookCommand::Remove { connection, webhook } => {
            let (desk, id) = terminal.open_connection(&connection).await?;
            let removing = desk.remove_webhook(id, &webhook);
            terminal.progress("Asking the provider").during(removing).await?;
            Ok(Report::new(&json!({"webhook_id": webhook}), "The provider calls it no more."))
        }
    }
}

pub(super) fn list(terminal: &Terminal, views: &[ConnectionView]) -> String {
    if views.is_empty() {
        return "There is no connection yet. Add one with “dossierctl connection add”.".to_owned();
    }
    let words = terminal.words();
    let rows = views.iter().map(|view| {
        vec![
            view.name.clone(),
            view.provider.to_owned(),
            words.label("environment", view.environment),
            view.base_url.clone(),
            view.cases.to_string(),
            view.trouble.clone().unwrap_or_default(),
            view.connection_id.clone(),
        ]
    });
    let header = ["Name", "Provider", "Environment", "Address", "Cases", "Trouble", "Id"];
    table(&header, rows)
}

use std::path::Path;

use dossier_app::{InboxView, Pulled};
use secrecy::ExposeSecret;
use serde_json::json;

use crate::{args::InboxCommand, fail::Failure, input, report::Report, terminal::Terminal};

pub(super) async fn run(terminal: &Terminal, command: InboxCommand) -> Result<Report, Failure> {
    match command {
        InboxCommand::Set { connection, url, token } => {
            let token = token.as_deref().map(input::text).transpose()?.map(Into::into);
            let (desk, id) = terminal.open_connection(&connection).await?;
            let view = desk.set_inbox(id, &url, token).await?;
            Ok(Report::new(&view, told(&view)))
        }
        InboxCommand::Show { connection } => {
            let (desk, id) = terminal.open_connection(&connection).await?;
            let view = desk.inbox(id).await?;
            let text = view.as_ref().map_or("The connection has no inbox.".to_owned(), told);
            Ok(Report::new(&view, text))
        }
        InboxCommand::Pull { connection } => {
            let (desk, id) = terminal.open_connection(&connection).await?;
            let pulling = desk.pull_inbox(id);
            let pulled = terminal.progress("Asking the inbox").during(pulling).await?;
            let Pulled { accepted, duplicate, rejected } = pulled;
            let text = format!(
                "{accepted} new, {duplicate} known, {rejected} not believed. The cases that the \
                 new ones name are read with the next “sync”."
            );
            Ok(Report::new(&pulled, text))
        }
        InboxCommand::Secret { connection, out } => secret(terminal, &connection, &out).await,
        InboxCommand::Remove { connection } => {
            let (desk, id) = terminal.open_connection(&connection).await?;
            desk.remove_inbox(id).await?;
            let text = "Nothing is pulled any more. Tell the inbox's operator.";
            Ok(Report::new(&json!({"connection_id": id}), text))
        }
    }
}

async fn secret(terminal: &Terminal, connection: &str, out: &Path) -> Result<Report, Failure> {
    let (desk, id) = terminal.open_connection(connection).await?;
    let secret = desk.hand_out_webhook_secret(id).await?;
    super::document::write_new(out, secret.expose_secret().as_bytes())?;
    let text = "Written. Hand it to the inbox's operator by a safe way, and delete it here.";
    Ok(Report::new(&json!({"connection_id": id}), text))
}

/// What the operator is to be told holds no secret.
fn told(view: &InboxView) -> String {
    format!(
        "Events are pulled from {}. Its operator puts these lines under the connection:\n\n\
         [[connection.desk]]\ntoken_sha256 = \"{}\"\nseal_to = \"{}\"",
        view.address, view.token_sha256, view.seal_to
    )
}

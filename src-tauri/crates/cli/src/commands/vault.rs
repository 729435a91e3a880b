use dossier_app::{Desk, NewDesk, VaultView};

use crate::{
    args::VaultCommand,
    fail::Failure,
    report::Report,
    table::facts,
    terminal::{Terminal, options},
    times::clock,
};

pub(super) async fn run(terminal: &Terminal, command: VaultCommand) -> Result<Report, Failure> {
    match command {
        VaultCommand::Create { reviewer, role } => {
            let dir = terminal.vault_dir()?;
            let passphrase = terminal.first_passphrase()?;
            let new = NewDesk { reviewer: reviewer.unwrap_or_else(account_name), role };
            let making = Desk::create(&dir, passphrase, new, options());
            let desk = terminal.keep(terminal.progress("Making the vault").during(making).await?);
            let view = desk.vault_info().await?;
            let text = format!("Made a vault in {}.\n{}", dir.display(), describe(&view));
            Ok(Report::new(&view, text))
        }
        VaultCommand::Info => {
            let view = terminal.open().await?.vault_info().await?;
            Ok(Report::new(&view, describe(&view)))
        }
        VaultCommand::ChangePassphrase { new_passphrase_fd } => {
            let old = terminal.passphrase()?;
            let dir = terminal.vault_dir()?;
            let opening = Desk::open(&dir, old.clone(), options());
            let desk = terminal.keep(opening.await?);
            let new = terminal.next_passphrase(new_passphrase_fd)?;
            let changing = desk.change_passphrase(old, new);
            terminal.progress("Changing the passphrase").during(changing).await?;
            let view = desk.vault_info().await?;
            Ok(Report::new(&view, "The passphrase was changed; the old one opens nothing now."))
        }
    }
}

fn describe(view: &VaultView) -> String {
    let entry = match view.anchored_seq {
        Some(anchored) => format!("{} of {anchored}: an older copy was put back", view.seq),
        None => view.seq.to_string(),
    };
    let described = facts(&[
        ("Vault", view.vault_id.clone()),
        ("Fingerprint", view.fingerprint.clone()),
        ("Made", clock(view.created_at)),
        ("Cases", view.cases.to_string()),
        ("Outbox", view.outbox.to_string()),
        ("Schema", view.schema.to_string()),
        ("Last entry", entry),
        ("Anchor", view.anchor.as_str().to_owned()),
    ]);
    format!("{described}\n\n{}", view.checkpoint.trim_end())
}

/// The account's name on this computer.
fn account_name() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .into_iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
        .unwrap_or_else(|| "Reviewer".to_owned())
}

use std::io::IsTerminal;

use dossier_app::{Desk, Error, Keys, NewDesk, NewKeys, RecoveryCode, SystemClock, VaultView};
use dossier_domain::KeyMode;
use secrecy::ExposeSecret;

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
        VaultCommand::Create { reviewer, role, mode, recovery_code } => {
            let new = NewDesk { reviewer: reviewer.unwrap_or_else(account_name), role };
            create(terminal, new, mode, recovery_code).await
        }
        VaultCommand::Info => {
            let view = terminal.open().await?.vault_info().await?;
            Ok(Report::new(&view, describe(&view)))
        }
        VaultCommand::Backup { file } => {
            let desk = terminal.open().await?;
            let writing = desk.back_up(&file);
            let view = terminal.progress("Writing the backup").during(writing).await?;
            let text =
                format!("Written. It opens with the vault's passphrase.\n{}", describe(&view));
            Ok(Report::new(&view, text))
        }
        VaultCommand::Restore { file } => {
            let (dir, passphrase) = (terminal.vault_dir()?, terminal.passphrase()?);
            let restoring = Desk::restore(&dir, &file, passphrase.into(), options(), |_, _| ());
            let restored = terminal.progress("Reading the backup").during(restoring).await?;
            let view = terminal.keep(restored).vault_info().await?;
            let text = format!(
                "Restored in {}. “dossierctl sync” reads back what arrived since the backup \
                 before it sends anything.\n{}",
                dir.display(),
                describe(&view)
            );
            Ok(Report::new(&view, text))
        }
        VaultCommand::Role { role } => {
            let desk = terminal.open().await?;
            desk.set_role(role).await?;
            let view = desk.vault_info().await?;
            let text = format!("The role is {} from the next command on.", role.as_str());
            Ok(Report::new(&view, text))
        }
        VaultCommand::ChangePassphrase { new_passphrase_fd, recovery_code } => {
            let old = terminal.passphrase()?;
            let dir = terminal.vault_dir()?;
            let opening = Desk::open(&dir, old.clone().into(), options());
            let desk = terminal.keep(opening.await?);
            let new = terminal.next_passphrase(new_passphrase_fd)?;
            let code = recovery_code.then(fresh_code).transpose()?;
            let changing = desk.change_passphrase(old.into(), new, code.clone());
            terminal.progress("Changing the passphrase").during(changing).await?;
            let text = "The passphrase was changed; the old one opens nothing now.";
            told(&desk.vault_info().await?, text.to_owned(), code.as_ref())
        }
        VaultCommand::Recover { recovery_code_fd, new_passphrase_fd, mode } => {
            let dir = terminal.vault_dir()?;
            let keys = Keys::read(&dir, &SystemClock)?;
            let both = KeyMode::PassphraseAndDevice;
            if mode == Some(both) || (mode.is_none() && keys.mode == both) {
                return Err(Failure::not_available("error-vault-needs-device"));
            }
            let code = terminal.recovery_code(recovery_code_fd)?;
            let passphrase = terminal.next_passphrase(new_passphrase_fd)?;
            let fresh = fresh_code()?;
            let keys = NewKeys { passphrase, device: None, recovery_code: Some(fresh.clone()) };
            let recovering = Desk::recover(&dir, code, keys, options());
            let desk = terminal.progress("Opening the vault").during(recovering).await?;
            let desk = terminal.keep(desk);
            let text = "The vault opens with the new passphrase; the old one opens nothing now.";
            told(&desk.vault_info().await?, text.to_owned(), Some(&fresh))
        }
    }
}

async fn create(
    terminal: &Terminal,
    new: NewDesk,
    mode: KeyMode,
    recovery_code: bool,
) -> Result<Report, Failure> {
    if mode == KeyMode::PassphraseAndDevice {
        return Err(Failure::not_available("error-mode-needs-window"));
    }
    let dir = terminal.vault_dir()?;
    let passphrase = terminal.first_passphrase()?;
    let is_seen = !terminal.is_json() && std::io::stdout().is_terminal();
    let code = (recovery_code || is_seen).then(fresh_code).transpose()?;
    let keys = NewKeys { passphrase, device: None, recovery_code: code.clone() };
    let making = Desk::create(&dir, keys, new, options());
    let desk = terminal.keep(terminal.progress("Making the vault").during(making).await?);
    let view = desk.vault_info().await?;
    let text = format!("Made a vault in {}.\n{}", dir.display(), describe(&view));
    told(&view, text, code.as_ref())
}

fn fresh_code() -> Result<RecoveryCode, Failure> {
    RecoveryCode::random().map_err(|error| Error::from(error).into())
}

/// What was done, with the recovery code where there is a new one: printed this once.
fn told(view: &VaultView, text: String, code: Option<&RecoveryCode>) -> Result<Report, Failure> {
    let Some(code) = code else { return Ok(Report::new(view, text)) };
    let code = code.to_text();
    let code = code.expose_secret();
    let mut value = serde_json::to_value(view).map_err(|_| Failure::internal("no JSON"))?;
    value["recovery_code"] = code.into();
    let text = format!(
        "{text}\n\nRecovery code: {code}\n\
         It opens the vault when the passphrase is forgotten. It is shown this once and kept \
         nowhere:\nwrite it down and keep it away from this computer."
    );
    Ok(Report::new(&value, text))
}

fn describe(view: &VaultView) -> String {
    let entry = match view.anchored_seq {
        Some(anchored) => format!("{} of {anchored}: an older copy was put back", view.seq),
        None => view.seq.to_string(),
    };
    let described = facts(&[
        ("Vault", view.vault_id.clone()),
        ("Fingerprint", view.fingerprint.clone()),
        ("Public key", view.public_key.clone()),
        ("Made", clock(view.created_at)),
        ("Cases", view.cases.to_string()),
        ("Outbox", view.outbox.to_string()),
        ("Schema", view.schema.to_string()),
        ("Opens with", view.mode.as_str().replace('-', " ")),
        ("Recovery code", if view.has_recovery_code { "yes" } else { "no" }.to_owned()),
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

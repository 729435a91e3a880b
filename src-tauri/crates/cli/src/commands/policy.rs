use dossier_app::PolicyView;
use serde_json::json;

use super::document::write_new;
use crate::{
    args::PolicyCommand, fail::Failure, input, report::Report, table::facts, terminal::Terminal,
    times::clock,
};

pub(super) async fn run(terminal: &Terminal, command: PolicyCommand) -> Result<Report, Failure> {
    match command {
        PolicyCommand::Show { version, out } => {
            let view = terminal.open().await?.policy(version).await?;
            let text = format!("{:#}", json!(view.policy));
            if let Some(out) = out {
                write_new(&out, format!("{text}\n").as_bytes())?;
            }
            Ok(Report::new(&view, format!("{}\n\n{text}", describe(&view))))
        }
        PolicyCommand::Set { file } => {
            let text = input::text(&file)?;
            let view = terminal.open().await?.set_policy(&text).await?;
            let done = "The policy holds; the one before is kept.";
            Ok(Report::new(&view, format!("{done}\n{}", describe(&view))))
        }
    }
}

fn describe(view: &PolicyView) -> String {
    let version = match view.version {
        0 => "0, as shipped with the program".to_owned(),
        version => version.to_string(),
    };
    let mut lines = vec![("Version", version), ("Digest", view.digest.clone())];
    lines.extend(view.set_at.map(|at| ("Set", clock(at))));
    lines.extend(view.set_by.clone().map(|by| ("By", by)));
    facts(&lines)
}

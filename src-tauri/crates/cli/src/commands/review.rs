use dossier_app::Recommend;
use dossier_domain::Link;
use serde_json::json;

use crate::{args::Decide, fail::Failure, report::Report, terminal::Terminal};

/// The place in the journal of what was put on record.
pub(super) fn recorded(link: Link, text: &str) -> Report {
    let result = json!({"seq": link.seq, "hash": link.hash.to_string()});
    Report::new(&result, format!("{text} Journal entry {}.", link.seq))
}

pub(super) async fn note(terminal: &Terminal, case: &str, text: &str) -> Result<Report, Failure> {
    let (desk, id) = terminal.open_case(case).await?;
    Ok(recorded(desk.note(id, text).await?, "The note is saved."))
}

pub(super) async fn check(terminal: &Terminal, case: &str, item: &str) -> Result<Report, Failure> {
    let (desk, id) = terminal.open_case(case).await?;
    Ok(recorded(desk.check(id, item).await?, "The item is ticked."))
}

pub(super) async fn decide(terminal: &Terminal, decide: Decide) -> Result<Report, Failure> {
    let (desk, id) = terminal.open_case(&decide.case).await?;
    let Decide { recommendation, reasons, text, private, evidence, .. } = decide;
    let recommending =
        desk.recommend(id, Recommend { recommendation, reasons, text, private, evidence });
    let text = "The recommendation is on record here; nothing is sent to the provider.";
    Ok(recorded(recommending.await?, text))
}

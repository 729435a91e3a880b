use dossier_app::{Attached, DocumentDetails};
use dossier_domain::SlotName;
use serde_json::json;

use super::tell;
use crate::{args::Attach, fail::Failure, report::Report, terminal::Terminal};

pub(super) async fn attach(terminal: &Terminal, attach: Attach) -> Result<Report, Failure> {
    let (desk, case_id) = terminal.open_case(&attach.case).await?;
    let details = DocumentDetails {
        number: attach.number,
        country: attach.country,
        issued: attach.issued,
        expires: attach.expires,
        state: attach.state,
    };
    let confirmed = attach.confirm_person.is_some();
    let wanted = dossier_app::Attach {
        case_id,
        slot: SlotName::new(attach.slot),
        details,
        edit: attach.edit.into(),
        confirm_person: attach.confirm_person,
        hold: attach.hold,
    };
    let attaching = desk.attach_file(wanted, &attach.file);
    let Attached { submission_id, slot, state, output_sha256, findings, doubts, .. } =
        terminal.progress("Preparing the file").during(attaching).await?;
    let result = json!({
        "submission_id": submission_id,
        "slot": slot,
        "state": state,
        "output_sha256": output_sha256,
        "findings": findings,
        "doubts": doubts,
    });
    let word = terminal.words().label("state", state.as_str());
    let next = if doubts.is_empty() || confirmed {
        format!(
            "The file for {slot} is prepared and in the outbox ({word}); “dossierctl sync” sends \
             it."
        )
    } else {
        format!(
            "The file for {slot} is prepared and held: it may be of another person. Nothing is \
             sent before somebody confirms the person:\n  dossierctl outbox confirm \
             {submission_id} --reason …"
        )
    };
    let text = format!("{next}\n{}", tell(terminal.words(), &findings));
    Ok(Report::new(&result, text))
}

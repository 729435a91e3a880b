use std::{collections::BTreeMap, path::PathBuf};

use dossier_app::{Answer, CaseSummary, Created, Desk, Imported, NewCase};
use dossier_domain::{Attestation, ErrorCode, Message, SubmissionId, SubmissionState};
use serde_json::json;

use super::{bundle, case_list, case_show, review};
use crate::{
    args::{CaseCommand, Create},
    fail::Failure,
    input,
    report::Report,
    table::facts,
    terminal::Terminal,
};

pub(super) async fn run(terminal: &Terminal, command: CaseCommand) -> Result<Report, Failure> {
    match command {
        CaseCommand::Create(create) => self::create(terminal, create).await,
        CaseCommand::Attest { case, kinds, when, how } => {
            let (desk, id) = terminal.open_case(&case).await?;
            let at = when.unwrap_or_else(chrono::Utc::now);
            let attested =
                kinds.into_iter().map(|kind| Attestation { kind, at, how: how.clone() }).collect();
            let link = desk.attest(id, attested).await?;
            Ok(review::recorded(link, "The attestation is on record."))
        }
        CaseCommand::Add { connection, external_id } => {
            let (desk, connection) = terminal.open_connection(&connection).await?;
            let following = desk.follow_case(connection, &external_id);
            let (id, is_new) = terminal.progress("Asking the provider").during(following).await?;
            let summary = desk.case_summary(id).await?;
            let told = if is_new { "The case is followed." } else { "It was followed already." };
            Ok(Report::new(&summary, format!("{told}\n{}", describe(terminal, &summary))))
        }
        CaseCommand::Import { connection, file, .. } => {
            let csv = file.map(|file| input::bytes(&file)).transpose()?;
            let (desk, connection) = terminal.open_connection(&connection).await?;
            import(terminal, &desk, connection, csv).await
        }
        CaseCommand::Export { case, out, redacted } => {
            bundle::export(terminal, &case, &out, redacted).await
        }
        CaseCommand::Snooze { case, until, reason } => {
            let (desk, id) = terminal.open_case(&case).await?;
            let link = desk.snooze(id, until, reason.as_deref()).await?;
            Ok(review::recorded(link, "The case is put off."))
        }
        CaseCommand::Wake { case } => {
            let (desk, id) = terminal.open_case(&case).await?;
            Ok(review::recorded(desk.wake(id).await?, "The case is back in the queue."))
        }
        CaseCommand::Escalate { case, reason } => {
            let (desk, id) = terminal.open_case(&case).await?;
            let link = desk.escalate(id, &reason).await?;
            Ok(review::recorded(link, "The case is escalated."))
        }
        CaseCommand::Calm { case } => {
            let (desk, id) = terminal.open_case(&case).await?;
            Ok(review::recorded(desk.calm(id).await?, "The case is no longer escalated."))
        }
        CaseCommand::List(list) => case_list::run(terminal, list).await,
        CaseCommand::Show { case, reveal } => case_show::run(terminal, &case, reveal).await,
        CaseCommand::Submit { case, hold } => {
            let (desk, id) = terminal.open_case(&case).await?;
            let (submission, state) = desk.submit(id, hold).await?;
            Ok(queued(terminal, submission, state))
        }
        CaseCommand::StartAgain { case, hold } => {
            let (desk, id) = terminal.open_case(&case).await?;
            let (submission, state) = desk.start_again(id, hold).await?;
            Ok(queued(terminal, submission, state))
        }
        CaseCommand::Correct { case, file, hold } => {
            let correction = input::json(&file)?;
            let (desk, id) = terminal.open_case(&case).await?;
            let (submission, state) = desk.correct(id, correction, hold).await?;
            Ok(queued(terminal, submission, state))
        }
        CaseCommand::Answer { case, file: Some(file), hold, .. } => {
            let answer = read_answer(&file)?;
            let (desk, id) = terminal.open_case(&case).await?;
            let (submission, state) = desk.answer(id, answer, hold).await?;
            Ok(queued(terminal, submission, state))
        }
        CaseCommand::Answer { case, outside, .. } => {
            let (desk, id) = terminal.open_case(&case).await?;
            let link = desk.answer_outside(id, outside.as_deref().unwrap_or_default()).await?;
            Ok(review::recorded(link, "The answer given elsewhere is on record."))
        }
        CaseCommand::Note { case, text } => review::note(terminal, &case, &text).await,
        CaseCommand::Check { case, item } => review::check(terminal, &case, &item).await,
        CaseCommand::Decide(decide) => review::decide(terminal, decide).await,
        CaseCommand::Hold { case, reason } => {
            let (desk, id) = terminal.open_case(&case).await?;
            let link = desk.hold_case(id, &reason).await?;
            Ok(review::recorded(link, "On legal hold: nothing of this case is erased."))
        }
        CaseCommand::ReleaseHold { case, reason } => {
            let (desk, id) = terminal.open_case(&case).await?;
            let link = desk.release_hold(id, &reason).await?;
            Ok(review::recorded(link, "The hold is lifted; the rules count again."))
        }
    }
}

async fn create(terminal: &Terminal, create: Create) -> Result<Report, Failure> {
    let applicant = input::json(&create.applicant)?;
    let (desk, connection_id) = terminal.open_connection(&create.connection).await?;
    let at = chrono::Utc::now();
    let attested =
        create.attest.into_iter().map(|kind| Attestation { kind, at, how: None }).collect();
    let new = NewCase { connection_id, applicant, attested, hold: create.hold };
    let created = desk.create_case(new).await?;
    if create.hold == dossier_app::Hold::None {
        return deliver(terminal, &desk, &created).await;
    }
    let summary = desk.case_summary(created.case_id).await?;
    let text = format!(
        "The case is saved on this computer; it is created at the provider by a sync after the \
         undo window.\n{}",
        describe(terminal, &summary)
    );
    Ok(Report::new(&summary, text))
}

async fn deliver(terminal: &Terminal, desk: &Desk, created: &Created) -> Result<Report, Failure> {
    let delivering = desk.deliver_create(created);
    match terminal.progress("Creating the case at the provider").during(delivering).await {
        Ok(summary) => Ok(Report::new(&summary, describe(terminal, &summary))),
        Err(error) => {
            let failure = Failure::from(error);
            let failure = failure.detail("case_id", created.case_id.to_string());
            Err(if is_tried_again(failure.code()) {
                failure.remark(Message::new("case-saved").with("case", created.case_id))
            } else {
                failure
            })
        }
    }
}

/// Whether the next sync tries again what met this.
fn is_tried_again(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::ProviderUnavailable
            | ErrorCode::RateLimited
            | ErrorCode::CredentialsRefused
            | ErrorCode::ClockWrong
    )
}

/// Follows the cases of a table; without one, those that the provider lists.
async fn import(
    terminal: &Terminal,
    desk: &Desk,
    connection: dossier_domain::ConnectionId,
    csv: Option<Vec<u8>>,
) -> Result<Report, Failure> {
    let progress = terminal.progress("Following cases");
    let say = |so_far: &Imported| {
        let done = so_far.added + so_far.already_known + so_far.refused.len() as u32;
        progress.say(format!("Following cases: {done}"));
    };
    let imported = match csv {
        Some(csv) => progress.during(desk.import_cases(connection, &csv, say)).await?,
        None => progress.during(desk.follow_all(connection, say)).await?,
    };
    let mut lines = vec![
        format!("{} added", imported.added),
        format!("{} known already", imported.already_known),
        format!("{} refused", imported.refused.len()),
    ];
    lines.extend(
        imported
            .refused
            .iter()
            .map(|it| format!("  line {}: {}", it.line, terminal.words().say(&it.reason))),
    );
    Ok(Report::new(&imported, lines.join("\n")))
}

/// `{"fields": {name: value}, "documents": {name: path}}`.
fn read_answer(file: &std::path::Path) -> Result<Answer, Failure> {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct AnswerFile {
        #[serde(default)]
        fields: BTreeMap<String, String>,
        #[serde(default)]
        documents: BTreeMap<String, PathBuf>,
    }
    let read: AnswerFile = serde_json::from_value(input::json(file)?).map_err(|_| {
        Failure::from(dossier_app::Error::Invalid(Message::new("error-answer-file")))
    })?;
    Ok(Answer { fields: read.fields, documents: read.documents })
}

fn queued(terminal: &Terminal, id: SubmissionId, state: SubmissionState) -> Report {
    let word = terminal.words().label("state", state.as_str());
    let result = json!({"submission_id": id, "state": state});
    Report::new(&result, format!("In the outbox ({word}); “dossierctl sync” sends it."))
}

fn describe(terminal: &Terminal, summary: &CaseSummary) -> String {
    let none = || "-".to_owned();
    facts(&[
        ("Case", summary.case_id.clone()),
        ("Provider's id", summary.external_id.clone().unwrap_or_else(none)),
        ("Stage", terminal.words().label("stage", summary.stage.as_str())),
        ("Provider's status", summary.provider_status.clone().unwrap_or_else(none)),
    ])
}

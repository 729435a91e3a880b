use std::path::Path;

use dossier_documents::ReadError;
use dossier_domain::{ErrorCode, Message};
use dossier_verify::{report, verify};

use crate::{
    args::BundleCommand, fail::Failure, input, report::Report, table::facts, terminal::Terminal,
};

pub(super) fn run(command: BundleCommand) -> Result<Report, Failure> {
    let BundleCommand::Verify { file, key } = command;
    if !std::fs::metadata(&file).map_err(ReadError::from)?.is_file() {
        return Err(ReadError::NotFile.into());
    }
    // A case file holds many documents and may be longer than any one of them.
    let bytes = std::fs::read(&file).map_err(ReadError::from)?;
    let key = key.as_deref().map(input::text).transpose()?;
    let found = verify(&bytes);
    let result = report(&found, key.as_deref());
    let found = match found {
        Ok(found) if result["ok"] == true => found,
        wrong => {
            let message = match wrong {
                Ok(_) => Message::new("error-case-file-signer"),
                Err(fault) => Message::new("error-case-file")
                    .with("member", fault.member)
                    .with("problem", fault.what),
            };
            let failure = Failure::new(ErrorCode::Tampered, message);
            let told = result.as_object().cloned().unwrap_or_default();
            return Err(told.into_iter().fold(failure, |it, (name, told)| it.detail(&name, told)));
        }
    };
    let head = if result["signer"] == "known" {
        "Intact, signed by the vault of this key."
    } else {
        "Intact, signer not checked."
    };
    let told = facts(&[
        ("Case", found.manifest.case_id.clone()),
        ("Made", found.manifest.made_at.clone()),
        ("Fingerprint", result["fingerprint"].as_str().unwrap_or_default().to_owned()),
        ("Entries", found.entries.to_string()),
        ("Documents", found.documents.to_string()),
    ]);
    Ok(Report::new(&result, format!("{head}\n{told}")))
}

/// Writes a case file.
pub(super) async fn export(
    terminal: &Terminal,
    case: &str,
    out: &Path,
    redacted: bool,
) -> Result<Report, Failure> {
    let (desk, id) = terminal.open_case(case).await?;
    let writing = desk.export_case(id, out, redacted);
    let written = terminal.progress("Writing the case file").during(writing).await?;
    let told = facts(&[
        ("Members", written.members.to_string()),
        ("Documents", written.documents.to_string()),
        ("Bytes", written.bytes.to_string()),
        ("Fingerprint", written.fingerprint.clone()),
    ]);
    let how = "To verify it: dossier-verify FILE.zip, or dossierctl bundle verify FILE.zip";
    Ok(Report::new(&written, format!("The case file is written.\n{told}\n{how}")))
}

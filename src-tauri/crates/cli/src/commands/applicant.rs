use dossier_app::{applicant_template, check_applicant};
use dossier_domain::Problem;
use dossier_words::visible;
use serde_json::json;

use crate::{args::ApplicantCommand, fail::Failure, input, report::Report};

pub(super) fn run(command: ApplicantCommand) -> Result<Report, Failure> {
    match command {
        ApplicantCommand::Template { provider } => {
            let template = applicant_template(provider)?;
            // For people too, since it is written to a file and filled in.
            Ok(Report::new(&template, format!("{template:#}")))
        }
        ApplicantCommand::Check { provider, file } => {
            let problems = check_applicant(provider, &input::json(&file)?)?;
            let result = json!({"ok": problems.is_empty(), "problems": problems});
            Ok(Report::new(&result, tell(provider.display_name(), &problems)))
        }
    }
}

fn tell(provider: &str, problems: &[Problem]) -> String {
    if problems.is_empty() {
        return format!("Nothing stands against sending this to {provider}.");
    }
    let line = |problem: &Problem| {
        let suggestion = match &problem.suggestion {
            Some(suggestion) => format!(" Perhaps: {}", visible(suggestion)),
            None => String::new(),
        };
        format!("  {}: {}{suggestion}", visible(&problem.path), visible(&problem.message))
    };
    let lines: Vec<String> = problems.iter().map(line).collect();
    format!("{provider} would refuse this:\n{}", lines.join("\n"))
}

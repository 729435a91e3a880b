use std::hash::{BuildHasher, Hasher, RandomState};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use super::terminal::Terminal;

/// The line in which the simulator says where its providers are.
pub(super) const SIMULATOR_FILE: &str = "simulator.json";

/// Of a photo of 12 megapixels, as it is seen.
pub(super) const SIDES: (u32, u32) = (3024, 4032);

const APPLICANT_FILE: &str = "applicant.json";
const SELFIE_FILE: &str = "selfie.jpg";
const PASSPORT_FILE: &str = "passport.jpg";
const PROVIDER: &str = "jiko";

/// One step of the main job.
pub(super) struct Step {
    /// What a person would say they are doing.
    pub(super) title: &'static str,
    /// Does it.
    pub(super) act: fn(&mut Job) -> Result<()>,
}

/// The main job from an empty folder to an approved case.
pub(super) const STEPS: &[Step] = &[
    Step { title: "A vault", act: create_vault },
    Step { title: "Connections to the providers", act: connect },
    Step { title: "What needs us", act: list_cases },
    Step { title: "An applicant", act: fill_applicant },
    Step { title: "A case", act: create_case },
    Step { title: "Submit it and wait for the provider", act: submit },
    Step { title: "Two photos of 12 megapixels", act: make_photos },
    Step { title: "Documents", act: attach_documents },
    Step { title: "Submit again and wait for the decision", act: submit_again },
    Step { title: "What was delivered", act: list_outbox },
    Step { title: "The case", act: show_case },
    Step { title: "The journal", act: verify_journal },
];

/// The main job, as far as it has come.
#[derive(Debug)]
pub(super) struct Job {
    terminal: Terminal,
    connection: String,
    case: String,
    outcome: Value,
    entries: u64,
}

impl Job {
    /// One that has not begun.
    pub(super) fn new(terminal: Terminal) -> Self {
        let (connection, case) = (String::new(), String::new());
        Self { terminal, connection, case, outcome: Value::Null, entries: 0 }
    }

    /// How it ended, in a few lines.
    pub(super) fn summary(&self) -> Result<String> {
        let text = |key| text(&self.outcome, key);
        Ok(format!(
            "Approved: case {}, {PROVIDER} application {}, customer {}\njournal verified: {} entries",
            text("case_id")?,
            text("external_id")?,
            text("customer_id")?,
            self.entries,
        ))
    }

    /// Delivers what is owed and reads the case until its provider says `expected`.
    fn sync_until(&mut self, expected: &str) -> Result<()> {
        let Self { terminal, case, .. } = self;
        terminal.show(&["sync", "--case", case, "--until-idle", "--timeout", "120"])?;
        let shown = terminal.ask(&["case", "show", case])?;
        let status = text(&shown, "provider_status")?;
        ensure!(status == expected, "the case is {status} and should be {expected} by now");
        println!("\n{PROVIDER} says {status}");
        self.outcome = shown;
        Ok(())
    }
}

fn create_vault(job: &mut Job) -> Result<()> {
    println!("(its passphrase is made for this run and handed over in DOSSIER_PASSPHRASE)");
    job.terminal.show(&["vault", "create"])
}

fn connect(job: &mut Job) -> Result<()> {
    job.terminal.show(&["connection", "add", "--from-sim", SIMULATOR_FILE])?;
    let connections = job.terminal.ask(&["connection", "list"])?;
    let connections = connections.as_array().context("connection list is no list")?;
    let ours = connections.iter().find(|connection| connection["provider"] == PROVIDER);
    job.connection = text(ours.context("no connection to the provider")?, "connection_id")?.into();
    Ok(())
}

fn list_cases(job: &mut Job) -> Result<()> {
    job.terminal.show(&["case", "list"])
}

fn fill_applicant(job: &mut Job) -> Result<()> {
    let mut applicant = job.terminal.read(&["applicant", "template", PROVIDER])?;
    let fields = applicant.as_object_mut().context("the template is no object")?;
    fields.insert("identification_number".into(), identification_number().into());
    let text = serde_json::to_string_pretty(&applicant).context("the applicant has no JSON")?;
    println!("{text}\n");
    println!("identification_number: replaced by one for which {PROVIDER} first asks for an");
    println!("identity document and then approves; saved as {APPLICANT_FILE}");
    std::fs::write(job.terminal.path(APPLICANT_FILE), text).context("no file could be written")?;
    check(job, &["applicant", "check", PROVIDER, APPLICANT_FILE])
}

fn create_case(job: &mut Job) -> Result<()> {
    let connection = job.connection.as_str();
    let create = ["case", "create", "--connection", connection, "--applicant", APPLICANT_FILE];
    let created = job.terminal.read(&create)?;
    println!("{created:#}");
    job.case = text(&created, "case_id")?.into();
    Ok(())
}

fn submit(job: &mut Job) -> Result<()> {
    job.terminal.show(&["case", "submit", &job.case])?;
    job.sync_until("DOCUMENTS_NEEDED")
}

fn make_photos(job: &mut Job) -> Result<()> {
    let (width, height) = SIDES;
    job.terminal.make_photo(SELFIE_FILE, 1, width, height)?;
    job.terminal.make_photo(PASSPORT_FILE, 2, width, height)
}

fn attach_documents(job: &mut Job) -> Result<()> {
    for (slot, file) in [("SELFIE", SELFIE_FILE), ("PASSPORT", PASSPORT_FILE)] {
        check(job, &["document", "check", file, "--for", &format!("{PROVIDER}:{slot}")])?;
        job.terminal.show(&["document", "attach", &job.case, slot, file])?;
    }
    Ok(())
}

fn submit_again(job: &mut Job) -> Result<()> {
    job.terminal.show(&["case", "submit", &job.case])?;
    job.sync_until("APPROVED")
}

fn list_outbox(job: &mut Job) -> Result<()> {
    job.terminal.show(&["outbox", "list", "--all"])
}

fn show_case(job: &mut Job) -> Result<()> {
    job.terminal.show(&["case", "show", &job.case])
}

fn verify_journal(job: &mut Job) -> Result<()> {
    check(job, &["journal", "verify"])?;
    let verified = job.terminal.ask(&["journal", "verify"])?;
    job.entries = verified["entries"].as_u64().context("the journal has no number of entries")?;
    ensure!(job.entries > 0, "the journal is empty");
    Ok(())
}

/// Shows a check and goes on only if it found nothing wrong; finding something is no failure of
/// the command itself.
fn check(job: &Job, arguments: &[&str]) -> Result<()> {
    job.terminal.show(arguments)?;
    let found = job.terminal.ask(arguments)?;
    if found["ok"] != true {
        bail!("{} is not in order: {found:#}", arguments.join(" "));
    }
    Ok(())
}

fn text<'a>(value: &'a Value, key: &str) -> Result<&'a str> {
    value[key].as_str().with_context(|| format!("the answer has no {key}"))
}

/// A number that the simulated provider answers with a request for an identity document (`21`),
/// and approves once that is there (third digit not `1`); new each time.
fn identification_number() -> String {
    format!("210{:06}", random() % 1_000_000)
}

/// A number that nobody can foresee, from the seed that every hash table has.
pub(super) fn random() -> u64 {
    RandomState::new().build_hasher().finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_leads_over_documents_to_approval() {
        for _ in 0..100 {
            let number = identification_number();
            assert_eq!(number.len(), 9, "{number}");
            assert!(number.starts_with("210"), "{number}");
            assert!(number.bytes().all(|digit| digit.is_ascii_digit()), "{number}");
        }
    }

    #[test]
    fn two_runs_do_not_share_their_random_numbers() {
        assert_ne!(random(), random());
    }

    #[test]
    fn a_missing_answer_is_named() {
        let error = text(&serde_json::json!({"case_id": 1}), "case_id").unwrap_err();
        assert_eq!(error.to_string(), "the answer has no case_id");
    }
}

//! The words of a table's steps.

use serde_json::{Value, json};

use super::{Bench, DELAY, day};

/// What came of a step.
pub enum Outcome {
    Yes(String),
    /// Refused, lost, or broken off before anything was sent.
    No(String),
}

impl Bench {
    /// Does one step. Those that change something:
    ///
    /// - `set JSON`, `lose METHOD PATH`: the simulator's settings; the next answer is lost
    /// - `with PATH=JSON`, `without PATH`: the applicant; `{today}`, `{-30}` are days
    /// - `say TYPE NAME=TEXT`: details of a document, `-` for none
    /// - `check`, `create`, `upload SLOT [pdf|png|text]`, `check-submit`, `submit`
    /// - `correct JSON`, `answer {FIELD: TEXT}`: beside the files uploaded for fields
    /// - `repeat`, `recover`: the last delivery once more; finding out what became of it
    /// - `outcome WORD`, `wait`, `forget`; `be ID`, `stranger`, `case`: another id of the provider,
    ///   another person, another case of ours
    ///
    /// and those that look: `read`, `asks`, `fields`, `slots`, `reasons`, `pages`, `echo`,
    /// `takes ACTION`, `attach SLOT`, `effect NAME`, `calls METHOD PATH`, `list`, `catalogues`,
    /// `events`, `file SLOT`, `test`.
    pub async fn step(&mut self, step: &str) -> Outcome {
        let (verb, rest) = step.split_once(' ').unwrap_or((step, ""));
        match verb {
            "set" => {
                self.settings = json(rest);
                self.plan(json!([]))
            }
            "lose" => {
                let (method, path) = rest.split_once(' ').expect("method and path");
                let fault = json!({"kind": "reset_after"});
                let rule = json!({"method": method, "path": path, "first": 1, "fault": fault});
                self.plan(json!([rule]))
            }
            "with" => {
                let (path, value) = rest.split_once('=').expect("path and value");
                *place(&mut self.applicant, path) = json(&days(value));
                Outcome::Yes(String::new())
            }
            "without" => {
                let (parent, name) = match rest.rsplit_once('.') {
                    Some((parent, name)) => (place(&mut self.applicant, parent), name),
                    None => (&mut self.applicant, rest),
                };
                let parent = parent.as_object_mut().expect("an object");
                parent.remove(name).expect("it was there");
                Outcome::Yes(String::new())
            }
            "say" => {
                let mut words = rest.split(' ');
                let said = self.said.entry(words.next().expect("a type").to_owned()).or_default();
                for (name, text) in words.map(|word| word.split_once('=').expect("name=text")) {
                    match text {
                        "-" => said.remove(name),
                        text => said.insert(name.to_owned(), days(text).into()),
                    };
                }
                Outcome::Yes(String::new())
            }
            "outcome" => {
                let id = self.external_id.clone().expect("created");
                match self.sim.set_outcome(self.provider.as_str(), &id, rest) {
                    Ok(()) => Outcome::Yes(rest.to_owned()),
                    Err(error) => Outcome::No(error.to_string()),
                }
            }
            "wait" => {
                self.sim.advance(DELAY);
                Outcome::Yes(String::new())
            }
            "forget" => {
                self.memory = None;
                Outcome::Yes(String::new())
            }
            "case" => {
                self.case_id = dossier_domain::CaseId::from_uuid(uuid::Uuid::new_v4());
                Outcome::Yes(String::new())
            }
            "be" => {
                self.external_id = Some(rest.to_owned());
                Outcome::Yes(String::new())
            }
            "check" | "create" | "upload" | "check-submit" | "submit" | "correct" | "answer"
            | "repeat" | "recover" | "stranger" => self.act(verb, rest).await,
            _ => self.ask(verb, rest).await,
        }
    }

    fn plan(&self, rules: Value) -> Outcome {
        let name = self.provider.as_str();
        self.sim.set_faults(json!({name: self.settings, "rules": rules})).expect("a plan");
        Outcome::Yes(String::new())
    }
}

pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// `{-30}` and `{+400}` are days from today.
fn days(text: &str) -> String {
    let Some((start, rest)) = text.split_once('{') else { return text.to_owned() };
    match rest.split_once('}').and_then(|(number, end)| Some((number.parse().ok()?, end))) {
        Some((number, end)) => format!("{start}{}{end}", day(number)),
        None => text.to_owned(),
    }
}

/// The value at a dotted path, made where it is not there.
fn place<'a>(value: &'a mut Value, path: &str) -> &'a mut Value {
    path.split('.').fold(value, |value, part| match part.parse::<usize>() {
        Ok(at) if value.is_array() => &mut value[at],
        _ => &mut value[part],
    })
}

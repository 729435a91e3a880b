use dossier_domain::Problem;
use secrecy::SecretString;
use serde_json::Value;
use uuid::Uuid;

use crate::{Error, check::Check};

/// What Atelio issues to a partner, and the program that the connection works for.
/// docs/providers/atelio.md, Access.
pub(crate) struct AtelioCredentials {
    pub(crate) identity: SecretString,
    pub(crate) authorization: SecretString,
    /// UUID text; no secret.
    pub(crate) program_id: String,
}

impl AtelioCredentials {
    /// From `{"identity", "authorization", "program_id", "webhook_secret"?}`.
    pub(crate) fn parse(json: &str) -> Result<Self, Error> {
        let Ok(value @ Value::Object(_)) = serde_json::from_str::<Value>(json) else {
            let message = "Give a JSON object with identity, authorization and program_id.";
            return Err(Error::Input(vec![Problem {
                path: String::new(),
                code: "format".to_owned(),
                message: message.to_owned(),
                suggestion: None,
            }]));
        };
        let mut check = Check::new(&value);
        let identity = check.required("identity");
        let authorization = check.required("authorization");
        let program = check.required("program_id");
        check.optional("webhook_secret");
        for (path, text) in [("identity", identity), ("authorization", authorization)] {
            if text.is_some_and(|text| !is_header_value(text)) {
                let message = "Write the value alone, without spaces or line breaks.";
                check.report(path, "format", message);
            }
        }
        let program = program.and_then(|text| Uuid::parse_str(text.trim()).ok());
        if program.is_none() && value.get("program_id").is_some_and(|it| !it.is_null()) {
            check.report("program_id", "format", "Write the program's id, a UUID.");
        }
        let mut problems = check.finish();
        // Blank and mistyped program ids are told once.
        problems.dedup_by(|second, first| second.path == first.path);
        match (identity, authorization, program) {
            (Some(identity), Some(authorization), Some(program)) if problems.is_empty() => {
                Ok(Self {
                    identity: identity.into(),
                    authorization: authorization.into(),
                    program_id: program.to_string(),
                })
            }
            _ => Err(Error::Input(problems)),
        }
    }
}

fn is_header_value(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic())
}

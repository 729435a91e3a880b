use dossier_domain::Problem;
use secrecy::SecretString;
use serde_json::Value;

use crate::{
    Error,
    check::{Check, at},
};

/// What Fin.com issues to a client, and how the client is set up there.
/// docs/providers/fincom.md, Access.
pub(crate) struct FincomCredentials {
    pub(super) client_id: SecretString,
    pub(super) client_secret: SecretString,
    /// The client's configuration demands a live photo (V2).
    pub(super) selfie_required: bool,
}

impl FincomCredentials {
    /// From `{"client_id", "client_secret", "webhook_secret"?, "selfie_required"?}`.
    pub(crate) fn parse(json: &str) -> Result<Self, Error> {
        let Ok(value @ Value::Object(_)) = serde_json::from_str::<Value>(json) else {
            return Err(Error::Input(vec![Problem {
                path: String::new(),
                code: "format".to_owned(),
                message: "Give a JSON object with client_id and client_secret.".to_owned(),
                suggestion: None,
            }]));
        };
        let mut check = Check::new(&value);
        let client_id = check.required("client_id");
        let client_secret = check.required("client_secret");
        check.optional("webhook_secret");
        let selfie = at(&value, "selfie_required");
        if selfie.is_some_and(|selfie| !selfie.is_boolean()) {
            check.report("selfie_required", "format", "Write true or false, without quotes.");
        }
        let problems = check.finish();
        match (client_id, client_secret) {
            (Some(client_id), Some(client_secret)) if problems.is_empty() => Ok(Self {
                client_id: client_id.into(),
                client_secret: client_secret.into(),
                selfie_required: selfie.and_then(Value::as_bool).unwrap_or(false),
            }),
            _ => Err(Error::Input(problems)),
        }
    }
}

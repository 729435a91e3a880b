use dossier_domain::Problem;
use secrecy::SecretString;
use serde_json::Value;

use crate::{Error, check::Check};

/// What Jiko issues to a partner. docs/providers/jiko.md, Access.
pub(crate) struct JikoCredentials {
    pub(crate) username: SecretString,
    pub(crate) password: SecretString,
    /// Signs requests; never sent.
    pub(crate) shared_secret: SecretString,
}

impl JikoCredentials {
    /// From `{"username", "password", "shared_secret", "webhook_secret"?}`.
    pub(crate) fn parse(json: &str) -> Result<Self, Error> {
        let Ok(value @ Value::Object(_)) = serde_json::from_str::<Value>(json) else {
            let message = "Give a JSON object with username, password and shared_secret.";
            return Err(Error::Input(vec![Problem {
                path: String::new(),
                code: "format".to_owned(),
                message: message.to_owned(),
                suggestion: None,
            }]));
        };
        let mut check = Check::new(&value);
        let username = check.required("username");
        let password = check.required("password");
        let shared_secret = check.required("shared_secret");
        check.optional("webhook_secret");
        for (path, text) in [("username", username), ("password", password)] {
            if let Some(text) = text {
                check.longest(path, text, 128);
            }
        }
        let problems = check.finish();
        match (username, password, shared_secret) {
            (Some(username), Some(password), Some(shared_secret)) if problems.is_empty() => {
                Ok(Self {
                    username: username.into(),
                    password: password.into(),
                    shared_secret: shared_secret.into(),
                })
            }
            _ => Err(Error::Input(problems)),
        }
    }
}

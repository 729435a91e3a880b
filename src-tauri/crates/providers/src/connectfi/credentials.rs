use dossier_domain::Problem;
use secrecy::SecretString;
use serde_json::Value;

use crate::{Error, check::Check};

/// What PayGears issues to a partner. docs/providers/connectfi.md, Access.
pub(crate) struct ConnectfiCredentials {
    pub(super) login: SecretString,
    pub(super) password: SecretString,
}

impl ConnectfiCredentials {
    /// From `{"login", "password"}`.
    pub(crate) fn parse(json: &str) -> Result<Self, Error> {
        let Ok(value @ Value::Object(_)) = serde_json::from_str::<Value>(json) else {
            return Err(Error::Input(vec![Problem {
                path: String::new(),
                code: "format".to_owned(),
                message: "Give a JSON object with login and password.".to_owned(),
                suggestion: None,
            }]));
        };
        let mut check = Check::new(&value);
        let login = check.required("login");
        let password = check.required("password");
        if let Some(login) = login {
            check.longest("login", login, 36);
            if !login.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
                check.report("login", "format", "Use letters, digits and _ only.");
            }
        }
        if let Some(password) = password {
            check.longest("password", password, 50);
        }
        let problems = check.finish();
        match (login, password) {
            (Some(login), Some(password)) if problems.is_empty() => {
                Ok(Self { login: login.into(), password: password.into() })
            }
            _ => Err(Error::Input(problems)),
        }
    }
}

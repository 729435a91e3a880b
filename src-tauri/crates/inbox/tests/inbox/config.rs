//! What the operator may write, and how mistakes are told.

use std::path::Path;

use dossier_inbox::{Config, Limits};

use crate::place::{HOOK, Place, SECRET, UNSIGNED_HOOK};

fn refused(text: &str) -> String {
    let error = Config::parse(text, Path::new(".")).expect_err(text).to_string();
    assert!(!error.contains(SECRET), "{error}");
    error
}

#[test]
fn every_mistake_is_told_without_a_secret() {
    let place = Place::idle(Limits::default(), 1);
    let good = place.config();
    assert!(Config::parse(&good, Path::new(".")).is_ok());
    let secret = format!("webhook_secret = \"{SECRET}\"");
    for (from, to, told) in [
        (HOOK, "0001", "32 hexadecimal digits"),
        (HOOK, "g00102030405060708090a0b0c0d0e0f", "32 hexadecimal digits"),
        (HOOK, UNSIGNED_HOOK, "the same hook"),
        ("\"card\"", "\"jiko\"", "the same name"),
        ("\"card\"", "\" \"", "needs a name"),
        ("\"connectfi\"", "\"visa\"", "provider is one of"),
        (secret.as_str(), "", "is missing"),
        (secret.as_str(), "webhook_secret = \"\"", "is empty"),
        ("\"connectfi\"", "\"connectfi\"\nwebhook_secret = \"0123456789abcdef\"", "signs nothing"),
        ("token_sha256 = \"", "token_sha256 = \"00", "64 hexadecimal digits"),
        ("seal_to", "sealto", "line"),
        ("hook =", "hooks =", "unknown field `hooks`"),
        (secret.as_str(), "webhook_secret = \"0123456789abcdef", "line 5"),
    ] {
        let text = good.replacen(from, to, 1);
        assert_ne!(text, good, "{from}");
        let error = refused(&text);
        assert!(error.contains(told), "{from} -> {to}: {error}");
    }
    assert!(refused("").contains("no [[connection]]"));
    let without_desks = good.split("[[connection.desk]]").next().unwrap();
    assert!(refused(without_desks).contains("nobody could read"));
    let twice = good.replace("[[connection.desk]]", "[[connection.desk]]\n");
    let desk = twice.split("[[connection.desk]]").nth(1).unwrap();
    let desk = desk.split("[[connection]]").next().unwrap();
    assert!(refused(&format!("{good}[[connection.desk]]{desk}")).contains("used twice"));
}

#[cfg(unix)]
#[test]
fn files_with_secrets_are_not_for_everybody() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::idle(Limits::default(), 1);
    let (config, secret) =
        (place.home.path().join("inbox.toml"), place.home.path().join("jiko.secret"));
    let inside = format!("webhook_secret = \"{SECRET}\"");
    let text = place.config().replace(&inside, "webhook_secret_file = \"jiko.secret\"");
    std::fs::write(&config, text).unwrap();
    std::fs::write(&secret, format!("{SECRET}\n")).unwrap();
    let set = |path: &Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    for (config_mode, secret_mode, is_good) in
        [(0o600, 0o600, true), (0o640, 0o400, true), (0o644, 0o600, false), (0o600, 0o604, false)]
    {
        set(&config, config_mode);
        set(&secret, secret_mode);
        assert_eq!(Config::read(&config).is_ok(), is_good, "{config_mode:o} {secret_mode:o}");
    }
    set(&secret, 0o600);
    set(&config, 0o600);
    std::fs::remove_file(&secret).unwrap();
    let error = Config::read(&config).unwrap_err().to_string();
    assert!(error.contains("jiko.secret"), "{error}");
}

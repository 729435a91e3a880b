//! Files are for their owner alone, and what somebody else put in their place is not used.

use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt, symlink},
    path::{Path, PathBuf},
};

use crate::{day::Day, desk::finish, marks::files};

fn mode(path: &Path) -> u32 {
    path.symlink_metadata().unwrap().permissions().mode() & 0o777
}

#[test]
fn whatever_the_account_allows_others_they_can_read_nothing() {
    let day = Day::new("");
    let before = files(day.home.path());
    let (backup, journal) = (day.home.path().join("backup"), day.home.path().join("journal"));
    for arguments in [
        &["vault", "create"][..],
        &["vault", "backup", backup.to_str().unwrap()],
        &["journal", "export", journal.to_str().unwrap()],
        &["vault", "change-passphrase"],
    ] {
        let inner = day.command(arguments);
        let mut shell = std::process::Command::new("bash");
        shell.args(["-c", "umask 000; exec \"$0\" \"$@\""]).arg(inner.get_program());
        shell.args(inner.get_args()).current_dir(inner.get_current_dir().unwrap());
        for (name, value) in inner.get_envs() {
            match value {
                Some(value) => shell.env(name, value),
                None => shell.env_remove(name),
            };
        }
        shell.env("DOSSIER_NEW_PASSPHRASE", "another synthetic one");
        let outcome = finish(shell);
        assert_eq!(outcome.status, Some(0), "{arguments:?}: {outcome:?}");
    }
    let made: Vec<PathBuf> =
        files(day.home.path()).into_iter().filter(|it| !before.contains(it)).collect();
    assert!(made.len() >= 5, "{made:?}");
    for path in made {
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    assert_eq!(mode(&day.vault()), 0o700);
    assert_eq!(mode(day.vault().parent().unwrap()), 0o700);
}

#[test]
fn a_link_in_the_place_of_a_file_is_not_followed() {
    let day = Day::new("");
    day.begin();
    day.json(&["vault", "backup", day.home.path().join("backup").to_str().unwrap()]);
    for name in ["vault.json", "vault.db", "lock"] {
        let (path, aside) = (day.vault().join(name), day.home.path().join("aside"));
        fs::rename(&path, &aside).unwrap();
        symlink(&aside, &path).unwrap();
        let before = fs::read(&aside).unwrap();
        let refused = day.run(&["vault", "info"]).refusal();
        assert_eq!(refused.code, "vault_damaged", "{name}");
        assert_eq!(fs::read(&aside).unwrap(), before, "{name} is left alone");
        fs::remove_file(&path).unwrap();
        fs::rename(&aside, &path).unwrap();
    }
    // A header is written beside the old one first.
    let victim = day.home.path().join("victim");
    fs::write(&victim, "untouched").unwrap();
    symlink(&victim, day.vault().join("vault.json.new")).unwrap();
    let mut change = day.command(&["vault", "change-passphrase"]);
    change.env("DOSSIER_NEW_PASSPHRASE", "another synthetic one");
    assert_eq!(finish(change).refusal().code, "vault_damaged");
    fs::remove_file(day.vault().join("vault.json.new")).unwrap();

    let link = day.home.path().join("link");
    symlink(day.vault(), &link).unwrap();
    let through = day.desk.command(&["--json", "--vault", link.to_str().unwrap(), "vault", "info"]);
    assert_eq!(finish(through).refusal().code, "vault_damaged");
    let out = day.home.path().join("out");
    symlink(&victim, &out).unwrap();
    let out = out.to_str().unwrap();
    assert_eq!(day.run(&["vault", "backup", out]).refusal().code, "conflict");
    assert_eq!(day.run(&["journal", "export", out]).refusal().code, "conflict");
    assert_eq!(day.run(&["diagnostics", "--out", out]).refusal().code, "conflict");
    assert_eq!(fs::read_to_string(&victim).unwrap(), "untouched");
    day.json(&["vault", "info"]);
}

#[test]
fn another_accounts_file_is_not_used() {
    let day = Day::new("");
    day.begin();
    let mine = day.vault().metadata().unwrap().uid();
    if mine != 0 {
        return eprintln!("not run: files can be given away by root only");
    }
    for name in ["vault.json", "vault.db", "lock", "."] {
        let path = day.vault().join(name);
        std::os::unix::fs::chown(&path, Some(65534), None).unwrap();
        assert_eq!(day.run(&["vault", "info"]).refusal().code, "vault_damaged", "{name}");
        std::os::unix::fs::chown(&path, Some(mine), None).unwrap();
    }
    day.json(&["vault", "info"]);
}

//! Which files the program makes, by what the system is asked for.

use std::{
    collections::BTreeSet,
    path::Path,
    process::{Command, Stdio},
};

use crate::{
    day::Day,
    desk::{CONNECTION, finish},
};

const CALLS: &str = "trace=openat,open,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,\
    symlink,symlinkat,mknod,mknodat";

/// The vault's own files. The first change of a new database is made before it has its log.
const VAULT: [&str; 7] = [
    "vault.json",
    "vault.json.new",
    "vault.db",
    "vault.db-journal",
    "vault.db-wal",
    "vault.db-shm",
    "lock",
];

/// Paths that the command, or a program it started, made or opened to write.
fn written(day: &Day, arguments: &[&str]) -> BTreeSet<String> {
    let log = day.desk.path("strace.log");
    let command = day.command(arguments);
    let mut traced = Command::new("strace");
    traced.args(["-f", "-q", "-s", "4096", "-e", CALLS, "-o"]).arg(&log);
    traced.arg(command.get_program()).args(command.get_args());
    traced.current_dir(command.get_current_dir().unwrap()).stdin(Stdio::null());
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => traced.env(name, value),
            None => traced.env_remove(name),
        };
    }
    let outcome = finish(traced);
    assert_eq!(outcome.status, Some(0), "{arguments:?}: {outcome:?}");
    let log = std::fs::read_to_string(log).unwrap();
    let makes = |line: &&str| {
        let opens = line.contains(" open") && !line.contains("openat2");
        let reads = opens && !["O_WRONLY", "O_RDWR", "O_CREAT"].iter().any(|it| line.contains(it));
        !reads && !line.contains("= -1 ")
    };
    let quoted = |line: &str| -> Vec<String> {
        line.split('"').skip(1).step_by(2).map(str::to_owned).collect()
    };
    log.lines().filter(makes).flat_map(quoted).collect()
}

/// Whether the program may touch it: the vault's files, what a person named, and no file at all.
fn is_allowed(path: &str, day: &Day, named: &[&Path]) -> bool {
    let path = day.desk.folder.path().join(path);
    let in_vault = VAULT.iter().any(|name| path == day.vault().join(name));
    let above = day.vault().ancestors().any(|it| it == path);
    let is_named = named.iter().any(|it| {
        let name = it.file_name().unwrap().to_string_lossy();
        let part = path.file_name().is_some_and(|other| {
            let other = other.to_string_lossy();
            other.starts_with(&*name) && other.ends_with(".part")
        });
        path == **it || (part && path.parent() == it.parent())
    });
    // How far the vault's journal has come; nothing of a person.
    let anchors = day.home.path().join("state/dossier/anchors");
    let is_anchor = path.parent() == Some(&anchors) || anchors.ancestors().any(|it| it == path);
    let no_file = ["/dev/", "/proc/self/", "/proc/"].iter().any(|it| path.starts_with(it));
    in_vault || above || is_named || is_anchor || no_file
}

fn strangers(day: &Day, named: &[&Path]) -> Vec<String> {
    let mut touched = BTreeSet::new();
    day.desk.write("photo.jpg", &dossier_documents::synthetic::photo_jpeg(3, 640, 480, 6));
    let backup = named[0].to_str().unwrap();
    let prepared = named[1].to_str().unwrap();
    let journal = named[2].to_str().unwrap();
    let prepare = ["document", "prepare", "photo.jpg", "--for", "jiko:SELFIE", "--out", prepared];
    let commands: [&[&str]; 7] = [
        &["vault", "create"],
        &["connection", "add", "--from-sim", "sim.json"],
        &["connection", "test", CONNECTION],
        &prepare,
        &["sync"],
        &["vault", "backup", backup],
        &["journal", "export", journal],
    ];
    for command in commands {
        touched.extend(written(day, command));
    }
    assert!(touched.iter().any(|path| path.ends_with("vault.db")), "{touched:?}");
    touched.into_iter().filter(|path| !is_allowed(path, day, named)).collect()
}

fn look(controls: &str) -> Vec<String> {
    let day = Day::new(controls);
    let [backup, prepared, journal] =
        ["backup", "prepared.png", "journal"].map(|name| day.home.path().join(name));
    strangers(&day, &[&backup, &prepared, &journal])
}

#[test]
fn no_file_is_made_but_the_vaults_and_what_was_asked_for() {
    assert_eq!(look(""), [""; 0]);
}

#[test]
fn one_temporary_file_more_would_be_seen() {
    let found = look("temporary-file");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].ends_with("one-more"), "{found:?}");
}

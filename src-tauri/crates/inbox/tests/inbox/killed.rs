//! The program itself, ended in every way.

use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    process::{Child, Command, Stdio},
    time::Duration,
};

use dossier_inbox::Limits;
use serde_json::Value;
use tokio::{io::AsyncWriteExt, net::TcpStream};

use crate::{
    http::{self, event},
    place::{HOOK, Place, SECRET, pull},
};

struct Program {
    child: Child,
    address: SocketAddr,
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn command(place: &Place) -> Command {
    let config = place.home.path().join("inbox.toml");
    std::fs::write(&config, place.config()).unwrap();
    #[cfg(unix)]
    std::fs::set_permissions(&config, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier-inbox"));
    command
        .args(["serve", "--listen", "127.0.0.1:0", "--config"])
        .arg(config)
        .arg("--data")
        .arg(place.data())
        .env("DOSSIER_LOG", "error")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn start(place: &Place) -> Program {
    let mut child = command(place).stderr(Stdio::inherit()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let told: Value = serde_json::from_str(&line).unwrap();
    let address = told["listening"].as_str().unwrap().strip_prefix("http://").unwrap();
    Program { address: address.parse().unwrap(), child }
}

fn delivery(body: &str) -> Vec<u8> {
    let signature = http::signature(SECRET, body);
    let path = format!("/hooks/{HOOK}");
    http::request("POST", &path, &[("x-jiko-signature", &signature)], body.as_bytes())
}

/// Holds the program where it stands, so that what arrives now is not looked at before a kill.
fn hold(program: &Program) {
    let held = Command::new("kill").args(["-STOP", &program.child.id().to_string()]).status();
    assert!(held.unwrap().success());
}

/// Whoever gets no answer delivers again, as providers do. Wherever the kill falls (before the
/// store, between store and answer, after the answer), every event is there once in the end.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_kill_between_store_and_answer_loses_nothing_and_doubles_nothing() {
    let place = Place::idle(Limits::default(), 1);
    let mut sent = Vec::new();
    let mut unanswered = 0;
    for round in 0..12u64 {
        let mut program = start(&place);
        let body = event(&format!("e{round}"));
        let mut stream = TcpStream::connect(program.address).await.unwrap();
        if round == 0 {
            hold(&program);
        }
        stream.write_all(&delivery(&body)).await.unwrap();
        // From at once to long after the answer; nothing is expected of the time itself.
        tokio::time::sleep(Duration::from_micros(round * 1500)).await;
        program.child.kill().unwrap();
        program.child.wait().unwrap();
        let answer = http::status(&mut stream).await;
        drop(program);
        let program = start(&place);
        let kept = pull(program.address, &place.desks[0], None).await.unwrap();
        if answer == Some(200) {
            assert_eq!(kept.letters.len(), sent.len() + 1, "what was answered is kept");
        } else {
            unanswered += 1;
            assert_eq!(http::raw(program.address, &delivery(&body)).await, Some(200));
        }
        sent.push(body);
        let kept = pull(program.address, &place.desks[0], None).await.unwrap();
        let bodies: Vec<_> = kept.letters.into_iter().map(|letter| letter.body).collect();
        assert_eq!(bodies, sent, "round {round}");
    }
    assert!(unanswered > 0, "some kill came before the answer");
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_folder_is_for_one_process_and_ends_in_order() {
    let place = Place::idle(Limits::default(), 1);
    let mut program = start(&place);
    let second = command(&place).output().unwrap();
    assert_eq!(second.status.code(), Some(1));
    let told = String::from_utf8(second.stderr).unwrap();
    assert!(told.contains("another inbox works in this folder"), "{told}");
    assert_eq!(http::raw(program.address, &delivery(&event("1"))).await, Some(200));
    let ended = Command::new("kill").arg(program.child.id().to_string()).status().unwrap();
    assert!(ended.success());
    assert_eq!(program.child.wait().unwrap().code(), Some(0), "a plain signal ends it in order");
    assert!(!place.data().join("inbox.db-wal").exists(), "the log is folded in");
    let again = start(&place);
    assert_eq!(pull(again.address, &place.desks[0], None).await.unwrap().letters.len(), 1);
}

#[test]
fn hooks_and_tokens_are_made_anew_each_time() {
    let run = |what: &str| {
        let made = Command::new(env!("CARGO_BIN_EXE_dossier-inbox")).arg(what).output().unwrap();
        assert!(made.status.success());
        String::from_utf8(made.stdout).unwrap()
    };
    let hook = run("new-hook");
    assert!(hook.trim().len() == 32 && hook.trim().bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_ne!(hook, run("new-hook"));
    let made = run("new-token");
    let token = made.lines().find_map(dossier_providers::InboxToken::parse).expect("a token");
    let hash: String = token.desk().token_sha256.iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(made.contains(&format!("token_sha256 = \"{hash}\"")), "it fits its lines");
    let nothing = Command::new(env!("CARGO_BIN_EXE_dossier-inbox")).output().unwrap();
    assert_eq!(nothing.status.code(), Some(2), "wrong usage");
}

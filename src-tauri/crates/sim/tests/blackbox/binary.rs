//! The program.

use std::process::Stdio;

use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::process::{Child, Command};

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dossier-sim"));
    command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    command
}

async fn first_line(child: &mut Child) -> (Value, BufReader<tokio::process::ChildStdout>) {
    let mut out = BufReader::new(child.stdout.take().expect("standard output"));
    let mut line = String::new();
    out.read_line(&mut line).await.expect("a first line");
    (serde_json::from_str(&line).expect("one JSON object"), out)
}

/// Jiko's connection, wherever it stands in the list.
fn jiko(announced: &Value) -> &Value {
    let all = announced["connections"].as_array().expect("connections");
    all.iter().find(|connection| connection["provider"] == "jiko").expect("Jiko is announced")
}

fn health(announced: &Value) -> String {
    format!("{}/health", jiko(announced)["base_url"].as_str().expect("a URL"))
}

#[cfg(unix)]
#[tokio::test]
async fn announces_serves_and_ends_in_order() {
    let arguments = ["--seed", "5", "--cases", "20", "--delay", "10"];
    let mut child = program(&arguments).spawn().unwrap();
    let (announced, mut out) = first_line(&mut child).await;
    let keys: Vec<_> = announced.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["cases", "connections", "control_url"]);
    let connection = jiko(&announced);
    for key in ["username", "password", "shared_secret", "webhook_secret"] {
        assert!(connection["credentials"][key].is_string(), "{key}");
    }
    let cases = announced["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 20, "over all providers");
    assert!(cases.iter().any(|case| case["provider"] == "jiko"));
    assert_eq!(reqwest::get(health(&announced)).await.unwrap().status(), 200);
    let requests = format!("{}/requests", announced["control_url"].as_str().unwrap());
    let counted = reqwest::get(requests).await.unwrap().text().await.unwrap();
    assert!(counted.contains("/health"), "{counted}");

    let pid = child.id().unwrap().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().await.unwrap().success());
    assert_eq!(child.wait().await.unwrap().code(), Some(0));
    let mut rest = String::new();
    out.read_to_string(&mut rest).await.unwrap();
    assert_eq!(rest, "", "nothing but the first line");
}

#[tokio::test]
async fn ends_with_the_program_that_holds_its_input_only_if_asked_to() {
    let started = |arguments: &[&str]| program(arguments).stdin(Stdio::piped()).spawn().unwrap();
    let mut child = started(&["--until-input-ends"]);
    let (_, _out) = first_line(&mut child).await;
    assert!(child.try_wait().unwrap().is_none(), "its input is still open");
    drop(child.stdin.take());
    assert_eq!(child.wait().await.unwrap().code(), Some(0));

    let mut child = started(&[]);
    drop(child.stdin.take());
    let (announced, _out) = first_line(&mut child).await;
    assert_eq!(reqwest::get(health(&announced)).await.unwrap().status(), 200);
    child.kill().await.unwrap();
}

#[tokio::test]
async fn wrong_use_is_2_and_failure_1() {
    for (arguments, code) in [
        (vec!["--listen", "0.0.0.0:0"], 2),
        (vec!["--cases", "many"], 2),
        (vec!["--surprise"], 2),
        (vec!["--faults", "/nonexistent/plan.json"], 1),
    ] {
        let output = program(&arguments).output().await.unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{arguments:?}");
    }
}

#[tokio::test]
async fn takes_a_plan() {
    let plan = format!("{}/sim-plan-{}.json", env!("CARGO_TARGET_TMPDIR"), std::process::id());
    let rule = r#"{"rules": [{"path": "/health", "fault": {"kind": "status", "status": 418}}]}"#;
    std::fs::write(&plan, rule).unwrap();
    let mut child = program(&["--faults", &plan]).spawn().unwrap();
    let (announced, _out) = first_line(&mut child).await;
    assert_eq!(reqwest::get(health(&announced)).await.unwrap().status(), 418);
    child.kill().await.unwrap();
    std::fs::remove_file(&plan).unwrap();
}

//! Who may call what.

use dossier::commands::{all, names::NAMES};
use serde_json::{Value, json};
use tauri::test::MockRuntime;

use crate::desk::TestWindow;

#[test]
fn the_list_for_the_build_is_the_list_of_registered_commands() {
    let bindings = export();
    let registered: Vec<&str> = bindings
        .split("__TAURI_INVOKE")
        .skip(1)
        .filter_map(|after| after.split('"').nth(1))
        .filter(|name| NAMES.contains(name) || !name.contains('/') && !name.contains('@'))
        .collect();
    let mut listed = NAMES.to_vec();
    listed.sort_unstable();
    let mut registered = registered;
    registered.sort_unstable();
    registered.dedup();
    assert_eq!(registered, listed);
}

fn export() -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bindings.ts");
    all::<MockRuntime>().export(specta_typescript::Typescript::default(), &path).unwrap();
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn the_capability_allows_exactly_the_commands_and_listening() {
    let mut wanted: Vec<String> =
        NAMES.iter().map(|name| format!("allow-{}", name.replace('_', "-"))).collect();
    wanted.push("core:event:allow-listen".to_owned());
    wanted.push("core:event:allow-unlisten".to_owned());
    wanted.sort_unstable();
    let config: Value = serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap();
    let capability = &config["app"]["security"]["capabilities"][0];
    let mut allowed: Vec<String> =
        serde_json::from_value(capability["permissions"].clone()).unwrap();
    allowed.sort_unstable();
    assert_eq!(allowed, wanted);
}

#[test]
fn another_window_may_call_nothing() {
    let window = TestWindow::new();
    window.ok("vault_state", json!({}));
    for command in NAMES {
        let refused = window.call_from_other(command, json!({})).unwrap_err();
        let refused = refused.as_str().expect("the access rules say so").to_owned();
        assert!(refused.contains("not allowed"), "{command}: {refused}");
    }
}

#[test]
fn commands_of_plugins_and_of_nobody_are_refused() {
    let window = TestWindow::new();
    for command in [
        "no_such_command",
        "plugin:event|emit",
        "plugin:window|create",
        "plugin:webview|create_webview_window",
        "plugin:window-state|save_window_state",
        "plugin:fs|read_file",
        "plugin:app|version",
    ] {
        assert!(window.call(command, json!({})).is_err(), "{command}");
    }
}

/// Every command body stands inside the wrapper that turns a panic into an error.
#[test]
fn every_command_is_async_and_guarded() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src-tauri/src/commands");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for command in text.split("#[tauri::command]").skip(1) {
            seen += 1;
            let (head, body) = command.split_once('{').unwrap();
            assert!(head.contains("pub async fn"), "{head}");
            assert!(body.trim_start().starts_with("guarded(shell"), "{head}");
        }
    }
    assert_eq!(seen, NAMES.len(), "each command stands in a file of this folder");
}

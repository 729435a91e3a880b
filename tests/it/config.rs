//! The web view is as closed as `tauri.conf.json` can make it; each key on its own matters.

use serde_json::{Value, json};

fn config() -> Value {
    serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap()
}

/// What is open that should be closed.
fn violations(config: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            found.push(what.to_owned());
        }
    };
    let security = &config["app"]["security"];
    must(config["app"]["withGlobalTauri"] == false, "withGlobalTauri is off");
    must(security["freezePrototype"] == true, "freezePrototype is on");
    must(security["assetProtocol"]["enable"] == false, "the asset protocol is off");
    must(config["build"].get("devUrl").is_none(), "no address is loaded in place of the screen");
    must(config.get("plugins").is_none(), "no plugin is configured");

    let csp = &security["csp"];
    let words = |key: &str| -> Vec<&str> {
        csp[key].as_str().map(|it| it.split_whitespace().collect()).unwrap_or_default()
    };
    let only = [
        ("default-src", vec!["'self'"]),
        ("script-src", vec!["'self'"]),
        ("style-src", vec!["'self'"]),
        ("img-src", vec!["'self'", "dossier-preview:", "http://dossier-preview.localhost"]),
        ("connect-src", vec!["ipc:", "http://ipc.localhost"]),
        ("object-src", vec!["'none'"]),
        ("base-uri", vec!["'none'"]),
        ("form-action", vec!["'none'"]),
        ("frame-src", vec!["'none'"]),
        ("frame-ancestors", vec!["'none'"]),
        ("worker-src", vec!["'none'"]),
    ];
    for (key, wanted) in &only {
        must(words(key) == *wanted, &format!("CSP {key} is {wanted:?}"));
    }
    let keys = csp.as_object().map(|it| it.len()).unwrap_or_default();
    must(keys == only.len(), "the CSP has no other key");
    must(security.get("devCsp").is_none(), "development has no CSP of its own");

    let windows = config["app"]["windows"].as_array().cloned().unwrap_or_default();
    must(windows.len() == 1, "there is one window");
    for window in &windows {
        must(window["label"] == "main", "the window is main");
        must(window["create"] == false, "the window is opened with its navigation handler");
        must(window["incognito"] == true, "the web view keeps nothing");
        must(window["devtools"] == false, "there are no devtools");
        must(window.get("url").is_none(), "the window shows the screen");
        must(window.get("additionalBrowserArgs").is_none(), "the web view is not told otherwise");
    }

    let capabilities = security["capabilities"].as_array().cloned().unwrap_or_default();
    must(capabilities.len() == 1, "there is one capability");
    for capability in &capabilities {
        must(capability["windows"] == json!(["main"]), "the capability is for the one window");
        must(capability.get("remote").is_none(), "no address elsewhere may call");
        must(capability.get("webviews").is_none(), "no other web view may call");
        let permissions = capability["permissions"].as_array().cloned().unwrap_or_default();
        let plain = permissions.iter().all(|it| it.as_str().is_some_and(|it| !it.contains('*')));
        must(plain, "permissions are named one by one");
        let few = permissions.iter().filter_map(Value::as_str).all(|it| {
            it.starts_with("allow-")
                || ["core:event:allow-listen", "core:event:allow-unlisten"].contains(&it)
        });
        must(few, "of Tauri itself only listening is allowed");
    }
    let text = config.to_string();
    for word in ["dangerous", "unsafe-inline", "unsafe-eval"] {
        must(!text.contains(word), &format!("nothing is {word}"));
    }
    found
}

#[test]
fn the_configuration_is_closed() {
    assert_eq!(violations(&config()), Vec::<String>::new());
}

#[test]
fn each_key_matters() {
    let security = |key: &str| format!("/app/security/{key}");
    let window = |key: &str| format!("/app/windows/0/{key}");
    let capability = |key: &str| format!("/app/security/capabilities/0/{key}");
    let changes = [
        ("/app/withGlobalTauri".to_owned(), json!(true)),
        (security("freezePrototype"), json!(false)),
        (security("assetProtocol/enable"), json!(true)),
        (security("csp"), Value::Null),
        (security("csp/script-src"), json!("'self' 'unsafe-inline'")),
        (security("csp/script-src"), json!("'self' 'unsafe-eval'")),
        (security("csp/script-src"), json!("*")),
        (security("csp/style-src"), json!("'self' 'unsafe-inline'")),
        (security("csp/default-src"), json!("*")),
        (security("csp/img-src"), json!("'self' https:")),
        (security("csp/connect-src"), json!("ipc: http://ipc.localhost https:")),
        (security("csp/object-src"), json!("'self'")),
        (security("csp/base-uri"), json!("'self'")),
        (security("csp/form-action"), json!("'self'")),
        (security("csp/frame-ancestors"), json!("*")),
        (window("label"), json!("other")),
        (window("create"), json!(true)),
        (window("incognito"), json!(false)),
        (window("devtools"), json!(true)),
        (capability("windows"), json!(["*"])),
        (capability("permissions"), json!(["core:default"])),
        (capability("permissions"), json!(["allow-*"])),
        (capability("permissions"), json!(["core:event:allow-emit"])),
    ];
    for (pointer, value) in changes {
        let mut config = config();
        *config.pointer_mut(&pointer).unwrap_or_else(|| panic!("{pointer} exists")) = value.clone();
        assert!(!violations(&config).is_empty(), "{pointer} = {value} must be noticed");
    }
    let additions = [
        ("/app/security", "dangerousDisableAssetCspModification", json!(true)),
        ("/app/security", "devCsp", json!("default-src *")),
        ("/app/security/csp", "media-src", json!("*")),
        ("/app/security/capabilities/0", "remote", json!({"urls": ["https://*"]})),
        ("/app/windows/0", "url", json!("https://example.com")),
        ("/build", "devUrl", json!("http://localhost:5173")),
    ];
    for (pointer, key, value) in additions {
        let mut config = config();
        config.pointer_mut(pointer).unwrap()[key] = value;
        assert!(!violations(&config).is_empty(), "{pointer}/{key} must be noticed");
    }
}

#[test]
fn nothing_in_a_file_widens_what_the_configuration_says() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["capabilities", "src-tauri/capabilities", "src-tauri/permissions"] {
        assert!(!root.join(folder).exists(), "{folder} would be read by the build");
    }
    // The build writes one file for each command there, and nobody else does.
    for entry in std::fs::read_dir(root.join("permissions")).unwrap() {
        assert_eq!(entry.unwrap().file_name(), "autogenerated");
    }
}

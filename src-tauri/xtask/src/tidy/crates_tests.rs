use super::*;
use crate::tidy::manifests::parse;

/// A workspace of every listed crate, in which `name` has one dependency.
fn workspace(name: &str, dependency: &str, kind: Option<&str>) -> Vec<Package> {
    let packages: Vec<_> = DIRECTION
        .iter()
        .map(|(listed, _)| {
            let dependencies = if *listed == name {
                serde_json::json!([{"name": dependency, "kind": kind}])
            } else {
                serde_json::json!([])
            };
            serde_json::json!({
                "name": listed,
                "manifest_path": "Cargo.toml",
                "dependencies": dependencies,
                "inherits_lints": true,
            })
        })
        .collect();
    parse(&serde_json::json!({ "packages": packages }).to_string()).unwrap()
}

#[track_caller]
fn refused(name: &str, dependency: &str, kind: Option<&str>) {
    let packages = workspace(name, dependency, kind);
    let violations = [direction(&packages), libraries(&packages)].concat();
    assert_eq!(violations.len(), 1, "one sentence: {violations:?}");
    assert!(violations[0].contains(name) && violations[0].contains(dependency), "{violations:?}");
}

#[track_caller]
fn allowed(name: &str, dependency: &str, kind: Option<&str>) {
    let packages = workspace(name, dependency, kind);
    let violations = [direction(&packages), libraries(&packages)].concat();
    assert!(violations.is_empty(), "{violations:?}");
}

const DEV: Option<&str> = Some("dev");
const BUILD: Option<&str> = Some("build");

#[test]
fn the_lower_crates_know_the_domain_alone() {
    for lower in ["dossier-store", "dossier-providers", "dossier-documents"] {
        allowed(lower, "dossier-domain", None);
        refused("dossier-domain", lower, None);
        refused(lower, "dossier-app", None);
        for other in ["dossier-store", "dossier-providers", "dossier-documents"] {
            if lower != other {
                refused(lower, other, None);
                refused(lower, other, DEV);
            }
        }
    }
}

#[test]
fn the_inbox_is_a_program_beside_the_application() {
    for own in ["dossier-providers", "dossier-domain", "rusqlite", "hyper", "hyper-util"] {
        allowed("dossier-inbox", own, None);
    }
    allowed("dossier-app", "dossier-inbox", DEV);
    for other in ["dossier-app", "dossier-store", "reqwest", "tauri"] {
        refused("dossier-inbox", other, None);
    }
    for user in ["dossier-app", "dossierctl", "dossier"] {
        refused(user, "dossier-inbox", None);
    }
}

#[test]
fn the_use_cases_compose_the_lower_crates_and_know_no_program() {
    allowed("dossier-app", "dossier-store", None);
    allowed("dossier-app", "dossier-words", None);
    refused("dossier-app", "dossierctl", None);
    refused("dossierctl", "dossier-store", None);
    refused("dossierctl", "dossier-providers", BUILD);
    allowed("dossier-words", "dossier-domain", None);
    refused("dossier-words", "dossier-app", None);
    refused("xtask", "dossier-domain", None);
}

#[test]
fn the_worker_knows_the_documents_alone() {
    allowed("dossier-worker", "dossier-documents", None);
    refused("dossier-worker", "dossier-domain", None);
    allowed("dossier-worker", "dossier-domain", DEV);
    refused("dossier-worker", "dossier-store", DEV);
    refused("dossier-worker", "dossier-app", None);
}

#[test]
fn the_simulator_serves_tests_and_knows_nothing_of_ours() {
    allowed("dossier-app", "dossier-sim", DEV);
    refused("dossier-app", "dossier-sim", None);
    refused("dossier-sim", "dossier-providers", None);
    refused("dossier-sim", "dossier-domain", DEV);
}

#[test]
fn tests_of_a_crate_may_switch_on_its_own_features() {
    allowed("dossier-documents", "dossier-documents", DEV);
    refused("dossier-documents", "dossier-documents", None);
}

#[test]
fn a_crate_that_is_not_listed_is_refused() {
    let newcomer = r#"{"packages": [
        {"name": "dossier-extra", "manifest_path": "Cargo.toml", "dependencies": []}
    ]}"#;
    let violations = direction(&parse(newcomer).unwrap());
    assert_eq!(violations.len(), 1);
    assert!(violations[0].contains("dossier-extra"), "{violations:?}");
}

#[test]
fn every_library_is_refused_outside_its_crate() {
    for rule in LIBRARIES {
        let library = rule.name.replace('*', "x");
        refused("dossier-app", &library, None);
        refused("xtask", &library, BUILD);
        if DIRECTION.iter().any(|(name, _)| *name == rule.owner) {
            allowed(rule.owner, &library, None);
        }
        match rule.tests {
            Tests::OfAnyCrate => allowed("dossier-app", &library, DEV),
            Tests::Of(crates) => {
                refused("dossier-worker", &library, DEV);
                crates.iter().for_each(|name| allowed(name, &library, DEV));
                crates.iter().for_each(|name| refused(name, &library, None));
            }
        }
    }
}

#[test]
fn a_name_that_only_begins_alike_is_another_library() {
    allowed("dossier-app", "image_hasher", None);
    allowed("dossier-app", "reqwest-mock", None);
}

#[test]
fn the_domain_waits_for_nothing() {
    refused("dossier-domain", "tokio", None);
    refused("dossier-domain", "tokio-util", DEV);
    refused("dossier-domain", "reqwest", None);
    refused("dossier-domain", "rusqlite", None);
    allowed("dossier-store", "tokio", None);
}

#[test]
fn a_crate_with_lints_of_its_own_is_refused() {
    let mut packages = workspace("dossier-store", "serde", None);
    assert!(lints(&packages).is_empty());
    let providers = packages.iter_mut().find(|package| package.name == "dossier-providers");
    providers.expect("it is listed").inherits_lints = false;
    assert_eq!(lints(&packages), ["dossier-providers does not inherit the workspace's lints"]);
}

use super::manifests::Package;

/// Which crates of ours a crate may depend on; one that is not listed may not exist.
const DIRECTION: &[(&str, &[&str])] = &[
    ("dossier-domain", &[]),
    ("dossier-words", &["dossier-domain"]),
    // Only with their feature `controls`, which no release has.
    ("dossier-failpoint", &[]),
    ("dossier-store", &["dossier-domain", "dossier-failpoint"]),
    ("dossier-providers", &["dossier-domain", "dossier-failpoint"]),
    ("dossier-documents", &["dossier-domain"]),
    // Whoever relies on it has to be able to read all of it.
    ("dossier-verify", &[]),
    ("dossier-summary", &[]),
    (
        "dossier-app",
        &[
            "dossier-store",
            "dossier-providers",
            "dossier-documents",
            "dossier-domain",
            "dossier-failpoint",
            "dossier-summary",
            "dossier-verify",
            "dossier-words",
        ],
    ),
    ("dossier", &["dossier-app", "dossier-domain", "dossier-words", "dossier-documents"]),
    // It shares no type with the clients it answers, so that one misreading of a contract cannot
    // make both sides wrong together.
    ("dossier-sim", &[]),
    (
        "dossierctl",
        &[
            "dossier-app",
            "dossier-domain",
            "dossier-verify",
            "dossier-words",
            "dossier-documents",
            "dossier-failpoint",
        ],
    ),
    ("dossier-worker", &["dossier-documents"]),
    // Verifying and sealing are the clients'; it has no vault and no use case.
    ("dossier-inbox", &["dossier-providers", "dossier-domain"]),
    ("xtask", &[]),
];

/// What tests of any crate, save the simulator's own, may use beyond [`DIRECTION`].
const FOR_TESTS: &str = "dossier-sim";

/// What tests of one crate may use beyond [`DIRECTION`].
const FOR_TESTS_OF: &[(&str, &str)] = &[
    // Desks that pull from a real inbox.
    ("dossier-app", "dossier-inbox"),
    ("dossier-worker", "dossier-domain"),
    // Every message id of the providers must have words.
    ("dossierctl", "dossier-providers"),
    // What is left of a vault after a kill or a power cut is walked through without the program.
    ("dossierctl", "dossier-store"),
];

/// A library that few crates may use.
struct Library {
    /// Its name; with `*` at the end, every name that begins so.
    name: &'static str,
    /// The crate that it belongs to.
    owner: &'static str,
    /// Another crate that may use it: a program of its own, beside the application.
    beside: Option<&'static str>,
    /// Whose tests may use it too.
    tests: Tests,
}

enum Tests {
    Of(&'static [&'static str]),
    OfAnyCrate,
}

const SHELL: &str = "dossier";
const DOCUMENTS: &str = "dossier-documents";
const INBOX: &str = "dossier-inbox";

const LIBRARIES: &[Library] = &[
    // Calls to providers; tests ask the simulator what it saw.
    only("reqwest", "dossier-providers", Tests::Of(&["dossier-app", "dossier-sim", "dossierctl"])),
    // The vault; the terminal's tests damage one on purpose.
    shared("rusqlite", "dossier-store", INBOX, Tests::Of(&["dossierctl"])),
    only("rusqlite_migration", "dossier-store", Tests::Of(&[])),
    only("tokio-rusqlite", "dossier-store", Tests::Of(&[])),
    // Decoders of untrusted files.
    only("image", DOCUMENTS, Tests::OfAnyCrate),
    only("zune-*", DOCUMENTS, Tests::OfAnyCrate),
    only("fast_image_resize", DOCUMENTS, Tests::OfAnyCrate),
    only("png", DOCUMENTS, Tests::OfAnyCrate),
    only("gif", DOCUMENTS, Tests::OfAnyCrate),
    only("hayro*", DOCUMENTS, Tests::OfAnyCrate),
    only("heifer", DOCUMENTS, Tests::OfAnyCrate),
    only("image-webp", DOCUMENTS, Tests::OfAnyCrate),
    only("lopdf", DOCUMENTS, Tests::OfAnyCrate),
    only("moxcms", DOCUMENTS, Tests::OfAnyCrate),
    only("tiff", DOCUMENTS, Tests::OfAnyCrate),
    only("rxing", DOCUMENTS, Tests::OfAnyCrate),
    // Pages for people.
    only("pdf-writer", "dossier-summary", Tests::Of(&[])),
    only("subsetter", "dossier-summary", Tests::Of(&[])),
    // The window.
    only("tauri*", SHELL, Tests::Of(&[])),
    only("rfd", SHELL, Tests::Of(&[])),
    only("keyring*", SHELL, Tests::Of(&[])),
    only("zbus*", SHELL, Tests::Of(&[])),
    only("apple-native-keyring-store", SHELL, Tests::Of(&[])),
    only("windows-native-keyring-store", SHELL, Tests::Of(&[])),
    // Answering as a provider does, and being called by one.
    only("axum", "dossier-sim", Tests::OfAnyCrate),
    shared("hyper*", "dossier-sim", INBOX, Tests::OfAnyCrate),
];

/// What the domain may not use for any purpose: it waits for nothing.
const NOT_IN_DOMAIN: &str = "tokio*";

const fn only(name: &'static str, owner: &'static str, tests: Tests) -> Library {
    Library { name, owner, beside: None, tests }
}

const fn shared(
    name: &'static str,
    owner: &'static str,
    beside: &'static str,
    tests: Tests,
) -> Library {
    Library { name, owner, beside: Some(beside), tests }
}

/// Every dependency between crates of ours that points the wrong way.
pub(super) fn direction(packages: &[Package]) -> Vec<String> {
    let is_ours = |name: &str| packages.iter().any(|package| package.name == name);
    let mut violations = Vec::new();
    for Package { name, dependencies, .. } in packages {
        let Some((_, allowed)) = DIRECTION.iter().find(|(listed, _)| listed == name) else {
            violations.push(format!(
                "{name} is not listed among the crates; say in tidy what it may depend on"
            ));
            continue;
        };
        for dependency in dependencies.iter().filter(|dependency| is_ours(&dependency.name)) {
            let target = dependency.name.as_str();
            let is_allowed_in_tests = || {
                // A crate names itself where its tests switch on a feature of its own.
                target == name
                    || target == FOR_TESTS && name != FOR_TESTS
                    || FOR_TESTS_OF.contains(&(name.as_str(), target))
            };
            let is_allowed =
                allowed.contains(&target) || dependency.is_for_tests() && is_allowed_in_tests();
            if !is_allowed {
                violations.push(format!(
                    "{name} depends on {target}: dependencies between crates point one way, and \
                     this is not one of them"
                ));
            }
        }
    }
    violations
}

/// Every library that stands in a crate other than the one it belongs to.
pub(super) fn libraries(packages: &[Package]) -> Vec<String> {
    let mut violations = Vec::new();
    for Package { name, dependencies, .. } in packages {
        for dependency in dependencies {
            let library = &dependency.name;
            if name == "dossier-domain" && matches(NOT_IN_DOMAIN, library) {
                violations.push(format!("{name} depends on {library}: the domain does no I/O"));
            }
            let Some(rule) = LIBRARIES.iter().find(|rule| matches(rule.name, library)) else {
                continue;
            };
            let is_allowed_in_tests = match rule.tests {
                Tests::Of(crates) => crates.contains(&name.as_str()),
                Tests::OfAnyCrate => true,
            };
            let is_user = name == rule.owner || rule.beside == Some(name.as_str());
            let may = is_user || (dependency.is_for_tests() && is_allowed_in_tests);
            if !may {
                let owner = rule.owner;
                violations.push(format!("{name} depends on {library}: only {owner} may"));
            }
        }
    }
    violations
}

/// Every crate that does not take its lints from the workspace.
pub(super) fn lints(packages: &[Package]) -> Vec<String> {
    let own = packages.iter().filter(|package| !package.inherits_lints);
    own.map(|package| format!("{} does not inherit the workspace's lints", package.name)).collect()
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == pattern,
    }
}

#[cfg(test)]
#[path = "crates_tests.rs"]
mod tests;

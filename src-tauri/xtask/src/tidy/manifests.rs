use std::path::Path;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::cargo::cargo;

/// One crate of the workspace, as its manifest describes it.
#[derive(Debug, Deserialize)]
pub(super) struct Package {
    /// Its name: `dossier-store`.
    pub(super) name: String,
    /// Everything it names as a dependency, of every kind and for every system.
    pub(super) dependencies: Vec<Dependency>,
    /// Whether it takes its lints from the workspace.
    #[serde(default)]
    pub(super) inherits_lints: bool,
    manifest_path: String,
}

/// One dependency that a manifest names.
#[derive(Debug, Deserialize)]
pub(super) struct Dependency {
    /// The package's own name, whatever it is called in the manifest.
    pub(super) name: String,
    /// `dev` or `build`; none for an ordinary one.
    kind: Option<String>,
}

impl Dependency {
    /// True where only tests and examples see it.
    pub(super) fn is_for_tests(&self) -> bool {
        self.kind.as_deref() == Some("dev")
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

/// Reads the manifests of the workspace; needs no network and no registry.
pub(super) fn read() -> Result<Vec<Package>> {
    let arguments = ["metadata", "--no-deps", "--offline", "--format-version=1"];
    let output = cargo(&arguments).output().context("cargo metadata could not be started")?;
    if !output.status.success() {
        bail!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let metadata = String::from_utf8(output.stdout).context("cargo metadata is not text")?;
    let mut packages = parse(&metadata)?;
    for package in &mut packages {
        let path = Path::new(&package.manifest_path);
        let manifest = std::fs::read_to_string(path)
            .with_context(|| format!("the manifest of {} could not be read", package.name))?;
        package.inherits_lints = inherits_lints(&manifest)
            .with_context(|| format!("the manifest of {} is not valid", package.name))?;
    }
    Ok(packages)
}

/// Packages from the output of `cargo metadata --no-deps`.
pub(super) fn parse(metadata: &str) -> Result<Vec<Package>> {
    let metadata: Metadata =
        serde_json::from_str(metadata).context("cargo metadata has an unknown shape")?;
    Ok(metadata.packages)
}

// `cargo metadata` says nothing about lints.
fn inherits_lints(manifest: &str) -> Result<bool> {
    let manifest: toml::Table = manifest.parse()?;
    let inherits = manifest.get("lints").and_then(|lints| lints.get("workspace"));
    Ok(inherits.and_then(toml::Value::as_bool) == Some(true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lints_are_inherited_only_where_the_manifest_says_so() {
        assert!(inherits_lints("[lints]\nworkspace = true").unwrap());
        assert!(!inherits_lints("[lints]\nworkspace = false").unwrap());
        assert!(!inherits_lints("[lints.rust]\nunsafe_code = \"allow\"").unwrap());
        assert!(!inherits_lints("[package]\nname = \"one\"").unwrap());
    }

    #[test]
    fn the_workspace_itself_can_be_read() {
        let packages = read().unwrap();
        let domain = packages.iter().find(|package| package.name == "dossier-domain").unwrap();
        assert!(domain.inherits_lints);
        assert!(!domain.dependencies.is_empty());
    }
}

//! `cargo xtask tidy`: the architecture's invariants, read from manifests and sources.
//!
//! Reviews forget and diagrams age; what is written here as a table fails the check. To change an
//! invariant, change the table and `docs/architecture.md` in the same commit.

mod crates;
mod files;
mod links;
mod manifests;
mod names;
mod sources;

use anyhow::Result;

use crate::cargo::root;

/// Prints a sentence for every invariant that is broken; true when there is none.
pub(crate) fn tidy() -> Result<bool> {
    let packages = manifests::read()?;
    let files = files::read(root())?;
    let violations: Vec<String> = [
        crates::direction(&packages),
        crates::libraries(&packages),
        crates::lints(&packages),
        sources::pure(&files),
        sources::size(&files),
        sources::unfinished(&files),
        sources::places(&files, &sources::own_places(root())),
        names::violations(&files),
        links::violations(&files, &|path| root().join(path).exists()),
    ]
    .concat();
    for violation in &violations {
        println!("{violation}");
    }
    let (files, packages) = (files.len(), packages.len());
    println!("{files} files and {packages} manifests read, {} violations", violations.len());
    Ok(violations.is_empty())
}

//! `cargo xtask bindings`: the window's types, written anew from the shell's commands.

use anyhow::Result;

use crate::{
    cargo::{cargo, succeeds},
    check::FEATURES,
    system,
};

/// Has the test that compares them write them; true when they are in order afterwards.
pub(crate) fn bindings() -> Result<bool> {
    let compare = ["test", "--workspace", FEATURES, "--test", "it", "--", "bindings"];
    Ok(system::prepare_window()? && succeeds(cargo(&compare).env("DOSSIER_WRITE_BINDINGS", "1"))?)
}

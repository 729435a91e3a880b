//! Files with secrets that are in the vault by now.

use std::{fs, io::IsTerminal, path::Path};

use crate::{fail::Failure, terminal::Terminal};

/// Offers to delete the file that credentials came from; where nobody can be asked, says that it
/// is needed no more.
pub(super) fn offer_removal(terminal: &Terminal, file: &Path) -> Result<(), Failure> {
    if file == Path::new("-") {
        return Ok(());
    }
    let name = file.display();
    let is_asked =
        !terminal.is_json() && std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if !is_asked {
        terminal.remark(&format!(
            "The credentials are in the vault now. {name} is needed no more: delete it."
        ));
        return Ok(());
    }
    eprint!("The credentials are in the vault now. Delete {name}? [y/N] ");
    let mut answer = String::new();
    // No answer is none.
    let _ = std::io::stdin().read_line(&mut answer);
    if !matches!(answer.trim(), "y" | "Y" | "yes") {
        return Ok(());
    }
    match fs::remove_file(file) {
        Ok(()) => terminal.remark("It is deleted."),
        Err(_) => terminal.remark(&format!("{name} could not be deleted; delete it yourself.")),
    }
    Ok(())
}

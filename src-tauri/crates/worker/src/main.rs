//! The program in which files of unknown origin are read, decoded and prepared. It takes one
//! request on standard input and gives one answer on standard output; see
//! `dossier_documents::worker`.

use std::process::ExitCode;

fn main() -> ExitCode {
    dossier_documents::worker::run()
}

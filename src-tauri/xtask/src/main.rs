//! Builds, runs and checks Dossier: `cargo xtask <command>`.
//!
//! It has to start on a machine where nothing but Rust is installed, so it depends on little and
//! asks for system packages itself, before the first crate that needs them is compiled. Each
//! command has a module of its own; `docs/build.md` describes them for their readers.

mod bench;
mod bindings;
mod cargo;
mod chaos;
mod check;
mod e2e;
mod fuzz;
mod hostile;
mod package;
mod run;
mod screen;
mod security;
mod sim;
mod steps;
mod supply_chain;
mod system;
mod tally;
mod test;
mod tidy;
mod tour;

use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask <command>

  run       install what is missing, build, and open the window on a demo vault with simulated
            cases; without a display, or with --terminal, take one case from
            creation to approval in the terminal
  test      install what is missing and run every check and every test
  check     format, lints and tidy only; check supply-chain: licences, bans, sources
            and advisories; check security [--all] [--json]: the promises, by their tests
  tidy      the architecture's invariants, read from manifests and sources
  e2e       the tests in the real window only; with words, those whose name has one of them
  chaos     random acts, faults and kills: --runs N, --seed S, --provider P, --minutes M; or more
            of another test of durability: --images N, --modes M,.., --kills N, --rate N
  fuzz      fuzz the walks and decoders: [TARGET] [--minutes M]; nightly and cargo-fuzz only
  bench     measure: bench documents [--json], beside other tools; bench vault [--cases N]
            [--json], beside plain SQLite; bench journal [--entries N] [--json]; bench sync
            [--customers N] [--json], against the simulators; bench desk [--cases N] [--json],
            in the real window, beside a bare one and Chromium
  flame     draw where the time goes in a vault into the documents: flame [--cases N]
  hostile   hostile files through the worker, with figures: --files N, --seed S
  tour      walk all screens in the real window and renew the pictures of the documents
  bindings  write the window's types anew from the shell's commands
  sbom      write CycloneDX lists of what the programs and the screen are made of
  package   make the packages for Linux and print their sizes
  sim       serve the simulated providers with 40 demo cases; options are passed on to dossier-sim
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("", arguments.as_slice()),
    };
    let outcome = match (command, rest) {
        ("run", []) => run::run(),
        ("run", [option]) if option == "--terminal" => run::in_terminal(),
        ("test", []) => test::test(),
        ("check", []) => check::check(),
        ("check", [what]) if what == "supply-chain" => supply_chain::check(),
        ("check", [what, options @ ..])
            if what == "security" && options.iter().all(|it| it == "--all" || it == "--json") =>
        {
            let has = |option: &str| options.iter().any(|it| it == option);
            security::check(has("--all"), has("--json"))
        }
        ("sbom", []) => supply_chain::sbom(),
        ("tidy", []) => tidy::tidy(),
        ("e2e", names) => e2e::e2e(names),
        ("chaos", options) => match chaos::chaos(options) {
            Some(outcome) => outcome,
            None => {
                eprint!("{USAGE}");
                return ExitCode::from(2);
            }
        },
        ("fuzz", words) => match fuzz::fuzz(words) {
            Some(outcome) => outcome,
            None => {
                eprint!("{USAGE}");
                return ExitCode::from(2);
            }
        },
        ("bench", [what]) if what == "documents" => bench::documents(false),
        ("bench", [what, form]) if what == "documents" && form == "--json" => {
            bench::documents(true)
        }
        ("bench", [what, options @ ..])
            if ["desk", "vault", "journal", "sync"].contains(&what.as_str()) =>
        {
            let is_less = ["desk", "sync"].contains(&what.as_str());
            let usual = if is_less { 100_000 } else { 1_000_000 };
            let measure = match what.as_str() {
                "desk" => bench::desk,
                "vault" => bench::vault,
                "journal" => bench::journal,
                _ => bench::sync,
            };
            match count_and_form(options, usual) {
                Some((count, json)) => measure(count, json),
                None => {
                    eprint!("{USAGE}");
                    return ExitCode::from(2);
                }
            }
        }
        ("hostile", options) => match hostile::hostile(options) {
            Some(outcome) => outcome,
            None => {
                eprint!("{USAGE}");
                return ExitCode::from(2);
            }
        },
        ("flame", options) => match count_and_form(options, 1_000_000) {
            Some((cases, false)) => bench::flame(cases),
            _ => {
                eprint!("{USAGE}");
                return ExitCode::from(2);
            }
        },
        ("tour", []) => tour::tour(),
        ("bindings", []) => bindings::bindings(),
        ("package", []) => package::package(),
        ("sim", options) => sim::sim(options),
        ("help" | "--help" | "-h", _) => {
            print!("{USAGE}");
            Ok(true)
        }
        _ => {
            eprint!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// How many cases, entries or customers, and `--json`, in any order.
fn count_and_form(options: &[String], usual: u64) -> Option<(u64, bool)> {
    match options {
        [] => Some((usual, false)),
        [form, rest @ ..] if form == "--json" => Some((count_and_form(rest, usual)?.0, true)),
        [name, count, rest @ ..]
            if ["--cases", "--entries", "--customers"].contains(&name.as_str()) =>
        {
            Some((count.parse().ok().filter(|count| *count > 0)?, count_and_form(rest, usual)?.1))
        }
        _ => None,
    }
}

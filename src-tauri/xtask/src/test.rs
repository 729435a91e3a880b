//! `cargo xtask test`: everything that has to hold.

use anyhow::Result;

use crate::{
    cargo::{cargo, read_lines, succeeds},
    check::{self, FEATURES},
    e2e, screen,
    steps::Steps,
    system,
    tally::Tally,
};

/// Runs every check and every test and prints the sum as the last line; true when nothing failed.
pub(crate) fn test() -> Result<bool> {
    let mut steps = Steps::default();
    if !steps.take("system packages", system::prepare_tests)? {
        println!("0 passed, 1 failed");
        return Ok(false);
    }
    check::take_quick_steps(&mut steps)?;
    let mut tally = counted(&mut steps, "screen tests", screen::test)?;
    // Before anything is compiled, because the program has the screen compiled in.
    steps.take("screen build", screen::build)?;
    check::take_clippy(&mut steps)?;
    if steps.take("build", build)? {
        tally = tally.and(&counted(&mut steps, "tests", tests)?);
    } else {
        println!("no test can run before the build succeeds");
        tally = tally.and(&Tally::default().finish(false));
    }

    steps.print();
    let (passed, failed) = steps.count(&check::STEPS);
    let (built, unbuilt) = steps.count(&["screen build"]);
    println!(
        "\nformat, tidy, screen check, screen build and clippy count as one test each; {} tests \
         ignored",
        tally.ignored
    );
    let (passed, failed) = (passed + built + tally.passed, failed + unbuilt + tally.failed);
    println!("{passed} passed, {failed} failed");
    Ok(failed == 0)
}

/// Takes a step that counts tests and passes when none failed.
fn counted(
    steps: &mut Steps,
    name: &'static str,
    run: impl FnOnce() -> Result<Tally>,
) -> Result<Tally> {
    let mut tally = Tally::default();
    steps.take(name, || {
        tally = run()?;
        Ok(tally.failed == 0)
    })?;
    Ok(tally)
}

/// Every test but those in the real window, which `cargo xtask e2e` runs.
fn tests() -> Result<Tally> {
    let tests =
        ["test", "--workspace", FEATURES, "--no-fail-fast", "--", "--skip", e2e::IN_THE_WINDOW];
    let mut tally = Tally::default();
    let succeeded = read_lines(cargo(&tests), |line| tally.read(line))?;
    Ok(tally.finish(succeeded))
}

/// Builds tests together with all programs.
///
/// `cargo test` alone builds the programs of a package only beside that package's own tests, but
/// `dossierctl` looks for `dossier-worker` beside itself. Building tests in the same call resolves
/// the same features, so that the next step compiles nothing again.
fn build() -> Result<bool> {
    succeeds(&mut cargo(&["build", "--workspace", FEATURES, "--bins", "--tests", "--examples"]))
}

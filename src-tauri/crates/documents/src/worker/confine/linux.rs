//! Landlock and seccomp. Either would do against most of what a decoder gone wrong could try; the
//! second is always there, the first also where a call to the system was overlooked.

use std::io;

use landlock::{
    ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr, RulesetStatus,
    Scope,
};
use seccompiler::{SeccompAction, SeccompFilter, TargetArch, apply_filter_all_threads};

use super::Reach;
use super::calls;

/// The version of landlock whose restrictions are asked for; the system keeps those it knows.
const LANDLOCK: ABI = ABI::V6;

/// Allows no file, no connection, and no signal to another process, to this thread and to those it
/// will start.
///
/// # Errors
/// Only when the system has landlock and yet refuses.
pub(super) fn close_files() -> io::Result<Reach> {
    let status = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(LANDLOCK))
        .and_then(|it| it.handle_access(AccessNet::from_all(LANDLOCK)))
        .and_then(|it| it.scope(Scope::from_all(LANDLOCK)))
        .and_then(Ruleset::create)
        .and_then(|it| it.restrict_self())
        .map_err(io::Error::other)?;
    Ok(match status.ruleset {
        RulesetStatus::FullyEnforced => Reach::Full,
        RulesetStatus::PartiallyEnforced => Reach::Partial,
        RulesetStatus::NotEnforced => Reach::None,
    })
}

/// Leaves all threads of this process the calls that reckoning takes. A call that only an intruder
/// makes ends the process; any other is answered as if the system did not know it.
///
/// # Errors
/// When the system has no seccomp or refuses.
pub(super) fn close_calls() -> io::Result<Reach> {
    // The second would not be let in after the first the other way round.
    install(calls::fatal(), SeccompAction::Allow, SeccompAction::KillProcess)?;
    install(
        calls::allowed().map_err(io::Error::other)?,
        SeccompAction::Errno(libc::ENOSYS as u32),
        SeccompAction::Allow,
    )?;
    Ok(Reach::Full)
}

fn install(
    rules: calls::Rules,
    otherwise: SeccompAction,
    matched: SeccompAction,
) -> io::Result<()> {
    let here = TargetArch::try_from(std::env::consts::ARCH).map_err(io::Error::other)?;
    let filter = SeccompFilter::new(rules, otherwise, matched, here).map_err(io::Error::other)?;
    let program: seccompiler::BpfProgram = filter.try_into().map_err(io::Error::other)?;
    apply_filter_all_threads(&program).map_err(io::Error::other)
}

//! Tables of what a provider's contract states, each line played by the provider's client against
//! its simulator: two readings of one sheet that were written apart.

use dossier_domain::Provider;
use dossier_sim::{Options, Sim};

use crate::player::Player;

/// A statement, the steps that show it (see [`Player::step`]), and what the last of them tells.
#[derive(Clone, Copy)]
pub struct Row(pub &'static str, pub &'static str, pub &'static str);

/// Plays every row with an application of its own; tells all that do not hold.
pub async fn hold(provider: Provider, rows: &[Row]) {
    let sim = simulator(provider).await;
    let mut broken = Vec::new();
    for Row(statement, steps, expected) in rows {
        let mut player = Player::new(&sim, provider);
        let mut told = String::new();
        for step in steps.split_whitespace() {
            told = player.step(step).await;
        }
        if told != *expected {
            broken.push(format!("{statement}\n  {steps}\n  expected {expected}\n  told     {told}"));
        }
        player.leave().await;
    }
    assert!(broken.is_empty(), "{} of {}:\n{}", broken.len(), rows.len(), broken.join("\n"));
}

/// A place in an applicant, a value for it, and the path under which the check before sending and
/// the provider both refuse it; no path where both let it pass.
pub type Tried = (&'static str, &'static str, &'static str);

/// Checks and sends applicants that differ from the template in one value. `prefix` stands before
/// the provider's paths in an applicant.
pub async fn refused_alike(provider: Provider, prefix: &str, values: &[Tried]) {
    let sim = simulator(provider).await;
    let mut broken = Vec::new();
    for (place, value, path) in values {
        let mut player = Player::new(&sim, provider);
        player.step(&format!("set={place}:{value}")).await;
        let checked = player.step("check").await;
        let answered = player.step("create").await;
        let named = |paths: &str, path: &str| paths.split([' ', ',']).any(|it| it == path);
        let here = checked.split(' ').any(|it| it.starts_with(&format!("{prefix}{path}:")));
        let there = answered.starts_with("refused") && named(&answered, path);
        let fits = match *path {
            "" => checked == "fine" && answered.starts_with("taken"),
            _ => here && there,
        };
        if !fits {
            broken.push(format!("{place} {value}\n  checked  {checked}\n  answered {answered}"));
        }
    }
    assert!(broken.is_empty(), "{} of {}:\n{}", broken.len(), values.len(), broken.join("\n"));
}

async fn simulator(provider: Provider) -> Sim {
    let only = vec![provider.as_str().to_owned()];
    Sim::start(Options { only, ..Options::default() }).await.expect("a simulator")
}

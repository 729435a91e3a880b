//! Tables of what a provider's contract states, each line played by the provider's client against
//! its simulator: two readings of one sheet that were written apart.

use dossier_domain::Provider;

use crate::player::Player;

/// Plays a table: a line for a statement, below it, indented, the steps that show it (see
/// [`Player::step`]) and behind `=>` what the last of them tells. Every row has a simulator and an
/// application of its own; all that do not hold are told.
pub async fn hold(provider: Provider, table: &str) {
    let rows = rows(table);
    assert!(rows.len() >= 40, "a sheet states more than {}", rows.len());
    let mut broken = Vec::new();
    for (statement, steps, expected) in &rows {
        let mut player = Player::start(provider).await;
        let mut told = String::new();
        for step in steps.split_whitespace() {
            told = player.step(step).await;
        }
        if told != *expected {
            broken
                .push(format!("{statement}\n  {steps}\n  expected {expected}\n  told     {told}"));
        }
    }
    assert!(broken.is_empty(), "{} of {}:\n{}", broken.len(), rows.len(), broken.join("\n"));
}

/// Statement, steps, and what is expected.
fn rows(table: &str) -> Vec<(&str, &str, &str)> {
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let lines: Vec<&str> = lines.collect();
    lines
        .chunks(2)
        .map(|row| {
            let [statement, play] = row else { panic!("a row is two lines: {row:?}") };
            let (steps, expected) = play.split_once("=>").expect(play);
            (*statement, steps.trim(), expected.trim())
        })
        .collect()
}

/// A place in an applicant, a value for it, and the path under which the check before sending and
/// the provider both refuse it; no path where both let it pass.
pub type Tried = (&'static str, &'static str, &'static str);

/// Checks and sends applicants that differ from the template in one value. `prefix` stands before
/// the provider's paths in an applicant.
pub async fn refused_alike(provider: Provider, prefix: &str, values: &[Tried]) {
    let mut broken = Vec::new();
    for (place, value, path) in values {
        let mut player = Player::start(provider).await;
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

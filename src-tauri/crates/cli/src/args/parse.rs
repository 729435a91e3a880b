use chrono::{DateTime, Utc};
use dossier_app::Hold;
use dossier_domain::{
    AttestationKind, Crop, Due, Environment, KeyMode, Provider, Recommendation, Role, SlotName,
    Sort, Stage, SubmissionId, View,
};

/// A slot of a provider: `jiko:PASSPORT`.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) provider: Provider,
    pub(crate) slot: SlotName,
}

pub(super) fn place(text: &str) -> Result<Place, String> {
    let (whose, slot) = text.split_once(':').ok_or("write PROVIDER:SLOT, as in jiko:PASSPORT")?;
    Ok(Place { provider: provider(whose)?, slot: SlotName::new(slot) })
}

pub(super) fn provider(text: &str) -> Result<Provider, String> {
    text.parse().map_err(|_| one_of(Provider::ALL.map(Provider::as_str)))
}

pub(super) fn environment(text: &str) -> Result<Environment, String> {
    match Environment::parse(text) {
        // Made by `--from-sim` only: it stands for the operator's word.
        None | Some(Environment::Simulated) => Err(one_of(["sandbox", "production"])),
        Some(environment) => Ok(environment),
    }
}

pub(super) fn role(text: &str) -> Result<Role, String> {
    Role::parse(text).ok_or_else(|| one_of(Role::ALL.map(Role::as_str)))
}

pub(super) fn key_mode(text: &str) -> Result<KeyMode, String> {
    KeyMode::parse(text).ok_or_else(|| one_of(KeyMode::ALL.map(KeyMode::as_str)))
}

pub(super) fn view(text: &str) -> Result<View, String> {
    View::parse(text).ok_or_else(|| one_of(View::ALL.map(View::as_str)))
}

pub(super) fn stage(text: &str) -> Result<Stage, String> {
    Stage::parse(text).ok_or_else(|| one_of(Stage::ALL.map(Stage::as_str)))
}

pub(super) fn due(text: &str) -> Result<Due, String> {
    Due::parse(text).ok_or_else(|| one_of(Due::ALL.map(Due::as_str)))
}

pub(super) fn sort(text: &str) -> Result<Sort, String> {
    Sort::parse(text).ok_or_else(|| one_of(Sort::ALL.map(Sort::as_str)))
}

pub(super) fn attestation(text: &str) -> Result<AttestationKind, String> {
    AttestationKind::parse(text)
        .ok_or_else(|| one_of(AttestationKind::ALL.map(AttestationKind::as_str)))
}

pub(super) fn recommendation(text: &str) -> Result<Recommendation, String> {
    Recommendation::parse(text)
        .ok_or_else(|| one_of(Recommendation::ALL.map(Recommendation::as_str)))
}

pub(super) fn submission(text: &str) -> Result<SubmissionId, String> {
    text.parse().map_err(|_| "this is not the id of a submission".to_owned())
}

pub(super) fn time(text: &str) -> Result<DateTime<Utc>, String> {
    DateTime::parse_from_rfc3339(text)
        .map(|at| at.with_timezone(&Utc))
        .map_err(|_| "write date and time as 2026-01-31T09:30:00Z".to_owned())
}

pub(super) fn hold(text: &str) -> Result<Hold, String> {
    match text.parse() {
        Ok(0) => Ok(Hold::None),
        Ok(seconds) => Ok(Hold::Seconds(seconds)),
        Err(_) => Err("write a number of seconds".to_owned()),
    }
}

fn one_of<const N: usize>(words: [&str; N]) -> String {
    format!("use one of {}", words.join(", "))
}

pub(super) fn turn(text: &str) -> Result<u8, String> {
    match text {
        "0" => Ok(0),
        "90" => Ok(1),
        "180" => Ok(2),
        "270" => Ok(3),
        _ => Err(one_of(["0", "90", "180", "270"])),
    }
}

pub(super) fn crop(text: &str) -> Result<Crop, String> {
    let wrong = || "write left,top,right,bottom in percent, as in 10,5,90,95.5".to_owned();
    let parts: Vec<u16> = text
        .split(',')
        .map(|part| {
            let percent: f64 = part.trim().parse().map_err(|_| wrong())?;
            let within = (0.0..=100.0).contains(&percent);
            // In ten-thousandths of a side.
            within.then(|| (percent * 100.0).round() as u16).ok_or_else(wrong)
        })
        .collect::<Result<_, _>>()?;
    let &[left, top, right, bottom] = &parts[..] else { return Err(wrong()) };
    let crop = Crop { left, top, right, bottom };
    if crop.is_valid() { Ok(crop) } else { Err("the part that is kept is empty".to_owned()) }
}

use dossier_domain::{DocumentFacts, Edit, Finding, MediaType, Severity, SlotRule};
use serde::{Deserialize, Serialize};

use crate::decode::{Detail, decode};
use crate::digest::sha256_hex;
use crate::finding::Found;
use crate::fit::{least_scale, png_worst_case};
use crate::prepare::{Route, prepare};
use crate::scale::scaled;
use crate::sniff::sniff;
use crate::source::Source;
use crate::stages::Stages;

/// What a file is and whether it can be made to meet a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inspection {
    /// The type by content, as named on the wire; `application/octet-stream` where it is unknown.
    pub media_type: String,
    /// Length in bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, lower-case hex.
    pub sha256: String,
    /// What a readable header tells; none where the file has none.
    pub facts: Option<DocumentFacts>,
    /// What was noticed.
    pub findings: Vec<Finding>,
    /// Whether a file that meets the rule can be made. False exactly when a finding is of severity
    /// error.
    pub ok: bool,
}

impl Inspection {
    /// Of a file about which only this is known.
    pub(crate) fn refused(bytes: &[u8], found: Found) -> Self {
        Self::new(bytes, None, vec![found.finding()])
    }

    fn new(bytes: &[u8], facts: Option<DocumentFacts>, findings: Vec<Finding>) -> Self {
        Self {
            media_type: sniff(bytes).media_type().to_owned(),
            bytes: bytes.len() as u64,
            sha256: sha256_hex(bytes),
            facts,
            ok: findings.iter().all(|it| it.severity != Severity::Error),
            findings,
        }
    }
}

/// Inspects a file against a rule. Everything about the content is a finding, never an error.
pub(crate) fn inspect(bytes: &[u8], rule: &SlotRule) -> Inspection {
    let source = match Source::open(bytes) {
        Ok(source) => source,
        Err(found) => return Inspection::refused(bytes, found),
    };
    let mut found = source.found(bytes);
    let mut findings = Vec::new();
    match judge(bytes, &source, rule, &mut found) {
        Ok(Verdict::Meets) => {}
        Ok(Verdict::Tried(result)) => findings = result,
        Err(refusal) => found.insert(0, refusal),
    }
    let known: Vec<Finding> = found.into_iter().map(Found::finding).collect();
    findings.retain(|it| !known.contains(it));
    findings.extend(known);
    findings.sort_by_key(|it| std::cmp::Reverse(it.severity));
    Inspection::new(bytes, Some(source.facts(bytes)), findings)
}

enum Verdict {
    Meets,
    /// It was not certain, so it was done; the findings of that.
    Tried(Vec<Finding>),
}

fn judge(
    bytes: &[u8],
    source: &Source<'_>,
    rule: &SlotRule,
    found: &mut Vec<Found>,
) -> Result<Verdict, Found> {
    source.check_limits(1)?;
    let route = Route::new(bytes, source, rule, &Edit::default())?;
    route.found(bytes, source, rule, found);
    let encoded = matches!(route, Route::Encoded(_));
    if encoded && !surely_fits(source, rule) {
        let tried = prepare(bytes, rule, &Edit::default(), &mut Stages::default());
        return Ok(Verdict::Tried(tried.map_or_else(|refused| refused, |it| it.findings)));
    }
    let raster = decode(source, 1, Detail::GLANCE)?;
    if encoded && source.colour(1, raster.layout).is_unreadable() {
        found.push(Found::ColourProfileDropped);
    }
    Ok(Verdict::Meets)
}

/// Whether a legible picture meets the limits whatever is on it, so that the encoding, which takes
/// most of the time, need not be tried.
fn surely_fits(source: &Source<'_>, rule: &SlotRule) -> bool {
    let size = source.shown_size(1);
    if size.0.min(size.1) == 0 {
        return false;
    }
    let (width, height) = scaled(size, least_scale(size.0, size.1));
    rule.min_bytes.is_none()
        && rule.media_types.contains(&MediaType::Png)
        && png_worst_case(width, height, 3) <= rule.max_bytes
}

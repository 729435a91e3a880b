use std::fmt;

use dossier_domain::{DocumentFacts, Edit, Edits, Finding, MediaType, Operation, SlotRule};

use crate::decode::decode;
use crate::finding::Found;
use crate::fit::{Fitted, fit_jpeg, fit_png};
use crate::jpeg::Keep;
use crate::source::{Source, facts};
use crate::stages::Stages;

/// A file that meets its rule, how it was made, and what was noticed.
#[derive(Clone, PartialEq)]
pub struct Prepared {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it is.
    pub facts: DocumentFacts,
    /// What it was made from.
    pub source: DocumentFacts,
    /// How, step by step.
    pub recipe: Vec<Operation>,
    /// What was noticed. None of severity error.
    pub findings: Vec<Finding>,
}

impl fmt::Debug for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prepared")
            .field("facts", &self.facts)
            .field("recipe", &self.recipe)
            .finish_non_exhaustive()
    }
}

/// The way by which a file comes to meet a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Route {
    /// It meets it as it is.
    Unchanged,
    /// Without its metadata; the bytes that remain.
    Stripped(Vec<u8>),
    /// Decoded and written anew as this type.
    Encoded(MediaType),
}

impl Route {
    /// The way that changes least.
    ///
    /// # Errors
    /// Why no way leads there.
    pub(crate) fn new(bytes: &[u8], source: &Source<'_>, rule: &SlotRule) -> Result<Self, Found> {
        let accepted = rule.media_types.contains(&source.media_type());
        if rule.edits == Edits::None {
            return match accepted {
                true => check_length(rule, bytes.len()).map(|()| Self::Unchanged),
                false => Err(Found::WrongType),
            };
        }
        let stripped = source.strip(Keep::Appearance);
        let length = check_length(rule, stripped.len());
        let upright = source.orientation() == 1 && !source.has_alpha();
        let keep = |stripped| match stripped == bytes {
            true => Self::Unchanged,
            false => Self::Stripped(stripped),
        };
        match rule.edits {
            Edits::Lossless if !accepted => Err(Found::WrongType),
            Edits::Lossless => length.map(|()| keep(stripped)),
            _ if accepted && upright && length.is_ok() => Ok(keep(stripped)),
            _ => [MediaType::Png, MediaType::Jpeg]
                .into_iter()
                .find(|media| rule.media_types.contains(media))
                .map(Self::Encoded)
                .ok_or(Found::WrongType),
        }
    }

    /// What this way does to the picture that a person should know.
    pub(crate) fn found(&self, source: &Source<'_>, found: &mut Vec<Found>) {
        match self {
            Self::Unchanged => {
                if found.contains(&Found::Metadata) {
                    found.push(Found::SentUnchanged);
                }
            }
            Self::Stripped(_) => {}
            Self::Encoded(_) => {
                if source.has_profile() {
                    found.push(Found::ColourProfileDropped);
                }
                if source.has_alpha() {
                    found.push(Found::TransparencyFlattened);
                }
            }
        }
    }
}

/// Makes the file that meets `rule`.
///
/// # Errors
/// Findings, at least one of severity error.
pub(crate) fn prepare(
    bytes: &[u8],
    rule: &SlotRule,
    edit: &Edit,
    stages: &mut Stages,
) -> Result<Prepared, Vec<Finding>> {
    make(bytes, rule, edit, stages).map_err(|found| vec![found.finding()])
}

fn make(
    bytes: &[u8],
    rule: &SlotRule,
    _edit: &Edit,
    stages: &mut Stages,
) -> Result<Prepared, Found> {
    let source = stages.time("walk", || Source::open(bytes))?;
    source.check_limits()?;
    let mut found = source.found(bytes);
    let route = Route::new(bytes, &source, rule)?;
    route.found(&source, &mut found);
    // Also where no pixel is needed: what cannot be decoded is not sent.
    let raster = stages.time("decode", || decode(&source))?;

    let (output, made, recipe) = match route {
        Route::Unchanged => (bytes.to_vec(), source.facts(bytes), vec![Operation::PassThrough]),
        Route::Stripped(stripped) => {
            let facts = source.facts(&stripped);
            (stripped, facts, vec![Operation::StripMetadata])
        }
        Route::Encoded(media_type) => {
            let fit = if media_type == MediaType::Png { fit_png } else { fit_jpeg };
            let fitted = fit(raster, source.orientation(), rule.max_bytes, stages)?;
            check_length(rule, fitted.bytes.len())?;
            let recipe = recipe(&source, &fitted, media_type);
            if (fitted.width, fitted.height) != source.shown_size() {
                found.push(Found::ScaledDown);
            }
            let facts = facts(media_type, (fitted.width, fitted.height), &fitted.bytes);
            (fitted.bytes, facts, recipe)
        }
    };
    Ok(Prepared {
        bytes: output,
        facts: made,
        source: source.facts(bytes),
        recipe,
        findings: found.into_iter().map(Found::finding).collect(),
    })
}

fn recipe(source: &Source<'_>, fitted: &Fitted, media_type: MediaType) -> Vec<Operation> {
    let (width, height) = (fitted.width, fitted.height);
    let exif = source.orientation();
    [
        Some(Operation::Decode { media_type: source.media_type() }),
        source.has_alpha().then_some(Operation::Flatten),
        (exif != 1).then_some(Operation::Orient { exif }),
        ((width, height) != source.shown_size()).then_some(Operation::Scale { width, height }),
        Some(Operation::Encode { media_type }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn check_length(rule: &SlotRule, length: usize) -> Result<(), Found> {
    let length = length as u64;
    if length > rule.max_bytes {
        Err(Found::TooManyBytes)
    } else if rule.min_bytes.is_some_and(|least| length < least) {
        Err(Found::TooFewBytes)
    } else {
        Ok(())
    }
}

use std::fmt;

use dossier_domain::{DocumentFacts, Edit, Edits, Finding, MediaType, Operation, SlotRule};

use crate::decode::{Detail, decode};
use crate::finding::Found;
use crate::fit::{Fitted, fit_jpeg, fit_png};
use crate::jpeg::{Keep, Walk, strip_as, turn};
use crate::pages::{chosen, require_choice};
use crate::picture::{Picture, is_whole, turned};
use crate::source::{Source, facts};
use crate::stages::Stages;
use crate::types::Types;

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
    /// The same, and its orientation tag tells a person's turn as well: so many quarters.
    TurnedByTag(Vec<u8>, u8),
    /// Decoded and written anew as this type.
    Encoded(MediaType),
}

impl Route {
    /// The way that changes least.
    ///
    /// # Errors
    /// Why no way leads there.
    pub(crate) fn new(
        bytes: &[u8],
        source: &Source<'_>,
        rule: &SlotRule,
        edit: &Edit,
    ) -> Result<Self, Found> {
        let accepted = rule.media_types.contains(&source.media_type());
        let wrong_type = || Found::WrongType(Types::new(&rule.media_types));
        if !accepted && rule.edits != Edits::Full {
            return Err(wrong_type());
        }
        let quarters = edit.turn % 4;
        let cut = edit.crop.is_some_and(|it| !is_whole(it));
        let picked = source.pages() > 1 && !edit.pages.is_empty();
        let edited = quarters > 0 || cut || picked;
        if rule.edits != Edits::Full || !can_be_encoded(rule) {
            if picked {
                return Err(Found::PagesNotPossible);
            } else if cut {
                return Err(Found::CropNotPossible);
            } else if quarters > 0 {
                return turn_by_tag(source, rule, quarters);
            }
        }
        if rule.edits == Edits::None {
            return unchanged(bytes, source, rule);
        }
        let kept = || match source.strip(Keep::Appearance) {
            // A PDF is sent as it is or not at all.
            None if source.media_type() == MediaType::Pdf => unchanged(bytes, source, rule),
            None => Err(wrong_type()),
            Some(stripped) => {
                check_length(rule, stripped.len()).map(|()| match stripped == bytes {
                    true => Self::Unchanged,
                    false => Self::Stripped(stripped),
                })
            }
        };
        if rule.edits == Edits::Lossless {
            return kept();
        }
        let upright = source.orientation(1) == 1 && !source.has_alpha(1);
        let refusal = match accepted {
            true if upright && !edited => match kept() {
                Ok(route) => return Ok(route),
                Err(refusal) => refusal,
            },
            _ => wrong_type(),
        };
        let media = [MediaType::Png, MediaType::Jpeg]
            .into_iter()
            .find(|media| rule.media_types.contains(media))
            .ok_or(refusal)?;
        require_choice(source, edit)?;
        Ok(Self::Encoded(media))
    }

    /// What this way does to the picture that a person should know.
    pub(crate) fn found(
        &self,
        bytes: &[u8],
        source: &Source<'_>,
        rule: &SlotRule,
        found: &mut Vec<Found>,
    ) {
        match self {
            Self::Unchanged if found.contains(&Found::Metadata) => {
                found.push(Found::SentUnchanged);
            }
            Self::Encoded(_) if source.has_alpha(1) => found.push(Found::TransparencyFlattened),
            _ => {}
        }
        if rule.edits == Edits::Lossless {
            let kept = match self {
                Self::Stripped(bytes) | Self::TurnedByTag(bytes, _) => bytes.len(),
                _ => bytes.len(),
            };
            found.extend(advice(source, kept));
        }
    }
}

/// Whether the rule takes a type that is written here.
fn can_be_encoded(rule: &SlotRule) -> bool {
    [MediaType::Png, MediaType::Jpeg].iter().any(|it| rule.media_types.contains(it))
}

fn unchanged(bytes: &[u8], source: &Source<'_>, rule: &SlotRule) -> Result<Route, Found> {
    match rule.pages {
        Some(most) if source.pages() > most => Err(Found::OverPageLimit(most)),
        _ => check_length(rule, bytes.len()).map(|()| Route::Unchanged),
    }
}

/// A turn that touches no pixel. Only of JPEG do readers heed the tag that tells it.
fn turn_by_tag(source: &Source<'_>, rule: &SlotRule, quarters: u8) -> Result<Route, Found> {
    match source {
        Source::Jpeg(walk) if rule.edits == Edits::Lossless => {
            let turned = strip_as(walk, Keep::Appearance, turned(source.orientation(1), quarters));
            check_length(rule, turned.len()).map(|()| Route::TurnedByTag(turned, quarters))
        }
        _ => Err(Found::TurnNotPossible),
    }
}

/// Below this a file that may not be edited is advised against, unless it is a fine scan.
const ADVISED_BYTES: usize = 100_000;
const ADVISED_DPI: u32 = 300;

/// What is said of small files where nothing may be made of them: 100 KB or 300 DPI are advised.
/// A PDF can be small because it holds text, which is as fine as one likes.
fn advice(source: &Source<'_>, length: usize) -> Option<Found> {
    if length >= ADVISED_BYTES || source.media_type() == MediaType::Pdf {
        return None;
    }
    match source.dpi() {
        Some(dpi) if dpi >= ADVISED_DPI => None,
        Some(dpi) => Some(Found::LowDpi(dpi)),
        None => Some(Found::SmallFile((length / 1_000) as u32)),
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
    edit: &Edit,
    stages: &mut Stages,
) -> Result<Prepared, Found> {
    let source = stages.time("walk", || Source::open(bytes))?;
    for page in chosen(&source, edit)? {
        source.check_limits(page)?;
    }
    let mut found = source.found(bytes);
    let route = Route::new(bytes, &source, rule, edit)?;
    route.found(bytes, &source, rule, &mut found);
    if !matches!(route, Route::Encoded(_)) {
        // Also where no pixel is needed: what cannot be decoded is not sent.
        stages.time("decode", || decode(&source, 1, Detail::GLANCE))?;
    }

    let (output, made, recipe) = match route {
        Route::Unchanged => (bytes.to_vec(), source.facts(bytes), vec![Operation::PassThrough]),
        Route::Stripped(stripped) => turn_coded(&source, rule, 0).unwrap_or_else(|| {
            let facts = source.facts(&stripped);
            (stripped, facts, vec![Operation::StripMetadata])
        }),
        Route::TurnedByTag(turned, quarters) => match turn_coded(&source, rule, quarters) {
            Some(made) => made,
            None => {
                let facts = Source::open(&turned)?.facts(&turned);
                (turned, facts, vec![Operation::StripMetadata, Operation::Turn { quarters }])
            }
        },
        Route::Encoded(media_type) => {
            let whole = edit.crop.is_none_or(is_whole);
            let coded = || turn_coded(&source, rule, edit.turn % 4);
            match whole.then(|| stages.time("turn without loss", coded)).flatten() {
                Some(made) => {
                    // The turn copied what is coded; whether that can be read is still to be seen.
                    stages.time("decode", || decode(&source, 1, Detail::FULL))?;
                    made
                }
                None => encode(&source, media_type, rule, edit, &mut found, stages)?,
            }
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

type Made = (Vec<u8>, DocumentFacts, Vec<Operation>);

/// A JPEG upright without loss, for a rule that takes JPEG: turned by its own tag and then by a
/// person. `None` where there is nothing to turn or it cannot be done so.
fn turn_coded(source: &Source<'_>, rule: &SlotRule, quarters: u8) -> Option<Made> {
    let Source::Jpeg(walk) = source else { return None };
    let exif = source.orientation(1);
    if !rule.media_types.contains(&MediaType::Jpeg) || (exif, quarters) == (1, 0) {
        return None;
    }
    // Written with other codes it is a little longer or shorter, never by an eighth.
    let coded: usize = walk.segments.iter().map(|it| it.scan.len()).sum();
    if coded as u64 > rule.max_bytes.saturating_add(rule.max_bytes / 8) {
        return None;
    }
    let bytes = match turned(exif, quarters) {
        1 => strip_as(walk, Keep::Appearance, 1),
        wanted => {
            let turned = turn(walk, wanted)?;
            strip_as(&Walk::new(&turned).ok()?, Keep::Appearance, 1)
        }
    };
    check_length(rule, bytes.len()).ok()?;
    let facts = Source::open(&bytes).ok()?.facts(&bytes);
    let steps = [
        Some(Operation::StripMetadata),
        (exif != 1).then_some(Operation::TurnLossless { exif }),
        (quarters > 0).then_some(Operation::Turn { quarters }),
    ];
    Some((bytes, facts, steps.into_iter().flatten().collect()))
}

fn encode(
    source: &Source<'_>,
    media_type: MediaType,
    rule: &SlotRule,
    edit: &Edit,
    found: &mut Vec<Found>,
    stages: &mut Stages,
) -> Result<Made, Found> {
    let picture = stages.time("decode", || Picture::load(source, edit, None))?;
    let size = picture.shown_size();
    let Picture { raster, orientation, least, profile_dropped, steps: mut recipe } = picture;
    if profile_dropped {
        found.push(Found::ColourProfileDropped);
    }
    let fit = if media_type == MediaType::Png { fit_png } else { fit_jpeg };
    let fitted = match least {
        None => fit(raster, orientation, rule.max_bytes, stages)?,
        Some(least) => {
            let too_many = Found::TooManyPages(edit.pages.len() as u32);
            let fitted = match fit(raster, orientation, rule.max_bytes, stages) {
                Err(Found::BelowLegibilityFloor) => return Err(too_many),
                result => result?,
            };
            if f64::from(fitted.width) < f64::from(size.0) * least {
                return Err(too_many);
            }
            fitted
        }
    };
    check_length(rule, fitted.bytes.len())?;
    let Fitted { bytes, width, height } = fitted;
    if (width, height) != size {
        found.push(Found::ScaledDown);
        recipe.push(Operation::Scale { width, height });
    }
    recipe.push(Operation::Encode { media_type });
    let facts = facts(media_type, (width, height), &bytes);
    Ok((bytes, facts, recipe))
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

#[cfg(test)]
mod tests {
    use dossier_domain::Crop;
    use proptest::prelude::*;

    use super::*;
    use crate::picture::picture;
    use crate::synthetic;

    fn rule(media_type: MediaType) -> SlotRule {
        SlotRule {
            media_types: vec![media_type],
            max_bytes: 4_999_999,
            min_bytes: None,
            pages: None,
            edits: Edits::Full,
        }
    }

    fn edits() -> impl Strategy<Value = Edit> {
        let crop = (0u16..9_000, 0u16..9_000, 1u16..1_000, 1u16..1_000).prop_map(|it| Crop {
            left: it.0,
            top: it.1,
            right: it.0 + it.2,
            bottom: it.1 + it.3,
        });
        (0u8..4, prop::option::of(crop)).prop_map(|(turn, crop)| Edit {
            pages: vec![1],
            turn,
            crop,
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn the_same_file_and_edit_give_the_same_bytes_and_the_picture_that_was_shown(
            edit in edits(),
            kind in 0usize..5,
            orientation in 1u8..=8,
        ) {
            let file = match kind {
                0 => synthetic::photo_webp(1, 40, 24, orientation),
                1 => synthetic::photo_tiff(1, 40, 24, orientation, 2),
                2 => synthetic::photo_png(1, 40, 24),
                3 => synthetic::photo_gif(1, 40, 24, 1),
                _ => synthetic::photo_jpeg(1, 40, 24, orientation),
            };
            let make = || prepare(&file, &rule(MediaType::Png), &edit, &mut Stages::default());
            let made = make().unwrap();
            prop_assert!(made.bytes == make().unwrap().bytes);
            // What is sent is what is looked at, pixel by pixel.
            let sent = picture(&made.bytes, &Edit::default()).unwrap();
            prop_assert!(sent == picture(&file, &edit).unwrap());
            let size = (made.facts.width, made.facts.height);
            prop_assert_eq!(size, (Some(sent.width), Some(sent.height)));
        }
    }
}

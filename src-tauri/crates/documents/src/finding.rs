use dossier_domain::{Finding, Severity};

use crate::limits::{LEGIBLE_SHORT_SIDE, MAX_PIXELS, MAX_SIDE};

/// What may be noticed about a file. The code is stable; the sentence says what happened and, where
/// somebody has to act, what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Found {
    Empty,
    NotAnImage,
    /// A known type that is not prepared, by its everyday name.
    UnsupportedType(&'static str),
    /// A rare way of coding a known type.
    UnsupportedCoding,
    Truncated,
    Damaged,
    CouldNotBeRead,
    TooLarge,
    TooManyPixels,
    WrongType,
    TooManyBytes,
    TooFewBytes,
    BelowLegibilityFloor,
    LowResolution,
    Metadata,
    Location,
    TrailingBytes,
    ColourProfileDropped,
    AnimationDropped,
    TransparencyFlattened,
    ScaledDown,
    SentUnchanged,
}

/// Which error a finding of severity error becomes when a prepared file was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Unreadable,
    TooLarge,
    DoesNotConform,
}

impl Found {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotAnImage => "not_an_image",
            Self::UnsupportedType(_) => "unsupported_type",
            Self::UnsupportedCoding => "unsupported_coding",
            Self::Truncated => "truncated",
            Self::Damaged => "damaged",
            Self::CouldNotBeRead => "could_not_be_read",
            Self::TooLarge => "too_large",
            Self::TooManyPixels => "too_many_pixels",
            Self::WrongType => "wrong_type",
            Self::TooManyBytes => "too_many_bytes",
            Self::TooFewBytes => "too_few_bytes",
            Self::BelowLegibilityFloor => "below_legibility_floor",
            Self::LowResolution => "low_resolution",
            Self::Metadata => "metadata_found",
            Self::Location => "location_found",
            Self::TrailingBytes => "trailing_bytes",
            Self::ColourProfileDropped => "colour_profile_dropped",
            Self::AnimationDropped => "animation_dropped",
            Self::TransparencyFlattened => "transparency_flattened",
            Self::ScaledDown => "scaled_down",
            Self::SentUnchanged => "sent_unchanged",
        }
    }

    fn severity(self) -> Severity {
        match self {
            Self::Empty
            | Self::NotAnImage
            | Self::UnsupportedType(_)
            | Self::UnsupportedCoding
            | Self::Truncated
            | Self::Damaged
            | Self::CouldNotBeRead
            | Self::TooLarge
            | Self::TooManyPixels
            | Self::WrongType
            | Self::TooManyBytes
            | Self::TooFewBytes
            | Self::BelowLegibilityFloor => Severity::Error,
            Self::LowResolution | Self::SentUnchanged => Severity::Warning,
            Self::Metadata
            | Self::Location
            | Self::TrailingBytes
            | Self::ColourProfileDropped
            | Self::AnimationDropped
            | Self::TransparencyFlattened
            | Self::ScaledDown => Severity::Info,
        }
    }

    fn message(self) -> String {
        match self {
            Self::Empty => "The file is empty. Ask for it again.".into(),
            Self::NotAnImage => {
                "The file is not a picture, whatever its name says. Give a JPEG or a PNG.".into()
            }
            Self::UnsupportedType(name) => format!(
                "This is a {name} file, which cannot be prepared yet. Save it as JPEG or PNG and \
                 give that."
            ),
            Self::UnsupportedCoding => "The picture is coded in a rare way that cannot be read. \
                                        Open it in a picture program and save it as JPEG or PNG."
                .into(),
            Self::Truncated => {
                "The file ends too early: a part of the picture is missing. Ask for it to be sent \
                 again."
                    .into()
            }
            Self::Damaged => {
                "The file is damaged and the picture cannot be read. Ask for it to be sent again."
                    .into()
            }
            Self::CouldNotBeRead => "The file could not be read: reading it took too long, too \
                                     much memory, or failed. The original is kept. Try again, or \
                                     ask for another file."
                .into(),
            Self::TooLarge => "The file is over the limit of 100 MB. Give a smaller one.".into(),
            Self::TooManyPixels => format!(
                "The picture is too large in pixels: at most {} megapixels and {MAX_SIDE} pixels \
                 a side can be read. Give a smaller one.",
                MAX_PIXELS / 1_000_000
            ),
            Self::WrongType => "The file is of a type that is not accepted here, and it cannot be \
                                made into one that is. Give one of the accepted types."
                .into(),
            Self::TooManyBytes => "The file has more bytes than are accepted here, and it may not \
                                   be changed enough to have fewer. Give a smaller one."
                .into(),
            Self::TooFewBytes => "The file has fewer bytes than are accepted here. Give a better \
                                  picture."
                .into(),
            Self::BelowLegibilityFloor => format!(
                "To fit the limit the picture would have to shrink to under {LEGIBLE_SHORT_SIDE} \
                 pixels on its short side, too few to read. Give a picture of the document alone."
            ),
            Self::LowResolution => format!(
                "The picture has fewer than {LEGIBLE_SHORT_SIDE} pixels on its short side. Look \
                 whether everything on it can be read."
            ),
            Self::Metadata => {
                "The file carries data beside the picture, such as camera and time.".into()
            }
            Self::Location => "The file tells where the picture was taken.".into(),
            Self::TrailingBytes => "Further bytes follow the end of the picture.".into(),
            Self::ColourProfileDropped => {
                "The colour profile is left out; colours may look slightly different.".into()
            }
            Self::AnimationDropped => {
                "The file holds several pictures; only the first is used.".into()
            }
            Self::TransparencyFlattened => "Transparent parts are shown on white.".into(),
            Self::ScaledDown => "The picture was made smaller to fit the limit.".into(),
            Self::SentUnchanged => "The file may not be changed here: the data that it carries \
                                    beside the picture is sent with it."
                .into(),
        }
    }

    /// The finding as others see it.
    pub(crate) fn finding(self) -> Finding {
        Finding {
            code: self.code().to_owned(),
            severity: self.severity(),
            message: self.message(),
            number: None,
        }
    }
}

/// The class of a refusing finding by its code; what is not about reading does not conform.
pub(crate) fn class_of(code: &str) -> Class {
    match code {
        "empty" | "not_an_image" | "unsupported_coding" | "truncated" | "damaged"
        | "could_not_be_read" => Class::Unreadable,
        "too_large" | "too_many_pixels" => Class::TooLarge,
        _ => Class::DoesNotConform,
    }
}

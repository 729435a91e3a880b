use dossier_domain::{Finding, Severity};

use crate::limits::{LEGIBLE_SHORT_SIDE, MAX_PIXELS, MAX_SIDE, MAX_STACKED};
use crate::types::Types;

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
    /// A PDF that only its password opens.
    PasswordProtected,
    /// A type that is not accepted, and those that are.
    WrongType(Types),
    TooManyBytes,
    TooFewBytes,
    BelowLegibilityFloor,
    /// So many pages where one picture is required, and none were chosen.
    ChoosePages(u32),
    /// A page was chosen that a file of so many pages does not have.
    NoSuchPage(u32),
    /// More pages were chosen than can be read in one picture.
    TooManyPages(u32),
    /// The file has more pages than the given number, which is accepted.
    OverPageLimit(u32),
    /// The part to keep lies outside the picture or holds nothing.
    CropInvalid,
    CropNotPossible,
    TurnNotPossible,
    PagesNotPossible,
    /// The length of the picture's short side in pixels.
    LowResolution(u32),
    /// The length of a file in kilobytes that is not known to be finer than 300 DPI.
    SmallFile(u32),
    /// Dots per inch.
    LowDpi(u32),
    /// Scripts, actions, attachments or forms that run in a viewer.
    ActiveContent,
    FormWithoutAppearance,
    /// Damaged, and read nevertheless.
    Repaired,
    /// What a damaged PDF does in a viewer could not be looked at.
    NotChecked,
    Encrypted,
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
            Self::PasswordProtected => "password_protected",
            Self::WrongType(_) => "wrong_type",
            Self::TooManyBytes => "too_many_bytes",
            Self::TooFewBytes => "too_few_bytes",
            Self::BelowLegibilityFloor => "below_legibility_floor",
            Self::ChoosePages(_) => "choose_pages",
            Self::NoSuchPage(_) => "no_such_page",
            Self::TooManyPages(_) => "too_many_pages",
            Self::OverPageLimit(_) => "over_page_limit",
            Self::CropInvalid => "crop_invalid",
            Self::CropNotPossible => "crop_not_possible",
            Self::TurnNotPossible => "turn_not_possible",
            Self::PagesNotPossible => "pages_not_possible",
            Self::LowResolution(_) => "low_resolution",
            Self::SmallFile(_) => "small_file",
            Self::LowDpi(_) => "low_dpi",
            Self::ActiveContent => "active_content",
            Self::FormWithoutAppearance => "form_without_appearance",
            Self::Repaired => "repaired",
            Self::NotChecked => "not_checked",
            Self::Encrypted => "encrypted",
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
            | Self::PasswordProtected
            | Self::WrongType(_)
            | Self::TooManyBytes
            | Self::TooFewBytes
            | Self::BelowLegibilityFloor
            | Self::ChoosePages(_)
            | Self::NoSuchPage(_)
            | Self::TooManyPages(_)
            | Self::OverPageLimit(_)
            | Self::CropInvalid
            | Self::CropNotPossible
            | Self::TurnNotPossible
            | Self::PagesNotPossible => Severity::Error,
            Self::LowResolution(_)
            | Self::SmallFile(_)
            | Self::LowDpi(_)
            | Self::ActiveContent
            | Self::FormWithoutAppearance
            | Self::Repaired
            | Self::NotChecked
            | Self::SentUnchanged => Severity::Warning,
            Self::Encrypted
            | Self::Metadata
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
                "The file is neither a picture nor a PDF, whatever its name says. Give a JPEG, a \
                 PNG or a PDF."
                    .into()
            }
            Self::UnsupportedType(name) => format!(
                "The file is of the type {name}, which cannot be read. Save it as JPEG or PNG and \
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
            Self::PasswordProtected => "The PDF is protected by a password and cannot be opened. \
                                        Ask for one without a password."
                .into(),
            Self::WrongType(types) => format!(
                "The file is of a type that is not accepted here, and it may not be made into one \
                 that is. Ask for {types}, as it came from the camera, scanner or sender."
            ),
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
            Self::ChoosePages(of) => format!(
                "The file has {of} pages, and one picture is required here. Choose the page to \
                 use, or up to {MAX_STACKED} to be put under one another."
            ),
            Self::NoSuchPage(of) => {
                format!("A page was chosen that is not there: the file has {of}. Choose again.")
            }
            Self::TooManyPages(chosen) => format!(
                "{chosen} pages in one picture could not be read any more. Choose one of them."
            ),
            Self::OverPageLimit(most) => format!(
                "The file has more pages than are accepted here, {most} at most. Ask for those \
                 that matter alone."
            ),
            Self::CropInvalid => {
                "The part to keep does not lie in the picture or holds nothing of \
                                  it. Choose it again."
                    .into()
            }
            Self::CropNotPossible => "The file may not be edited here, so no part of it can be \
                                      cut off. Leave it whole, or ask for another picture."
                .into(),
            Self::TurnNotPossible => {
                "The file may not be edited here and cannot be turned without \
                                      being written anew. Leave it as it is, or ask for one the \
                                      right way up."
                    .into()
            }
            Self::PagesNotPossible => "The file may not be edited here, so no pages can be picked \
                                       from it. Send it whole, or ask for those pages alone."
                .into(),
            Self::LowResolution(side) => format!(
                "The picture's short side has {side} pixels, fewer than {LEGIBLE_SHORT_SIDE}. Look \
                 whether everything on it can be read."
            ),
            Self::SmallFile(kilobytes) => format!(
                "The file has {kilobytes} KB. At least 100 KB or 300 DPI are advised here; ask for \
                 a better picture if it is hard to read."
            ),
            Self::LowDpi(dpi) => format!(
                "The picture says that it has {dpi} DPI. At least 300 DPI or 100 KB are advised \
                 here; ask for a better scan if it is hard to read."
            ),
            Self::ActiveContent => "The PDF holds scripts, actions or attachments that a viewer \
                                    may run. Nothing of it was run here. Ask for a plain scan if \
                                    you did not expect that."
                .into(),
            Self::FormWithoutAppearance => {
                "The PDF has form fields that do not say how they look: \
                                            what was filled in may be missing from the picture. \
                                            Ask for a printed or scanned copy."
                    .into()
            }
            Self::Repaired => "The PDF is damaged; what could be recovered is used. Look whether \
                               every page and everything on it is there."
                .into(),
            Self::NotChecked => "The PDF is damaged so that it could not be looked at for scripts \
                                 and attachments. Ask for it to be sent again."
                .into(),
            Self::Encrypted => "The PDF is encrypted, but opens without a password.".into(),
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
            number: self.number(),
        }
    }

    fn number(self) -> Option<u32> {
        match self {
            Self::ChoosePages(number)
            | Self::NoSuchPage(number)
            | Self::TooManyPages(number)
            | Self::OverPageLimit(number)
            | Self::LowResolution(number)
            | Self::SmallFile(number)
            | Self::LowDpi(number) => Some(number),
            _ => None,
        }
    }
}

/// The class of a refusing finding by its code; what is not about reading does not conform.
pub(crate) fn class_of(code: &str) -> Class {
    match code {
        "empty" | "not_an_image" | "unsupported_coding" | "truncated" | "damaged"
        | "could_not_be_read" | "password_protected" => Class::Unreadable,
        "too_large" | "too_many_pixels" => Class::TooLarge,
        _ => Class::DoesNotConform,
    }
}

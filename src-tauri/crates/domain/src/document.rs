use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{CaseId, DocumentId, SlotName};

/// A file type, told from content alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum MediaType {
    /// JPEG.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// PNG.
    #[serde(rename = "image/png")]
    Png,
    /// PDF.
    #[serde(rename = "application/pdf")]
    Pdf,
    /// WebP.
    #[serde(rename = "image/webp")]
    Webp,
    /// TIFF, of one or several pages.
    #[serde(rename = "image/tiff")]
    Tiff,
    /// GIF; its first picture counts.
    #[serde(rename = "image/gif")]
    Gif,
    /// BMP.
    #[serde(rename = "image/bmp")]
    Bmp,
    /// HEIC, as phones write it.
    #[serde(rename = "image/heic")]
    Heic,
}

impl MediaType {
    /// All, those that providers take first.
    pub const ALL: [Self; 8] = [
        Self::Jpeg,
        Self::Png,
        Self::Pdf,
        Self::Webp,
        Self::Tiff,
        Self::Gif,
        Self::Bmp,
        Self::Heic,
    ];

    /// The name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::Webp => "image/webp",
            Self::Tiff => "image/tiff",
            Self::Gif => "image/gif",
            Self::Bmp => "image/bmp",
            Self::Heic => "image/heic",
        }
    }

    /// The usual ending of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Webp => "webp",
            Self::Tiff => "tiff",
            Self::Gif => "gif",
            Self::Bmp => "bmp",
            Self::Heic => "heic",
        }
    }

    /// The type named on the wire.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|media| media.as_str() == text)
    }
}

/// How far a file may be changed before it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Edits {
    /// Not a byte.
    None,
    /// Metadata may go, orientation may be applied without loss.
    Lossless,
    /// It may be turned, scaled and encoded anew.
    Full,
}

/// What a file must be to go into a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SlotRule {
    /// Accepted types.
    pub media_types: Vec<MediaType>,
    /// The greatest accepted length in bytes, inclusive.
    pub max_bytes: u64,
    /// The least accepted length in bytes, inclusive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_bytes: Option<u64>,
    /// The greatest accepted number of pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// How far a file may be changed to meet the rule.
    pub edits: Edits,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Look before sending.
    Warning,
    /// The file cannot be used.
    Error,
}

/// Something noticed about a file. It advises; only an error refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Finding {
    /// What was noticed, as a code; the message file has a sentence for it.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// The sentence, in plain words, naming no person.
    pub message: String,
    /// What was measured, in the unit that the sentence names, where something was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
}

/// One step in the making of a prepared file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Operation {
    /// Nothing was done: the file conformed.
    PassThrough,
    /// Metadata and trailing bytes were cut, pixels untouched.
    StripMetadata,
    /// Decoded from this type.
    Decode {
        /// The type that was decoded.
        media_type: MediaType,
    },
    /// The orientation tag was applied (EXIF 2 to 8).
    Orient {
        /// The EXIF orientation value.
        exif: u8,
    },
    /// These pages were taken, from 1; several were stacked.
    Pages {
        /// Which, in order.
        pages: Vec<u32>,
        /// How many the file has.
        of: u32,
    },
    /// The colour profile was applied: the colours are sRGB now.
    ToSrgb,
    /// The orientation tag was applied by turning the coded picture, without loss.
    TurnLossless {
        /// The EXIF orientation value.
        exif: u8,
    },
    /// Turned by a person.
    Turn {
        /// Quarter turns to the right, 1 to 3.
        quarters: u8,
    },
    /// Cropped by a person, in pixels of the upright, turned picture.
    Crop {
        /// Where it begins, from the left.
        left: u32,
        /// Where it begins, from the top.
        top: u32,
        /// Width after cropping.
        width: u32,
        /// Height after cropping.
        height: u32,
    },
    /// Scaled to this size in pixels.
    Scale {
        /// Width after scaling.
        width: u32,
        /// Height after scaling.
        height: u32,
    },
    /// Alpha was laid on white.
    Flatten,
    /// Encoded as this type.
    Encode {
        /// The type that was written.
        media_type: MediaType,
    },
}

/// What is known of a file after inspection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DocumentFacts {
    /// The type, by content.
    pub media_type: MediaType,
    /// Width in pixels as shown (orientation applied), for images.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    /// Height in pixels as shown, for images.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Number of pages, for documents of pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// Length in bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, lower-case hex.
    pub sha256: String,
}

/// A file received for a case. The original's bytes never change.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Our id of it.
    pub id: DocumentId,
    /// The case it belongs to.
    pub case_id: CaseId,
    /// The slot it was given for.
    pub slot: SlotName,
    /// The file as received.
    pub source: DocumentFacts,
    /// The file as prepared for the provider.
    pub prepared: DocumentFacts,
    /// How the second was made from the first.
    pub recipe: Vec<Operation>,
    /// What was noticed.
    pub findings: Vec<Finding>,
    /// When it was attached.
    pub attached_at: DateTime<Utc>,
    /// When its bytes were erased; the rest of the row stays.
    pub erased_at: Option<DateTime<Utc>>,
}

//! File formats, told from the first bytes of a file.

use crate::picture::PNG_MAGIC;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Png,
    Jpg,
    Gif,
    Tif,
    Webp,
    Pdf,
    /// Word before 2007.
    Doc,
    /// Word since 2007.
    Docx,
}

impl Format {
    /// The format of a file; `None` if it is none of these.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let starts = |magic: &[u8]| bytes.starts_with(magic);
        Some(match () {
            () if starts(&PNG_MAGIC) => Self::Png,
            () if starts(&[0xFF, 0xD8, 0xFF]) => Self::Jpg,
            () if starts(b"GIF87a") || starts(b"GIF89a") => Self::Gif,
            () if starts(b"II*\0") || starts(b"MM\0*") => Self::Tif,
            () if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Self::Webp,
            () if starts(b"%PDF-") => Self::Pdf,
            () if starts(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) => Self::Doc,
            () if starts(b"PK\x03\x04") => Self::Docx,
            () => return None,
        })
    }

    pub(super) fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpg => "jpg",
            Self::Gif => "gif",
            Self::Tif => "tif",
            Self::Webp => "webp",
            Self::Pdf => "pdf",
            Self::Doc => "doc",
            Self::Docx => "docx",
        }
    }

    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpg => "image/jpeg",
            Self::Gif => "image/gif",
            Self::Tif => "image/tiff",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
            Self::Doc => "application/msword",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }

    pub(super) fn is_image(self) -> bool {
        matches!(self, Self::Png | Self::Jpg | Self::Gif | Self::Tif | Self::Webp)
    }
}

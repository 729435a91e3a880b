use dossier_domain::MediaType;

/// What a file is by its first bytes. Its name plays no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sniffed {
    /// A type that is prepared.
    Image(MediaType),
    /// A type that is known but not prepared: everyday name and name on the wire.
    Known(&'static str, &'static str),
    /// Anything else.
    Unknown,
}

impl Sniffed {
    /// The type's name on the wire.
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Image(media) => media.as_str(),
            Self::Known(_, wire) => wire,
            Self::Unknown => "application/octet-stream",
        }
    }
}

/// Tells a file's type.
pub(crate) fn sniff(bytes: &[u8]) -> Sniffed {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let brand = bytes.get(4..12);
    if starts(b"\xff\xd8\xff") {
        Sniffed::Image(MediaType::Jpeg)
    } else if starts(b"\x89PNG\r\n\x1a\n") {
        Sniffed::Image(MediaType::Png)
    } else if starts(b"%PDF-") {
        Sniffed::Known("PDF", "application/pdf")
    } else if starts(b"GIF87a") || starts(b"GIF89a") {
        Sniffed::Known("GIF", "image/gif")
    } else if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Sniffed::Known("WebP", "image/webp")
    } else if starts(b"II*\0") || starts(b"MM\0*") {
        Sniffed::Known("TIFF", "image/tiff")
    } else if starts(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        Sniffed::Known("BMP", "image/bmp")
    } else if brand.is_some_and(|it| it.starts_with(b"ftypavi")) {
        Sniffed::Known("AVIF", "image/avif")
    } else if brand.is_some_and(|it| {
        matches!(it, b"ftypheic" | b"ftypheix" | b"ftyphevc" | b"ftypheim" | b"ftypmif1")
    }) {
        Sniffed::Known("HEIC", "image/heic")
    } else {
        Sniffed::Unknown
    }
}

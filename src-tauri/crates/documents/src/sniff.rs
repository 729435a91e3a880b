use dossier_domain::MediaType;

/// What a file is by its first bytes. Its name plays no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sniffed {
    /// A type that is prepared; PDF is one of them.
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
    if starts(b"\xff\xd8\xff") {
        Sniffed::Image(MediaType::Jpeg)
    } else if starts(b"\x89PNG\r\n\x1a\n") {
        Sniffed::Image(MediaType::Png)
    } else if starts(b"GIF87a") || starts(b"GIF89a") {
        Sniffed::Image(MediaType::Gif)
    } else if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        Sniffed::Image(MediaType::Webp)
    } else if [b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"].iter().any(|it| starts(*it)) {
        Sniffed::Image(MediaType::Tiff)
    } else if starts(b"BM") && bytes.get(6..10) == Some(&[0; 4]) {
        Sniffed::Image(MediaType::Bmp)
    } else if bytes.get(4..8) == Some(b"ftyp") {
        sniff_brands(bytes)
    } else if is_pdf(bytes) {
        Sniffed::Image(MediaType::Pdf)
    } else {
        Sniffed::Unknown
    }
}

/// Files of boxes say in the first one what kinds they are. The general brand `mif1` stands before
/// HEIC and AVIF alike; the brands that it is compatible with tell them apart.
fn sniff_brands(bytes: &[u8]) -> Sniffed {
    let length = bytes.first_chunk().map_or(0, |&it| u32::from_be_bytes(it) as usize);
    let brands = bytes.get(8..length.min(bytes.len()).max(12)).unwrap_or(&[]);
    // Between the first and the rest stands a version.
    let brands = brands.chunks_exact(4).enumerate().filter(|&(i, _)| i != 1).map(|it| it.1);
    let has = |names: &[&[u8]]| brands.clone().any(|it| names.contains(&it));
    if has(&[b"avif", b"avis"]) {
        Sniffed::Known("AVIF", "image/avif")
    } else if has(&[b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"]) {
        Sniffed::Image(MediaType::Heic)
    } else {
        Sniffed::Unknown
    }
}

/// Programs put a line or two before the header, and every viewer looks for it as far as this.
fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1_024)];
    head.windows(5).any(|it| it == b"%PDF-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brands_behind_the_first_tell_avif_from_heic() {
        let file = |brands: &[u8]| {
            let length = (8 + brands.len()) as u32;
            [&length.to_be_bytes()[..], b"ftyp", brands, b"\0\0\0\x08meta"].concat()
        };
        let heic = Sniffed::Image(MediaType::Heic);
        let avif = Sniffed::Known("AVIF", "image/avif");
        assert_eq!(sniff(&file(b"heic\0\0\0\0mif1heic")), heic);
        assert_eq!(sniff(&file(b"mif1\0\0\0\0mif1heic")), heic);
        assert_eq!(sniff(&file(b"mif1\0\0\0\0mif1avif")), avif);
        assert_eq!(sniff(&file(b"avif\0\0\0\0")), avif);
        assert_eq!(sniff(&file(b"isom\0\0\0\0mp42")), Sniffed::Unknown);
        assert_eq!(sniff(b"\0\0\0\x18ftyp"), Sniffed::Unknown);
    }

    #[test]
    fn a_pdf_is_known_behind_a_line_of_something_else_but_not_far_inside_a_file() {
        assert_eq!(sniff(b"%PDF-1.7\n"), Sniffed::Image(MediaType::Pdf));
        assert_eq!(sniff(b"junk\r\n%PDF-1.4"), Sniffed::Image(MediaType::Pdf));
        assert_eq!(sniff(&[&[b' '; 2_000][..], b"%PDF-1.4"].concat()), Sniffed::Unknown);
    }
}

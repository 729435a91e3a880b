use std::fmt;

use dossier_domain::MediaType;

/// A set of file types, as one names them to a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Types(u16);

impl Types {
    pub(crate) fn new(types: &[MediaType]) -> Self {
        Self(types.iter().fold(0, |set, &media| set | bit(media)))
    }
}

fn bit(media: MediaType) -> u16 {
    1 << MediaType::ALL.iter().position(|&it| it == media).unwrap_or(0)
}

/// The everyday name.
fn name(media: MediaType) -> &'static str {
    match media {
        MediaType::Jpeg => "JPEG",
        MediaType::Png => "PNG",
        MediaType::Pdf => "PDF",
        MediaType::Webp => "WebP",
        MediaType::Tiff => "TIFF",
        MediaType::Gif => "GIF",
        MediaType::Bmp => "BMP",
        MediaType::Heic => "HEIC",
    }
}

impl fmt::Display for Types {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = MediaType::ALL
            .into_iter()
            .filter(|&media| self.0 & bit(media) != 0)
            .map(name)
            .collect();
        match names.split_last() {
            None => write!(f, "another file"),
            Some((last, [])) => write!(f, "a {last}"),
            Some((last, rest)) => write!(f, "a {} or {last}", rest.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_named_as_people_say_them() {
        let named = |types: &[MediaType]| Types::new(types).to_string();
        assert_eq!(named(&[MediaType::Png]), "a PNG");
        assert_eq!(named(&[MediaType::Pdf, MediaType::Jpeg]), "a JPEG or PDF");
        assert_eq!(named(&[MediaType::Pdf, MediaType::Jpeg, MediaType::Png]), "a JPEG, PNG or PDF");
    }
}

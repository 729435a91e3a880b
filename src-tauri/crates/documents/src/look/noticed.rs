use dossier_domain::{Finding, Severity};

/// What was noticed of a picture's quality, with what was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noticed {
    /// The sharpness of print, 0 to 1000.
    Blurred(u32),
    /// The luma of the bright parts, 0 to 255.
    Dark(u32),
    /// Percent of the picture that is pure white.
    Bright(u32),
    /// Thousandths of the picture that a lamp has wiped out.
    Glare(u32),
    /// Thousandths of the picture that hold anything.
    Blank(u32),
}

impl Noticed {
    /// The finding as others see it.
    pub(super) fn finding(self) -> Finding {
        let (code, number, message) = match self {
            Self::Blurred(sharpness) => (
                "blurred",
                sharpness,
                format!(
                    "The picture looks blurred (sharpness {sharpness} of 1000). Look whether \
                     small print can be read; if not, ask for a picture taken with a steady hand."
                ),
            ),
            Self::Dark(luma) => (
                "dark",
                luma,
                format!(
                    "The picture is dark: its bright parts reach {luma} of 255. If it cannot be \
                     read, ask for a picture taken in more light."
                ),
            ),
            Self::Bright(percent) => (
                "bright",
                percent,
                format!(
                    "The picture is too bright: {percent} % of it is pure white. Look whether \
                     print is lost; if so, ask for a picture taken in less light."
                ),
            ),
            Self::Glare(thousandths) => (
                "glare",
                thousandths,
                format!(
                    "A reflection covers {thousandths} thousandths of the picture. Look whether \
                     it hides print; if so, ask for a picture without the lamp or the flash."
                ),
            ),
            Self::Blank(thousandths) => (
                "blank_page",
                thousandths,
                format!(
                    "The picture looks blank: {thousandths} thousandths of it have anything on \
                     them. Look whether it is the right side or page."
                ),
            ),
        };
        Finding { code: code.into(), severity: Severity::Warning, message, number: Some(number) }
    }
}

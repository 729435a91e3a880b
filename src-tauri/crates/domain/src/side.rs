use serde::{Deserialize, Serialize};

use crate::{MrzFormat, Reading};

/// Which side of which kind of document a picture shows, as far as what was read on it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The back of a licence or identity card.
    CardBack,
    /// The page of a passport with its holder's data.
    PassportPage,
}

/// The side that was read; none where what was read stands on either side, or nothing was.
pub fn side_of(reading: &Reading) -> Option<Side> {
    match (&reading.pdf417, reading.mrz.as_ref().map(|it| it.format)) {
        (_, Some(MrzFormat::Td3)) => Some(Side::PassportPage),
        (Some(_), _) | (None, Some(MrzFormat::Td1)) => Some(Side::CardBack),
        // Cards of this form have it on the front or on the back.
        (None, Some(MrzFormat::Td2) | None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Licence, Mrz, ReadFields};

    #[test]
    fn what_was_read_tells_the_side() {
        let fields = ReadFields::default();
        let mrz = |format| {
            let fields = fields.clone();
            Some(Mrz { format, lines: Vec::new(), document_code: "I".into(), fields })
        };
        let licence = Licence {
            version: 8,
            issuer_id: "636014".into(),
            fields: fields.clone(),
            elements: [].into(),
        };
        let side = |pdf417, mrz| side_of(&Reading { pdf417, mrz });
        assert_eq!(side(Some(licence), None), Some(Side::CardBack));
        assert_eq!(side(None, mrz(MrzFormat::Td1)), Some(Side::CardBack));
        assert_eq!(side(None, mrz(MrzFormat::Td2)), None);
        assert_eq!(side(None, mrz(MrzFormat::Td3)), Some(Side::PassportPage));
        assert_eq!(side(None, None), None);
    }
}

use std::collections::BTreeMap;

use crate::{Licence, Mrz, MrzFormat, ReadFields, Reading};

/// Elements of a barcode that are numbers of the document or of the person.
const NUMBERS: [&str; 5] = ["DAQ", "DBK", "DCF", "DCJ", "DCK"];

impl Reading {
    /// The same with the numbers of documents and persons masked to their last four.
    #[must_use]
    pub fn masked(&self) -> Self {
        Self {
            pdf417: self.pdf417.as_ref().map(Licence::masked),
            mrz: self.mrz.as_ref().map(Mrz::masked),
        }
    }
}

impl Licence {
    fn masked(&self) -> Self {
        let hide = |(name, value): (&String, &String)| {
            let value = match NUMBERS.contains(&name.as_str()) {
                true => masked(value),
                false => value.clone(),
            };
            (name.clone(), value)
        };
        let elements: BTreeMap<_, _> = self.elements.iter().map(hide).collect();
        Self { fields: self.fields.masked(), elements, ..self.clone() }
    }
}

impl ReadFields {
    fn masked(&self) -> Self {
        Self { number: self.number.as_deref().map(masked), ..self.clone() }
    }
}

/// A line and where on it something begins and ends.
type Place = (usize, usize, usize);

impl Mrz {
    /// In the lines the document's number keeps its last four and the issuer's own part nothing.
    fn masked(&self) -> Self {
        let (number, own): (Place, &[Place]) = match self.format {
            MrzFormat::Td1 => ((0, 5, 14), &[(0, 15, 30), (1, 18, 29)]),
            MrzFormat::Td2 => ((1, 0, 9), &[(1, 28, 35)]),
            MrzFormat::Td3 => ((1, 0, 9), &[(1, 28, 42)]),
        };
        let mut lines: Vec<Vec<char>> = self.lines.iter().map(|it| it.chars().collect()).collect();
        let mut hide = |(line, from, to): Place, keep: usize| {
            let Some(part) = lines.get_mut(line).and_then(|it| it.get_mut(from..to)) else {
                return;
            };
            let length = part.iter().rposition(|it| *it != '<').map_or(0, |last| last + 1);
            part[..length.saturating_sub(keep)].fill('*');
        };
        hide(number, 4);
        own.iter().for_each(|it| hide(*it, 0));
        let lines = lines.into_iter().map(String::from_iter).collect();
        Self { lines, fields: self.fields.masked(), ..self.clone() }
    }
}

/// All but the last four characters as stars; a short number as stars alone.
fn masked(number: &str) -> String {
    let length = number.chars().count();
    let hidden = if length > 4 { length - 4 } else { length };
    "*".repeat(hidden) + &number.chars().skip(hidden).collect::<String>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields() -> ReadFields {
        ReadFields { number: Some("T00000017".to_owned()), ..ReadFields::default() }
    }

    #[test]
    fn a_masked_zone_keeps_the_last_four_of_the_number_alone() {
        let line = "T000000172UTO9001011M3001017PERSONAL<NUMB<26";
        let mrz = Mrz {
            format: MrzFormat::Td3,
            lines: vec!["P<UTOTEST<<SPECIMEN".to_owned(), line.to_owned()],
            document_code: "P".to_owned(),
            fields: fields(),
        };
        let reading = Reading { mrz: Some(mrz), pdf417: None }.masked().mrz.unwrap();
        assert_eq!(reading.lines[1], "*****00172UTO9001011M3001017*************<26");
        assert_eq!(reading.fields.number.as_deref(), Some("*****0017"));
    }

    #[test]
    fn a_masked_barcode_shows_no_number_in_any_element() {
        let elements = [("DAQ", "T00000017"), ("DCF", "12345678"), ("DCS", "TEST"), ("DBK", "12")];
        let licence = Licence {
            version: 9,
            issuer_id: "000000".to_owned(),
            fields: fields(),
            elements: elements.map(|(a, b)| (a.to_owned(), b.to_owned())).into(),
        };
        let masked = Reading { pdf417: Some(licence), mrz: None }.masked().pdf417.unwrap();
        assert_eq!(masked.elements["DAQ"], "*****0017");
        assert_eq!(masked.elements["DCF"], "****5678");
        assert_eq!(masked.elements["DBK"], "**");
        assert_eq!(masked.elements["DCS"], "TEST");
    }
}

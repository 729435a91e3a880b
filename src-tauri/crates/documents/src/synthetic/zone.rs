use super::chance::Chance;

/// A form of machine-readable zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ZoneForm {
    /// Three lines of 30.
    Td1,
    /// Two lines of 36.
    Td2,
    /// Two lines of 44.
    Td3,
}

impl ZoneForm {
    /// All.
    pub const ALL: [Self; 3] = [Self::Td1, Self::Td2, Self::Td3];
}

/// The zone of a made-up person, the same for the same seed.
#[cfg(test)]
pub(crate) fn zone_lines(form: ZoneForm, seed: u64) -> Vec<String> {
    zone(form, &mut Chance::new(seed))
}

/// The zone of a person whose names are letters drawn at random, by ICAO Doc 9303. Written apart
/// from the code that reads it.
pub(super) fn zone(form: ZoneForm, chance: &mut Chance) -> Vec<String> {
    let state = *chance.pick(&["UTO", "UTO", "D<<", "FRA", "GBR", "POL", "MEX", "IND"]);
    let mut word = |least: usize, most: usize, letters: &[u8]| -> String {
        let length = least + chance.below(most - least + 1);
        (0..length).map(|_| char::from(*chance.pick(letters))).collect()
    };
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ANY: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    let names = format!(
        "{}{}<<{}<{}",
        word(4, 8, LETTERS),
        if word(1, 1, b"ab") == "a" { format!("<{}", word(2, 5, LETTERS)) } else { String::new() },
        word(3, 6, LETTERS),
        word(2, 5, LETTERS),
    );
    let number = checked(&word(9, 9, ANY));
    let optional = word(0, 7, ANY);
    let sex = word(1, 1, b"MF<");
    let mut date = |from: usize, years: usize| {
        let year = (from + chance.below(years)) % 100;
        checked(&format!("{year:02}{:02}{:02}", 1 + chance.below(12), 1 + chance.below(28)))
    };
    let (born, expires) = (date(1950, 55), date(2027, 9));
    match form {
        ZoneForm::Td1 => {
            let first = fill(&format!("I<{state}{number}{optional}"), 30);
            let second = fill(&format!("{born}{sex}{expires}{state}"), 29);
            let all = format!("{}{born}{expires}{}", &first[5..], &second[18..]);
            vec![first, format!("{second}{}", check(&all)), fill(&names, 30)]
        }
        ZoneForm::Td2 => {
            let second = fill(&format!("{number}{state}{born}{sex}{expires}{optional}"), 35);
            let all = format!("{number}{born}{}", &second[21..]);
            vec![fill(&format!("I<{state}{names}"), 36), format!("{second}{}", check(&all))]
        }
        ZoneForm::Td3 => {
            let personal = checked(&fill(&optional, 14));
            let second = format!("{number}{state}{born}{sex}{expires}{personal}");
            let all = format!("{number}{born}{}", &second[21..]);
            vec![fill(&format!("P<{state}{names}"), 44), format!("{second}{}", check(&all))]
        }
    }
}

fn fill(text: &str, length: usize) -> String {
    format!("{text:<<length$.length$}")
}

fn checked(field: &str) -> String {
    format!("{field}{}", check(field))
}

fn check(field: &str) -> u32 {
    let weights = [7, 3, 1].into_iter().cycle();
    let value = |it: char| it.to_digit(36).unwrap_or(0);
    field.chars().zip(weights).map(|(letter, weight)| value(letter) * weight).sum::<u32>() % 10
}

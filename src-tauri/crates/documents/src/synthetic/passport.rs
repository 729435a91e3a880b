use super::card::Card;
use super::chance::Chance;
use super::glyphs::{FACE_COUNT, Face};
use super::shot::Shot;
use super::zone::{ZoneForm, zone};

/// A synthetic document with a machine-readable zone.
pub struct ZonedDocument {
    /// The photograph, a JPEG of 12 megapixels.
    pub jpeg: Vec<u8>,
    /// The lines of the zone.
    pub lines: Vec<String>,
    /// What is hard about the photograph.
    pub hardship: &'static str,
}

/// Photographs a made-up person's document of a form. Every fifth seed turns it far, tilts it,
/// lets light fall on it, makes it small, or does none of these.
///
/// # Panics
/// Never: the sizes are fixed.
pub fn zoned_document(form: ZoneForm, seed: u64) -> ZonedDocument {
    let mut chance = Chance::new(seed ^ 0x204e);
    let lines = zone(form, &mut chance);
    let size = match form {
        ZoneForm::Td1 => (85.6, 54.0),
        ZoneForm::Td2 => (105.0, 74.0),
        ZoneForm::Td3 => (125.0, 88.0),
    };
    let card = page(size, &lines, &mut chance);
    let (hardship, shot) = shot(seed, &mut chance);
    ZonedDocument { jpeg: shot.take(&card), lines, hardship }
}

/// Photographs a page of print that has no machine-readable zone, its lines in the same face.
///
/// # Panics
/// Never: the sizes are fixed.
pub fn unrelated_text(seed: u64) -> Vec<u8> {
    let mut chance = Chance::new(seed ^ 0x7e47);
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789     <";
    let lines: Vec<String> =
        (0..3).map(|_| (0..44).map(|_| char::from(*chance.pick(LETTERS))).collect()).collect();
    let card = page((125.0, 88.0), &lines, &mut chance);
    shot(seed, &mut chance).1.take(&card)
}

/// A page with a photograph, some print, and the lines at its foot.
fn page(size: (f32, f32), lines: &[String], chance: &mut Chance) -> Card {
    let mut card = Card::new(size, 26.0, chance);
    let pitch = 2.54 * card.density;
    // The standard sets lines of passports further apart than those of cards.
    let spacing = if lines.len() == 3 { 4.23 } else { chance.between(4.3, 6.35) };
    let foot = size.1 - chance.between(4.5, 6.5);
    let top = foot - spacing * (lines.len() - 1) as f32;
    card.fill((4.0, 8.0), (size.1 * 0.3, top - 20.0), 120);
    let mut y = 8.0;
    while y < top - 9.0 {
        let length = chance.between(15.0, size.0 * 0.45);
        card.print((size.1 * 0.3 + 8.0, y), length, 2.0, chance.bits());
        y += 5.0;
    }
    let face = Face::new(chance.below(FACE_COUNT), pitch);
    let ink = chance.between(25.0, 75.0);
    let length = lines.iter().map(|it| it.chars().count()).max().unwrap_or(0) as f32 * 2.54;
    let left = ((size.0 - length) / 2.0 + chance.between(-1.5, 1.5)).max(2.0);
    for (i, line) in lines.iter().enumerate() {
        let middle = (top + i as f32 * spacing) * card.density;
        face.write(line, (left * card.density, middle), |x, y, part| {
            if let Some(pixel) = card.at(x, y) {
                *pixel = (f32::from(*pixel) * (1.0 - part) + ink * part) as u8;
            }
        });
    }
    card
}

fn shot(seed: u64, chance: &mut Chance) -> (&'static str, Shot) {
    let plain = Shot {
        share: chance.between(0.68, 0.84),
        angle: chance.between(-3.0, 3.0),
        shift: (chance.between(-0.02, 0.02), chance.between(-0.02, 0.02)),
        tilt: (chance.between(-0.03, 0.03), chance.between(-0.03, 0.03)),
        light: chance.between(0.7, 1.0),
        shade: chance.between(0.0, 0.3),
        blur: chance.between(1.2, 2.8),
        noise: chance.between(4.0, 14.0),
        quality: 85,
        ..Shot::new(seed)
    };
    match seed % 5 {
        0 => ("plain", plain),
        1 => {
            let quarter = *chance.pick(&[0.0, 90.0, 180.0, 270.0]);
            let angle = quarter + chance.between(-12.0, 12.0);
            ("turned", Shot { angle, share: 0.62, ..plain })
        }
        2 => {
            let tilt = (chance.between(-0.14, 0.14), chance.between(-0.14, 0.14));
            ("perspective", Shot { tilt, share: 0.68, ..plain })
        }
        3 => {
            // A veil over the zone that leaves a trace of the ink, and a full reflection above it.
            let veil = (chance.between(0.1, 0.9), chance.between(0.42, 0.62), 0.09);
            let veil = (veil.0, veil.1, veil.2, chance.between(80.0, 150.0));
            let full = (chance.between(0.2, 0.8), chance.between(0.05, 0.25), 0.06, 230.0);
            ("glare", Shot { glare: vec![veil, full], ..plain })
        }
        _ => {
            let share = chance.between(0.40, 0.5);
            let shift = (chance.between(-0.15, 0.15), chance.between(-0.1, 0.1));
            ("small", Shot { share, shift, blur: 1.2, ..plain })
        }
    }
}

use std::collections::BTreeMap;

use rxing::pdf417::PDF417Writer;
use rxing::pdf417::encoder::Dimensions;
use rxing::{BarcodeFormat, EncodeHintValue, EncodeHints, Writer};

use super::card::Card;
use super::chance::Chance;
use super::shot::Shot;

/// How the back of a licence is photographed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackKind {
    /// As it should be.
    Clean,
    /// With the noise of a bad sensor.
    Noisy,
    /// Turned by 4 degrees.
    Turned4,
    /// Turned by 12 degrees.
    Turned12,
    /// With a reflection beside the code.
    Glare,
    /// Small in the picture.
    Tiny,
    /// In little light.
    Dark,
    /// Out of focus.
    Blurred,
    /// Stored as JPEG of quality 50.
    Jpeg50,
    /// Seen from the side.
    Perspective,
    /// Turned by 90 degrees.
    Quarter,
    /// Upside down.
    UpsideDown,
}

impl BackKind {
    /// All.
    pub const ALL: [Self; 12] = [
        Self::Clean,
        Self::Noisy,
        Self::Turned4,
        Self::Turned12,
        Self::Glare,
        Self::Tiny,
        Self::Dark,
        Self::Blurred,
        Self::Jpeg50,
        Self::Perspective,
        Self::Quarter,
        Self::UpsideDown,
    ];

    /// A short name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Noisy => "noisy",
            Self::Turned4 => "turned4",
            Self::Turned12 => "turned12",
            Self::Glare => "glare",
            Self::Tiny => "tiny",
            Self::Dark => "dark",
            Self::Blurred => "blurred",
            Self::Jpeg50 => "jpeg50",
            Self::Perspective => "perspective",
            Self::Quarter => "quarter",
            Self::UpsideDown => "upside_down",
        }
    }

    fn shot(self, seed: u64) -> Shot {
        let plain = Shot::new(seed);
        match self {
            Self::Clean => plain,
            Self::Noisy => Shot { noise: 30.0, ..plain },
            Self::Turned4 => Shot { angle: 4.0, ..plain },
            Self::Turned12 => Shot { angle: 12.0, ..plain },
            // The lower edge of the code is at about 0.36.
            Self::Glare => Shot { glare: vec![(0.55, 0.52, 0.10, 230.0)], ..plain },
            Self::Tiny => Shot { share: 0.26, shift: (0.11, -0.08), angle: 2.0, ..plain },
            Self::Dark => Shot { light: 0.16, noise: 5.0, ..plain },
            Self::Blurred => Shot { blur: 3.6, ..plain },
            Self::Jpeg50 => Shot { quality: 50, ..plain },
            Self::Perspective => Shot { tilt: (0.16, 0.10), angle: 2.0, ..plain },
            Self::Quarter => Shot { angle: 90.6, ..plain },
            Self::UpsideDown => Shot { angle: 181.0, ..plain },
        }
    }
}

/// The back of a licence: a photograph, and what its barcode says.
pub struct LicenceBack {
    /// The photograph, a JPEG of 12 megapixels.
    pub jpeg: Vec<u8>,
    /// The content of the barcode.
    pub payload: String,
}

/// Photographs the back of a made-up person's licence.
///
/// # Panics
/// Never: the payload fits into the code.
pub fn licence_back(kind: BackKind, seed: u64) -> LicenceBack {
    let mut chance = Chance::new(seed ^ 0xbac4);
    let payload = payload(&elements(&mut chance));
    photographed(kind, seed, chance, payload)
}

/// Photographs the back of the licence of a person with these names, born on a day that is written
/// month, day, year in eight digits.
///
/// # Panics
/// Where the names are too long for the code.
pub fn licence_back_of(given: &str, surname: &str, born: &str, seed: u64) -> LicenceBack {
    let mut chance = Chance::new(seed ^ 0xbac4);
    let mut elements = elements(&mut chance);
    // One given name and no other.
    elements.remove("DAD");
    for (id, value) in [("DAC", given), ("DCS", surname), ("DBB", born)] {
        elements.insert(id.to_owned(), value.to_uppercase());
    }
    photographed(BackKind::Clean, seed, chance, payload(&elements))
}

fn photographed(kind: BackKind, seed: u64, mut chance: Chance, payload: String) -> LicenceBack {
    let mut card = Card::new((85.6, 54.0), 40.0, &mut chance);
    card.fill((0.0, 3.0), (85.6, 8.0), 150);
    barcode(&mut card, &payload, (6.0, 13.0), 0.25);
    // A second, linear code and print, as on most backs.
    let mut x = 6.0;
    while x < 40.0 {
        let bar = *chance.pick(&[0.25, 0.5, 0.75]);
        card.fill((x, 42.0), (bar, 7.0), 20);
        x += bar + *chance.pick(&[0.25, 0.5, 0.75]);
    }
    for line in 0..4 {
        let length = chance.between(18.0, 34.0);
        card.print((46.0, 36.0 + line as f32 * 4.0), length, 1.8, seed ^ line);
    }
    LicenceBack { jpeg: kind.shot(seed).take(&card), payload }
}

/// The elements of a made-up person's licence, those of version 8 of the standard.
fn elements(chance: &mut Chance) -> BTreeMap<String, String> {
    let mut digits =
        |count: usize| (0..count).map(|_| char::from(b'0' + chance.below(10) as u8)).collect();
    let (number, street, zip): (String, String, String) = (digits(8), digits(3), digits(5));
    let surname = *chance.pick(&["SPECIMEN", "SAMPLEPERSON", "TESTCASE", "PLACEHOLDER"]);
    let given = *chance.pick(&["EXAMPLE", "MOCKUP", "DEMO", "FIXTURE"]);
    let date = |chance: &mut Chance, from: usize, years: usize| {
        format!(
            "{:02}{:02}{}",
            1 + chance.below(12),
            1 + chance.below(28),
            from + chance.below(years)
        )
    };
    let (born, issued, expires) =
        (date(chance, 1950, 50), date(chance, 2020, 5), date(chance, 2027, 5));
    [
        ("DAQ", format!("T{number}")),
        ("DCS", surname.into()),
        ("DDE", "N".into()),
        ("DAC", given.into()),
        ("DDF", "N".into()),
        ("DAD", "Q".into()),
        ("DDG", "N".into()),
        ("DCA", "C".into()),
        ("DCB", "NONE".into()),
        ("DCD", "NONE".into()),
        ("DBD", issued),
        ("DBB", born),
        ("DBA", expires),
        ("DBC", "1".into()),
        ("DAU", "069 in".into()),
        ("DAY", "BRO".into()),
        ("DAG", format!("{street} NOWHERE ST")),
        ("DAI", "TESTVILLE".into()),
        ("DAJ", "CA".into()),
        ("DAK", format!("{zip}0000  ")),
        ("DCF", "SYNTHETIC 0123456789 NOT A DOCUMENT".into()),
        ("DCG", "USA".into()),
    ]
    .into_iter()
    .map(|(id, value)| (id.to_owned(), value))
    .collect()
}

/// The content of a barcode with these elements, by version 8 of the standard.
pub fn payload(elements: &BTreeMap<String, String>) -> String {
    let fields: Vec<String> = elements.iter().map(|(id, value)| format!("{id}{value}")).collect();
    let subfile = format!("DL{}\r", fields.join("\n"));
    let head = "@\n\u{1e}\rANSI 636014080001";
    let offset = head.len() + 10;
    format!("{head}DL{offset:04}{:04}{subfile}", subfile.len())
}

/// Draws `payload` as PDF417 of 13 columns, modules of `module` millimetres.
fn barcode(card: &mut Card, payload: &str, (left, top): (f32, f32), module: f32) {
    let hints = EncodeHints::default()
        .with(EncodeHintValue::Margin("0".into()))
        .with(EncodeHintValue::ErrorCorrection("5".into()))
        .with(EncodeHintValue::Pdf417Dimensions(Dimensions::new(13, 13, 3, 90)));
    let code = PDF417Writer
        .encode_with_hints(payload, &BarcodeFormat::PDF_417, 1, 1, &hints)
        .expect("the payload fits into the code");
    // The writer draws each row four modules high; three are what the standard asks.
    let rows = code.getHeight() / 4;
    let size = (code.getWidth() as f32 * module, rows as f32 * 3.0 * module);
    card.fill((left - 2.0, top - 1.5), (size.0 + 4.0, size.1 + 3.0), 238);
    for row in 0..rows {
        for column in (0..code.getWidth()).filter(|&it| code.get(it, row * 4)) {
            let place = (left + column as f32 * module, top + row as f32 * 3.0 * module);
            card.fill(place, (module, 3.0 * module), 24);
        }
    }
}

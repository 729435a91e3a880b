//! Texts and bytes looked for in files, in every spelling in which they may be written down.

use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

/// The spellings in which a text may be written down.
pub fn spellings(mark: &[u8]) -> Vec<Vec<u8>> {
    let hex = |upper: bool| -> Vec<u8> {
        let digits = |byte: &u8| match upper {
            true => format!("{byte:02X}"),
            false => format!("{byte:02x}"),
        };
        mark.iter().map(digits).collect::<String>().into_bytes()
    };
    let mut all = vec![mark.to_vec(), hex(false), hex(true)];
    all.push(mark.iter().flat_map(|byte| [*byte, 0]).collect());
    all.push(mark.iter().map(|byte| format!("%{byte:02X}")).collect::<String>().into_bytes());
    all.push(mark.iter().map(|byte| format!("\\u{byte:04x}")).collect::<String>().into_bytes());
    // At each of three places in a group, without the characters that its neighbours decide.
    for before in 0..3 {
        let bytes = [&vec![0; before], mark].concat();
        let coded = base64(&bytes);
        let (start, end) = (before * 8_usize.div_ceil(6), bytes.len() * 8 / 6);
        all.push(coded[start..end].to_vec());
    }
    if let Ok(text) = std::str::from_utf8(mark) {
        let escaped = |keep: fn(char) -> bool| -> Vec<u8> {
            let one = |char: char| {
                let mut bytes = [0; 4];
                let bytes = char.encode_utf8(&mut bytes).as_bytes();
                match keep(char) {
                    true => char.to_string(),
                    false => bytes.iter().map(|byte| format!("%{byte:02X}")).collect(),
                }
            };
            text.chars().map(one).collect::<String>().into_bytes()
        };
        all.push(escaped(|c| c.is_ascii_alphanumeric() || "-_.~".contains(c)));
        let json = serde_json::to_string(text).unwrap();
        all.push(json.trim_matches('"').as_bytes().to_vec());
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if digits.len() == 9 {
            all.push(format!("{}-{}-{}", &digits[..3], &digits[3..5], &digits[5..]).into_bytes());
            all.push(digits.into_bytes());
        }
    }
    all.retain(|spelling| spelling.len() >= 6);
    all
}

pub fn base64(bytes: &[u8]) -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut coded = Vec::new();
    for group in bytes.chunks(3) {
        let number = group.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte))
            << (8 * (3 - group.len()));
        coded.extend((0..4).map(|at| DIGITS[(number >> (18 - 6 * at)) as usize & 63]));
    }
    coded
}

/// Every file below the folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.symlink_metadata().unwrap().is_dir() {
            true => found.extend(files(&path)),
            false => found.push(path),
        }
    }
    found
}

/// Which marks stand in which files, names of files included.
pub fn hits(folder: &Path, marks: &[Vec<u8>]) -> Vec<String> {
    let spelled: Vec<(usize, Vec<u8>)> = marks
        .iter()
        .enumerate()
        .flat_map(|(at, mark)| spellings(mark).into_iter().map(move |it| (at, it)))
        .collect();
    let mut starts: HashMap<&[u8], Vec<&(usize, Vec<u8>)>> = HashMap::new();
    for mark in &spelled {
        starts.entry(&mark.1[..6]).or_default().push(mark);
    }
    let mut hits = Vec::new();
    for path in files(folder) {
        let mut bytes = path.to_string_lossy().into_owned().into_bytes();
        bytes.extend(fs::read(&path).unwrap_or_default());
        for (at, window) in bytes.windows(6).enumerate() {
            for (mark, spelling) in starts.get(window).into_iter().flatten() {
                if bytes[at..].starts_with(spelling) {
                    hits.push(format!("mark {mark} in {}", path.display()));
                }
            }
        }
    }
    hits
}

//! What the memory of the running programs holds.

use std::{
    fs::{self, File},
    os::unix::fs::FileExt,
    path::Path,
};

/// Read at a time; pieces overlap by the longest thing that is looked for.
const PIECE: u64 = 4 << 20;
const PAGE: u64 = 4096;
/// Of a file, so many and so long.
const STRETCHES: usize = 8;
const STRETCH: usize = 48;
const ENTRY: u64 = 8;

/// What is looked for, in every form in which memory may hold it.
pub struct Wanted {
    name: &'static str,
    forms: Vec<Vec<u8>>,
}

impl Wanted {
    /// A text, as UTF-8 and as UTF-16.
    pub fn text(name: &'static str, text: &str) -> Self {
        let wide = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        Self { name, forms: vec![text.as_bytes().to_vec(), wide] }
    }

    /// A key, as it is and as SQL is told it.
    pub fn key(name: &'static str, key: &[u8]) -> Self {
        let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
        let upper = hex.to_uppercase();
        Self { name, forms: vec![key.to_vec(), hex.into_bytes(), upper.into_bytes()] }
    }

    /// Any of some stretches of files, spread over each.
    pub fn files(name: &'static str, files: &[Vec<u8>]) -> Self {
        let spread = |file: &Vec<u8>| -> Vec<Vec<u8>> {
            let step = (file.len() / STRETCHES).max(STRETCH);
            file.chunks_exact(step).map(|it| it[..STRETCH].to_vec()).collect()
        };
        Self { name, forms: files.iter().flat_map(spread).collect() }
    }
}

/// What was found in the memory of a desk's programs.
#[derive(Debug, Default)]
pub struct Found {
    /// The processes of pages that were looked into.
    pub pages: Vec<String>,
    /// `program: name`, sorted, each once.
    pub hits: Vec<String>,
}

impl Found {
    /// Whether a program holds anything.
    pub fn holds(&self, program: &str) -> bool {
        self.hits.iter().any(|it| it.starts_with(program))
    }
}

/// Looks. None where this person may not look into other programs' memory.
pub fn found(mark: &str, wanted: &[Wanted]) -> Option<Found> {
    let Found { mut pages, mut hits } = Found::default();
    for entry in fs::read_dir("/proc").ok()?.flatten() {
        let folder = entry.path();
        let program = fs::read_to_string(folder.join("comm")).unwrap_or_default();
        let program = program.trim();
        let is_ours = program.starts_with("dossier") || program.starts_with("WebKit");
        if !is_ours || program == "WebKitWebDriver" || !is_marked(&folder, mark) {
            continue;
        }
        let memory = Memory {
            bytes: File::open(folder.join("mem")).ok()?,
            pages: File::open(folder.join("pagemap")).ok()?,
        };
        if program.starts_with("WebKitWeb") {
            pages.push(entry.file_name().to_string_lossy().into_owned());
        }
        for (start, end) in regions(&folder) {
            memory.look(start, end, wanted, |name| hits.push(format!("{program}: {name}")));
        }
    }
    hits.sort();
    hits.dedup();
    Some(Found { pages, hits })
}

fn is_marked(folder: &Path, mark: &str) -> bool {
    let surroundings = fs::read(folder.join("environ")).unwrap_or_default();
    surroundings.split(|byte| *byte == 0).any(|variable| variable == mark.as_bytes())
}

/// Memory that a program can write to.
fn regions(folder: &Path) -> Vec<(u64, u64)> {
    let maps = fs::read_to_string(folder.join("maps")).unwrap_or_default();
    let region = |line: &str| {
        let mut parts = line.split_ascii_whitespace();
        let (range, rights) = (parts.next()?, parts.next()?);
        let (start, end) = range.split_once('-')?;
        let number = |text| u64::from_str_radix(text, 16).ok();
        rights.starts_with("rw").then_some((number(start)?, number(end)?))
    };
    maps.lines().filter_map(region).collect()
}

struct Memory {
    bytes: File,
    /// Eight bytes a page; the two highest bits tell whether it exists, in memory or swapped out.
    pages: File,
}

impl Memory {
    /// Only pages that exist are read: engines reserve many gigabytes that were never touched.
    fn look(&self, start: u64, end: u64, wanted: &[Wanted], mut hit: impl FnMut(&str)) {
        let longest = wanted.iter().flat_map(|it| &it.forms).map(Vec::len).max().unwrap_or(0);
        for (start, end) in self.runs(start, end) {
            for at in (start..end).step_by(PIECE as usize) {
                let mut piece = vec![0; (end - at).min(PIECE + longest as u64) as usize];
                // What was given back since the list was read is no longer there.
                let read = self.bytes.read_at(&mut piece, at).unwrap_or(0);
                let holds = |form: &Vec<u8>| memchr::memmem::find(&piece[..read], form).is_some();
                wanted.iter().filter(|it| it.forms.iter().any(holds)).for_each(|it| hit(it.name));
            }
        }
    }

    /// Stretches of pages that exist.
    fn runs(&self, start: u64, end: u64) -> Vec<(u64, u64)> {
        let mut runs: Vec<(u64, u64)> = Vec::new();
        for from in (start..end).step_by(PIECE as usize) {
            let pages = (end.min(from + PIECE) - from) / PAGE;
            let mut entries = vec![0; (pages * ENTRY) as usize];
            let read = self.pages.read_at(&mut entries, from / PAGE * ENTRY).unwrap_or(0);
            if entries[..read].iter().all(|byte| *byte == 0) {
                continue;
            }
            for (page, entry) in entries[..read].chunks_exact(ENTRY as usize).enumerate() {
                let at = from + page as u64 * PAGE;
                match runs.last_mut() {
                    _ if entry[7] >> 6 == 0 => {}
                    Some(run) if run.1 == at => run.1 += PAGE,
                    _ => runs.push((at, at + PAGE)),
                }
            }
        }
        runs
    }
}

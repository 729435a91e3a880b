//! A disk that loses its power: what was synced is there, of the rest anything may be.

use std::{collections::BTreeMap, fs, path::Path, rc::Rc};

use rand::{Rng, rngs::StdRng};

use crate::strace::Event;

/// What is left of the writes that were not synced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Left {
    Nothing,
    /// All up to some moment.
    Prefix,
    /// Each or not.
    Subset,
    /// Each sector of 512 bytes or not.
    Torn,
}

impl Left {
    pub const ALL: [Self; 4] = [Self::Nothing, Self::Prefix, Self::Subset, Self::Torn];
}

#[derive(Clone)]
enum Change {
    Write(u64, Rc<[u8]>),
    SetLength(u64),
}

#[derive(Clone)]
enum Entry {
    Add(String, usize),
    Rename(String, String),
    Remove(String),
}

#[derive(Default, Clone)]
struct Inode {
    synced: Vec<u8>,
    /// With the number of the event.
    pending: Vec<(usize, Change)>,
}

/// The vault's folder on such a disk.
#[derive(Default)]
pub struct Disk {
    inodes: Vec<Inode>,
    /// Names as the program sees them.
    names: BTreeMap<String, usize>,
    synced_names: BTreeMap<String, usize>,
    pending_names: Vec<(usize, Entry)>,
    /// The folder itself is an entry of the one above.
    is_made: bool,
    is_made_synced: bool,
}

impl Disk {
    pub fn take(&mut self, number: usize, event: &Event) {
        match event {
            Event::MakeDir(path) if path == "vault" => self.is_made = true,
            Event::Open { path, create, truncate } => {
                self.open(number, name(path), *create, *truncate)
            }
            Event::Write { path, at, bytes } => {
                self.change(number, path, Change::Write(*at, bytes.as_slice().into()));
            }
            Event::SetLength { path, length } => {
                self.change(number, path, Change::SetLength(*length));
            }
            Event::Sync(path) if path.is_empty() => self.is_made_synced = self.is_made,
            Event::Sync(path) if path == "vault" => {
                for (_, entry) in std::mem::take(&mut self.pending_names) {
                    apply_name(&mut self.synced_names, &entry);
                }
            }
            Event::Sync(path) => {
                if let Some(inode) = self.names.get(name(path)) {
                    let inode = &mut self.inodes[*inode];
                    for (_, change) in std::mem::take(&mut inode.pending) {
                        apply(&mut inode.synced, &change);
                    }
                }
            }
            Event::Rename { from, to } => {
                self.entry(number, Entry::Rename(name(from).to_owned(), name(to).to_owned()));
            }
            Event::Remove(path) => self.entry(number, Entry::Remove(name(path).to_owned())),
            Event::MakeDir(_) | Event::Sent => {}
        }
    }

    fn open(&mut self, number: usize, name: &str, create: bool, truncate: bool) {
        if !self.names.contains_key(name) && create {
            self.inodes.push(Inode::default());
            self.entry(number, Entry::Add(name.to_owned(), self.inodes.len() - 1));
        } else if truncate {
            self.change(number, name, Change::SetLength(0));
        }
    }

    fn change(&mut self, number: usize, path: &str, change: Change) {
        // What has no name any more cannot be seen after the power is back.
        if let Some(inode) = self.names.get(name(path)) {
            self.inodes[*inode].pending.push((number, change));
        }
    }

    fn entry(&mut self, number: usize, entry: Entry) {
        apply_name(&mut self.names, &entry);
        self.pending_names.push((number, entry));
    }

    /// Writes what the power cut leaves into `folder`, which is not there yet.
    pub fn image(&self, now: usize, left: Left, rng: &mut StdRng, folder: &Path) {
        if !self.is_made_synced && (left == Left::Nothing || rng.random()) {
            return;
        }
        fs::create_dir(folder).unwrap();
        let until = if left == Left::Prefix { rng.random_range(0..=now) } else { now };
        let mut names = self.synced_names.clone();
        // A folder's own changes are kept in order.
        let kept = match left {
            Left::Nothing => 0,
            Left::Prefix => self.pending_names.iter().filter(|(at, _)| *at <= until).count(),
            Left::Subset | Left::Torn => rng.random_range(0..=self.pending_names.len()),
        };
        for (_, entry) in &self.pending_names[..kept] {
            apply_name(&mut names, entry);
        }
        for (name, inode) in names {
            let inode = &self.inodes[inode];
            let mut bytes = inode.synced.clone();
            for (at, change) in &inode.pending {
                let stays = match left {
                    Left::Nothing => false,
                    Left::Prefix => *at <= until,
                    Left::Subset => rng.random(),
                    Left::Torn => true,
                };
                match change {
                    Change::Write(start, data) if left == Left::Torn => {
                        tear(&mut bytes, *start, data, rng);
                    }
                    Change::SetLength(_) if left == Left::Torn && rng.random() => {}
                    change if stays => apply(&mut bytes, change),
                    _ => {}
                }
            }
            fs::write(folder.join(name), bytes).unwrap();
        }
    }
}

fn tear(file: &mut Vec<u8>, start: u64, data: &[u8], rng: &mut StdRng) {
    let mut from = 0;
    while from < data.len() {
        // Sectors are those of the file, not of the write.
        let at = start as usize + from;
        let to = data.len().min(from + 512 - at % 512);
        if rng.random() {
            apply(file, &Change::Write(at as u64, data[from..to].into()));
        }
        from = to;
    }
}

fn apply(file: &mut Vec<u8>, change: &Change) {
    match change {
        Change::SetLength(length) => file.resize(*length as usize, 0),
        Change::Write(at, bytes) => {
            let (start, end) = (*at as usize, *at as usize + bytes.len());
            if file.len() < end {
                file.resize(end, 0);
            }
            file[start..end].copy_from_slice(bytes);
        }
    }
}

fn apply_name(names: &mut BTreeMap<String, usize>, entry: &Entry) {
    match entry {
        Entry::Add(name, inode) => {
            names.insert(name.clone(), *inode);
        }
        Entry::Rename(from, to) => {
            if let Some(inode) = names.remove(from) {
                names.insert(to.clone(), inode);
            }
        }
        Entry::Remove(name) => {
            names.remove(name);
        }
    }
}

fn name(path: &str) -> &str {
    path.strip_prefix("vault/").unwrap_or(path)
}

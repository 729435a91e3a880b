//! What a command wrote, synced, renamed and sent, read from a log of its system calls.

use std::{collections::HashMap, path::Path, process::Command};

/// One thing that happened, in order.
#[derive(Debug, Clone)]
pub enum Event {
    /// A folder was made.
    MakeDir(String),
    /// A file was opened; made if it was not there, emptied if asked to.
    Open { path: String, create: bool, truncate: bool },
    /// Bytes were written to a file at an offset.
    Write { path: String, at: u64, bytes: Vec<u8> },
    /// A file got this length.
    SetLength { path: String, length: u64 },
    /// A file or folder is on the disk.
    Sync(String),
    /// A file has another name.
    Rename { from: String, to: String },
    /// A name is gone.
    Remove(String),
    /// A request that changes something left for a provider.
    Sent,
}

const CALLS: &str = "trace=openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,lseek,fsync,\
    fdatasync,rename,renameat,renameat2,unlink,unlinkat,ftruncate,truncate,mkdir,mkdirat,sendto,\
    sendmsg";

/// Says what is missing where nothing can be traced.
pub fn must_work() {
    let tried = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).output();
    let tried = tried.expect("strace is not installed; Debian has it in the package strace");
    assert!(
        tried.status.success(),
        "strace may not trace here (a container needs the capability SYS_PTRACE): {}",
        String::from_utf8_lossy(&tried.stderr)
    );
}

/// The same command, with its system calls written to `log`.
pub fn traced(command: &Command, log: &Path) -> Command {
    let mut traced = Command::new("strace");
    traced.args(["-f", "-y", "-xx", "--seccomp-bpf", "-s", "4000000", "-e", CALLS, "-o"]).arg(log);
    traced.arg(command.get_program()).args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        traced.current_dir(folder);
    }
    for (name, value) in command.get_envs() {
        match value {
            Some(value) => traced.env(name, value),
            None => traced.env_remove(name),
        };
    }
    traced
}

/// Reads a log. Paths below `folder` are told from there, others left out.
pub fn read(log: &str, folder: &Path) -> Vec<Event> {
    let mut reader = Reader { folder, places: HashMap::new(), events: Vec::new() };
    let mut begun: HashMap<&str, String> = HashMap::new();
    for line in log.lines() {
        let Some((pid, call)) = line.split_once(char::is_whitespace) else { continue };
        let call = call.trim_start();
        if let Some(start) = call.strip_suffix(" <unfinished ...>") {
            begun.insert(pid, start.to_owned());
        } else if let Some(rest) = call.strip_prefix("<... ") {
            // What counts is when a call ended.
            let (Some(start), Some((_, end))) = (begun.remove(pid), rest.split_once(" resumed>"))
            else {
                continue;
            };
            reader.take(&(start + end));
        } else {
            reader.take(call);
        }
    }
    reader.events
}

struct Reader<'a> {
    folder: &'a Path,
    /// Where the next write to an open file goes.
    places: HashMap<String, u64>,
    events: Vec<Event>,
}

impl Reader<'_> {
    fn take(&mut self, line: &str) {
        let Some((name, rest)) = line.split_once('(') else { return };
        let Some((arguments, result)) =
            rest.rsplit_once(") = ").or_else(|| rest.rsplit_once(")  "))
        else {
            return;
        };
        let result = result.trim_start_matches([' ', '=']);
        if result.starts_with('-') || result.starts_with('?') {
            return;
        }
        match name {
            "openat" | "open" | "creat" => self.open(arguments, result),
            "mkdir" | "mkdirat" => {
                if let Some(path) = self.named(arguments, 0) {
                    self.events.push(Event::MakeDir(path));
                }
            }
            "rename" | "renameat" | "renameat2" => {
                if let (Some(from), Some(to)) = (self.named(arguments, 0), self.named(arguments, 1))
                {
                    self.events.push(Event::Rename { from, to });
                }
            }
            "unlink" | "unlinkat" => {
                if let Some(path) = self.named(arguments, 0) {
                    self.events.push(Event::Remove(path));
                }
            }
            _ => self.with_file(name, arguments, result),
        }
    }

    fn open(&mut self, arguments: &str, result: &str) {
        let Some(path) = self.named(arguments, 0) else { return };
        if let Some(file) = descriptor(result) {
            self.places.insert(file.to_owned(), 0);
        }
        let (create, truncate) = (arguments.contains("O_CREAT"), arguments.contains("O_TRUNC"));
        if create || truncate {
            self.events.push(Event::Open { path, create, truncate });
        }
    }

    fn with_file(&mut self, name: &str, arguments: &str, result: &str) {
        let Some(file) = descriptor(arguments) else { return };
        let Some(path) = self.opened(arguments) else {
            let changes = "\"\\x50\\x4f\\x53\\x54\\x20";
            let data = arguments.split_once(changes).map(|(_, data)| data);
            if data.is_some_and(|data| changes_something(&decode(data))) {
                self.events.push(Event::Sent);
            }
            return;
        };
        let last = || arguments.rsplit(", ").next().and_then(|text| text.trim().parse().ok());
        let place = self.places.entry(file.to_owned()).or_default();
        match name {
            "lseek" => *place = result.trim().parse().unwrap_or(*place),
            "write" | "pwrite64" => {
                let bytes = quoted(arguments, 0).map(decode).unwrap_or_default();
                let at = if name == "write" { *place } else { last().expect("an offset") };
                if name == "write" {
                    *place += bytes.len() as u64;
                }
                self.events.push(Event::Write { path, at, bytes });
            }
            "writev" | "pwritev" | "pwritev2" => panic!("{name} of {path} is not understood"),
            "fsync" | "fdatasync" => self.events.push(Event::Sync(path)),
            "ftruncate" => {
                let length = last().expect("a length");
                self.events.push(Event::SetLength { path, length });
            }
            _ => {}
        }
    }

    /// The n-th quoted path.
    fn named(&self, arguments: &str, n: usize) -> Option<String> {
        let path = String::from_utf8(decode(quoted(arguments, n)?)).ok()?;
        self.inside(&path)
    }

    /// The path of the open file that stands first.
    fn opened(&self, arguments: &str) -> Option<String> {
        let path = arguments.split_once('<')?.1.split_once('>')?.0;
        self.inside(&String::from_utf8(decode(path)).ok()?)
    }

    fn inside(&self, path: &str) -> Option<String> {
        let path = Path::new(path);
        let inside = if path.is_absolute() { path.strip_prefix(self.folder).ok()? } else { path };
        inside.starts_with("vault").then(|| inside.to_string_lossy().into_owned()).or_else(|| {
            (inside.as_os_str().is_empty() || inside == Path::new(".")).then(String::new)
        })
    }
}

/// The number before the path of an open file.
fn descriptor(text: &str) -> Option<&str> {
    let number = text.trim().split('<').next()?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(number)
}

fn quoted(text: &str, n: usize) -> Option<&str> {
    text.split('"').nth(2 * n + 1)
}

/// `\x41\x42` as bytes, up to what is not written so.
fn decode(text: &str) -> Vec<u8> {
    let digits = text.split("\\x").skip(1);
    digits.map_while(|it| u8::from_str_radix(it.get(..2)?, 16).ok()).collect()
}

/// A call that a mark on the disk has to go before.
fn changes_something(target: &[u8]) -> bool {
    String::from_utf8_lossy(target).starts_with("/api/v1/applications/")
}

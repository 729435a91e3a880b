//! Several files at a time.

use std::path::{Path, PathBuf};

use dossier_documents::ReadError;
use dossier_domain::{ErrorCode, Message};
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};

use crate::{fail::Failure, report::Report, table::table, terminal::Terminal};

/// How deep folders are looked into.
const MAX_DEPTH: usize = 8;
/// More files than anybody means.
const MAX_FILES: usize = 10_000;

/// What was named.
pub(super) enum Named {
    /// One file.
    One(PathBuf),
    /// Several, or folders of files: each with the name it goes by in tables.
    Many(Vec<(String, PathBuf)>),
}

impl Named {
    /// What a person named. Folders are looked through in the order of names; hidden files and
    /// links in them are left out.
    pub(super) fn new(paths: &[PathBuf]) -> Result<Self, Failure> {
        if let [one] = paths
            && !one.is_dir()
        {
            return Ok(Self::One(one.clone()));
        }
        let mut found = Vec::new();
        for path in paths {
            if path.is_dir() {
                walk(path, path, 0, &mut found)?;
            } else {
                found.push((path.display().to_string(), path.clone()));
            }
        }
        if found.is_empty() {
            return Err(Failure::new(ErrorCode::UnreadableFile, Message::new("error-no-files")));
        }
        Ok(Self::Many(found))
    }
}

fn walk(
    root: &Path,
    folder: &Path,
    depth: usize,
    found: &mut Vec<(String, PathBuf)>,
) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::from(ReadError::from(error));
    let mut entries = std::fs::read_dir(folder)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(failed)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let kind = entry.file_type().map_err(failed)?;
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_dir() && depth < MAX_DEPTH {
            walk(root, &path, depth + 1, found)?;
        } else if kind.is_file() {
            if found.len() == MAX_FILES {
                return Err(Failure::invalid("error-too-many-files"));
            }
            let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
            found.push((name, path));
        }
    }
    Ok(())
}

/// What came of one file of several.
pub(super) struct Row {
    /// Whether it is usable.
    pub(super) ok: bool,
    /// As the result of one file alone would be, or its error.
    pub(super) json: Value,
    /// Type, size and what to say, for the table.
    pub(super) cells: [String; 3],
}

impl Row {
    /// A file of which nothing came.
    pub(super) fn refused(terminal: &Terminal, failure: Failure) -> Self {
        let (sentence, error) = failure.told(terminal.words());
        let cells = [String::new(), String::new(), sentence];
        Self { ok: false, json: json!({"ok": false, "error": error}), cells }
    }
}

/// Does `work` for each file, as many at a time as there are processors, and tells of all.
pub(super) async fn each<F>(
    terminal: &Terminal,
    doing: &str,
    files: Vec<(String, PathBuf)>,
    work: impl Fn(PathBuf) -> F,
) -> Result<(Report, usize), Failure>
where
    F: Future<Output = Result<Row, Failure>>,
{
    let at_once = std::thread::available_parallelism().map_or(1, usize::from);
    let count = files.len();
    let progress = terminal.progress(doing);
    let working = async {
        let mut rows = stream::iter(files)
            .map(|(name, path)| {
                let work = work(path);
                async move { (name, work.await) }
            })
            // One more than there are processors: one file is read from disk meanwhile.
            .buffered(at_once + 1);
        let mut done = Vec::with_capacity(count);
        while let Some((name, outcome)) = rows.next().await {
            let row = outcome.unwrap_or_else(|failure| Row::refused(terminal, failure));
            done.push((name, row));
            progress.say(format!("{doing}: {} of {count}", done.len()));
        }
        done
    };
    let done = progress.during(working).await;
    let refused = done.iter().filter(|(_, row)| !row.ok).count();
    let told = done.iter().map(|(name, row)| {
        let [kind, size, said] = row.cells.clone();
        let word = if row.ok { "fits" } else { "refused" };
        vec![name.clone(), word.to_owned(), kind, size, said]
    });
    let text = format!(
        "{}\n\n{count} files: {} fit, {refused} refused.",
        table(&["File", "", "Type", "Size", ""], told),
        count - refused
    );
    let files: Vec<Value> = done
        .into_iter()
        .map(|(name, row)| {
            let mut json = row.json;
            json["file"] = name.into();
            json
        })
        .collect();
    let result = json!({
        "ok": refused == 0,
        "files": files,
        "summary": {"files": count, "fit": count - refused, "refused": refused},
    });
    Ok((Report::new(&result, text), refused))
}

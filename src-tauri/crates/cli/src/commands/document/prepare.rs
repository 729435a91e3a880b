use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use dossier_app::{Error, slot_rule};
use dossier_documents::{Prepared, Worker, read_file};
use dossier_domain::{Edit, ErrorCode, Message, SlotRule};
use serde_json::{Value, json};

use super::{
    add_size,
    check::{quality, said},
    files::{Named, Row, each},
    size, step, tell,
    write_new::{exists, write_new},
};
use crate::{
    args::Place,
    fail::Failure,
    report::Report,
    table::facts,
    terminal::{Terminal, worker},
};

pub(super) async fn prepare(
    terminal: &Terminal,
    files: &[PathBuf],
    place: &Place,
    out: &Path,
    edit: Edit,
) -> Result<Report, Failure> {
    let rule = slot_rule(place.provider, &place.slot)?;
    let worker = worker();
    let file = match Named::new(files)? {
        Named::One(file) => file,
        Named::Many(files) => return folder(terminal, files, out, &worker, &rule, &edit).await,
    };
    // Before the work, so that nobody waits for nothing; the write itself refuses again.
    if out.symlink_metadata().is_ok() {
        return Err(exists());
    }
    let making = make(&worker, &rule, &edit, &file);
    let prepared = terminal.progress("Preparing the file").during(making).await?;
    write_new(out, &prepared.bytes)?;
    let told = facts(&[
        ("Type", prepared.facts.media_type.as_str().to_owned()),
        ("Size", size(&prepared.facts)),
        ("Bytes", prepared.facts.bytes.to_string()),
        ("Steps", prepared.recipe.iter().map(step).collect::<Vec<_>>().join(", ")),
    ]);
    let text = format!("Written.\n{told}\n{}", tell(terminal.words(), &prepared.findings));
    Ok(Report::new(&as_json(&prepared), text))
}

/// Makes the file and looks at its picture.
async fn make(
    worker: &Worker,
    rule: &SlotRule,
    edit: &Edit,
    file: &Path,
) -> Result<Prepared, Failure> {
    let bytes = read_file(file)?;
    let (prepared, look) =
        tokio::join!(worker.prepare_edited(&bytes, rule, edit), worker.look(&bytes, edit));
    let mut prepared = prepared?;
    prepared.findings.extend(quality(look)?);
    prepared.findings.sort_by_key(|it| std::cmp::Reverse(it.severity));
    Ok(prepared)
}

fn as_json(prepared: &Prepared) -> Value {
    let mut result = json!({
        "ok": true,
        "media_type": prepared.facts.media_type,
        "bytes": prepared.facts.bytes,
        "sha256": prepared.facts.sha256,
        "findings": prepared.findings,
        "recipe": prepared.recipe,
        "source_sha256": prepared.source.sha256,
    });
    add_size(&mut result, &prepared.facts);
    result
}

/// Prepares what can be prepared. Where a file was refused, that is the failure, told after all
/// others were written.
async fn folder(
    terminal: &Terminal,
    files: Vec<(String, PathBuf)>,
    out: &Path,
    worker: &Worker,
    rule: &SlotRule,
    edit: &Edit,
) -> Result<Report, Failure> {
    let failed = |source| Failure::from(Error::File { what: "a folder was not made", source });
    std::fs::create_dir_all(out).map_err(failed)?;
    let taken = Mutex::new(HashSet::new());
    let work = |path: PathBuf| {
        let taken = &taken;
        async move {
            let prepared = make(worker, rule, edit, &path).await?;
            let name = name(&path, prepared.facts.media_type.extension(), taken);
            write_new(&out.join(&name), &prepared.bytes)?;
            let mut json = as_json(&prepared);
            json["out"] = name.clone().into();
            let cells = [
                prepared.facts.media_type.as_str().to_owned(),
                size(&prepared.facts),
                format!("{name}. {}", said(&prepared.findings)),
            ];
            Ok(Row { ok: true, json, cells })
        }
    };
    let (report, refused) = each(terminal, "Preparing the files", files, work).await?;
    if refused == 0 {
        return Ok(report);
    }
    let message = Message::new("error-some-refused").with("count", refused);
    Err(Failure::new(ErrorCode::DoesNotConform, message).report(report))
}

/// The name of what is made of a file: its own with the new ending, numbered where two files of a
/// folder would get one name.
fn name(path: &Path, extension: &str, taken: &Mutex<HashSet<String>>) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let stem = stem.unwrap_or_else(|| "file".to_owned());
    // A set is whole after every insert.
    let mut taken = taken.lock().unwrap_or_else(PoisonError::into_inner);
    let mut name = format!("{stem}.{extension}");
    for number in 2.. {
        if taken.insert(name.clone()) {
            break;
        }
        name = format!("{stem}-{number}.{extension}");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_of_one_name_do_not_meet() {
        let taken = Mutex::default();
        assert_eq!(name(Path::new("a/front.heic"), "png", &taken), "front.png");
        assert_eq!(name(Path::new("b/front.jpg"), "png", &taken), "front-2.png");
        assert_eq!(name(Path::new("c/front.tif"), "png", &taken), "front-3.png");
        assert_eq!(name(Path::new("c/back.tif"), "png", &taken), "back.png");
    }
}

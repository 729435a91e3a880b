//! Uploading files ("Upload"). What they are is said only when they are attached.

use hyper::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::Fincom;
use super::refusal::{Problem, Refusal};
use super::state::{State, StoredFile};
use crate::files::sha256;
use crate::http::{Call, Part, Reply, parts};
use crate::picture::PNG_MAGIC;

const CUSTOMER: &str = "customer_id";

/// The slot of a file that nobody has attached yet.
const UNNAMED: &str = "FILE";

impl Fincom {
    /// Stores all files of a form or, if anything is wrong with it, none.
    pub(super) fn upload(&self, state: &mut State, call: &Call) -> Result<Reply, Refusal> {
        let parts = parts(call).ok_or_else(|| {
            Refusal::invalid("body", "The body must be multipart/form-data with its parts.")
        })?;
        let (files, texts): (Vec<Part>, Vec<Part>) =
            parts.into_iter().partition(|part| part.is_file);
        let mut problems = Vec::new();
        let customer = customer(state, &texts, &mut problems);
        if files.is_empty() {
            problems.push(Problem::new("files", "At least one file is required."));
        }
        for file in files.iter().filter(|file| Format::of(&file.bytes).is_none()) {
            let text = "The file must be a PDF, JPG, JPEG or PNG.";
            problems.push(Problem::new(&file.name, text));
        }
        let Some(customer) = customer.filter(|_| problems.is_empty()) else {
            return Err(Refusal::Invalid(problems));
        };
        let stored: Vec<Value> =
            files.iter().filter_map(|file| self.store(state, customer, file)).collect();
        Ok(Reply::json(StatusCode::OK, &json!({"data": {"files": stored}})))
    }

    fn store(&self, state: &mut State, customer: Uuid, file: &Part) -> Option<Value> {
        let format = Format::of(&file.bytes)?;
        let random = Uuid::new_v4().simple().to_string();
        let uri = format!("/{}_{}.{}", &random[..16], plain(&file.name), format.extension);
        let external_id = customer.to_string();
        let media_type = file.media_type.as_deref().unwrap_or(format.media_type);
        self.world.files.received_part(
            self.version.provider(),
            &external_id,
            UNNAMED,
            media_type,
            &file.bytes,
        );
        self.effect(customer, "upload:FILE");
        let sha256 = Some(sha256(&file.bytes));
        state.files.insert(uri.clone(), StoredFile { customer, sha256 });
        let mut entry = json!({});
        entry[&file.name] = json!(uri);
        Some(entry)
    }
}

fn customer(state: &State, texts: &[Part], problems: &mut Vec<Problem>) -> Option<Uuid> {
    let Some(part) = texts.iter().find(|part| part.name == CUSTOMER) else {
        problems.push(Problem::new(CUSTOMER, "The customer_id field is required."));
        return None;
    };
    let text = std::str::from_utf8(&part.bytes).ok();
    let id = text.and_then(|text| Uuid::try_parse(text).ok());
    let found = id.filter(|id| state.customers.contains_key(id));
    if found.is_none() {
        problems.push(Problem::new(CUSTOMER, "The selected customer_id is invalid."));
    }
    found
}

/// What a file's first bytes say that it is.
struct Format {
    extension: &'static str,
    media_type: &'static str,
}

impl Format {
    fn of(bytes: &[u8]) -> Option<Self> {
        let (extension, media_type) = if bytes.starts_with(&PNG_MAGIC) {
            ("png", "image/png")
        } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            ("jpg", "image/jpeg")
        } else if bytes.starts_with(b"%PDF-") {
            ("pdf", "application/pdf")
        } else {
            return None;
        };
        Some(Self { extension, media_type })
    }
}

/// A field name as it may stand in a path.
fn plain(name: &str) -> String {
    name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect()
}

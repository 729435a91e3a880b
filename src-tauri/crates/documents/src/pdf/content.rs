//! What a PDF would do in a viewer. It is looked for in the parsed objects: a search of the bytes
//! misses what is compressed, encrypted or spelt with escapes.

use lopdf::{Dictionary, Document, LoadOptions, Object};

use crate::finding::Found;

/// The greatest length of one stream of objects when it is decompressed.
const MAX_STREAM: usize = 64 << 20;

/// How far objects are followed inside one another; the reader refuses deeper ones itself.
const MAX_DEPTH: usize = 200;

/// Keys under which something runs or is carried along.
const ACTIVE_KEYS: [&[u8]; 8] =
    [b"JS", b"JavaScript", b"AA", b"EmbeddedFiles", b"EF", b"XFA", b"RichMediaContent", b"Launch"];

/// Kinds of action that do more than show another place of the file or a web page.
const ACTIVE_ACTIONS: [&[u8]; 10] = [
    b"JavaScript",
    b"Launch",
    b"SubmitForm",
    b"ImportData",
    b"GoToE",
    b"GoToR",
    b"Rendition",
    b"Movie",
    b"Sound",
    b"RichMediaExecute",
];

/// What is to be said of a file.
///
/// # Errors
/// `PasswordProtected`.
pub(super) fn found(bytes: &[u8]) -> Result<Vec<Found>, Found> {
    let options = LoadOptions { max_decompressed_size: Some(MAX_STREAM), ..LoadOptions::default() };
    let Ok(document) = Document::load_mem_with_options(bytes, options) else {
        return Ok(vec![Found::Repaired, Found::NotChecked]);
    };
    if document.is_encrypted() {
        return Err(Found::PasswordProtected);
    }
    let mut seen = Seen::default();
    seen.dictionary(&document.trailer, 0);
    document.objects.values().for_each(|object| seen.object(object, 0));
    let found = [
        (document.xref_recovery.is_some(), Found::Repaired),
        (document.was_encrypted(), Found::Encrypted),
        (seen.active, Found::ActiveContent),
        (seen.form && seen.bare_field, Found::FormWithoutAppearance),
    ];
    Ok(found.into_iter().filter_map(|(holds, found)| holds.then_some(found)).collect())
}

/// What the objects hold.
#[derive(Debug, Default)]
struct Seen {
    active: bool,
    form: bool,
    /// A field that shows something and does not say how it looks.
    bare_field: bool,
}

impl Seen {
    fn object(&mut self, object: &Object, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        match object {
            Object::Dictionary(dictionary) => self.dictionary(dictionary, depth),
            Object::Stream(stream) => self.dictionary(&stream.dict, depth),
            Object::Array(items) => items.iter().for_each(|it| self.object(it, depth + 1)),
            _ => {}
        }
    }

    fn dictionary(&mut self, dictionary: &Dictionary, depth: usize) {
        let name = |key: &[u8]| dictionary.get(key).and_then(Object::as_name).unwrap_or(b"");
        self.active |= ACTIVE_ACTIONS.contains(&name(b"S"));
        self.form |= dictionary.has(b"AcroForm") || dictionary.has(b"NeedAppearances");
        if name(b"Subtype") == b"Widget" && !dictionary.has(b"AP") {
            // A signature need not show; a button for actions has no value.
            let flags = dictionary.get(b"F").and_then(Object::as_i64).unwrap_or(0);
            self.bare_field |= name(b"FT") != b"Sig" && flags & 2 == 0;
        }
        for (key, value) in dictionary {
            self.active |= ACTIVE_KEYS.contains(&key.as_slice()) && !matches!(value, Object::Null);
            self.object(value, depth + 1);
        }
    }
}

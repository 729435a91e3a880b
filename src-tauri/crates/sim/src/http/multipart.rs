//! Bodies of `multipart/form-data`.

use std::convert::Infallible;
use std::future::ready;

use futures_util::FutureExt as _;
use futures_util::stream::once;
use hyper::body::Bytes;
use multer::Multipart;

use super::Call;

/// One part of a form.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// The field's name; empty where none is given.
    pub(crate) name: String,
    /// Whether a file name is given, which makes the part a file.
    pub(crate) is_file: bool,
    /// The content type as declared for the part.
    pub(crate) media_type: Option<String>,
    pub(crate) bytes: Bytes,
}

/// The parts in their order; `None` where the call carries no readable form.
pub(crate) fn parts(call: &Call) -> Option<Vec<Part>> {
    let boundary = multer::parse_boundary(call.header("content-type")?).ok()?;
    // The body is here as a whole, so that nothing ever has to be waited for.
    let whole = once(ready(Ok::<_, Infallible>(call.body.clone())));
    read(Multipart::new(whole, boundary)).now_or_never()?
}

async fn read(mut form: Multipart<'_>) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    while let Some(field) = form.next_field().await.ok()? {
        parts.push(Part {
            name: field.name().unwrap_or_default().to_owned(),
            is_file: field.file_name().is_some(),
            media_type: field.content_type().map(ToString::to_string),
            bytes: field.bytes().await.ok()?,
        });
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use hyper::Method;
    use hyper::header::{CONTENT_TYPE, HeaderMap, HeaderValue};

    use super::*;

    fn call(media_type: &'static str, body: &'static [u8]) -> Call {
        Call {
            method: Method::POST,
            path: "/".to_owned(),
            query: String::new(),
            headers: HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(media_type))]),
            body: Bytes::from_static(body),
            digest: [0; 32],
        }
    }

    const FORM: &str = "multipart/form-data; boundary=\"a b\"";

    #[test]
    fn parts_come_whole_and_in_order() {
        let body = b"--a b\r\ncontent-disposition: form-data; name=\"note\"\r\n\r\n\r\n--a\r\n\
            --a b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.png\"\r\n\
            Content-Type: image/png\r\n\r\n\x89PNG\r\n\0\xff\r\n--a b--\r\n";
        let parts = parts(&call(FORM, body)).unwrap();
        let [note, file] = parts.as_slice() else { panic!("{parts:?}") };
        assert_eq!((note.name.as_str(), note.is_file), ("note", false));
        assert_eq!(note.bytes, "\r\n--a", "what only begins like the boundary is content");
        assert_eq!((file.name.as_str(), file.is_file), ("file", true));
        assert_eq!(file.media_type.as_deref(), Some("image/png"));
        assert_eq!(file.bytes, b"\x89PNG\r\n\0\xff".as_slice());
    }

    #[test]
    fn what_is_no_form_has_no_parts() {
        for (media_type, body) in [
            ("image/png", b"--a b--\r\n".as_slice()),
            ("multipart/form-data", b"--a b--\r\n"),
            (FORM, b""),
            (FORM, b"--other--\r\n"),
            (FORM, b"--a b\r\ncontent-disposition: form-data; name=\"file\"\r\n\r\ncut"),
        ] {
            assert!(parts(&call(media_type, body)).is_none(), "{media_type} {body:?}");
        }
        assert!(parts(&call(FORM, b"--a b--\r\n")).unwrap().is_empty());
    }
}

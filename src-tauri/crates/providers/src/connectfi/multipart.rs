use dossier_domain::MediaType;
use uuid::Uuid;

/// A form with one file, as `multipart/form-data`.
pub(super) struct Form {
    /// The value of the `Content-Type` header.
    pub(super) media: String,
    /// The bytes to send.
    pub(super) body: Vec<u8>,
}

impl Form {
    /// The file under the field name `file`, with a file name that says nothing but its type.
    pub(super) fn of_file(bytes: &[u8], media_type: MediaType) -> Self {
        let boundary = format!("dossier-{}", Uuid::new_v4().simple());
        let head = format!(
            "--{boundary}\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"document.{}\"\r\n\
             Content-Type: {}\r\n\r\n",
            media_type.extension(),
            media_type.as_str()
        );
        let tail = format!("\r\n--{boundary}--\r\n");
        Self {
            media: format!("multipart/form-data; boundary={boundary}"),
            body: [head.as_bytes(), bytes, tail.as_bytes()].concat(),
        }
    }
}

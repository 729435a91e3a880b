use dossier_domain::MediaType;
use uuid::Uuid;

/// The name under which the answer tells the file's URI.
pub(super) const FIELD: &str = "document";

/// A `multipart/form-data` body.
pub(super) struct Form {
    /// The value of the `Content-Type` header, with the boundary.
    pub(super) media_type: String,
    pub(super) body: Vec<u8>,
}

/// The form of an upload: the customer's id and one file. The file's name tells nothing but its
/// type; the provider makes it part of the URI.
pub(super) fn upload(customer_id: &str, bytes: &[u8], media_type: MediaType) -> Form {
    let boundary = format!("dossier-{}", Uuid::new_v4().simple());
    let ending = media_type.extension();
    let head = format!(
        "--{boundary}\r\n\
         Content-Disposition: form-data; name=\"customer_id\"\r\n\r\n\
         {customer_id}\r\n\
         --{boundary}\r\n\
         Content-Disposition: form-data; name=\"{FIELD}\"; filename=\"{FIELD}.{ending}\"\r\n\
         Content-Type: {}\r\n\r\n",
        media_type.as_str()
    );
    let tail = format!("\r\n--{boundary}--\r\n");
    let body = [head.as_bytes(), bytes, tail.as_bytes()].concat();
    Form { media_type: format!("multipart/form-data; boundary={boundary}"), body }
}

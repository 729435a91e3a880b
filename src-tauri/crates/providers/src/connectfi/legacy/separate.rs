//! Documents with an id of their own, linked to a slot in whatever status KYC is.
//! docs/providers/connectfi.md, Legacy.

use serde_json::json;

use crate::{
    Error, Garbled,
    connectfi::{
        link::{IDS, Link, Reply},
        multipart::Form,
    },
    http::is_id,
};

/// Uploads the file by itself and links it to the customer's document, over any file that is
/// there. What was uploaded and is linked to nothing counts for nothing. The answer is that of the
/// link: the customer's KYC.
pub(super) async fn put(
    link: &Link,
    customer: &str,
    document: &str,
    form: &Form,
) -> Result<Reply, Error> {
    let made = link.ask_bare("/document/generate").await?;
    let separate = made.data["id"].as_str().filter(|id| is_id(id));
    let separate = separate.ok_or_else(|| made.garbled(Garbled::Shape))?;
    link.post_form(&format!("/document/upload/{separate}"), form).await?;
    let body = json!({
        "customerId": customer,
        "documentId": document,
        "separateDocumentId": separate,
    });
    Ok(link.post("/customer/kyc/document-link", &body, IDS).await?)
}

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

/// A part of the contract from JSON that is an object; serde alone would take a list for one.
pub(super) fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    if value.is_object() { T::deserialize(value).ok() } else { None }
}

/// An application as Jiko returns it, as far as it is read. docs/providers/jiko.md, Application.
#[derive(Deserialize)]
pub(super) struct ApplicationWire {
    pub(super) id: String,
    pub(super) status: String,
    #[serde(default)]
    pub(super) exception_reasons: Option<Vec<Value>>,
    #[serde(default)]
    pub(super) customer_id: Option<String>,
    #[serde(default)]
    pub(super) documents: Option<Vec<DocumentWire>>,
    #[serde(default)]
    id_verification_documents_needed: Option<bool>,
    #[serde(default)]
    identification_number_verification_document_needed: Option<bool>,
    // The older guide's spelling.
    #[serde(default)]
    identification_number_document_needed: Option<bool>,
    #[serde(default)]
    address_verification_document_needed: Option<bool>,
}

impl ApplicationWire {
    pub(super) fn identity_needed(&self) -> bool {
        self.id_verification_documents_needed == Some(true)
    }

    pub(super) fn number_needed(&self) -> bool {
        self.identification_number_verification_document_needed == Some(true)
            || self.identification_number_document_needed == Some(true)
    }

    pub(super) fn address_needed(&self) -> bool {
        self.address_verification_document_needed == Some(true)
    }
}

/// A place for a document, or a document. docs/providers/jiko.md, Documents.
#[derive(Deserialize)]
pub(super) struct DocumentWire {
    #[serde(default)]
    pub(super) id: Option<String>,
    #[serde(rename = "type")]
    pub(super) slot: String,
    pub(super) status: String,
    #[serde(default)]
    pub(super) exception_reason: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct LoginWire {
    pub(super) token: String,
    #[serde(default)]
    pub(super) expires: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct AgreementsWire {
    pub(super) version: String,
}

/// All of the agreements. docs/providers/jiko.md, Agreements. Apart from [`AgreementsWire`]: what
/// is only shown must not stand in the way of a create.
#[derive(Deserialize)]
pub(super) struct BundleWire {
    pub(super) version: String,
    #[serde(default)]
    pub(super) release_date: Option<String>,
    pub(super) documents: Vec<AgreementWire>,
}

#[derive(Deserialize)]
pub(super) struct AgreementWire {
    pub(super) title: String,
    pub(super) pdf_download_url: String,
    #[serde(default, rename = "type")]
    pub(super) kind: Option<String>,
    #[serde(default)]
    pub(super) category: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct UploadedWire {
    #[serde(default)]
    pub(super) success: Option<bool>,
    #[serde(default)]
    pub(super) document_id: Option<String>,
}

//! The agreement bundle ("Agreements").

use hyper::StatusCode;
use serde_json::json;

use super::settings::Settings;
use crate::http::Reply;

/// The bundle in its present version.
pub(super) fn current(settings: &Settings) -> Reply {
    let document = |title: &str, name: &str, kind: &str, category: &str| {
        json!({
            "title": title,
            "pdf_download_url": format!("https://agreements.example.com/{name}.pdf"),
            "type": kind,
            "category": category,
        })
    };
    let bundle = json!({
        "version": settings.agreement_version,
        "release_date": "2026-01-05",
        "documents": [
            document("Privacy Policy", "privacy-policy", "PRIVACY_POLICY", "GENERAL"),
            document("Bank Account Agreement", "bank-account", "BANK_ACCOUNT", "BANK"),
            document("Brokerage Agreement", "brokerage", "BROKERAGE", "BROKERAGE"),
            document("Customer Relationship Summary", "form-crs", "FORM_CRS", "BROKERAGE"),
            document("Regulation E Disclosure", "regulation-e", "REGULATION_E", "BANK"),
        ],
    });
    Reply::json(StatusCode::OK, &bundle)
}

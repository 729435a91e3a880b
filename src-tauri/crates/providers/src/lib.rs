//! Provider clients: what a provider says becomes a [`dossier_domain::Snapshot`], what is owed to
//! it becomes signed requests, and what is known about it without asking becomes [`Rules`].
//!
//! **Invariants**: this crate knows neither the vault nor the window; it keeps nothing between
//! runs; it never retries by itself (deciding to send again belongs to the outbox); it reads the
//! computer's clock only in [`Settings::default`]; redirects are never followed; no error, log line
//! or `Debug` output holds a credential or a value of an applicant.
//! Start reading at [`Client`] and [`Rules`]; each provider is one folder beside `jiko`.

mod atelio;
mod check;
mod client;
mod connect;
mod connectfi;
mod error;
mod fincom;
mod http;
mod inbox;
mod jiko;
mod login;
mod message;
mod rules;
mod synthetic;
mod webhook;
mod words;

pub use client::{
    Agreement, Agreements, Body, Client, CreateFill, Delivered, Delivery, Doubtful, EventPage,
    Health, Listed, Listing, NewWebhook, Target, UploadedFile, Webhook,
};
pub use connect::{Clock, Settings, check_credentials, connect};
pub use error::{Door, Error, Garbled, Reason, Refused, RefusedField, Sent, Setup};
pub use http::Limits;
pub use inbox::{InboxClient, InboxDesk, InboxPage, InboxToken, Letter};
pub use message::Message;
pub use rules::{Action, CheckContext, DetailsRule, Rules, Takes, rules};
pub use webhook::{Event, WebhookError, signature_headers, verify_webhook};

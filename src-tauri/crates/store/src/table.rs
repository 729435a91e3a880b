//! One table, one file: its row, its reads, its writes.

pub(crate) mod applicant;
pub(crate) mod attestation;
pub(crate) mod case;
pub(crate) mod catalogue;
pub(crate) mod connection;
pub(crate) mod document;
pub(crate) mod erase;
pub(crate) mod event;
pub(crate) mod inbox;
mod name_words;
pub(crate) mod named;
pub(crate) mod policy;
pub(crate) mod poll;
pub(crate) mod queue;
mod queue_page;
mod queue_spot;
pub(crate) mod queue_types;
pub(crate) mod reading;
pub(crate) mod retention;
pub(crate) mod review;
pub(crate) mod reviewer;
pub(crate) mod saved_view;
mod search;
mod search_find;
pub(crate) mod submission;

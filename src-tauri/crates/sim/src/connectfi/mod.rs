//! connectFi: KYC of individuals under its deprecated contract ([`legacy`]) and under the
//! successor ([`akepa`]), two providers with separate accounts ("docs/providers/connectfi.md").
//!
//! Where the sources are silent or contradict each other, this follows the recommendations of that
//! sheet; what neither says is this simulator's own choice, listed in the crate's README.

mod access;
mod account;
mod akepa;
mod answer;
mod customer;
mod customers;
mod format;
mod hook;
mod id;
mod individual;
mod legacy;
mod made_up;
mod reader;
mod side;
mod trigger;
mod upload;

pub(crate) use akepa::Akepa;
pub(crate) use legacy::Legacy;

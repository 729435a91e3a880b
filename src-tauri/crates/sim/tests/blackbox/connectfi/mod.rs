//! connectFi under its deprecated contract and under akepa.

mod attributes;
mod documents;
mod errors;
mod identification;
mod kyc;
mod outcomes;
mod partner;
mod register;
mod seeds;
mod separate;
mod settings;
mod signing_in;
mod step_up;
mod update;
mod webhooks;

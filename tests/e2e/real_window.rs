//! The tests. All stand in this module, so that they can be told from the others by its name.

mod acceptance;
mod assistive;
mod backup;
mod bench;
mod first_run;
mod hostile;
mod links;
mod main_job;
mod many_files;
mod memory;
mod outage;
mod outbox;
mod page;
mod refusals;
mod screens;
mod undo;

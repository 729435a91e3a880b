//! Systems on which nothing beyond the limits is in place.

use std::io;

use super::Reach;

pub(super) fn close_files() -> io::Result<Reach> {
    Ok(Reach::None)
}

pub(super) fn close_calls() -> io::Result<Reach> {
    Ok(Reach::None)
}

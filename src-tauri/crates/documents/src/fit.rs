//! A picture at the greatest size at which its file keeps a limit. Never larger than it came.

mod jpeg;
mod png;

pub(crate) use jpeg::fit as fit_jpeg;
pub(crate) use png::{fit as fit_png, worst_case as png_worst_case};

use crate::limits::LEGIBLE_SHORT_SIDE;

/// A file that keeps the limit.
pub(crate) struct Fitted {
    pub(crate) bytes: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

/// The least scale at which print can still be read; 1 for a picture that is small already.
pub(crate) fn least_scale(width: u32, height: u32) -> f64 {
    (f64::from(LEGIBLE_SHORT_SIDE) / f64::from(width.min(height))).min(1.0)
}

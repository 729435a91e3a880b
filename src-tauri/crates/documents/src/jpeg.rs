//! The structure of a JPEG file: its segments, what they tell, and the same picture without the
//! rest (ITU-T T.81, annex B). No pixel is decoded here.

mod huffman;
mod scans;
mod strip;
mod turn;
mod walk;

pub(crate) use strip::{Keep, strip, strip_as};
pub(crate) use turn::turn;
pub(crate) use walk::{Frame, Walk};

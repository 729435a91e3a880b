use super::walk::Frame;
use crate::finding::Found;
use crate::limits::MAX_SCANS;

/// Not yet coded at all.
const MISSING: u8 = u8::MAX;

/// Which parts of a picture the scans have brought so far: for each component and coefficient the
/// number of low bits still missing.
#[derive(Debug)]
pub(super) struct Scans {
    frame: Frame,
    missing_bits: [[u8; 64]; 4],
    count: usize,
}

impl Scans {
    pub(super) fn new(frame: Frame) -> Self {
        Self { frame, missing_bits: [[MISSING; 64]; 4], count: 0 }
    }

    /// Notes a start of scan.
    ///
    /// # Errors
    /// `Damaged` where it does not fit the frame or is one too many.
    pub(super) fn note(&mut self, payload: &[u8]) -> Result<(), Found> {
        self.count += 1;
        let (&components, rest) = payload.split_first().ok_or(Found::Damaged)?;
        let (ids, band) =
            rest.split_at_checked(usize::from(components) * 2).ok_or(Found::Damaged)?;
        let &[first, last, bits] = band else { return Err(Found::Damaged) };
        let (first, last, low_bit) = match self.frame.progressive {
            true => (usize::from(first), usize::from(last), bits & 15),
            // Fixed, and not always written right.
            false => (0, 63, 0),
        };
        if self.count > MAX_SCANS || first > last || last > 63 {
            return Err(Found::Damaged);
        }
        for id in ids.chunks_exact(2).map(|it| it[0]) {
            let component = self.frame.ids().iter().position(|&it| it == id);
            let component = component.ok_or(Found::Damaged)?;
            self.missing_bits[component][first..=last].fill(low_bit);
        }
        Ok(())
    }

    pub(super) fn frame(&self) -> Frame {
        self.frame
    }

    /// Whether every coefficient of every component came with all its bits. A progressive file that
    /// was cut between two scans lacks some, and would be shown blurred without a word.
    pub(super) fn is_complete(&self) -> bool {
        let components = self.frame.ids().len();
        self.missing_bits[..components].iter().flatten().all(|&bits| bits == 0)
    }
}

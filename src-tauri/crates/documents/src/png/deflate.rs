//! Deflate in bands, so that several processors share the work on one picture.
//!
//! Each band is compressed by itself and the streams are joined into one. Where the bands are cut
//! follows from the data's length alone: the same picture gives the same bytes on every machine.

use std::sync::atomic::{AtomicUsize, Ordering};

use libdeflater::{CompressionLvl, Compressor};
use rayon::prelude::*;

use super::blocks::last_block;
use super::runs;

/// The length of a band. It holds the compressor's window of 32 KB many times, so that what is lost
/// at a cut is some hundred bytes.
const BAND: usize = 3 << 19;

/// An empty stored block behind its three bits: it ends at a whole byte, where the next band begins.
const ALIGNED: [u8; 4] = [0, 0, 0xff, 0xff];

/// Deflate, window of 32 KB, default effort (RFC 1950).
const HEADER: [u8; 2] = [0x78, 0x9c];

/// Beside the bands' streams: header and checksum.
pub(super) const FRAME: usize = 6;

/// What is looked at of a band to choose how to compress it. It holds the compressor's window twice.
const SAMPLE: usize = 64 << 10;

/// How hard to look for what occurs twice. It makes no difference to a band in which looking does
/// not pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// For estimates: about a quarter of the time, 5 % more bytes.
    Quick,
    /// For what is sent: more effort gains 2 % of pixels for seven times the time.
    Final,
}

fn compressor(effort: Effort) -> Compressor {
    let level = match effort {
        Effort::Quick => 1,
        Effort::Final => 6,
    };
    Compressor::new(CompressionLvl::new(level).expect("libdeflate has levels 1 to 12"))
}

/// How a band is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Looking for what occurs twice: for drawings, screens and scans.
    Dictionary,
    /// Without: for photographs.
    Runs,
}

impl Way {
    /// The shorter one for the middle of a band.
    fn of(band: &[u8]) -> Self {
        let start = band.len().saturating_sub(SAMPLE) / 2;
        let sample = &band[start..band.len().min(start + SAMPLE)];
        let by_dictionary = deflated(sample, Effort::Final).len();
        if runs::length(sample) <= by_dictionary { Self::Runs } else { Self::Dictionary }
    }
}

/// The length of `data` compressed, to within a few bytes a band.
pub(crate) fn compressed_len(data: &[u8], effort: Effort) -> usize {
    let length = |band| match Way::of(band) {
        Way::Dictionary => deflated(band, effort).len(),
        Way::Runs => runs::length(band),
    };
    FRAME + data.par_chunks(BAND).map(length).sum::<usize>()
}

/// A zlib stream of `data`, which is not empty; `None` when it would be longer than `cap`.
pub(super) fn compress(data: &[u8], effort: Effort, cap: usize) -> Option<Vec<u8>> {
    let sum = AtomicUsize::new(FRAME);
    let last = data.len().div_ceil(BAND).saturating_sub(1);
    let streams: Vec<Vec<u8>> = data
        .par_chunks(BAND)
        .enumerate()
        .map(|(band, data)| {
            // More only adds to it: the whole is over the cap whichever band notices.
            if sum.load(Ordering::Relaxed) > cap {
                return None;
            }
            let stream = match Way::of(data) {
                Way::Dictionary if band < last => left_open(deflated(data, effort)),
                Way::Dictionary => deflated(data, effort),
                Way::Runs => runs::deflate(data, band == last),
            };
            (sum.fetch_add(stream.len(), Ordering::Relaxed) + stream.len() <= cap).then_some(stream)
        })
        .collect::<Option<_>>()?;
    let mut out = Vec::with_capacity(sum.into_inner());
    out.extend_from_slice(&HEADER);
    streams.iter().for_each(|it| out.extend_from_slice(it));
    out.extend_from_slice(&simd_adler32::adler32(&data).to_be_bytes());
    Some(out)
}

fn deflated(data: &[u8], effort: Effort) -> Vec<u8> {
    let mut compressor = compressor(effort);
    let mut out = vec![0; compressor.deflate_compress_bound(data.len())];
    let length = compressor.deflate_compress(data, &mut out).expect("the buffer has the bound");
    out.truncate(length);
    // Every band of a great picture is kept until the last is done.
    out.shrink_to_fit();
    out
}

/// The stream as one that another follows: its last block is no longer marked as such, and it ends
/// at a whole byte.
fn left_open(mut stream: Vec<u8>) -> Vec<u8> {
    let block = last_block(&stream).expect("the compressor writes what can be walked");
    stream[block.start / 8] &= !(1 << (block.start % 8));
    let used = block.end % 8;
    if used > 5 || used == 0 {
        // No room for the three bits of the empty block.
        stream.push(0);
    }
    stream.extend_from_slice(&ALIGNED);
    stream
}

#[cfg(test)]
mod tests {
    use libdeflater::Decompressor;
    use proptest::prelude::*;

    use super::*;

    /// Bytes of which a pattern of `mask` and `period` decides how well they compress.
    fn data(length: usize, seed: u64, mask: u8, period: usize) -> Vec<u8> {
        let mut state = seed | 1;
        let mut bytes = Vec::with_capacity(length);
        for i in 0..length {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let byte = if i >= period && state.is_multiple_of(3) {
                bytes[i - period]
            } else {
                state as u8 & mask
            };
            bytes.push(byte);
        }
        bytes
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn what_is_compressed_in_bands_is_one_stream(
            length in prop_oneof![1usize..5_000, BAND - 3..BAND + 3, 1..BAND * 3],
            seed in any::<u64>(),
            mask in any::<u8>(),
            period in 1usize..70_000,
            quick in any::<bool>(),
        ) {
            let effort = if quick { Effort::Quick } else { Effort::Final };
            let data = data(length, seed, mask, period);
            let stream = compress(&data, effort, usize::MAX).unwrap();
            let mut out = vec![0; data.len()];
            let length = Decompressor::new().zlib_decompress(&stream, &mut out).unwrap();
            prop_assert!(length == data.len() && out == data);

            prop_assert!(compress(&data, effort, stream.len()).is_some(), "the cap is inclusive");
            prop_assert!(compress(&data, effort, stream.len() - 1).is_none());
            let estimate = compressed_len(&data, effort);
            prop_assert!(estimate <= stream.len() && stream.len() - estimate <= 5 * 3);
        }
    }
}

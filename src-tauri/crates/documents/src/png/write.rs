use super::chunks::SIGNATURE;
use super::deflate::{Effort, compress};
use super::filter::Filtered;
use crate::raster::Layout;

/// Bytes of a file beside its compressed data: signature, header, end, and the data's own frame.
pub(crate) const FRAME_BYTES: usize = 8 + 25 + 12 + 12;

/// A PNG file with nothing in it but the picture; `None` when it would be longer than `cap`.
pub(crate) fn write(filtered: &Filtered, effort: Effort, cap: usize) -> Option<Vec<u8>> {
    let data = compress(&filtered.data, effort, cap.checked_sub(FRAME_BYTES)?)?;
    let mut out = Vec::with_capacity(data.len() + FRAME_BYTES);
    out.extend_from_slice(SIGNATURE);
    let mut header = [0; 13];
    header[..4].copy_from_slice(&filtered.width.to_be_bytes());
    header[4..8].copy_from_slice(&filtered.height.to_be_bytes());
    header[8] = 8;
    header[9] = match filtered.layout {
        Layout::Gray => 0,
        Layout::Rgb => 2,
    };
    chunk(&mut out, b"IHDR", &header);

    chunk(&mut out, b"IDAT", &data);
    chunk(&mut out, b"IEND", &[]);
    Some(out)
}

/// Appends a chunk.
pub(crate) fn chunk(out: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    let start = out.len() + 4;
    out.extend_from_slice(&chunk_length(data.len()));
    out.extend_from_slice(kind);
    out.extend_from_slice(data);
    let checksum = crc32fast::hash(&out[start..]);
    out.extend_from_slice(&checksum.to_be_bytes());
}

fn chunk_length(length: usize) -> [u8; 4] {
    u32::try_from(length).expect("files are capped far below 4 GB").to_be_bytes()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::png::filter;
    use crate::raster::Raster;

    fn decode(file: &[u8]) -> (u32, u32, Vec<u8>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(file)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        reader.finish().unwrap();
        (info.width, info.height, pixels)
    }

    fn rasters() -> impl Strategy<Value = Raster> {
        (1u32..40, 1u32..150, any::<bool>(), any::<u8>()).prop_flat_map(
            |(width, height, rgb, mask)| {
                let layout = if rgb { Layout::Rgb } else { Layout::Gray };
                let length = width as usize * height as usize * layout.channels();
                // The mask makes smooth and flat pictures too, so that every filter gets its turn.
                prop::collection::vec(any::<u8>().prop_map(move |byte| byte & mask), length)
                    .prop_map(move |pixels| Raster { width, height, layout, pixels })
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn what_is_written_decodes_to_the_same_pixels(raster in rasters()) {
            for effort in [Effort::Quick, Effort::Final] {
                let file = write(&filter(&raster), effort, usize::MAX).unwrap();
                let (width, height, pixels) = decode(&file);
                prop_assert_eq!((width, height), (raster.width, raster.height));
                prop_assert_eq!(&pixels, &raster.pixels);
            }
        }
    }

    #[test]
    fn the_cap_is_inclusive() {
        let raster = Raster { width: 3, height: 2, layout: Layout::Rgb, pixels: (0..18).collect() };
        let filtered = filter(&raster);
        let length = write(&filtered, Effort::Final, usize::MAX).unwrap().len();
        assert!(write(&filtered, Effort::Final, length).is_some());
        assert!(write(&filtered, Effort::Final, length - 1).is_none());
        assert!(write(&filtered, Effort::Final, 0).is_none());
    }
}

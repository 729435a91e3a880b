use std::io::Cursor;

use heifer::{EncodeOptions, Metadata};
use image::ExtendedColorType;
use image::codecs::bmp::BmpEncoder;
use image_webp::{ColorType, WebPEncoder};
use tiff::encoder::colortype::{Gray8, RGB8};
use tiff::encoder::{Compression, Rational, TiffEncoder};
use tiff::tags::{ResolutionUnit, Tag};

use super::{exif_block, pixels, stored};

/// A photograph as HEIC, upright, tiled as phones do, with the canaries in EXIF and XMP.
///
/// # Panics
/// When a side is 0.
pub fn photo_heic(seed: u64, width: u32, height: u32) -> Vec<u8> {
    let mut image = heifer::Image::filled(width, height, 8, [0, 0, 0, 255]);
    let samples = pixels(seed, width, height);
    for (pixel, rgb) in image.data.chunks_exact_mut(4).zip(samples.chunks_exact(3)) {
        pixel[..3].copy_from_slice(&[rgb[0], rgb[1], rgb[2]].map(u16::from));
    }
    let metadata = Metadata {
        exif: Some(exif_block::tiff(1)),
        xmp: Some(b"<x:xmpmeta>XMP-CANARY COMMENT-CANARY</x:xmpmeta>".to_vec()),
        icc_profile: None,
    };
    let options = EncodeOptions { quality: 80, max_threads: 2 };
    heifer::encode_with_metadata(&image, &metadata, &options).expect("memory takes any write")
}

/// A photograph as a phone held sideways stores it: 640 by 480 as shown, the rotation told by a
/// property of the file and again by EXIF. Written by libheif from [`super::pixels`] of seed 1.
pub fn sideways_heic() -> Vec<u8> {
    include_bytes!("../../fixtures/sideways.heic").to_vec()
}

/// A photograph of `width` by `height` as shown, as WebP stored under EXIF `orientation`, with the
/// canaries in EXIF and XMP. Without loss; [`lossy_webp`] is as messengers write it.
///
/// # Panics
/// When a side is 0 or over 16,384.
pub fn photo_webp(seed: u64, width: u32, height: u32, orientation: u8) -> Vec<u8> {
    let stored = stored(seed, width, height, orientation);
    let mut bytes = Vec::new();
    let mut encoder = WebPEncoder::new(&mut bytes);
    encoder.set_exif_metadata(exif_block::tiff(orientation));
    encoder.set_xmp_metadata(b"<x:xmpmeta>XMP-CANARY COMMENT-CANARY</x:xmpmeta>".to_vec());
    encoder
        .encode(&stored.pixels, stored.width, stored.height, ColorType::Rgb8)
        .expect("memory takes any write");
    bytes
}

/// A photograph of 640 by 480 as messengers write WebP, with loss. Written by libwebp from
/// [`super::pixels`] of seed 1.
pub fn lossy_webp() -> Vec<u8> {
    include_bytes!("../../fixtures/lossy.webp").to_vec()
}

/// A scan of `pages` pages as TIFF, each `width` by `height` as shown and stored under
/// `orientation`, at 300 DPI, with the canaries in the tags.
///
/// # Panics
/// When a side is 0.
pub fn photo_tiff(seed: u64, width: u32, height: u32, orientation: u8, pages: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let encoder = TiffEncoder::new(&mut bytes).expect("memory takes any write");
    let mut encoder = encoder.with_compression(Compression::Lzw);
    for page in 0..pages {
        let stored = stored(seed + u64::from(page), width, height, orientation);
        let mut write = || {
            let mut image = encoder.new_image::<RGB8>(stored.width, stored.height)?;
            image.resolution(ResolutionUnit::Inch, Rational { n: 300, d: 1 });
            let tags = image.encoder();
            tags.write_tag(Tag::Orientation, u16::from(orientation))?;
            tags.write_tag(Tag::Software, "SERIAL-CANARY")?;
            tags.write_tag(Tag::ImageDescription, "COMMENT-CANARY GPS-CANARY")?;
            tags.write_tag(Tag::Unknown(700), &b"XMP-CANARY"[..])?;
            tags.write_tag(Tag::GpsDirectory, 8u32)?;
            image.write_data(&stored.pixels)
        };
        write().expect("memory takes any write");
    }
    bytes.into_inner()
}

/// The photograph of [`lossy_webp`] in black and white, as fax machines and scanners write it
/// (CCITT group 4). Written by libtiff.
pub fn fax_tiff() -> Vec<u8> {
    include_bytes!("../../fixtures/group4.tif").to_vec()
}

/// The same at 320 by 240 in colour, as scanners write it with JPEG inside TIFF. Written by
/// libtiff.
pub fn jpeg_tiff() -> Vec<u8> {
    include_bytes!("../../fixtures/jpeg.tif").to_vec()
}

/// Pages of gray paper as TIFF without anything beside them: the height and shade of each.
///
/// # Panics
/// When a side is 0.
pub fn gray_tiff(width: u32, pages: &[(u32, u8)]) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut bytes).expect("memory takes any write");
    for &(height, gray) in pages {
        let page = vec![gray; (width * height) as usize];
        encoder.write_image::<Gray8>(width, height, &page).expect("memory takes any write");
    }
    bytes.into_inner()
}

/// A photograph as GIF of so many pictures, the first of `seed`, with the canaries in comments.
///
/// # Panics
/// When a side is 0 or over 65,535.
pub fn photo_gif(seed: u64, width: u16, height: u16, pictures: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder =
        gif::Encoder::new(&mut bytes, width, height, &[]).expect("memory takes any write");
    let comment = super::CANARIES.join(" ");
    encoder
        .write_raw_extension(gif::Extension::Comment.into(), &[comment.as_bytes()])
        .expect("memory takes any write");
    for picture in 0..pictures {
        let rgb = pixels(seed + picture, width.into(), height.into());
        let frame = gif::Frame::from_rgb_speed(width, height, &rgb, 10);
        encoder.write_frame(&frame).expect("memory takes any write");
    }
    drop(encoder);
    bytes
}

/// A photograph as BMP, with the canaries behind its end.
///
/// # Panics
/// When a side is 0.
pub fn photo_bmp(seed: u64, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    BmpEncoder::new(&mut bytes)
        .encode(&pixels(seed, width, height), width, height, ExtendedColorType::Rgb8)
        .expect("memory takes any write");
    bytes.extend_from_slice(super::CANARIES.join(" ").as_bytes());
    bytes
}

/// A colour profile of the space in which phones store photographs.
///
/// # Panics
/// Never: the profile is a fixed one.
pub fn display_p3() -> Vec<u8> {
    moxcms::ColorProfile::new_display_p3().encode().expect("a fixed profile can be written")
}

/// Puts a colour profile behind the start of a JPEG, in two parts.
pub fn with_profile(jpeg: &[u8], profile: &[u8]) -> Vec<u8> {
    let mut out = jpeg[..2].to_vec();
    for (i, part) in profile.chunks(profile.len().div_ceil(2).max(1)).enumerate() {
        let payload = [b"ICC_PROFILE\0", &[i as u8 + 1, 2][..], part].concat();
        out.extend_from_slice(&[0xff, 0xe2]);
        out.extend_from_slice(&(payload.len() as u16 + 2).to_be_bytes());
        out.extend_from_slice(&payload);
    }
    out.extend_from_slice(&jpeg[2..]);
    out
}

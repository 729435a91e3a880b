//! The structure of a HEIC file: boxes around pictures coded as HEVC (ISO/IEC 23008-12). No pixel
//! is decoded here.

use heifer::heifer_isobmff::HeifFile;
use heifer::heifer_isobmff::boxes::Property;

use crate::exif::Exif;
use crate::finding::Found;

/// What the boxes tell of the primary picture.
#[derive(Debug)]
pub(crate) struct Boxes<'a> {
    pub(crate) bytes: &'a [u8],
    /// As shown: rotation and cut are properties of the file here and are applied with decoding.
    pub(crate) width: u32,
    pub(crate) height: u32,
    exif: Exif,
    alpha: bool,
    profile: Option<Vec<u8>>,
    metadata: bool,
    pictures: usize,
}

/// Aspects of a picture that are not pixels: camera's data, descriptions, programs' own.
const METADATA: [&[u8; 4]; 3] = [b"Exif", b"mime", b"uri "];

impl<'a> Boxes<'a> {
    /// Reads the boxes.
    ///
    /// # Errors
    /// `Truncated` where a box ends behind the file, `UnsupportedType` for AV1 inside, else
    /// `Damaged` or `UnsupportedCoding`.
    pub(crate) fn new(bytes: &'a [u8]) -> Result<Self, Found> {
        if is_cut(bytes) {
            return Err(Found::Truncated);
        }
        let file = HeifFile::parse(bytes).map_err(|_| Found::Damaged)?;
        let primary = file.primary_item().map_err(|_| Found::Damaged)?;
        let coded = file
            .referenced_items(primary.id, b"dimg")
            .first()
            .map_or(Ok(primary), |&id| file.item(id))
            .map_err(|_| Found::Damaged)?;
        match &coded.item_type.0 {
            b"hvc1" | b"hev1" | b"grid" | b"iovl" | b"iden" => {}
            b"av01" => return Err(Found::UnsupportedType("AVIF")),
            _ => return Err(Found::UnsupportedCoding),
        }
        let size = file.image_size(primary.id).ok().flatten();
        let (mut width, mut height) = size.ok_or(Found::Damaged)?;
        for property in file.item_properties(primary.id).map_err(|_| Found::Damaged)? {
            match *property {
                Property::CleanAperture { width: w, height: h, .. } if w.1 > 0 && h.1 > 0 => {
                    (width, height) = (width.min(w.0 / w.1), height.min(h.0 / h.1));
                }
                Property::Rotation(quarters) if quarters % 2 == 1 => {
                    (width, height) = (height, width);
                }
                _ => {}
            }
        }
        if width == 0 || height == 0 {
            return Err(Found::Damaged);
        }
        let exif = file.exif(primary.id).ok().flatten();
        Ok(Self {
            width,
            height,
            exif: exif.map_or_else(Exif::default, |it| Exif::read(&it)),
            alpha: has_alpha(&file, primary.id) || has_alpha(&file, coded.id),
            profile: file.icc_profile(primary.id).ok().flatten().map(<[u8]>::to_vec),
            metadata: file.items.iter().any(|it| METADATA.contains(&&it.item_type.0)),
            pictures: file.top_level_image_ids().len(),
            bytes,
        })
    }

    /// Whether EXIF tells a place. Its orientation is not asked: the boxes' own rotation counts,
    /// and applying both would turn the picture twice.
    pub(crate) fn has_location(&self) -> bool {
        self.exif.location
    }

    pub(crate) fn has_metadata(&self) -> bool {
        self.metadata
    }

    /// Whether parts of the picture can be transparent.
    pub(crate) fn has_alpha(&self) -> bool {
        self.alpha
    }

    pub(crate) fn profile(&self) -> Option<&[u8]> {
        self.profile.as_deref()
    }

    /// Whether there are further pictures beside the primary one.
    pub(crate) fn is_sequence(&self) -> bool {
        self.pictures > 1
    }

    /// Bytes that decoding takes: four samples, the coded planes, and a copy while turning.
    pub(crate) fn decode_bytes(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height) * 8
    }
}

/// Whether an item has a companion that tells how opaque it is.
fn has_alpha(file: &HeifFile<'_>, item: u32) -> bool {
    let is_alpha = |it: &Property| match it {
        Property::AuxiliaryType(kind) => kind.contains("alpha") || kind.ends_with("auxid:1"),
        _ => false,
    };
    let companions = file.referencing_items(item, b"auxl");
    companions.iter().any(|&id| file.item_properties(id).is_ok_and(|mut it| it.any(is_alpha)))
}

/// Whether a box on the outermost level ends behind the file.
fn is_cut(bytes: &[u8]) -> bool {
    let mut at = 0u64;
    while let Some(head) = usize::try_from(at).ok().and_then(|it| bytes.get(it..it.checked_add(8)?))
    {
        let short = u32::from_be_bytes([head[0], head[1], head[2], head[3]]);
        let long = bytes.get(at as usize + 8..).and_then(|it| it.first_chunk().copied());
        let length = match (short, long) {
            (0, _) => return false,
            (1, Some(long)) => u64::from_be_bytes(long),
            (length, _) => u64::from(length),
        };
        if length < 8 {
            return false;
        }
        at = at.saturating_add(length);
    }
    at > bytes.len() as u64
}

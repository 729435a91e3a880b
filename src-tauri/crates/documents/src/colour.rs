//! Colours as a provider's viewer will show them: sRGB. A colour profile that says otherwise is
//! applied; a broken one is left out.

use std::sync::Arc;

use moxcms::{ColorProfile, DataColorSpace, TransformExecutor, TransformOptions};
use rayon::prelude::*;

use crate::limits::MAX_PROFILE_BYTES;
use crate::raster::{Layout, Raster};

/// Samples that one thread takes at a time.
const BAND: usize = 3 << 16;

/// Steps of each colour at which a profile is held against sRGB.
const STEPS: [u8; 6] = [0, 51, 102, 153, 204, 255];

/// A difference in any sample that nobody sees. Profiles of sRGB differ by rounding.
const UNSEEN: u8 = 2;

/// What a file says of its colours.
pub(crate) enum Colour {
    /// They are sRGB, or nothing is said.
    Srgb,
    /// Something is said that cannot be read or does not fit the samples.
    Unreadable,
    /// They become sRGB by way of this.
    Rgb(Arc<dyn TransformExecutor<u8> + Send + Sync>),
    /// The same for gray.
    Gray(Box<[u8; 256]>),
}

impl Colour {
    /// What `profile` says of samples in `layout`.
    pub(crate) fn read(profile: &[u8], layout: Layout) -> Self {
        if profile.len() > MAX_PROFILE_BYTES {
            return Self::Unreadable;
        }
        match layout {
            Layout::Rgb => rgb(profile),
            Layout::Gray => gray(profile),
        }
        .unwrap_or(Self::Unreadable)
    }

    /// Whether samples change.
    pub(crate) fn differs(&self) -> bool {
        matches!(self, Self::Rgb(_) | Self::Gray(_))
    }

    /// Whether something is said that is left out.
    pub(crate) fn is_unreadable(&self) -> bool {
        matches!(self, Self::Unreadable)
    }

    /// Brings a picture to sRGB.
    pub(crate) fn apply(&self, raster: &mut Raster) {
        match self {
            Self::Srgb | Self::Unreadable => {}
            Self::Rgb(transform) => raster.pixels.par_chunks_mut(BAND).for_each(|band| {
                let stored = band.to_vec();
                transform
                    .transform(&stored, band)
                    .expect("both hold the same number of whole pixels");
            }),
            Self::Gray(table) => raster.pixels.par_chunks_mut(BAND).for_each(|band| {
                band.iter_mut().for_each(|it| *it = table[usize::from(*it)]);
            }),
        }
    }
}

fn rgb(profile: &[u8]) -> Option<Colour> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    if profile.color_space != DataColorSpace::Rgb {
        return None;
    }
    let layout = moxcms::Layout::Rgb;
    let options = TransformOptions::default();
    let transform =
        profile.create_transform_8bit(layout, &ColorProfile::new_srgb(), layout, options).ok()?;
    let colours: Vec<u8> = STEPS
        .iter()
        .flat_map(|&r| STEPS.iter().flat_map(move |&g| STEPS.iter().flat_map(move |&b| [r, g, b])))
        .collect();
    let mut shown = vec![0; colours.len()];
    transform.transform(&colours, &mut shown).ok()?;
    let same = colours.iter().zip(&shown).all(|(&a, &b)| a.abs_diff(b) <= UNSEEN);
    Some(if same { Colour::Srgb } else { Colour::Rgb(transform) })
}

fn gray(profile: &[u8]) -> Option<Colour> {
    let profile = ColorProfile::new_from_slice(profile).ok()?;
    let (layout, options) = (moxcms::Layout::Rgb, TransformOptions::default());
    let all: Vec<u8> = (0..=255).collect();
    let mut shown = vec![0; 256 * 3];
    match profile.color_space {
        DataColorSpace::Gray => profile
            .create_transform_8bit(moxcms::Layout::Gray, &ColorProfile::new_srgb(), layout, options)
            .ok()?
            .transform(&all, &mut shown)
            .ok()?,
        // A gray picture under a profile for colours: its gray axis.
        DataColorSpace::Rgb => profile
            .create_transform_8bit(layout, &ColorProfile::new_srgb(), layout, options)
            .ok()?
            .transform(&all.iter().flat_map(|&it| [it; 3]).collect::<Vec<u8>>(), &mut shown)
            .ok()?,
        _ => return None,
    }
    let mut table = Box::new([0; 256]);
    table.iter_mut().zip(shown.chunks_exact(3)).for_each(|(to, from)| *to = from[1]);
    let same = table.iter().enumerate().all(|(i, &it)| it.abs_diff(i as u8) <= UNSEEN);
    Some(if same { Colour::Srgb } else { Colour::Gray(table) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pixel(profile: &ColorProfile, rgb: [u8; 3]) -> [u8; 3] {
        let mut raster = Raster { width: 1, height: 1, layout: Layout::Rgb, pixels: rgb.to_vec() };
        Colour::read(&profile.encode().unwrap(), Layout::Rgb).apply(&mut raster);
        [raster.pixels[0], raster.pixels[1], raster.pixels[2]]
    }

    #[test]
    fn srgb_is_left_alone_and_wider_spaces_are_brought_to_it() {
        let srgb = ColorProfile::new_srgb().encode().unwrap();
        assert!(matches!(Colour::read(&srgb, Layout::Rgb), Colour::Srgb));

        let p3 = ColorProfile::new_display_p3();
        assert_eq!(pixel(&p3, [128, 128, 128]), [128, 128, 128], "gray is gray in both");
        // The published value of sRGB (200, 100, 50) in Display P3 is about (188, 106, 62).
        let near =
            pixel(&p3, [188, 106, 62]).iter().zip([200, 100, 50]).all(|(&a, b)| a.abs_diff(b) <= 3);
        assert!(near, "{:?}", pixel(&p3, [188, 106, 62]));
    }

    #[test]
    fn gray_with_another_curve_is_brought_to_that_of_srgb() {
        let linear = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
        let colour = Colour::read(&linear, Layout::Gray);
        let mut raster =
            Raster { width: 3, height: 1, layout: Layout::Gray, pixels: vec![0, 55, 255] };
        colour.apply(&mut raster);
        // 55 of 255 parts of light are 128 on the curve of sRGB.
        let near = raster.pixels.iter().zip([0u8, 128, 255]).all(|(&a, b)| a.abs_diff(b) <= 2);
        assert!(colour.differs() && near, "{:?}", raster.pixels);
    }

    #[test]
    fn what_is_no_profile_or_one_for_other_samples_is_unreadable() {
        for bytes in [&b""[..], b"plainly no profile", &[0; 4_096]] {
            for layout in [Layout::Rgb, Layout::Gray] {
                assert!(matches!(Colour::read(bytes, layout), Colour::Unreadable));
            }
        }
        let gray = ColorProfile::new_gray_with_gamma(2.2).encode().unwrap();
        assert!(matches!(Colour::read(&gray, Layout::Rgb), Colour::Unreadable));
    }
}

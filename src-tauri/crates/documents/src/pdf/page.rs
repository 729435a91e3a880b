use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::util::TransformExt;
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{
    Pixmap, RasterizerSettings, RenderContext, RenderSettings, Resources, TargetInit,
};
use hayro::{RenderCache, render_into};

use crate::finding::Found;
use crate::raster::{Layout, Raster};

/// The resolution at which a page becomes a picture: as fine as scanners write.
const DPI: f64 = 300.0;

/// The short side of a page that is tiny on paper, a card for instance, in pixels.
const LEAST_SHORT_SIDE: f64 = 1_200.0;

/// The longest side of a page in pixels. Coordinates in the renderer have 16 bits.
const MAX_SIDE: f64 = 16_000.0;

/// What a page's picture may have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageLimits {
    /// Pixels.
    pub(crate) pixels: u64,
    /// The longest side that is of any use, for a picture that is only looked at.
    pub(crate) longest: Option<u32>,
}

/// The size in pixels of a page of so many points a side.
fn size((width, height): (f64, f64), limits: PageLimits) -> Option<(u16, u16)> {
    if !(width.is_finite() && height.is_finite() && width > 0.0 && height > 0.0) {
        return None;
    }
    let wanted = (DPI / 72.0).max(LEAST_SHORT_SIDE / width.min(height));
    let longest = limits.longest.map_or(MAX_SIDE, |it| f64::from(it).min(MAX_SIDE));
    let scale = wanted
        .min((limits.pixels as f64 / (width * height)).sqrt())
        .min(longest / width.max(height));
    let side = |points: f64| (points * scale).round().clamp(1.0, longest) as u16;
    Some((side(width), side(height)))
}

/// Renders a page on white.
///
/// # Errors
/// `Damaged` for a page without a size.
pub(super) fn render<'a>(page: &'a Page<'a>, limits: PageLimits) -> Result<Raster, Found> {
    let points = page.render_dimensions();
    let points = (f64::from(points.0), f64::from(points.1));
    let (width, height) = size(points, limits).ok_or(Found::Damaged)?;

    let settings = RenderSettings { num_threads: 0, ..RenderSettings::default() };
    let mut context = RenderContext::new_with(width, height, settings);
    let scale =
        Affine::scale_non_uniform(f64::from(width) / points.0, f64::from(height) / points.1);
    render_into(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &hayro::RenderSettings::default(),
        &mut context,
        scale * page.initial_transform(true).to_kurbo(),
    );
    context.flush();
    let mut pixmap = Pixmap::new(width, height);
    let target = RasterizerSettings {
        target_init: TargetInit::Clear(WHITE),
        ..RasterizerSettings::default()
    };
    context.render_with(&mut pixmap, &mut Resources::default(), target);
    drop(context);

    let samples = pixmap.data_as_u8_slice();
    let gray = samples.chunks_exact(4).all(|it| it[0] == it[1] && it[1] == it[2]);
    let (layout, channels) = if gray { (Layout::Gray, 1) } else { (Layout::Rgb, 3) };
    let mut pixels = Vec::with_capacity(samples.len() / 4 * channels);
    samples.chunks_exact(4).for_each(|it| pixels.extend_from_slice(&it[..channels]));
    Ok(Raster { width: width.into(), height: height.into(), layout, pixels })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FULL: PageLimits = PageLimits { pixels: 30_000_000, longest: None };

    #[test]
    fn usual_pages_have_300_dpi_and_cards_more() {
        assert_eq!(size((595.0, 842.0), FULL), Some((2_479, 3_508)));
        assert_eq!(size((243.0, 153.0), FULL), Some((1_906, 1_200)));
        assert_eq!(size((0.0, 842.0), FULL), None);
        assert_eq!(size((f64::NAN, 842.0), FULL), None);
        let small = PageLimits { longest: Some(400), ..FULL };
        assert_eq!(size((595.0, 842.0), small), Some((283, 400)));
    }

    proptest! {
        #[test]
        fn no_page_is_over_the_limits(
            width in 0.001f64..1e9,
            height in 0.001f64..1e9,
            pixels in 1_000_000u64..30_000_000,
        ) {
            let (w, h) = size((width, height), PageLimits { pixels, longest: None }).unwrap();
            prop_assert!(w >= 1 && h >= 1 && f64::from(w.max(h)) <= MAX_SIDE);
            // Rounding adds at most half a pixel a side.
            let most = pixels as f64 + f64::from(w) + f64::from(h) + MAX_SIDE;
            prop_assert!(f64::from(w) * f64::from(h) <= most);
        }
    }
}

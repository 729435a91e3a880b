//! Pixels of a display, looked at again and again until they are as they should be.

use std::time::{Duration, Instant};

use x11rb::{
    connection::Connection,
    protocol::xproto::{ConnectionExt as _, ImageFormat},
    rust_connection::RustConnection,
};

/// Between two looks; each takes a fraction of it.
const LOOK: Duration = Duration::from_micros(500);

/// A part of the screen.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    pub x: i16,
    pub y: i16,
    pub width: u16,
    pub height: u16,
}

/// Red, green and blue.
pub type Colour = [u8; 3];

/// The screen of a display.
pub struct Screen {
    server: RustConnection,
    root: u32,
}

impl Screen {
    /// Of this display.
    pub fn of(display: &str) -> Self {
        let (server, screen) = x11rb::connect(Some(display)).expect("the display answers");
        let root = server.setup().roots[screen].root;
        Self { server, root }
    }

    /// What stands there, row by row.
    pub fn pixels(&self, part: Part) -> Vec<Colour> {
        let Part { x, y, width, height } = part;
        let image =
            self.server.get_image(ImageFormat::Z_PIXMAP, self.root, x, y, width, height, !0);
        let image = image.expect("the display listens").reply().expect("it is on the screen");
        image.data.chunks_exact(4).map(|it| [it[2], it[1], it[0]]).collect()
    }

    /// Looks until `is_so` or the time is over; how long that took from `start`.
    pub fn until(
        &self,
        start: Instant,
        patience: Duration,
        mut is_so: impl FnMut(&Self) -> bool,
    ) -> Option<Duration> {
        loop {
            let is_there = is_so(self);
            let took = start.elapsed();
            if is_there {
                return Some(took);
            }
            if took > patience {
                return None;
            }
            std::thread::sleep(LOOK);
        }
    }

    /// Looks at parts until they have not changed for as long as `rest`; when they changed last.
    /// None where they did not change at all.
    pub fn settled(
        &self,
        start: Instant,
        before: &[Colour],
        parts: &[Part],
        rest: Duration,
    ) -> Option<Duration> {
        let mut last = before.to_vec();
        let mut changed = None;
        loop {
            let now = self.all(parts);
            let took = start.elapsed();
            if now != last {
                (last, changed) = (now, Some(took));
            }
            if took > changed.unwrap_or_default() + rest {
                return changed;
            }
            std::thread::sleep(LOOK);
        }
    }

    /// Several parts, one after the other.
    pub fn all(&self, parts: &[Part]) -> Vec<Colour> {
        parts.iter().flat_map(|it| self.pixels(*it)).collect()
    }
}

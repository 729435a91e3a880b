use super::super::photo::hash;

/// Something printed, by place in millimetres from its top left.
#[derive(Debug, Clone, Copy)]
pub(super) struct Print {
    kind: Kind,
    /// What all of its kind have in common.
    template: u64,
    /// What is this one's own.
    person: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Card,
    Page,
    Screen,
    Empty,
}

const INK: [f64; 3] = [38.0, 36.0, 44.0];
const PAPER: [f64; 3] = [236.0, 235.0, 231.0];

impl Print {
    /// A card with a portrait and lines of print, 85.6 by 54 mm.
    pub(super) fn card(template: u64, person: u64) -> Self {
        Self { kind: Kind::Card, template, person }
    }

    /// A letter, 210 by 297 mm.
    pub(super) fn page(person: u64) -> Self {
        Self { kind: Kind::Page, template: 0, person }
    }

    /// A telephone's screen, 70 by 151.5 mm.
    pub(super) fn screen(person: u64) -> Self {
        Self { kind: Kind::Screen, template: 0, person }
    }

    /// An empty sheet, 210 by 297 mm.
    pub(super) fn empty() -> Self {
        Self { kind: Kind::Empty, template: 0, person: 0 }
    }

    /// Width and height in millimetres.
    pub(super) fn size(&self) -> (f64, f64) {
        match self.kind {
            Kind::Card => (85.6, 54.0),
            Kind::Page | Kind::Empty => (210.0, 297.0),
            Kind::Screen => (70.0, 151.5),
        }
    }

    /// The colour at a place.
    pub(super) fn at(&self, u: f64, v: f64) -> [f64; 3] {
        match self.kind {
            Kind::Card => self.card_at(u, v),
            Kind::Page => self.page_at(u, v),
            Kind::Screen => self.screen_at(u, v),
            Kind::Empty => PAPER,
        }
    }

    fn card_at(&self, u: f64, v: f64) -> [f64; 3] {
        let pick =
            |i: u64, from: f64, to: f64| from + (to - from) * unit(hash(self.template, i, 77));
        let base = [pick(0, 185.0, 225.0), pick(1, 185.0, 225.0), pick(2, 180.0, 222.0)];
        let header = [pick(3, 30.0, 130.0), pick(4, 40.0, 130.0), pick(5, 60.0, 160.0)];
        // The fine waves of security print, which fade from one side to the other.
        let wave = (u * pick(6, 0.5, 1.4) + (v * pick(7, 0.2, 0.5)).sin() * 3.0).sin() * 7.0
            + ((u + v * 0.6) * pick(8, 3.0, 6.0)).sin() * 5.0;
        let fade = (u / 85.6 - 0.5) * pick(9, -24.0, 24.0);
        let ground = base.map(|it| it + wave + fade);
        let mirrored = hash(self.template, 10, 77).is_multiple_of(2);
        let left = if mirrored { 57.6 } else { 4.0 };
        let text = if mirrored { 5.0 } else { 33.0 };
        if v < 8.5 {
            return if glyph(self.template, u - 4.0, v - 2.5, 3.6, 16) { PAPER } else { header };
        }
        if (left..left + 24.0).contains(&u) && (12.0..43.0).contains(&v) {
            return self.portrait((u - left) / 24.0, (v - 12.0) / 31.0);
        }
        for line in 0..5u32 {
            let top = 11.5 + f64::from(line) * 6.6;
            let label =
                glyph(self.template ^ 0x1abe1, u - text, v - top, 1.5, 7 + u64::from(line) % 4);
            let letters = 8 + hash(self.person, u64::from(line), 5) % 9;
            let value = glyph(self.person ^ u64::from(line), u - text, v - top - 2.1, 2.8, letters);
            if label || value {
                return INK;
            }
        }
        if glyph(self.person ^ 0x516e, u - 5.0, v - 46.0, 2.6, 32)
            || glyph(self.person ^ 0x516f, u - 5.0, v - 50.0, 2.6, 32)
        {
            return INK;
        }
        ground
    }

    /// A head before a plain wall; nobody's.
    fn portrait(&self, x: f64, y: f64) -> [f64; 3] {
        let pick = |i: u64, from: f64, to: f64| from + (to - from) * unit(hash(self.person, i, 99));
        let wall = pick(0, 150.0, 230.0);
        let skin_light = pick(1, 70.0, 225.0);
        let skin = [skin_light, skin_light * 0.8, skin_light * 0.68];
        let hair = [pick(2, 15.0, 170.0), pick(2, 15.0, 140.0), pick(2, 12.0, 100.0)];
        let cloth = [pick(3, 20.0, 220.0), pick(4, 20.0, 220.0), pick(5, 20.0, 220.0)];
        let (cx, cy) = (pick(6, 0.44, 0.56), pick(7, 0.40, 0.47));
        let (rx, ry) = (pick(8, 0.20, 0.28), pick(9, 0.25, 0.31));
        let round =
            |dx: f64, dy: f64, rx: f64, ry: f64| (dx / rx).powi(2) + (dy / ry).powi(2) < 1.0;
        let (dx, dy) = (x - cx, y - cy);
        for side in [-1.0, 1.0] {
            if round(dx - side * rx * 0.42, dy + ry * 0.12, 0.045, 0.025) {
                return [30.0, 26.0, 24.0];
            }
        }
        if round(dx, dy - ry * 0.52, rx * pick(10, 0.25, 0.5), 0.022) {
            return [skin[0] * 0.7, skin[1] * 0.5, skin[2] * 0.5];
        }
        let fringe = pick(11, -0.75, -0.3);
        if round(dx, dy, rx, ry) && dy > ry * fringe {
            return skin;
        }
        let long = pick(12, -0.2, 1.6);
        if round(dx, dy, rx * 1.18, ry * 1.15) && dy < ry * long
            || dx.abs() < rx * 1.1 && dy > 0.0 && dy < ry * long
        {
            return hair;
        }
        if round(dx, y - 1.05, pick(13, 0.36, 0.52), pick(14, 0.24, 0.36)) {
            return cloth;
        }
        if dx.abs() < rx * 0.5 && y > cy && y < 0.9 { skin } else { [wall; 3] }
    }

    fn page_at(&self, u: f64, v: f64) -> [f64; 3] {
        if glyph(self.person, u - 25.0, v - 25.0, 6.0, 18) {
            return INK;
        }
        let line = ((v - 45.0) / 6.0).floor();
        if (0.0..36.0).contains(&line) {
            let own = hash(self.person, line as u64, 6);
            let letters = if own.is_multiple_of(6) { own % 30 } else { 62 + own % 18 };
            if glyph(own, u - 25.0, (v - 45.0).rem_euclid(6.0), 3.1, letters) {
                return INK;
            }
        }
        PAPER
    }

    fn screen_at(&self, u: f64, v: f64) -> [f64; 3] {
        if v < 12.0 {
            let title = glyph(self.person, u - 6.0, v - 5.0, 3.4, 12);
            return if title { [255.0; 3] } else { [28.0, 90.0, 190.0] };
        }
        let row = ((v - 16.0) / 15.0).floor();
        let (inner, own) = ((v - 16.0).rem_euclid(15.0), hash(self.person, row as u64, 8));
        let is_ink = glyph(own, u - 6.0, inner - 2.0, 3.0, 8 + own % 14)
            || glyph(own ^ 1, u - 6.0, inner - 7.0, 2.2, 12 + own % 16);
        if is_ink {
            [25.0; 3]
        } else if inner > 14.6 {
            [220.0; 3]
        } else {
            [255.0; 3]
        }
    }
}

/// Whether there is ink at a place in a line of `letters` letters of this height, among them gaps
/// between words.
fn glyph(seed: u64, x: f64, y: f64, height: f64, letters: u64) -> bool {
    let advance = height * 0.68;
    if !(0.0..height).contains(&y) || x < 0.0 || x >= advance * letters as f64 {
        return false;
    }
    let (letter, inside) = ((x / advance) as u64, (x / advance).fract());
    let bits = hash(seed, letter, 3);
    if bits.is_multiple_of(7) || inside > 0.8 {
        return false;
    }
    let (column, row) = ((inside / 0.8 * 4.0) as u64, (y / height * 6.0) as u64);
    bits >> (8 + row * 4 + column) & 1 == 1 || column == bits % 4 && row % 5 != 0
}

fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1u64 << 53) as f64
}

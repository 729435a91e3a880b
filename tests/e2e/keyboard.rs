//! Keys as a keyboard sends them: through the X server, past any driver.

use std::collections::HashMap;

use x11rb::{
    CURRENT_TIME,
    connection::Connection,
    protocol::{
        xproto::{ConnectionExt as _, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT},
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
};

const CONTROL: u32 = 0xffe3;
const SHIFT: u32 = 0xffe1;
pub const TAB: u32 = 0xff09;
pub const ENTER: u32 = 0xff0d;
pub const ESCAPE: u32 = 0xff1b;
pub const HOME: u32 = 0xff50;
pub const END: u32 = 0xff57;
pub const RIGHT: u32 = 0xff53;

/// The keyboard of a display.
pub struct Keyboard {
    server: RustConnection,
    root: u32,
    /// The key of a symbol, and whether Shift is held for it.
    keys: HashMap<u32, (u8, bool)>,
}

impl Keyboard {
    /// Of this display.
    pub fn of(display: &str) -> Self {
        let (server, screen) = x11rb::connect(Some(display)).expect("the display answers");
        let root = server.setup().roots[screen].root;
        let (least, most) = (server.setup().min_keycode, server.setup().max_keycode);
        let map = server.get_keyboard_mapping(least, most - least + 1).expect("it can be asked");
        let map = map.reply().expect("the display answers");
        let mut keys = HashMap::new();
        for (key, symbols) in map.keysyms.chunks(map.keysyms_per_keycode.into()).enumerate() {
            let code = least + u8::try_from(key).expect("there are at most 256 keys");
            for (symbol, shifted) in symbols.iter().take(2).zip([false, true]) {
                keys.entry(*symbol).or_insert((code, shifted));
            }
        }
        Self { server, root, keys }
    }

    /// Gives the keyboard to the largest window, as a window manager would.
    pub fn focus(&self) -> Option<()> {
        let children = self.server.query_tree(self.root).ok()?.reply().ok()?.children;
        let area = |window: &u32| {
            let shape = self.server.get_geometry(*window).ok()?.reply().ok()?;
            Some(u32::from(shape.width) * u32::from(shape.height))
        };
        let window = children.into_iter().max_by_key(|it| area(it).unwrap_or(0))?;
        self.server.set_input_focus(InputFocus::PARENT, window, CURRENT_TIME).ok()?.check().ok()
    }

    /// Types a text of plain letters, digits and blanks.
    pub fn write(&self, text: &str) {
        text.chars().for_each(|letter| self.press(letter.into()));
    }

    /// Presses a key and lets go of it.
    pub fn press(&self, symbol: u32) {
        let (key, shifted) = self.keys[&symbol];
        let held = shifted.then(|| self.keys[&SHIFT].0);
        self.strike(held, key);
    }

    /// Presses a key while Ctrl is held.
    pub fn control(&self, symbol: u32) {
        self.strike(Some(self.keys[&CONTROL].0), self.keys[&symbol].0);
    }

    fn strike(&self, held: Option<u8>, key: u8) {
        held.iter().for_each(|it| self.send(KEY_PRESS_EVENT, *it));
        self.send(KEY_PRESS_EVENT, key);
        self.send(KEY_RELEASE_EVENT, key);
        held.iter().for_each(|it| self.send(KEY_RELEASE_EVENT, *it));
        self.server.flush().expect("the display listens");
    }

    fn send(&self, event: u8, key: u8) {
        let sent = self.server.xtest_fake_input(event, key, CURRENT_TIME, self.root, 0, 0, 0);
        sent.expect("the display listens").check().expect("it has such a key");
    }
}

//! Somebody who has a keyboard and no mouse, and hears what a screen reader would speak.

use serde_json::json;

use crate::{
    desk::Desk,
    elements::{self, Name},
    keyboard::{Keyboard, TAB},
    wait::until,
    window::Window,
};

/// More stops than any screen has.
const STOPS: usize = 150;

/// Notes what is put into a live region, as assistive technology is told of it.
const LISTEN: &str = "
const LIVE = '[aria-live=polite], [role=status], [role=alert]';
window.spoken = [];
new MutationObserver((changes) => {
  const regions = new Set();
  for (const { target, addedNodes } of changes) {
    regions.add((target.closest ? target : target.parentElement)?.closest(LIVE));
    for (const it of addedNodes) regions.add(it.matches?.(LIVE) ? it : it.querySelector?.(LIVE));
  }
  for (const it of regions) {
    const text = it?.textContent.replace(/\\s+/g, ' ').trim();
    if (text) window.spoken.push(text);
  }
}).observe(document.body, { childList: true, subtree: true, characterData: true });";

/// Where the focus is, or within it.
const HAS_FOCUS: &str = "return arguments[0].contains(document.activeElement)";

/// Keys alone, sent through the X server; the driver is only asked what there is.
pub struct Typist<'a> {
    window: &'a Window,
    keyboard: Keyboard,
}

impl<'a> Typist<'a> {
    /// Sits down at a window.
    pub async fn at(desk: &Desk, window: &'a Window) -> Self {
        let keyboard = Keyboard::of(desk.display());
        until(async || keyboard.focus()).await.expect("the window takes the keyboard");
        window.client().execute(LISTEN, Vec::new()).await.expect("the window answers");
        Self { window, keyboard }
    }

    /// Presses a key. What is heard is what is said from then on.
    pub async fn press(&self, symbol: impl Into<u32>) {
        self.listens_anew().await;
        self.keyboard.press(symbol.into());
    }

    /// The same while Ctrl is held.
    pub async fn control(&self, symbol: impl Into<u32>) {
        self.listens_anew().await;
        self.keyboard.control(symbol.into());
    }

    /// Types where the focus is.
    pub fn write(&self, text: &str) {
        self.keyboard.write(text);
    }

    /// From now on only what is said later counts.
    pub async fn listens_anew(&self) {
        let script = "window.spoken.length = 0";
        self.window.client().execute(script, Vec::new()).await.expect("the window answers");
    }

    /// Waits until something with this in it was spoken.
    #[track_caller]
    pub fn hears(&self, text: &str) -> impl Future<Output = ()> {
        let caller = std::panic::Location::caller();
        async move {
            let script = "return window.spoken.some((it) => it.includes(arguments[0]))";
            let heard = until(async || {
                let said = self.window.client().execute(script, vec![json!(text)]).await.ok()?;
                (said == true).then_some(())
            });
            if heard.await.is_none() {
                let said = self.window.client().execute("return window.spoken", Vec::new()).await;
                panic!("{caller}: {text:?} was not spoken, but {said:#?}");
            }
        }
    }

    /// Waits until the focus is on, or within, an element with this role and this in its name: what
    /// a screen reader then speaks.
    #[track_caller]
    pub fn is_on(&self, role: &str, part: &str) -> impl Future<Output = ()> {
        let caller = std::panic::Location::caller();
        async move {
            let there = until(async || self.has_focus(role, part).await.then_some(()));
            assert!(there.await.is_some(), "{caller}: the focus is not on the {role} {part:?}");
        }
    }

    /// Presses Tab until the focus is on such an element.
    #[track_caller]
    pub fn goes_to(&self, role: &str, part: &str) -> impl Future<Output = ()> {
        let caller = std::panic::Location::caller();
        async move {
            self.window.find_part(role, part).await;
            for _ in 0..STOPS {
                if self.has_focus(role, part).await {
                    return;
                }
                self.keyboard.press(TAB);
            }
            panic!("{caller}: Tab does not lead to the {role} {part:?}");
        }
    }

    async fn has_focus(&self, role: &str, part: &str) -> bool {
        let client = self.window.client();
        let Some(found) = elements::find(client, role, Name::Has(part)).await else { return false };
        let Ok(element) = serde_json::to_value(found) else { return false };
        client.execute(HAS_FOCUS, vec![element]).await.is_ok_and(|it| it == true)
    }
}

use std::path::PathBuf;

use serde_json::json;

use crate::{
    accessibility,
    window::{ESCAPE, Window},
};

const SIZES: [(u32, u32); 2] = [(1280, 800), (1920, 1080)];
const THEMES: [&str; 2] = ["light", "dark"];

/// Keys then go to the window, whatever was pressed last.
pub const BLUR: &str = "document.activeElement.blur()";

/// Looks at screens and gathers what is wrong with any.
pub struct Tour<'a> {
    window: &'a Window,
    pictures: Option<PathBuf>,
    seen: usize,
    wrong: Vec<String>,
}

impl<'a> Tour<'a> {
    /// Pictures are left in the folder that `DOSSIER_TOUR` names.
    pub fn new(window: &'a Window) -> Self {
        let pictures = std::env::var_os("DOSSIER_TOUR").map(PathBuf::from);
        Self { window, pictures, seen: 0, wrong: Vec::new() }
    }

    /// The window that is looked at.
    pub fn window(&self) -> &'a Window {
        self.window
    }

    /// Nothing was wrong with any of this many screens.
    #[track_caller]
    pub fn is_clean(&self, screens: usize) {
        assert_eq!(self.seen, screens, "every screen was seen");
        assert!(self.wrong.is_empty(), "{} violations: {:#?}", self.wrong.len(), self.wrong);
    }

    /// Looks at what is shown, in both themes.
    pub async fn look(&mut self, screen: &str) {
        for theme in THEMES {
            self.wear(theme).await;
            let found = accessibility::violations(self.window.client()).await;
            self.wrong.extend(found.iter().map(|it| format!("{screen}, {theme}: {it}")));
            self.picture(screen, theme).await;
        }
        self.wear(THEMES[0]).await;
        self.seen += 1;
    }

    async fn wear(&self, theme: &str) {
        let script = "document.documentElement.dataset.theme = arguments[0]";
        let done = self.window.client().execute(script, vec![json!(theme)]).await;
        done.expect("the window answers");
    }

    async fn picture(&self, screen: &str, theme: &str) {
        let Some(folder) = &self.pictures else { return };
        for (width, height) in SIZES {
            self.window.resize(width, height).await;
            let name = format!("{screen}-{theme}-{width}x{height}.png");
            let picture = self.window.picture().await;
            std::fs::write(folder.join(name), picture).expect("a picture can be written");
        }
        let (width, height) = SIZES[0];
        self.window.resize(width, height).await;
    }

    /// Opens a sheet with a key, looks at it and leaves it.
    pub async fn sheet(&mut self, screen: &str, key: &str) {
        self.window.keys(key).await;
        self.open_sheet(screen).await;
    }

    /// Looks at the sheet that is opening and leaves it.
    pub async fn open_sheet(&mut self, screen: &str) {
        let dialog = async || self.window.text("[role=dialog]").await;
        self.window.wait(&format!("the sheet {screen}"), dialog).await;
        self.look(screen).await;
        self.window.keys(ESCAPE).await;
        let gone = async || self.window.text("[role=dialog]").await.is_none().then_some(());
        self.window.wait(&format!("the end of {screen}"), gone).await;
    }
}

use std::{pin::pin, time::Duration};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const PATIENCE: Duration = Duration::from_secs(1);
const TICK: Duration = Duration::from_millis(120);

/// A sign of life on standard error for work that takes longer than a second. Drawn on a terminal
/// only.
#[derive(Clone)]
pub(crate) struct Progress {
    bar: ProgressBar,
    is_silent: bool,
}

impl Progress {
    pub(crate) fn new(doing: &str, is_silent: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        bar.set_message(doing.to_owned());
        Self { bar, is_silent }
    }

    /// What is being done now.
    pub(crate) fn say(&self, doing: String) {
        self.bar.set_message(doing);
    }

    /// Awaits the work, with a sign of life once it takes long.
    pub(crate) async fn during<T>(&self, work: impl Future<Output = T>) -> T {
        let mut work = pin!(work);
        if let Ok(done) = tokio::time::timeout(PATIENCE, &mut work).await {
            return done;
        }
        if !self.is_silent {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.enable_steady_tick(TICK);
        }
        let done = work.await;
        self.bar.finish_and_clear();
        done
    }
}

use std::time::{Duration, Instant};

/// How long each stage of a preparation took, in the order in which they ran.
#[derive(Debug, Default)]
pub(crate) struct Stages(Vec<(&'static str, Duration)>);

impl Stages {
    /// Runs a stage and notes its time.
    pub(crate) fn time<T>(&mut self, name: &'static str, stage: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = stage();
        self.0.push((name, start.elapsed()));
        result
    }

    #[cfg(feature = "bench")]
    pub(crate) fn into_inner(self) -> Vec<(&'static str, Duration)> {
        self.0
    }
}

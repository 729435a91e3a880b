use std::time::{Duration, Instant};

/// Generous: other builds may share the machine, and drawing is done by the processor.
pub const PATIENCE: Duration = Duration::from_secs(60);
const LOOK: Duration = Duration::from_millis(40);

/// Looks again and again until `found` finds something; none after [`PATIENCE`].
pub async fn until<T>(found: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    within(PATIENCE, found).await
}

/// The same with another patience.
pub async fn within<T>(patience: Duration, mut found: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        if let Some(value) = found().await {
            return Some(value);
        }
        if start.elapsed() >= patience {
            return None;
        }
        tokio::time::sleep(LOOK).await;
    }
}

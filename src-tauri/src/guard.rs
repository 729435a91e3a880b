//! The one way by which commands run.

use std::{any::Any, panic};

use tauri::State;

use crate::{error::CommandError, state::Shell};

/// Runs a command's body as a task of its own. A body that panics becomes the error `internal`;
/// without this the window's promise would never settle.
///
/// # Errors
/// What the body returns, or `internal`.
pub async fn guarded<T, Body, Work>(shell: State<'_, Shell>, body: Body) -> Result<T, CommandError>
where
    T: Send + 'static,
    Body: FnOnce(Shell) -> Work + Send + 'static,
    Work: Future<Output = Result<T, CommandError>> + Send + 'static,
{
    let shell = shell.inner().clone();
    // The body is called inside the task: what it does before its first await can panic as well.
    let task = tauri::async_runtime::spawn(async move { body(shell).await });
    match task.await {
        Ok(result) => result,
        Err(_) => Err(CommandError::internal("the command panicked")),
    }
}

/// Logs where a panic happened. Not what it says: a message of a failed index or parse can hold
/// what was being read.
pub fn log_panics() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic");
        if cfg!(debug_assertions) || is_plain(info.payload()) {
            before(info);
        }
    }));
}

/// Whether the message is a text of this program and nothing that was put together.
fn is_plain(payload: &dyn Any) -> bool {
    payload.is::<&'static str>()
}

#[cfg(test)]
mod tests {
    use std::{
        io::{self, Write},
        sync::{Arc, Mutex},
    };

    use super::*;

    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<u8>>>);

    impl Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_panic_is_logged_with_its_place_and_none_of_its_words() {
        let lines = Lines::default();
        let writer = lines.clone();
        let log = tracing_subscriber::fmt().with_writer(move || writer.clone()).finish();
        let said = "MARKED-400111222".to_owned();
        log_panics();
        let ended = tracing::subscriber::with_default(log, || {
            tracing::error!(said, "the control: what is logged can be read");
            panic::catch_unwind(|| panic!("no such key: {}", said.clone() + "x"))
        });
        drop(panic::take_hook());
        assert!(ended.is_err());
        let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
        let (control, told) = text.split_once('\n').unwrap();
        assert!(control.contains("MARKED"), "{control}");
        assert!(told.contains("guard.rs:"), "{told}");
        assert!(!told.contains("MARKED"), "{told}");
    }
}

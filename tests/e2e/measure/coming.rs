//! The window while very many customers of a provider come in.

use std::{fs, process::Command, time::Duration};

use serde_json::{Value, json};

use super::{seat::Seat, series::rows_in_sight};
use crate::{
    wait::within,
    words::{t, thousands},
};

/// More than it takes for all of them.
const PATIENCE: Duration = Duration::from_secs(300);

/// The provider of these customers is in threads of this program, and works on a computer of its
/// own otherwise: it takes what the desk leaves. The thread that presses and looks stays as it is.
fn step_aside() {
    let own = fs::read_link("/proc/thread-self").expect("a thread has a number");
    for task in fs::read_dir("/proc/self/task").expect("so have all").flatten() {
        if own.file_name() != Some(&task.file_name()) {
            let mut renice = Command::new("renice");
            renice.args(["-n", "19", "-p"]).arg(task.file_name());
            assert!(renice.status().expect("renice starts").success(), "the thread steps aside");
        }
    }
}

/// From one row to another while so many customers come in, and once all are there.
pub async fn rows_while_coming(customers: usize) -> Value {
    let seat = Seat::beside_customers(customers).await;
    let window = seat.desk.unlocked().await;
    seat.keyboard.focus().expect("the window takes the keyboard");
    seat.command("connections");
    window.press("button", &t("ui-follow-all")).await;
    seat.command("queue");
    seat.command("view: all");
    let all = thousands(customers);
    step_aside();
    let busy = rows_in_sight(&seat);
    assert!(!window.reads(&all).await, "they came in as long as keys were pressed");
    let all_there = async || window.reads(&all).await.then_some(());
    within(PATIENCE, all_there).await.expect("all come in");
    json!({"busy": busy, "idle": rows_in_sight(&seat)})
}

//! What a program takes of the computer's memory.

use std::{collections::HashMap, fs};

/// The proportional share, in kB, of a process and all that it started.
pub fn memory(root: u32) -> u64 {
    let started = children();
    let (mut sum, mut waiting) = (0, vec![root]);
    while let Some(process) = waiting.pop() {
        waiting.extend(started.get(&process).into_iter().flatten());
        // A process may end meanwhile.
        let shares = fs::read_to_string(format!("/proc/{process}/smaps_rollup"));
        let shares = shares.unwrap_or_default();
        let share = shares.lines().find_map(|it| it.strip_prefix("Pss:")).unwrap_or_default();
        sum += share.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0);
    }
    sum
}

/// Which processes each has started.
fn children() -> HashMap<u32, Vec<u32>> {
    let mut started: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in fs::read_dir("/proc").expect("it is Linux").flatten() {
        let told = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        // The name in brackets may have blanks in it; the state and the parent stand behind it.
        let parent = told.rsplit(')').next().and_then(|it| it.split_whitespace().nth(1));
        let number = entry.file_name().to_string_lossy().parse();
        if let (Some(Ok(parent)), Ok(number)) = (parent.map(str::parse), number) {
            started.entry(parent).or_default().push(number);
        }
    }
    started
}

//! The desktop application. Everything is in the library beside it.
#![cfg_attr(all(windows, not(debug_assertions)), windows_subsystem = "windows")]

use std::alloc::System;

use zeroizing_alloc::ZeroAlloc;

/// Memory is wiped as it is given back: what a vault held does not outlast its lock by chance.
#[global_allocator]
static WIPING: ZeroAlloc<System> = ZeroAlloc(System);

fn main() {
    #[cfg(target_os = "linux")]
    dossier::memory::wipe_what_is_given_back();
    dossier::run();
}

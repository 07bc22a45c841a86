//! Where this program is, also once its file has been replaced.
//!
//! What installs a newer version puts another file where this one was, and the system then calls the running one
//! "deleted". On Linux the kernel still gives it, as `/proc/self/exe`: to the process that is about to become the child,
//! that is its parent's program. Elsewhere, and where there is no `/proc`, it is the place at which the program was started.

use std::path::PathBuf;
use std::sync::OnceLock;

/// What the kernel calls the program that runs.
#[cfg(target_os = "linux")]
const BY_THE_KERNEL: &str = "/proc/self/exe";

/// Where the program lay when it was started; unset in a program whose `main` cannot be a process apart. Such a one is
/// never started again: it would come up with a window.
static STARTED_AT: OnceLock<Option<PathBuf>> = OnceLock::new();

/// Notes where the program is. First thing in `main`.
pub(super) fn remember() {
    let _ = STARTED_AT.set(std::env::current_exe().ok());
}

/// What to start to run this program again; none when it has not been asked to remember.
pub(super) fn program() -> Option<PathBuf> {
    let started_at = STARTED_AT.get()?;
    by_the_kernel().or_else(|| started_at.clone())
}

#[cfg(target_os = "linux")]
pub(super) fn by_the_kernel() -> Option<PathBuf> {
    let path = PathBuf::from(BY_THE_KERNEL);
    path.metadata().is_ok().then_some(path)
}

#[cfg(not(target_os = "linux"))]
fn by_the_kernel() -> Option<PathBuf> {
    None
}

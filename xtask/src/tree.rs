//! Where things are in the work tree.

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The interface's folder.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// Where cargo writes: what the caller set, or `target`.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// Where the last test run left its results, one file a runner.
pub fn results() -> PathBuf {
    target().join("test-results")
}

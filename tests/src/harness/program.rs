//! Where the programs of this build are.

use super::{HarnessError, Result};
use std::path::PathBuf;

/// A program of the workspace, from the same build as the one that asks.
///
/// # Errors
/// [`HarnessError::NotBuilt`] when it is not there.
pub fn path(name: &str) -> Result<PathBuf> {
    let me = std::env::current_exe().map_err(HarnessError::io("the running program"))?;
    // Programs lie in target/debug, test programs in target/debug/deps.
    let dirs = me.ancestors().skip(1).take(2);
    let mut places = dirs.map(|dir| dir.join(name));
    let first = me.with_file_name(name);
    places.find(|path| path.is_file()).ok_or(HarnessError::NotBuilt(first))
}

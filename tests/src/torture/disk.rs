//! A small disk that is full now and then. Only root can have one.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// How large it is.
const SIZE: &str = "size=48m";

/// A small disk; it is taken away when this is dropped.
#[derive(Debug)]
pub(super) struct Disk(PathBuf);

impl Disk {
    /// A small disk at this place; none where it cannot be had.
    pub(super) fn make(place: &Path) -> Option<Self> {
        std::fs::create_dir_all(place).ok()?;
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", SIZE, "tmpfs"]).arg(place);
        mount.stdout(Stdio::null()).stderr(Stdio::null());
        mount.status().is_ok_and(|status| status.success()).then(|| Self(place.to_owned()))
    }

    /// Fills it up to so many bytes.
    pub(super) fn fill(&self, left: u64) {
        let Ok(mut file) = std::fs::File::create(self.filling()) else { return };
        let block = vec![0; 64 * 1024];
        while file.write_all(&block).is_ok() {}
        // The last block may have gone in part.
        let length = file.metadata().map(|meta| meta.len()).unwrap_or_default();
        let _ = file.set_len(length.saturating_sub(left));
    }

    /// Makes room again.
    pub(super) fn clear(&self) {
        let _ = std::fs::remove_file(self.filling());
    }

    fn filling(&self) -> PathBuf {
        self.0.join("filling")
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

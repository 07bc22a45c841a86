//! A small disk that is full now and then: a machine's, or the server's. Only root can have one.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A small disk; it is taken away when this is dropped.
#[derive(Debug)]
pub(super) struct Disk {
    place: PathBuf,
    /// How large it is when it is not full.
    bytes: u64,
}

impl Disk {
    /// A disk of this size at this place; none where it cannot be had.
    pub(super) fn make(place: &Path, bytes: u64) -> Option<Self> {
        std::fs::create_dir_all(place).ok()?;
        let size = format!("size={bytes}");
        let made = run("mount", &["-t", "tmpfs", "-o", &size, "tmpfs"], place)?;
        made.status.success().then(|| Self { place: place.to_owned(), bytes })
    }

    /// Leaves so many bytes on it. What is there already stays; it is the disk that becomes smaller, since a large one
    /// that is filled would take as much memory.
    pub(super) fn fill(&self, left: u64) {
        if let Some(used) = self.used() {
            self.resize((used + left).min(self.bytes));
        }
    }

    /// Makes room again.
    pub(super) fn clear(&self) {
        self.resize(self.bytes);
    }

    fn resize(&self, bytes: u64) {
        let _ = run("mount", &["-o", &format!("remount,size={bytes}")], &self.place);
    }

    fn used(&self) -> Option<u64> {
        let said = run("df", &["--block-size=1", "--output=used"], &self.place)?;
        String::from_utf8_lossy(&said.stdout).lines().nth(1)?.trim().parse().ok()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = run("umount", &["-l"], &self.place);
    }
}

fn run(program: &str, arguments: &[&str], place: &Path) -> Option<Output> {
    Command::new(program).args(arguments).arg(place).stdin(Stdio::null()).output().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disk_is_full_until_there_is_room_again() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("disk");
        // Only root can have one.
        let Some(disk) = Disk::make(&place, 8 << 20) else { return };
        let write = |bytes: usize| std::fs::write(place.join("file"), vec![7; bytes]);
        write(1 << 20).unwrap();
        disk.fill(64 << 10);
        assert!(std::fs::write(place.join("other"), vec![7; 1 << 20]).is_err());
        assert_eq!(std::fs::read(place.join("file")).unwrap().len(), 1 << 20);
        disk.clear();
        write(4 << 20).unwrap();
    }
}

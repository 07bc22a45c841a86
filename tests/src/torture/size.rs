//! How much memory and disk is taken, in kilobytes.

use std::path::Path;

/// Memory that this process holds (`VmRSS`).
pub(super) fn of_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches("kB").trim().parse().unwrap_or_default()
}

/// All files of a folder, and of them the logs of databases, which grow to a bound and begin again.
pub(super) fn of_folder(folder: &Path) -> (u64, u64) {
    let (mut kept, mut logs) = (0, 0);
    for file in files(folder) {
        let length = file.metadata().map(|meta| meta.len()).unwrap_or_default();
        let is_log = file.to_string_lossy().ends_with("-wal");
        *(if is_log { &mut logs } else { &mut kept }) += length;
    }
    (kept / 1024, logs / 1024)
}

/// The files of a folder and of those in it.
pub(super) fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => found.extend(files(&path)),
            Ok(kind) if kind.is_file() => found.push(path),
            _ => {}
        }
    }
    found.sort();
    found
}

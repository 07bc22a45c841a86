//! The processes of a window, as the kernel tells of them.

use std::path::Path;

/// The process of this group that runs this program. By its name: which file it is, is for root alone to see of a process
/// that cannot be dumped.
pub(super) fn child_of(group: u32, program: &Path) -> Option<u32> {
    let name = program.file_name()?.to_string_lossy().into_owned();
    members_of(group).find(|id| name_of(*id).is_some_and(|comm| comm == name))
}

/// The name of a process, as far as the kernel keeps it (15 bytes).
fn name_of(process: u32) -> Option<String> {
    Some(std::fs::read_to_string(format!("/proc/{process}/comm")).ok()?.trim_end().to_owned())
}

/// The most memory that a process has taken so far (`VmHWM`), MiB.
pub(super) fn peak_memory(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?;
    Some(peak.parse::<u64>().ok()? / 1024)
}

/// Whether a process is no more, or waits only to be fetched by its parent.
pub(super) fn has_ended(process: u32) -> bool {
    stat_of(process).is_none_or(|stat| stat.contains(") Z "))
}

fn members_of(group: u32) -> impl Iterator<Item = u32> {
    let processes = std::fs::read_dir("/proc").into_iter().flatten().flatten();
    let ids = processes.filter_map(|entry| entry.file_name().to_string_lossy().parse::<u32>().ok());
    ids.filter(move |id| group_of(*id) == Some(group))
}

fn group_of(process: u32) -> Option<u32> {
    // The name stands in parentheses and may hold spaces; the group is the third field after it.
    stat_of(process)?.rsplit_once(')')?.1.split_whitespace().nth(2)?.parse().ok()
}

fn stat_of(process: u32) -> Option<String> {
    std::fs::read_to_string(format!("/proc/{process}/stat")).ok()
}

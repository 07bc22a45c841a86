//! The process apart: what is to be read on standard input, the answer on standard output, nothing on the disk.

use super::{Limits, Task, own};
use std::ffi::OsStr;
use std::io::{Read, Write};

/// The argument that makes a program of ours a process apart. The task and what else it needs to know follow.
pub(super) const ARGUMENT: &str = "--apart";
/// What it says once it has begun and its limits hold: what goes wrong before that is nothing that the file did.
pub(super) const BEGUN: &[u8; 8] = b"\0begun1\n";

/// Does a task: with what else it needs to know and what it is given, it gives its answer piece by piece.
pub type Answer = fn(Task, &str, &[u8], &mut dyn FnMut(&[u8]));

/// Does what the program was started for and answers `true`, when it was started as a process apart. To be called first
/// in `main`, which then returns; without that call the program starts none.
pub fn run_if_asked(work: Answer) -> bool {
    own::remember();
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().as_deref() != Some(OsStr::new(ARGUMENT)) {
        return false;
    }
    let task = arguments.next().and_then(|name| Task::of(&name));
    let extra = arguments.next().and_then(|extra| extra.into_string().ok()).unwrap_or_default();
    if let Some(task) = task {
        bound(task.limits());
        // A failure is an answer too: the caller sees that none came.
        let _ = answer(task, work, &extra, std::io::stdin().lock(), std::io::stdout().lock());
    }
    true
}

/// Reads what is given `from` and writes the answer to `to`, piece by piece as it is found, each after its length; the last is
/// empty.
pub(super) fn answer(
    task: Task,
    work: Answer,
    extra: &str,
    from: impl Read,
    mut to: impl Write,
) -> std::io::Result<()> {
    to.write_all(BEGUN)?;
    to.flush()?;
    let mut given = Vec::new();
    from.take(task.limits().given).read_to_end(&mut given)?;
    let mut written = Ok(());
    work(task, extra, &given, &mut |piece| {
        if written.is_ok() && !piece.is_empty() {
            written = put(&mut to, piece);
        }
    });
    written?;
    put(&mut to, &[])
}

/// Writes a piece and lets go of it: what comes after may end this process.
fn put(to: &mut impl Write, piece: &[u8]) -> std::io::Result<()> {
    to.write_all(&(piece.len() as u64).to_le_bytes())?;
    to.write_all(piece)?;
    to.flush()
}

#[cfg(unix)]
pub(super) fn bound(limits: Limits) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let Limits { memory, seconds, .. } = limits;
    // What the program and its libraries have laid out already is not the file's doing.
    let laid_out = laid_out().map(|bytes| (Resource::As, bytes.saturating_add(memory)));
    let of_data = (Resource::Data, memory);
    let others = [(Resource::Cpu, seconds), (Resource::Core, 0), (Resource::Fsize, 0)];
    for (resource, most) in others.into_iter().chain([of_data]).chain(laid_out) {
        // macOS refuses some of them; the caller's own deadline holds there.
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
}

#[cfg(not(unix))]
pub(super) fn bound(_limits: Limits) {}

/// The address space that this process has, bytes, where the system says so.
#[cfg(unix)]
fn laid_out() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let size = status.lines().find_map(|line| line.strip_prefix("VmSize:"))?;
    Some(size.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()? * 1024)
}

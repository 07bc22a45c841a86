//! The reading process: a file on standard input, its words on standard output, nothing on the disk.

use super::{Extracted, FILE_MAX, words};
use std::ffi::OsStr;
use std::io::{Read, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// The argument that makes a program of ours the reading process. The media type follows it.
pub const ARGUMENT: &str = "--read-words";
/// What an answer begins with.
pub(super) const MARK: &[u8; 8] = b"\0words1\n";
/// Memory that the process may take, bytes, where the system can bound it.
#[cfg(unix)]
const MEMORY_MAX: u64 = 1024 * 1024 * 1024;
/// Seconds of processor time, where the system can bound it.
#[cfg(unix)]
pub(super) const SECONDS_MAX: u64 = 20;

/// Whether this program's `main` can be the reading process. One that cannot is never started again to read: it would
/// come up with a window.
static CAN_READ: AtomicBool = AtomicBool::new(false);

pub(super) fn can_read() -> bool {
    CAN_READ.load(Ordering::Relaxed)
}

/// Reads a file's words and answers `true` when the program was started for that. To be called first in `main`, which
/// then returns; without that call no words are read from files.
pub fn run_if_asked() -> bool {
    CAN_READ.store(true, Ordering::Relaxed);
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().as_deref() != Some(OsStr::new(ARGUMENT)) {
        return false;
    }
    let media_type = arguments.next().and_then(|argument| argument.into_string().ok()).unwrap_or_default();
    bound();
    // A failure is an answer too: the caller sees that no answer came.
    let _ = answer(&media_type, std::io::stdin().lock(), std::io::stdout().lock());
    true
}

/// Reads `from` and writes the answer to `to`.
pub(super) fn answer(media_type: &str, from: impl Read, mut to: impl Write) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    from.take(FILE_MAX + 1).read_to_end(&mut bytes)?;
    let extracted =
        if bytes.len() as u64 > FILE_MAX { Extracted::Unreadable } else { words(media_type, &bytes) };
    let (state, text) = match &extracted {
        Extracted::Text(text) => (b't', text.as_str()),
        Extracted::None => (b'n', ""),
        Extracted::Unreadable => (b'u', ""),
    };
    to.write_all(MARK)?;
    to.write_all(&[state])?;
    to.write_all(text.as_bytes())?;
    to.flush()
}

#[cfg(unix)]
fn bound() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let limits = [
        (Resource::Data, MEMORY_MAX),
        (Resource::Cpu, SECONDS_MAX),
        (Resource::Core, 0),
        (Resource::Fsize, 0),
    ];
    for (resource, most) in limits {
        // macOS refuses some of them; the caller's own deadline holds there.
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    }
}

#[cfg(not(unix))]
fn bound() {}

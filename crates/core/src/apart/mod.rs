//! What strangers have made is read in a process of its own: bounded in time and memory, without a file to write or a
//! database to see, and free to fail. The app goes on whatever becomes of it.

mod child;
mod own;
mod process;
#[cfg(test)]
mod tests;

pub use child::{Answer, run_if_asked};
pub use process::{Answered, Failure, Program, run, run_as_far};

use std::ffi::OsStr;
use std::time::Duration;

/// The largest file whose words are read, bytes.
pub const FILE_MAX: u64 = 48 * 1024 * 1024;
/// The most words that are kept of a file, bytes.
pub const TEXT_MAX: usize = 4 * 1024 * 1024;
/// The most of a file that is read to check it as a certificate: more than the largest photograph that is looked at.
pub(crate) const CERTIFICATE_MAX: u64 = 40 << 20;

/// What a process apart is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// The words of a file, for search.
    Words,
    /// The check of a kursbevis that somebody shows.
    Kursbevis,
}

/// What a process may take.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// Memory on top of what it begins with, bytes.
    #[cfg_attr(not(unix), allow(dead_code))]
    memory: u64,
    /// Seconds of processor time.
    #[cfg_attr(not(unix), allow(dead_code))]
    seconds: u64,
    /// Time by the clock, from when it has begun: it ends a process that waits, and one on a system without the other
    /// limits.
    deadline: Duration,
    /// Bytes that it is given.
    given: u64,
    /// Bytes that it may answer.
    answer: u64,
}

impl Task {
    const ALL: [Self; 2] = [Self::Words, Self::Kursbevis];

    /// What it is called in the arguments.
    const fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Kursbevis => "kursbevis",
        }
    }

    fn of(name: &OsStr) -> Option<Self> {
        Self::ALL.into_iter().find(|task| name == task.name())
    }

    const fn limits(self) -> Limits {
        const MIB: u64 = 1024 * 1024;
        match self {
            Self::Words => Limits {
                memory: 1024 * MIB,
                seconds: 20,
                deadline: Duration::from_secs(30),
                given: FILE_MAX + MIB,
                answer: TEXT_MAX as u64 + MIB,
            },
            // Someone waits for it. It is started, reads and says what it found within five seconds.
            Self::Kursbevis => Limits {
                memory: 256 * MIB,
                seconds: 4,
                deadline: Duration::from_secs(10),
                given: CERTIFICATE_MAX + 16 * MIB,
                answer: 16 * MIB,
            },
        }
    }
}

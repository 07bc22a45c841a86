//! What strangers have made is read in a process of its own: bounded in time and memory, without a file to write or a
//! database to see, and free to fail. The app goes on whatever becomes of it.

mod child;
mod own;
mod process;
#[cfg(test)]
mod tests;

pub use child::run_if_asked;
pub use process::{Answered, Failure, Program, run, run_as_far};

use std::ffi::OsStr;
use std::time::Duration;

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
                given: crate::extract::FILE_MAX + MIB,
                answer: crate::extract::TEXT_MAX as u64 + MIB,
            },
            // Someone waits for it. It is started, reads and says what it found within five seconds.
            Self::Kursbevis => Limits {
                memory: 256 * MIB,
                seconds: 4,
                deadline: Duration::from_secs(10),
                given: crate::courses::LONGEST_CHECKED + 16 * MIB,
                answer: 16 * MIB,
            },
        }
    }

    /// Does the work and gives the answer, piece by piece. This is the process apart.
    fn answer(self, extra: &str, given: &[u8], give: &mut dyn FnMut(&[u8])) {
        match self {
            Self::Words => crate::extract::answer(extra, given, give),
            Self::Kursbevis => crate::courses::answer(given, give),
        }
    }
}

//! Where `managed.json` lies on each system.

use std::path::{Path, PathBuf};

const FILE: &str = "managed.json";

/// A kind of system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum System {
    /// Windows.
    Windows,
    /// macOS.
    Mac,
    /// Linux and its like.
    Linux,
}

impl System {
    /// The one that this runs on.
    #[must_use]
    pub const fn here() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::Mac
        } else {
            Self::Linux
        }
    }
}

/// The machine's file and then the user's. `variable` reads the environment.
#[must_use]
pub fn places(system: System, variable: impl Fn(&str) -> Option<PathBuf>) -> Vec<PathBuf> {
    let named = |folder: Option<PathBuf>| folder.map(|folder| folder.join("Min side").join(FILE));
    let (machine, user) = match system {
        System::Windows => (named(variable("ProgramData")), named(variable("APPDATA"))),
        System::Mac => {
            let library = "Library/Application Support";
            (
                named(Some(Path::new("/").join(library))),
                named(variable("HOME").map(|home| home.join(library))),
            )
        }
        System::Linux => {
            let config = variable("XDG_CONFIG_HOME").or_else(|| Some(variable("HOME")?.join(".config")));
            let named = |folder: PathBuf| folder.join("min-side").join(FILE);
            (Some(named(PathBuf::from("/etc"))), config.map(named))
        }
    };
    machine.into_iter().chain(user).collect()
}

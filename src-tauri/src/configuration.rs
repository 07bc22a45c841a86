//! Where the server and the data are: the build, arguments, environment, and what an IT department or the union has set for
//! the machine. No user and no token comes this way.

use crate::StartError;
use min_side_core::managed::{Found, Storage, System, places};
use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use url::Url;

/// The app's name in file systems and on the session bus.
pub const IDENTIFIER: &str = "no.minside.app";

const USAGE: &str = "usage: min-side [--server URL] [--data DIR]";

/// The server that whoever packages the app has built in: `MIN_SIDE_BUILD_SERVER`, when it is compiled.
const BUILT_IN: Option<&str> = option_env!("MIN_SIDE_BUILD_SERVER");

/// What the shell starts with.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// The union's server; none when nobody has said, and the member is asked.
    pub server: Option<Url>,
    /// What an IT department or the union has set.
    pub managed: Found,
    /// The folder of everything that is kept.
    pub data: PathBuf,
    /// Whether newer versions may be looked for.
    pub updates: bool,
}

impl Configuration {
    /// Reads the arguments, the environment and the managed settings.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, StartError> {
        let variable =
            |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let managed = Found::read(&places(System::here(), variable));
        let mut server = std::env::var("MIN_SIDE_SERVER").ok().filter(|url| !url.is_empty());
        let mut data = None;
        let mut arguments = arguments.into_iter();
        while let Some(name) = arguments.next() {
            match (name.to_str(), arguments.next()) {
                (Some("--server"), Some(url)) => server = Some(url.to_string_lossy().into_owned()),
                (Some("--data"), Some(dir)) => data = Some(PathBuf::from(dir)),
                _ => return Err(StartError::Usage(USAGE.to_owned())),
            }
        }
        let server = server.or_else(|| BUILT_IN.filter(|url| !url.is_empty()).map(str::to_owned));
        let server = server.map(|text| web_address(&text)).transpose()?;
        let data = data.or_else(default_data).ok_or(StartError::NoDataFolder)?;
        let data = std::path::absolute(&data).unwrap_or(data);
        // Where the settings cannot be read, they may have forbidden it.
        let updates = managed.fault.is_none() && managed.settings.updates.unwrap_or(true);
        Ok(Self { server, managed, data, updates })
    }

    /// Whether something may be kept on this machine's disk. Not where the settings that may forbid it cannot be read.
    pub fn keeps(&self) -> bool {
        self.managed.fault.is_none() && self.managed.settings.storage != Some(Storage::Memory)
    }

    /// The name under which a second start finds the first: one for each data folder.
    pub fn instance_name(&self) -> String {
        let mut hasher = DefaultHasher::new();
        self.data.hash(&mut hasher);
        format!("{IDENTIFIER}.data{:016x}", hasher.finish())
    }
}

fn web_address(text: &str) -> Result<Url, StartError> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
    url.ok_or_else(|| StartError::Usage(format!("--server: not a web address\n{USAGE}")))
}

fn default_data() -> Option<PathBuf> {
    let var = |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = if cfg!(target_os = "windows") {
        var("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        var("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        var("XDG_DATA_HOME").or_else(|| var("HOME").map(|home| home.join(".local/share")))
    };
    base.map(|base| base.join(IDENTIFIER))
}

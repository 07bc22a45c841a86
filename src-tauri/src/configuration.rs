//! Where the server and the data are: arguments, environment, and what an IT department has set for the machine.
//! No user and no token comes this way.

use crate::StartError;
use serde::Deserialize;
use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use url::Url;

/// The app's name in file systems and on the session bus.
pub const IDENTIFIER: &str = "no.minside.app";

const USAGE: &str = "usage: min-side [--server URL] [--data DIR]";

/// What the shell starts with.
#[derive(Debug, Clone)]
pub struct Configuration {
    /// The union's server; none when nobody has said.
    pub server: Option<Url>,
    /// The folder of everything that is kept.
    pub data: PathBuf,
    /// Whether newer versions may be looked for.
    pub updates: bool,
}

/// The settings of an IT department; each that is there wins over the user's.
#[derive(Debug, Default, Deserialize)]
struct Managed {
    server: Option<Url>,
    /// False where the department installs newer versions itself.
    updates: Option<bool>,
}

impl Configuration {
    /// Reads the arguments, the environment and the managed settings.
    pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, StartError> {
        let managed = managed()?;
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
        let server = server.map(|text| web_address(&text)).transpose()?;
        let data = data.or_else(default_data).ok_or(StartError::NoDataFolder)?;
        let data = std::path::absolute(&data).unwrap_or(data);
        Ok(Self { server: managed.server.or(server), data, updates: managed.updates.unwrap_or(true) })
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

fn managed() -> Result<Managed, StartError> {
    let path = if cfg!(target_os = "windows") {
        std::env::var_os("ProgramData").map(|dir| Path::new(&dir).join("Min side").join("managed.json"))
    } else if cfg!(target_os = "macos") {
        Some(PathBuf::from("/Library/Application Support/Min side/managed.json"))
    } else {
        Some(PathBuf::from("/etc/min-side/managed.json"))
    };
    match path.map(std::fs::read) {
        Some(Ok(bytes)) => serde_json::from_slice(&bytes)
            .map_err(|error| StartError::Usage(format!("the managed settings cannot be read: {error}"))),
        _ => Ok(Managed::default()),
    }
}

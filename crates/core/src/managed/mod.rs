//! What an employer's IT department or the union has set for a machine or a user: `managed.json`. Each setting that is
//! there wins over what the member or the command line says, and the machine's file over the user's.

mod address;
mod places;
mod read;
mod schema;
#[cfg(test)]
mod tests;

pub use address::web_address;
pub use places::{System, places};
pub use schema::{SETTINGS, Setting, schema};

use crate::error::{Error, Result};
use crate::views::{ManagedSetting, ManagedView};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use url::Url;

/// Where what is fetched may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Storage {
    /// Encrypted on disk.
    Disk,
    /// In memory alone: gone when the app closes.
    Memory,
}

/// How calls leave the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proxy {
    /// Without a proxy, whatever the system says.
    Direct,
    /// Through this one.
    At(Url),
}

/// The settings. What is not there is as the app comes, or as the member has it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Managed {
    /// Who has set them, as the member knows them.
    pub managed_by: Option<String>,
    /// The union's server.
    pub server: Option<Url>,
    /// The only issuer that members may be sent to for signing in.
    pub issuer: Option<Url>,
    /// The client id to present there, instead of the one that the server names.
    pub client_id: Option<String>,
    /// How calls leave the machine; none is as the system says.
    pub proxy: Option<Proxy>,
    /// Certificate authorities (PEM) that are trusted besides the system's.
    pub ca_file: Option<PathBuf>,
    /// Whether the app may look for newer versions of itself.
    pub updates: Option<bool>,
    /// Where what is fetched may be kept.
    pub storage: Option<Storage>,
}

/// A file that cannot be used. Nothing is taken from any file then: what was to be restricted is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: PathBuf,
    /// The setting whose value is wrong; empty where the file as a whole cannot be read.
    pub setting: &'static str,
}

/// What was found on a machine.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The settings of both files.
    pub settings: Managed,
    /// Names in the files that this version does not know. They change nothing.
    pub unknown: BTreeSet<String>,
    /// Why they cannot be used.
    pub fault: Option<Fault>,
}

impl Found {
    /// Reads the files at these places, the one that wins first. A file that is not there sets nothing.
    #[must_use]
    pub fn read(files: &[PathBuf]) -> Self {
        let mut found = Self::default();
        for file in files {
            match read::file(file) {
                Ok(Some((settings, unknown))) => {
                    found.settings = found.settings.or(settings);
                    found.unknown.extend(unknown);
                }
                Ok(None) => {}
                Err(setting) => {
                    let fault = Some(Fault { file: file.clone(), setting });
                    return Self { fault, ..Self::default() };
                }
            }
        }
        found
    }

    /// Sees that the settings can be used.
    ///
    /// # Errors
    /// `managed_unreadable` with the file and the setting.
    pub fn check(&self) -> Result<()> {
        match &self.fault {
            None => Ok(()),
            Some(fault) => Err(unreadable(&fault.file, fault.setting)),
        }
    }

    /// What the member is told of them.
    #[must_use]
    pub fn view(&self) -> ManagedView {
        ManagedView { by: self.settings.managed_by.clone(), settings: self.settings.list() }
    }
}

/// The error of a file that cannot be used.
pub(crate) fn unreadable(file: &Path, setting: &str) -> Error {
    Error::refused("managed_unreadable").with("file", file.display()).with("setting", setting)
}

impl Managed {
    /// These, and for what they leave open the others.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self {
            managed_by: self.managed_by.or(others.managed_by),
            server: self.server.or(others.server),
            issuer: self.issuer.or(others.issuer),
            client_id: self.client_id.or(others.client_id),
            proxy: self.proxy.or(others.proxy),
            ca_file: self.ca_file.or(others.ca_file),
            updates: self.updates.or(others.updates),
            storage: self.storage.or(others.storage),
        }
    }

    /// Those that are there, as a member may read them: no password of a proxy.
    fn list(&self) -> Vec<ManagedSetting> {
        let address = |url: &Url| {
            let mut url = url.clone();
            // Neither can fail where there is a host.
            let _ = url.set_username("");
            let _ = url.set_password(None);
            url.as_str().trim_end_matches('/').to_owned()
        };
        let proxy = self.proxy.as_ref().map(|proxy| match proxy {
            Proxy::Direct => "direct".to_owned(),
            Proxy::At(url) => address(url),
        });
        let storage = self.storage.map(|storage| match storage {
            Storage::Disk => "disk".to_owned(),
            Storage::Memory => "memory".to_owned(),
        });
        let all = [
            ("server", self.server.as_ref().map(address)),
            ("issuer", self.issuer.as_ref().map(address)),
            ("client_id", self.client_id.clone()),
            ("proxy", proxy),
            ("ca_file", self.ca_file.as_ref().map(|file| file.display().to_string())),
            ("updates", self.updates.map(|updates| if updates { "on" } else { "off" }.to_owned())),
            ("storage", storage),
        ];
        let there = |(name, value): (&str, Option<String>)| {
            value.map(|value| ManagedSetting { name: name.to_owned(), value })
        };
        all.into_iter().filter_map(there).collect()
    }
}

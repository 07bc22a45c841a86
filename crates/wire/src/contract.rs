//! Versions of the contract: what an app and a server of different ages can do together. What may change between them, and
//! how long an app is served, stands in `docs/contract.md`.

use crate::command::Command;
use crate::service::Service;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A version of the contract, as `1.0`. The paths carry the major one (`/v1`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// Another one breaks what the one before promised.
    pub major: u32,
    /// Grows with each addition to the contract.
    pub minor: u32,
}

/// The version that this build speaks.
pub const CONTRACT: Version = Version { major: 1, minor: 0 };

/// What an app can do with a server of another age. Reading goes on in each case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// All that the app offers.
    Fits,
    /// The server takes no commands of this app any more.
    AppTooOld,
    /// The server does not know what is asked.
    ServerTooOld,
}

/// What a server has said of the contract that it speaks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// [`Service::contract`].
    pub contract: String,
    /// [`Service::oldest`].
    #[serde(default)]
    pub oldest: Option<String>,
}

impl Spoken {
    /// What the server says of itself.
    #[must_use]
    pub fn of(service: &Service) -> Self {
        Self { contract: service.contract.clone(), oldest: service.oldest.clone() }
    }

    /// What an app that speaks `app` can do with it. A server that does not say whose commands it takes, takes those of its
    /// own major version; what cannot be read says nothing.
    #[must_use]
    pub fn fit(&self, app: Version) -> Fit {
        let Some(server) = Version::parse(&self.contract) else { return Fit::Fits };
        let first = Version { major: server.major, minor: 0 };
        if app < self.oldest.as_deref().and_then(Version::parse).unwrap_or(first) {
            Fit::AppTooOld
        } else if server.major < app.major {
            Fit::ServerTooOld
        } else {
            Fit::Fits
        }
    }

    /// Whether it takes a command that the contract has known since this version, from this build.
    #[must_use]
    pub fn takes(&self, since: Version) -> Fit {
        match (self.fit(CONTRACT), Version::parse(&self.contract)) {
            (Fit::Fits, Some(server)) if server < since => Fit::ServerTooOld,
            (fit, _) => fit,
        }
    }
}

impl Version {
    /// Reads `1.4`; `1` is `1.0`. None for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |digits: &str| {
            let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| digits.parse().ok()).flatten()
        };
        match text.split_once('.') {
            Some((major, minor)) => Some(Self { major: number(major)?, minor: number(minor)? }),
            None => Some(Self { major: number(text)?, minor: 0 }),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

impl Command {
    /// The first version of the contract that knows this command. An app keeps it back until the server has come that far.
    #[must_use]
    pub const fn since(&self) -> Version {
        match self {
            Self::SendMessage { .. }
            | Self::MarkRead { .. }
            | Self::EditProfile { .. }
            | Self::EditMembership { .. }
            | Self::ChangeEmployment { .. }
            | Self::WithdrawApplication { .. }
            | Self::OrderReward { .. }
            | Self::AcceptDeclaration { .. }
            | Self::RecordExport { .. } => Version { major: 1, minor: 0 },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn version(major: u32, minor: u32) -> Version {
        Version { major, minor }
    }

    #[test]
    fn a_version_is_read_as_it_is_written() {
        assert_eq!(Version::parse("1"), Some(version(1, 0)));
        assert_eq!(Version::parse(&version(2, 13).to_string()), Some(version(2, 13)));
        for not in ["", ".", "1.", ".1", "1.0.0", "v1", "+1", "-1", "1.99999999999"] {
            assert_eq!(Version::parse(not), None, "{not}");
        }
    }

    #[test]
    fn what_fits_is_told_by_both_sides_versions() {
        let app = version(1, 4);
        for (server, oldest, fit) in [
            ("1.4", None, Fit::Fits),
            ("1.9", None, Fit::Fits),
            ("1.9", Some("1.4"), Fit::Fits),
            ("1.9", Some("1.5"), Fit::AppTooOld),
            ("2.0", None, Fit::AppTooOld),
            // One that has a new major version and serves the old one still.
            ("2.0", Some("1.0"), Fit::Fits),
            // Of the same major version, it is what is asked that decides.
            ("1.3", None, Fit::Fits),
            ("0.9", None, Fit::ServerTooOld),
            ("", None, Fit::Fits),
            ("neste", Some("?"), Fit::Fits),
        ] {
            let spoken = Spoken { contract: server.to_owned(), oldest: oldest.map(str::to_owned) };
            assert_eq!(spoken.fit(app), fit, "{server} {oldest:?}");
        }
    }

    #[test]
    fn a_command_is_for_a_server_that_knows_it() {
        let spoken = |contract: &str| Spoken { contract: contract.to_owned(), oldest: None };
        assert_eq!(spoken("1").takes(version(1, 0)), Fit::Fits);
        assert_eq!(spoken("1.3").takes(version(1, 4)), Fit::ServerTooOld);
        assert_eq!(spoken("1.4").takes(version(1, 4)), Fit::Fits);
        assert_eq!(spoken("").takes(version(1, 4)), Fit::Fits, "what it answers tells");
        assert_eq!(spoken("2.0").takes(version(1, 0)), Fit::AppTooOld);
    }
}

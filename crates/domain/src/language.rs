//! The languages the app speaks.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A language of the interface and of certificates, by its BCP 47 primary subtag.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Norwegian bokmål.
    #[default]
    Nb,
    /// Norwegian nynorsk.
    Nn,
    /// English.
    En,
}

impl Language {
    /// Every language, in the order in which menus show them.
    pub const ALL: [Self; 3] = [Self::Nb, Self::Nn, Self::En];

    /// The BCP 47 subtag: `nb`, `nn` or `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Nb => "nb",
            Self::Nn => "nn",
            Self::En => "en",
        }
    }

    /// The BCP 47 tag with the region, as documents state it: `nb-NO`.
    #[must_use]
    pub const fn locale(self) -> &'static str {
        match self {
            Self::Nb => "nb-NO",
            Self::Nn => "nn-NO",
            Self::En => "en-GB",
        }
    }

    /// Reads a BCP 47 tag by its primary subtag; `no` is read as bokmål.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next()?.to_ascii_lowercase();
        let primary = if primary == "no" { Self::Nb.tag() } else { &primary };
        Self::ALL.into_iter().find(|language| language.tag() == primary)
    }
}

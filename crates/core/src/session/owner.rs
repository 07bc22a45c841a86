//! Who a member is to the issuer.

use crate::error::Result;
use serde::{Deserialize, Serialize};

/// What the issuer calls a member, and which issuer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Owner {
    issuer: String,
    subject: String,
}

impl Owner {
    pub(crate) fn new(issuer: &str, subject: &str) -> Self {
        Self { issuer: issuer.trim_end_matches('/').to_owned(), subject: subject.to_owned() }
    }

    /// Where one of them does not say which issuer, the name alone decides: no server accepts such a token.
    pub(crate) fn is(&self, other: &Self) -> bool {
        let same_issuer = self.issuer == other.issuer || self.issuer.is_empty() || other.issuer.is_empty();
        self.subject == other.subject && same_issuer
    }

    pub(crate) fn text(&self) -> Result<String> {
        Ok(serde_json::to_string(self)?)
    }
}

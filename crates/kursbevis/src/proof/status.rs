//! The status list: which certificates the issuer has revoked or replaced, signed, with the time it was made, so
//! that a check without network can say "status as of".

use super::jws;
use super::keys::{IssuerSecret, PublicKey};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `typ` of a status list.
const TYP: &str = "kursbevis-status+jwt";

/// What has become of a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusEntry {
    /// When it was revoked or replaced.
    pub at: DateTime<Utc>,
    /// Number of the certificate that stands in its place, if one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
}

/// A status list, by certificate number. What is not on it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatusList {
    /// When the list was made.
    pub as_of: DateTime<Utc>,
    /// Certificates that no longer stand.
    pub entries: BTreeMap<String, StatusEntry>,
}

#[derive(Serialize, Deserialize)]
struct Payload {
    iss: String,
    iat: i64,
    revoked: BTreeMap<String, StatusEntry>,
}

impl StatusList {
    /// Signs the list: the form that `IssuerKey::status_list` carries.
    #[must_use]
    pub fn sign(&self, secret: &IssuerSecret) -> Option<String> {
        let payload =
            Payload { iss: secret.did(), iat: self.as_of.timestamp(), revoked: self.entries.clone() };
        jws::sign(TYP, &serde_json::to_vec(&payload).ok()?, secret)
    }
}

/// Reads a list that `key` has signed; `None` when it has not.
pub fn open(text: &str, key: &PublicKey) -> Option<StatusList> {
    let parts = jws::parts(text)?;
    if parts.header.typ != TYP || !parts.is_signed_by(key) {
        return None;
    }
    let payload: Payload = serde_json::from_slice(&parts.payload).ok()?;
    if payload.iss != key.did() {
        return None;
    }
    Some(StatusList { as_of: DateTime::from_timestamp(payload.iat, 0)?, entries: payload.revoked })
}

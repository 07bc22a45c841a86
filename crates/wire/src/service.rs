//! What a server says of itself, and uploads.

use serde::{Deserialize, Serialize};

/// The answer of [`crate::route::SERVICE`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Service {
    /// Name of the union.
    pub union: String,
    /// Version of the contract, as `1.0`: see [`crate::contract`].
    pub contract: String,
    /// The oldest version of the contract whose apps may still send commands; none for every one of the same major version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oldest: Option<String>,
    /// The OpenID Connect issuer whose tokens are accepted.
    pub issuer: String,
    /// The client id that the app presents to the issuer.
    pub client_id: String,
    /// The audience that access tokens must name.
    pub audience: String,
    /// Whether this is a demonstration.
    #[serde(default)]
    pub demo: bool,
}

/// Begins an upload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct UploadRequest {
    /// SHA-256 of the whole, lower-case hex.
    pub sha256: String,
    /// Bytes of the whole.
    pub size: u64,
    /// Media type.
    pub media_type: String,
}

/// An upload that has begun. The same hash and size by the same member answer the same upload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Upload {
    /// Id.
    pub id: String,
    /// Bytes received; the whole size when it is complete.
    pub offset: u64,
    /// Bytes of the whole.
    pub size: u64,
}

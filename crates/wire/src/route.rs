//! Paths of the contract.

/// What this server is and which issuer it trusts. Open to anyone.
pub const SERVICE: &str = "/v1/service";
/// The OpenAPI 3.1 document. Open to anyone.
pub const OPENAPI: &str = "/v1/openapi.json";
/// The change feed: `GET ?cursor=&limit=`.
pub const CHANGES: &str = "/v1/changes";
/// Commands: `POST`.
pub const COMMANDS: &str = "/v1/commands";
/// Server-sent events that say only that something changed.
pub const EVENTS: &str = "/v1/events";
/// A blob by its hash: `GET` with `Range`.
pub const BLOB: &str = "/v1/blobs/{sha256}";
/// Uploads: `POST` begins one.
pub const UPLOADS: &str = "/v1/uploads";
/// One upload: `HEAD` tells the offset, `PATCH` appends at it (tus 1.0 semantics).
pub const UPLOAD: &str = "/v1/uploads/{id}";
/// Commands of the office's: `POST`, for the `office` role.
pub const OFFICE_COMMANDS: &str = "/v1/office/commands";
/// What waits for the office: `GET`, for the `office` role.
pub const OFFICE_WAITING: &str = "/v1/office/waiting";
/// The office's log: `GET ?after=`, for the `office` role.
pub const OFFICE_LOG: &str = "/v1/office/log";

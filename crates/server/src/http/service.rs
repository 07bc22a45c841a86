//! What the server says of itself: its service and its contract.

use super::state::Shared;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use min_side_wire::service::Service;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The contract, as it is committed.
pub(crate) const OPENAPI: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json"));

static OPENAPI_TAG: LazyLock<String> =
    LazyLock::new(|| format!("\"{}\"", crate::hex(&Sha256::digest(OPENAPI.as_bytes())[..16])));

pub(super) async fn service(State(state): State<Shared>) -> Json<Service> {
    Json(state.service.clone())
}

pub(super) async fn openapi(asked: HeaderMap) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Ok(tag) = HeaderValue::from_str(&OPENAPI_TAG) {
        if asked.get(header::IF_NONE_MATCH) == Some(&tag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        headers.insert(header::ETAG, tag);
    }
    (headers, OPENAPI).into_response()
}

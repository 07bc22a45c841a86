//! The routes of a demonstration's issuer.

mod authorize;
mod page;
#[cfg(test)]
mod tests;
mod token;

use super::error::ApiError;
use super::state::Shared;
use crate::oidc::PATH;
use axum::extract::{DefaultBodyLimit, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use jsonwebtoken::jwk::JwkSet;
use serde_json::Value;

/// A form's size in bytes, at most.
const MAX_FORM: usize = 16 * 1024;

/// The issuer's routes.
pub fn router() -> Router<Shared> {
    let routes = Router::new()
        .route("/.well-known/openid-configuration", get(discovery))
        .route("/jwks", get(jwks))
        .route("/authorize", get(authorize::ask).post(authorize::answer))
        .route("/token", post(token::token))
        .route("/revoke", post(token::revoke))
        .route("/demo-token", get(token::demo_token))
        .layer(DefaultBodyLimit::max(MAX_FORM));
    Router::new().nest(PATH, routes)
}

async fn discovery(State(state): State<Shared>) -> Result<Json<Value>, ApiError> {
    Ok(Json(state.issuer.as_ref().ok_or_else(ApiError::not_found)?.metadata()))
}

async fn jwks(State(state): State<Shared>) -> Result<Json<JwkSet>, ApiError> {
    Ok(Json(state.issuer.as_ref().ok_or_else(ApiError::not_found)?.public_keys()))
}

//! `/token`: codes and refresh tokens become tokens. `/revoke` ends a sign-in.

use crate::http::error::ApiError;
use crate::http::state::{Shared, blocking};
use crate::oidc::{self, TokenError, TokenRequest, Tokens};
use crate::storage::Role;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use serde::Deserialize;

/// A refusal as RFC 6749, 5.2 wants it.
const INVALID_REQUEST: &str = "invalid_request";

pub(super) async fn token(
    State(state): State<Shared>,
    form: Result<Form<TokenRequest>, FormRejection>,
) -> Result<Response, ApiError> {
    let Ok(Form(request)) = form else { return Ok(refused(INVALID_REQUEST)) };
    blocking(&state, move |state| {
        let issuer = state.issuer.as_ref().ok_or_else(ApiError::not_found)?;
        Ok(match issuer.grant(&*state.storage, &*state.clock, &request) {
            Ok(tokens) => granted(tokens),
            Err(TokenError::Client) => refused("invalid_client"),
            Err(TokenError::GrantType) => refused("unsupported_grant_type"),
            Err(TokenError::Grant) => refused("invalid_grant"),
            Err(TokenError::Storage(error)) => return Err(error.into()),
        })
    })
    .await
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Revocation {
    #[serde(default)]
    token: String,
}

pub(super) async fn revoke(
    State(state): State<Shared>,
    form: Result<Form<Revocation>, FormRejection>,
) -> Result<Response, ApiError> {
    let Ok(Form(Revocation { token })) = form else { return Ok(refused(INVALID_REQUEST)) };
    blocking(&state, move |state| Ok(oidc::revoke(&*state.storage, state.clock.now(), &token)?)).await?;
    Ok((StatusCode::OK, [(header::CACHE_CONTROL, "no-store")]).into_response())
}

#[derive(Debug, Deserialize)]
pub(super) struct Whose {
    person: String,
}

/// An access token of a demo person, for the command line.
pub(super) async fn demo_token(
    State(state): State<Shared>,
    query: Result<Query<Whose>, QueryRejection>,
) -> Result<Response, ApiError> {
    let Query(Whose { person }) = query.map_err(|_| ApiError::bad_request("which person?"))?;
    blocking(&state, move |state| {
        let issuer = state.issuer.as_ref().ok_or_else(ApiError::not_found)?;
        let mut people = state.storage.people(Role::Member)?;
        people.extend(state.storage.people(Role::Office)?);
        let person = people.into_iter().find(|one| one.id == person).ok_or_else(ApiError::not_found)?;
        Ok(granted(issuer.demo_tokens(&person, state.clock.now())))
    })
    .await
}

fn granted(tokens: Tokens) -> Response {
    ([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], Json(tokens)).into_response()
}

fn refused(error: &str) -> Response {
    let headers = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (StatusCode::BAD_REQUEST, headers, Json(serde_json::json!({ "error": error }))).into_response()
}

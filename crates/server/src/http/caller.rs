//! Who is calling: the extractors that handlers ask for.

use super::error::ApiError;
use super::state::Shared;
use crate::auth::Caller;
use crate::storage::{Person, Role};
use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use min_side_wire::problem::ProblemCode;

/// A signed-in member.
pub struct Member(pub Caller);

/// Someone with the office's role.
pub struct OfficeWorker(pub Caller);

/// Someone with any role: a token alone, as of one whose membership has ended, opens nothing.
pub struct WithRole(pub Caller);

impl FromRequestParts<Shared> for WithRole {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, ApiError> {
        with_role(parts, state, |person| !person.roles.is_empty()).await.map(Self)
    }
}

impl FromRequestParts<Shared> for Member {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, ApiError> {
        with_role(parts, state, |person| person.is(Role::Member)).await.map(Self)
    }
}

impl FromRequestParts<Shared> for OfficeWorker {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &Shared) -> Result<Self, ApiError> {
        with_role(parts, state, |person| person.is(Role::Office)).await.map(Self)
    }
}

async fn with_role(
    parts: &mut Parts,
    state: &Shared,
    may: impl FnOnce(&Person) -> bool,
) -> Result<Caller, ApiError> {
    let caller = signed_in(parts, state).await?;
    if may(&caller.person) {
        Ok(caller)
    } else {
        Err(ApiError::new(ProblemCode::Forbidden, "this needs another role"))
    }
}

async fn signed_in(parts: &mut Parts, state: &Shared) -> Result<Caller, ApiError> {
    let token = parts
        .headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim())
        .ok_or_else(|| ApiError::new(ProblemCode::Unauthorized, "a bearer token is needed"))?;
    let caller = state.auth.caller(&state.storage, token, state.clock.now()).await?;
    state.limits.let_through(&caller.person.id)?;
    Ok(caller)
}

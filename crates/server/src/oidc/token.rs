//! `/token`: codes and refresh tokens become tokens. `/revoke` ends a sign-in.

use super::{CLIENT_ID, Code, DemoIssuer, secret};
use crate::http::error::ApiError;
use crate::state::{Shared, State as ServerState, blocking};
use crate::storage::{Person, Role, SignIn, StorageError, write};
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

#[derive(Debug, Default, Deserialize)]
pub(super) struct Request {
    #[serde(default)]
    grant_type: String,
    #[serde(default)]
    client_id: String,
    #[serde(default)]
    code: String,
    #[serde(default)]
    redirect_uri: String,
    #[serde(default)]
    code_verifier: String,
    #[serde(default)]
    refresh_token: String,
}

#[derive(Serialize)]
struct Tokens {
    access_token: String,
    token_type: &'static str,
    expires_in: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id_token: Option<String>,
    scope: &'static str,
}

/// A refusal as RFC 6749, 5.2 wants it.
struct Refused(&'static str);

pub(super) async fn token(
    State(state): State<Shared>,
    form: Result<Form<Request>, FormRejection>,
) -> Result<Response, ApiError> {
    let Ok(Form(request)) = form else { return Ok(refused(&Refused("invalid_request"))) };
    let answer = blocking(&state, move |state| {
        let issuer = state.issuer.as_ref().ok_or_else(ApiError::not_found)?;
        if request.client_id != CLIENT_ID {
            return Ok(Err(Refused("invalid_client")));
        }
        match request.grant_type.as_str() {
            "authorization_code" => by_code(state, issuer, &request),
            "refresh_token" => by_refresh_token(state, issuer, &request),
            _ => Ok(Err(Refused("unsupported_grant_type"))),
        }
    })
    .await?;
    Ok(match answer {
        Ok(tokens) => granted(tokens),
        Err(why) => refused(&why),
    })
}

fn by_code(
    state: &ServerState,
    issuer: &DemoIssuer,
    request: &Request,
) -> Result<Result<Tokens, Refused>, ApiError> {
    let Some(code) = issuer.take_code(&request.code, &state.clock) else {
        return Ok(Err(Refused("invalid_grant")));
    };
    if code.redirect_uri != request.redirect_uri || !proves(&request.code_verifier, &code) {
        return Ok(Err(Refused("invalid_grant")));
    }
    let now = state.clock.now();
    let refresh_token = secret();
    let sign_in = SignIn {
        member: code.member.clone(),
        client_id: CLIENT_ID.to_owned(),
        expires_at: now + issuer.lifetimes.sign_in,
    };
    let person = write(&*state.storage, now, |tx| {
        tx.keep_sign_in(&hash(&refresh_token), &sign_in)?;
        tx.person(&code.member)
    })
    .map_err(|error: StorageError| ApiError::from(error))?;
    let Some(person) = person else { return Ok(Err(Refused("invalid_grant"))) };
    let id_token = issuer.id_token(&person, Some(&code.nonce), code.given_at, now);
    Ok(Ok(tokens(issuer, &person, now, refresh_token, Some(id_token))))
}

fn by_refresh_token(
    state: &ServerState,
    issuer: &DemoIssuer,
    request: &Request,
) -> Result<Result<Tokens, Refused>, ApiError> {
    let now = state.clock.now();
    let next = secret();
    let person = write(&*state.storage, now, |tx| {
        match tx.rotate_sign_in(&hash(&request.refresh_token), &hash(&next), CLIENT_ID)? {
            Some(sign_in) => tx.person(&sign_in.member),
            None => Ok(None),
        }
    })
    .map_err(|error: StorageError| ApiError::from(error))?;
    Ok(person.map(|person| tokens(issuer, &person, now, next, None)).ok_or(Refused("invalid_grant")))
}

fn tokens(
    issuer: &DemoIssuer,
    person: &Person,
    now: DateTime<Utc>,
    refresh_token: String,
    id_token: Option<String>,
) -> Tokens {
    Tokens {
        access_token: issuer.access_token(person, now, issuer.lifetimes.access),
        token_type: "Bearer",
        expires_in: issuer.lifetimes.access.num_seconds(),
        refresh_token: Some(refresh_token),
        id_token,
        scope: "openid profile offline_access",
    }
}

/// Whether the verifier is the one whose hash came with the request for the code (RFC 7636, 4.6).
fn proves(verifier: &str, code: &Code) -> bool {
    let form = (43..=128).contains(&verifier.len())
        && verifier.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b));
    form && URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) == code.challenge
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Revocation {
    #[serde(default)]
    token: String,
}

/// Ends the sign-in of a refresh token; says nothing of whether there was one (RFC 7009, 2.2).
pub(super) async fn revoke(
    State(state): State<Shared>,
    form: Result<Form<Revocation>, FormRejection>,
) -> Result<Response, ApiError> {
    let Ok(Form(Revocation { token })) = form else { return Ok(refused(&Refused("invalid_request"))) };
    blocking(&state, move |state| {
        write(&*state.storage, state.clock.now(), |tx| tx.end_sign_in(&hash(&token)))
            .map_err(|error: StorageError| ApiError::from(error))
    })
    .await?;
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
        Ok(granted(Tokens {
            access_token: issuer.demo_token(&person, state.clock.now()),
            token_type: "Bearer",
            expires_in: issuer.lifetimes.demo.num_seconds(),
            refresh_token: None,
            id_token: None,
            scope: "openid",
        }))
    })
    .await
}

fn granted(tokens: Tokens) -> Response {
    ([(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], Json(tokens)).into_response()
}

fn refused(why: &Refused) -> Response {
    let headers = [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    (StatusCode::BAD_REQUEST, headers, Json(serde_json::json!({ "error": why.0 }))).into_response()
}

fn hash(token: &str) -> String {
    crate::hex(&Sha256::digest(token.as_bytes()))
}

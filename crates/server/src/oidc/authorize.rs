//! `/authorize`: shows who can be picked, and sends the browser back to the app with a code.

use super::{CLIENT_ID, Code, DemoIssuer, page};
use crate::http::error::ApiError;
use crate::state::{Shared, blocking};
use crate::storage::Role;
use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use url::{Host, Url};

/// The parameters of a request for a code (RFC 6749, 7636, 9207; OpenID Connect Core).
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Request {
    #[serde(default)]
    pub(super) response_type: String,
    #[serde(default)]
    pub(super) client_id: String,
    #[serde(default)]
    pub(super) redirect_uri: String,
    #[serde(default)]
    pub(super) scope: String,
    #[serde(default)]
    pub(super) state: String,
    #[serde(default)]
    pub(super) nonce: String,
    #[serde(default)]
    pub(super) code_challenge: String,
    #[serde(default)]
    pub(super) code_challenge_method: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Pick {
    #[serde(default)]
    person: String,
    #[serde(flatten)]
    request: Request,
}

pub(super) async fn ask(
    State(state): State<Shared>,
    query: Result<Query<Request>, QueryRejection>,
) -> Result<Response, ApiError> {
    let Ok(Query(request)) = query else { return Ok(page::bad_request()) };
    let issuer = state.issuer.as_ref().ok_or_else(ApiError::not_found)?;
    if let Err(refused) = check(issuer, &request) {
        return Ok(*refused);
    }
    let people = blocking(&state, |state| Ok(state.storage.people(Role::Member)?)).await?;
    Ok(page::pick(&request, &people, StatusCode::OK))
}

pub(super) async fn answer(
    State(state): State<Shared>,
    form: Result<Form<Pick>, FormRejection>,
) -> Result<Response, ApiError> {
    let Ok(Form(Pick { person, request })) = form else { return Ok(page::bad_request()) };
    let issuer = state.issuer.as_ref().ok_or_else(ApiError::not_found)?;
    let mut redirect = match check(issuer, &request) {
        Ok(redirect) => redirect,
        Err(refused) => return Ok(*refused),
    };
    let people = blocking(&state, |state| Ok(state.storage.people(Role::Member)?)).await?;
    let Some(picked) = people.iter().find(|one| one.id == person) else {
        return Ok(page::pick(&request, &people, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let code = issuer
        .give_code(Code {
            member: picked.id.clone(),
            redirect_uri: request.redirect_uri.clone(),
            challenge: request.code_challenge.clone(),
            nonce: request.nonce.clone(),
            given_at: state.clock.now(),
        })
        .ok_or_else(|| ApiError::too_many(60))?;
    redirect
        .query_pairs_mut()
        .append_pair("code", &code)
        .append_pair("state", &request.state)
        .append_pair("iss", &issuer.url);
    Ok(send_to(&redirect))
}

/// The address to send the browser back to, or what is answered instead. Errors go back to the app only when it
/// is certain that the address is the app's.
fn check(issuer: &DemoIssuer, request: &Request) -> Result<Url, Box<Response>> {
    let bad = || Box::new(page::bad_request());
    let redirect = Url::parse(&request.redirect_uri).ok().filter(is_loopback).ok_or_else(bad)?;
    if request.client_id != CLIENT_ID {
        return Err(bad());
    }
    let refused = |error: &str, what: &str| {
        let mut redirect = redirect.clone();
        redirect.query_pairs_mut().append_pair("error", error).append_pair("error_description", what);
        if !request.state.is_empty() {
            redirect.query_pairs_mut().append_pair("state", &request.state);
        }
        redirect.query_pairs_mut().append_pair("iss", &issuer.url);
        Err(Box::new(send_to(&redirect)))
    };
    if request.response_type != "code" {
        return refused("unsupported_response_type", "only code");
    }
    if !request.scope.split(' ').any(|scope| scope == "openid") {
        return refused("invalid_scope", "openid is needed");
    }
    if request.code_challenge_method != "S256" || !is_challenge(&request.code_challenge) {
        return refused("invalid_request", "a code_challenge with S256 is needed");
    }
    if request.state.is_empty() || request.nonce.is_empty() {
        return refused("invalid_request", "state and nonce are needed");
    }
    Ok(redirect)
}

/// An installed app listens on the loopback address, on whichever port it got (RFC 8252, 7.3).
fn is_loopback(url: &Url) -> bool {
    let loopback = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        _ => false,
    };
    loopback && url.scheme() == "http" && url.fragment().is_none() && url.username().is_empty()
}

/// A SHA-256 in base64url without padding.
fn is_challenge(text: &str) -> bool {
    text.len() == 43 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
}

fn send_to(address: &Url) -> Response {
    let location = HeaderValue::from_str(address.as_str()).unwrap_or(HeaderValue::from_static("/"));
    let headers = [
        (header::LOCATION, location),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}

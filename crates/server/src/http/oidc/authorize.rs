//! `/authorize`: shows who can be picked, and sends the browser back to the app with a code.

use super::page;
use crate::http::error::ApiError;
use crate::http::state::{Shared, blocking};
use crate::oidc::{AuthorizeError, AuthorizeRequest};
use crate::storage::Role;
use axum::Form;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use url::Url;

/// Seconds after which to try again when too many are signing in.
const RETRY_AFTER: u64 = 60;

#[derive(Debug, Deserialize)]
pub(super) struct Pick {
    #[serde(default)]
    person: String,
    #[serde(flatten)]
    request: AuthorizeRequest,
}

pub(super) async fn ask(
    State(state): State<Shared>,
    query: Result<Query<AuthorizeRequest>, QueryRejection>,
) -> Result<Response, ApiError> {
    let Ok(Query(request)) = query else { return Ok(page::bad_request()) };
    let issuer = state.issuer.as_ref().ok_or_else(ApiError::not_found)?;
    if let Err(why) = issuer.check(&request) {
        return refused(why);
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
    if let Err(why) = issuer.check(&request) {
        return refused(why);
    }
    let people = blocking(&state, |state| Ok(state.storage.people(Role::Member)?)).await?;
    let Some(picked) = people.iter().find(|one| one.id == person) else {
        return Ok(page::pick(&request, &people, StatusCode::UNPROCESSABLE_ENTITY));
    };
    match issuer.authorize(&request, picked, state.clock.now()) {
        Ok(address) => Ok(send_to(&address)),
        Err(why) => refused(why),
    }
}

fn refused(why: AuthorizeError) -> Result<Response, ApiError> {
    match why {
        AuthorizeError::NotTheApps => Ok(page::bad_request()),
        AuthorizeError::SentBack(address) => Ok(send_to(&address)),
        AuthorizeError::TooMany => Err(ApiError::too_many(RETRY_AFTER)),
    }
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

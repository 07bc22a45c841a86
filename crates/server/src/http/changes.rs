//! `GET /v1/changes`: the feed.

use super::caller::Member;
use super::error::ApiError;
use super::state::{Shared, blocking};
use crate::feed::{BuiltPage, Cursor, build, nothing_new};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use min_side_wire::feed::PageQuery;
use min_side_wire::problem::ProblemCode;
use min_side_wire::{MAX_PAGE, PAGE_HASH};

/// Changes on a page, unless asked otherwise.
const DEFAULT_PAGE: u32 = 500;

pub(super) async fn changes(
    State(state): State<Shared>,
    Member(caller): Member,
    query: Result<Query<PageQuery>, QueryRejection>,
) -> Result<Response, ApiError> {
    let Query(query) = query.map_err(|_| ApiError::bad_request("the query is not understood"))?;
    let limit = query.limit.unwrap_or(DEFAULT_PAGE);
    if !(1..=MAX_PAGE).contains(&limit) {
        return Err(ApiError::bad_request("limit is out of bounds"));
    }
    let member = caller.person.id;
    let asked = query.cursor.filter(|cursor| !cursor.is_empty());
    let cursor = asked
        .as_deref()
        .map(|text| Cursor::read(text, state.storage.epoch(), &member).ok_or_else(gone))
        .transpose()?;
    let asked = asked.unwrap_or_default();
    let now = state.clock.now();
    if let Some(page) = nothing_new(&*state.storage, &member, &asked, cursor.as_ref(), now) {
        return Ok(respond(page));
    }
    let page = blocking(&state, move |state| {
        build(&*state.storage, &member, &asked, cursor, limit as usize, now)?.ok_or_else(gone)
    })
    .await?;
    Ok(respond(page))
}

fn gone() -> ApiError {
    ApiError::new(ProblemCode::CursorGone, "the cursor is not known: begin again")
}

fn respond(page: BuiltPage) -> Response {
    let hash = HeaderValue::from_str(&page.sha256).unwrap_or(HeaderValue::from_static(""));
    let mut response = page.body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(PAGE_HASH, hash);
    response
}

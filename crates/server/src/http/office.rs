//! `/v1/office/…`: for the office's role.

use super::batch::{self, answered};
use super::caller::OfficeWorker;
use super::commands::too_large_or;
use super::error::ApiError;
use super::state::{Shared, blocking};
use crate::commands::Key;
use crate::office::{MAX_WAITING, execute, page_of_waiting, place_of};
use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Query, State};
use min_side_wire::command::CommandsResponse;
use min_side_wire::office::{LogPage, LogQuery, OfficeRequest, Waiting, WaitingQuery};
use min_side_wire::{MAX_COMMANDS, is_id};
use serde::Deserialize;

/// Lines of the log in one answer.
const LOG_PAGE: u32 = 500;

/// The commands as they came, to tell one from another by what it said.
#[derive(Deserialize)]
struct Said {
    commands: Vec<serde_json::Value>,
}

pub(super) async fn commands(
    State(state): State<Shared>,
    OfficeWorker(caller): OfficeWorker,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<CommandsResponse>, ApiError> {
    let body = body.map_err(|rejection| too_large_or(rejection.status(), "the body could not be read"))?;
    blocking(&state, move |state| {
        let unread = |_| ApiError::bad_request("not an office request");
        let request: OfficeRequest = serde_json::from_slice(&body).map_err(unread)?;
        let said: Said = serde_json::from_slice(&body).map_err(unread)?;
        if request.commands.len() > MAX_COMMANDS || request.commands.iter().any(|command| !is_id(&command.id))
        {
            return Err(ApiError::bad_request("too many commands at once, or an id that is not in its form"));
        }
        let commands = request.commands.iter().zip(&said.commands);
        let named = commands.map(|(envelope, said)| (envelope.id.clone(), (envelope, said)));
        let results = batch::answers(named, |(envelope, said)| {
            let key = Key::of_office(&caller.person.id, &envelope.id, said);
            answered(execute(state.backend(), &caller.person, &key, envelope))
        })?;
        Ok(Json(CommandsResponse { results }))
    })
    .await
}

pub(super) async fn waiting(
    State(state): State<Shared>,
    OfficeWorker(_): OfficeWorker,
    query: Result<Query<WaitingQuery>, QueryRejection>,
) -> Result<Json<Waiting>, ApiError> {
    let unread = || ApiError::bad_request("the query is not understood");
    let Query(query) = query.map_err(|_| unread())?;
    let limit = query.limit.unwrap_or(MAX_WAITING);
    if !(1..=MAX_WAITING).contains(&limit) {
        return Err(unread());
    }
    let after = query.after.as_deref().map(|after| place_of(after).ok_or_else(unread)).transpose()?;
    blocking(&state, move |state| Ok(Json(page_of_waiting(&*state.storage, after.as_ref(), limit)?))).await
}

pub(super) async fn log(
    State(state): State<Shared>,
    OfficeWorker(_): OfficeWorker,
    query: Result<Query<LogQuery>, QueryRejection>,
) -> Result<Json<LogPage>, ApiError> {
    let Query(query) = query.map_err(|_| ApiError::bad_request("the query is not understood"))?;
    if query.after < 0 {
        return Err(ApiError::bad_request("after is out of bounds"));
    }
    blocking(&state, move |state| {
        Ok(Json(LogPage { lines: state.storage.log_lines(query.after, LOG_PAGE)? }))
    })
    .await
}

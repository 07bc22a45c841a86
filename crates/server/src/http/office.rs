//! `/v1/office/…`: for the office's role.

use super::caller::OfficeWorker;
use super::commands::{is_id, too_large_or};
use super::error::ApiError;
use crate::office::{carry_out, waiting as all_waiting};
use crate::state::{Shared, blocking};
use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::{BytesRejection, QueryRejection};
use axum::extract::{Query, State};
use min_side_wire::MAX_COMMANDS;
use min_side_wire::command::CommandsResponse;
use min_side_wire::office::{LogPage, LogQuery, OfficeRequest, Waiting};

/// Lines of the log in one answer.
const LOG_PAGE: u32 = 500;

pub(super) async fn commands(
    State(state): State<Shared>,
    OfficeWorker(caller): OfficeWorker,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<CommandsResponse>, ApiError> {
    let body = body.map_err(|rejection| too_large_or(rejection.status(), "the body could not be read"))?;
    blocking(&state, move |state| {
        let request: OfficeRequest =
            serde_json::from_slice(&body).map_err(|_| ApiError::bad_request("not an office request"))?;
        if request.commands.len() > MAX_COMMANDS || request.commands.iter().any(|command| !is_id(&command.id))
        {
            return Err(ApiError::bad_request("too many commands at once, or an id that is not in its form"));
        }
        let results = request
            .commands
            .iter()
            .map(|envelope| carry_out(state, &caller.person, envelope))
            .collect::<Result<_, _>>()?;
        Ok(Json(CommandsResponse { results }))
    })
    .await
}

pub(super) async fn waiting(
    State(state): State<Shared>,
    OfficeWorker(_): OfficeWorker,
) -> Result<Json<Waiting>, ApiError> {
    blocking(&state, |state| Ok(Json(all_waiting(&*state.storage)?))).await
}

pub(super) async fn log(
    State(state): State<Shared>,
    OfficeWorker(_): OfficeWorker,
    query: Result<Query<LogQuery>, QueryRejection>,
) -> Result<Json<LogPage>, ApiError> {
    let Query(query) = query.map_err(|_| ApiError::bad_request("the query is not understood"))?;
    blocking(&state, move |state| {
        Ok(Json(LogPage { lines: state.storage.log_lines(query.after, LOG_PAGE)? }))
    })
    .await
}

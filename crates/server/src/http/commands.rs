//! `POST /v1/commands`: what a member does.

use super::batch::{self, answered};
use super::caller::Member;
use super::error::ApiError;
use super::state::{Shared, blocking};
use crate::commands::{Key, execute};
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use min_side_wire::command::{CommandsResponse, Outcome};
use min_side_wire::problem::{Problem, ProblemCode};
use min_side_wire::{MAX_COMMANDS, is_id};
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

#[derive(Deserialize)]
struct Request<'a> {
    #[serde(borrow)]
    commands: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Id {
    id: String,
}

/// A command as it came.
struct Read<'a> {
    id: String,
    said: Value,
    raw: &'a RawValue,
}

pub(super) async fn commands(
    State(state): State<Shared>,
    Member(caller): Member,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<CommandsResponse>, ApiError> {
    let body = body.map_err(|rejection| too_large_or(rejection.status(), "the body could not be read"))?;
    blocking(&state, move |state| {
        let request: Request<'_> =
            serde_json::from_slice(&body).map_err(|_| ApiError::bad_request("not a commands request"))?;
        if request.commands.len() > MAX_COMMANDS {
            return Err(ApiError::bad_request("too many commands at once"));
        }
        // All of it is read before anything is done: a request that is refused has done nothing.
        let commands = request.commands.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        let results = batch::answers(commands, |Read { id, said, raw }| {
            let key = Key::of_member(&caller.person.id, &id, &said);
            match serde_json::from_str(raw.get()) {
                Ok(envelope) => answered(execute(state.backend(), &caller.person, &key, &envelope)),
                // One that this server does not know, or not in its form: the others are not held up by it.
                Err(_) => Ok(Outcome::Refused { problem: not_understood(raw) }),
            }
        })?;
        Ok(Json(CommandsResponse { results }))
    })
    .await
}

/// A command with its id, whatever else it says.
fn read(raw: &RawValue) -> Result<(String, Read<'_>), ApiError> {
    let Id { id } =
        serde_json::from_str(raw.get()).map_err(|_| ApiError::bad_request("a command without an id"))?;
    if !is_id(&id) {
        return Err(ApiError::bad_request("a command's id is not in its form"));
    }
    let said =
        serde_json::from_str(raw.get()).map_err(|_| ApiError::bad_request("a command that is no object"))?;
    Ok((id.clone(), Read { id, said, raw }))
}

pub(super) fn too_large_or(status: axum::http::StatusCode, title: &str) -> ApiError {
    if status == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        ApiError::new(ProblemCode::TooLarge, "the body is larger than the limit")
    } else {
        ApiError::bad_request(title)
    }
}

fn not_understood(raw: &RawValue) -> Problem {
    #[derive(Deserialize)]
    struct Kind {
        kind: String,
    }
    const KNOWN: [&str; 9] = [
        "send_message",
        "mark_read",
        "edit_profile",
        "edit_membership",
        "change_employment",
        "withdraw_application",
        "order_reward",
        "accept_declaration",
        "record_export",
    ];
    match serde_json::from_str::<Kind>(raw.get()) {
        Ok(Kind { kind }) if KNOWN.contains(&kind.as_str()) => {
            Problem::new(ProblemCode::BadRequest, "the payload is not in its form")
        }
        _ => Problem::new(ProblemCode::UnknownCommand, "this server does not know the command"),
    }
}

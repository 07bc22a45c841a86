//! Several commands in one request: each is answered by itself, whatever becomes of the others.

use super::error::ApiError;
use axum::http::StatusCode;
use min_side_wire::command::{Answer, Outcome};
use min_side_wire::problem::{Problem, ProblemCode};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The answer to one command. What fails, or panics, is told of this one alone.
///
/// # Errors
/// A refusal of the request as such, as for too many.
pub(super) fn answer(
    id: String,
    work: impl FnOnce() -> Result<Outcome, ApiError>,
) -> Result<Answer, ApiError> {
    let outcome = match catch_unwind(AssertUnwindSafe(work)) {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(refusal)) => return Err(refusal),
        Err(_) => {
            tracing::error!("a command panicked");
            Outcome::Failed { problem: Problem::new(ProblemCode::Internal, "the server failed") }
        }
    };
    Ok(Answer { id, outcome })
}

/// The answers, unless the server has failed at all of them for a reason of its own, as a full disk: then the
/// request has failed.
///
/// # Errors
/// That reason.
pub(super) fn whole(answers: Vec<Answer>) -> Result<Vec<Answer>, ApiError> {
    let reason = |answer: &Answer| match &answer.outcome {
        Outcome::Failed { problem } if problem.status != StatusCode::INTERNAL_SERVER_ERROR.as_u16() => {
            Some(problem.clone())
        }
        _ => None,
    };
    match answers.first().and_then(reason) {
        Some(problem) if answers.iter().all(|answer| reason(answer).is_some()) => Err(problem.into()),
        _ => Ok(answers),
    }
}

//! Several commands in one request: each is answered by itself, whatever becomes of the others.

use super::error::ApiError;
use crate::commands::NotAnswered;
use axum::http::StatusCode;
use min_side_wire::command::{Answer, Outcome};
use min_side_wire::problem::{Problem, ProblemCode};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The answers to the commands of one request, in their order. What fails, or panics, is told of that one alone.
///
/// # Errors
/// A refusal of the request as such, as for too many: nothing of it was done. Where something was, it is told of each
/// command that is left.
pub(super) fn answers<T>(
    commands: impl IntoIterator<Item = (String, T)>,
    work: impl Fn(T) -> Result<Outcome, ApiError>,
) -> Result<Vec<Answer>, ApiError> {
    let mut answers: Vec<Answer> = Vec::new();
    let mut refusal: Option<Problem> = None;
    for (id, command) in commands {
        let outcome = match &refusal {
            Some(problem) => Outcome::Failed { problem: problem.clone() },
            None => match catch_unwind(AssertUnwindSafe(|| work(command))) {
                Ok(Ok(outcome)) => outcome,
                Ok(Err(error)) if answers.is_empty() => return Err(error),
                Ok(Err(error)) => Outcome::Failed { problem: refusal.insert(error.into_problem()).clone() },
                Err(_) => {
                    tracing::error!("a command panicked");
                    Outcome::Failed { problem: Problem::new(ProblemCode::Internal, "the server failed") }
                }
            },
        };
        answers.push(Answer { id, outcome });
    }
    whole(answers)
}

/// What a command is answered with. A failed storage is told of that command alone; too much is a refusal of the request.
///
/// # Errors
/// "Too many requests".
pub(super) fn answered(outcome: Result<Outcome, NotAnswered>) -> Result<Outcome, ApiError> {
    outcome.or_else(|why| match why {
        NotAnswered::Failed(error) => Ok(Outcome::Failed { problem: ApiError::from(error).into_problem() }),
        NotAnswered::TooMuch { retry_after } => Err(ApiError::too_many(retry_after.as_secs())),
    })
}

/// The answers, unless the server has failed at all of them for a reason of its own, as a full disk: then the
/// request has failed.
///
/// # Errors
/// That reason.
fn whole(answers: Vec<Answer>) -> Result<Vec<Answer>, ApiError> {
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

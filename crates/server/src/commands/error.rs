//! Why a command was not carried out, and why it got no answer.

use crate::storage::StorageError;
use min_side_domain::field::{FieldCode, FieldError};
use min_side_wire::command::FieldConflict;
use min_side_wire::problem::{Problem, ProblemCode};
use std::time::Duration;

/// Why a command was not carried out.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CommandError {
    /// Refused, with the reason.
    #[error("the command was refused: {}", .0.title)]
    Refused(Box<Problem>),
    /// Fields clash.
    #[error("fields clash")]
    Conflict { fields: Vec<FieldConflict>, version: i64 },
    /// The server failed: not an answer, the command may be sent again.
    #[error("the storage failed")]
    Failed(#[from] StorageError),
    /// The sender has had too much answered today: not an answer either.
    #[error("the sender has had too much answered today")]
    TooMuch,
}

/// Why a command got no answer that counts: nothing of it was done, or what was done holds by itself, and it may be sent
/// again.
#[derive(Debug, thiserror::Error)]
pub(crate) enum NotAnswered {
    /// The storage failed.
    #[error("the storage failed")]
    Failed(#[from] StorageError),
    /// The sender has had too much answered today.
    #[error("the sender has had too much answered today")]
    TooMuch {
        /// When to ask again.
        retry_after: Duration,
    },
}

impl From<Problem> for CommandError {
    fn from(problem: Problem) -> Self {
        Self::Refused(Box::new(problem))
    }
}

impl CommandError {
    /// Refused for this reason.
    pub(crate) fn because(code: ProblemCode, title: &str) -> Self {
        Problem::new(code, title).into()
    }

    /// One field was refused.
    pub(crate) fn field(field: &str, code: FieldCode) -> Self {
        Problem::invalid(vec![FieldError::new(field, code)]).into()
    }
}

//! What an answer that settles nothing says: whether others may fare better, and what the member is told.

use crate::error::{Error, NETWORK_PREFIX, NetworkKind};
use min_side_wire::problem::{Problem, ProblemCode};

/// Whether a problem is the server's last word on what was asked, and not on when or by whom it was.
fn is_verdict(problem: &Problem) -> bool {
    match problem.code() {
        None
        | Some(
            ProblemCode::Unauthorized
            | ProblemCode::Forbidden
            | ProblemCode::NotFound
            | ProblemCode::MethodNotAllowed
            | ProblemCode::CursorGone
            | ProblemCode::OffsetMismatch
            | ProblemCode::Timeout
            | ProblemCode::TooManyRequests
            | ProblemCode::Internal
            | ProblemCode::DiskFull,
        ) => false,
        Some(_) => true,
    }
}

/// Whether other commands may fare better: it is this one that was not let through.
pub(super) fn is_about_content(error: &Error) -> bool {
    match error {
        Error::Problem(problem) => is_verdict(problem) || problem.code().is_none(),
        Error::Network { kind: NetworkKind::Blocked, .. } => true,
        _ => false,
    }
}

/// What the member is told of a row that is not settled; none for what passes by itself, as a line that is cut.
pub(super) fn reason(error: &Error) -> Option<Problem> {
    match error {
        Error::Problem(problem) => Some((**problem).clone()),
        Error::Network { kind: kind @ (NetworkKind::Blocked | NetworkKind::Server), .. } => {
            Some(Problem { kind: network(*kind), ..Problem::new(ProblemCode::Internal, "") })
        }
        Error::Refused { code, .. } => Some(Problem {
            kind: format!("{NETWORK_PREFIX}{code}"),
            ..Problem::new(ProblemCode::Internal, "")
        }),
        _ => None,
    }
}

/// How a failure on the way of this kind is kept beside a row.
pub(super) fn network(kind: NetworkKind) -> String {
    format!("{NETWORK_PREFIX}{}", kind.code())
}

/// Whether it failed on the way or at the server, as lines and servers do now and then. Where the same row meets it again
/// and again, something may not let this one through.
pub(super) fn is_breakdown(error: &Error) -> bool {
    match error {
        Error::Network { kind, .. } => {
            matches!(kind, NetworkKind::Interrupted | NetworkKind::Timeout | NetworkKind::Server)
        }
        Error::Problem(problem) => problem.code() == Some(ProblemCode::Timeout),
        _ => false,
    }
}

/// Whether what the server answers to a command is not its last word on it.
pub(super) fn is_passing(problem: &Problem) -> bool {
    matches!(
        problem.code(),
        Some(ProblemCode::Timeout | ProblemCode::TooManyRequests | ProblemCode::Internal)
    ) || problem.status >= 500
}

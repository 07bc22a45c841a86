//! Every refusal over HTTP is a problem (RFC 9457), made and logged here.

use crate::auth::AuthError;
use crate::storage::{StorageError, is_disk_full};
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use min_side_wire::PROBLEM_JSON;
use min_side_wire::problem::{Problem, ProblemCode};

/// A problem on its way out.
#[derive(Debug)]
pub struct ApiError {
    problem: Box<Problem>,
    retry_after: Option<u64>,
}

impl ApiError {
    /// A problem of this code.
    #[must_use]
    pub fn new(code: ProblemCode, title: &str) -> Self {
        Problem::new(code, title).into()
    }

    /// The server failed; `what` goes to the log, not out.
    #[must_use]
    pub fn internal(what: &str) -> Self {
        tracing::error!(what, "a request failed");
        Self::new(ProblemCode::Internal, "the server failed")
    }

    /// A file could not be written or read; `what` goes to the log, not out.
    pub fn of_file(what: &'static str) -> impl Fn(std::io::Error) -> Self + Copy {
        move |error| {
            if is_disk_full(&error) {
                tracing::error!(what, "the disk is full");
                return Self::disk_full();
            }
            tracing::error!(what, %error, "a request failed");
            Self::new(ProblemCode::Internal, "the server failed")
        }
    }

    fn disk_full() -> Self {
        Self::new(ProblemCode::DiskFull, "the server has no room left")
    }

    /// Not the form that the contract wants.
    #[must_use]
    pub fn bad_request(title: &str) -> Self {
        Self::new(ProblemCode::BadRequest, title)
    }

    /// There is no such thing, or it is not the caller's.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(ProblemCode::NotFound, "there is no such thing")
    }

    /// Whether it is this problem.
    #[must_use]
    pub fn is(&self, code: ProblemCode) -> bool {
        self.problem.code() == Some(code)
    }

    /// The problem, to be told within an answer.
    #[must_use]
    pub fn into_problem(self) -> Problem {
        *self.problem
    }

    /// Too many requests.
    #[must_use]
    pub fn too_many(seconds: u64) -> Self {
        let mut error = Self::new(ProblemCode::TooManyRequests, "too many requests");
        error.retry_after = Some(seconds.max(1));
        error
    }
}

impl From<Problem> for ApiError {
    fn from(problem: Problem) -> Self {
        Self { problem: Box::new(problem), retry_after: None }
    }
}

impl From<StorageError> for ApiError {
    fn from(error: StorageError) -> Self {
        tracing::error!(%error, cause = error.cause(), "the storage failed");
        if error.is_disk_full() {
            return Self::disk_full();
        }
        Self::new(ProblemCode::Internal, "the server failed")
    }
}

impl From<AuthError> for ApiError {
    fn from(error: AuthError) -> Self {
        match error {
            AuthError::Token(reason) => {
                tracing::debug!(%reason, "a token was refused");
                Self::new(ProblemCode::Unauthorized, "the token is not valid")
            }
            AuthError::Stranger => Self::new(ProblemCode::Forbidden, "not known to this server"),
            AuthError::Storage(error) => error.into(),
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&*self.problem)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::UNAUTHORIZED {
            headers
                .insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer error=\"invalid_token\""));
        }
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

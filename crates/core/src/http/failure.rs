//! In what way a call failed.

use crate::error::{Error, NetworkKind};
use min_side_wire::problem::Problem;
use reqwest::{Response, StatusCode, header};
use std::error::Error as _;
use std::time::Duration;

/// Largest problem that is read, bytes.
const MAX_PROBLEM: usize = 64 * 1024;

/// Sorts the library's errors by type, never by their text, into what a member can do something about.
#[must_use]
pub fn kind_of(error: &reqwest::Error) -> NetworkKind {
    let mut source = error.source();
    let mut cut = false;
    while let Some(inner) = source {
        if is_tls(inner) {
            return NetworkKind::Tls;
        }
        if let Some(io) = inner.downcast_ref::<std::io::Error>() {
            use std::io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
            // rustls wraps its own errors in an I/O error, which `source` passes over.
            if io.get_ref().is_some_and(|cause| is_tls(cause)) {
                return NetworkKind::Tls;
            }
            cut |= matches!(io.kind(), UnexpectedEof | ConnectionReset | ConnectionAborted | BrokenPipe);
        }
        source = inner.source();
    }
    if error.is_timeout() {
        NetworkKind::Timeout
    } else if cut {
        NetworkKind::Interrupted
    } else if error.is_connect() {
        NetworkKind::Offline
    } else if error.is_decode() {
        NetworkKind::Server
    } else {
        NetworkKind::Interrupted
    }
}

fn is_tls(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref::<rustls::Error>().is_some()
}

/// What an answer that is no success says: a problem of the contract, or a failure on the way.
pub(super) async fn of_response(response: Response) -> Error {
    let status = response.status();
    let after = retry_after(&response);
    if status == StatusCode::PROXY_AUTHENTICATION_REQUIRED {
        return Error::network(NetworkKind::Proxy);
    }
    if status == StatusCode::TOO_MANY_REQUESTS
        || (status == StatusCode::SERVICE_UNAVAILABLE && after.is_some())
    {
        return Error::Busy { after: after.unwrap_or(Duration::from_secs(5)) };
    }
    if status.is_client_error()
        && let Some(problem) = problem(response).await
    {
        return Error::Problem(Box::new(problem));
    }
    Error::network(NetworkKind::Server)
}

async fn problem(mut response: Response) -> Option<Problem> {
    let kind = response.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
    if !kind.starts_with(min_side_wire::PROBLEM_JSON) {
        return None;
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.ok()? {
        body.extend_from_slice(&chunk);
        if body.len() > MAX_PROBLEM {
            return None;
        }
    }
    serde_json::from_slice(&body).ok()
}

/// `Retry-After` in seconds; its form as a date is taken as none.
fn retry_after(response: &Response) -> Option<Duration> {
    let text = response.headers().get(header::RETRY_AFTER)?.to_str().ok()?;
    text.trim().parse().ok().map(Duration::from_secs)
}

/// How a `GET` is repeated: twice, soon, with jitter; as the server wishes where it says so and it is not long.
pub(super) fn repeats() -> backon::ExponentialBuilder {
    backon::ExponentialBuilder::default()
        .with_min_delay(Duration::from_millis(200))
        .with_max_delay(Duration::from_secs(2))
        .with_max_times(2)
        .with_jitter()
}

/// Whether a call that changes nothing is worth repeating at once.
pub(super) fn is_passing(error: &Error) -> bool {
    match error {
        Error::Network { kind, .. } => matches!(kind, NetworkKind::Interrupted | NetworkKind::Server),
        Error::Busy { after } => *after <= Duration::from_secs(10),
        _ => false,
    }
}

/// The wait before a repeat: not shorter than the server wishes.
pub(super) fn wait(error: &Error, planned: Option<Duration>) -> Option<Duration> {
    match error {
        Error::Busy { after } => planned.map(|planned| planned.max(*after)),
        _ => planned,
    }
}

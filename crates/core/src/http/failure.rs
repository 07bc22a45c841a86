//! In what way a call failed.

use super::body::{Body, Counts};
use crate::error::{Error, NetworkKind};
use min_side_wire::problem::{Problem, TYPE_PREFIX};
use reqwest::header::{self, HeaderMap};
use reqwest::{Response, StatusCode};
use std::error::Error as _;
use std::sync::Arc;
use std::time::Duration;

/// Largest problem that is read, bytes, packed and unpacked.
const MAX_PROBLEM: usize = 64 * 1024;
/// The longest that a server's wish to be left alone is followed.
const MAX_AFTER: Duration = Duration::from_secs(60 * 60);

impl From<reqwest::Error> for Error {
    fn from(error: reqwest::Error) -> Self {
        let error = error.without_url();
        let kind = kind_of(&error);
        Self::Network { kind, source: Some(error) }
    }
}

/// Sorts the library's errors by type, never by their text, into what a member can do something about.
#[must_use]
pub fn kind_of(error: &reqwest::Error) -> NetworkKind {
    let mut source = error.source();
    let mut cut = false;
    while let Some(inner) = source {
        if let Some(kind) = tls(inner).or_else(|| tunnel(inner)) {
            return kind;
        }
        source = if let Some(io) = inner.downcast_ref::<std::io::Error>() {
            use std::io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
            cut |= matches!(io.kind(), UnexpectedEof | ConnectionReset | ConnectionAborted | BrokenPipe);
            // What an I/O error wraps is passed over by its `source`: the errors of TLS come wrapped, and more than once.
            io.get_ref().map(|cause| cause as &(dyn std::error::Error + 'static))
        } else {
            inner.source()
        };
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

/// What a proxy says that is asked for the way to a server. Its error has no public type: it is known by its words.
fn tunnel(error: &(dyn std::error::Error + 'static)) -> Option<NetworkKind> {
    let words = error.to_string();
    let refused = ["proxy authorization required", "unsuccessful", "failed to create underlying connection"];
    let said = words.strip_prefix("tunnel error: ")?;
    refused.contains(&said).then_some(NetworkKind::Proxy)
}

/// Another's certificate, or no TLS at all where the server speaks it, is the network that answers in its place; other
/// faults of a certificate are the server's or this machine's clock's.
fn tls(error: &(dyn std::error::Error + 'static)) -> Option<NetworkKind> {
    use rustls::CertificateError::{NotValidForName, NotValidForNameContext, UnknownIssuer};
    use rustls::Error::{InvalidCertificate, InvalidMessage};
    match error.downcast_ref::<rustls::Error>()? {
        InvalidMessage(_)
        | InvalidCertificate(NotValidForName | NotValidForNameContext { .. } | UnknownIssuer) => {
            Some(NetworkKind::Portal)
        }
        _ => Some(NetworkKind::Tls),
    }
}

/// What an answer that is no success says: a problem of the contract, or a failure on the way.
pub(super) async fn of_response(response: Response, counts: &Arc<Counts>) -> Error {
    let status = response.status();
    let after = retry_after(&response);
    if status == StatusCode::PROXY_AUTHENTICATION_REQUIRED {
        return Error::network(NetworkKind::Proxy);
    }
    // The contract has no redirects: it is the network that leads elsewhere.
    if status.is_redirection() || status == StatusCode::NETWORK_AUTHENTICATION_REQUIRED {
        return Error::network(NetworkKind::Portal);
    }
    let problem = problem(response, counts).await;
    if status == StatusCode::TOO_MANY_REQUESTS
        || (status == StatusCode::SERVICE_UNAVAILABLE && after.is_some())
    {
        return Error::Busy { after: after.unwrap_or(Duration::from_secs(5)), ours: problem.is_some() };
    }
    match problem {
        Some(problem) if status.is_client_error() => Error::Problem(Box::new(problem)),
        None if status.is_client_error() => Error::network(NetworkKind::Blocked),
        _ => Error::network(NetworkKind::Server),
    }
}

/// Why an answer that was a success is none of the contract: a page for people is the network's, asking for something.
pub(super) fn not_ours(is_page: bool, body: &[u8]) -> Error {
    let is_page = is_page || body.trim_ascii_start().starts_with(b"<");
    Error::network(if is_page { NetworkKind::Portal } else { NetworkKind::Server })
}

/// Whether these headers announce a page for people.
pub(super) fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.trim_start().to_ascii_lowercase();
    kind.starts_with("text/html") || kind.starts_with("application/xhtml")
}

/// Whether this is a server's word that it does not accept the token, and not some other's on the way.
pub(super) fn refuses_token(response: &Response) -> bool {
    let headers = response.headers();
    let is_bearer = headers.get_all(header::WWW_AUTHENTICATE).iter().any(|challenge| {
        challenge.to_str().is_ok_and(|text| text.trim_start().to_ascii_lowercase().starts_with("bearer"))
    });
    response.status() == StatusCode::UNAUTHORIZED && (is_bearer || is_problem(headers))
}

fn is_problem(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with(min_side_wire::PROBLEM_JSON))
}

/// The problem in the body, if it is one of the contract's.
async fn problem(response: Response, counts: &Arc<Counts>) -> Option<Problem> {
    if !is_problem(response.headers()) {
        return None;
    }
    let body = Body::of(response, counts).unpacked(MAX_PROBLEM).await.ok()?;
    let problem: Problem = serde_json::from_slice(&body).ok()?;
    problem.kind.starts_with(TYPE_PREFIX).then_some(problem)
}

/// `Retry-After` in seconds, no longer than an hour; its form as a date is taken as none.
fn retry_after(response: &Response) -> Option<Duration> {
    let text = response.headers().get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // One that is too large for a number is long.
    Some(text.parse().map_or(MAX_AFTER, Duration::from_secs).min(MAX_AFTER))
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
        Error::Busy { after, .. } => *after <= Duration::from_secs(10),
        _ => false,
    }
}

/// The wait before a repeat: not shorter than the server wishes.
pub(super) fn wait(error: &Error, planned: Option<Duration>) -> Option<Duration> {
    match error {
        Error::Busy { after, .. } => planned.map(|planned| planned.max(*after)),
        _ => planned,
    }
}

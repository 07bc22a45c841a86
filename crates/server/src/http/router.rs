//! Routes, and what goes around all of them.

use super::address::{self, ClientAddress, Peer};
use super::error::ApiError;
use super::state::Shared;
use super::{blobs, changes, commands, events, office, oidc, service, uploads};
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, head, patch, post};
use min_side_wire::problem::ProblemCode;
use min_side_wire::{ATTEMPT, MAX_COMMANDS_BYTES, NOTHING_DONE, is_id, route};
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tracing::Instrument;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A route of the contract.
pub(super) struct Route {
    /// In lower case, as the document names it. The handler answers to no other.
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "what holds the table and the document against the router")
    )]
    pub(super) method: &'static str,
    pub(super) path: &'static str,
    around: Around,
    handler: MethodRouter<Shared>,
}

/// What goes around a route.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    /// JSON, compressed, of bounded size.
    Json,
    /// Bytes by their hash keep their length and their tag: not compressed. A piece of an upload is as large as its sender
    /// likes; it is written as it comes, up to the announced size.
    Bytes,
    /// A stream that goes on.
    Stream,
}

/// The routes of the contract, those of a demonstration's issuer apart.
pub(super) fn routes() -> Vec<Route> {
    use Around::{Bytes, Json, Stream};
    let route = |method, path, around, handler| Route { method, path, around, handler };
    vec![
        route("get", route::SERVICE, Json, get(service::service)),
        route("get", route::OPENAPI, Json, get(service::openapi)),
        route("get", route::CHANGES, Json, get(changes::changes)),
        route("post", route::COMMANDS, Json, post(commands::commands)),
        route("get", route::EVENTS, Stream, get(events::events)),
        route("get", route::BLOB, Bytes, get(blobs::blob)),
        route("head", route::BLOB, Bytes, head(blobs::blob)),
        route("post", route::UPLOADS, Json, post(uploads::begin)),
        route("head", route::UPLOAD, Bytes, head(uploads::offset)),
        route("patch", route::UPLOAD, Bytes, patch(uploads::append)),
        route("post", route::OFFICE_COMMANDS, Json, post(office::commands)),
        route("get", route::OFFICE_WAITING, Json, get(office::waiting)),
        route("get", route::OFFICE_LOG, Json, get(office::log)),
    ]
}

/// The server's routes, with what goes around them.
pub fn router(state: &Shared) -> Router {
    let of = |around: Around| {
        let chosen = routes().into_iter().filter(move |route| route.around == around);
        chosen.fold(Router::new(), |router, route| router.route(route.path, route.handler))
    };
    let api =
        of(Around::Json).layer(DefaultBodyLimit::max(MAX_COMMANDS_BYTES)).layer(CompressionLayer::new());
    let files = of(Around::Bytes).layer(DefaultBodyLimit::disable());
    let stream = of(Around::Stream);
    let mut all = api.merge(files).merge(stream);
    if state.issuer.is_some() {
        all = all.merge(oidc::router());
    }
    all.fallback(async || ApiError::not_found())
        .method_not_allowed_fallback(async || {
            ApiError::new(ProblemCode::MethodNotAllowed, "this path has no such method")
        })
        .layer(middleware::from_fn_with_state(state.clone(), within_time))
        .layer(middleware::from_fn_with_state(state.clone(), by_address))
        .layer(middleware::from_fn(nothing_done))
        .layer(middleware::from_fn(traced))
        // An answer is for the person who asked, and for this time only.
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .layer(middleware::from_fn(bounded_id))
        .with_state(state.clone())
}

/// Ends a request that takes too long to answer. A stream, once it has begun, may go on.
async fn within_time(State(state): State<Shared>, request: Request, next: Next) -> Response {
    // An upload takes as long as the line needs.
    if request.method() == axum::http::Method::PATCH {
        return next.run(request).await;
    }
    match tokio::time::timeout(state.limits.settings().timeout, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::new(ProblemCode::Timeout, "it took too long").into_response(),
    }
}

/// Counts a request for its address before anything else is done for it.
async fn by_address(State(state): State<Shared>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<Peer>().copied();
    let trusted = &state.limits.settings().trusted_proxies;
    if let Some(address) = peer.and_then(|Peer(peer)| address::client(peer, request.headers(), trusted)) {
        if let Err(refused) = state.limits.let_address_through(address) {
            return refused.into_response();
        }
        request.extensions_mut().insert(ClientAddress(address));
    }
    next.run(request).await
}

/// Says of a commands request that was refused as a whole, in the name of the attempt, that nothing of it was done. An
/// answer that something on the way makes up cannot say so. One that ran out of time, or failed, may have been done. So may one
/// that found the disk full or came too soon after others: a copy of it, as a line that repeats things delivers, is carried
/// out when there is room or time.
async fn nothing_done(request: Request, next: Next) -> Response {
    let is_commands = request.uri().path() == route::COMMANDS;
    let attempt = request.headers().get(ATTEMPT).filter(|_| is_commands).cloned();
    let mut response = next.run(request).await;
    let is_refused = matches!(
        response.status(),
        StatusCode::BAD_REQUEST
            | StatusCode::UNAUTHORIZED
            | StatusCode::FORBIDDEN
            | StatusCode::PAYLOAD_TOO_LARGE
    );
    let attempt = attempt.filter(|value| is_refused && value.to_str().is_ok_and(is_id));
    if let Some(attempt) = attempt {
        response.headers_mut().insert(HeaderName::from_static(NOTHING_DONE), attempt);
    }
    response
}

/// Takes away a request's id that is not short and plain: it goes into the log and into the answer.
async fn bounded_id(mut request: Request, next: Next) -> Response {
    let fits = |value: &HeaderValue| {
        let bytes = value.as_bytes();
        (1..=64).contains(&bytes.len())
            && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(byte))
    };
    if request.headers().get(REQUEST_ID).is_some_and(|value| !fits(value)) {
        request.headers_mut().remove(REQUEST_ID);
    }
    next.run(request).await
}

/// One line a request: method, the route's pattern, status and time. No path, query, member or address.
async fn traced(matched: Option<axum::extract::MatchedPath>, request: Request, next: Next) -> Response {
    let id = request
        .extensions()
        .get::<RequestId>()
        .and_then(|id| id.header_value().to_str().ok())
        .unwrap_or_default()
        .to_owned();
    let method = request.method().clone();
    let route = matched.map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    let span = tracing::debug_span!("request", id, %method, route);
    let begun = std::time::Instant::now();
    async move {
        let response = next.run(request).await;
        let took_us = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
        tracing::debug!(status = response.status().as_u16(), took_us, "answered");
        response
    }
    .instrument(span)
    .await
}

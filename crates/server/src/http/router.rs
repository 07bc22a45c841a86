//! Routes, and what goes around all of them.

use super::error::ApiError;
use super::{blobs, changes, commands, events, office, service, uploads};
use crate::oidc;
use crate::state::Shared;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, head, post};
use min_side_wire::problem::ProblemCode;
use min_side_wire::{MAX_COMMANDS_BYTES, route};
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tracing::Instrument;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The server's routes.
pub fn router(state: &Shared) -> Router {
    let api = Router::new()
        .route(route::SERVICE, get(service::service))
        .route(route::OPENAPI, get(service::openapi))
        .route(route::CHANGES, get(changes::changes))
        .route(route::COMMANDS, post(commands::commands))
        .route(route::UPLOADS, post(uploads::begin))
        .route(route::OFFICE_COMMANDS, post(office::commands))
        .route(route::OFFICE_WAITING, get(office::waiting))
        .route(route::OFFICE_LOG, get(office::log))
        .layer(DefaultBodyLimit::max(MAX_COMMANDS_BYTES))
        .layer(CompressionLayer::new());
    // Bytes by their hash keep their length and their tag: not compressed. A piece of an upload is as large
    // as its sender likes; it is written as it comes, up to the announced size.
    let files = Router::new()
        .route(route::BLOB, get(blobs::blob))
        .route(route::UPLOAD, head(uploads::offset).patch(uploads::append))
        .layer(DefaultBodyLimit::disable());
    let stream = Router::new().route(route::EVENTS, get(events::events));
    let mut all = api.merge(files).merge(stream);
    if state.issuer.is_some() {
        all = all.merge(oidc::router());
    }
    all.fallback(async || ApiError::not_found())
        .method_not_allowed_fallback(async || {
            ApiError::new(ProblemCode::MethodNotAllowed, "this path has no such method")
        })
        .layer(middleware::from_fn_with_state(state.clone(), within_time))
        .layer(middleware::from_fn(traced))
        .layer(SetResponseHeaderLayer::if_not_present(
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
        .with_state(state.clone())
}

/// Ends a request that takes too long to answer. A stream, once it has begun, may go on.
async fn within_time(State(state): State<Shared>, request: Request, next: Next) -> Response {
    // An upload takes as long as the line needs.
    if request.method() == axum::http::Method::PATCH {
        return next.run(request).await;
    }
    match tokio::time::timeout(state.limits.timeout, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::new(ProblemCode::Timeout, "it took too long").into_response(),
    }
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

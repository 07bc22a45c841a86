//! The page in a browser over the real core: its commands as HTTP and its changes as server-sent events, on this machine
//! alone. It is for development and tests, and no part of what is shipped.

mod commands;

use crate::harness::server::Server;
use crate::harness::{HarnessError, Result, sign_in};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use commands::Answer;
use futures_util::Stream;
use min_side_core::App;
use min_side_core::app::Options;
use min_side_core::key::MemoryKeyStore;
use min_side_core::views::Changed;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::broadcast::error::RecvError;

/// What every call carries: a page of another origin cannot send it without being asked first, which is refused.
const HEADER: &str = "min-side-host";

/// A core with a member's data, answering on a port of its own.
#[derive(Debug)]
pub struct DevHost {
    listener: TcpListener,
    router: Router,
    _data: tempfile::TempDir,
}

impl DevHost {
    /// Opens a core that nobody is signed in to. Where it is asked for a sign-in, it is the demo member's.
    ///
    /// # Errors
    /// When the core cannot be opened or the port is taken.
    pub async fn open(server: &Server, listen: SocketAddr) -> Result<Self> {
        let data = tempfile::Builder::new().prefix("min-side-page-").tempdir();
        let data = data.map_err(HarnessError::io("a folder"))?;
        let url = server.url().parse().map_err(|_| HarnessError::Unexpected(server.url().to_owned()))?;
        let mut options = Options::new(Some(data.path().to_owned()), Some(url));
        options.key_store = Arc::new(MemoryKeyStore::default());
        options.live = true;
        options.open_browser = Arc::new(|address: &str| {
            let address = address.to_owned();
            tokio::spawn(async move {
                if let Err(error) = sign_in::at(&address, sign_in::DEMO_MEMBER).await {
                    eprintln!("sign-in: {error}");
                }
            });
            Ok(())
        });
        let app = App::new(options);
        app.open().await.map_err(|error| HarnessError::Unexpected(error.to_string()))?;
        let listener = TcpListener::bind(listen).await.map_err(HarnessError::io("the port"))?;
        let router = Router::new()
            .route("/host/changes", get(changes))
            .route("/host/{name}", post(call))
            .layer(middleware::from_fn(from_this_machine))
            .with_state(app);
        Ok(Self { listener, router, _data: data })
    }

    /// Where it answers.
    ///
    /// # Errors
    /// When the system does not say.
    pub fn address(&self) -> Result<SocketAddr> {
        self.listener.local_addr().map_err(HarnessError::io("the port"))
    }

    /// Answers until it is dropped.
    ///
    /// # Errors
    /// When the port fails.
    pub async fn serve(self) -> Result<()> {
        axum::serve(self.listener, self.router).await.map_err(HarnessError::io("the port"))
    }
}

/// Refuses what comes by another name than this machine's, as from a page whose host has been made to mean 127.0.0.1.
async fn from_this_machine(headers: HeaderMap, request: Request, next: Next) -> Response {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    if matches!(name, "127.0.0.1" | "localhost") {
        next.run(request).await
    } else {
        StatusCode::FORBIDDEN.into_response()
    }
}

async fn call(State(app): State<App>, Path(name): Path<String>, headers: HeaderMap, body: Bytes) -> Response {
    if !headers.contains_key(HEADER) {
        return StatusCode::FORBIDDEN.into_response();
    }
    match commands::call(&app, &name, &body).await {
        Ok(Answer::Json(value)) => Json(value).into_response(),
        Ok(Answer::Bytes(bytes)) => {
            ([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response()
        }
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, Json(error.view())).into_response(),
    }
}

async fn changes(State(app): State<App>) -> Sse<impl Stream<Item = std::result::Result<Event, Infallible>>> {
    let told = futures_util::stream::unfold(app.changes(), async |mut changes| {
        let changed = match changes.recv().await {
            Ok(changed) => changed,
            // Some were missed: whoever shows anything reads it again.
            Err(RecvError::Lagged(_)) => Changed::everything(),
            Err(RecvError::Closed) => return None,
        };
        let event = Event::default().json_data(&changed).unwrap_or_default();
        Some((Ok(event), changes))
    });
    Sse::new(told).keep_alive(KeepAlive::default())
}

//! One client for all calls: the system's proxy and certificate store, no redirects, a token on each call.

use super::body::{Body, Counts};
use super::failure;
use crate::address::is_safe;
use crate::error::{Error, NetworkKind, Result};
use crate::net::{Encoding, LazyClient};
use crate::session::Session;
use min_side_wire::route;
use min_side_wire::service::Service;
use reqwest::{RequestBuilder, Response, header};
use secrecy::ExposeSecret;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use url::Url;

/// How long the server may take to say what it is.
const PROBE: Duration = Duration::from_secs(5);
/// How bodies may be packed that are unpacked here.
pub(super) const PACKED: &str = "zstd, gzip;q=0.5";
/// Largest answer that is not a page or a blob, bytes.
const MAX_ANSWER: usize = 8 * 1024 * 1024;

/// What went over the network.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Requests.
    pub requests: u64,
    /// Bytes of bodies received, as they came (compressed).
    pub bytes_received: u64,
}

/// The client of one server. Clones share connections and counts.
#[derive(Clone)]
pub struct Http {
    client: LazyClient,
    base: Url,
    session: Session,
    counts: Arc<Counts>,
}

impl Http {
    /// A client of the server at `base`.
    ///
    /// # Errors
    /// `insecure_server` for a server that is reached neither by https nor on this machine.
    pub fn new(client: LazyClient, base: Url, session: Session) -> Result<Self> {
        if !is_safe(&base) {
            return Err(Error::refused("insecure_server"));
        }
        Ok(Self { client, base, session, counts: Arc::default() })
    }

    /// The session whose tokens it uses.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// What has gone over the network so far.
    #[must_use]
    pub fn traffic(&self) -> Traffic {
        Traffic {
            requests: self.counts.requests.load(Ordering::Relaxed),
            bytes_received: self.counts.received.load(Ordering::Relaxed),
        }
    }

    /// For how long nothing has come of any call that is under way; none while there is no such call.
    #[must_use]
    pub fn silence(&self) -> Option<Duration> {
        self.counts.silence()
    }

    /// What the server says of itself. Needs no sign-in, so it is also the probe for whether there is a server at all.
    ///
    /// # Errors
    /// [`Error::Network`], [`Error::Problem`].
    pub async fn service(&self) -> Result<Service> {
        let url = self.url(route::SERVICE)?;
        self.counts.requests.fetch_add(1, Ordering::Relaxed);
        let request = self.client.get()?.get(url).header(header::ACCEPT_ENCODING, PACKED).timeout(PROBE);
        let response = request.send().await?;
        self.counts.heard();
        if !response.status().is_success() {
            return Err(self.failure(response).await);
        }
        self.json(response).await
    }

    /// A blob's bytes from `start` on, as a stream. The caller verifies them against their hash.
    ///
    /// # Errors
    /// [`Error::Network`], [`Error::Problem`], [`Error::SignInExpired`]; [`Error::BadPage`] when they are packed.
    pub async fn blob(&self, sha256: &str, start: u64) -> Result<Body> {
        let url = self.url(&route::BLOB.replace("{sha256}", sha256))?;
        let response = self
            .send(|client| {
                let call = client.get(url.clone()).header(header::ACCEPT_ENCODING, "identity");
                if start > 0 { call.header(header::RANGE, format!("bytes={start}-")) } else { call }
            })
            .await?;
        if failure::is_page(response.headers()) {
            return Err(Error::network(NetworkKind::Portal));
        }
        let body = Body::of(response, &self.counts);
        if body.encoding()? == Encoding::Plain { Ok(body) } else { Err(Error::BadPage("encoding")) }
    }

    pub(super) fn url(&self, path: &str) -> Result<Url> {
        let base = self.base.path().trim_end_matches('/').to_owned();
        let mut url = self.base.clone();
        url.set_path(&format!("{base}{path}"));
        Ok(url)
    }

    /// Sends with a token; once more with a renewed one when it is not accepted. Answers only success.
    pub(super) async fn send(
        &self,
        make: impl Fn(reqwest::Client) -> RequestBuilder + Sync,
    ) -> Result<Response> {
        self.send_seen(make, |_| {}).await
    }

    /// As [`Http::send`]; `seen` is shown what came of each request.
    pub(super) async fn send_seen(
        &self,
        make: impl Fn(reqwest::Client) -> RequestBuilder + Sync,
        seen: impl Fn(&Result<Response, reqwest::Error>) + Sync,
    ) -> Result<Response> {
        let token = self.session.access().await?;
        let response = self.once(&make, &seen, token.expose_secret()).await?;
        if response.status().is_success() {
            return Ok(response);
        }
        if !failure::refuses_token(&response) {
            return Err(self.failure(response).await);
        }
        drop(response);
        let token = self.session.renew(&token).await?;
        let response = self.once(&make, &seen, token.expose_secret()).await?;
        if response.status().is_success() {
            Ok(response)
        } else if failure::refuses_token(&response) {
            self.session.expire().await;
            Err(Error::SignInExpired)
        } else {
            Err(self.failure(response).await)
        }
    }

    async fn once(
        &self,
        make: &impl Fn(reqwest::Client) -> RequestBuilder,
        seen: &impl Fn(&Result<Response, reqwest::Error>),
        token: &str,
    ) -> Result<Response> {
        self.counts.requests.fetch_add(1, Ordering::Relaxed);
        let client = self.client.get()?;
        let under_way = self.counts.begin();
        let result = make(client).bearer_auth(token).send().await;
        seen(&result);
        let response = result?;
        self.counts.heard();
        drop(under_way);
        Ok(response)
    }

    /// The body of an answer.
    pub(super) fn body(&self, response: Response) -> Body {
        Body::of(response, &self.counts)
    }

    /// What an answer that is no success says.
    pub(super) async fn failure(&self, response: Response) -> Error {
        failure::of_response(response, &self.counts).await
    }

    /// An answer of the contract. What is none of ours says so.
    pub(super) async fn json<T: serde::de::DeserializeOwned>(&self, response: Response) -> Result<T> {
        let is_page = failure::is_page(response.headers());
        let bytes = self.body(response).unpacked(MAX_ANSWER).await?;
        serde_json::from_slice(&bytes).map_err(|_| failure::not_ours(is_page, &bytes))
    }
}

impl std::fmt::Debug for Http {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Http")
    }
}

//! The client for all calls: the system's proxy and certificate store, no redirects.

use crate::error::Result;
use crate::managed::{Managed, Proxy, unreadable};
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

const CONNECT: Duration = Duration::from_secs(10);
/// The longest silence within an answer.
const READ_TIMEOUT: Duration = Duration::from_secs(60);

/// The client of one app, made when it is first needed: reading the system's certificates takes its time.
#[derive(Debug, Clone, Default)]
pub struct LazyClient {
    made: Arc<OnceLock<reqwest::Client>>,
    proxy: Option<Proxy>,
    ca_file: Option<PathBuf>,
}

impl LazyClient {
    /// A client that goes the way that has been set for the machine.
    #[must_use]
    pub fn with(managed: &Managed) -> Self {
        Self { made: Arc::default(), proxy: managed.proxy.clone(), ca_file: managed.ca_file.clone() }
    }

    /// The client.
    ///
    /// # Errors
    /// As [`raw_client`]; `managed_unreadable` where the certificates that have been set cannot be read.
    pub fn get(&self) -> Result<reqwest::Client> {
        if let Some(client) = self.made.get() {
            return Ok(client.clone());
        }
        let mut builder = builder();
        match &self.proxy {
            Some(Proxy::Direct) => builder = builder.no_proxy(),
            Some(Proxy::At(url)) => builder = builder.proxy(reqwest::Proxy::all(url.clone())?),
            None => {}
        }
        if let Some(file) = &self.ca_file {
            let broken = || unreadable(file, "ca_file");
            let pem = std::fs::read(file).map_err(|_| broken())?;
            let authorities = reqwest::Certificate::from_pem_bundle(&pem).map_err(|_| broken())?;
            if authorities.is_empty() {
                return Err(broken());
            }
            builder = builder.tls_certs_merge(authorities);
        }
        let client = builder.build()?;
        Ok(self.made.get_or_init(|| client).clone())
    }
}

/// A client as all of the app uses it. Bodies come as they are: they are unpacked by [`crate::http::Body`], where their size is
/// bounded and counted.
///
/// # Errors
/// [`crate::Error::Network`] when the system's certificate store or proxy settings cannot be read.
pub fn raw_client() -> Result<reqwest::Client> {
    Ok(builder().build()?)
}

fn builder() -> reqwest::ClientBuilder {
    // A second installation changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .user_agent(concat!("min-side/", env!("CARGO_PKG_VERSION")))
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(CONNECT)
        .read_timeout(READ_TIMEOUT)
        .tcp_keepalive(Duration::from_secs(30))
        .tcp_nodelay(true)
        .pool_max_idle_per_host(2)
        .no_gzip()
        .no_zstd()
}

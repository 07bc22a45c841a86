//! `serve`.

use super::{End, Failure, Folder, runtime};
use crate::auth::KeySource;
use crate::clock::{Clock, SystemClock};
use crate::notices::Mail;
use crate::oidc::{AUDIENCE, CLIENT_ID, Lifetimes};
use crate::seed;
use crate::{Config, LimitSettings, Mode, Running, Server};
use clap::ValueEnum;
use std::io::Write as _;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Where to listen; port 0 takes any that is free.
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8480")]
    listen: SocketAddr,
    #[command(flatten)]
    folder: Folder,
    /// The address that members reach it by, when another program stands in front.
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// Makes a synthetic union in an empty folder, and is its issuer.
    #[arg(long, value_enum, conflicts_with = "issuer")]
    seed: Option<Seed>,
    /// Messages that the demo member has.
    #[arg(long, value_name = "N", requires = "seed")]
    messages: Option<usize>,
    /// Documents that the demo member has.
    #[arg(long, value_name = "N", requires = "seed")]
    documents: Option<usize>,
    /// The OpenID Connect issuer whose tokens are accepted.
    #[arg(long, value_name = "URL", required_unless_present = "seed")]
    issuer: Option<String>,
    /// What access tokens must be for.
    #[arg(long, default_value = AUDIENCE)]
    audience: String,
    /// The client id that the app presents to the issuer.
    #[arg(long, default_value = CLIENT_ID)]
    client_id: String,
    /// The issuer's keys as a JWK set, instead of finding them by discovery.
    #[arg(long, value_name = "FILE", requires = "issuer")]
    jwks: Option<PathBuf>,
    /// Writes notices by e-mail into this folder.
    #[arg(long, value_name = "DIR", conflicts_with = "mail_smtp")]
    mail_folder: Option<PathBuf>,
    /// Gives notices by e-mail to the mail server of this machine, as 127.0.0.1:25.
    #[arg(long, value_name = "ADDRESS:PORT")]
    mail_smtp: Option<SocketAddr>,
    /// Who notices are from: an address that does not name the union.
    #[arg(long, value_name = "ADDRESS", default_value = "ikke-svar@min-side.example")]
    mail_from: String,
    /// The key that signs certificates, in PKCS #8 PEM; by default one in the data folder, made at first.
    #[arg(long, value_name = "FILE")]
    kursbevis_key: Option<PathBuf>,
    /// Goes on with a new key for certificates where the one in the data folder is gone.
    #[arg(long, conflicts_with = "kursbevis_key")]
    new_kursbevis_key: bool,
    #[command(flatten)]
    limits: Limits,
}

/// How much is let through; 0 is no limit.
#[derive(Debug, clap::Args)]
struct Limits {
    /// Requests a second for each person, over time.
    #[arg(long, value_name = "N", default_value_t = LimitSettings::default().per_second)]
    requests_per_second: u32,
    /// Requests at once for each person.
    #[arg(long, value_name = "N", default_value_t = LimitSettings::default().burst)]
    burst: u32,
    /// Requests a second from each address, over time, before a token is looked at.
    #[arg(long, value_name = "N", default_value_t = LimitSettings::default().address_per_second)]
    address_requests_per_second: u32,
    /// Requests at once from each address.
    #[arg(long, value_name = "N", default_value_t = LimitSettings::default().address_burst)]
    address_burst: u32,
    /// Event streams of each person; one more ends the oldest.
    #[arg(long, value_name = "N", default_value_t = LimitSettings::default().streams)]
    streams: usize,
    /// Event streams from each address.
    #[arg(long, value_name = "N", default_value_t = LimitSettings::default().address_streams)]
    address_streams: usize,
    /// Connections in all; 0 for as many as the system lets the process have.
    #[arg(long, value_name = "N", default_value_t = LimitSettings::default().connections)]
    connections: usize,
    /// Connections from each address.
    #[arg(long, value_name = "N", default_value_t = LimitSettings::default().address_connections)]
    address_connections: usize,
    /// Seconds that a connection may be silent.
    #[arg(long, value_name = "SECONDS", default_value_t = LimitSettings::default().silence.as_secs())]
    silence: u64,
    /// A reverse proxy, whose `X-Forwarded-For` is believed; may be given several times [default: this machine].
    #[arg(long, value_name = "ADDRESS")]
    trusted_proxy: Vec<IpAddr>,
}

impl From<Limits> for LimitSettings {
    fn from(args: Limits) -> Self {
        let default = Self::default();
        Self {
            per_second: args.requests_per_second,
            burst: args.burst,
            address_per_second: args.address_requests_per_second,
            address_burst: args.address_burst,
            streams: args.streams,
            address_streams: args.address_streams,
            connections: args.connections,
            address_connections: args.address_connections,
            silence: Duration::from_secs(args.silence.max(1)),
            trusted_proxies: if args.trusted_proxy.is_empty() {
                default.trusted_proxies
            } else {
                args.trusted_proxy
            },
            timeout: default.timeout,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Seed {
    /// A demonstration with invented people.
    Demo,
}

pub(super) fn run(args: Args) -> Result<End, Failure> {
    let config = config(args)?;
    runtime()?.block_on(async {
        let mut running = Server::start(config).await?;
        announce(&running)?;
        tokio::select! {
            () = running.ended() => return Err("the server ended by itself".into()),
            stopped = told_to_stop() => stopped?,
        }
        running.stop().await;
        Ok(End::Done)
    })
}

fn config(args: Args) -> Result<Config, Failure> {
    let clock: Arc<dyn Clock> = Arc::new(SystemClock);
    let from = args.mail_from;
    let mail = match (args.mail_folder, args.mail_smtp) {
        (Some(folder), _) => Some(Mail::Folder { folder, from }),
        (None, Some(server)) => Some(Mail::Smtp { host: server.ip(), port: server.port(), from }),
        (None, None) if args.seed.is_some() => {
            Some(Mail::Folder { folder: args.folder.data.join("mail"), from })
        }
        (None, None) => None,
    };
    let mode = match (args.seed, args.issuer) {
        (Some(Seed::Demo), _) => {
            let today = clock.now().with_timezone(&chrono_tz::Europe::Oslo).date_naive();
            let mut options = seed::Options::on(today);
            options.messages = args.messages;
            options.documents = args.documents;
            Mode::Demo(Box::new(options))
        }
        (None, Some(issuer)) => Mode::Union {
            issuer,
            audience: args.audience,
            client_id: args.client_id,
            keys: args.jwks.map_or(KeySource::Discovery, KeySource::File),
        },
        (None, None) => return Err("give --seed demo or --issuer".into()),
    };
    Ok(Config {
        listen: args.listen,
        data: args.folder.data,
        mode,
        public_url: args.public_url,
        clock,
        limits: args.limits.into(),
        mail,
        kursbevis_key: args.kursbevis_key,
        new_kursbevis_key: args.new_kursbevis_key,
        lifetimes: Lifetimes::default(),
    })
}

/// The first line on standard output, for whoever started the server.
fn announce(running: &Running) -> Result<(), Failure> {
    let mut said = serde_json::json!({ "url": running.url, "issuer": running.issuer });
    if let Some(token) = &running.demo_token {
        said["demo_token"] = token.as_str().into();
    }
    if let Some(token) = &running.office_token {
        said["office_token"] = token.as_str().into();
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "{said}")?;
    out.flush()?;
    Ok(())
}

/// Returns at SIGINT or SIGTERM.
async fn told_to_stop() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminated = signal(SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = terminated.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

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
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

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
    /// Requests a second for each member, over time; 0 for no limit.
    #[arg(long, value_name = "N", default_value_t = LimitSettings::default().per_second)]
    requests_per_second: u32,
    /// Requests at once for each member.
    #[arg(long, value_name = "N", default_value_t = LimitSettings::default().burst)]
    burst: u32,
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
        limits: LimitSettings {
            per_second: args.requests_per_second,
            burst: args.burst,
            ..LimitSettings::default()
        },
        mail,
        kursbevis_key: args.kursbevis_key,
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

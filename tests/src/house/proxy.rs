//! Bad weather between the app and the server: connections that break at any byte of an answer.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What happens to answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weather {
    /// They come through.
    Clear,
    /// The request reaches the server; of its answer nothing comes back.
    Swallow,
    /// As [`Weather::Swallow`], for every second connection.
    SwallowEverySecond,
    /// Each connection breaks after a number of bytes of answers drawn from 0 to this.
    CutWithin(u64),
    /// Nobody gets through to the server.
    Down,
    /// As [`Weather::Swallow`] from the first commands of a connection on; what comes before gets through.
    SwallowCommands,
    /// A gateway on the way answers every request with this status and a problem of its own.
    Says(u16),
    /// Requests are taken, and nothing is ever answered.
    Hole,
}

/// A proxy in front of one server.
pub(crate) struct Proxy {
    pub(crate) url: String,
    weather: Arc<Mutex<Weather>>,
}

impl Proxy {
    pub(crate) async fn before(server: &str) -> Self {
        let upstream: SocketAddr = server.trim_start_matches("http://").parse().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let weather = Arc::new(Mutex::new(Weather::Clear));
        let shared = Arc::clone(&weather);
        tokio::spawn(async move {
            // Drawn, not random: a failure can be had again.
            let mut draw = 0x9e37_79b9_7f4a_7c15_u64;
            let mut number = 0_u64;
            while let Ok((stream, _)) = listener.accept().await {
                number += 1;
                draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let (shared, luck, is_second) = (Arc::clone(&shared), draw >> 33, number.is_multiple_of(2));
                tokio::spawn(async move {
                    let _ = carry(stream, upstream, &shared, luck, is_second).await;
                });
            }
        });
        Self { url, weather }
    }

    pub(crate) fn weather(&self, weather: Weather) {
        *self.weather.lock().unwrap() = weather;
    }
}

async fn carry(
    near: TcpStream,
    upstream: SocketAddr,
    weather: &Mutex<Weather>,
    luck: u64,
    is_second: bool,
) -> std::io::Result<()> {
    let now = || *weather.lock().unwrap();
    if now() == Weather::Down {
        return Ok(());
    }
    match now() {
        Weather::Says(status) => return say(near, status).await,
        Weather::Hole => std::future::pending().await,
        _ => {}
    }
    let far = TcpStream::connect(upstream).await?;
    let (mut near_in, mut near_out) = near.into_split();
    let (mut far_in, mut far_out) = far.into_split();
    let has_commands = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&has_commands);
    let asking = tokio::spawn(async move {
        let mut buffer = vec![0; 16 * 1024];
        while let Ok(read @ 1..) = near_in.read(&mut buffer).await {
            if buffer[..read].windows(18).any(|bytes| bytes == b"POST /v1/commands ") {
                seen.store(true, Ordering::SeqCst);
            }
            if far_out.write_all(&buffer[..read]).await.is_err() {
                break;
            }
        }
    });
    let (mut passed, mut buffer) = (0_u64, vec![0; 16 * 1024]);
    loop {
        let read = far_in.read(&mut buffer).await?;
        let allowed = match now() {
            Weather::SwallowEverySecond if is_second => 0,
            Weather::SwallowCommands if has_commands.load(Ordering::SeqCst) => 0,
            Weather::Clear | Weather::SwallowEverySecond | Weather::SwallowCommands => read,
            Weather::Swallow | Weather::Down | Weather::Says(_) | Weather::Hole => 0,
            Weather::CutWithin(most) => {
                usize::try_from((luck % (most + 1)).saturating_sub(passed)).unwrap_or(usize::MAX).min(read)
            }
        };
        near_out.write_all(&buffer[..allowed]).await?;
        passed += allowed as u64;
        if read == 0 || allowed < read {
            asking.abort();
            return Ok(());
        }
    }
}

/// Answers one request without the server.
async fn say(mut near: TcpStream, status: u16) -> std::io::Result<()> {
    let mut request = [0; 16 * 1024];
    if near.read(&mut request).await? == 0 {
        return Ok(());
    }
    let page = format!(r#"{{"type":"about:blank","title":"Denied by policy","status":{status}}}"#);
    let answer = format!(
        "HTTP/1.1 {status} x\r\nContent-Type: application/problem+json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{page}",
        page.len()
    );
    near.write_all(answer.as_bytes()).await?;
    near.shutdown().await
}

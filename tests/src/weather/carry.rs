//! Carries requests to the server and answers back, each with the fault that was drawn for it.

use super::http1::{self, Whole};
use super::{Fault, Shared};
use crate::draw::Draw;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{Error, Result, Write as _};
use std::time::Duration;
use tokio::io::{AsyncWriteExt, copy_bidirectional};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// The longest that the server may take.
const TIMEOUT: Duration = Duration::from_secs(60);
const PROBLEM: &str = "application/problem+json";
/// What a gateway says in our words: whether it is about this request, any other, or one's own id.
const OURS: [&str; 8] = [
    "forbidden",
    "too_large",
    "bad_request",
    "invalid",
    "id_reused",
    "wrong_state",
    "attachment_missing",
    "offset_mismatch",
];
/// JSON that answers something else, or nothing.
const NONSENSE: [&str; 6] = [
    "{}",
    "[]",
    "null",
    r#"{"results":[]}"#,
    r#"{"results":[{"id":"0","status":"done","version":1}]}"#,
    r#"{"results":[{"id":"0","status":"refused","problem":{"type":"urn:min-side:problem:invalid","title":"x","status":422}}]}"#,
];

/// Whether the connection to the client can be used again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    Open,
    Closed,
}

/// Serves one connection until it ends.
pub(super) async fn connection(mut near: TcpStream, shared: &Shared) -> Result<()> {
    near.set_nodelay(true)?;
    while let Some(request) = http1::request(&mut near).await? {
        let (fault, mut draw) = shared.next(&request);
        shared.remember(&request);
        let path = request.line();
        let streams = path.split(' ').nth(1).is_some_and(|path| path.ends_with("/events"));
        let after = match fault {
            None if streams => events(near, shared, &request, None).await?,
            Some(
                Fault::CutAnswer
                | Fault::CutWithin(_)
                | Fault::Drip
                | Fault::Delay
                | Fault::Flipped
                | Fault::Truncated,
            ) if streams => {
                events(near, shared, &request, Some(Duration::from_millis(draw.below(2_000)))).await?
            }
            None => {
                let answer = ask(shared, &request).await;
                Some((give(&mut near, answer).await?, near))
            }
            Some(fault) => Some((faulty(&mut near, shared, request, fault, &mut draw).await?, near)),
        };
        match after {
            Some((After::Open, stream)) => near = stream,
            _ => return Ok(()),
        }
    }
    Ok(())
}

/// The server's answer, on a connection of its own.
async fn ask(shared: &Shared, request: &Whole) -> Result<Whole> {
    let asking = async {
        let mut far = TcpStream::connect(shared.upstream()).await?;
        far.set_nodelay(true)?;
        far.write_all(&request.clone().without("connection").with("connection", "close").bytes()).await?;
        http1::answer(&mut far).await.map(|answer| answer.without("connection"))
    };
    timeout(TIMEOUT, asking).await.map_err(|_| Error::from(std::io::ErrorKind::TimedOut))?
}

/// Gives the answer to the client; without one the connection ends.
async fn give(near: &mut TcpStream, answer: Result<Whole>) -> Result<After> {
    match answer {
        Ok(answer) => {
            near.write_all(&answer.bytes()).await?;
            Ok(After::Open)
        }
        Err(_) => Ok(After::Closed),
    }
}

async fn faulty(
    near: &mut TcpStream,
    shared: &Shared,
    request: Whole,
    fault: Fault,
    draw: &mut Draw,
) -> Result<After> {
    match fault {
        Fault::Refuse => Ok(After::Closed),
        Fault::CutRequest => {
            let bytes = request.bytes();
            let mut far = TcpStream::connect(shared.upstream()).await?;
            far.write_all(&bytes[..draw.place(bytes.len())]).await?;
            Ok(After::Closed)
        }
        Fault::Swallow => {
            let _ = ask(shared, &request).await;
            Ok(After::Closed)
        }
        Fault::CutAnswer => {
            let bytes = ask(shared, &request).await?.bytes();
            near.write_all(&bytes[..draw.place(bytes.len())]).await?;
            Ok(After::Closed)
        }
        Fault::CutWithin(most) => {
            let bytes = ask(shared, &request).await?.bytes();
            let cut = usize::try_from(draw.below(most + 1)).unwrap_or(usize::MAX);
            near.write_all(&bytes[..cut.min(bytes.len())]).await?;
            Ok(if cut < bytes.len() { After::Closed } else { After::Open })
        }
        Fault::Says(status) => {
            let text = format!(r#"{{"type":"about:blank","title":"Denied by policy","status":{status}}}"#);
            give(near, Ok(whole(status, PROBLEM, text.into_bytes()))).await
        }
        Fault::Hole => std::future::pending().await,
        Fault::Drip => drip(near, &ask(shared, &request).await?.bytes(), draw).await,
        Fault::Delay => {
            let wait = Duration::from_millis(draw.between(20, 600));
            if draw.chance(50) {
                sleep(wait).await;
                give(near, ask(shared, &request).await).await
            } else {
                let answer = ask(shared, &request).await;
                sleep(wait).await;
                give(near, answer).await
            }
        }
        Fault::Duplicate if draw.chance(50) => {
            let (first, second) = tokio::join!(ask(shared, &request), ask(shared, &request));
            give(near, if draw.chance(50) { first } else { second }).await
        }
        Fault::Duplicate => {
            let first = ask(shared, &request).await;
            let second = ask(shared, &request).await;
            give(near, if draw.chance(50) { first } else { second }).await
        }
        Fault::Late => {
            if let Some(earlier) = shared.recall(draw) {
                let _ = ask(shared, &earlier).await;
            }
            give(near, ask(shared, &request).await).await
        }
        Fault::BlackHole => {
            if draw.chance(50) {
                let _ = ask(shared, &request).await;
            }
            sleep(Duration::from_millis(draw.between(500, 3_000))).await;
            Ok(After::Closed)
        }
        Fault::Truncated => {
            let answer = ask(shared, &request).await?;
            let mut body = answer.plain_body();
            body.truncate(draw.place(body.len()));
            give(near, Ok(answer.with_body(body))).await
        }
        Fault::Flipped => {
            let answer = ask(shared, &request).await?;
            let mut body = answer.plain_body();
            if !body.is_empty() {
                let at = draw.place(body.len());
                body[at] ^= 1 << draw.below(8);
            }
            give(near, Ok(answer.with_body(body))).await
        }
        Fault::Refused
        | Fault::RefusedCompressed
        | Fault::Failed
        | Fault::Busy
        | Fault::Nonsense
        | Fault::Portal => {
            // A gateway may break down before it has passed a request on, or after.
            if fault != Fault::Portal && draw.chance(50) {
                let _ = ask(shared, &request).await;
            }
            give(near, made_up(fault, draw)).await
        }
    }
}

/// Gives the answer in at most 24 pieces, with pauses.
async fn drip(near: &mut TcpStream, bytes: &[u8], draw: &mut Draw) -> Result<After> {
    let most = u64::try_from(bytes.len() / 12).unwrap_or_default().max(1);
    let mut rest = bytes;
    while !rest.is_empty() {
        let piece =
            usize::try_from(draw.between(most.div_ceil(2), most * 2)).unwrap_or(1).clamp(1, rest.len());
        near.write_all(&rest[..piece]).await?;
        rest = &rest[piece..];
        sleep(Duration::from_millis(draw.between(1, 60))).await;
    }
    Ok(After::Open)
}

/// An answer that is not the server's.
fn made_up(fault: Fault, draw: &mut Draw) -> Result<Whole> {
    const PAGE: &str =
        "<!doctype html><html><head><title>Gateway</title></head><body>Try again.</body></html>";
    let status = |of: &[u16], draw: &mut Draw| draw.one(of).copied().unwrap_or(500);
    Ok(match fault {
        Fault::Nonsense => whole(
            200,
            "application/json",
            draw.one(&NONSENSE).copied().unwrap_or_default().as_bytes().to_vec(),
        ),
        Fault::Portal if draw.chance(50) => whole(200, "text/html", PAGE.as_bytes().to_vec()),
        Fault::Portal => whole(302, "text/html", Vec::new()).with("location", "http://127.0.0.1:9/login"),
        Fault::Busy => {
            let after = draw.below(2).to_string();
            whole(status(&[429, 503], draw), "text/plain", b"busy".to_vec()).with("retry-after", &after)
        }
        Fault::Failed => whole(status(&[500, 502, 503, 504], draw), "text/html", PAGE.as_bytes().to_vec()),
        Fault::Refused if draw.chance(50) => {
            whole(status(&[403, 407, 408, 413], draw), "text/html", PAGE.as_bytes().to_vec())
        }
        _ => {
            let status = status(&[400, 403, 404, 408, 409, 413, 422], draw);
            let kind = match draw.one(&OURS) {
                Some(code) if draw.chance(75) => format!("urn:min-side:problem:{code}"),
                _ => "about:blank".to_owned(),
            };
            let text = format!(r#"{{"type":"{kind}","title":"The gateway refused","status":{status}}}"#);
            if fault == Fault::RefusedCompressed {
                whole(status, PROBLEM, compressed(text.as_bytes())?).with("content-encoding", "gzip")
            } else {
                whole(status, PROBLEM, text.into_bytes())
            }
        }
    })
}

fn whole(status: u16, media_type: &str, body: Vec<u8>) -> Whole {
    let head = format!("HTTP/1.1 {status} Gateway\r\ncontent-type: {media_type}\r\n\r\n").into_bytes();
    Whole { head, body: Vec::new() }.with_body(body)
}

fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Passes a stream of events on as they come, until either side ends it, or for this long.
async fn events(
    mut near: TcpStream,
    shared: &Shared,
    request: &Whole,
    most: Option<Duration>,
) -> Result<Option<(After, TcpStream)>> {
    let mut far = TcpStream::connect(shared.upstream()).await?;
    far.write_all(&request.bytes()).await?;
    let passing = copy_bidirectional(&mut near, &mut far);
    match most {
        Some(most) => drop(timeout(most, passing).await),
        None => drop(passing.await),
    }
    Ok(None)
}

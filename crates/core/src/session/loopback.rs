//! The page on this machine that the browser comes back to (RFC 8252, 7.3): one address, one answer.

use crate::error::{Error, Result, SignInReason};
use std::collections::BTreeMap;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const PATH: &str = "/callback";
/// Longest request that is read, bytes.
const MAX_REQUEST: usize = 16 * 1024;
/// How long one connection may take to say what it wants.
const TIMEOUT: std::time::Duration = std::time::Duration::from_secs(10);

/// A listener on a port that the system has chosen.
pub(super) struct Loopback {
    listener: TcpListener,
    redirect: String,
}

/// What the browser brought.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Brought {
    pub(super) query: BTreeMap<String, String>,
}

impl Loopback {
    pub(super) async fn listen() -> Result<Self> {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let redirect = format!("http://127.0.0.1:{}{PATH}", listener.local_addr()?.port());
        Ok(Self { listener, redirect })
    }

    /// The address that the issuer sends the browser to.
    pub(super) fn redirect(&self) -> &str {
        &self.redirect
    }

    /// Waits for the browser with this state. Anything else gets a 404 and the wait goes on: a page elsewhere in the
    /// browser may call this port too. Each connection has its own time and holds up no other.
    pub(super) async fn wait(&self, state: &str) -> Result<Brought> {
        let (found, mut brought) = tokio::sync::mpsc::channel(1);
        let state = state.to_owned();
        let mut connections = tokio::task::JoinSet::new();
        loop {
            tokio::select! {
                accepted = self.listener.accept() => {
                    let (stream, _) = accepted?;
                    let (found, state) = (found.clone(), state.clone());
                    connections.spawn(async move {
                        if let Ok(Ok(Some(answer))) = tokio::time::timeout(TIMEOUT, serve(stream, &state)).await {
                            let _ = found.send(answer).await;
                        }
                    });
                }
                answer = brought.recv() => return answer.ok_or(Error::SignIn(SignInReason::Cancelled)),
                Some(_) = connections.join_next() => {}
            }
        }
    }
}

async fn serve(mut stream: TcpStream, state: &str) -> std::io::Result<Option<Brought>> {
    let mut request = Vec::new();
    let mut buffer = [0; 2048];
    while !request.windows(4).any(|window| window == b"\r\n\r\n") && request.len() < MAX_REQUEST {
        let read = stream.read(&mut buffer).await?;
        if read == 0 {
            return Ok(None);
        }
        request.extend_from_slice(&buffer[..read]);
    }
    let brought =
        parse(&request).filter(|brought| brought.query.get("state").is_some_and(|given| given == state));
    let (status, text) = match &brought {
        Some(brought) if brought.query.contains_key("code") => ("200 OK", DONE),
        Some(_) => ("200 OK", STOPPED),
        None => ("404 Not Found", NOTHING),
    };
    let page = format!(
        "<!doctype html><html lang=\"nb\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><title>Min side</title><style>body{{font:1.1rem/1.6 system-ui,sans-serif;\
         max-width:32rem;margin:15vh auto;padding:0 1.5rem;color-scheme:light dark}}</style></head><body><main>{text}\
         </main></body></html>"
    );
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         Referrer-Policy: no-referrer\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n\
         Connection: close\r\n\r\n",
        page.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(page.as_bytes()).await?;
    stream.shutdown().await?;
    Ok(brought)
}

// The browser does not know which language the member has chosen: bokmål, and English for those who read no Norwegian.
const DONE: &str = "<h1>Du er logget inn</h1><p>Du kan lukke denne siden og gå tilbake til Min side.</p>\
    <p lang=\"en\">You are signed in. You can close this page and go back to Min side.</p>";
const STOPPED: &str = "<h1>Innloggingen ble ikke fullført</h1><p>Du kan lukke denne siden og prøve igjen i Min side.</p>\
    <p lang=\"en\">The sign-in was not completed. You can close this page and try again in Min side.</p>";
const NOTHING: &str = "<h1>Her er det ingenting</h1><p>Du kan lukke denne siden.</p>\
    <p lang=\"en\">There is nothing here. You can close this page.</p>";

/// Reads `GET /callback?… HTTP/1.1`.
fn parse(request: &[u8]) -> Option<Brought> {
    let line = request.split(|&byte| byte == b'\r').next()?;
    let line = std::str::from_utf8(line).ok()?;
    let mut words = line.split(' ');
    if words.next() != Some("GET") {
        return None;
    }
    let (path, query) = words.next()?.split_once('?')?;
    if path != PATH {
        return None;
    }
    let query = url::form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    Some(Brought { query })
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn get(port_of: &str, path: &str) -> String {
        let authority = port_of.trim_start_matches("http://").split('/').next().unwrap().to_owned();
        let mut stream = TcpStream::connect(&authority).await.unwrap();
        stream
            .write_all(format!("GET {path} HTTP/1.1\r\nHost: {authority}\r\n\r\n").as_bytes())
            .await
            .unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).await.unwrap();
        text
    }

    #[tokio::test]
    async fn only_the_browser_with_our_state_ends_the_wait() {
        let loopback = Loopback::listen().await.unwrap();
        let redirect = loopback.redirect().to_owned();
        let _silent =
            TcpStream::connect(redirect.trim_start_matches("http://").split('/').next().unwrap()).await;
        let browser = async {
            assert!(get(&redirect, "/favicon.ico").await.starts_with("HTTP/1.1 404"));
            assert!(get(&redirect, "/callback?code=evil&state=other").await.starts_with("HTTP/1.1 404"));
            let page = get(&redirect, "/callback?code=a%20b&state=ours").await;
            assert!(page.starts_with("HTTP/1.1 200") && page.contains("Du kan lukke denne siden"));
        };
        let (brought, ()) = tokio::join!(loopback.wait("ours"), browser);
        assert_eq!(brought.unwrap().query["code"], "a b");
    }
}

//! A small server for tests, that says exactly what it is told to say.

use min_side_wire::{ATTEMPT, NOTHING_DONE, PAGE_HASH};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, VecDeque};
use std::io::Write as _;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

/// What is answered to one request.
#[derive(Debug, Clone)]
pub(crate) enum Reply {
    /// A status, headers and a body.
    Full(u16, Vec<(String, String)>, Vec<u8>),
    /// The request is read and the connection cut: whoever asked cannot know what came of it.
    Cut,
    /// The request is read, and nothing comes, ever.
    Silence,
}

/// A request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    pub(crate) body: Vec<u8>,
    /// The name of the attempt, if it has one.
    pub(crate) attempt: Option<String>,
}

type Answering = Box<dyn Fn(&Request) -> Reply + Send>;

#[derive(Default)]
struct State {
    pages: HashMap<String, Reply>,
    /// Replies to the next commands; none left means the function below.
    commands: VecDeque<Reply>,
    answering: Option<Answering>,
    requests: Vec<Request>,
    /// What every request is answered with, whatever it asks.
    always: Option<Reply>,
    /// The contract that it says it speaks, and the oldest whose commands it takes.
    contract: Option<(String, Option<String>)>,
    down: bool,
}

/// The server. It stops when the test's runtime does.
#[derive(Clone)]
pub(crate) struct Fake {
    pub(crate) url: Url,
    state: Arc<Mutex<State>>,
}

impl Fake {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = Url::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
        let state: Arc<Mutex<State>> = Arc::default();
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let shared = Arc::clone(&shared);
                tokio::spawn(async move {
                    let _ = serve(stream, shared).await;
                });
            }
        });
        Self { url, state }
    }

    /// Answers the cursor (empty for the first page) with this.
    pub(crate) fn page(&self, cursor: &str, reply: Reply) {
        self.state.lock().unwrap().pages.insert(cursor.to_owned(), reply);
    }

    /// Answers the next request for commands with this.
    pub(crate) fn next_commands(&self, reply: Reply) {
        self.state.lock().unwrap().commands.push_back(reply);
    }

    /// Answers commands by this function.
    pub(crate) fn answer_commands(&self, answering: impl Fn(&Request) -> Reply + Send + 'static) {
        self.state.lock().unwrap().answering = Some(Box::new(answering));
    }

    /// Cuts every connection from now on, or no more.
    pub(crate) fn down(&self, down: bool) {
        self.state.lock().unwrap().down = down;
    }

    /// Answers every request with this from now on, as a network in between does; none ends it.
    pub(crate) fn always(&self, reply: Option<Reply>) {
        self.state.lock().unwrap().always = reply;
    }

    /// Says from now on that it speaks this contract, and takes commands of apps from `oldest` on.
    pub(crate) fn speaks(&self, contract: &str, oldest: Option<&str>) {
        self.state.lock().unwrap().contract = Some((contract.to_owned(), oldest.map(str::to_owned)));
    }

    /// Requests so far.
    pub(crate) fn requests(&self) -> Vec<Request> {
        self.state.lock().unwrap().requests.clone()
    }

    fn reply(&self, request: &Request) -> Reply {
        let mut state = self.state.lock().unwrap();
        state.requests.push(request.clone());
        if state.down {
            return Reply::Cut;
        }
        if let Some(reply) = &state.always {
            return reply.clone();
        }
        let url = Url::parse("http://x").unwrap().join(&request.target).unwrap();
        match url.path() {
            "/v1/service" => {
                let (contract, oldest) = state.contract.clone().unwrap_or_else(|| ("1.0".to_owned(), None));
                let oldest = oldest.map(|oldest| format!(r#""oldest":"{oldest}","#)).unwrap_or_default();
                json(
                    200,
                    &format!(
                        r#"{{"union":"NTL","contract":"{contract}",{oldest}"issuer":"http://127.0.0.1:1","client_id":"a","audience":"b","demo":true}}"#
                    ),
                )
            }
            "/v1/changes" => {
                let cursor =
                    url.query_pairs().find(|(name, _)| name == "cursor").map(|(_, value)| value.into_owned());
                state
                    .pages
                    .get(&cursor.unwrap_or_default())
                    .cloned()
                    .unwrap_or_else(|| problem(404, "not_found"))
            }
            "/v1/commands" => match state.commands.pop_front() {
                Some(reply) => reply,
                None => match &state.answering {
                    Some(answering) => answering(request),
                    None => problem(500, "internal"),
                },
            },
            _ => problem(404, "not_found"),
        }
    }
}

/// A page with its right hash.
pub(crate) fn page(json: &str) -> Reply {
    hashed(json, &Sha256::digest(json).iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

/// A page with this hash.
pub(crate) fn hashed(json: &str, hash: &str) -> Reply {
    Reply::Full(200, vec![(PAGE_HASH.to_owned(), hash.to_owned())], json.as_bytes().to_vec())
}

/// JSON of a page of these changes.
pub(crate) fn page_json(cursor: &str, next: &str, more: bool, changes: &[String]) -> String {
    format!(
        r#"{{"cursor":"{cursor}","next":"{next}","more":{more},"audiences":["unit:u1"],"server_time":"2026-03-01T10:00:00Z","changes":[{}]}}"#,
        changes.join(",")
    )
}

/// A put of a collection that no room has.
pub(crate) fn put(id: &str, version: i64) -> String {
    format!(r#"{{"collection":"later","id":"{id}","version":{version},"op":"put","body":{{"id":"{id}"}}}}"#)
}

pub(crate) fn json(status: u16, body: &str) -> Reply {
    Reply::Full(
        status,
        vec![("content-type".to_owned(), "application/json".to_owned())],
        body.as_bytes().to_vec(),
    )
}

pub(crate) fn problem(status: u16, code: &str) -> Reply {
    let body = format!(r#"{{"type":"urn:min-side:problem:{code}","title":"x","status":{status}}}"#);
    Reply::Full(
        status,
        vec![("content-type".to_owned(), "application/problem+json".to_owned())],
        body.into_bytes(),
    )
}

/// Stands for the name of the attempt that is answered.
const OF_THE_REQUEST: &str = "{attempt}";

/// The same refusal as the server itself makes it: in the name of the attempt, nothing was done.
pub(crate) fn by_the_server(reply: Reply) -> Reply {
    let Reply::Full(status, mut headers, body) = reply else { return reply };
    headers.push((NOTHING_DONE.to_owned(), OF_THE_REQUEST.to_owned()));
    Reply::Full(status, headers, body)
}

/// The same reply as a compressing server sends it.
pub(crate) fn packed(reply: Reply, encoding: &str) -> Reply {
    let Reply::Full(status, mut headers, body) = reply else { return reply };
    let body = match encoding {
        "zstd" => zstd::stream::encode_all(body.as_slice(), 3).unwrap(),
        _ => {
            let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            packer.write_all(&body).unwrap();
            packer.finish().unwrap()
        }
    };
    headers.push(("content-encoding".to_owned(), encoding.to_owned()));
    Reply::Full(status, headers, body)
}

/// What a network that wants a sign-in of its own answers with.
pub(crate) fn portal() -> Reply {
    Reply::Full(
        200,
        vec![("content-type".to_owned(), "text/html; charset=utf-8".to_owned())],
        b"<html><body>Velkommen til gjestenettet. Logg inn.</body></html>".to_vec(),
    )
}

fn header(head: &str, name: &str) -> Option<String> {
    let mut headers = head.lines().filter_map(|line| line.split_once(':'));
    headers.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned())
}

async fn serve(mut stream: TcpStream, state: Arc<Mutex<State>>) -> std::io::Result<()> {
    let fake = Fake { url: Url::parse("http://x").unwrap(), state };
    let mut buffer = Vec::new();
    loop {
        let head = loop {
            if let Some(at) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
                break at + 4;
            }
            if stream.read_buf(&mut buffer).await? == 0 {
                return Ok(());
            }
        };
        let text = String::from_utf8_lossy(&buffer[..head]).into_owned();
        let length = header(&text, "content-length").map_or(0, |value| value.parse::<usize>().unwrap());
        while buffer.len() < head + length {
            if stream.read_buf(&mut buffer).await? == 0 {
                return Ok(());
            }
        }
        let mut words = text.split(' ');
        let request = Request {
            method: words.next().unwrap().to_owned(),
            target: words.next().unwrap().to_owned(),
            body: buffer[head..head + length].to_vec(),
            attempt: header(&text, ATTEMPT),
        };
        buffer.drain(..head + length);
        match fake.reply(&request) {
            Reply::Cut => return Ok(()),
            Reply::Silence => std::future::pending().await,
            Reply::Full(status, headers, body) => {
                let mut answer = format!("HTTP/1.1 {status} x\r\nContent-Length: {}\r\n", body.len());
                for (name, value) in headers {
                    let value = value.replace(OF_THE_REQUEST, request.attempt.as_deref().unwrap_or("none"));
                    answer.push_str(&format!("{name}: {value}\r\n"));
                }
                answer.push_str("\r\n");
                stream.write_all(answer.as_bytes()).await?;
                stream.write_all(&body).await?;
            }
        }
    }
}

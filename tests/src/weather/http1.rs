//! As much of HTTP/1.1 (RFC 9112) as it takes to see where a request or an answer ends.

use std::io::{Error, ErrorKind, Result};
use tokio::io::{AsyncRead, AsyncReadExt};

/// Largest head and body that are read, bytes.
const MAX_HEAD: usize = 64 * 1024;
const MAX_BODY: usize = 64 * 1024 * 1024;

/// A request or an answer: its head with the empty line, and its body as it came.
#[derive(Debug, Clone, Default)]
pub(super) struct Whole {
    pub(super) head: Vec<u8>,
    pub(super) body: Vec<u8>,
}

impl Whole {
    /// The bytes as they go over the wire.
    pub(super) fn bytes(&self) -> Vec<u8> {
        [self.head.as_slice(), &self.body].concat()
    }

    /// The first line.
    pub(super) fn line(&self) -> String {
        let end = self.head.windows(2).position(|pair| pair == b"\r\n").unwrap_or(self.head.len());
        String::from_utf8_lossy(&self.head[..end]).into_owned()
    }

    /// The value of a header, in small letters.
    pub(super) fn header(&self, name: &str) -> Option<String> {
        header(&self.head, name)
    }

    /// Takes a header away.
    pub(super) fn without(mut self, name: &str) -> Self {
        let text = String::from_utf8_lossy(&self.head).into_owned();
        let kept = text.split("\r\n").filter(|line| !is_named(line, name));
        self.head = kept.collect::<Vec<_>>().join("\r\n").into_bytes();
        self
    }

    /// Adds a header.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        let end = self.head.len().saturating_sub(2);
        self.head.truncate(end);
        self.head.extend_from_slice(format!("{name}: {value}\r\n\r\n").as_bytes());
        self
    }

    /// With this body, of a length that is told.
    pub(super) fn with_body(self, body: Vec<u8>) -> Self {
        let length = body.len().to_string();
        let mut whole = self.without("transfer-encoding").without("content-length");
        whole.body = body;
        whole.with("content-length", &length)
    }

    /// The body without the frames of its chunks.
    pub(super) fn plain_body(&self) -> Vec<u8> {
        if self.header("transfer-encoding").is_none() {
            return self.body.clone();
        }
        let (mut rest, mut plain) = (self.body.as_slice(), Vec::new());
        while let Some(end) = rest.windows(2).position(|pair| pair == b"\r\n") {
            let size = String::from_utf8_lossy(&rest[..end]);
            let size = usize::from_str_radix(size.split(';').next().unwrap_or_default().trim(), 16);
            let (Ok(size), start) = (size, end + 2) else { break };
            if size == 0 || rest.len() < start + size + 2 {
                break;
            }
            plain.extend_from_slice(&rest[start..start + size]);
            rest = &rest[start + size + 2..];
        }
        plain
    }
}

/// Reads a request; none when the connection ends before one begins.
pub(super) async fn request(from: &mut (impl AsyncRead + Unpin)) -> Result<Option<Whole>> {
    let Some((head, mut body)) = head(from).await? else { return Ok(None) };
    if header(&head, "transfer-encoding").is_some() {
        // The programs here name the length of what they send.
        return Err(Error::new(ErrorKind::InvalidData, "a request in chunks"));
    }
    let length = length(&head);
    if length > MAX_BODY {
        return Err(Error::new(ErrorKind::InvalidData, "a large request"));
    }
    let missing = length.saturating_sub(body.len());
    let start = body.len();
    body.resize(start + missing, 0);
    from.read_exact(&mut body[start..]).await?;
    Ok(Some(Whole { head, body }))
}

/// Reads an answer of a connection that ends with it.
pub(super) async fn answer(from: &mut (impl AsyncRead + Unpin)) -> Result<Whole> {
    let Some((head, mut body)) = head(from).await? else { return Err(ErrorKind::UnexpectedEof.into()) };
    from.take(MAX_BODY as u64).read_to_end(&mut body).await?;
    Ok(Whole { head, body })
}

/// Reads a head, and what of the body came with it.
pub(super) async fn head(from: &mut (impl AsyncRead + Unpin)) -> Result<Option<(Vec<u8>, Vec<u8>)>> {
    let mut bytes = Vec::new();
    loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let body = bytes.split_off(end + 4);
            return Ok(Some((bytes, body)));
        }
        if bytes.len() > MAX_HEAD {
            return Err(Error::new(ErrorKind::InvalidData, "a large head"));
        }
        if from.read_buf(&mut bytes).await? == 0 {
            return if bytes.is_empty() { Ok(None) } else { Err(ErrorKind::UnexpectedEof.into()) };
        }
    }
}

fn header(head: &[u8], name: &str) -> Option<String> {
    let text = String::from_utf8_lossy(head).into_owned();
    let line = text.split("\r\n").skip(1).find(|line| is_named(line, name))?;
    Some(line.split_once(':')?.1.trim().to_ascii_lowercase())
}

fn length(head: &[u8]) -> usize {
    header(head, "content-length").and_then(|text| text.parse().ok()).unwrap_or_default()
}

fn is_named(line: &str, name: &str) -> bool {
    line.split_once(':').is_some_and(|(key, _)| key.eq_ignore_ascii_case(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn requests_are_told_apart_and_chunks_are_put_together() {
        let mut bytes: &[u8] = b"POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET /b HTTP/1.1\r\n\r\n";
        let first = {
            // What came with the head is part of the request as far as it is long.
            let mut exact = (&mut bytes).take(42);
            request(&mut exact).await.unwrap().unwrap()
        };
        assert_eq!((first.line().as_str(), first.body.as_slice()), ("POST /a HTTP/1.1", b"abc".as_slice()));
        assert_eq!(request(&mut bytes).await.unwrap().unwrap().line(), "GET /b HTTP/1.1");
        assert!(request(&mut bytes).await.unwrap().is_none());

        let mut bytes: &[u8] =
            b"HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
        let whole = answer(&mut bytes).await.unwrap();
        assert_eq!(whole.plain_body(), b"abcde");
        let whole = whole.without("connection").with_body(b"x".to_vec());
        assert_eq!(whole.bytes(), b"HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\nx");
    }
}

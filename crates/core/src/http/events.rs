//! The server's events: each says only that something changed.

use super::client::Http;
use super::failure;
use crate::error::Result;
use crate::net::Encoding;
use crate::net::encoding_of;
use min_side_wire::route;
use reqwest::{Response, header};

/// The media type of a stream of events.
const EVENTS: &str = "text/event-stream";

/// An open stream of events.
#[derive(Debug)]
pub struct Events {
    response: Response,
    lines: Lines,
}

/// What was heard on a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// A sign of life.
    Nothing,
    /// Something changed.
    Changed {
        /// Whether it concerns everyone, so that every app hears of it at once.
        everyone: bool,
    },
}

/// Finds events in the bytes of a stream, however they are cut (HTML standard, 9.2.6).
#[derive(Debug, Default)]
struct Lines {
    line: Vec<u8>,
    has_data: bool,
    everyone: bool,
}

/// The data of an event, as far as it is read here.
#[derive(serde::Deserialize)]
struct Data {
    #[serde(default)]
    everyone: bool,
}

impl Http {
    /// Opens the stream.
    ///
    /// # Errors
    /// [`crate::Error::Network`], [`crate::Error::Problem`], [`crate::Error::SignInExpired`].
    pub async fn events(&self) -> Result<Events> {
        let url = self.url(route::EVENTS)?;
        let response = self
            .send(|client| {
                let call = client.get(url.clone()).header(header::ACCEPT, EVENTS);
                call.header(header::ACCEPT_ENCODING, "identity")
            })
            .await?;
        let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with(EVENTS))
            || encoding_of(response.headers())? != Encoding::Plain
        {
            return Err(failure::not_ours(failure::is_page(response.headers()), &[]));
        }
        Ok(Events { response, lines: Lines::default() })
    }
}

impl Events {
    /// Waits for what comes next. None when the server has ended the stream.
    ///
    /// # Errors
    /// [`crate::Error::Network`] when it was cut, or silent for too long.
    pub async fn next(&mut self) -> Result<Option<Heard>> {
        let Some(chunk) = self.response.chunk().await? else { return Ok(None) };
        let events = self.lines.take(&chunk);
        // What concerns this member alone is not kept waiting by what concerns everyone.
        Ok(Some(match events.iter().min() {
            None => Heard::Nothing,
            Some(&everyone) => Heard::Changed { everyone },
        }))
    }
}

impl Lines {
    /// Takes bytes and answers the events that they ended: of each, whether it concerns everyone.
    fn take(&mut self, bytes: &[u8]) -> Vec<bool> {
        let mut events = Vec::new();
        for &byte in bytes {
            match byte {
                b'\n' | b'\r' => {
                    if self.line.is_empty() {
                        let everyone = std::mem::take(&mut self.everyone);
                        if std::mem::take(&mut self.has_data) {
                            events.push(everyone);
                        }
                    } else {
                        if let Some(data) = self.line.strip_prefix(b"data") {
                            self.has_data = true;
                            let data = data.strip_prefix(b":").unwrap_or_default();
                            self.everyone |=
                                serde_json::from_slice::<Data>(data).is_ok_and(|data| data.everyone);
                        }
                        self.line.clear();
                    }
                }
                // A line's start is all that matters; what a server adds is not kept.
                _ if self.line.len() < 64 => self.line.push(byte),
                _ => {}
            }
        }
        events
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_found_however_the_bytes_are_cut_and_comments_are_none() {
        let text = b": hei\n\nevent: changed\ndata: {}\n\n: keep-alive\n\ndata: x\r\n\r\n";
        for cut in 1..text.len() {
            let mut lines = Lines::default();
            let events: usize = text.chunks(cut).map(|chunk| lines.take(chunk).len()).sum();
            assert_eq!(events, 2, "cut at {cut}");
        }
    }

    #[test]
    fn an_event_says_whether_it_concerns_everyone() {
        let text =
            b"event: changed\ndata: {\"everyone\":true}\n\ndata: {}\n\ndata:{\"everyone\":false,\"x\":1}\n\n";
        for cut in 1..text.len() {
            let mut lines = Lines::default();
            let events: Vec<bool> = text.chunks(cut).flat_map(|chunk| lines.take(chunk)).collect();
            assert_eq!(events, [true, false, false], "cut at {cut}");
        }
    }
}

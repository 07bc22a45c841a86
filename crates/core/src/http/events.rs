//! The server's events: each says only that something changed.

use super::client::Http;
use crate::error::Result;
use min_side_wire::route;
use reqwest::{Response, header};

/// An open stream of events.
#[derive(Debug)]
pub struct Events {
    response: Response,
    lines: Lines,
}

/// Finds events in the bytes of a stream, however they are cut (HTML standard, 9.2.6).
#[derive(Debug, Default)]
struct Lines {
    line: Vec<u8>,
    has_data: bool,
}

impl Http {
    /// Opens the stream.
    ///
    /// # Errors
    /// [`crate::Error::Network`], [`crate::Error::Problem`], [`crate::Error::SignInExpired`].
    pub async fn events(&self) -> Result<Events> {
        let url = self.url(route::EVENTS)?;
        let response =
            self.send(|client| client.get(url.clone()).header(header::ACCEPT, "text/event-stream")).await?;
        Ok(Events { response, lines: Lines::default() })
    }
}

impl Events {
    /// Waits for the next event. None when the server has ended the stream.
    ///
    /// # Errors
    /// [`crate::Error::Network`] when it was cut, or silent for too long.
    pub async fn next(&mut self) -> Result<Option<()>> {
        while let Some(chunk) = self.response.chunk().await? {
            if self.lines.take(&chunk) > 0 {
                return Ok(Some(()));
            }
        }
        Ok(None)
    }
}

impl Lines {
    /// Takes bytes and answers how many events they ended.
    fn take(&mut self, bytes: &[u8]) -> usize {
        let mut events = 0;
        for &byte in bytes {
            match byte {
                b'\n' | b'\r' => {
                    if self.line.is_empty() {
                        events += usize::from(std::mem::take(&mut self.has_data));
                    } else {
                        self.has_data |= self.line.starts_with(b"data");
                        self.line.clear();
                    }
                }
                // A line's start is all that matters; what a server adds is not kept.
                _ if self.line.len() < 16 => self.line.push(byte),
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
            let events: usize = text.chunks(cut).map(|chunk| lines.take(chunk)).sum();
            assert_eq!(events, 2, "cut at {cut}");
        }
    }
}

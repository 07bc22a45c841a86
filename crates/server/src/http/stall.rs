//! A client that does not read its answer: what is written to it waits for a while, and then the connection ends.

use std::io::{Error, ErrorKind, IoSlice, Result};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// A connection whose writes may not stand still for longer than a time. Each byte that is taken begins it again, so that a
/// line may be as slow as it likes.
pub(super) struct Stall<S> {
    line: S,
    longest: Duration,
    /// Runs while a write waits.
    timer: Option<Pin<Box<Sleep>>>,
}

impl<S> Stall<S> {
    pub(super) const fn new(line: S, longest: Duration) -> Self {
        Self { line, longest, timer: None }
    }

    /// What came of a write, or that it has waited for too long.
    fn watched<T>(&mut self, cx: &mut Context<'_>, written: Poll<Result<T>>) -> Poll<Result<T>> {
        if written.is_ready() {
            self.timer = None;
            return written;
        }
        let longest = self.longest;
        let timer = self.timer.get_or_insert_with(|| Box::pin(sleep(longest)));
        match timer.as_mut().poll(cx) {
            Poll::Ready(()) => Poll::Ready(Err(Error::from(ErrorKind::TimedOut))),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Stall<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<Result<()>> {
        Pin::new(&mut self.line).poll_read(cx, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Stall<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.line).poll_write(cx, bytes);
        self.watched(cx, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<Result<usize>> {
        let written = Pin::new(&mut self.line).poll_write_vectored(cx, parts);
        self.watched(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.line.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let flushed = Pin::new(&mut self.line).poll_flush(cx);
        self.watched(cx, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        let shut = Pin::new(&mut self.line).poll_shutdown(cx);
        self.watched(cx, shut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};
    use tokio::time::{Instant, timeout};

    const LONGEST: Duration = Duration::from_millis(400);

    #[tokio::test]
    async fn a_write_that_stands_still_fails() {
        let (near, _far) = duplex(16);
        let mut line = Stall::new(near, LONGEST);
        let begun = Instant::now();
        let written = timeout(10 * LONGEST, line.write_all(&[7; 100])).await.expect("it ends");
        assert_eq!(written.unwrap_err().kind(), ErrorKind::TimedOut);
        assert!(begun.elapsed() >= LONGEST);
    }

    #[tokio::test]
    async fn a_write_that_is_slow_does_not_fail() {
        let (near, mut far) = duplex(16);
        let mut line = Stall::new(near, LONGEST);
        let reading = tokio::spawn(async move {
            let (mut all, mut bytes) = (0, [0; 16]);
            while let Ok(read @ 1..) = far.read(&mut bytes).await {
                all += read;
                sleep(LONGEST / 4).await;
            }
            all
        });
        let begun = Instant::now();
        line.write_all(&[7; 160]).await.unwrap();
        assert!(begun.elapsed() > 2 * LONGEST, "all of it took longer than it may stand still");
        drop(line);
        assert_eq!(reading.await.unwrap(), 160);
    }
}

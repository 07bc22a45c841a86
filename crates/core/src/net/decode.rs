//! Decompression with a bound: a small body that unpacks to a huge one is refused before it does.

use crate::error::{Error, Result};
use bytes::Bytes;
use reqwest::header;
use std::io::Read;

/// How a body is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Plain,
    Gzip,
    Zstd,
}

impl Encoding {
    /// Reads `Content-Encoding`; none for one we did not ask for.
    fn parse(text: &str) -> Option<Self> {
        match text.trim() {
            "" | "identity" => Some(Self::Plain),
            "gzip" => Some(Self::Gzip),
            "zstd" => Some(Self::Zstd),
            _ => None,
        }
    }
}

/// How a body with these headers is packed.
pub(crate) fn encoding_of(headers: &header::HeaderMap) -> Result<Encoding> {
    let text = headers.get(header::CONTENT_ENCODING).map(|value| value.to_str().unwrap_or("?"));
    Encoding::parse(text.unwrap_or_default()).ok_or(Error::BadPage("encoding"))
}

/// Unpacks a body whose `Content-Encoding` is `encoding` to at most `limit` bytes.
///
/// # Errors
/// [`Error::BadPage`] with `encoding` or `too_large`.
pub fn unpacked(body: &Bytes, encoding: &str, limit: usize) -> Result<Bytes> {
    decode(body, Encoding::parse(encoding).ok_or(Error::BadPage("encoding"))?, limit)
}

/// Unpacks to at most `limit` bytes.
pub(crate) fn decode(body: &Bytes, encoding: Encoding, limit: usize) -> Result<Bytes> {
    match encoding {
        Encoding::Plain if body.len() <= limit => Ok(body.clone()),
        Encoding::Plain => Err(Error::BadPage("too_large")),
        Encoding::Gzip => bounded(flate2::read::GzDecoder::new(body.as_ref()), body.len(), limit),
        Encoding::Zstd => {
            let mut decoder =
                zstd::stream::read::Decoder::new(body.as_ref()).map_err(|_| Error::BadPage("encoding"))?;
            // 8 MiB: a page needs no larger window, and memory is bounded by it.
            decoder.window_log_max(23).map_err(|_| Error::BadPage("encoding"))?;
            bounded(decoder, body.len(), limit)
        }
    }
}

fn bounded(reader: impl Read, packed: usize, limit: usize) -> Result<Bytes> {
    let mut out = Vec::with_capacity((packed * 8).min(limit));
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    reader.take(most).read_to_end(&mut out).map_err(|_| Error::BadPage("encoding"))?;
    if out.len() > limit { Err(Error::BadPage("too_large")) } else { Ok(out.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_unpacks_to_too_much_or_not_at_all_is_refused() {
        let long = vec![b'x'; 100_000];
        let packed = Bytes::from(zstd::stream::encode_all(long.as_slice(), 3).unwrap());
        assert_eq!(decode(&packed, Encoding::Zstd, 100_000).unwrap(), long);
        assert!(matches!(decode(&packed, Encoding::Zstd, 99_999), Err(Error::BadPage("too_large"))));
        let cut = packed.slice(..packed.len() - 3);
        assert!(matches!(decode(&cut, Encoding::Zstd, 200_000), Err(Error::BadPage("encoding"))));
        assert!(matches!(decode(&packed, Encoding::Gzip, 200_000), Err(Error::BadPage("encoding"))));
    }
}

//! `GET /v1/blobs/{sha256}`: a file's bytes, whole or a range of them.

use super::caller::WithRole;
use super::error::ApiError;
use super::state::{Shared, blocking};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::ops::RangeInclusive;
use tokio::io::{AsyncReadExt, AsyncSeekExt};
use tokio_util::io::ReaderStream;

pub(super) async fn blob(
    State(state): State<Shared>,
    WithRole(caller): WithRole,
    Path(sha256): Path<String>,
    asked: HeaderMap,
) -> Result<Response, ApiError> {
    if !is_hash(&sha256) {
        return Err(ApiError::not_found());
    }
    let hash = sha256.clone();
    let found =
        blocking(&state, move |state| Ok(state.storage.readable_blob(&caller.person, &hash)?)).await?;
    let blob = found.ok_or_else(ApiError::not_found)?;
    let etag = format!("\"{sha256}\"");
    let mut headers = HeaderMap::new();
    headers.insert(header::ETAG, value(&etag));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(header::CONTENT_TYPE, value(&blob.media_type));
    // Whatever a member uploaded is never run by a browser that opens the address.
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if matches(&asked, header::IF_NONE_MATCH, &etag) {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    let if_range = !asked.contains_key(header::IF_RANGE) || matches(&asked, header::IF_RANGE, &etag);
    let range = asked.get(header::RANGE).filter(|_| if_range).and_then(|range| range.to_str().ok());
    let part = match range.map(|range| read_range(range, blob.size)) {
        None | Some(Range::Ignored) => None,
        Some(Range::Part(part)) => Some(part),
        Some(Range::Outside) => {
            headers.insert(header::CONTENT_RANGE, value(&format!("bytes */{}", blob.size)));
            headers.remove(header::CONTENT_TYPE);
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, headers).into_response());
        }
    };
    let mut file = tokio::fs::File::open(state.storage.blob_path(&sha256))
        .await
        .map_err(|_| ApiError::internal("a blob's file could not be opened"))?;
    let Some(part) = part else {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(blob.size));
        return Ok((headers, Body::from_stream(ReaderStream::with_capacity(file, 64 * 1024))).into_response());
    };
    let (start, end) = part.into_inner();
    file.seek(std::io::SeekFrom::Start(start))
        .await
        .map_err(|_| ApiError::internal("a blob's file could not be read"))?;
    let length = end - start + 1;
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    headers.insert(header::CONTENT_RANGE, value(&format!("bytes {start}-{end}/{}", blob.size)));
    let body = Body::from_stream(ReaderStream::with_capacity(file.take(length), 64 * 1024));
    Ok((StatusCode::PARTIAL_CONTENT, headers, body).into_response())
}

/// 64 lower-case hex digits.
pub(super) fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

#[derive(Debug, PartialEq, Eq)]
enum Range {
    /// Not a form that is served in parts: the whole is sent (RFC 9110, 14.2).
    Ignored,
    Outside,
    Part(RangeInclusive<u64>),
}

fn read_range(text: &str, size: u64) -> Range {
    let Some((first, last)) = text.strip_prefix("bytes=").and_then(|range| range.split_once('-')) else {
        return Range::Ignored;
    };
    let (first, last) = (first.trim(), last.trim());
    let number = |text: &str| text.parse::<u64>().ok();
    match (first.is_empty(), last.is_empty()) {
        (true, _) => match number(last) {
            Some(0) => Range::Outside,
            Some(suffix) if size > 0 => Range::Part(size.saturating_sub(suffix)..=size - 1),
            Some(_) => Range::Outside,
            None => Range::Ignored,
        },
        (false, true) => match number(first) {
            Some(start) if start < size => Range::Part(start..=size - 1),
            Some(_) => Range::Outside,
            None => Range::Ignored,
        },
        (false, false) => match (number(first), number(last)) {
            (Some(start), Some(end)) if start > end => Range::Ignored,
            (Some(start), Some(end)) if start < size => Range::Part(start..=end.min(size - 1)),
            (Some(_), Some(_)) => Range::Outside,
            _ => Range::Ignored,
        },
    }
}

fn matches(headers: &HeaderMap, name: header::HeaderName, etag: &str) -> bool {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|list| list.split(',').any(|one| matches!(one.trim(), "*") || one.trim() == etag))
}

fn value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static("application/octet-stream"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_rfc_9110_says() {
        assert_eq!(read_range("bytes=0-4", 10), Range::Part(0..=4));
        assert_eq!(read_range("bytes=5-", 10), Range::Part(5..=9));
        assert_eq!(read_range("bytes=-3", 10), Range::Part(7..=9));
        assert_eq!(read_range("bytes=-30", 10), Range::Part(0..=9));
        assert_eq!(read_range("bytes=8-99", 10), Range::Part(8..=9));
        assert_eq!(read_range("bytes=10-", 10), Range::Outside);
        assert_eq!(read_range("bytes=-0", 10), Range::Outside);
        assert_eq!(read_range("bytes=-1", 0), Range::Outside);
        for ignored in ["bytes=4-2", "bytes=0-1,3-4", "lines=0-4", "bytes=a-b", ""] {
            assert_eq!(read_range(ignored, 10), Range::Ignored, "{ignored}");
        }
    }
}

//! `/v1/uploads`: a file in pieces that survive a break (the semantics of tus 1.0).

use super::blobs::is_hash;
use super::caller::WithRole;
use super::error::ApiError;
use super::state::{Shared, blocking};
use super::takeover::Turn;
use crate::storage::sqlite::private_folder;
use crate::storage::{Role, StorageError, UploadRow, write};
use axum::Json;
use axum::body::Body;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::StreamExt;
use min_side_domain::records::{BlobRef, Union};
use min_side_domain::{Audience, Collection, media_type};
use min_side_wire::MAX_BLOB_BYTES;
use min_side_wire::problem::{Problem, ProblemCode};
use min_side_wire::service::{Upload, UploadRequest};
use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::PathBuf;
use std::time::Duration;
use tokio::io::AsyncWriteExt;

const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
/// Uploads that one person may have under way.
const UNFINISHED: u32 = 100;
/// Bytes of uploads that one person may have under way or named by nothing: a member, and one at the office.
const UNNAMED_BYTES: u64 = 512 * 1024 * 1024;
const UNNAMED_BYTES_OFFICE: u64 = 16 * UNNAMED_BYTES;
/// Seconds after which one who has too many may ask again. What nothing names is forgotten after a week.
const UNNAMED_WAIT: u64 = 3_600;
/// Longest media type, letters.
pub(super) const MEDIA_TYPE_MAX: usize = 120;
const CHUNK: &str = "application/offset+octet-stream";

pub(super) async fn begin(
    State(state): State<Shared>,
    WithRole(caller): WithRole,
    request: Result<Json<UploadRequest>, JsonRejection>,
) -> Result<Response, ApiError> {
    let Json(request) = request.map_err(|_| ApiError::bad_request("not an upload request"))?;
    if !is_hash(&request.sha256) || request.size == 0 || !is_media_type(&request.media_type) {
        return Err(ApiError::bad_request("hash, size or media type is not in its form"));
    }
    let member = caller.person.id.clone();
    let mut upload = blocking(&state, move |state| {
        let largest = if caller.person.is(Role::Office) {
            MAX_BLOB_BYTES
        } else {
            largest_attachment(state, &caller.person.id)?
        };
        if request.size > largest {
            return Err(Problem::new(ProblemCode::TooLarge, "larger than the limit")
                .with("max_bytes", largest)
                .into());
        }
        let unnamed =
            if caller.person.is(Role::Office) { UNNAMED_BYTES_OFFICE } else { UNNAMED_BYTES.max(largest) };
        let blob = BlobRef { sha256: request.sha256, size: request.size, media_type: request.media_type };
        let id = uuid::Uuid::new_v4().simple().to_string();
        let row = write(&*state.storage, state.clock.now(), |tx| {
            let row = tx.begin_upload(&caller.person.id, &blob, &id)?;
            if row.id == id && tx.unfinished_uploads(&caller.person.id)? > UNFINISHED {
                return Err(ApiError::too_many(60));
            }
            if row.id == id && tx.unnamed_bytes(&caller.person.id)? > unnamed {
                return Err(ApiError::too_many(UNNAMED_WAIT));
            }
            Ok(row)
        })?;
        let offset = offset_of(state, &row)?;
        Ok(Upload { id: row.id, offset, size: row.blob.size })
    })
    .await?;
    if upload.offset == upload.size {
        upload.offset = finished(&state, member, upload.id.clone()).await?.1;
    }
    let place = format!("{}/{}", min_side_wire::route::UPLOADS, upload.id);
    let headers =
        [(header::LOCATION, text(&place)), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    Ok((StatusCode::CREATED, headers, Json(upload)).into_response())
}

pub(super) async fn offset(
    State(state): State<Shared>,
    WithRole(caller): WithRole,
    Path(id): Path<String>,
) -> Result<Response, ApiError> {
    let member = caller.person.id;
    let (mut row, mut offset) = find(&state, member.clone(), id.clone()).await?;
    if offset == row.blob.size {
        (row, offset) = finished(&state, member, id).await?;
    }
    Ok((StatusCode::OK, progress(offset, row.blob.size)).into_response())
}

pub(super) async fn append(
    State(state): State<Shared>,
    WithRole(caller): WithRole,
    Path(id): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, ApiError> {
    if headers.get(header::CONTENT_TYPE).is_none_or(|kind| kind != CHUNK) {
        return Err(ApiError::bad_request("the content type of a piece is application/offset+octet-stream"));
    }
    let at = headers
        .get(OFFSET)
        .and_then(|value| value.to_str().ok()?.parse::<u64>().ok())
        .ok_or_else(|| ApiError::bad_request("Upload-Offset is needed"))?;
    let member = caller.person.id;
    // The owner of an upload may take over from a request of their own; nobody else may.
    find(&state, member.clone(), id.clone()).await?;
    let turn = state.writers.take_over(&id).await;
    let (row, offset) = find(&state, member, id).await?;
    let size = row.blob.size;
    if at != offset {
        return Err(at_another_offset(offset));
    }
    if row.complete {
        return Ok((StatusCode::NO_CONTENT, progress(size, size)).into_response());
    }
    let path = state.storage.upload_path(&row.id);
    let offset = receive(&path, offset, size, body, &turn, state.limits.settings().silence).await?;
    if offset == size {
        blocking(&state, move |state| complete(state, &row)).await?;
    }
    Ok((StatusCode::NO_CONTENT, progress(offset, size)).into_response())
}

async fn find(state: &Shared, member: String, id: String) -> Result<(UploadRow, u64), ApiError> {
    blocking(state, move |state| {
        let row = state.storage.upload(&member, &id)?.ok_or_else(ApiError::not_found)?;
        let offset = offset_of(state, &row)?;
        Ok((row, offset))
    })
    .await
}

/// An upload of which all bytes are here. Where the server ended before it had made a file of them that is done now, so
/// that one who is told that all is here may name it. Bytes that are not those that were announced are gone, and begin again.
async fn finished(state: &Shared, member: String, id: String) -> Result<(UploadRow, u64), ApiError> {
    let _turn = state.writers.take_over(&id).await;
    let (row, offset) = find(state, member.clone(), id.clone()).await?;
    if row.complete || offset < row.blob.size {
        return Ok((row, offset));
    }
    let done = blocking(state, move |state| Ok(complete(state, &row))).await?;
    match done {
        Err(error) if !error.is(ProblemCode::HashMismatch) => Err(error),
        _ => find(state, member, id).await,
    }
}

fn offset_of(state: &super::state::State, row: &UploadRow) -> Result<u64, ApiError> {
    if row.complete {
        return Ok(row.blob.size);
    }
    match std::fs::metadata(state.storage.upload_path(&row.id)) {
        Ok(file) => Ok(file.len()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(0),
        Err(_) => Err(ApiError::internal("an upload's file could not be read")),
    }
}

/// How a piece ended.
enum Ended {
    Whole,
    CutOff,
    Silent,
    TakenOver,
}

/// Appends what comes, and keeps what came when the line breaks, falls silent or a newer request takes over.
async fn receive(
    path: &PathBuf,
    mut offset: u64,
    size: u64,
    body: Body,
    turn: &Turn,
    silence: Duration,
) -> Result<u64, ApiError> {
    let failed = ApiError::of_file("an upload's file could not be written");
    let mut options = tokio::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    options.mode(0o600);
    let mut file = options.open(path).await.map_err(failed)?;
    let mut pieces = body.into_data_stream();
    let ended = loop {
        let piece = tokio::select! {
            biased;
            () = turn.taken_over() => break Ended::TakenOver,
            piece = tokio::time::timeout(silence, pieces.next()) => piece,
        };
        let piece = match piece {
            Ok(Some(Ok(piece))) => piece,
            Ok(Some(Err(_))) => break Ended::CutOff,
            Ok(None) => break Ended::Whole,
            Err(_) => break Ended::Silent,
        };
        if offset + piece.len() as u64 > size {
            file.flush().await.map_err(failed)?;
            return Err(ApiError::new(ProblemCode::TooLarge, "more bytes than were announced"));
        }
        file.write_all(&piece).await.map_err(failed)?;
        // At once, so that a question how far it has come is answered rightly.
        file.flush().await.map_err(failed)?;
        offset += piece.len() as u64;
    };
    file.sync_all().await.map_err(failed)?;
    match ended {
        Ended::Whole => Ok(offset),
        Ended::CutOff => Err(ApiError::bad_request("the piece was cut off")),
        Ended::Silent => Err(ApiError::new(ProblemCode::Timeout, "nothing came for too long")),
        Ended::TakenOver => Err(at_another_offset(offset)),
    }
}

fn at_another_offset(offset: u64) -> ApiError {
    let problem = Problem::new(ProblemCode::OffsetMismatch, "the upload stands at another offset");
    problem.with("offset", offset).into()
}

/// Checks the bytes against the hash they were announced with and keeps them as a blob, of the media type that they bear out.
fn complete(state: &super::state::State, row: &UploadRow) -> Result<(), ApiError> {
    let failed = ApiError::of_file("an upload's file could not be kept");
    let part = state.storage.upload_path(&row.id);
    if hash_of(&part).map_err(failed)? != row.blob.sha256 {
        std::fs::remove_file(&part).map_err(failed)?;
        return Err(ApiError::new(ProblemCode::HashMismatch, "not the bytes that were announced"));
    }
    let target = state.storage.blob_path(&row.blob.sha256);
    if let Some(folder) = target.parent() {
        private_folder(folder).map_err(failed)?;
    }
    std::fs::rename(&part, &target).map_err(failed)?;
    let mut first = Vec::new();
    let read = std::fs::File::open(&target)
        .and_then(|file| file.take(media_type::FIRST as u64).read_to_end(&mut first));
    read.map_err(failed)?;
    let mut row = row.clone();
    row.blob.media_type = media_type::borne_out(&row.blob.media_type, &first).to_owned();
    write(&*state.storage, state.clock.now(), |tx| tx.complete_upload(&row))
        .map_err(|error: StorageError| ApiError::from(error))
}

fn hash_of(path: &PathBuf) -> std::io::Result<String> {
    let mut file = std::fs::File::open(path)?;
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 256 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(crate::hex(&hash.finalize())),
            n => hash.update(&buffer[..n]),
        }
    }
}

fn largest_attachment(state: &super::state::State, member: &str) -> Result<u64, ApiError> {
    for audience in [Audience::Member(member.to_owned()), Audience::Public] {
        if let Some(row) = state.storage.row(&audience, Collection::Union, "union")?
            && let Ok(union) = serde_json::from_str::<Union>(&row.body)
        {
            return Ok(union.attachment_max_bytes.min(MAX_BLOB_BYTES));
        }
    }
    Ok(MAX_BLOB_BYTES)
}

fn is_media_type(text: &str) -> bool {
    let form = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
    };
    text.len() <= MEDIA_TYPE_MAX
        && text.split_once('/').is_some_and(|(kind, rest)| {
            form(kind) && form(rest.split(';').next().unwrap_or_default().trim()) && text.is_ascii()
        })
        && !text.bytes().any(|b| b.is_ascii_control())
}

fn progress(offset: u64, size: u64) -> [(HeaderName, HeaderValue); 4] {
    [
        (OFFSET, HeaderValue::from(offset)),
        (LENGTH, HeaderValue::from(size)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (HeaderName::from_static("tus-resumable"), HeaderValue::from_static("1.0.0")),
    ]
}

fn text(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
}

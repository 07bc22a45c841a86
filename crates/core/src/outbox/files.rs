//! The files of a message go before it, in pieces.

use super::list::Pending;
use super::send::Sender;
use super::uploads::Uploads;
use super::verdict::{is_about_content, is_breakdown};
use crate::error::{Error, Result};
use bytes::Bytes;
use min_side_domain::records::Attachment;
use min_side_wire::command::Command;
use min_side_wire::problem::{Problem, ProblemCode};
use min_side_wire::service::UploadRequest;
use std::sync::Arc;

/// Bytes of one piece of an upload.
const CHUNK_BYTES: usize = 1024 * 1024;

/// What came of the files of a message.
pub(super) enum Files {
    /// The server has them, or the message has none.
    There,
    /// One is not on this machine any more.
    Missing(Problem),
    /// The server, or something on the way, will not let one of them through.
    HeldUp(Error),
}

impl Sender {
    /// Uploads the files of a message.
    pub(super) async fn upload_files(&self, row: &Pending, told: &(impl Fn() + Sync)) -> Result<Files> {
        let (Command::SendMessage { attachments, .. }, Some(uploads)) =
            (&row.envelope.command, &self.uploads)
        else {
            return Ok(Files::There);
        };
        for attachment in attachments {
            match self.upload(attachment, uploads, told).await {
                Ok(()) => {}
                Err(Error::NotFound) => {
                    let title = "the file is not on the machine any more";
                    let missing = Problem::new(ProblemCode::AttachmentMissing, title);
                    return Ok(Files::Missing(missing.with("name", &attachment.name)));
                }
                Err(Error::Problem(problem)) if is_of_the_file(&problem) => {
                    let problem = problem.with("name", &attachment.name);
                    return Ok(Files::HeldUp(Error::Problem(Box::new(problem))));
                }
                Err(error) if is_about_content(&error) || is_breakdown(&error) => {
                    return Ok(Files::HeldUp(error));
                }
                Err(error) => return Err(error),
            }
        }
        Ok(Files::There)
    }

    async fn upload(
        &self,
        attachment: &Attachment,
        uploads: &Arc<dyn Uploads>,
        told: &(impl Fn() + Sync),
    ) -> Result<()> {
        let blob = &attachment.blob;
        let request = UploadRequest {
            sha256: blob.sha256.clone(),
            size: blob.size,
            media_type: blob.media_type.clone(),
        };
        let upload = self.http.begin_upload(&request).await?;
        let mut offset = upload.offset;
        let mut mismatches = 0;
        while offset < blob.size {
            let (store, sha256, start) = (Arc::clone(uploads), blob.sha256.clone(), offset);
            let piece = self.local.read(move |local| store.read(local, &sha256, start, CHUNK_BYTES)).await?;
            if piece.is_empty() {
                return Err(Error::NotFound);
            }
            offset = match self.http.append_upload(&upload.id, offset, Bytes::from(piece)).await {
                Err(Error::Problem(problem)) if is_elsewhere(&problem) && mismatches < 3 => {
                    mismatches += 1;
                    self.http.upload_offset(&upload.id).await?
                }
                other => other?,
            };
            let (store, sha256) = (Arc::clone(uploads), blob.sha256.clone());
            self.local.write(move |tx| store.sent(tx, &sha256, offset)).await?;
            told();
        }
        Ok(())
    }
}

fn is_elsewhere(problem: &Problem) -> bool {
    problem.code() == Some(ProblemCode::OffsetMismatch)
}

/// Whether it is said of this file, and not of who asks or how often.
fn is_of_the_file(problem: &Problem) -> bool {
    !matches!(
        problem.code(),
        Some(ProblemCode::Unauthorized | ProblemCode::Forbidden | ProblemCode::TooManyRequests)
    )
}

//! The files of messages, as a thread or a draft shows them.

use crate::error::Result;
use crate::files::Known;
use crate::views::{AttachmentView, FileState};
use min_side_domain::records::Attachment;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// Bytes that the server has of each file on its way out, by its hash.
pub(super) type Sent = BTreeMap<String, u64>;

/// How far each file of the outbox has come.
pub(super) fn sent(local: &Connection) -> Result<Sent> {
    crate::files::sent(local)
}

/// A file that came with a message.
pub(super) fn received(cache: &Connection, file: &Attachment) -> Result<AttachmentView> {
    let known = crate::files::find(cache, &file.blob.sha256)?;
    let state = known.as_ref().map_or(FileState::Remote, Known::state);
    let received = known.filter(|_| state == FileState::Downloading).map(|known| known.have);
    Ok(AttachmentView { received, ..view(file, state, None) })
}

/// A file on its way out: its bytes were taken when it was attached.
pub(super) fn outgoing(file: &Attachment, sent: &Sent) -> AttachmentView {
    let bytes = sent.get(&file.blob.sha256).copied().unwrap_or(0);
    view(file, FileState::Here, Some(bytes))
}

pub(super) fn view(file: &Attachment, state: FileState, sent: Option<u64>) -> AttachmentView {
    AttachmentView {
        name: file.name.clone(),
        size: file.blob.size,
        media_type: file.blob.media_type.clone(),
        sha256: file.blob.sha256.clone(),
        state,
        sent,
        received: None,
    }
}

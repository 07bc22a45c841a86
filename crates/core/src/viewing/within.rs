//! A file within another one: what an e-mail or an EHF invoice carries.

use crate::error::{Error, Result};
use crate::files::{essence, fitting_name, media_type_of, viewer};
use crate::views::{FileState, FileView};
use crate::{App, email, invoices};

/// Largest file that is looked into.
const OUTER_MAX: u64 = 64 * 1024 * 1024;

impl App {
    /// A file within an e-mail or an EHF invoice, by its place there, open to be read like any other.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such file; `file_too_large`.
    pub async fn open_within(&self, file: String, index: u32) -> Result<FileView> {
        let kind = self.media_type(&file).await?;
        let bytes = self.file_bytes(&file, OUTER_MAX).await?;
        let is_markup = essence(&kind).ends_with("xml");
        let part = tokio::task::spawn_blocking(move || {
            if is_markup {
                invoices::part(&bytes, index).map(|part| (part.name, part.media_type, part.bytes))
            } else {
                email::part(&bytes, index).map(|part| (part.name, part.media_type, part.bytes))
            }
        });
        let (name, claimed, bytes) = part.await.ok().flatten().ok_or(Error::NotFound)?;
        // Many programs send every file as "some bytes": what they are is then told by the bytes themselves.
        let media_type = match claimed.as_str() {
            "application/octet-stream" => media_type_of(&name, &bytes).to_owned(),
            _ => claimed,
        };
        let name = fitting_name(&name, &media_type);
        Ok(FileView {
            size: bytes.len() as u64,
            file: self.rooms().opened.hold(bytes, &media_type),
            title: name.clone(),
            name,
            viewer: viewer(&media_type),
            media_type,
            state: FileState::Here,
            pinned: false,
        })
    }
}

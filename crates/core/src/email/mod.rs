//! E-mails: read in full, made harmless, shown without anything from elsewhere.

mod clean;
mod read;
#[cfg(test)]
mod tests;

pub use clean::{Cleaned, clean, from_text};
pub use read::{Part, read, words};

use crate::App;
use crate::error::{Error, Result};
use crate::files;
use crate::views::{EmailView, FileState, FileView};

/// Largest e-mail that is shown.
const EMAIL_MAX: u64 = 64 * 1024 * 1024;

impl App {
    /// An e-mail made harmless.
    ///
    /// # Errors
    /// [`Error::NotFound`], `not_email`, `file_too_large`.
    pub async fn email(&self, file: String) -> Result<EmailView> {
        let bytes = self.file_bytes(&file, EMAIL_MAX).await?;
        off_thread(move || read(&bytes).ok_or(Error::refused("not_email"))).await
    }

    /// A file within an e-mail, by its place there, open to be read like any other.
    ///
    /// # Errors
    /// As [`App::email`]; [`Error::NotFound`] when the e-mail has no such file.
    pub async fn open_email_attachment(&self, file: String, index: u32) -> Result<FileView> {
        let bytes = self.file_bytes(&file, EMAIL_MAX).await?;
        let part = off_thread(move || read::part(&bytes, index).ok_or(Error::NotFound)).await?;
        let size = part.bytes.len() as u64;
        let sha256 = self.rooms().opened.hold(part.bytes);
        let name = files::fitting_name(&part.name, &part.media_type);
        Ok(FileView {
            file: sha256,
            title: name.clone(),
            name,
            viewer: files::viewer(&part.media_type),
            media_type: part.media_type,
            size,
            state: FileState::Here,
            pinned: false,
        })
    }
}

/// Runs what takes its time beside the other tasks.
async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(Error::refused("not_email")))
}

//! E-mails: read in full, made harmless, shown without anything from elsewhere.

mod attachment;
mod bodies;
mod charset;
mod clean;
mod date;
mod fields;
mod flowed;
mod html_text;
mod inline;
#[cfg(test)]
mod kinds_tests;
#[cfg(test)]
mod letters_tests;
mod mime;
mod notes;
mod read;
#[cfg(test)]
mod tests;
mod transfer;
mod winmail;
#[cfg(test)]
mod winmail_tests;

pub use attachment::Part;
pub use clean::{Cleaned, clean, from_text};
pub use notes::sentence;
pub use read::{WordsOfFile, part, read, text, words};

use crate::App;
use crate::error::{Error, Result};
use crate::views::EmailView;

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
}

/// Runs what takes its time beside the other tasks.
async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(Error::refused("not_email")))
}

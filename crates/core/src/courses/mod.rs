//! Course applications, the catalogue and certificates.

mod check;
mod kursbevis;
mod list;
mod sync;
#[cfg(test)]
mod tests;
mod withdraw;

pub use min_side_kursbevis::Verdict;

pub(crate) use check::answer;
pub use kursbevis::{Certificate, certificate, certificates_of_year, issuer_keys, kursbevis};
pub use list::{courses, newest};
pub use withdraw::queue;

use crate::App;
use crate::error::{Error, Result};
use crate::sync::Handler;
use crate::views::{
    CheckedFile, CourseFilter, CoursesView, FileState, FileView, KursbevisRow, Made, Saved, Viewer, YearForm,
};
use min_side_domain::Language;
use std::path::Path;
use tokio::io::AsyncReadExt as _;

/// The room's handlers.
pub(crate) fn handlers() -> Vec<Box<dyn Handler>> {
    sync::handlers()
}

impl App {
    /// The member's courses and the catalogue.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn courses(&self, filter: CourseFilter) -> Result<CoursesView> {
        let now = self.now();
        self.read_over(move |cache, pending| courses(cache, pending, &filter, now)).await
    }

    /// Queues the withdrawal of an application. The server's clock decides; a refusal is told and rolled back.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `deadline_passed` or `wrong_state` when there is no cross to press; those of reading and
    /// writing.
    pub async fn withdraw_application(&self, id: String) -> Result<Saved> {
        let now = self.now();
        let withdrawal =
            self.read_over(move |cache, pending| withdraw::check(cache, pending, &id, now)).await?;
        let Some(withdrawal) = withdrawal else { return Ok(Saved::Unchanged) };
        let id = self.write_local(&["outbox", "enrolments"], move |tx| queue(tx, &withdrawal, now)).await?;
        Ok(Saved::Queued { id })
    }

    /// The certificates, newest course first.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn kursbevis(&self) -> Result<Vec<KursbevisRow>> {
        self.cache()?.read(kursbevis).await
    }

    /// A certificate as a PDF: file name and bytes, the same on every machine.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `kursbevis_failed` when it cannot be drawn; those of reading.
    pub async fn kursbevis_bytes(&self, id: String, language: Language) -> Result<(String, Vec<u8>)> {
        let certificate = self.cache()?.read(move |cache| certificate(cache, &id)).await?;
        render(move || certificate.pdf(language)).await
    }

    /// Checks a certificate that somebody shows, as a PDF, a picture of its code or the code's text, by the keys that
    /// have been synced: without network, in a process apart.
    ///
    /// # Errors
    /// `check_not_begun` when the process could not be started; those of reading.
    pub async fn kursbevis_verify(&self, bytes: Vec<u8>) -> Result<Verdict> {
        let trusted = self.cache()?.read(kursbevis::issuer_keys).await?;
        check::check(bytes, trusted).await
    }

    /// Checks the text of a code, or a credential, that somebody has read or pasted.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn kursbevis_check_text(&self, text: String) -> Result<Verdict> {
        self.kursbevis_verify(text.into_bytes()).await
    }

    /// Checks a file. Of one that is larger than any certificate only the beginning is read.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn kursbevis_check_file(&self, path: &Path) -> Result<CheckedFile> {
        let mut bytes = Vec::new();
        let file = tokio::fs::File::open(path).await?;
        file.take(crate::apart::CERTIFICATE_MAX).read_to_end(&mut bytes).await?;
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(CheckedFile { name, verdict: self.kursbevis_verify(bytes).await? })
    }

    /// The page that checks certificates in any browser, offline, with the keys that have been synced inside.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn kursbevis_page(&self) -> Result<String> {
        let trusted = self.cache()?.read(kursbevis::issuer_keys).await?;
        Ok(min_side_kursbevis::verify_page(&trusted))
    }

    /// Makes a certificate and holds it open for ranges, under its hash.
    ///
    /// # Errors
    /// As [`App::kursbevis_bytes`].
    pub async fn kursbevis_open(&self, id: String, language: Language) -> Result<FileView> {
        let certificate = self.cache()?.read(move |cache| certificate(cache, &id)).await?;
        let title = certificate.title().to_owned();
        let (name, bytes) = render(move || certificate.pdf(language)).await?;
        let size = bytes.len() as u64;
        Ok(FileView {
            file: self.rooms().opened.hold(bytes, "application/pdf"),
            title,
            name,
            media_type: "application/pdf".to_owned(),
            size,
            viewer: Viewer::Pdf,
            state: FileState::Here,
            pinned: false,
        })
    }

    /// All certificates of courses that ended in a year, as one file: its name and bytes. `tell` hears of each that
    /// has been made.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there are none; `kursbevis_failed` when one cannot be drawn; those of reading.
    pub async fn kursbevis_year_bytes(
        &self,
        year: i32,
        language: Language,
        form: YearForm,
        tell: impl Fn(Made) + Send + 'static,
    ) -> Result<(String, Vec<u8>)> {
        let certificates = self.cache()?.read(move |cache| certificates_of_year(cache, year)).await?;
        if certificates.is_empty() {
            return Err(Error::NotFound);
        }
        render(move || kursbevis::of_year(&certificates, year, language, form, tell)).await
    }
}

/// Drawing takes milliseconds: it has a thread of its own.
async fn render<T: Send + 'static>(draw: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(draw).await.map_err(|_| Error::refused("kursbevis_failed"))?
}

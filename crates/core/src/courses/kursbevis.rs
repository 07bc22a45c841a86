//! Certificates: which there are, and their PDFs.

use crate::error::{Error, Result};
use crate::rows;
use crate::views::{KursbevisRow, Made, YearForm};
use min_side_domain::records::{IssuerKey, Kursbevis};
use min_side_domain::{Language, message_rules};
use rusqlite::Connection;

/// The certificates, newest course first.
///
/// # Errors
/// [`Error::Database`], [`Error::Json`].
pub fn kursbevis(cache: &Connection) -> Result<Vec<KursbevisRow>> {
    let all: Vec<Kursbevis> =
        rows::list(cache, "SELECT body FROM kursbevis ORDER BY ends DESC, id DESC", [])?;
    Ok(all
        .into_iter()
        .map(|certificate| KursbevisRow {
            id: certificate.id,
            title: certificate.facts.course,
            date: certificate.facts.issued,
            ends: certificate.facts.ends,
            hours: certificate.facts.hours,
            replaced_by: certificate.replaced_by,
            revoked: certificate.revoked_at.is_some(),
        })
        .collect())
}

/// A certificate that can be drawn.
#[derive(Debug, Clone)]
pub struct Certificate(Kursbevis);

/// The certificate of this number.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Database`], [`Error::Json`].
pub fn certificate(cache: &Connection, id: &str) -> Result<Certificate> {
    rows::one(cache, "SELECT body, version FROM kursbevis WHERE id = ?1", [id])?
        .map(|(certificate, _)| Certificate(certificate))
        .ok_or(Error::NotFound)
}

/// The certificates of courses that ended in this year, those that were replaced left out.
///
/// # Errors
/// [`Error::Database`], [`Error::Json`].
pub fn certificates_of_year(cache: &Connection, year: i32) -> Result<Vec<Certificate>> {
    let all: Vec<Kursbevis> = rows::list(
        cache,
        "SELECT body FROM kursbevis WHERE ends BETWEEN ?1 AND ?2 ORDER BY ends, id",
        [format!("{year:04}-01-01"), format!("{year:04}-12-31")],
    )?;
    Ok(all.into_iter().filter(|certificate| certificate.replaced_by.is_none()).map(Certificate).collect())
}

impl Certificate {
    /// File name and bytes of its PDF.
    ///
    /// # Errors
    /// `kursbevis_failed` when it cannot be drawn.
    pub fn pdf(&self, language: Language) -> Result<(String, Vec<u8>)> {
        // Never another file than the one that was issued: see `render_issued`.
        let bytes = min_side_kursbevis::render_issued(&self.0, language).map_err(failed)?;
        Ok((self.file_name(), bytes))
    }

    fn file_name(&self) -> String {
        let facts = &self.0.facts;
        let course = facts.course.replace(['/', '\\'], "-");
        message_rules::safe_file_name(&format!("{} {course}.pdf", facts.number))
    }

    /// What its course is called.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.0.facts.course
    }
}

/// The keys that certificates may be signed with.
///
/// # Errors
/// [`Error::Database`], [`Error::Json`].
pub fn issuer_keys(cache: &Connection) -> Result<Vec<IssuerKey>> {
    rows::list(cache, "SELECT body FROM issuer_keys ORDER BY id", [])
}

/// All of a year in one file: its name and bytes.
///
/// # Errors
/// `kursbevis_failed` when one cannot be drawn.
pub(super) fn of_year(
    certificates: &[Certificate],
    year: i32,
    language: Language,
    form: YearForm,
    tell: impl Fn(Made),
) -> Result<(String, Vec<u8>)> {
    let of = u32::try_from(certificates.len()).unwrap_or(u32::MAX);
    // Each is drawn for itself also where they are put into one document: so each is known to be as it was issued.
    let batch: Vec<(&Kursbevis, Language)> = certificates.iter().map(|one| (&one.0, language)).collect();
    let told = |done| tell(Made { done: u32::try_from(done).unwrap_or(u32::MAX), of });
    let drawn = min_side_kursbevis::render_batch(&batch, told).map_err(failed)?;
    match form {
        YearForm::Zip => {
            let names = certificates.iter().map(Certificate::file_name);
            let bytes = zipped(names.zip(drawn)).map_err(failed)?;
            Ok((format!("Kursbevis {year}.zip"), bytes))
        }
        YearForm::Pdf => {
            let issued: Vec<&Kursbevis> = certificates.iter().map(|certificate| &certificate.0).collect();
            let bytes = min_side_kursbevis::render_together(&issued, language).map_err(failed)?;
            Ok((format!("Kursbevis {year}.pdf"), bytes))
        }
    }
}

fn failed(error: impl std::error::Error) -> Error {
    tracing::warn!(%error, "a certificate could not be drawn");
    Error::refused("kursbevis_failed")
}

/// The files as they are: a PDF is compressed already. The time is always the same, so that the bytes are.
fn zipped(files: impl Iterator<Item = (String, Vec<u8>)>) -> zip::result::ZipResult<Vec<u8>> {
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default());
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(name.as_str(), options)?;
        std::io::Write::write_all(&mut archive, &bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

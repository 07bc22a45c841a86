//! Where an export is written: a folder or a zip. Every file gets a name that any system takes, and is hashed on its
//! way.

use super::manifest::Entry;
use crate::error::{Error, Result};
use crate::files::hex;
use crate::fold::fold;
use chrono::{DateTime, Datelike, Timelike, Utc};
use min_side_domain::message_rules::safe_file_name;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Longest name of a file without its extension, bytes: with the folders above it the path stays below what Windows
/// takes.
const STEM_MAX: usize = 90;

/// Where to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A folder that is new or empty.
    Folder(PathBuf),
    /// A zip; one that stood there stays until the new one is whole.
    Zip(PathBuf),
}

impl Target {
    /// Its path.
    #[must_use]
    pub fn path(&self) -> &Path {
        match self {
            Self::Folder(path) | Self::Zip(path) => path,
        }
    }

    /// Sees that it can be written to. Answers whether its folder was there already.
    pub(super) async fn prepare(&self) -> Result<bool> {
        let Self::Folder(path) = self else { return Ok(false) };
        match tokio::fs::read_dir(path).await {
            Ok(mut entries) => match entries.next_entry().await? {
                Some(_) => Err(Error::refused("folder_not_empty")),
                None => Ok(true),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Removes what was written of an export that is not whole.
    pub(super) async fn clear(&self, existed: bool) {
        match self {
            Self::Folder(path) => {
                let _ = tokio::fs::remove_dir_all(path).await;
                if existed {
                    let _ = tokio::fs::create_dir(path).await;
                }
            }
            Self::Zip(path) => {
                let _ = tokio::fs::remove_file(beside(path)).await;
            }
        }
    }
}

/// An export being written.
pub(super) struct Place {
    into: Into,
    /// What has been written.
    pub(super) entries: Vec<Entry>,
    /// How many have a name already, folded: some systems do not tell letters by their size.
    names: HashMap<String, u32>,
}

enum Into {
    Folder(PathBuf),
    Zip { writer: Box<ZipWriter<BufWriter<File>>>, options: SimpleFileOptions, to: PathBuf },
}

impl Place {
    /// Begins, readable for the user alone.
    pub(super) fn begin(target: &Target, now: DateTime<Utc>) -> Result<Self> {
        let into = match target {
            Target::Folder(path) => {
                let mut builder = fs::DirBuilder::new();
                builder.recursive(true);
                #[cfg(unix)]
                std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
                builder.create(path)?;
                Into::Folder(path.clone())
            }
            Target::Zip(path) => {
                let mut options = fs::OpenOptions::new();
                options.write(true).create(true).truncate(true);
                #[cfg(unix)]
                std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
                let file = options.open(beside(path))?;
                Into::Zip {
                    writer: Box::new(ZipWriter::new(BufWriter::new(file))),
                    options: SimpleFileOptions::default().last_modified_time(zip_time(now)),
                    to: path.clone(),
                }
            }
        };
        Ok(Self { into, entries: Vec::new(), names: HashMap::new() })
    }

    /// A path in `folder` that is not taken, made of `stem` and `extension`.
    pub(super) fn free(&mut self, folder: &str, stem: &str, extension: &str) -> String {
        // A slash within a subject is no folder, and a dot no extension.
        let plain: String = stem.chars().map(|c| if matches!(c, '/' | '\\') { '-' } else { c }).collect();
        let end = (0..=plain.len().min(STEM_MAX)).rev().find(|at| plain.is_char_boundary(*at)).unwrap_or(0);
        let ending = if extension.is_empty() { String::new() } else { format!(".{extension}") };
        let name = safe_file_name(&format!("{}{ending}", plain[..end].trim_end_matches(['.', ' '])));
        let (stem, ending) = match name.strip_suffix(&ending) {
            Some(stem) if !ending.is_empty() => (stem.to_owned(), ending),
            _ => (name, String::new()),
        };
        let key = |stem: &str| fold(&format!("{folder}/{stem}{ending}"));
        let mut name = stem.clone();
        // How many have the name already is where the count goes on; the next one may be another file's own name.
        let mut number = self.names.get(&key(&stem)).copied().unwrap_or_default();
        while self.names.contains_key(&key(&name)) {
            number += 1;
            name = format!("{stem} ({number})");
        }
        self.names.insert(key(&stem), number.max(1));
        self.names.entry(key(&name)).or_insert(1);
        format!("{folder}/{name}{ending}")
    }

    /// Writes a file.
    pub(super) fn put(
        &mut self,
        path: String,
        write: impl FnOnce(&mut dyn Write) -> Result<()>,
    ) -> Result<()> {
        let (size, sha256) = match &mut self.into {
            Into::Folder(root) => {
                let to = root.join(&path);
                if let Some(folder) = to.parent() {
                    fs::create_dir_all(folder)?;
                }
                let mut file = BufWriter::new(File::create_new(to)?);
                let summed = summed(&mut file, write)?;
                file.into_inner().map_err(io::IntoInnerError::into_error)?;
                summed
            }
            Into::Zip { writer, options, .. } => {
                let method = if is_packed(&path) {
                    zip::CompressionMethod::Stored
                } else {
                    zip::CompressionMethod::Deflated
                };
                writer
                    .start_file(path.as_str(), options.compression_method(method))
                    .map_err(io::Error::from)?;
                summed(writer, write)?
            }
        };
        self.entries.push(Entry { path, size, sha256 });
        Ok(())
    }

    /// Writes a file of bytes.
    pub(super) fn put_bytes(&mut self, path: String, bytes: &[u8]) -> Result<()> {
        self.put(path, |to| Ok(to.write_all(bytes)?))
    }

    /// Ends it: from here on it is at its target.
    pub(super) fn end(self) -> Result<()> {
        if let Into::Zip { writer, to, .. } = self.into {
            let file = writer.finish().map_err(io::Error::from)?;
            let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
            file.sync_all()?;
            fs::rename(beside(&to), to)?;
        }
        Ok(())
    }
}

/// Writes, counting and hashing.
fn summed(to: &mut dyn Write, write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Result<(u64, String)> {
    let mut counted = Counted { to, hash: Sha256::new(), size: 0 };
    write(&mut counted)?;
    Ok((counted.size, hex(&counted.hash.finalize())))
}

struct Counted<'a> {
    to: &'a mut dyn Write,
    hash: Sha256,
    size: u64,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// Whether a file is compressed as it is.
fn is_packed(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    matches!(extension.as_deref(), Some("pdf" | "jpg" | "jpeg" | "png" | "zip" | "docx" | "xlsx" | "odt"))
}

fn zip_time(now: DateTime<Utc>) -> zip::DateTime {
    let at = now.with_timezone(&chrono_tz::Europe::Oslo);
    let part = |value: u32| u8::try_from(value).unwrap_or_default();
    zip::DateTime::from_date_and_time(
        u16::try_from(at.year()).unwrap_or_default(),
        part(at.month()),
        part(at.day()),
        part(at.hour()),
        part(at.minute()),
        part(at.second()),
    )
    .unwrap_or_default()
}

fn beside(to: &Path) -> PathBuf {
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(".del");
    to.with_file_name(name)
}

//! The commands about files.

use crate::App;
use crate::error::{Error, Result};
use crate::files::policy::{self, Missing};
use crate::files::{download, open, picture, staged, store};
use crate::outbox::Pending;
use crate::views::{Draft, FileView, KeptSizes, PictureSize};
use crate::{messages, settings, union};
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::message_rules::AttachmentLimits;
use rusqlite::Connection;
use std::path::{Path, PathBuf};

/// Most bytes of one read.
const READ_MAX: usize = 1024 * 1024;
/// Largest text that is shown.
const TEXT_MAX: u64 = 4 * 1024 * 1024;

impl App {
    /// A file of a message or a draft, by its hash, whether it is on the machine or not.
    ///
    /// # Errors
    /// [`Error::NotFound`] when no message and no draft has it.
    pub async fn open_attachment(&self, sha256: String) -> Result<FileView> {
        let store = self.store()?;
        let wanted = sha256.clone();
        let outgoing = store
            .local
            .read(move |local| {
                let pending: Vec<Pending> = crate::outbox::unsettled(local)?;
                open::outgoing(local, &pending, &wanted)
            })
            .await?;
        match outgoing {
            Some(view) => Ok(view),
            None => {
                store.cache.read(move |cache| open::received(cache, &sha256)).await?.ok_or(Error::NotFound)
            }
        }
    }

    /// Fetches a file that is not on the machine, and keeps it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when no row names it; those of the network.
    pub async fn fetch_file(&self, file: String) -> Result<()> {
        let engine = self.engine()?;
        let cache = self.cache()?;
        let asked = file.clone();
        let known = cache
            .write(move |tx| {
                policy::ask(tx, &asked)?;
                store::find(tx, &asked)
            })
            .await?
            .ok_or(Error::NotFound)?;
        if known.here {
            return Ok(());
        }
        self.changed(&["downloads"]);
        let (mut done, total) = (known.have, known.size);
        let wanted = Missing { sha256: file.clone(), size: known.size, have: known.have };
        let fetched = self
            .fetch(&wanted, |came| {
                done += came;
                engine.downloading(Some((done, total)));
                self.changed(&["downloads"]);
            })
            .await;
        engine.downloading(None);
        if fetched.is_err() {
            cache.write(move |tx| policy::give_up(tx, &file)).await?;
        }
        self.changed(&["downloads"]);
        fetched
    }

    /// Fetches one file, when no other is being fetched. `came` hears of bytes as they are kept.
    pub(crate) async fn fetch(&self, file: &Missing, came: impl FnMut(u64) + Send) -> Result<()> {
        let engine = self.engine()?;
        let cache = self.cache()?;
        let _one = self.rooms().downloading.0.lock().await;
        download::download(engine.http(), &cache, file, came).await
    }

    /// Pins a file, so that it is kept whatever the settings say, or takes the pin out.
    ///
    /// # Errors
    /// [`Error::NotFound`] when no row names it.
    pub async fn pin_file(&self, file: String, pinned: bool) -> Result<()> {
        let now = self.now();
        let keep = self.local()?.read(settings::read).await?.keep_offline;
        let known = self
            .cache()?
            .write(move |tx| {
                let known = store::find(tx, &file)?.ok_or(Error::NotFound)?;
                policy::pin(tx, &file, pinned)?;
                if !pinned {
                    policy::evict(tx, keep, now)?;
                }
                Ok(known)
            })
            .await?;
        self.changed(&["downloads", "documents", "invoices"]);
        if pinned && !known.here && self.engine().is_ok() {
            self.request_maintenance();
        }
        Ok(())
    }

    /// What each choice of how much is kept takes.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn kept_sizes(&self) -> Result<KeptSizes> {
        let now = self.now();
        let keep = self.local()?.read(settings::read).await?.keep_offline;
        self.cache()?.read(move |cache| policy::sizes(cache, keep, now)).await
    }

    /// A range of a file's bytes, 1 MiB at most.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is not on the machine.
    pub async fn read_file(&self, file: String, start: u64, length: u64) -> Result<Vec<u8>> {
        let length = usize::try_from(length).unwrap_or(usize::MAX).min(READ_MAX);
        let opened = self.rooms().opened.read(&file, start, length);
        if let Some(bytes) = opened {
            return Ok(bytes);
        }
        let store = self.store()?;
        let (sha256, again) = (file.clone(), file);
        match store.cache.read(move |cache| store::read(cache, &sha256, start, length)).await {
            Err(Error::NotFound) => {
                store.local.read(move |local| staged::read(local, &again, start, length)).await
            }
            other => other,
        }
    }

    /// The whole of a file of at most `limit` bytes, for printing and for what reads it.
    ///
    /// # Errors
    /// As [`App::read_file`]; `file_too_large`.
    pub async fn file_bytes(&self, file: &str, limit: u64) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        loop {
            let piece = self.read_file(file.to_owned(), bytes.len() as u64, READ_MAX as u64).await?;
            if piece.is_empty() {
                return Ok(bytes);
            }
            bytes.extend_from_slice(&piece);
            if bytes.len() as u64 > limit {
                return Err(Error::refused("file_too_large"));
            }
        }
    }

    /// Writes a file's bytes where the member has said. What stood there stays until the new bytes are whole.
    ///
    /// # Errors
    /// As [`App::read_file`]; [`Error::Io`].
    pub async fn write_file(&self, file: &str, to: &Path) -> Result<()> {
        let beside = beside(to);
        let result = self.write_pieces(file, &beside).await;
        match result {
            Ok(()) => Ok(tokio::fs::rename(&beside, to).await?),
            Err(error) => {
                let _ = tokio::fs::remove_file(&beside).await;
                Err(error)
            }
        }
    }

    async fn write_pieces(&self, file: &str, to: &Path) -> Result<()> {
        use tokio::io::AsyncWriteExt as _;
        let mut at = 0;
        let mut piece = self.read_file(file.to_owned(), at, READ_MAX as u64).await?;
        let mut out = tokio::fs::File::create(to).await?;
        while !piece.is_empty() {
            out.write_all(&piece).await?;
            at += piece.len() as u64;
            piece = self.read_file(file.to_owned(), at, READ_MAX as u64).await?;
        }
        out.sync_all().await?;
        Ok(())
    }

    /// A text file's words.
    ///
    /// # Errors
    /// [`Error::NotFound`], `not_text`, `file_too_large`.
    pub async fn text_file(&self, file: String) -> Result<String> {
        open::check_is_text(&self.media_type(&file).await?)?;
        Ok(open::decoded(&self.file_bytes(&file, TEXT_MAX).await?))
    }

    /// How large a picture is drawn, before it is.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `unreadable` for what does not say its size, `picture_too_large` for what would take more
    /// memory than a picture may.
    pub async fn picture(&self, file: String) -> Result<PictureSize> {
        let head = self.read_file(file, 0, picture::HEAD as u64).await?;
        let size = picture::size(&head).ok_or(Error::refused("unreadable"))?;
        if !size.is_drawn() {
            return Err(Error::refused("picture_too_large"));
        }
        Ok(PictureSize { width: size.width, height: size.height })
    }

    /// Takes files into a draft: their bytes are read and encrypted now.
    ///
    /// # Errors
    /// [`Error::Invalid`] with the field `attachments` for one that the limits refuse; none is taken then.
    /// [`Error::NotFound`] when the draft is gone; [`Error::Io`].
    pub async fn attach_files(&self, draft_id: String, paths: Vec<PathBuf>) -> Result<Draft> {
        let limits = self.cache()?.read(limits).await?;
        let now = self.now();
        let draft = self
            .local()?
            .write(move |tx| {
                let mut draft = messages::draft(tx, &draft_id)?;
                for path in &paths {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    let file = staged::stage(tx, &name, std::fs::File::open(path)?, limits.borrowed())?;
                    draft = messages::attach(tx, &draft_id, &file, now)?;
                }
                if draft.attachments.len() > limits.max_count as usize {
                    return Err(Error::Invalid(vec![FieldError::new(
                        "attachments",
                        FieldCode::TooManyFiles,
                    )]));
                }
                Ok(draft)
            })
            .await?;
        self.changed(&["drafts"]);
        Ok(draft)
    }

    /// Takes a file out of a draft again.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the draft is gone.
    pub async fn detach_file(&self, draft_id: String, sha256: String) -> Result<Draft> {
        let draft = self.local()?.write(move |tx| messages::detach(tx, &draft_id, &sha256)).await?;
        self.changed(&["drafts"]);
        Ok(draft)
    }
}

/// The union's limits, held while another database is written.
struct Limits {
    max_bytes: u64,
    max_count: u32,
    types: Vec<String>,
}

impl Limits {
    fn borrowed(&self) -> AttachmentLimits<'_> {
        AttachmentLimits { max_bytes: self.max_bytes, max_count: self.max_count, types: &self.types }
    }
}

fn limits(cache: &Connection) -> Result<Limits> {
    let union = union::facts(cache)?.ok_or(Error::refused("not_synced"))?;
    Ok(Limits {
        max_bytes: union.attachment_max_bytes,
        max_count: union.attachment_max_count,
        types: union.attachment_types,
    })
}

fn beside(to: &Path) -> PathBuf {
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(".del");
    to.with_file_name(name)
}

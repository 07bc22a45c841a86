//! NTL-meldinger, the secure message service.

mod compose;
mod drafts;
mod every;
mod files;
mod list;
mod mark_read;
mod pending;
mod print;
mod send;
mod sync;
#[cfg(test)]
mod tests;
mod thread;

pub use compose::{compose, recipients};
pub use drafts::{attach, delete, detach, draft, drafts, from_withdrawn, save};
pub use every::{MessageLine, every};
pub use list::{list, newest, unread};
pub use mark_read::{Marked, mark, unread_among};
pub use pending::{outgoing_count, outgoing_threads};
pub use print::pdf;
pub use send::{Facts, facts, send};
pub use thread::thread;

use crate::App;
use crate::error::{Error, Result};
use crate::sync::Handler;
use crate::views::{Compose, Draft, Saved, ThreadFilter, ThreadPage, ThreadView};
use min_side_domain::{Language, message_rules};
use min_side_kursbevis::letter::{Attachment, Relation};

/// The room's handlers.
pub(crate) fn handlers() -> Vec<Box<dyn Handler>> {
    sync::handlers()
}

impl App {
    /// A page of threads, newest first, with what waits to be sent among them.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn threads(&self, filter: ThreadFilter) -> Result<ThreadPage> {
        self.read_over(move |cache, pending| list(cache, pending, &filter)).await
    }

    /// Every message there is, newest first.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn every_message(&self) -> Result<Vec<MessageLine>> {
        self.cache()?.read(every).await
    }

    /// A thread with its messages, oldest first.
    ///
    /// # Errors
    /// [`Error::NotFound`]; those of reading.
    pub async fn thread(&self, id: String) -> Result<ThreadView> {
        let store = self.store()?;
        let (pending, sent) =
            store.local.read(|local| Ok((crate::outbox::unsettled(local)?, files::sent(local)?))).await?;
        store.cache.read(move |cache| thread(cache, &pending, &sent, &id)).await
    }

    /// A thread as a PDF to print: file name and bytes.
    ///
    /// # Errors
    /// [`Error::NotFound`]; `print_failed`; those of reading.
    pub async fn thread_pdf_bytes(&self, id: String, language: Language) -> Result<(String, Vec<u8>)> {
        set(self.thread(id).await?, language, Vec::new()).await
    }

    /// A thread as a PDF to keep: as printed, and the files of its messages that are on the machine inside it, as far as
    /// 64 MiB hold.
    ///
    /// # Errors
    /// As [`App::thread_pdf_bytes`].
    pub async fn thread_pdf_with_files(&self, id: String, language: Language) -> Result<(String, Vec<u8>)> {
        let thread = self.thread(id).await?;
        let mut files = Vec::new();
        let mut room = print::FILES_MAX;
        for message in &thread.messages {
            for file in &message.attachments {
                if file.size > room {
                    continue;
                }
                let bytes = match self.file_bytes(&file.sha256, file.size).await {
                    Ok(bytes) => bytes,
                    // It is named all the same.
                    Err(Error::NotFound) => continue,
                    Err(error) => return Err(error),
                };
                room -= file.size;
                files.push(Attachment {
                    name: message_rules::safe_file_name(&file.name),
                    media_type: file.media_type.clone(),
                    description: message.sender_name.clone(),
                    relation: Relation::Supplement,
                    bytes,
                });
            }
        }
        set(thread, language, files).await
    }

    /// Marks what has come in these threads as read, here and on the member's other machines. What is read already is
    /// left alone, and marks that wait are put together into one.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub async fn mark_read(&self, threads: Vec<String>) -> Result<()> {
        let marked = self.read_over(move |cache, pending| unread_among(cache, pending, threads)).await?;
        if marked.is_empty() {
            return Ok(());
        }
        let now = self.now();
        self.write_local(&["outbox", "threads"], move |tx| mark(tx, marked, now)).await
    }

    /// Whom the member may write to, and what may be attached.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn compose(&self) -> Result<Compose> {
        self.cache()?.read(compose).await
    }

    /// The drafts, newest first.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn drafts(&self) -> Result<Vec<Draft>> {
        self.local()?.read(drafts).await
    }

    /// Saves a draft; one without an id is new and gets one.
    ///
    /// # Errors
    /// [`Error::NotFound`] for one that has been sent or deleted meanwhile; those of writing.
    pub async fn save_draft(&self, draft: Draft) -> Result<Draft> {
        let now = self.now();
        let saved = self.local()?.write(move |tx| save(tx, &draft, now)).await?;
        self.changed(&["drafts"]);
        Ok(saved)
    }

    /// Deletes a draft with its files; one that is not there is no error.
    ///
    /// # Errors
    /// Those of writing.
    pub async fn delete_draft(&self, id: String) -> Result<()> {
        self.local()?.write(move |tx| delete(tx, &id)).await?;
        self.changed(&["drafts"]);
        Ok(())
    }

    /// Moves a draft to the outbox. Doing it twice sends it once: the second time there is no draft.
    ///
    /// # Errors
    /// [`Error::NotFound`]; those of reading and writing.
    pub async fn send_draft(&self, id: String) -> Result<Saved> {
        let draft = id.clone();
        let thread = self.local()?.read(move |local| Ok(drafts::draft(local, &draft)?.thread_id)).await?;
        let facts =
            self.read_over(move |cache, pending| send::facts(cache, pending, thread.as_deref())).await?;
        let now = self.now();
        self.write_local(&["outbox", "drafts", "threads", "messages"], move |tx| send(tx, &facts, &id, now))
            .await
    }
}

/// Sets a thread beside the other tasks.
async fn set(thread: ThreadView, language: Language, files: Vec<Attachment>) -> Result<(String, Vec<u8>)> {
    tokio::task::spawn_blocking(move || pdf(&thread, language, files))
        .await
        .map_err(|_| Error::refused("print_failed"))?
}

/// Why a draft cannot be sent while the app does not know whom the member may write to.
pub(super) fn not_synced() -> Error {
    Error::refused("not_synced")
}

//! Elected offices and the member lists that they give.

mod access;
mod csv;
mod declaration;
mod expire;
mod export;
mod list;
mod list_text;
mod show;
mod sync;
#[cfg(test)]
mod tests;
mod xlsx;

pub use access::{Access, access};
pub use declaration::declaration;
pub use expire::{expire, finish_purges};
pub use export::{Format, Sheet};
pub use list::{all_rows, first_of_any, page};
pub use show::list;

use crate::App;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::sync::{Handler, is_begun, look_after, meta};
use crate::views::{DeclarationView, ListPage, ListQuery, OfficeView};
use chrono::{DateTime, Utc};
use min_side_domain::Language;
use min_side_wire::command::Command;
use std::time::Duration;

/// How often it is seen whether a list has expired while the app stays open.
pub(crate) const LOOK: Duration = Duration::from_secs(60);

/// The room's handlers.
pub(crate) fn handlers() -> Vec<Box<dyn Handler>> {
    sync::handlers()
}

impl App {
    /// The offices on record, those that run today first, with the member lists they give.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn offices(&self) -> Result<Vec<OfficeView>> {
        self.expire_lists().await?;
        let now = self.now();
        self.read_over(move |cache, pending| list(cache, pending, now)).await
    }

    /// A page of a member list.
    ///
    /// # Errors
    /// `list_not_permitted`, `list_expired`, `declaration_needed`; those of reading.
    pub async fn member_list(&self, query: ListQuery) -> Result<ListPage> {
        self.expire_lists().await?;
        let now = self.now();
        self.read_over(move |cache, pending| {
            let summary = access(cache, pending, &query.unit_id, now)?.open()?;
            page(cache, summary, &query)
        })
        .await
    }

    /// The declaration of confidentiality in force.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] before the union has been synced.
    pub async fn declaration(&self, language: Language) -> Result<DeclarationView> {
        self.cache()?.read(move |cache| declaration(cache, language)).await
    }

    /// Accepts the declaration of this version, for member lists to open.
    ///
    /// # Errors
    /// `wrong_version` when another is in force; those of reading and writing.
    pub async fn accept_declaration(&self, version: String) -> Result<()> {
        let asked = version.clone();
        let accepted = self
            .read_over(move |cache, pending| {
                declaration::is_in_force(cache, &asked)?;
                declaration::is_accepted(cache, pending)
            })
            .await?;
        if accepted {
            return Ok(());
        }
        let now = self.now();
        let command = Command::AcceptDeclaration { version };
        self.write_local(&["outbox", "offices", "union"], move |tx| {
            crate::outbox::enqueue(tx, &command, None, "", now).map(|_| ())
        })
        .await
    }

    /// Makes a file of the rows that the query finds and records that it leaves the app: file name and bytes.
    ///
    /// # Errors
    /// As [`App::member_list`]; [`crate::Error::Invalid`] without a purpose.
    pub async fn export_list_bytes(
        &self,
        query: ListQuery,
        format: Format,
        purpose: String,
    ) -> Result<(String, Vec<u8>)> {
        let purpose = export::check_purpose(&purpose)?;
        self.expire_lists().await?;
        let now = self.now();
        let language = self.local()?.read(crate::settings::read).await?.language.unwrap_or_default();
        let sheet = self
            .read_over(move |cache, pending| {
                let summary = access(cache, pending, &query.unit_id, now)?.open()?;
                export::sheet(cache, summary, &query, &purpose, language, now)
            })
            .await?;
        let record = sheet.record(format);
        let unit = sheet.unit_name.clone();
        let file = tokio::task::spawn_blocking(move || sheet.file(format))
            .await
            .map_err(|_| crate::Error::refused("export_failed"))??;
        self.write_local(&["outbox"], move |tx| {
            crate::outbox::enqueue(tx, &record, None, &unit, now).map(|_| ())
        })
        .await?;
        Ok(file)
    }

    /// Removes member lists that have expired without contact, and keeps the latest time ever seen. Called at
    /// the start, before a list is shown, and every [`LOOK`] while the app stays open, whether somebody is signed in or not.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub async fn expire_lists(&self) -> Result<()> {
        let cache = self.cache()?;
        match self.expire_in(&cache, self.now()).await {
            Err(error) if error.is_damage() => {
                // A list that cannot be removed goes with the whole: it is fetched again where it still may be seen.
                cache.renew().await?;
                self.tell_of("cache_rebuilt");
                self.changed(&["offices", "list_members", "session"]);
                Ok(())
            }
            other => other,
        }
    }

    async fn expire_in(&self, cache: &Db, now: DateTime<Utc>) -> Result<()> {
        self.expire_begun(cache, now).await?;
        if !cache.read(move |cache| expire::is_needed(cache, now)).await? {
            return Ok(());
        }
        let purged = cache.write(move |tx| expire(tx, now)).await?;
        cache.with_writer(finish_purges).await?;
        if !purged.is_empty() {
            self.tell_of("list_expired");
            self.changed(&["offices", "list_members", "session"]);
        }
        Ok(())
    }

    /// The same for what a rebuild has fetched that was not finished.
    async fn expire_begun(&self, cache: &Db, now: DateTime<Utc>) -> Result<()> {
        if !is_begun(cache).await {
            return Ok(());
        }
        let Some(place) = cache.place().await else { return Ok(()) };
        let latest = cache.read(move |cache| meta::latest_time(cache, now)).await?;
        let look = async move {
            let look = move || look_after(&place, latest, expire::has_expired);
            tokio::task::spawn_blocking(look).await.map_err(|_| Error::Closed)?
        };
        match self.engine() {
            Ok(engine) => engine.look_after_rebuild(look).await,
            Err(_) => look.await,
        }
    }

    /// Removes member lists when they expire, until the app is closed. It looks at the clock now and then instead of
    /// waiting for the time itself: a machine that sleeps stops a wait, and a clock can be set.
    pub(crate) async fn expire_lists_always(self) {
        loop {
            tokio::time::sleep(self.expiry_look()).await;
            match self.expire_lists().await {
                Ok(()) => {}
                Err(Error::Closed) => return,
                Err(error) => tracing::warn!(%error, "member lists could not be looked after"),
            }
        }
    }
}

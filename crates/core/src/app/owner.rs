//! Whose a data folder is. The first to sign in takes it: their name at the issuer then stands in both databases and, as a
//! hash, in the header, and everybody who comes later is held against it. What one member has queued is never sent in
//! another's name, and nobody is shown what is another's.

use super::{App, Store};
use crate::db::Place;
use crate::error::{Error, Result, SignInReason};
use crate::key::Header;
use crate::session::Owner;
use crate::settings;
use crate::sync::meta;
use rusqlite::Connection;
use std::path::Path;

/// The name that it is kept under. The outbox takes it from there.
const OWNER: &str = "owner";

fn other() -> Error {
    Error::SignIn(SignInReason::OtherMember)
}

impl App {
    /// Sees that what is here is this member's, or nobody's yet; then it is theirs from now on.
    ///
    /// # Errors
    /// [`SignInReason::OtherMember`] when it is another's; nothing is changed then.
    pub(super) async fn see_that_it_is_of(&self, owner: Owner, store: &Store) -> Result<()> {
        let text = owner.text()?;
        let known: Option<Owner> = store.local.read(|local| settings::kept(local, OWNER)).await?;
        if known.as_ref().is_some_and(|known| !known.is(&owner)) {
            return Err(other());
        }
        let place = store.local.place().await;
        let header = match &place {
            Some(Place::File { path, .. }) => header(path)?,
            _ => None,
        };
        if let (None, Some(header), Some(Place::File { key, .. })) = (&known, &header, &place)
            && !header.may_be_of(key, &text)
        {
            return Err(other());
        }
        self.see_that_cache_is_of(&owner, known.is_some(), store).await?;
        if known.is_none() {
            let (kept, author) = (owner.clone(), text.clone());
            store
                .local
                .write(move |tx| {
                    settings::keep(tx as &Connection, OWNER, &kept)?;
                    tx.execute("UPDATE outbox SET author = ?1 WHERE author IS NULL", [author])?;
                    Ok(())
                })
                .await?;
        }
        if let (Some(mut header), Some(Place::File { path, key })) = (header, place)
            && header.owner.is_none()
            && let Some(folder) = path.parent()
        {
            header.set_owner(&key, &text);
            header.write(folder)?;
        }
        Ok(())
    }

    /// A cache that belongs to somebody other than the owner of `local.db` is replaced by a new one.
    async fn see_that_cache_is_of(&self, owner: &Owner, is_known: bool, store: &Store) -> Result<()> {
        let found = match store.cache.read(|cache| meta::get(cache, meta::name::OWNER)).await {
            Ok(found) => found,
            // It is fetched again at the next sync.
            Err(error) if error.is_damage() => return Ok(()),
            Err(error) => return Err(error),
        };
        if let Some(found) = found {
            if serde_json::from_str::<Owner>(&found).is_ok_and(|found| found.is(owner)) {
                return Ok(());
            }
            if !is_known {
                return Err(other());
            }
            store.cache.renew().await?;
            self.tell_of("cache_rebuilt");
        }
        let text = owner.text()?;
        match store.cache.write(move |tx| meta::set(tx, meta::name::OWNER, &text)).await {
            Err(error) if error.is_damage() => Ok(()),
            other => other,
        }
    }

    /// Whether what is open is somebody's.
    pub(super) async fn has_owner(&self) -> bool {
        match self.local() {
            Ok(local) => {
                let known: Result<Option<Owner>> = local.read(|local| settings::kept(local, OWNER)).await;
                !matches!(known, Ok(None))
            }
            Err(_) => false,
        }
    }
}

fn header(database: &Path) -> Result<Option<Header>> {
    match database.parent().map(Header::read).transpose() {
        Err(Error::Json(_)) => Ok(None),
        other => Ok(other?.flatten()),
    }
}

//! E-mail that says that something waits, and no more.
//!
//! A notice is written with its item, in one transaction, and sent at most once: what the mail server may have
//! taken is never sent again. What it has certainly not taken is tried again, with growing pauses, for days.

mod letter;
mod post;
#[cfg(test)]
mod tests;

use crate::clock::Clock;
use crate::storage::{Notice, NoticeState, Storage, StorageError, write};
use chrono::{DateTime, TimeDelta, Utc};
use min_side_domain::choice::Choice;
use min_side_domain::records::Profile;
use min_side_domain::{Audience, Collection};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, watch};

use post::{Delivery, Post};
pub use post::{Mail, MailError};

/// Notices in one round.
const BATCH: u32 = 100;
/// Attempts before a notice is given up: with the pauses below about four days.
const ATTEMPTS: u32 = 14;
/// Between rounds, when nothing else gives cause.
const PAUSE: Duration = Duration::from_secs(30);

/// Sends notices.
pub struct Notices {
    storage: Arc<dyn Storage>,
    clock: Arc<dyn Clock>,
    post: Post,
    woken: Arc<Notify>,
}

impl Notices {
    /// Sends the notices of `storage` by `mail`.
    ///
    /// # Errors
    /// When the mail settings make no sense.
    pub fn new(storage: Arc<dyn Storage>, clock: Arc<dyn Clock>, mail: Mail) -> Result<Self, MailError> {
        let woken = Arc::new(Notify::new());
        let bell = Arc::clone(&woken);
        storage.on_commit(Box::new(move |_| bell.notify_one()));
        Ok(Self { storage, clock, post: Post::by(mail)?, woken })
    }

    /// Sends as they come, until told to stop.
    pub async fn run(self, mut stopping: watch::Receiver<bool>) {
        let mut settled = false;
        loop {
            if let Err(error) = self.settle_and_send(&mut settled).await {
                tracing::error!(%error, cause = error.cause(), "a round of notices failed");
            }
            tokio::select! {
                () = self.woken.notified() => {}
                () = tokio::time::sleep(PAUSE) => {}
                _ = stopping.wait_for(|stopping| *stopping) => return,
            }
        }
    }

    /// What an earlier round has left unfinished is settled first: one of this process too that failed, as for want of room.
    async fn settle_and_send(&self, settled: &mut bool) -> Result<(), StorageError> {
        if !*settled {
            self.settle_unfinished()?;
        }
        let round = self.round().await;
        *settled = round.is_ok();
        round
    }

    /// Tries everything that waits now.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn round(&self) -> Result<(), StorageError> {
        let now = self.clock.now();
        let storage = Arc::clone(&self.storage);
        let waiting = blocking(move || storage.waiting_notices(now, BATCH)).await?;
        for notice in waiting {
            self.one(notice, now).await?;
        }
        Ok(())
    }

    async fn one(&self, notice: Notice, now: DateTime<Utc>) -> Result<(), StorageError> {
        let storage = Arc::clone(&self.storage);
        let member = notice.member.clone();
        let Some(address) = blocking(move || address_of(&*storage, &member)).await? else {
            return self.end(&notice, NoticeState::NoAddress, Some("notice_without_address"), now).await;
        };
        if !self.post.is_reachable().await {
            return self.later(&notice, now).await;
        }
        // From here on it may have been taken, whatever happens to this process.
        self.end(&notice, NoticeState::Sending, None, now).await?;
        match self.post.send(&address, notice.id).await {
            Delivery::Taken => self.end(&notice, NoticeState::Sent, None, now).await,
            Delivery::NotTaken => self.later(&notice, now).await,
            Delivery::Refused | Delivery::Unknown => {
                self.end(&notice, NoticeState::GivenUp, Some("notice_given_up"), now).await
            }
        }
    }

    async fn later(&self, notice: &Notice, now: DateTime<Utc>) -> Result<(), StorageError> {
        let attempts = notice.attempts + 1;
        if attempts >= ATTEMPTS {
            return self.end(notice, NoticeState::GivenUp, Some("notice_given_up"), now).await;
        }
        let pause = TimeDelta::minutes(1_i64 << attempts.min(10)).min(TimeDelta::hours(12));
        self.set(notice, NoticeState::Waiting, attempts, now + pause, None).await
    }

    async fn end(
        &self,
        notice: &Notice,
        state: NoticeState,
        log: Option<&'static str>,
        now: DateTime<Utc>,
    ) -> Result<(), StorageError> {
        self.set(notice, state, notice.attempts, now, log).await
    }

    async fn set(
        &self,
        notice: &Notice,
        state: NoticeState,
        attempts: u32,
        next_at: DateTime<Utc>,
        log: Option<&'static str>,
    ) -> Result<(), StorageError> {
        let storage = Arc::clone(&self.storage);
        let (notice, now) = (notice.clone(), self.clock.now());
        blocking(move || {
            write(&*storage, now, |tx| {
                tx.set_notice(notice.id, state, attempts, next_at)?;
                if let Some(kind) = log {
                    let detail = serde_json::json!({ "collection": notice.collection, "item": notice.item });
                    tx.log(&notice.member, kind, &detail)?;
                }
                Ok(())
            })
        })
        .await
    }

    /// What was being sent when the server stopped, or when a round failed, may have been taken: it is not sent again.
    fn settle_unfinished(&self) -> Result<(), StorageError> {
        let unfinished = self.storage.unfinished_notices()?;
        let now = self.clock.now();
        write(&*self.storage, now, |tx| {
            for notice in &unfinished {
                tx.set_notice(notice.id, NoticeState::GivenUp, notice.attempts, now)?;
                let detail = serde_json::json!({ "collection": notice.collection, "item": notice.item });
                tx.log(&notice.member, "notice_given_up", &detail)?;
            }
            Ok(())
        })
    }
}

/// The address that `E-post sendes til` names now.
fn address_of(storage: &dyn Storage, member: &str) -> Result<Option<String>, StorageError> {
    let own = Audience::Member(member.to_owned());
    let Some(row) = storage.row(&own, Collection::Profile, member)? else { return Ok(None) };
    let profile: Profile = crate::storage::read(&row)?;
    let address = match profile.email_choice {
        Some(Choice::Work) => profile.email_work,
        Some(Choice::Private) => profile.email_private,
        None => String::new(),
    };
    Ok(Some(address).filter(|address| !address.is_empty()))
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StorageError> + Send + 'static,
) -> Result<T, StorageError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| StorageError::WriterGone)?
}

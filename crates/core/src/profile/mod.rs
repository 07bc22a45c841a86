//! Personal details and membership.

mod check;
mod edit;
mod show;
#[cfg(test)]
mod tests;

pub use check::check_form;
pub use edit::{profile_edits, save_magazine};
pub use show::{membership, name, personal, view};

use crate::App;
use crate::error::{Error, Result};
use crate::rows;
use crate::sync::Handler;
use crate::views::{ProfileCheck, ProfileForm, ProfileView, Saved};
use min_side_domain::Collection;

/// The room's handlers.
pub(crate) fn handlers() -> Vec<Box<dyn Handler>> {
    vec![Box::new(rows::Plain(Collection::Profile)), Box::new(rows::Plain(Collection::Membership))]
}

impl App {
    /// Personal details and membership with what is pending over them; none before they have been synced.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn profile(&self) -> Result<Option<ProfileView>> {
        self.read_over(view).await
    }

    /// How the form would be understood, as it is typed.
    ///
    /// # Errors
    /// None today.
    #[expect(clippy::unused_async, reason = "every command is async")]
    pub async fn check_profile(&self, form: ProfileForm) -> Result<ProfileCheck> {
        Ok(check_form(&form))
    }

    /// Queues the fields that were changed since the form was opened with `seen`.
    ///
    /// # Errors
    /// [`Error::NotFound`] before the details have been synced; those of reading and writing.
    pub async fn save_profile(&self, seen: ProfileForm, form: ProfileForm) -> Result<Saved> {
        let current = self.read_over(personal).await?.ok_or(Error::NotFound)?;
        let base = self.cache()?.read(|cache| rows::version_of_one(cache, "profile")).await?;
        let command = match profile_edits(&current, &seen, &form) {
            Ok(Some(command)) => command,
            Ok(None) => return Ok(Saved::Unchanged),
            Err(fields) => return Ok(Saved::Invalid { fields }),
        };
        let now = self.now();
        let id = self
            .write_local(&["outbox", "profile"], move |tx| {
                crate::outbox::enqueue(tx, &command, Some(base), "", now)
            })
            .await?;
        Ok(Saved::Queued { id })
    }

    /// Queues whether NTL-magasinet is sent to the member.
    ///
    /// # Errors
    /// [`Error::NotFound`] before the membership has been synced; those of reading and writing.
    pub async fn save_membership(&self, magazine: bool) -> Result<Saved> {
        let current = self.read_over(membership).await?.ok_or(Error::NotFound)?;
        let base = self.cache()?.read(|cache| rows::version_of_one(cache, "membership")).await?;
        let Some(command) = save_magazine(&current, magazine) else { return Ok(Saved::Unchanged) };
        let now = self.now();
        let id = self
            .write_local(&["outbox", "membership"], move |tx| {
                crate::outbox::enqueue(tx, &command, Some(base), "", now)
            })
            .await?;
        Ok(Saved::Queued { id })
    }
}

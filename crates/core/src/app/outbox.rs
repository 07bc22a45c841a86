//! What the member did that is not settled, and what can be done with it.

use super::App;
use crate::error::Result;
use crate::outbox;
use crate::views::{OutboxRow, OutboxState, Whose};
use std::collections::BTreeMap;

impl App {
    /// What waits, was refused or clashes, in the order of doing.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn outbox(&self) -> Result<Vec<OutboxRow>> {
        let rows = self.local()?.read(outbox::unsettled).await?;
        Ok(rows.iter().filter(|row| row.state != OutboxState::Done).map(outbox::Pending::view).collect())
    }

    /// Takes back what has not been sent. A message becomes a draft again, whose id is answered.
    ///
    /// # Errors
    /// `already_sent`, [`crate::Error::NotFound`].
    pub async fn outbox_withdraw(&self, id: String) -> Result<Option<String>> {
        let now = self.now();
        self.write_local(&["outbox", "drafts"], move |tx| {
            let row = outbox::withdraw(tx, &id)?;
            let draft = crate::messages::from_withdrawn(tx, &row, now)?;
            if let Some(uploads) = crate::rooms::uploads() {
                uploads.tidy(tx)?;
            }
            Ok(draft)
        })
        .await
    }

    /// Sends what was refused once more, as a new command.
    ///
    /// # Errors
    /// `wrong_state`, [`crate::Error::NotFound`].
    pub async fn outbox_retry(&self, id: String) -> Result<()> {
        let now = self.now();
        self.write_local(&["outbox"], move |tx| outbox::retry(tx, &id, now).map(|_| ())).await
    }

    /// Settles a conflict: for each clashing field whose value stands.
    ///
    /// # Errors
    /// `wrong_state`, `choice_missing`, [`crate::Error::NotFound`].
    pub async fn outbox_resolve(&self, id: String, choices: BTreeMap<String, Whose>) -> Result<()> {
        let now = self.now();
        let mine = choices.into_iter().map(|(field, whose)| (field, whose == Whose::Mine)).collect();
        let topics = ["outbox", "profile", "membership"];
        self.write_local(&topics, move |tx| outbox::resolve(tx, &id, &mine, now).map(|_| ())).await
    }
}

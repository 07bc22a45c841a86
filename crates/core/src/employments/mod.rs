//! Employments and the register of workplaces.

mod change;
mod list;
pub mod register;
mod sync;
#[cfg(test)]
mod tests;
mod typeahead;

pub use change::{checked, queue};
pub(crate) use list::is_active;
pub use list::list;
pub use register::Registers;

use crate::App;
use crate::error::Result;
use crate::sync::Handler;
use crate::views::{ArbeidsstedHit, EmploymentView, Saved, VirksomhetHit};
use min_side_domain::records::EmploymentFacts;

/// The room's handlers.
pub(crate) fn handlers() -> Vec<Box<dyn Handler>> {
    sync::handlers()
}

impl App {
    /// The employments on record, active first, with what waits over them.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn employments(&self) -> Result<Vec<EmploymentView>> {
        let now = self.now();
        self.read_over(move |cache, pending| list(cache, pending, now)).await
    }

    /// Virksomheter whose name or organisation number holds what was typed, best first.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn search_virksomheter(&self, text: String, limit: u32) -> Result<Vec<VirksomhetHit>> {
        self.rooms().registers.virksomheter(&self.cache()?, &text, limit).await
    }

    /// The workplaces of a virksomhet, those beneath its ORGL units too, that hold what was typed.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn arbeidssteder(
        &self,
        virksomhet: String,
        text: String,
        limit: u32,
    ) -> Result<Vec<ArbeidsstedHit>> {
        self.rooms().registers.arbeidssteder(&self.cache()?, virksomhet, &text, limit).await
    }

    /// Queues a change of an employment, or a new one. One that waits unsent for the same employment is replaced.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] for an employment that is not there, `wrong_state` for one that has ended; those of
    /// reading and writing.
    pub async fn save_employment(
        &self,
        employment_id: Option<String>,
        facts: EmploymentFacts,
    ) -> Result<Saved> {
        let now = self.now();
        let id = employment_id.clone();
        let checked =
            self.read_over(move |cache, pending| checked(cache, pending, id.as_deref(), facts, now)).await?;
        let facts = match checked {
            Ok(Some(facts)) => facts,
            Ok(None) => return Ok(Saved::Unchanged),
            Err(fields) => return Ok(Saved::Invalid { fields }),
        };
        let id = self
            .write_local(&["outbox", "employments"], move |tx| queue(tx, employment_id, facts, now))
            .await?;
        Ok(Saved::Queued { id })
    }
}

//! Those the member has recruited, and the points for it.

mod list;
#[cfg(test)]
mod tests;

pub use list::{balance, list};

use crate::App;
use crate::error::Result;
use crate::rows;
use crate::sync::Handler;
use crate::views::RecruitingView;
use min_side_domain::Collection;

/// The room's handlers.
pub(crate) fn handlers() -> Vec<Box<dyn Handler>> {
    vec![Box::new(rows::Plain(Collection::Recruitments)), Box::new(rows::Plain(Collection::Points))]
}

impl App {
    /// Recruitments, the ledger of points and what is left of them.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn recruiting(&self) -> Result<RecruitingView> {
        self.read_over(list).await
    }
}

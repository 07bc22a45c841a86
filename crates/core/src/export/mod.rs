//! Everything the app holds about the member, to a folder or a zip that opens anywhere (R-12.8; GDPR art. 15 and 20):
//! the records as JSON with their schema, the documents as they are, every thread as HTML and as an accessible PDF, an
//! index page, and a manifest by which `verify` sees that nothing is missing.
//!
//! Nothing in it is encrypted: that is what the member has asked for. What is others' (member lists) or everybody's
//! (the register, the catalogue, the shop) is left out, and the manifest says so.

mod facts;
mod index;
mod manifest;
mod page;
mod papers;
mod place;
mod records;
mod run;
#[cfg(test)]
mod tests;
mod threads;
mod verify;
mod words;
mod write;

pub use manifest::{FORMAT, LeftOut, MANIFEST, Manifest, VERSION};
pub use place::Target;
pub(crate) use run::Running;
pub use verify::{Fault, Verified, verify};

use crate::App;
use crate::error::{Error, Result};
use crate::views::{ExportDone, ExportProgress};
use min_side_domain::Language;

/// What is exported, and in which language its pages are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Where to.
    pub target: Target,
    /// Language of pages and PDFs.
    pub language: Language,
}

impl App {
    /// Writes everything, then reads what was written and checks it. What has been written of an export that fails or is
    /// cancelled is removed again.
    ///
    /// # Errors
    /// `not_synced` before the first sync has come to its end; `export_running` while another one is; `folder_not_empty`; `export_cancelled`; `export_incomplete` when what was
    /// written does not hold everything; [`Error::Io`]; those of reading.
    pub async fn export(&self, request: Request) -> Result<ExportDone> {
        // Half of it would look like all of it.
        if !self.is_complete().await? {
            return Err(Error::refused("not_synced"));
        }
        let run = self.rooms().export.begin(self.clone())?;
        let target = request.target.clone();
        let existed = target.prepare().await?;
        let done = write::everything(self, request, run).await;
        if done.is_err() {
            target.clear(existed).await;
        }
        done
    }

    /// What an export made today is called, without an extension.
    #[must_use]
    pub fn export_name(&self) -> String {
        format!("Min side {}", crate::rows::oslo_day(self.now()))
    }

    /// How far the export has come; none when none is under way.
    ///
    /// # Errors
    /// None; a command answers a result.
    pub async fn export_state(&self) -> Result<Option<ExportProgress>> {
        Ok(self.rooms().export.progress())
    }

    /// Ends the export that is under way, if one is.
    ///
    /// # Errors
    /// None; a command answers a result.
    pub async fn cancel_export(&self) -> Result<()> {
        self.rooms().export.cancel();
        Ok(())
    }
}

/// A task of this process ended early.
fn ended_early(_: tokio::task::JoinError) -> Error {
    Error::refused("export_incomplete")
}

//! Signing out removes every trace from the machine.

use super::App;
use crate::error::{Error, Result};
use crate::views::{Phase, Settings};

impl App {
    /// Signs out. What is unsent is lost, so it is refused where something is, unless the member has said that it may
    /// be.
    ///
    /// # Errors
    /// `unsent` with `count`; [`Error::Io`], [`Error::KeyStore`] when something could not be removed: what was left is
    /// then not readable without the key, or the key opens nothing.
    pub async fn sign_out(&self, lose_unsent: bool) -> Result<()> {
        if !lose_unsent {
            // Nobody can say now what would be lost.
            if self.standing().phase == Phase::Locked {
                return Err(Error::refused("wrong_state"));
            }
            let unsent = self.unsent().await?;
            if unsent > 0 {
                return Err(Error::refused("unsent").with("count", unsent));
            }
        }
        let mut moving = self.inner.moving.lock().await;
        self.close_store().await;
        self.inner.session.end().await;
        if let Some(folder) = moving.take() {
            // Files first: were the key to go first and the rest to fail, data would lie there that looks lost.
            let key_name = super::find_key::read_header(&folder);
            let aside = folder.headers_aside();
            let cleared = folder.clear();
            if let Ok(Some(header)) = key_name {
                self.forget_home(header).await?;
            }
            for header in aside {
                self.forget_home(header).await?;
            }
            if let Err(error) = cleared {
                *moving = Some(folder);
                return Err(error);
            }
            // Another sign-in makes it anew.
            folder.leave()?;
        }
        self.stand(|standing| {
            // How the window is to be read is nothing of what was here.
            let Settings { language, zoom, .. } = standing.settings;
            *standing = super::state::Standing::default();
            standing.settings.language = language;
            standing.settings.zoom = zoom;
        });
        self.enter(Phase::SignedOut, None);
        self.changed(&["sync", "outbox", "drafts", "settings"]);
        Ok(())
    }

    /// How much of what is here would be lost by signing out.
    pub(super) async fn unsent(&self) -> Result<usize> {
        let Ok(local) = self.local() else { return Ok(0) };
        let rows = local.read(crate::outbox::unsettled).await?;
        let drafts = local.read(crate::rooms::unsent_drafts).await?;
        Ok(rows.iter().filter(|row| row.is_told()).count() + drafts)
    }
}

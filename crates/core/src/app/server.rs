//! Which server it is: the one that has been set for the machine, the one that the build or who started the app names, or
//! the one that the member names at the first start.

use super::{App, Store};
use crate::error::{Error, NetworkKind, Result};
use crate::http::Http;
use crate::managed::web_address;
use crate::settings;
use crate::views::{AppState, Phase, ServerFrom, ServerView};
use min_side_wire::service::Service;
use rusqlite::Connection;
use url::Url;

/// The name that the member's own choice is kept under, with the sign-in: signing out forgets it.
const SERVER: &str = "server";

impl App {
    /// Takes the address that the member has typed, once a server of ours has answered there.
    ///
    /// # Errors
    /// `server_address`, `insecure_server`, `server_unknown` where something else answers, [`Error::Network`];
    /// `wrong_state` where the server is not the member's to choose, or somebody is signed in.
    pub async fn choose_server(&self, address: String) -> Result<AppState> {
        let is_theirs = self.server_view().is_none_or(|server| server.from == ServerFrom::Member);
        if self.standing().phase != Phase::SignedOut || !is_theirs || self.has_owner().await {
            return Err(Error::refused("wrong_state"));
        }
        let url = web_address(&address)?;
        let http = Http::new(self.inner.client.clone(), url.clone(), self.inner.session.clone())?;
        let service = http.service().await.map_err(not_a_server)?;
        self.stand(|standing| standing.server = Some((url, service.union)));
        self.enter(Phase::SignedOut, None);
        self.app_state().await
    }

    /// The server, if somebody has said which it is.
    pub(super) fn server(&self) -> Option<Url> {
        self.which_server().map(|(url, _)| url)
    }

    /// The server, for the member.
    pub(super) fn server_view(&self) -> Option<ServerView> {
        let (url, from) = self.which_server()?;
        Some(ServerView { address: url.as_str().trim_end_matches('/').to_owned(), from })
    }

    fn which_server(&self) -> Option<(Url, ServerFrom)> {
        let options = &self.inner.options;
        let managed = options.managed.settings.server.clone().map(|url| (url, ServerFrom::Managed));
        let given = || options.server.clone().map(|url| (url, ServerFrom::Given));
        let chosen = || self.standing().server.map(|(url, _)| (url, ServerFrom::Member));
        managed.or_else(given).or_else(chosen)
    }

    /// Keeps the member's own choice beside the sign-in.
    pub(super) async fn keep_server(&self, store: &Store) -> Result<()> {
        let Some((url, _)) = self.standing().server else { return Ok(()) };
        store.local.write(move |tx| settings::keep(tx as &Connection, SERVER, &url)).await
    }

    /// Takes up the choice that was kept.
    pub(super) async fn take_up_server(&self, store: &Store) -> Result<()> {
        if self.standing().server.is_some() {
            return Ok(());
        }
        let kept: Option<Url> = store.local.read(|local| settings::kept(local, SERVER)).await?;
        self.stand(|standing| standing.server = kept.map(|url| (url, String::new())));
        Ok(())
    }

    /// Holds where the server sends its members to sign in against what has been set for the machine.
    ///
    /// # Errors
    /// `issuer_refused`.
    pub(super) fn see_that_sign_in_is_permitted(&self, service: &mut Service) -> Result<()> {
        let managed = &self.inner.options.managed.settings;
        if let Some(issuer) = &managed.issuer
            && issuer.as_str().trim_end_matches('/') != service.issuer.trim_end_matches('/')
        {
            return Err(Error::refused("issuer_refused"));
        }
        if let Some(client_id) = &managed.client_id {
            service.client_id.clone_from(client_id);
        }
        Ok(())
    }
}

/// Something answered that is no server of ours: a slip in the address, most likely.
fn not_a_server(error: Error) -> Error {
    match error {
        Error::Problem(_)
        | Error::BadPage(_)
        | Error::Json(_)
        | Error::Network { kind: NetworkKind::Portal | NetworkKind::Server | NetworkKind::Blocked, .. } => {
            Error::refused("server_unknown")
        }
        other => other,
    }
}

//! Commands out of the outbox.

use super::client::{Http, PACKED};
use crate::error::{Error, NetworkKind, Result};
use min_side_wire::command::{Answer, CommandsRequest, CommandsResponse, Envelope};
use min_side_wire::route;
use reqwest::header::ACCEPT_ENCODING;

impl Http {
    /// Sends commands in order and answers what came of each. Repeating it is the caller's: the server answers the same
    /// again.
    ///
    /// # Errors
    /// [`Error::Network`], [`Error::Problem`], [`Error::SignInExpired`].
    pub async fn commands(&self, commands: Vec<Envelope>) -> Result<Vec<Answer>> {
        let ids: Vec<String> = commands.iter().map(|command| command.id.clone()).collect();
        let url = self.url(route::COMMANDS)?;
        let request = CommandsRequest { commands };
        let response = self
            .send(|client| client.post(url.clone()).header(ACCEPT_ENCODING, PACKED).json(&request))
            .await?;
        let answers = self.json::<CommandsResponse>(response).await?.results;
        if answers.iter().map(|answer| &answer.id).eq(ids.iter()) {
            Ok(answers)
        } else {
            Err(Error::network(NetworkKind::Server))
        }
    }
}

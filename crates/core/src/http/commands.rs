//! Commands out of the outbox.

use super::client::{Http, PACKED};
use crate::error::{Error, NetworkKind, Result};
use min_side_wire::command::{Answer, CommandsRequest, CommandsResponse, Envelope};
use min_side_wire::{ATTEMPT, NOTHING_DONE, route};
use reqwest::Response;
use reqwest::header::ACCEPT_ENCODING;
use std::sync::atomic::{AtomicBool, Ordering};

/// Why there is no answer to any of the commands.
#[derive(Debug)]
pub struct Unanswered {
    /// Why.
    pub error: Error,
    /// Whether none of them was carried out, surely: no connection was made, or the server says so in the name of this
    /// attempt. Whatever else comes back may have been made up on the way, after the server had done them.
    pub nothing_done: bool,
}

impl Http {
    /// Sends commands in order and answers what came of each. Repeating it is the caller's: the server answers the same
    /// again.
    ///
    /// # Errors
    /// [`Error::Network`], [`Error::Busy`], [`Error::Problem`], [`Error::NotSignedIn`], [`Error::SignInExpired`].
    pub async fn commands(&self, commands: Vec<Envelope>) -> Result<Vec<Answer>, Unanswered> {
        let attempt = attempt();
        let may_be_done = AtomicBool::new(false);
        let seen = |result: &Result<Response, reqwest::Error>| {
            let surely_not = match result {
                Ok(response) => says_nothing_done(response, attempt.as_deref()),
                Err(error) => error.is_connect(),
            };
            may_be_done.fetch_or(!surely_not, Ordering::Relaxed);
        };
        let answered = self.ask(commands, attempt.as_deref(), seen).await;
        answered.map_err(|error| Unanswered { error, nothing_done: !may_be_done.load(Ordering::Relaxed) })
    }

    async fn ask(
        &self,
        commands: Vec<Envelope>,
        attempt: Option<&str>,
        seen: impl Fn(&Result<Response, reqwest::Error>) + Sync,
    ) -> Result<Vec<Answer>> {
        let ids: Vec<String> = commands.iter().map(|command| command.id.clone()).collect();
        let url = self.url(route::COMMANDS)?;
        let request = CommandsRequest { commands };
        let make = |client: reqwest::Client| {
            let call = client.post(url.clone()).header(ACCEPT_ENCODING, PACKED).json(&request);
            attempt.into_iter().fold(call, |call, attempt| call.header(ATTEMPT, attempt))
        };
        let response = self.send_seen(make, seen).await?;
        let answers = self.json::<CommandsResponse>(response).await?.results;
        if answers.iter().map(|answer| &answer.id).eq(ids.iter()) {
            Ok(answers)
        } else {
            Err(Error::network(NetworkKind::Server))
        }
    }
}

/// A name that no attempt has had. Without randomness there is none, and nothing is sure.
fn attempt() -> Option<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn says_nothing_done(response: &Response, attempt: Option<&str>) -> bool {
    let said = response.headers().get(NOTHING_DONE).and_then(|value| value.to_str().ok());
    attempt.is_some() && said == attempt
}

//! The office, which writes while members do: each thing under one id, sent again until it has been answered.

use super::say::{PLANTED, Said, Stage, text_of};
use super::union::MEMBERS;
use super::world::World;
use crate::draw::Draw;
use min_side_wire::command::{CommandsResponse, Outcome};
use min_side_wire::office::{OfficeCommand, OfficeEnvelope, OfficeRequest};
use min_side_wire::route;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// How long one attempt may take, and all of them in good weather.
const PATIENCE: Duration = Duration::from_secs(10);
const GOOD_WEATHER: Duration = Duration::from_secs(60);
const WHO: &str = "Forbundskontoret";

/// The office, and what it has not been answered.
pub(super) struct Office<'a> {
    world: &'a World,
    draw: Draw,
    waiting: Option<(String, OfficeEnvelope)>,
}

impl<'a> Office<'a> {
    /// An office.
    pub(super) const fn new(world: &'a World, draw: Draw) -> Self {
        Self { world, draw, waiting: None }
    }

    /// Writes until then. The last may be without an answer.
    pub(super) async fn write_until(&mut self, ends: Instant) {
        while Instant::now() < ends {
            if self.waiting.is_none() {
                self.begin();
            }
            self.attempt().await;
            let pause = self.draw.between(50, 400);
            sleep(Duration::from_millis(pause)).await;
        }
    }

    /// Sends what has not been answered, in good weather.
    pub(super) async fn finish(&mut self) {
        let begun = Instant::now();
        while self.waiting.is_some() {
            if begun.elapsed() > GOOD_WEATHER {
                let (machine, code) = ("office".to_owned(), "no answer".to_owned());
                self.world.hear(&Said::Stuck { machine, code, why: String::new() });
                return;
            }
            self.attempt().await;
        }
    }

    fn begin(&mut self) {
        let words = format!("office.{:x}", self.draw.next());
        let member = self.draw.one(&MEMBERS).copied().unwrap_or("demo");
        let command = OfficeCommand::Write {
            member_id: member.to_owned(),
            subject: format!("{PLANTED} {words}"),
            sender_name: WHO.to_owned(),
            body: text_of(&words, 1),
            attachments: Vec::new(),
        };
        let id = uuid::Uuid::new_v4().to_string();
        self.world.hear(&Said::Will { words: words.clone(), from: Stage::Gone, to: Stage::Sent });
        self.waiting = Some((words, OfficeEnvelope { id, command }));
    }

    async fn attempt(&mut self) {
        let Some((words, envelope)) = &self.waiting else { return };
        let request = OfficeRequest { commands: vec![envelope.clone()] };
        let token = self.world.union.lock().await.office_token().to_owned();
        let url = format!("{}{}", self.world.office.url, route::OFFICE_COMMANDS);
        let call = self.world.client.post(url).bearer_auth(token).timeout(PATIENCE).json(&request);
        let Ok(answer) = call.send().await else { return };
        let Ok(answer) = answer.json::<CommandsResponse>().await else { return };
        let Some(result) = answer.results.first().filter(|result| result.id == envelope.id) else { return };
        match &result.outcome {
            Outcome::Done { .. } => {
                self.world.hear(&Said::Did { words: words.clone(), at: Stage::Sent });
            }
            other => self.world.wrong(&format!("the office's {words} was answered with {other:?}")),
        }
        self.waiting = None;
    }
}

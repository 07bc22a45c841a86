//! The office, which works while members do: writes to them, answers their changes of employments, ships their orders. Each
//! thing is done under one id, sent again until it has been answered.

use super::employments::Reply;
use super::say::{PLANTED, Said, Stage, text_of};
use super::union::MEMBERS;
use super::world::World;
use crate::draw::Draw;
use min_side_domain::records::ChangeState;
use min_side_wire::command::{CommandsResponse, Outcome};
use min_side_wire::office::{
    OfficeCommand, OfficeEnvelope, OfficeRequest, Waiting, WaitingItem, WaitingKind,
};
use min_side_wire::route;
use std::collections::VecDeque;
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// How long one attempt may take, and all of them in good weather.
const TIMEOUT: Duration = Duration::from_secs(10);
const GOOD_WEATHER: Duration = Duration::from_secs(60);
const WHO: &str = "Forbundskontoret";

/// The office, and what it has not been answered.
pub(super) struct Office<'a> {
    world: &'a World,
    draw: Draw,
    pending: Option<(Errand, OfficeEnvelope)>,
    /// Orders and changes of employments that are to be seen to, and where the list of what waits goes on.
    desk: VecDeque<WaitingItem>,
    after: Option<String>,
}

/// What is done.
enum Errand {
    Write(String),
    Reply(String, Reply),
    Ship(String),
}

impl<'a> Office<'a> {
    /// An office.
    pub(super) const fn new(world: &'a World, draw: Draw) -> Self {
        Self { world, draw, pending: None, desk: VecDeque::new(), after: None }
    }

    /// Works until then. The last may be without an answer.
    pub(super) async fn work_until(&mut self, ends: Instant) {
        while Instant::now() < ends {
            if self.pending.is_none() {
                let (errand, command) = self.begin().await;
                let id = uuid::Uuid::new_v4().to_string();
                self.pending = Some((errand, OfficeEnvelope { id, command }));
            }
            self.attempt().await;
            let pause = self.draw.between(50, 400);
            sleep(Duration::from_millis(pause)).await;
        }
    }

    /// Sends what has not been answered, in good weather.
    pub(super) async fn finish(&mut self) {
        let begun = Instant::now();
        while self.pending.is_some() {
            if begun.elapsed() > GOOD_WEATHER {
                let (machine, code) = ("office".to_owned(), "no answer".to_owned());
                self.world.hear(&Said::Stuck { machine, code, why: String::new() });
                return;
            }
            self.attempt().await;
        }
    }

    async fn begin(&mut self) -> (Errand, OfficeCommand) {
        if self.draw.chance(80) {
            if self.desk.is_empty() {
                self.look().await;
            }
            if let Some(item) = self.desk.pop_front() {
                return self.see_to(item);
            }
        }
        let words = format!("office.{:x}", self.draw.next());
        let member = self.draw.one(&MEMBERS).copied().unwrap_or("demo");
        let command = OfficeCommand::Write {
            member_id: member.to_owned(),
            subject: format!("{PLANTED} {words}"),
            sender_name: WHO.to_owned(),
            body: text_of(&words, 1),
            attachments: Vec::new(),
        };
        self.world.hear(&Said::Will { words: words.clone(), from: Stage::Gone, to: Stage::Sent });
        (Errand::Write(words), command)
    }

    /// Approves a change of employment or refuses it; ships an order.
    fn see_to(&mut self, item: WaitingItem) -> (Errand, OfficeCommand) {
        let WaitingItem { kind, member_id, id, .. } = item;
        if kind == WaitingKind::Order {
            return (Errand::Ship(id.clone()), OfficeCommand::ShipOrder { member_id, order_id: id });
        }
        if self.draw.chance(50) {
            let reply = (ChangeState::Approved, String::new());
            let command = OfficeCommand::ApproveEmployment { member_id, employment_id: id.clone() };
            return (Errand::Reply(id, reply), command);
        }
        let reason = text_of(&format!("office.{:x}", self.draw.next()), 1);
        let reply = (ChangeState::Refused, reason.clone());
        (
            Errand::Reply(id.clone(), reply),
            OfficeCommand::RefuseEmployment { member_id, employment_id: id, reason },
        )
    }

    /// Reads on in what waits, past the bad weather: what is decided on must be what is there. Some is left for later.
    async fn look(&mut self) {
        let (url, token) = {
            let union = self.world.union.lock().await;
            (format!("{}{}", union.url(), route::OFFICE_WAITING), union.office_token().to_owned())
        };
        let Ok(mut url) = url::Url::parse(&url) else { return };
        if let Some(after) = &self.after {
            url.query_pairs_mut().append_pair("after", after);
        }
        let call = self.world.client.get(url).bearer_auth(token).timeout(TIMEOUT);
        let Ok(answer) = call.send().await else { return };
        let Ok(page) = answer.json::<Waiting>().await else { return };
        self.after = page.next.or_else(|| self.after.take());
        for item in page.items {
            if matches!(item.kind, WaitingKind::Order | WaitingKind::Employment) && self.draw.chance(80) {
                // The answers that members wait for go before parcels.
                match item.kind {
                    WaitingKind::Employment => self.desk.push_front(item),
                    _ => self.desk.push_back(item),
                }
            }
        }
    }

    async fn attempt(&mut self) {
        let Some((errand, envelope)) = &self.pending else { return };
        let request = OfficeRequest { commands: vec![envelope.clone()] };
        let token = self.world.union.lock().await.office_token().to_owned();
        let url = format!("{}{}", self.world.office.url, route::OFFICE_COMMANDS);
        let call = self.world.client.post(url).bearer_auth(token).timeout(TIMEOUT).json(&request);
        let Ok(answer) = call.send().await else { return };
        let Ok(answer) = answer.json::<CommandsResponse>().await else { return };
        let Some(result) = answer.results.first().filter(|result| result.id == envelope.id) else { return };
        match &result.outcome {
            Outcome::Done { .. } => self.did(errand),
            // It has no room, or was ended: it is no answer.
            Outcome::Failed { .. } => return,
            other => self.world.wrong(&format!("the office's {envelope:?} was answered with {other:?}")),
        }
        self.pending = None;
    }

    fn did(&self, errand: &Errand) {
        match errand {
            Errand::Write(words) => {
                self.world.hear(&Said::Did { words: words.clone(), at: Stage::Sent });
            }
            Errand::Reply(employment, reply) => {
                let known = &mut *self.world.known();
                known.employments.replied(employment, reply.clone());
                match reply.0 {
                    ChangeState::Refused => known.figures.replies.1 += 1,
                    _ => known.figures.replies.0 += 1,
                }
            }
            Errand::Ship(order) => {
                let known = &mut *self.world.known();
                known.shipped.insert(order.clone());
                known.figures.orders.1 += 1;
            }
        }
    }
}

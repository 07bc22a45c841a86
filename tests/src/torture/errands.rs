//! What a member does besides writing: orders from the reward shop, and changes of employments.

use super::member::Member;
use super::say::{Said, Stage, say, text_of};
use min_side_core::error::Error;
use min_side_core::views::{EmploymentView, Ordered, Saved};
use std::time::Duration;

/// Most employments in force that a member adds to.
const MOST_JOBS: usize = 4;
/// How long a page stays open that waits for the answer to an order.
const PAGE: Duration = Duration::from_secs(2);

impl Member {
    /// Orders a reward, and may leave the page before it is answered.
    pub(super) async fn order(&mut self) {
        let shop = self.app.shop().await;
        let Some(shop) = self.done("shop", shop) else { return };
        let can_be_had: Vec<_> =
            shop.rewards.iter().filter(|view| view.affordable > 0 && view.reward.available).collect();
        let Some(reward) = self.draw.one(&can_be_had).map(|view| view.reward.clone()) else { return };
        let words = self.next_words();
        say(&Said::Will { words: words.clone(), from: Stage::Gone, to: Stage::Sent });
        let (id, name) = (uuid::Uuid::new_v4().to_string(), text_of(&words, 1));
        let ordering = self.app.order_reward(id, reward.id, 1, reward.price, name, shop.address);
        match tokio::time::timeout(PAGE, ordering).await {
            // It goes on by itself, or had not been saved.
            Err(_) => {}
            Ok(Ok(Ordered::Refused { .. })) => say(&Said::Did { words, at: Stage::Gone }),
            Ok(Ok(_)) => say(&Said::Did { words, at: Stage::Sent }),
            Ok(Err(error)) => self.failed("order_reward", &error),
        }
    }

    /// Adds an employment, or changes one.
    pub(super) async fn work(&mut self) {
        let all = self.app.employments().await;
        let Some(all) = self.done("employments", all) else { return };
        let active: Vec<&EmploymentView> = all.iter().filter(|view| view.active).collect();
        let is_new = active.is_empty() || active.len() < MOST_JOBS && self.draw.chance(30);
        let Some(view) = (if is_new { self.draw.one(&all) } else { self.draw.one(&active).copied() }) else {
            return;
        };
        let words = self.next_words();
        let mut facts = view.employment.facts.clone();
        facts.position = text_of(&words, 1);
        facts.percent = u8::try_from(self.draw.between(1, 100)).unwrap_or(100);
        let employment = (!is_new).then(|| view.employment.id.clone());
        match &employment {
            // The number stays with it, whatever is changed later.
            None => {
                facts.employee_number.clone_from(&words);
                say(&Said::Will { words: words.clone(), from: Stage::Gone, to: Stage::Sent });
            }
            Some(employment) => {
                say(&Said::WillChange { employment: employment.clone(), words: words.clone() });
            }
        }
        match (self.app.save_employment(employment.clone(), facts).await, employment) {
            (Ok(Saved::Queued { .. }), None) => say(&Said::Did { words, at: Stage::Sent }),
            (Ok(Saved::Queued { .. }), Some(employment)) => say(&Said::Changed { employment, words }),
            (Ok(_), None) => say(&Said::Did { words, at: Stage::Gone }),
            // It has ended since it was looked at, or cannot be chosen in the register.
            (Ok(_) | Err(Error::Refused { .. } | Error::NotFound), Some(_)) => {}
            (Err(error), _) => self.failed("save_employment", &error),
        }
    }
}

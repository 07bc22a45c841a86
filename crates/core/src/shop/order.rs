//! One press, one order: saved before it is sent, repeated until answered, never twice.

use super::show::show;
use crate::App;
use crate::error::{Error, NetworkKind, Result, problem_view};
use crate::outbox::{self, Pending};
use crate::recruiting;
use crate::views::{Connection, ErrorView, Ordered, OutboxState};
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::records::{Address, Reward};
use min_side_domain::{points, profile_rules, text};
use min_side_wire::command::Command;
use std::time::Duration;

/// Most characters of the name on a parcel: given and family names.
const DELIVER_TO_MAX: usize = 2 * profile_rules::NAME_MAX + 1;
/// How long the page waits for an answer; the outbox goes on after that.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Held while an order is checked and saved.
#[derive(Debug, Default)]
pub struct Ordering(tokio::sync::Mutex<()>);

/// What is ordered.
#[derive(Debug, Clone)]
pub struct Order {
    /// Made by the page for this press.
    pub id: String,
    /// The reward.
    pub reward_id: String,
    /// How many.
    pub quantity: u32,
    /// Price of one that the member saw.
    pub price: i64,
    /// Name on the parcel.
    pub deliver_to: String,
    /// The address that the member confirmed.
    pub address: Address,
}

/// Places the order and waits for its answer.
pub(super) async fn place(app: &App, order: Order) -> Result<Ordered> {
    let engine = app.engine()?;
    let mut changes = app.changes();
    let id = order.id.clone();
    if let Some(error) = save(app, order).await? {
        return Ok(Ordered::Refused { error });
    }
    // Sending goes on when the page has waited long enough.
    let sending = tokio::spawn(async move { engine.deliver().await });
    let waiting = async {
        let _ = sending.await;
        loop {
            if let Some(ordered) = answer(app, &id).await? {
                return Ok(ordered);
            }
            while let Ok(changed) = changes.recv().await {
                if changed.topics.iter().any(|topic| topic == "outbox" || topic == "sync") {
                    break;
                }
            }
        }
    };
    match tokio::time::timeout(TIMEOUT, waiting).await {
        Ok(ordered) => ordered,
        Err(_) => Ok(answer(app, &id).await?.unwrap_or(Ordered::Unanswered { id })),
    }
}

/// Saves the order in the outbox, unless it is there or done already. Answers why it cannot be ordered, if so.
async fn save(app: &App, order: Order) -> Result<Option<ErrorView>> {
    let _one_at_a_time = app.rooms().ordering.0.lock().await;
    let asked = order.clone();
    let checked = app.read_over(move |cache, pending| check(cache, pending, &asked)).await?;
    let title = match checked {
        Checked::Known => return Ok(None),
        Checked::Refused(error) => return Ok(Some(error)),
        Checked::New { title } => title,
    };
    if app.connection().is_away() {
        return Ok(Some(away(app)));
    }
    let now = app.now();
    let command = Command::OrderReward {
        reward_id: order.reward_id,
        quantity: order.quantity,
        price: order.price,
        deliver_to: order.deliver_to.trim().to_owned(),
        address: order.address,
    };
    app.write_local(&["outbox", "orders", "points"], move |tx| {
        outbox::enqueue_as(tx, &order.id, &command, None, &title, now)
    })
    .await?;
    Ok(None)
}

pub(super) enum Checked {
    /// Saved before, or done.
    Known,
    /// It cannot be ordered.
    Refused(ErrorView),
    /// It may be saved.
    New { title: String },
}

pub(super) fn check(cache: &rusqlite::Connection, pending: &[Pending], order: &Order) -> Result<Checked> {
    let view = show(cache, pending)?;
    if pending.iter().any(|row| row.id == order.id) || view.orders.iter().any(|known| known.id == order.id) {
        return Ok(Checked::Known);
    }
    let fields = check_fields(order);
    if !fields.is_empty() {
        return Ok(Checked::Refused(Error::Invalid(fields).quiet_view()));
    }
    let Some(reward) =
        view.rewards.into_iter().map(|view| view.reward).find(|reward| reward.id == order.reward_id)
    else {
        return Ok(Checked::Refused(Error::refused("not_available").quiet_view()));
    };
    Ok(match check_reward(&reward, view.balance, order) {
        Ok(()) => Checked::New { title: reward.name },
        Err(error) => Checked::Refused(error.quiet_view()),
    })
}

fn check_fields(order: &Order) -> Vec<FieldError> {
    let mut fields = Vec::new();
    if uuid::Uuid::parse_str(&order.id).is_err() {
        fields.push(FieldError::new("id", FieldCode::BadNumber));
    }
    if order.quantity == 0 || order.quantity > points::QUANTITY_MAX {
        fields.push(FieldError::new("quantity", FieldCode::OutOfRange));
    }
    let name = text::tidy_line(&order.deliver_to);
    let named =
        if name.is_empty() { Err(FieldCode::Required) } else { text::check_line(&name, DELIVER_TO_MAX) };
    if let Err(code) = named {
        fields.push(FieldError::new("deliver_to", code));
    }
    let mut address = order.address.clone();
    profile_rules::settle_address(&mut address);
    for error in profile_rules::check_address(&address) {
        fields.push(FieldError::new(format!("address.{}", error.field), error.code));
    }
    fields
}

fn check_reward(reward: &Reward, balance: i64, order: &Order) -> Result<()> {
    if !reward.available {
        return Err(Error::refused("not_available"));
    }
    if reward.price != order.price {
        return Err(Error::refused("price_changed").with("price", reward.price));
    }
    points::check_order(balance, order.price, order.quantity)
        .map(|_| ())
        .map_err(|_| Error::refused("not_enough_points").with("balance", balance))
}

/// How the order ended, if it has. One that never left is taken back when there turns out to be no network; a refused
/// one is told and gone.
async fn answer(app: &App, id: &str) -> Result<Option<Ordered>> {
    let asked = id.to_owned();
    let row = app.local()?.read(move |local| outbox::find(local, &asked)).await;
    let row = match row {
        Ok(row) => row,
        // Done, and its effect is in the cache.
        Err(Error::NotFound) => return done(app).await.map(Some),
        Err(error) => return Err(error),
    };
    match row.state {
        OutboxState::Done => done(app).await.map(Some),
        OutboxState::Refused | OutboxState::Conflict => {
            take_back(app, id).await?;
            let error = row.problem.as_ref().map_or_else(|| Error::NotFound.quiet_view(), problem_view);
            Ok(Some(Ordered::Refused { error }))
        }
        OutboxState::Pending if app.connection().is_away() => {
            let taken_back = take_back(app, id).await?;
            Ok(taken_back.then(|| Ordered::Refused { error: away(app) }))
        }
        OutboxState::Pending | OutboxState::Sending => Ok(None),
    }
}

/// Why nothing can be ordered while there is no way to the server.
fn away(app: &App) -> ErrorView {
    let portal = app.connection() == Connection::Portal;
    Error::network(if portal { NetworkKind::Portal } else { NetworkKind::Offline }).quiet_view()
}

async fn done(app: &App) -> Result<Ordered> {
    Ok(Ordered::Done { balance: app.read_over(recruiting::balance).await? })
}

/// Takes the row out; false when it is on its way after all.
async fn take_back(app: &App, id: &str) -> Result<bool> {
    let asked = id.to_owned();
    let taken =
        app.write_local(&["outbox", "orders", "points"], move |tx| outbox::withdraw(tx, &asked)).await;
    match taken {
        Ok(_) => Ok(true),
        Err(Error::Refused { .. } | Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

//! What the server has of orders and employments in a quiet time.

use super::say::words_in;
use super::world::World;
use crate::rows::Rows;
use min_side_domain::records::{Employment, Order, OrderState, PointsEntry};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;

/// Orders and employments of all members.
#[derive(Debug, Default)]
pub(super) struct Work {
    employments: Vec<Employment>,
    /// Those that members have registered.
    registered: u64,
    orders: u64,
}

impl Work {
    /// Adds those of a member, and holds the orders against the ledger of points and against what the office has shipped.
    pub(super) fn add(&mut self, world: &World, there: &Rows) {
        let mut spent: BTreeMap<String, Vec<i64>> = BTreeMap::new();
        for entry in of::<PointsEntry>(world, there, "points") {
            spent.entry(entry.reference).or_default().push(entry.points);
        }
        for order in of::<Order>(world, there, "orders") {
            if words_in(&order.deliver_to).is_some() {
                self.orders += 1;
                let entries = spent.remove(&order.id).unwrap_or_default();
                if entries != [-order.points] {
                    world.wrong(&format!(
                        "{} took {entries:?} from the points, not {}",
                        order.id, order.points
                    ));
                }
            }
            if order.state != OrderState::Shipped && world.known().shipped.contains(&order.id) {
                world.wrong(&format!("{} was shipped and is {:?}", order.id, order.state));
            }
        }
        let employments = of::<Employment>(world, there, "employments");
        self.registered +=
            employments.iter().filter(|one| is_words(&one.facts.employee_number)).count() as u64;
        self.employments.extend(employments);
    }

    /// Holds the employments against what is known of them.
    pub(super) fn judge(self, world: &World) {
        let faults = world.known().employments.check(&self.employments);
        for (employment, verdict, why) in faults {
            world.judge(&employment, verdict, &why);
        }
        let figures = &mut world.known().figures;
        figures.orders.0 = self.orders;
        figures.employments.0 = self.registered;
    }
}

/// The words of a message, an order or an employment that a member has registered.
pub(super) fn words_of(collection: &str, record: &Value) -> Option<String> {
    let text = |field: &str| record[field].as_str().unwrap_or_default();
    match collection {
        "messages" => words_in(text("body")).map(|(words, _)| words),
        "orders" => words_in(text("deliver_to")).map(|(words, _)| words),
        _ => Some(text("employee_number").to_owned()).filter(|number| is_words(number)),
    }
}

/// The union's own numbers have no point in them.
fn is_words(number: &str) -> bool {
    number.contains('.')
}

fn of<R: DeserializeOwned>(world: &World, there: &Rows, collection: &str) -> Vec<R> {
    let rows = there.iter().filter(|((name, _), _)| name == collection);
    rows.filter_map(|((_, id), (_, record))| {
        let read = serde_json::from_value(record.clone());
        read.inspect_err(|error| world.wrong(&format!("{collection} {id} cannot be read: {error}"))).ok()
    })
    .collect()
}

//! Verveshopen, the reward shop.

mod order;
mod show;
#[cfg(test)]
mod tests;

pub use order::{Order, Ordering};
pub use show::show;

use crate::App;
use crate::error::Result;
use crate::rows;
use crate::sync::Handler;
use crate::views::{Ordered, ShopView};
use min_side_domain::Collection;
use min_side_domain::records::Address;

/// The room's handlers.
pub(crate) fn handlers() -> Vec<Box<dyn Handler>> {
    vec![Box::new(rows::Plain(Collection::Rewards)), Box::new(rows::Plain(Collection::Orders))]
}

impl App {
    /// The rewards, what is left of the points, and the orders.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn shop(&self) -> Result<ShopView> {
        self.read_over(show).await
    }

    /// Orders a reward: one press, one order. It is refused at once without network; else it is saved before it is
    /// sent, and repeated until the server has answered. `id` is made by the page for this press: the same id never
    /// orders twice.
    ///
    /// # Errors
    /// Those of reading and writing.
    pub async fn order_reward(
        &self,
        id: String,
        reward_id: String,
        quantity: u32,
        price: i64,
        deliver_to: String,
        address: Address,
    ) -> Result<Ordered> {
        let order = Order { id, reward_id, quantity, price, deliver_to, address };
        order::place(self, order).await
    }
}

//! Recruiting points: the balance of the ledger and what an order costs.

use crate::field::FieldCode;
use crate::records::PointsEntry;

/// Most of one reward in one order.
pub const QUANTITY_MAX: u32 = 999;

/// The sum of the ledger. It saturates instead of wrapping.
pub fn balance<'a>(entries: impl Iterator<Item = &'a PointsEntry>) -> i64 {
    entries.fold(0, |sum, entry| sum.saturating_add(entry.points))
}

/// What `quantity` of a reward costs, if `balance` is enough for it.
///
/// # Errors
/// [`FieldCode::OutOfRange`] for no or too many pieces or a price below one, [`FieldCode::NotEnoughPoints`].
pub fn check_order(balance: i64, price: i64, quantity: u32) -> Result<i64, FieldCode> {
    if quantity == 0 || quantity > QUANTITY_MAX || price < 1 {
        return Err(FieldCode::OutOfRange);
    }
    match price.checked_mul(i64::from(quantity)) {
        Some(cost) if cost <= balance => Ok(cost),
        _ => Err(FieldCode::NotEnoughPoints),
    }
}

/// How many pieces at `price` the balance is enough for, at most [`QUANTITY_MAX`].
#[must_use]
pub fn affordable(balance: i64, price: i64) -> u32 {
    if price < 1 || balance < 1 {
        return 0;
    }
    u32::try_from(balance / price).unwrap_or(QUANTITY_MAX).min(QUANTITY_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::PointsReason;
    use chrono::DateTime;
    use proptest::prelude::*;

    fn entry(points: i64) -> PointsEntry {
        PointsEntry {
            id: "p".into(),
            at: DateTime::UNIX_EPOCH,
            points,
            reason: PointsReason::Correction,
            reference: String::new(),
            text: String::new(),
        }
    }

    #[test]
    fn r_08_2_the_balance_is_the_sum() {
        assert_eq!(balance([].iter()), 0);
        assert_eq!(balance([entry(5), entry(-3), entry(10)].iter()), 12);
        assert_eq!(balance([entry(i64::MAX), entry(1)].iter()), i64::MAX);
    }

    #[test]
    fn r_09_2_an_order_of_everything_left_is_accepted_and_one_more_is_not() {
        assert_eq!(check_order(12, 4, 3), Ok(12));
        assert_eq!(check_order(12, 4, 4), Err(FieldCode::NotEnoughPoints));
        assert_eq!(check_order(-1, 1, 1), Err(FieldCode::NotEnoughPoints));
        assert_eq!(check_order(12, 4, 0), Err(FieldCode::OutOfRange));
        assert_eq!(check_order(12, 0, 1), Err(FieldCode::OutOfRange));
        assert_eq!(check_order(i64::MAX, i64::MAX, 2), Err(FieldCode::NotEnoughPoints));
    }

    proptest! {
        #[test]
        fn r_09_2_the_balance_never_goes_below_zero(
            balance in 0i64..2_000, price in -2i64..300, quantities in prop::collection::vec(0u32..9, 0..20)
        ) {
            let mut left = balance;
            for quantity in quantities {
                if let Ok(cost) = check_order(left, price, quantity) {
                    left -= cost;
                }
                prop_assert!(left >= 0);
            }
        }

        #[test]
        fn what_is_affordable_can_be_ordered_and_one_more_cannot(balance in -5i64..5_000, price in -2i64..300) {
            let most = affordable(balance, price);
            if most > 0 {
                prop_assert!(check_order(balance, price, most).is_ok());
            }
            prop_assert!(check_order(balance, price, most + 1).is_err());
        }
    }
}

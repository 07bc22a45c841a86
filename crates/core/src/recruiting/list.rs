//! Recruitments and the ledger, and the balance with orders on their way taken off.

use crate::error::Result;
use crate::outbox::Pending;
use crate::rows;
use crate::views::{OutboxState, RecruitingView};
use min_side_domain::points;
use min_side_domain::records::{PointsEntry, Recruitment};
use min_side_wire::command::Command;
use rusqlite::Connection;

/// Recruitments newest first, the collected entry last; the ledger newest first; the balance.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn list(cache: &Connection, pending: &[Pending]) -> Result<RecruitingView> {
    let mut recruitments: Vec<Recruitment> = rows::list(cache, "SELECT body FROM recruitments", [])?;
    recruitments.sort_by(|a, b| {
        a.collected.cmp(&b.collected).then_with(|| b.date.cmp(&a.date)).then_with(|| a.id.cmp(&b.id))
    });
    let mut ledger = entries(cache)?;
    ledger.sort_by(|a, b| b.at.cmp(&a.at).then_with(|| a.id.cmp(&b.id)));
    let balance = left(&ledger, pending);
    Ok(RecruitingView { recruitments, ledger, balance })
}

/// Points left: the ledger's sum, less the orders that it does not hold yet.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn balance(cache: &Connection, pending: &[Pending]) -> Result<i64> {
    Ok(left(&entries(cache)?, pending))
}

fn entries(cache: &Connection) -> Result<Vec<PointsEntry>> {
    rows::list(cache, "SELECT body FROM points", [])
}

fn left(ledger: &[PointsEntry], pending: &[Pending]) -> i64 {
    let on_its_way = |row: &Pending| match &row.envelope.command {
        Command::OrderReward { price, quantity, .. }
            if !matches!(row.state, OutboxState::Refused | OutboxState::Conflict)
                && !ledger.iter().any(|entry| entry.reference == row.id) =>
        {
            price.saturating_mul(i64::from(*quantity))
        }
        _ => 0,
    };
    pending.iter().fold(points::balance(ledger.iter()), |left, row| left.saturating_sub(on_its_way(row)))
}

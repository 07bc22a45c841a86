use super::*;
use crate::db::{Kind, testing};
use crate::rows_testing::{at, pending, put};
use crate::views::OutboxState;
use min_side_domain::records::{Address, PointsEntry, PointsReason, Recruitment, RecruitmentState};
use min_side_wire::command::Command;

fn recruitment(id: &str, date: &str, collected: bool) -> Recruitment {
    Recruitment {
        id: id.into(),
        name: if collected { String::new() } else { "Åse Ødegård".into() },
        date: date.parse().unwrap(),
        state: RecruitmentState::Approved,
        count: if collected { 12 } else { 1 },
        collected,
    }
}

fn entry(id: &str, day: &str, points: i64, reference: &str) -> PointsEntry {
    PointsEntry {
        id: id.into(),
        at: at(&format!("{day}T10:00:00Z")),
        points,
        reason: if points < 0 { PointsReason::Order } else { PointsReason::Recruitment },
        reference: reference.into(),
        text: String::new(),
    }
}

#[test]
fn r_08_1_newest_first_and_the_collected_entry_last() {
    let conn = testing::connection(Kind::Cache);
    put(&conn, 1, &recruitment("collected", "2018-02-01", true));
    put(&conn, 2, &recruitment("old", "2019-05-01", false));
    put(&conn, 3, &recruitment("new", "2025-05-01", false));
    let shown = list(&conn, &[]).unwrap();
    assert_eq!(
        shown.recruitments.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(),
        ["new", "old", "collected"]
    );
    assert_eq!(shown.recruitments[2].count, 12);
}

#[test]
fn r_08_2_the_balance_is_the_ledger_less_orders_on_their_way() {
    let conn = testing::connection(Kind::Cache);
    put(&conn, 1, &entry("e1", "2025-01-01", 100, "r1"));
    put(&conn, 2, &entry("e2", "2025-02-01", -30, "o1"));
    let order = |id: &str, state| {
        let address = Address::default();
        let command = Command::OrderReward {
            reward_id: "w".into(),
            quantity: 2,
            price: 10,
            deliver_to: "Kari".into(),
            address,
        };
        pending(id, state, at("2025-03-01T00:00:00Z"), command)
    };
    let rows = [
        order("o1", OutboxState::Done),
        order("o2", OutboxState::Sending),
        order("o3", OutboxState::Refused),
        order("o4", OutboxState::Done),
    ];
    let shown = list(&conn, &rows).unwrap();
    assert_eq!(shown.balance, 70 - 20 - 20, "o1 stands in the ledger, o3 was refused");
    assert_eq!(shown.ledger[0].id, "e2");
    assert_eq!(balance(&conn, &rows).unwrap(), shown.balance);
}

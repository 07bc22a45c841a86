use super::order::{Checked, check};
use super::*;
use crate::app::Options;
use crate::db::{Kind, testing};
use crate::outbox::Pending;
use crate::rows_testing::{at, pending, put};
use crate::views::OutboxState;
use chrono::{DateTime, Utc};
use min_side_domain::field::FieldCode;
use min_side_domain::records::{BlobRef, OrderState, PointsEntry, PointsReason, Reward};
use min_side_wire::command::Command;
use rusqlite::Connection;

const ID: &str = "0197b0c8-0000-7000-8000-000000000001";

fn now() -> DateTime<Utc> {
    at("2026-03-01T12:00:00Z")
}

fn reward(id: &str, name: &str, price: i64, available: bool) -> Reward {
    Reward {
        id: id.into(),
        name: name.into(),
        description: String::new(),
        price,
        picture: BlobRef { sha256: "0".repeat(64), size: 1, media_type: "image/png".into() },
        available,
    }
}

fn fill(conn: &Connection) {
    put(conn, 1, &reward("cup", "Kopp", 40, true));
    put(conn, 2, &reward("bag", "Åpen sekk", 100, true));
    put(conn, 3, &reward("old", "Utgått", 10, false));
    put(
        conn,
        4,
        &PointsEntry {
            id: "e1".into(),
            at: now(),
            points: 100,
            reason: PointsReason::Recruitment,
            reference: "r1".into(),
            text: String::new(),
        },
    );
}

fn address() -> Address {
    Address {
        line1: "Storgata 1".into(),
        line2: String::new(),
        postal_code: "0181".into(),
        place: "OSLO".into(),
        country: String::new(),
    }
}

fn order(reward: &str, quantity: u32, price: i64) -> Order {
    Order {
        id: ID.into(),
        reward_id: reward.into(),
        quantity,
        price,
        deliver_to: "Kari Nordmann".into(),
        address: address(),
    }
}

fn waiting(id: &str, state: OutboxState, price: i64) -> Pending {
    pending(
        id,
        state,
        now(),
        Command::OrderReward {
            reward_id: "cup".into(),
            quantity: 1,
            price,
            deliver_to: "Kari Nordmann".into(),
            address: address(),
        },
    )
}

fn code(conn: &Connection, pending: &[Pending], order: &Order) -> String {
    match check(conn, pending, order).unwrap() {
        Checked::Known => "known".to_owned(),
        Checked::New { title } => title,
        Checked::Refused(error) => error.code,
    }
}

#[test]
fn r_09_1_every_reward_with_its_price_and_how_many_the_points_are_enough_for() {
    let conn = testing::connection(Kind::Cache);
    fill(&conn);
    let view = show(&conn, &[waiting("x", OutboxState::Sending, 40)]).unwrap();
    let shown: Vec<_> = view.rewards.iter().map(|row| (row.reward.id.as_str(), row.affordable)).collect();
    assert_eq!(shown, [("old", 0), ("cup", 1), ("bag", 0)]);
    assert_eq!(view.balance, 60, "an order on its way is taken off at once");
}

#[test]
fn r_09_3_an_order_that_the_server_took_is_listed_once() {
    let conn = testing::connection(Kind::Cache);
    fill(&conn);
    let rows = [waiting("o1", OutboxState::Done, 40), waiting("o2", OutboxState::Sending, 40)];
    let orders = show(&conn, &rows).unwrap().orders;
    assert_eq!(orders.iter().map(|order| order.id.as_str()).collect::<Vec<_>>(), ["o1"]);
    let mut brought = orders[0].clone();
    brought.state = OrderState::Shipped;
    put(&conn, 9, &brought);
    assert_eq!(show(&conn, &rows).unwrap().orders, [brought]);
}

#[test]
fn r_09_2_what_costs_more_than_is_left_cannot_be_ordered() {
    let conn = testing::connection(Kind::Cache);
    fill(&conn);
    assert_eq!(code(&conn, &[], &order("cup", 2, 40)), "Kopp");
    assert_eq!(code(&conn, &[], &order("cup", 3, 40)), "not_enough_points");
    assert_eq!(
        code(&conn, &[waiting("x", OutboxState::Pending, 40)], &order("cup", 2, 40)),
        "not_enough_points"
    );
    assert_eq!(code(&conn, &[waiting("x", OutboxState::Refused, 40)], &order("cup", 2, 40)), "Kopp");
    assert_eq!(code(&conn, &[], &order("cup", 1, 30)), "price_changed");
    assert_eq!(code(&conn, &[], &order("old", 1, 10)), "not_available");
    assert_eq!(code(&conn, &[], &order("none", 1, 10)), "not_available");
    assert_eq!(code(&conn, &[waiting(ID, OutboxState::Sending, 40)], &order("cup", 2, 40)), "known");
}

#[test]
fn r_09_2_bad_input_is_refused_at_its_field() {
    let conn = testing::connection(Kind::Cache);
    fill(&conn);
    let good = order("cup", 1, 40);
    for (field, code, bad) in [
        ("id", FieldCode::BadNumber, Order { id: "1".into(), ..good.clone() }),
        ("quantity", FieldCode::OutOfRange, Order { quantity: 0, ..good.clone() }),
        ("quantity", FieldCode::OutOfRange, Order { quantity: 1_000, ..good.clone() }),
        ("deliver_to", FieldCode::Required, Order { deliver_to: " ".into(), ..good.clone() }),
        ("deliver_to", FieldCode::BadCharacters, Order { deliver_to: "a\u{202e}".into(), ..good.clone() }),
        (
            "address.line1",
            FieldCode::Required,
            Order { address: Address { line1: String::new(), ..address() }, ..good.clone() },
        ),
        (
            "address.postal_code",
            FieldCode::BadPostalCode,
            Order { address: Address { postal_code: "18".into(), ..address() }, ..good },
        ),
    ] {
        let Checked::Refused(error) = check(&conn, &[], &bad).unwrap() else { panic!("{field}") };
        assert!(
            error.fields.iter().any(|error| error.field == field && error.code == code),
            "{field}: {error:?}"
        );
    }
}

#[tokio::test]
async fn r_09_2_without_network_an_order_is_refused_at_once_and_nothing_is_left_of_it() {
    // A port where nobody listens.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let server = url::Url::parse(&format!("http://127.0.0.1:{port}/")).unwrap();
    let app = App::with_token(Options::new(None, Some(server)), "token".to_owned().into());
    app.open().await.unwrap();
    let filling = |tx: &rusqlite::Transaction<'_>| {
        fill(tx);
        Ok(())
    };
    app.cache().unwrap().write(filling).await.unwrap();
    let good = order("cup", 1, 40);
    let placed = app
        .order_reward(good.id, good.reward_id, good.quantity, good.price, good.deliver_to, good.address)
        .await
        .unwrap();
    let Ordered::Refused { error } = placed else { panic!("{placed:?}") };
    assert_eq!(error.code, "offline");
    assert!(app.outbox().await.unwrap().is_empty());
    assert_eq!(app.shop().await.unwrap().balance, 100);
}

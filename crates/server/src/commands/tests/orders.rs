//! Orders from the shop, and the points that they cost.

use super::*;

#[tokio::test]
async fn r_09_2_an_order_takes_its_points_at_once() {
    let harness = Harness::new().await;
    assert!(is_done(&harness.command("c-1", order(3)).await));
    let made: Order = harness.record("c-1");
    assert_eq!((made.points, made.quantity, made.reward_name.as_str()), (300, 3, "Kopp"));
    assert_eq!(harness.record::<PointsEntry>("c-1").points, -300);
    let short = refused(harness.command("c-2", order(8)).await);
    assert_eq!((short.code(), short.params["balance"].as_str()), (Some(ProblemCode::NotEnoughPoints), "700"));
}

#[tokio::test]
async fn r_09_2_an_order_is_refused_for_what_is_wrong_with_it() {
    let harness = Harness::new().await;
    let request = |reward: &str, quantity, price, deliver_to: &str, address| Command::OrderReward {
        reward_id: reward.into(),
        quantity,
        price,
        deliver_to: deliver_to.into(),
        address,
    };
    let gone = harness.command("c-1", request("sekk", 1, 50, "Kari", address())).await;
    assert_eq!(refused_code(gone), ProblemCode::NotAvailable);
    let dearer = refused(harness.command("c-2", request("kopp", 1, 90, "Kari", address())).await);
    assert_eq!((dearer.code(), dearer.params["price"].as_str()), (Some(ProblemCode::PriceChanged), "100"));
    assert_eq!(
        refused_code(harness.command("c-3", request("x", 1, 1, "K", address())).await),
        ProblemCode::NotFound
    );
    let nowhere = harness.command("c-4", request("kopp", 1, 100, " ", Address::default())).await;
    let named: Vec<String> = field_errors(nowhere).into_iter().map(|error| error.field).collect();
    assert_eq!(named, ["address.line1", "address.postal_code", "address.place", "deliver_to"]);
    let none = harness.command("c-5", request("kopp", 0, 100, "Kari", address())).await;
    assert_eq!(field_errors(none), [FieldError::new("quantity", FieldCode::OutOfRange)]);
}

/// Fifty at once with points for ten.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn r_09_3_ten_of_fifty_orders_at_once_succeed_and_the_ledger_balances() {
    let harness = std::sync::Arc::new(Harness::new().await);
    let orders: Vec<_> = (0..50)
        .map(|n| {
            let harness = std::sync::Arc::clone(&harness);
            // Every one is sent twice, as when the first answer was lost.
            tokio::spawn(async move {
                let id = format!("order-{n}");
                let first = harness.command(&id, order(1)).await;
                let again = harness.command(&id, order(1)).await;
                assert_eq!(first, again);
                is_done(&first)
            })
        })
        .collect();
    let mut succeeded = 0;
    for order in orders {
        succeeded += u32::from(order.await.unwrap());
    }
    assert_eq!(succeeded, 10);
    let (cache, _) = harness.sync(harness.token()).await;
    let ledger: i64 = cache
        .0
        .iter()
        .filter(|((collection, _), _)| collection == "points")
        .map(|(_, held)| held.body["points"].as_i64().unwrap())
        .sum();
    assert_eq!(ledger, 0);
    assert_eq!(cache.0.keys().filter(|(collection, _)| collection == "orders").count(), 10);
}

//! The reward shop under pressure: many order at once, and answers are lost.

use crate::house::{House, Machine, Rows, client};
use crate::weather::{Fault, Sky};
use min_side_core::App;
use min_side_core::views::Ordered;
use min_side_domain::records::{Address, PointsEntry, PointsReason};
use min_side_domain::{Audience, points};
use min_side_server::storage::Row;
use min_side_wire::command::{Answer, Command, CommandsResponse, Envelope, Outcome};
use min_side_wire::problem::ProblemCode;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const REWARD: &str = "premie-krus";
const CLIENTS: usize = 50;
const ENOUGH_FOR: i64 = 10;

/// The records of a collection, each by its id.
fn of<'a>(rows: &'a Rows, collection: &str) -> impl Iterator<Item = (&'a str, &'a Value)> {
    let rows = rows.iter().filter(move |((name, _), _)| name == collection);
    rows.map(|((_, id), (_, record))| (id.as_str(), record))
}

fn balance(rows: &Rows) -> i64 {
    let entries: Vec<PointsEntry> =
        of(rows, "points").map(|(_, record)| serde_json::from_value(record.clone()).unwrap()).collect();
    points::balance(entries.iter())
}

/// Gives the demo member points, or takes them.
fn give(house: &House, id: &str, points: i64) {
    let entry = PointsEntry {
        id: id.into(),
        at: chrono::Utc::now(),
        points,
        reason: PointsReason::Correction,
        reference: String::new(),
        text: "Til prøven".into(),
    };
    let row = Row::of(Audience::Member("demo".into()), &entry).unwrap();
    house.server.storage.put_rows(&[row]).unwrap();
}

/// Leaves the demo member with points for so many of the reward; its price.
async fn leave_points_for(house: &House, count: i64) -> i64 {
    let rows = house.rows().await;
    let (_, reward) = of(&rows, "rewards").find(|(id, _)| *id == REWARD).unwrap();
    let price = reward["price"].as_i64().unwrap();
    give(house, "correction", price * count - balance(&rows));
    assert_eq!(balance(&house.rows().await), price * count);
    price
}

fn address() -> Address {
    Address {
        line1: "Storgata 1".into(),
        line2: String::new(),
        postal_code: "0155".into(),
        place: "OSLO".into(),
        country: String::new(),
    }
}

fn order(id: &str, price: i64) -> Envelope {
    let command = Command::OrderReward {
        reward_id: REWARD.into(),
        quantity: 1,
        price,
        deliver_to: "Kari Nordmann".into(),
        address: address(),
    };
    Envelope { id: id.to_owned(), base_version: None, command }
}

/// Sends an order again and again until there is an answer, each time over a new connection; how often, and the answer.
async fn until_answered(url: &str, token: &str, envelope: &Envelope) -> (u32, Answer) {
    let client = reqwest::Client::builder().no_proxy().pool_max_idle_per_host(0).build().unwrap();
    for tries in 1..100 {
        let request = client
            .post(format!("{url}{}", min_side_wire::route::COMMANDS))
            .bearer_auth(token)
            .json(&json!({ "commands": [envelope] }));
        let Ok(answer) = request.send().await else { continue };
        assert!(answer.status().is_success(), "{}", answer.status());
        let Ok(response) = answer.json::<CommandsResponse>().await else { continue };
        return (tries, response.results.into_iter().next().unwrap());
    }
    panic!("never answered");
}

/// Fifty clients order at once; what came of each.
async fn fifty_order(url: &str, token: &str, price: i64) -> Vec<(u32, Answer)> {
    let _ = client();
    let at_once = (0..CLIENTS).map(|_| {
        let (url, token) = (url.to_owned(), token.to_owned());
        tokio::spawn(async move {
            let envelope = order(&uuid::Uuid::now_v7().to_string(), price);
            until_answered(&url, &token, &envelope).await
        })
    });
    let mut answers = Vec::new();
    for client in at_once.collect::<Vec<_>>() {
        answers.push(client.await.unwrap());
    }
    answers
}

/// Exactly ten of the fifty were carried out, each once, and all the points are spent.
async fn assert_ten_of_fifty(house: &House, before: &Rows, price: i64, answers: &[(u32, Answer)]) {
    let done = |outcome: &Outcome| matches!(outcome, Outcome::Done { .. });
    let taken: BTreeSet<&str> =
        answers.iter().filter(|(_, answer)| done(&answer.outcome)).map(|(_, answer)| &*answer.id).collect();
    assert_eq!(taken.len() as i64, ENOUGH_FOR);
    for (_, answer) in answers.iter().filter(|(_, answer)| !done(&answer.outcome)) {
        let Outcome::Refused { problem } = &answer.outcome else { panic!("{answer:?}") };
        assert_eq!(problem.code(), Some(ProblemCode::NotEnoughPoints));
    }
    let rows = house.rows().await;
    assert_eq!(balance(&rows), 0);
    let old: BTreeSet<&str> = of(before, "orders").map(|(id, _)| id).collect();
    let ordered: BTreeSet<&str> =
        of(&rows, "orders").map(|(id, _)| id).filter(|id| !old.contains(id)).collect();
    assert_eq!(ordered, taken, "the orders on record are those that were answered with yes");
    for id in &taken {
        let entries: Vec<_> = of(&rows, "points").filter(|(_, entry)| entry["reference"] == **id).collect();
        let (_, order) = of(&rows, "orders").find(|(order, _)| order == id).unwrap();
        assert_eq!(entries.len(), 1, "one entry in the ledger for one order");
        assert_eq!(entries[0].1["points"].as_i64(), order["points"].as_i64().map(|points| -points));
    }
    // Asked once more, the server says the same and does nothing; another order under the same id is refused.
    for (_, answer) in answers {
        let (_, again) = until_answered(&house.server.url, &house.token(), &order(&answer.id, price)).await;
        assert_eq!(again, *answer);
        let (_, other) = until_answered(&house.server.url, &house.token(), &order(&answer.id, 1)).await;
        let Outcome::Refused { problem } = &other.outcome else { panic!("{other:?}") };
        assert_eq!(problem.code(), Some(ProblemCode::IdReused));
    }
    assert_eq!(house.rows().await, rows);
}

#[tokio::test(flavor = "multi_thread")]
async fn r_09_3_of_fifty_who_order_at_once_with_points_for_ten_exactly_ten_succeed() {
    let house = House::with_messages(60).await;
    let price = leave_points_for(&house, ENOUGH_FOR).await;
    let before = house.rows().await;
    let answers = fifty_order(&house.server.url, &house.token(), price).await;
    assert!(answers.iter().all(|(tries, _)| *tries == 1));
    assert_ten_of_fifty(&house, &before, price, &answers).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r_09_3_of_fifty_who_order_at_once_ten_succeed_though_every_second_answer_is_cut() {
    let house = House::with_messages(60).await;
    let price = leave_points_for(&house, ENOUGH_FOR).await;
    let before = house.rows().await;
    let proxy = house.proxy().await;
    proxy.turn(Sky::EverySecond(Fault::Swallow));
    let answers = fifty_order(&proxy.url, &house.token(), price).await;
    let repeated = answers.iter().filter(|(tries, _)| *tries > 1).count();
    assert!(repeated >= 10, "only {repeated} had to ask again");
    assert_ten_of_fifty(&house, &before, price, &answers).await;
}

async fn press(app: &App, id: &str, price: i64) -> Ordered {
    let order = app.order_reward(id.into(), REWARD.into(), 1, price, "Kari Nordmann".into(), address());
    order.await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn r_09_2_r_09_3_two_machines_with_points_for_one_order_it_once_and_offline_is_refused_at_once() {
    let house = House::with_messages(60).await;
    let price = leave_points_for(&house, 1).await;
    let proxy = house.proxy().await;
    let (first, second) = (Machine::new(), Machine::new());
    let a = first.app(&proxy.url, &house.token()).await;
    let b = second.app(&proxy.url, &house.token()).await;
    a.sync_now().await.unwrap();
    b.sync_now().await.unwrap();
    assert_eq!((a.shop().await.unwrap().balance, b.shop().await.unwrap().balance), (price, price));

    let ids = [uuid::Uuid::now_v7().to_string(), uuid::Uuid::now_v7().to_string()];
    let both = tokio::join!(press(&a, &ids[0], price), press(&b, &ids[1], price));
    let code = |ordered: &Ordered| match ordered {
        Ordered::Done { balance } => format!("done, {balance} left"),
        Ordered::Refused { error } => error.code.clone(),
        Ordered::Unanswered { .. } => "unanswered".to_owned(),
    };
    let mut said = [code(&both.0), code(&both.1)];
    said.sort();
    assert_eq!(said, ["done, 0 left", "not_enough_points"]);
    assert_eq!(balance(&house.rows().await), 0);

    // The same press again is the same order.
    let (winner, id) = if matches!(both.0, Ordered::Done { .. }) { (&a, &ids[0]) } else { (&b, &ids[1]) };
    let before = house.rows().await;
    winner.sync_now().await.unwrap();
    press(winner, id, price).await;
    winner.sync_now().await.unwrap();
    assert_eq!(house.rows().await, before);

    // Without a network nothing is saved for later.
    give(&house, "more", price);
    a.sync_now().await.unwrap();
    proxy.turn(Sky::Always(Fault::Refuse));
    assert!(a.sync_now().await.is_err());
    let refused = press(&a, &uuid::Uuid::now_v7().to_string(), price).await;
    assert_eq!(code(&refused), "offline");
    assert!(a.outbox().await.unwrap().is_empty());
    assert_eq!(a.shop().await.unwrap().balance, price, "the balance is untouched");
    proxy.turn(Sky::Clear);
    a.sync_now().await.unwrap();
    assert_eq!(balance(&house.rows().await), price);
}

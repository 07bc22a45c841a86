//! A server that is newer than the app: fields, values, languages and an epoch that this build does not know.

use crate::house::{House, KEY, Machine, Rows, assert_same, minside};
use min_side_core::App;
use min_side_domain::Collection;
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::process::{Command, Stdio};

/// Each value of a fixed set, by collection and place, as the contract's document has them: whatever is added there is fed
/// here.
fn sets() -> Vec<(&'static str, String)> {
    let document: Value = serde_json::from_str(include_str!("../../docs/openapi.json")).unwrap();
    let schemas = &document["components"]["schemas"];
    let all = Collection::ALL.iter().flat_map(|collection| {
        let places = places(schemas, &schemas[collection.record()], "");
        places.into_iter().map(|place| (collection.name(), place))
    });
    all.collect()
}

/// Places within a schema whose values are a fixed set.
fn places(schemas: &Value, schema: &Value, at: &str) -> Vec<String> {
    if schema["enum"].is_array() {
        return vec![at.to_owned()];
    }
    let mut found = Vec::new();
    if let Some(target) = schema["$ref"].as_str() {
        found.extend(places(schemas, &schemas[target.rsplit('/').next().unwrap()], at));
    }
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        found.extend(places(schemas, member, &format!("{at}/{name}")));
    }
    for parts in ["allOf", "oneOf", "anyOf"] {
        for part in schema[parts].as_array().into_iter().flatten() {
            found.extend(places(schemas, part, at));
        }
    }
    if schema["items"].is_object() {
        found.extend(places(schemas, &schema["items"], &format!("{at}/0")));
    }
    found
}

/// The row of this collection and id that the demo member sees: others have rows of the same id.
const ONE: &str = "id = ?2 AND collection = (SELECT id FROM collection WHERE name = ?1) AND audience IN \
    (SELECT id FROM audience WHERE name IN ('public', 'member:demo') OR name LIKE 'unit:%')";

fn body(conn: &Connection, collection: &str, id: &str) -> Value {
    let sql = format!("SELECT body FROM row WHERE {ONE}");
    let body: String = conn.query_row(&sql, params![collection, id], |row| row.get(0)).unwrap();
    serde_json::from_str(&body).unwrap()
}

/// Has the server hold the row so, as a newer server would, and its feed bring it.
fn put(conn: &Connection, collection: &str, id: &str, body: &Value) {
    conn.execute("UPDATE counter SET value = value + 1 WHERE name = 'seq'", []).unwrap();
    let sql = format!(
        "UPDATE row SET body = ?3, seq = (SELECT value FROM counter WHERE name = 'seq') WHERE {ONE} \
         RETURNING audience, seq"
    );
    let (audience, seq): (i64, i64) = conn
        .query_row(&sql, params![collection, id, body.to_string()], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    conn.execute("UPDATE audience SET last_seq = ?2 WHERE id = ?1", params![audience, seq]).unwrap();
}

fn ids<'a>(rows: &'a Rows, collection: &str) -> Vec<&'a str> {
    rows.keys().filter(|(name, _)| name == collection).map(|(_, id)| id.as_str()).collect()
}

async fn unreadable(app: &App) -> BTreeMap<String, u32> {
    app.unreadable().await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_more_in_every_collection_and_a_fourth_language_are_no_harm() {
    let house = House::with_messages(60).await;
    let before = house.rows().await;
    let house = house
        .restarted(|conn| {
            for collection in Collection::ALL.iter().map(|collection| collection.name()) {
                let id = ids(&before, collection)[0];
                let mut body = body(conn, collection, id);
                body["framtid"] = json!({ "a": [1, null, "x"] });
                if collection == "kursbevis" {
                    body["sha256"]["se"] = json!("ab".repeat(32));
                }
                put(conn, collection, id, &body);
            }
        })
        .await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    assert_eq!(unreadable(&app).await, BTreeMap::new());
    assert_eq!(app.counts().await.unwrap(), house.counts());
    app.close().await;
    let mut there = house.rows().await;
    // The register and member lists are kept in columns alone: what those do not know is not kept (ADR 3).
    for ((collection, _), (_, body)) in &mut there {
        if matches!(collection.as_str(), "list_members" | "virksomheter" | "arbeidssteder") {
            body.as_object_mut().unwrap().remove("framtid");
        }
    }
    assert_same(&machine.rows().await, &there);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_that_the_app_does_not_know_in_each_set_stops_no_sync_and_hides_no_other_row() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let before = house.rows().await;
    let mut taken = BTreeSet::new();
    let sets = sets();
    assert!(sets.len() >= 13 && sets.contains(&("employments", "/change/state".to_owned())), "{sets:?}");
    for (collection, place) in &sets {
        // A row of its own for each where there are enough; the one row of a collection takes several.
        let with_it: Vec<&str> = ids(&before, collection)
            .into_iter()
            .filter(|id| {
                let (_, body) = &before[&((*collection).to_owned(), (*id).to_owned())];
                body.pointer(place).is_some_and(|value| !value.is_null())
            })
            .collect();
        let free = with_it
            .iter()
            .find(|id| !taken.iter().any(|(name, taken, _)| name == collection && taken == *id));
        let id = free.or(with_it.first()).unwrap_or_else(|| panic!("no row has {collection}{place}"));
        taken.insert((*collection, *id, place.as_str()));
    }
    let rows: BTreeSet<(&str, &str)> = taken.iter().map(|(collection, id, _)| (*collection, *id)).collect();
    let mut expected: BTreeMap<String, u32> = BTreeMap::new();
    for (collection, _) in &rows {
        *expected.entry((*collection).to_owned()).or_default() += 1;
    }

    let house = house
        .restarted(|conn| {
            for (collection, id, place) in &taken {
                let mut body = body(conn, collection, id);
                *body.pointer_mut(place).unwrap() = json!("noe_nytt");
                put(conn, collection, id, &body);
            }
        })
        .await;
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    assert_eq!(unreadable(&app).await, expected);
    assert_eq!(app.sync_state().await.unwrap().unreadable, expected, "it is told");
    assert_eq!(app.counts().await.unwrap(), house.counts(), "all of it is here");
    // What can be read is.
    let overview = app.overview().await.unwrap();
    assert!(!overview.threads.is_empty() && !overview.papers.is_empty());
    assert!(overview.profile.is_none(), "what cannot be read is not shown as something else");
    app.close().await;
    // The command line tells it too.
    for command in ["sync", "status"] {
        let told: Value = serde_json::from_str(&run(&machine, &house, &["--json", command])).unwrap();
        assert_eq!(told["unreadable"], json!(expected), "{command}");
    }
    let lines = run(&machine, &house, &["status"]);
    let sum: u32 = expected.values().sum();
    assert!(lines.contains(&format!("{sum} rows can be shown when minside is updated")), "{lines}");

    // Later versions that can be read take their places, and nothing is told any more.
    let house = house
        .restarted(|conn| {
            for (collection, id) in &rows {
                put(conn, collection, id, &before[&((*collection).to_owned(), (*id).to_owned())].1);
            }
        })
        .await;
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    assert_eq!(unreadable(&app).await, BTreeMap::new());
    app.close().await;
    assert_same(&machine.rows().await, &house.rows().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_with_a_new_epoch_is_synced_with_again() {
    let house = House::with_messages(700).await;
    let (open, closed) = (Machine::new(), Machine::new());
    let app = open.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    app.close().await;
    run(&closed, &house, &["--json", "sync", "--no-files"]);
    // What a backup of last week does not have, the server does not have any more.
    let gone = house.rows().await.into_keys().find(|(collection, _)| collection == "messages").unwrap().1;
    let house = house
        .restarted(|conn| {
            conn.execute("UPDATE meta SET value = 'another' WHERE key = 'epoch'", []).unwrap();
            conn.execute("DELETE FROM row WHERE id = ?1", [&gone]).unwrap();
        })
        .await;
    house.touch().await;
    let there = house.rows().await;
    let app = open.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    assert_eq!(app.sync_state().await.unwrap().error, None);
    app.close().await;
    assert_same(&open.rows().await, &there);
    let told: Value = serde_json::from_str(&run(&closed, &house, &["--json", "sync", "--no-files"])).unwrap();
    assert_eq!(told["counts"], json!(house.counts()));
    assert_same(&closed.rows().await, &there);
}

/// What `minside` says on this machine.
fn run(machine: &Machine, house: &House, arguments: &[&str]) -> String {
    let mut child = Command::new(minside())
        .args(["--data", machine.path().to_str().unwrap(), "--server", &house.server.url])
        .args(["--token-stdin", "--key-stdin"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let key: String = KEY.iter().map(|byte| format!("{byte:02x}")).collect();
    write!(child.stdin.take().unwrap(), "{key}\n{}\n", house.token()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

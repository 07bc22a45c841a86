//! A server that is newer than the app: fields, values, languages and an epoch that this build does not know.

use crate::house::{House, KEY, Machine, Rows, assert_same, minside};
use chrono::Utc;
use min_side_core::App;
use min_side_core::db::{Db, Kind, Place};
use min_side_core::key::Key;
use min_side_domain::Collection;
use min_side_wire::command::{Command as WireCommand, Outcome};
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

/// The record as a server may send it years from now: something that must be there has another shape.
fn reshaped(schemas: &Value, collection: Collection, body: &Value) -> Value {
    let schema = &schemas[collection.record()];
    // Where records share members, those stand in parts of their own.
    let parts = schema["allOf"].as_array().cloned().unwrap_or_else(|| vec![schema.clone()]);
    let resolved = parts.iter().map(|part| match part["$ref"].as_str() {
        Some(target) => &schemas[target.rsplit('/').next().unwrap()],
        None => part,
    });
    let required = resolved.flat_map(|part| part["required"].as_array().into_iter().flatten());
    let field = required.filter_map(Value::as_str).find(|name| *name != "id").unwrap();
    let mut body = body.clone();
    let another =
        if body[field].is_object() { json!(["framtid"]) } else { json!({ "framtid": body[field] }) };
    body[field] = another;
    body
}

/// What the member sees on every screen with a list of its own.
async fn screens(app: &App) -> Value {
    app.index().await.unwrap();
    let threads = json!({ "unread": false, "recipient_id": null, "year": null, "offset": 0, "limit": 500 });
    let papers = json!({ "kind": null, "year": null, "text": "", "offset": 0, "limit": 500 });
    let courses = json!({ "year": null, "status": null, "text": "" });
    let query = json!({ "text": "permisjon", "kinds": [], "from": null, "to": null, "counterpart": null });
    let (threads, papers) =
        (serde_json::from_value(threads).unwrap(), serde_json::from_value(papers).unwrap());
    let (courses, query) = (serde_json::from_value(courses).unwrap(), serde_json::from_value(query).unwrap());
    json!({
        "overview": app.overview().await.unwrap(),
        "profile": app.profile().await.unwrap(),
        "representatives": app.representatives().await.unwrap(),
        "threads": app.threads(threads).await.unwrap(),
        "compose": app.compose().await.unwrap(),
        "employments": app.employments().await.unwrap(),
        "offices": app.offices().await.unwrap(),
        "courses": app.courses(courses).await.unwrap(),
        "kursbevis": app.kursbevis().await.unwrap(),
        "recruiting": app.recruiting().await.unwrap(),
        "shop": app.shop().await.unwrap(),
        "papers": app.papers(papers).await.unwrap(),
        "found": app.search(query).await.unwrap().hits,
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_of_a_shape_that_nobody_knows_in_every_collection_stops_neither_the_server_nor_the_app() {
    let document: Value = serde_json::from_str(include_str!("../../docs/openapi.json")).unwrap();
    let schemas = &document["components"]["schemas"];
    let house = House::with_messages(60).await;
    let before = house.rows().await;
    let one_of_each: Vec<(Collection, &str)> =
        Collection::ALL.iter().map(|collection| (*collection, ids(&before, collection.name())[0])).collect();
    let house = house
        .restarted(|conn| {
            for (collection, id) in &one_of_each {
                let name = collection.name();
                put(conn, name, id, &reshaped(schemas, *collection, &body(conn, name, id)));
            }
        })
        .await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    let expected = one_of_each.iter().map(|(collection, _)| (collection.name().to_owned(), 1)).collect();
    assert_eq!(unreadable(&app).await, expected, "one of each, and nothing more");
    let state = app.sync_state().await.unwrap();
    assert!(state.complete && state.error.is_none(), "the first sync has ended");
    assert_eq!(app.counts().await.unwrap(), house.counts(), "all of it is here");
    // What can be read is, on every screen.
    let seen = screens(&app).await;
    for shown in
        ["threads", "papers", "representatives", "employments", "courses", "kursbevis", "shop", "found"]
    {
        assert!(seen[shown].to_string().len() > 40, "{shown}: {}", seen[shown]);
    }
    app.close().await;
    // Each is kept whole, and all others are in their rooms.
    let kept = crate::rows::of_folder(machine.path(), KEY).await.unwrap();
    let mut there = house.rows().await;
    let aside: Rows = one_of_each
        .iter()
        .map(|(collection, id)| {
            there.remove_entry(&(collection.name().to_owned(), (*id).to_owned())).unwrap()
        })
        .collect();
    assert_same(&kept.aside, &aside);
    assert_same(&kept.rows, &there);
    // The server goes on with what such a row is no part of.
    let thread = ids(&there, "threads")[0].to_owned();
    let outcome = house.command(WireCommand::MarkRead { threads: vec![thread], through: Utc::now() }).await;
    assert!(matches!(outcome, Outcome::Done { .. }), "{outcome:?}");

    // Later versions that can be read take their places.
    let house = house
        .restarted(|conn| {
            for (collection, id) in &one_of_each {
                let key = (collection.name().to_owned(), (*id).to_owned());
                put(conn, collection.name(), id, &before[&key].1);
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
async fn what_an_older_app_kept_aside_of_every_collection_is_adopted_without_the_network() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let token = house.token();
    let app = machine.app(&house.server.url, &token).await;
    app.sync_now().await.unwrap();
    let (seen, counts) = (screens(&app).await, app.counts().await.unwrap());
    app.close().await;
    let there = house.rows().await;
    house.server.stop().await;

    // As an app leaves them that could read none of them.
    let rows = there.clone();
    let place = Place::File { path: machine.path().join("cache.db"), key: Key::from_bytes(KEY) };
    let (cache, _) =
        tokio::task::spawn_blocking(move || Db::open(Kind::Cache, place)).await.unwrap().unwrap();
    let lay_aside = move |tx: &rusqlite::Transaction<'_>| {
        for handler in min_side_core::rooms::handlers() {
            for ((_, id), (version, body)) in
                rows.iter().filter(|((name, _), _)| name == handler.collection().name())
            {
                let audience: Option<String> = if handler.has_audience() {
                    let sql = format!("SELECT audience FROM {} WHERE id = ?1", handler.table());
                    tx.query_row(&sql, [id], |row| row.get(0))?
                } else {
                    None
                };
                handler.delete(tx, id)?;
                tx.execute(
                    "INSERT INTO extra (collection, id, version, audience, body) VALUES (?1, ?2, ?3, ?4, ?5)",
                    params![handler.collection().name(), id, version, audience, body.to_string()],
                )?;
            }
        }
        Ok(())
    };
    cache.write(lay_aside).await.unwrap();
    cache.close().await;
    assert_same(&crate::rows::of_folder(machine.path(), KEY).await.unwrap().aside, &there);

    let app = machine.app("http://127.0.0.1:9", &token).await;
    assert_eq!(unreadable(&app).await, BTreeMap::new());
    assert_eq!(app.counts().await.unwrap(), counts);
    for (screen, shown) in screens(&app).await.as_object().unwrap() {
        assert_eq!(shown, &seen[screen], "{screen}");
    }
    app.close().await;
    assert_same(&machine.rows().await, &there);
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

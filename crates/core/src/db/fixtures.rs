//! Databases as versions of the app have left them, committed in `crates/core/fixtures` under a key of the tests: whatever is
//! changed later, each is opened, brought up to this schema, and read whole.
//!
//! A new migration needs a fixture of its version: `UPDATE_FIXTURES=1 cargo test -p min-side-core fixtures`. Those of
//! earlier versions are never written again.

use super::schema::Kind;
use super::testing::{folder, key};
use super::{Opened, Place, open};
use crate::messages;
use crate::outbox;
use crate::settings;
use crate::sync::{Handlers, Incoming, counts};
use crate::views::{Draft, OutboxState, Theme};
use min_side_domain::Collection;
use min_side_wire::command::Envelope;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The first schemas that were kept, of cache and local: nobody has had an earlier one.
const FIRST: [(Kind, usize); 2] = [(Kind::Cache, 6), (Kind::Local, 4)];

fn fixture(kind: Kind, version: usize) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("fixtures/{}-{version}.db", kind.name()))
}

fn versions() -> impl Iterator<Item = (Kind, usize)> {
    FIRST.into_iter().flat_map(|(kind, first)| (first..=kind.version()).map(move |version| (kind, version)))
}

/// Examples of the contract that this build speaks.
fn examples(folder: &str) -> BTreeMap<String, Value> {
    let version = min_side_wire::contract::CONTRACT;
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../docs/contract/{version}/{folder}"));
    let entries = std::fs::read_dir(path).unwrap().map(Result::unwrap);
    entries
        .map(|entry| {
            let name = entry.path().file_stem().unwrap().to_str().unwrap().to_owned();
            (name, serde_json::from_slice(&std::fs::read(entry.path()).unwrap()).unwrap())
        })
        .collect()
}

/// A cache with every example of every collection in it, and rows that are kept aside.
fn fill_cache(conn: &Connection) {
    let handlers = crate::rooms::handlers();
    let examples = examples("records");
    let mut version = 0;
    for handler in &handlers {
        for (at, record) in examples[handler.collection().name()].as_array().unwrap().iter().enumerate() {
            version += 1;
            let (id, body) = (format!("{}-{at}", record["id"].as_str().unwrap()), record.to_string());
            let row = Incoming { id: &id, version, audience: None, body: &body };
            handler.put(conn, &row).unwrap();
        }
        handler.changed(conn, version).unwrap();
    }
    let aside = "INSERT INTO extra VALUES ('framtid', 'x', 1, NULL, '{\"id\":\"x\"}')";
    conn.execute_batch(aside).unwrap();
    crate::sync::meta::set(conn, "cursor", "c1").unwrap();
    crate::sync::meta::set(conn, "complete", "1").unwrap();
    Handlers::new(handlers).adopt(conn).unwrap();
}

/// What is not the server's: every command in the outbox, a draft, settings.
fn fill_local(conn: &Connection) {
    let at = "2026-03-02T10:00:00Z".parse().unwrap();
    for (name, command) in examples("commands") {
        let envelope: Envelope = serde_json::from_value(command).unwrap();
        outbox::enqueue(conn, &envelope.command, envelope.base_version, &name, at).unwrap();
    }
    messages::save(conn, &draft(), at).unwrap();
    let set = crate::views::Settings { theme: Theme::Dark, ..settings::defaults() };
    settings::save(conn, &set).unwrap();
}

fn draft() -> Draft {
    Draft {
        id: String::new(),
        thread_id: None,
        recipient_id: "ntl".to_owned(),
        subject: "Permisjon".to_owned(),
        body: "Hei,".to_owned(),
        attachments: Vec::new(),
        saved_at: None,
    }
}

/// Every table, index and trigger, as it was made.
fn schema(conn: &Connection) -> Vec<(String, String, Option<String>)> {
    let sql = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name";
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

fn all_is_readable(kind: Kind, conn: &Connection) {
    match kind {
        Kind::Cache => {
            let handlers = Handlers::new(crate::rooms::handlers());
            handlers.adopt(conn).unwrap();
            let counts = counts(conn, &handlers).unwrap();
            for &collection in Collection::ALL {
                assert!(counts[collection.name()] > 0, "{collection}");
            }
            assert_eq!(crate::sync::unreadable(conn).unwrap(), BTreeMap::new());
            assert_eq!(crate::sync::meta::get(conn, "cursor").unwrap().as_deref(), Some("c1"));
        }
        Kind::Local => {
            let rows = outbox::unsettled(conn).unwrap();
            let kept: Vec<&str> = rows.iter().map(|row| row.title.as_str()).collect();
            assert_eq!(kept, examples("commands").keys().map(String::as_str).collect::<Vec<_>>());
            assert!(rows.iter().all(|row| row.state == OutboxState::Pending));
            let drafts = messages::drafts(conn).unwrap();
            let written: Vec<_> = drafts.iter().map(|one| (&one.subject, &one.body)).collect();
            assert_eq!(written, [(&draft().subject, &draft().body)]);
            assert_eq!(settings::read(conn).unwrap().theme, Theme::Dark);
        }
    }
}

#[test]
fn fixtures_of_every_version_are_brought_to_the_schema_of_a_fresh_database_and_read_whole() {
    let dir = folder();
    for (kind, version) in versions() {
        let committed = fixture(kind, version);
        if std::env::var_os("UPDATE_FIXTURES").is_some() && version == kind.version() && !committed.exists() {
            std::fs::create_dir_all(committed.parent().unwrap()).unwrap();
            let (conn, _) = open(kind, &Place::File { path: committed.clone(), key: key() }).unwrap();
            match kind {
                Kind::Cache => fill_cache(&conn),
                Kind::Local => fill_local(&conn),
            }
            conn.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        }
        let path = dir.path().join(format!("{}-{version}.db", kind.name()));
        std::fs::copy(&committed, &path).unwrap_or_else(|error| {
            panic!("{}: {error}: UPDATE_FIXTURES=1 cargo test -p min-side-core fixtures", committed.display())
        });
        let (conn, opened) = open(kind, &Place::File { path, key: key() }).unwrap();
        let expected = if version == kind.version() { Opened::Existing } else { Opened::Upgraded };
        assert_eq!(opened, expected, "{} {version}", kind.name());
        let (fresh, _) = open(kind, &Place::Memory).unwrap();
        assert_eq!(schema(&conn), schema(&fresh), "{} {version}", kind.name());
        let sound: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok");
        all_is_readable(kind, &conn);
    }
}

use super::{Cursor, Walk, build};
use crate::storage::sqlite::SqliteStorage;
use crate::storage::{Row, Storage, write};
use crate::testing::{Cache, Harness, noon};
use chrono::Utc;
use min_side_domain::{Audience, Collection};
use min_side_wire::feed::{Op, Page};
use min_side_wire::problem::{Problem, ProblemCode};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;

/// A client of the storage that takes page by page, while others write.
struct Client {
    member: &'static str,
    cursor: String,
    cache: Cache,
    more: bool,
}

impl Client {
    fn new(member: &'static str) -> Self {
        Self { member, cursor: String::new(), cache: Cache::default(), more: true }
    }

    fn take_page(&mut self, storage: &SqliteStorage, limit: usize) -> Page {
        let cursor = (!self.cursor.is_empty())
            .then(|| Cursor::read(&self.cursor, storage.epoch(), self.member).expect("our own cursor"));
        let page = build(storage, self.member, &self.cursor, cursor, limit, Utc::now()).unwrap().unwrap();
        let page: Page = serde_json::from_slice(&page.body).unwrap();
        assert_eq!(page.cursor, self.cursor);
        self.cache.apply(&page);
        self.cursor.clone_from(&page.next);
        self.more = page.more;
        page
    }

    fn catch_up(&mut self, storage: &SqliteStorage, limit: usize) {
        let mut pages = 0;
        loop {
            self.take_page(storage, limit);
            pages += 1;
            assert!(pages < 10_000, "the feed does not end");
            if !self.more {
                return;
            }
        }
    }

    fn held(&self) -> BTreeMap<(String, String), String> {
        self.cache.0.iter().map(|(key, held)| (key.clone(), held.body["at"].to_string())).collect()
    }
}

fn audience(index: usize) -> Audience {
    match index {
        0 => Audience::Public,
        1 => Audience::Member("a".to_owned()),
        2 => Audience::Member("b".to_owned()),
        n => Audience::Unit(format!("u{n}")),
    }
}

/// Whatever is written, granted and revoked, and whenever a client looks: in the end it has exactly what its
/// audiences hold.
#[test]
fn snapshot_and_deltas_give_the_state_of_the_table() {
    for seed in 0..14 {
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let dir = tempfile::tempdir().unwrap();
        let storage = SqliteStorage::open(dir.path()).unwrap();
        let mut rows: BTreeMap<(usize, Collection, String), String> = BTreeMap::new();
        let mut granted = [[false; 6]; 2];
        let mut clients = [Client::new("a"), Client::new("b")];
        for step in 0..120 {
            match random.random_range(0..10) {
                0..=4 => {
                    let batch: Vec<Row> = (0..random.random_range(1..8))
                        .map(|_| {
                            let at = random.random_range(0..6);
                            let collection = [Collection::Threads, Collection::Offices, Collection::Courses]
                                [random.random_range(0..3)];
                            let id = format!("{at}-{}", random.random_range(0..12));
                            let when = noon() + chrono::TimeDelta::minutes(random.random_range(0..500));
                            let body = serde_json::json!({"id": id, "last_at": when, "at": step}).to_string();
                            rows.insert((at, collection, id.clone()), step.to_string());
                            Row { audience: audience(at), collection, id, body }
                        })
                        .collect();
                    storage.put_rows(&batch).unwrap();
                }
                5 => {
                    if let Some(key) = rows.keys().nth(random.random_range(0..rows.len().max(1))).cloned() {
                        let (at, collection, id) = &key;
                        write(&storage, Utc::now(), |tx| tx.delete(&audience(*at), *collection, id)).unwrap();
                        rows.remove(&key);
                    }
                }
                6..=7 => {
                    let (who, at) = (random.random_range(0..2), random.random_range(3..6));
                    let member = ["a", "b"][who];
                    granted[who][at] = !granted[who][at];
                    write(&storage, Utc::now(), |tx| {
                        let unit = audience(at);
                        if granted[who][at] { tx.grant(member, &unit) } else { tx.revoke(member, &unit) }
                    })
                    .unwrap();
                }
                _ => {
                    let who = random.random_range(0..2);
                    let limit = random.random_range(1..9);
                    clients[who].take_page(&storage, limit);
                }
            }
        }
        for (who, client) in clients.iter_mut().enumerate() {
            client.catch_up(&storage, random.random_range(1..20));
            let visible: BTreeMap<(String, String), String> = rows
                .iter()
                .filter(|((at, _, _), _)| *at == 0 || *at == who + 1 || (*at > 2 && granted[who][*at]))
                .map(|((_, collection, id), at)| ((collection.name().to_owned(), id.clone()), at.clone()))
                .collect();
            assert_eq!(client.held(), visible, "seed {seed}, client {who}");
            let calm = client.take_page(&storage, 5);
            assert!(calm.changes.is_empty() && !calm.more, "seed {seed}: nothing new is an empty page");
            assert_eq!(calm.next, calm.cursor);
        }
    }
}

#[test]
fn a_page_applied_twice_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let storage = SqliteStorage::open(dir.path()).unwrap();
    let rows: Vec<Row> = (0..20).map(office_row).collect();
    storage.put_rows(&rows).unwrap();
    let mut client = Client::new("a");
    let page = client.take_page(&storage, 8);
    let before = client.cache.clone();
    client.cache.apply(&page);
    assert_eq!(client.cache, before);
}

fn office_row(n: usize) -> Row {
    Row {
        audience: Audience::Member("a".to_owned()),
        collection: Collection::Offices,
        id: n.to_string(),
        body: format!(r#"{{"id":"{n}","at":0}}"#),
    }
}

#[test]
fn remaining_counts_down_to_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let storage = SqliteStorage::open(dir.path()).unwrap();
    let rows: Vec<Row> = (0..25).map(office_row).collect();
    storage.put_rows(&rows).unwrap();
    let mut client = Client::new("a");
    let remaining: Vec<Option<u64>> =
        std::iter::from_fn(|| client.more.then(|| client.take_page(&storage, 10).remaining)).collect();
    assert_eq!(remaining, [Some(15), Some(5), Some(0)]);
    assert_eq!(client.take_page(&storage, 10).remaining, None);
}

#[test]
fn newest_messages_come_first_in_a_snapshot() {
    let dir = tempfile::tempdir().unwrap();
    let storage = SqliteStorage::open(dir.path()).unwrap();
    for minute in [3, 1, 2] {
        let body =
            serde_json::json!({"id": minute.to_string(), "sent_at": format!("2026-06-01T10:0{minute}:00Z")});
        let row = Row {
            audience: Audience::Member("a".to_owned()),
            collection: Collection::Messages,
            id: minute.to_string(),
            body: body.to_string(),
        };
        storage.put_rows(&[row]).unwrap();
    }
    let page = Client::new("a").take_page(&storage, 10);
    let ids: Vec<&str> = page.changes.iter().map(|change| change.id.as_str()).collect();
    assert_eq!(ids, ["3", "2", "1"]);
}

#[test]
fn a_cursor_is_read_back_as_it_was_written() {
    let walk = Walk {
        snapshot: true,
        upto: 90,
        collection: Collection::Messages,
        audience: Audience::Unit("u1".to_owned()),
        sort: -5,
        version: 44,
        remaining: 7,
    };
    for walk in [None, Some(walk)] {
        let cursor = Cursor { run: "r-1_".to_owned(), seen: 90, rows: 12, grants: 34, walk };
        let text = cursor.write("epoch", "a");
        assert_eq!(Cursor::read(&text, "epoch", "a"), Some(cursor));
        assert_eq!(Cursor::read(&text, "another", "a"), None);
        assert_eq!(Cursor::read(&text, "epoch", "b"), None);
    }
    assert_eq!(Cursor::read("garbage!", "epoch", "a"), None);
    let ahead = Cursor { run: "r".to_owned(), seen: 5, rows: 6, grants: 5, walk: None };
    assert_eq!(Cursor::read(&ahead.write("epoch", "a"), "epoch", "a"), None);
}

fn is_gone(storage: &SqliteStorage, cursor: &str) -> bool {
    let read = Cursor::read(cursor, storage.epoch(), "a");
    read.is_none() || build(storage, "a", cursor, read, 10, Utc::now()).unwrap().is_none()
}

fn copy_folder(from: &std::path::Path, to: &std::path::Path) {
    for name in ["server.db", "server.db-wal"] {
        let _ = std::fs::remove_file(to.join(name));
        if from.join(name).exists() {
            std::fs::copy(from.join(name), to.join(name)).unwrap();
        }
    }
}

/// Whatever was written before and after: a cursor from after a backup is gone once the backup was put back, also when
/// the folder has come further since, and one from before it goes on.
#[test]
fn a_cursor_from_after_the_backup_is_gone_when_the_backup_is_put_back() {
    for written_since in [0, 1, 3, 9] {
        let (dir, backup) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let storage = SqliteStorage::open(dir.path()).unwrap();
        storage.put_rows(&(0..5).map(office_row).collect::<Vec<_>>()).unwrap();
        let (mut before, mut within) = (Client::new("a"), Client::new("a"));
        before.catch_up(&storage, 10);
        within.take_page(&storage, 2);
        copy_folder(dir.path(), backup.path());
        storage.put_rows(&(3..8).map(office_row).collect::<Vec<_>>()).unwrap();
        let mut after = Client::new("a");
        after.catch_up(&storage, 10);
        // A walk from before the backup that went on after it: its place is of the lost history.
        within.take_page(&storage, 1);
        drop(storage);

        copy_folder(backup.path(), dir.path());
        // An import, say, before the server is started again.
        SqliteStorage::open(dir.path())
            .unwrap()
            .put_rows(&(20..20 + written_since).map(office_row).collect::<Vec<_>>())
            .unwrap();
        let storage = SqliteStorage::open(dir.path()).unwrap();
        assert!(is_gone(&storage, &after.cursor), "{written_since} written since");
        assert!(is_gone(&storage, &within.cursor), "{written_since} written since");
        before.catch_up(&storage, 10);
        let mut fresh = Client::new("a");
        fresh.catch_up(&storage, 10);
        assert_eq!(before.held(), fresh.held());
        assert_eq!(before.held().len(), 5 + written_since);
    }
}

#[test]
fn a_cursor_ahead_of_the_counter_is_gone() {
    let dir = tempfile::tempdir().unwrap();
    let storage = SqliteStorage::open(dir.path()).unwrap();
    storage.put_rows(&[office_row(1)]).unwrap();
    let mut client = Client::new("a");
    client.catch_up(&storage, 10);
    let cursor = Cursor::read(&client.cursor, storage.epoch(), "a").unwrap();
    let ahead = Cursor { seen: cursor.seen + 1, rows: cursor.rows + 1, ..cursor };
    assert!(is_gone(&storage, &ahead.write(storage.epoch(), "a")));
    assert!(!is_gone(&storage, &client.cursor));
}

/// What another process writes, as an import does, is seen without a restart.
#[test]
fn another_process_writes_and_the_feed_tells() {
    let dir = tempfile::tempdir().unwrap();
    let storage = SqliteStorage::open(dir.path()).unwrap();
    let mut client = Client::new("a");
    client.catch_up(&storage, 10);
    let other = SqliteStorage::open(dir.path()).unwrap();
    other.put_rows(&[office_row(1)]).unwrap();
    assert!(storage.look_for_others().unwrap());
    assert!(!storage.look_for_others().unwrap());
    client.catch_up(&storage, 10);
    assert_eq!(client.held().len(), 1);
    // Its run is known now without a look in the database.
    let cursor = Cursor::read(&client.cursor, storage.epoch(), "a").unwrap();
    assert!(storage.stands(&cursor.run, cursor.seen));
}

#[tokio::test]
async fn a_member_gets_their_own_rows_and_no_one_elses() {
    let harness = Harness::new().await;
    let (kari, _) = harness.sync(harness.token()).await;
    let (ola, _) = harness.sync(&harness.ola_token).await;
    assert!(kari.has("profile", "demo") && kari.has("messages", "m1") && kari.has("list_members", "l1"));
    assert!(ola.has("profile", "ola") && ola.has("documents", "d1") && ola.has("rewards", "kopp"));
    assert!(!kari.has("documents", "d1") && !kari.has("profile", "ola") && !kari.has("list_members", "x1"));
    assert!(!ola.has("messages", "m1") && !ola.has("list_members", "l1"));
    let page = harness.page(harness.token(), "", 1_000).await;
    assert_eq!(page.audiences, ["unit:unit-1"]);
    let units: Vec<_> = page.changes.iter().filter(|change| change.collection == "list_members").collect();
    assert!(units.iter().all(|change| change.audience.as_deref() == Some("unit:unit-1")));
    let personal = page.changes.iter().find(|change| change.collection == "profile").unwrap();
    assert_eq!(personal.audience, None);
}

#[tokio::test]
async fn the_hash_in_the_header_is_that_of_the_body() {
    use sha2::Digest as _;
    let harness = Harness::new().await;
    let response = harness.get("/v1/changes?limit=3", harness.token()).await;
    let hash = response.headers()["min-side-page-sha256"].to_str().unwrap().to_owned();
    let body = response.bytes().await.unwrap();
    assert_eq!(hash, crate::hex(&sha2::Sha256::digest(&body)));
}

#[tokio::test]
async fn an_unknown_cursor_is_gone() {
    let harness = Harness::new().await;
    let (_, olas) = harness.sync(&harness.ola_token).await;
    for cursor in ["nonsense", olas.as_str()] {
        let response = harness.get(&format!("/v1/changes?cursor={cursor}"), harness.token()).await;
        assert_eq!(response.status(), 410);
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        let problem: Problem = response.json().await.unwrap();
        assert_eq!(problem.code(), Some(ProblemCode::CursorGone));
    }
}

#[tokio::test]
async fn an_empty_delta_is_small_and_repeats_its_cursor() {
    let harness = Harness::new().await;
    let (_, cursor) = harness.sync(harness.token()).await;
    let body =
        harness.get(&format!("/v1/changes?cursor={cursor}"), harness.token()).await.bytes().await.unwrap();
    assert!(body.len() <= 300, "{} bytes", body.len());
    let page: Page = serde_json::from_slice(&body).unwrap();
    assert_eq!((page.cursor.as_str(), page.next.as_str(), page.more), (&*cursor, &*cursor, false));
}

#[tokio::test]
async fn r_06_4_an_office_that_ends_purges_its_list_from_the_feed() {
    use min_side_wire::office::OfficeCommand;
    let harness = Harness::new().await;
    let (mut cache, cursor) = harness.sync(harness.token()).await;
    let end = OfficeCommand::EndOffice {
        member_id: "demo".to_owned(),
        office_id: "o1".to_owned(),
        last_day: crate::testing::day(2026, 6, 16),
    };
    assert!(crate::testing::is_done(&harness.office("end-1", end).await));
    let page = harness.page(harness.token(), &cursor, 100).await;
    assert!(
        page.changes.iter().any(|change| {
            change.op == Op::Purge && change.collection == "*" && change.id == "unit:unit-1"
        })
    );
    assert!(page.audiences.is_empty());
    cache.apply(&page);
    assert!(!cache.has("list_members", "l1") && cache.has("offices", "o1"));
    let (fresh, _) = harness.sync(harness.token()).await;
    assert!(!fresh.has("list_members", "l1"));
}

#[tokio::test]
async fn r_06_4_an_office_with_a_last_day_to_come_keeps_its_list_until_then() {
    use min_side_wire::office::OfficeCommand;
    let harness = Harness::new().await;
    let end = OfficeCommand::EndOffice {
        member_id: "demo".to_owned(),
        office_id: "o1".to_owned(),
        last_day: crate::testing::day(2026, 6, 30),
    };
    assert!(crate::testing::is_done(&harness.office("end-1", end).await));
    assert_eq!(harness.page(harness.token(), "", 1).await.audiences, ["unit:unit-1"]);
    // The last minute of the last day in Oslo, and the first of the next.
    let end_over = |at: &str| {
        let at = at.parse().unwrap();
        write(&*harness.running.storage, at, crate::office::end_those_over).unwrap()
    };
    assert_eq!(end_over("2026-06-30T21:59:00Z"), 0);
    assert_eq!(end_over("2026-06-30T22:00:00Z"), 1);
    assert!(harness.page(harness.token(), "", 1).await.audiences.is_empty());
}

//! Rows that this build cannot read: of a newer server, of a newer build, or of none.

use super::*;
use crate::sync::{Handler, Handlers, Incoming, counts, unreadable};
use crate::testing::packed;
use min_side_domain::Collection;
use rusqlite::Connection as Sqlite;

fn membership(version: i64, category: &str) -> String {
    let body = format!(
        r#"{{"id":"m","member_number":"1","status":"active","since":"2001-02-03","category":"{category}","unit_id":"u","unit_name":"U","dues":"invoice","magazine":true,"framtid":{{"a":[1]}}}}"#
    );
    format!(r#"{{"collection":"membership","id":"m","version":{version},"op":"put","body":{body}}}"#)
}

fn recipient(id: &str, version: i64, kind: &str) -> String {
    format!(
        r#"{{"collection":"recipients","id":"{id}","version":{version},"op":"put","body":{{"id":"{id}","kind":"{kind}","name":"N"}}}}"#
    )
}

impl Harness {
    /// Version and body of a row, in its room's table or aside.
    async fn stands(&self, table: &'static str) -> Vec<(i64, String)> {
        let read = move |conn: &Sqlite| {
            let mut statement = conn.prepare(&format!("SELECT version, body FROM {table} ORDER BY id"))?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        };
        self.store.cache.read(read).await.unwrap()
    }

    async fn unreadable(&self) -> Vec<(String, u32)> {
        self.store.cache.read(unreadable).await.unwrap().into_iter().collect()
    }
}

#[tokio::test]
async fn one_value_that_the_app_does_not_know_stops_nothing_and_its_row_is_kept_whole() {
    let harness = harness().await;
    let changes =
        [recipient("a", 1, "office"), membership(2, "honorary"), recipient("b", 3, "unit"), put("x", 4)];
    harness.fake.page("", page(&page_json("", "a", true, &changes)));
    harness.fake.page("a", page(&page_json("a", "b", false, &[recipient("c", 5, "choir")])));
    harness.engine.sync().await.unwrap();
    assert_eq!(harness.cursor().await.as_deref(), Some("b"));
    assert_eq!(harness.stands("recipients").await.len(), 2, "the rest is read");
    assert_eq!(harness.stands("membership").await, []);
    let aside = harness.stands("extra").await;
    assert_eq!(aside.iter().map(|(version, _)| *version).collect::<Vec<_>>(), [5, 2, 4]);
    assert!(aside[1].1.contains(r#""framtid":{"a":[1]}"#) && aside[1].1.contains("honorary"), "{aside:?}");
    let view = harness.engine.view().await.unwrap();
    assert!(view.complete && view.error.is_none());
    assert_eq!(
        view.unreadable.into_iter().collect::<Vec<_>>(),
        [("membership".to_owned(), 1), ("recipients".to_owned(), 1)],
        "a collection that this build does not have is no row that it shows badly"
    );
    let handlers = harness.engine.handlers();
    let counts = harness.store.cache.read(move |conn| counts(conn, &handlers)).await.unwrap();
    assert_eq!((counts["membership"], counts["recipients"]), (1, 3), "they are here");
}

#[tokio::test]
async fn a_row_that_becomes_unreadable_is_not_shown_as_it_was_and_a_later_one_takes_its_place() {
    let harness = harness().await;
    harness.fake.page("", page(&page_json("", "a", false, &[membership(1, "employed")])));
    harness.engine.sync().await.unwrap();
    assert_eq!(harness.stands("membership").await.len(), 1);
    harness.fake.page("a", page(&page_json("a", "b", false, &[membership(2, "honorary")])));
    harness.engine.sync().await.unwrap();
    assert_eq!(harness.stands("membership").await, [], "what it said before is not so any more");
    assert_eq!(harness.unreadable().await, [("membership".to_owned(), 1)]);

    // It does not go back either.
    harness.fake.page("b", page(&page_json("b", "c", false, &[membership(1, "employed")])));
    assert!(matches!(harness.engine.sync().await, Err(Error::BadPage("version"))));
    harness.fake.page("b", page(&page_json("b", "c", false, &[membership(3, "student")])));
    harness.engine.sync().await.unwrap();
    assert_eq!((harness.stands("membership").await.len(), harness.unreadable().await), (1, vec![]));

    harness.fake.page("c", page(&page_json("c", "d", false, &[membership(4, "honorary")])));
    harness.engine.sync().await.unwrap();
    let delete = r#"{"collection":"membership","id":"m","version":5,"op":"delete"}"#.to_owned();
    harness.fake.page("d", page(&page_json("d", "e", false, &[delete])));
    harness.engine.sync().await.unwrap();
    assert_eq!((harness.stands("membership").await, harness.stands("extra").await), (vec![], vec![]));
}

#[tokio::test]
async fn r_06_4_a_purge_takes_what_of_the_audience_could_not_be_read_as_well() {
    let harness = harness().await;
    let member = r#"{"collection":"list_members","id":"m","version":2,"op":"put","audience":"unit:u1","body":{"id":"m","first_name":"Kari"}}"#;
    harness.fake.page("", page(&page_json("", "a", false, &[member.to_owned()])));
    harness.engine.sync().await.unwrap();
    assert_eq!(harness.unreadable().await, [("list_members".to_owned(), 1)]);
    let purge = r#"{"collection":"*","id":"unit:u1","version":3,"op":"purge"}"#.to_owned();
    harness.fake.page("a", page(&page_json("a", "b", false, &[purge]).replace(r#"["unit:u1"]"#, "[]")));
    harness.engine.sync().await.unwrap();
    assert_eq!(harness.stands("extra").await, []);
    let unfinished = |conn: &Sqlite| {
        Ok(conn.query_row("SELECT count(*) FROM unfinished_purge", [], |row| row.get::<_, i64>(0))?)
    };
    assert_eq!(harness.store.cache.read(unfinished).await.unwrap(), 1, "the log is emptied of it");
}

#[tokio::test]
async fn a_row_whose_room_fails_in_the_middle_leaves_nothing_behind() {
    let harness = harness().await;
    let message = |id: &str, version: i64, size: &str| {
        format!(
            r#"{{"collection":"messages","id":"{id}","version":{version},"op":"put","body":{{"id":"{id}","thread_id":"t","sender":"union","sender_name":"N","body":"Hei","sent_at":"2026-01-02T03:04:05Z","attachments":[{{"name":"a.pdf","sha256":"{}","size":{size},"media_type":"application/pdf"}}]}}}}"#,
            "ab".repeat(32)
        )
    };
    // The number is one in the contract, and none that a column holds.
    let changes = [message("1", 1, "7"), message("2", 2, "18446744073709551616"), message("3", 3, "7")];
    harness.fake.page("", page(&page_json("", "a", false, &changes)));
    harness.engine.sync().await.unwrap();
    assert_eq!(harness.stands("messages").await.len(), 2);
    assert_eq!(harness.unreadable().await, [("messages".to_owned(), 1)]);
}

#[tokio::test]
async fn a_year_that_nobody_reckons_with_is_kept_aside_and_ends_nothing() {
    let harness = harness().await;
    let document = |id: &str, at: &str| {
        format!(
            r#"{{"collection":"documents","id":"{id}","version":1,"op":"put","body":{{"id":"{id}","kind":"letter","title":"Brev","file_name":"brev.pdf","from":"NTL","at":"{at}","sha256":"{}","size":7,"media_type":"application/pdf"}}}}"#,
            "ab".repeat(32)
        )
    };
    let changes = [
        document("far", "+262142-12-31T23:59:59Z"),
        document("near", "2026-01-02T03:04:05Z"),
        document("before", "-262143-01-01T00:00:00Z"),
    ];
    harness.fake.page("", page(&page_json("", "a", false, &changes)));
    harness.engine.sync().await.unwrap();
    assert_eq!(harness.stands("documents").await.len(), 1);
    assert_eq!(harness.unreadable().await, [("documents".to_owned(), 2)]);
}

/// The room of a build that reads any membership.
struct Newer;

impl Handler for Newer {
    fn collection(&self) -> Collection {
        Collection::Membership
    }

    fn put(&self, conn: &Sqlite, row: &Incoming<'_>) -> crate::Result<()> {
        crate::rows::put(conn, "membership", row, &[])
    }
}

#[tokio::test]
async fn a_newer_build_takes_over_what_an_older_one_could_not_read_and_an_older_one_lays_it_aside_again() {
    let harness = harness().await;
    harness.fake.page("", page(&page_json("", "a", false, &[membership(2, "honorary"), put("x", 1)])));
    harness.engine.sync().await.unwrap();
    harness.store.cache.write(|tx| Handlers::new(vec![Box::new(Newer)]).adopt(tx)).await.unwrap();
    let stands = harness.stands("membership").await;
    assert_eq!((stands.len(), stands[0].0, harness.unreadable().await), (1, 2, vec![]));
    assert_eq!(harness.ids().await, ["x@1"], "a collection that no room has waits on");

    // The same build again looks at nothing; an older one would fail at every screen that reads the row.
    let handlers = harness.engine.handlers();
    harness.store.cache.write(move |tx| handlers.adopt(tx)).await.unwrap();
    assert_eq!(harness.stands("membership").await.len(), 1);
    let handlers = harness.engine.handlers();
    harness
        .store
        .cache
        .write(move |tx| {
            meta::set(tx, meta::name::BUILD, "99.0.0")?;
            handlers.adopt(tx)
        })
        .await
        .unwrap();
    assert_eq!(harness.stands("membership").await, []);
    assert_eq!(harness.unreadable().await, [("membership".to_owned(), 1)]);
}

#[tokio::test]
async fn a_build_with_a_column_more_fetches_what_an_earlier_one_had_no_column_for() {
    let harness = harness().await;
    let unit = |version: i64| {
        format!(
            r#"{{"collection":"virksomheter","id":"1","version":{version},"op":"put","body":{{"id":"1","name":"N","form":"STAT","sektor":"stat"}}}}"#
        )
    };
    harness.fake.page("", page(&page_json("", "a", false, &[unit(1)])));
    harness.fake.page("a", page(&page_json("a", "a", false, &[])));
    harness.engine.sync().await.unwrap();
    let refills = |conn: &Sqlite| meta::get(conn, meta::name::REFILL);
    let handlers = harness.engine.handlers();
    let adopt = move |tx: &rusqlite::Transaction<'_>| handlers.adopt(tx);
    harness.store.cache.write(adopt.clone()).await.unwrap();
    assert_eq!(harness.store.cache.read(refills).await.unwrap(), None, "it is all here");

    // The next version's migration, which says nothing of it.
    let migrate = |tx: &rusqlite::Transaction<'_>| {
        Ok(tx.execute_batch("ALTER TABLE virksomheter ADD COLUMN sektor TEXT")?)
    };
    harness.store.cache.write(migrate).await.unwrap();
    harness.store.cache.write(adopt).await.unwrap();
    assert_eq!(harness.store.cache.read(refills).await.unwrap().as_deref(), Some("1"));
    let pages = |harness: &Harness| {
        harness.fake.requests().iter().filter(|request| request.target.starts_with("/v1/changes")).count()
    };
    let before = pages(&harness);
    harness.engine.sync().await.unwrap();
    assert_eq!(pages(&harness), before + 1, "a snapshot, from the beginning");
    assert_eq!(harness.store.cache.read(refills).await.unwrap(), None);
}

#[tokio::test]
async fn a_forgotten_cursor_is_understood_also_when_the_server_packs_its_problems() {
    for encoding in ["zstd", "gzip"] {
        let harness = harness().await;
        harness.fake.page("", page(&page_json("", "a", false, &[put("old", 5)])));
        harness.engine.sync().await.unwrap();
        harness.fake.page("a", packed(problem(410, "cursor_gone"), encoding));
        harness.fake.page("", packed(page(&page_json("", "n", false, &[put("new", 7)])), encoding));
        harness.engine.sync().await.unwrap();
        assert_eq!(harness.ids().await, ["new@7"], "{encoding}");
    }
}

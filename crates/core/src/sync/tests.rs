//! The engine against a server that says exactly what it is told to say.

use super::pull::Puller;
use super::{Engine, meta};
use crate::clock::FixedClock;
use crate::db::Store;
use crate::db::{Db, Kind, testing};
use crate::error::Error;
use crate::http::{Http, LazyClient};
use crate::outbox;
use crate::session::Session;
use crate::testing::{Fake, Reply, by_the_server, hashed, json, page, page_json, problem, put};
use crate::views::{Connection, OutboxState};
use min_side_wire::command::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::sync::{broadcast, watch};

mod contract;
mod outbox_doubt;
mod reached;
mod unreadable;

struct Harness {
    fake: Fake,
    engine: Engine,
    store: Store,
    _folder: Option<testing::Folder>,
}

async fn harness() -> Harness {
    let (folder, cache) = testing::file(Kind::Cache);
    harness_with(cache, Some(folder)).await
}

async fn harness_with(cache: Db, folder: Option<testing::Folder>) -> Harness {
    let fake = Fake::start().await;
    let store = Store { cache, local: testing::memory(Kind::Local) };
    let clock = Arc::new(FixedClock::new("2026-03-01T10:00:05Z".parse().unwrap()));
    let client = LazyClient::default();
    let session = Session::with_token(client.clone(), clock.clone(), "token".to_owned().into());
    let http = Http::new(client, fake.url.clone(), session).unwrap();
    let engine =
        Engine::new(store.clone(), http, clock, broadcast::channel(64).0, crate::rooms::for_engine());
    Harness { fake, engine, store, _folder: folder }
}

impl Harness {
    async fn cursor(&self) -> Option<String> {
        self.store.cache.read(|conn| meta::get(conn, meta::name::CURSOR)).await.unwrap()
    }

    /// Does this while nothing can be written to the cache until so many pages have been asked for.
    async fn held_until_asked<T>(&self, pages: usize, work: impl Future<Output = T>) -> T {
        let (go_on, held) = std::sync::mpsc::channel::<()>();
        let writing = self.store.cache.write(move |_| held.recv().map_err(|_| Error::NotFound));
        let asked = async {
            while self.fake.requests().iter().filter(|request| request.method == "GET").count() < pages {
                tokio::task::yield_now().await;
            }
            go_on.send(()).unwrap();
        };
        let (held, done, ()) = tokio::join!(writing, work, asked);
        held.unwrap();
        done
    }

    async fn ids(&self) -> Vec<String> {
        self.store
            .cache
            .read(|conn| {
                let mut statement = conn.prepare("SELECT id || '@' || version FROM extra ORDER BY id")?;
                Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
            })
            .await
            .unwrap()
    }

    async fn enqueue(&self, subject: &str) -> String {
        let command = Command::SendMessage {
            thread_id: "t".to_owned(),
            recipient_id: "ntl".to_owned(),
            subject: subject.to_owned(),
            body: "Hei".to_owned(),
            attachments: Vec::new(),
        };
        self.store
            .local
            .write(move |tx| {
                outbox::enqueue(tx, &command, None, "x", "2026-03-01T10:00:00Z".parse().unwrap())
            })
            .await
            .unwrap()
    }

    async fn states(&self) -> Vec<OutboxState> {
        self.store.local.read(outbox::unsettled).await.unwrap().iter().map(|row| row.state).collect()
    }
}

fn done(id: &str, version: i64) -> Reply {
    json(200, &format!(r#"{{"results":[{{"id":"{id}","status":"done","version":{version}}}]}}"#))
}

#[tokio::test]
async fn pages_are_applied_in_order_and_a_new_sync_goes_on_where_the_last_one_came() {
    let harness = harness().await;
    harness.fake.page("", page(&page_json("", "a", true, &[put("1", 1), put("2", 2)])));
    harness.fake.page("a", Reply::Cut);
    assert!(harness.engine.sync().await.is_err());
    assert_eq!(harness.cursor().await.as_deref(), Some("a"));
    assert_eq!(harness.ids().await, ["1@1", "2@2"]);
    let delete = r#"{"collection":"later","id":"1","version":4,"op":"delete"}"#.to_owned();
    harness.fake.page("a", page(&page_json("a", "b", false, &[put("2", 3), delete])));
    let report = harness.engine.sync().await.unwrap();
    assert_eq!((report.pages, report.changes), (1, 2));
    assert_eq!(harness.ids().await, ["2@3"]);
    let view = harness.engine.view().await.unwrap();
    assert!(view.complete && view.error.is_none() && view.last_sync.is_some());
    let starts = harness.fake.requests().iter().filter(|request| !request.target.contains("cursor")).count();
    assert_eq!(starts, 2, "one snapshot was begun, one probe was made");
}

#[tokio::test]
async fn a_page_that_cannot_be_trusted_is_refused_whole() {
    let good = |changes: &[String]| page_json("a", "b", false, changes);
    let too_many: Vec<String> = (0..2_001).map(|number| put(&format!("x{number}"), 9)).collect();
    let mut packed = match page(&good(&[put("new", 9)])) {
        Reply::Full(status, headers, body) => (status, headers, body),
        Reply::Cut | Reply::Silence => unreachable!(),
    };
    packed.1.push(("content-encoding".to_owned(), "zstd".to_owned()));
    let cases: Vec<(&str, Reply)> = vec![
        ("wrong hash", hashed(&good(&[put("new", 9)]), &"0".repeat(64))),
        ("no hash", json(200, &good(&[put("new", 9)]))),
        ("cut JSON", page(&good(&[put("new", 9)])[..100])),
        ("no JSON", page("<html>captive portal</html>")),
        ("another cursor", page(&page_json("z", "b", false, &[put("new", 9)]))),
        ("no progress", page(&page_json("a", "a", true, &[put("new", 9)]))),
        ("version going back", page(&good(&[put("new", 9), put("1", 4)]))),
        (
            "a delete going back",
            page(&good(&[
                put("new", 9),
                r#"{"collection":"later","id":"1","version":4,"op":"delete"}"#.to_owned(),
            ])),
        ),
        (
            "a body that is no object",
            page(&good(&[
                put("new", 9),
                r#"{"collection":"threads","id":"t","version":9,"op":"put","body":"t"}"#.to_owned(),
            ])),
        ),
        (
            "a put without a body",
            page(&good(&[
                put("new", 9),
                r#"{"collection":"later","id":"q","version":9,"op":"put"}"#.to_owned(),
            ])),
        ),
        ("more than a page holds", page(&good(&too_many))),
        ("not what its encoding says", Reply::Full(packed.0, packed.1, packed.2)),
        (
            "an encoding nobody asked for",
            Reply::Full(200, vec![("content-encoding".to_owned(), "br".to_owned())], vec![]),
        ),
        (
            "an audience that is none",
            page(&good(&[
                r#"{"collection":"later","id":"q","version":9,"op":"put","audience":"member:2","body":{}}"#
                    .to_owned(),
            ])),
        ),
    ];
    let harness = harness().await;
    harness.fake.page("", page(&page_json("", "a", false, &[put("1", 5)])));
    harness.engine.sync().await.unwrap();
    for (name, reply) in cases {
        harness.fake.page("a", reply);
        let result = harness.engine.sync().await;
        assert!(matches!(result, Err(Error::BadPage(_))), "{name}: {result:?}");
        assert_eq!(harness.cursor().await.as_deref(), Some("a"), "{name}");
        assert_eq!(harness.ids().await, ["1@5"], "{name}");
        assert_eq!(harness.engine.view().await.unwrap().error.unwrap().code, "bad_page", "{name}");
    }
    // The same versions again change nothing, and a sound page is taken after all of that.
    harness.fake.page("a", page(&good(&[put("1", 5), put("2", 6)])));
    harness.engine.sync().await.unwrap();
    assert_eq!(harness.ids().await, ["1@5", "2@6"]);
    assert_eq!(harness.engine.view().await.unwrap().error, None);
}

#[tokio::test]
async fn what_came_before_a_page_that_is_refused_stays() {
    let harness = harness().await;
    harness.fake.page("", page(&page_json("", "a", true, &[put("1", 1)])));
    harness.fake.page("a", page(&page_json("a", "b", true, &[put("2", 2)])));
    harness.fake.page("b", page(&page_json("b", "c", true, &[put("3", 3)])));
    harness.fake.page("c", page(&page_json("c", "d", false, &[put("4", 4), put("1", 0)])));
    // The pages come while nothing can be written: they are applied together then.
    let synced = harness.held_until_asked(4, harness.engine.sync()).await;
    assert!(matches!(synced, Err(Error::BadPage("version"))), "{synced:?}");
    assert_eq!(harness.cursor().await.as_deref(), Some("c"));
    assert_eq!(harness.ids().await, ["1@1", "2@2", "3@3"]);
}

#[tokio::test]
async fn it_is_behind_only_while_pages_wait_to_be_applied() {
    let harness = harness().await;
    harness.fake.page("", page(&page_json("", "a", true, &[put("1", 1)])));
    harness.fake.page("a", page(&page_json("a", "b", true, &[put("2", 2)])));
    harness.fake.page("b", page(&page_json("b", "c", true, &[put("3", 3)])));
    harness.fake.page("c", page(&page_json("c", "d", false, &[put("4", 4)])));
    let behind = watch::Sender::new(false);
    let puller = Puller {
        http: harness.engine.http().clone(),
        handlers: harness.engine.handlers(),
        carry_over: crate::rooms::for_engine().carry_over,
        clock: harness.engine.clock.clone(),
        behind: behind.clone(),
    };
    // The others come while the first cannot be written.
    let seen = Mutex::new(Vec::new());
    let pulling = puller.pull(&harness.store.cache, |_| seen.lock().unwrap().push(*behind.borrow()));
    assert_eq!(harness.held_until_asked(4, pulling).await.unwrap().pages, 4);
    assert_eq!(seen.lock().unwrap()[..3], [false, true, true]);
    assert!(!*behind.borrow(), "nobody waits for a pull that has ended");
}

#[tokio::test]
async fn a_compressed_page_is_read_and_its_bytes_are_counted_as_they_came() {
    let harness = harness().await;
    let Reply::Full(status, mut headers, body) = page(&page_json("", "a", false, &[put("1", 5)])) else {
        unreachable!()
    };
    let packed = zstd::stream::encode_all(body.as_slice(), 3).unwrap();
    headers.push(("content-encoding".to_owned(), "zstd".to_owned()));
    let length = packed.len() as u64;
    harness.fake.page("", Reply::Full(status, headers, packed));
    harness.engine.sync().await.unwrap();
    assert_eq!(harness.ids().await, ["1@5"]);
    assert_eq!(harness.engine.http().traffic().bytes_received, length);
}

#[tokio::test]
async fn a_forgotten_cursor_rebuilds_beside_while_the_old_is_read() {
    let harness = harness().await;
    harness.fake.page("", page(&page_json("", "a", false, &[put("old", 5)])));
    harness.engine.sync().await.unwrap();
    harness.fake.page("a", problem(410, "cursor_gone"));
    // The new snapshot is cut in the middle: the old cache is what there is.
    harness.fake.page("", page(&page_json("", "n1", true, &[put("new1", 7)])));
    harness.fake.page("n1", Reply::Cut);
    assert!(harness.engine.sync().await.is_err());
    assert_eq!(harness.ids().await, ["old@5"]);
    // It goes on where it was cut.
    harness.fake.page("", problem(500, "internal"));
    harness.fake.page("n1", page(&page_json("n1", "n2", false, &[put("new2", 8)])));
    harness.engine.sync().await.unwrap();
    assert_eq!(harness.ids().await, ["new1@7", "new2@8"]);
    assert_eq!(harness.cursor().await.as_deref(), Some("n2"));
}

#[tokio::test]
async fn a_forgotten_cursor_rebuilds_in_memory_too() {
    let harness = harness_with(testing::memory(Kind::Cache), None).await;
    harness.fake.page("", page(&page_json("", "a", false, &[put("old", 5)])));
    harness.engine.sync().await.unwrap();
    harness.fake.page("a", problem(410, "cursor_gone"));
    harness.fake.page("", page(&page_json("", "n", false, &[put("new", 7)])));
    harness.engine.sync().await.unwrap();
    assert_eq!(harness.ids().await, ["new@7"]);
}

#[tokio::test]
async fn r_06_4_a_purge_takes_the_audiences_rows_and_its_confirmation_with_it() {
    let harness = harness().await;
    let member =
        r#"{"collection":"later","id":"m","version":2,"op":"put","audience":"unit:u1","body":{}}"#.to_owned();
    harness.fake.page("", page(&page_json("", "a", false, &[put("1", 1), member])));
    harness.engine.sync().await.unwrap();
    let confirmed = |conn: &rusqlite::Connection| meta::audience_confirmed(conn, "unit:u1");
    assert!(harness.store.cache.read(confirmed).await.unwrap().is_some());
    let purge = r#"{"collection":"*","id":"unit:u1","version":3,"op":"purge"}"#.to_owned();
    let json = page_json("a", "b", false, &[purge]).replace(r#"["unit:u1"]"#, "[]");
    harness.fake.page("a", page(&json));
    harness.engine.sync().await.unwrap();
    assert_eq!(harness.ids().await, ["1@1"]);
    assert!(harness.store.cache.read(confirmed).await.unwrap().is_none());
}

#[tokio::test]
async fn r_06_4_what_expired_without_contact_comes_back_with_the_next_sync() {
    for place in ["file", "memory"] {
        let harness = match place {
            "file" => harness().await,
            _ => harness_with(testing::memory(Kind::Cache), None).await,
        };
        let member =
            r#"{"collection":"later","id":"m","version":2,"op":"put","audience":"unit:u1","body":{}}"#
                .to_owned();
        harness.fake.page("", page(&page_json("", "a", false, &[put("1", 1), member.clone()])));
        harness.engine.sync().await.unwrap();
        assert_eq!(harness.ids().await, ["1@1", "m@2"], "{place}");
        let late = "2026-03-20T00:00:00Z".parse().unwrap();
        let expired = harness.store.cache.write(move |tx| crate::offices::expire(tx, late)).await.unwrap();
        assert_eq!((expired, harness.ids().await), (vec!["unit:u1".to_owned()], vec!["1@1".to_owned()]));
        // The server has sent the rows and would not send them again after this cursor.
        harness.fake.page("", page(&page_json("", "b", false, &[put("1", 1), member])));
        harness.engine.sync().await.unwrap();
        assert_eq!(harness.ids().await, ["1@1", "m@2"], "{place}");
        harness.fake.page("b", page(&page_json("b", "c", false, &[put("2", 3)])));
        harness.engine.sync().await.unwrap();
        assert_eq!(harness.cursor().await.as_deref(), Some("c"), "{place}: and only once");
    }
}

#[tokio::test]
async fn r_06_4_a_clock_that_is_turned_back_does_not_turn_back_the_latest_time_seen() {
    let harness = harness().await;
    harness.fake.page("", page(&page_json("", "a", false, &[])));
    harness.engine.sync().await.unwrap();
    let (early, late) = ("2026-02-01T00:00:00Z".parse().unwrap(), "2026-03-20T00:00:00Z".parse().unwrap());
    let latest = move |now| move |conn: &rusqlite::Connection| meta::latest_time(conn, now);
    assert_eq!(
        harness.store.cache.read(latest(early)).await.unwrap().to_rfc3339(),
        "2026-03-01T10:00:00+00:00"
    );
    harness.store.cache.write(move |tx| meta::note_time(tx, late)).await.unwrap();
    assert_eq!(harness.store.cache.read(latest(early)).await.unwrap(), late);
}

#[tokio::test]
async fn being_offline_is_never_guessed_from_one_failed_call() {
    let harness = harness().await;
    assert_eq!(harness.engine.connection(), Connection::Unknown);
    harness.fake.page("", Reply::Cut);
    assert!(harness.engine.sync().await.is_err());
    assert_eq!(harness.engine.connection(), Connection::Online, "the probe was answered");
    harness.fake.down(true);
    assert!(harness.engine.sync().await.is_err());
    assert_eq!(harness.engine.connection(), Connection::Offline);
    harness.fake.down(false);
    harness.fake.page("", page(&page_json("", "a", false, &[])));
    harness.engine.sync().await.unwrap();
    assert_eq!(harness.engine.connection(), Connection::Online);
}

#[tokio::test]
async fn a_server_that_is_busy_is_left_alone_as_long_as_it_wishes() {
    let harness = harness().await;
    let busy =
        |seconds: &str| Reply::Full(429, vec![("retry-after".to_owned(), seconds.to_owned())], Vec::new());
    harness.fake.page("", busy("3600"));
    match harness.engine.sync().await {
        Err(Error::Busy { after, .. }) => assert_eq!(after, Duration::from_secs(3600)),
        other => panic!("{other:?}"),
    }
    assert_eq!(harness.fake.requests().len(), 1, "it is not asked again at once");
}

#[tokio::test]
async fn a_token_that_is_not_accepted_is_one_plain_state() {
    let harness = harness().await;
    harness.enqueue("Lønn").await;
    harness.fake.next_commands(by_the_server(problem(401, "unauthorized")));
    assert!(matches!(harness.engine.sync().await, Err(Error::SignInExpired)));
    assert!(harness.engine.http().session().is_expired().await);
    assert_eq!(
        harness.states().await,
        [OutboxState::Pending],
        "it was not taken: it may still be taken back"
    );
    assert_eq!(harness.engine.view().await.unwrap().error.unwrap().code, "sign_in_expired");
}

#[tokio::test]
async fn r_04_6_a_command_whose_answer_was_cut_is_repeated_under_the_same_id_and_settles_once() {
    let harness = harness().await;
    let id = harness.enqueue("Lønn").await;
    harness.fake.page("", page(&page_json("", "a", false, &[])));
    harness.fake.next_commands(Reply::Cut);
    harness.engine.sync().await.unwrap();
    assert_eq!(harness.states().await, [OutboxState::Sending]);
    let taken = id.clone();
    let withdrawn = harness.store.local.write(move |tx| outbox::withdraw(tx, &taken)).await;
    assert!(matches!(withdrawn, Err(Error::Refused { code: "already_sent", .. })));

    harness.fake.next_commands(done(&id, 12));
    harness.fake.page("a", Reply::Cut);
    assert!(harness.engine.sync().await.is_err());
    let rows = harness.store.local.read(outbox::unsettled).await.unwrap();
    assert_eq!(
        (rows[0].state, rows[0].done_version),
        (OutboxState::Done, Some(12)),
        "it lies over the cache"
    );

    harness.fake.page("a", page(&page_json("a", "b", false, &[put("effect", 12)])));
    harness.engine.sync().await.unwrap();
    assert!(harness.states().await.is_empty());
    let sent: Vec<_> =
        harness.fake.requests().into_iter().filter(|request| request.method == "POST").collect();
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0].body, sent[1].body, "the repeat is the same to the byte");
}

#[tokio::test]
async fn r_04_6_what_surely_was_not_sent_may_be_taken_back() {
    let harness = harness().await;
    let id = harness.enqueue("Lønn").await;
    let nowhere = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = LazyClient::default();
    let clock = Arc::new(FixedClock::new("2026-03-01T10:00:05Z".parse().unwrap()));
    let session = Session::with_token(client.clone(), clock.clone(), "token".to_owned().into());
    let http = Http::new(client, format!("http://{nowhere}").parse().unwrap(), session).unwrap();
    let engine =
        Engine::new(harness.store.clone(), http, clock, broadcast::channel(64).0, crate::rooms::for_engine());
    assert!(engine.deliver().await.unwrap_err().is_network());
    assert_eq!(engine.connection(), Connection::Offline);
    assert_eq!(harness.states().await, [OutboxState::Pending]);
    harness.store.local.write(move |tx| outbox::withdraw(tx, &id)).await.unwrap();
    assert!(harness.states().await.is_empty());
}

#[tokio::test]
async fn a_refused_command_keeps_its_words_and_its_reason_and_the_next_ones_go_on() {
    let harness = harness().await;
    let (first, second) = (harness.enqueue("Første").await, harness.enqueue("Andre").await);
    let answer = format!(
        r#"{{"results":[{{"id":"{first}","status":"refused","problem":{{"type":"urn:min-side:problem:deadline_passed","title":"x","status":409,"params":{{"deadline":"2026-02-28"}}}}}},{{"id":"{second}","status":"done","version":3}}]}}"#
    );
    harness.fake.next_commands(json(200, &answer));
    assert_eq!(harness.engine.deliver().await.unwrap(), 2);
    let rows = harness.store.local.read(outbox::unsettled).await.unwrap();
    assert_eq!(rows[0].state, OutboxState::Refused);
    assert!(matches!(&rows[0].envelope.command, Command::SendMessage { subject, .. } if subject == "Første"));
    let error = rows[0].view().error.unwrap();
    assert_eq!((error.code.as_str(), error.params["deadline"].as_str()), ("deadline_passed", "2026-02-28"));
    // Tried again it is a new command: the server keeps its answer to the old one.
    let retried = {
        let id = first.clone();
        harness
            .store
            .local
            .write(move |tx| outbox::retry(tx, &id, "2026-03-02T10:00:00Z".parse().unwrap()))
            .await
            .unwrap()
    };
    assert_ne!(retried, first);
}

#[tokio::test]
async fn one_command_that_the_server_cannot_read_takes_no_other_with_it() {
    let harness = harness().await;
    let bad = harness.enqueue("Ulovlig").await;
    let good = harness.enqueue("God").await;
    let wanted = good.clone();
    harness.fake.answer_commands(move |request| {
        let body = String::from_utf8_lossy(&request.body).into_owned();
        if body.contains("Ulovlig") { by_the_server(problem(400, "bad_request")) } else { done(&wanted, 3) }
    });
    assert!(matches!(harness.engine.deliver().await, Err(Error::Problem(_))), "one is held up");
    let rows = harness.store.local.read(outbox::unsettled).await.unwrap();
    let states: Vec<_> = rows.iter().map(|row| (row.id.clone(), row.state)).collect();
    assert_eq!(states, [(bad.clone(), OutboxState::Pending), (good, OutboxState::Done)]);
    assert_eq!(rows[0].view().error.unwrap().code, "bad_request");
    assert_eq!(harness.engine.view().await.unwrap().held_up, 1);
    harness.store.local.write(move |tx| outbox::withdraw(tx, &bad)).await.unwrap();
}

#[tokio::test]
async fn rows_that_came_before_their_room_are_taken_over_by_it() {
    let harness = harness().await;
    let handlers = harness.engine.handlers();
    let count = harness
        .store
        .cache
        .write(move |tx| {
            tx.execute(
                "INSERT INTO extra VALUES ('recipients', 'ntl', 3, NULL, '{\"id\":\"ntl\",\"kind\":\"office\",\"name\":\"NTL\"}'), \
                 ('later', 'x', 1, NULL, '{}')",
                [],
            )?;
            handlers.adopt(tx)?;
            super::counts(tx, &handlers)
        })
        .await
        .unwrap();
    assert_eq!((count["recipients"], count["later"]), (1, 1));
}

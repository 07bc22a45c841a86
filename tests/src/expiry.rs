//! A member list goes when it has expired also where it is easily forgotten: in what a rebuild had fetched that never came
//! to its end, and where nobody is signed in.

use crate::house::pages::holding;
use crate::house::{House, KEY, Machine};
use crate::lists::{MARKER, app_at, member, options_at, put};
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use min_side_core::App;
use min_side_core::clock::FixedClock;
use min_side_core::key::Key;
use min_side_core::views::Phase;
use min_side_server::clock::SetClock;
use std::sync::Arc;
use std::time::Duration;

/// A machine that has synced a list at this time, with no server to ask any more: its address and a token.
async fn synced(begun: DateTime<Utc>) -> (Machine, Arc<FixedClock>, String, String) {
    let house = House::at(Arc::new(SetClock::at(begun))).await;
    put(&house, &[member(1), member(2)]);
    let clock = Arc::new(FixedClock::new(begun));
    let machine = Machine::new();
    let (url, token) = (house.server.url.clone(), house.token());
    let app = app_at(&machine, &url, &token, &clock).await;
    app.sync_now().await.unwrap();
    app.close().await;
    house.server.stop().await;
    assert!(!holding(machine.path(), MARKER).is_empty());
    (machine, clock, url, token)
}

fn some_time() -> DateTime<Utc> {
    (Utc::now() - TimeDelta::days(30)).trunc_subsecs(3)
}

#[tokio::test(flavor = "multi_thread")]
async fn r_06_4_a_list_in_a_rebuild_that_was_never_finished_goes_when_it_expires() {
    let begun = some_time();
    let (machine, clock, url, token) = synced(begun).await;
    let next = machine.path().join("cache.next.db");
    // As far as a rebuild had come when the process was killed.
    std::fs::copy(machine.path().join("cache.db"), &next).unwrap();
    clock.set(begun + TimeDelta::days(13));
    let app = app_at(&machine, &url, &token, &clock).await;
    app.close().await;
    assert!(next.exists(), "it is gone on with as long as it may be seen");
    // What the machine has seen of time is known there too, whatever the clock says later.
    clock.set(begun + TimeDelta::days(14));
    let other = Machine::new();
    for name in ["cache.next.db", "key.json"] {
        std::fs::copy(machine.path().join(name), other.path().join(name)).unwrap();
    }
    let app = app_at(&machine, &url, &token, &clock).await;
    app.close().await;
    assert!(!next.exists());
    assert_eq!(holding(machine.path(), MARKER), Vec::<String>::new());

    // Alone in a folder, by its own confirmations.
    let app = app_at(&other, &url, &token, &clock).await;
    app.close().await;
    assert_eq!(holding(other.path(), MARKER), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn r_06_4_a_clock_turned_back_does_not_keep_the_list_of_an_unfinished_rebuild() {
    let begun = some_time();
    let (machine, clock, url, token) = synced(begun).await;
    let next = machine.path().join("cache.next.db");
    std::fs::copy(machine.path().join("cache.db"), &next).unwrap();
    clock.set(begun + TimeDelta::days(13));
    app_at(&machine, &url, &token, &clock).await.close().await;
    // The cache is fetched again at another place: what was seen stands in the unfinished one alone.
    std::fs::remove_file(machine.path().join("cache.db")).unwrap();
    clock.set(begun);
    let app = app_at(&machine, &url, &token, &clock).await;
    let place = min_side_core::db::Place::File { path: next, key: Key::from_bytes(KEY) };
    let (conn, _) = min_side_core::db::open(min_side_core::db::Kind::Cache, &place).unwrap();
    let seen = min_side_core::sync::meta::latest_time(&conn, begun).unwrap();
    assert_eq!(seen, begun + TimeDelta::days(13));
    drop(conn);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r_06_4_a_list_goes_where_nobody_is_signed_in_at_the_start_and_while_the_app_stays_open() {
    for live in [false, true] {
        let begun = some_time();
        let (machine, clock, url, _) = synced(begun).await;
        let mut options = options_at(&machine, &url, &clock);
        options.live = live;
        options.expiry_look = Duration::from_millis(10);
        let late = begun + TimeDelta::days(14);
        if !live {
            clock.set(late);
        }
        let app = App::new(options);
        app.open_with(Key::from_bytes(KEY)).await.unwrap();
        assert_eq!(app.app_state().await.unwrap().phase, Phase::SignedOut);
        if live {
            clock.set(late);
            crate::harness::wait_for("the list to go", async || {
                let notices = app.app_state().await.unwrap().notices;
                notices.iter().any(|notice| notice == "list_expired").then_some(())
            })
            .await
            .unwrap();
        }
        app.close().await;
        assert_eq!(holding(machine.path(), MARKER), Vec::<String>::new(), "live: {live}");
    }
}

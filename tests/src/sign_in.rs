//! A sign-in that the server knows no more ends in one plain state, from which the member signs in again.

use crate::house::{House, Machine};
use crate::security::browser;
use min_side_core::app::{App, Options};
use min_side_core::key::MemoryKeyStore;
use min_side_core::views::{Connection, Phase};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How soon it is told after the server is there again.
const SOON: Duration = Duration::from_secs(25);

async fn signed_in(house: &House, machine: &Machine, live: bool) -> App {
    let mut options = Options::new(Some(machine.path().to_owned()), Some(house.server.url.parse().unwrap()));
    options.key_store = Arc::new(MemoryKeyStore::default());
    options.open_browser = Arc::new(browser("demo"));
    options.live = live;
    let app = App::new(options);
    app.open().await.unwrap();
    app.sign_in().await.unwrap();
    app.sync_now().await.unwrap();
    app
}

/// The server without the key of its issuer and without any sign-in; away for so long.
async fn having_lost_its_sign_ins(house: House, away: Duration) -> House {
    house
        .restarted(move |server| {
            let folder = std::path::Path::new(server.path().unwrap()).parent().unwrap().to_owned();
            std::fs::remove_file(folder.join("demo-issuer.key")).unwrap();
            assert!(server.execute("DELETE FROM sign_in", []).unwrap() > 0);
            std::thread::sleep(away);
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_has_lost_the_sign_ins_has_the_member_sign_in_again_within_seconds() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let app = signed_in(&house, &machine, true).await;
    let mut changes = app.changes();
    let house = having_lost_its_sign_ins(house, Duration::from_secs(5)).await;
    let begun = Instant::now();
    // The page reads the state again when it hears of the session, and of nothing else.
    let told = async {
        loop {
            let changed = changes.recv().await.unwrap();
            if changed.topics.iter().any(|topic| topic == "session")
                && app.app_state().await.unwrap().sign_in_expired
            {
                return;
            }
        }
    };
    tokio::time::timeout(SOON, told).await.expect("it is told, and as a change of the session");
    while app.connection() != Connection::Online {
        assert!(begun.elapsed() < SOON, "it is no matter of the network: {:?}", app.connection());
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    // Everything stays, and the same member goes on.
    app.sign_in().await.unwrap();
    let state = app.app_state().await.unwrap();
    assert_eq!((state.phase, state.sign_in_expired), (Phase::Ready, false));
    app.sync_now().await.unwrap();
    app.close().await;
    drop(house);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_renewal_ends_the_sign_in_and_a_broken_one_does_not() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let app = signed_in(&house, &machine, false).await;
    // Away: nothing is known of the sign-in.
    let house = {
        let url = house.server.url.clone();
        let house = having_lost_its_sign_ins(house, Duration::ZERO).await;
        assert_eq!(house.server.url, url);
        house
    };
    assert!(matches!(app.sync_now().await, Err(min_side_core::Error::SignInExpired)));
    assert_eq!(app.connection(), Connection::Online);
    assert!(app.app_state().await.unwrap().sign_in_expired);
    house.server.stop().await;
    assert!(app.sync_now().await.is_err());
    assert_eq!(app.connection(), Connection::Offline, "which is told beside it");
    assert!(app.app_state().await.unwrap().sign_in_expired);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_1_a_machine_without_a_browser_is_told_so_and_not_that_the_sign_in_failed() {
    let house = House::with_messages(1).await;
    let machine = Machine::new();
    let mut options = Options::new(Some(machine.path().to_owned()), Some(house.server.url.parse().unwrap()));
    options.key_store = Arc::new(MemoryKeyStore::default());
    let app = App::new(options);
    app.open().await.unwrap();
    let view = app.sign_in().await.unwrap_err().view();
    assert_eq!((view.code.as_str(), view.params["reason"].as_str()), ("no_browser", "browser"));
    app.close().await;
}

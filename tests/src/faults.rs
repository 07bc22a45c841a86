//! Bad weather and damage.

use crate::house::{House, Machine, assert_same};
use crate::weather::{Fault, Sky};
use min_side_core::views::{Connection, Phase};

#[tokio::test(flavor = "multi_thread")]
async fn a_first_sync_through_a_storm_ends_where_a_calm_one_does() {
    let house = House::with_messages(4_000).await;
    let proxy = house.proxy().await;
    proxy.turn(Sky::Always(Fault::CutWithin(150_000)));
    let machine = Machine::new();
    let app = machine.app(&proxy.url, &house.token()).await;
    let mut failures = 0;
    while app.sync_now().await.is_err() {
        failures += 1;
        assert!(failures < 200, "each try must get further");
    }
    proxy.turn(Sky::Clear);
    app.sync_now().await.unwrap();
    assert_eq!(app.connection(), Connection::Online);
    app.close().await;
    assert_same(&machine.rows().await, &house.rows().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cache_that_is_damaged_in_the_middle_is_synced_again_and_what_is_unsent_stays() {
    let house = House::with_messages(600).await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    app.mark_read(
        app.threads(Default::default()).await.unwrap().rows.iter().map(|row| row.id.clone()).collect(),
    )
    .await
    .unwrap();
    let unsent = app.outbox().await.unwrap().len();
    app.close().await;
    drop(app);
    let path = machine.path().join("cache.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let pages = bytes.len() / 4096;
    for page in (2..pages).step_by(3) {
        bytes[page * 4096 + 100..page * 4096 + 200].fill(0);
    }
    std::fs::write(&path, bytes).unwrap();

    let app = machine.app(&house.server.url, &house.token()).await;
    assert_eq!(app.outbox().await.unwrap().len(), unsent);
    house.touch().await;
    app.sync_now().await.unwrap();
    let state = app.app_state().await.unwrap();
    assert_eq!(state.phase, Phase::Ready);
    assert_eq!(state.notices, ["cache_rebuilt"]);
    app.close().await;
    let caches = std::fs::read_dir(machine.path()).unwrap().flatten().map(|entry| entry.file_name());
    let caches: Vec<_> = caches.filter(|name| name.to_string_lossy().starts_with("cache")).collect();
    assert_eq!(caches, ["cache.db"], "no copy of what may hold a member list stays");
    assert_same(&machine.rows().await, &house.rows().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_still_reads_when_the_server_is_gone() {
    let house = House::with_messages(60).await;
    let (url, token) = (house.server.url.clone(), house.token());
    let machine = Machine::new();
    let app = machine.app(&url, &token).await;
    app.sync_now().await.unwrap();
    app.maintain().await.unwrap();
    app.close().await;
    drop(app);
    house.server.stop().await;

    let app = machine.app(&url, &token).await;
    assert!(app.sync_now().await.unwrap_err().is_network());
    assert_eq!(app.connection(), Connection::Offline);
    let overview = app.overview().await.unwrap();
    assert!(overview.profile.is_some() && overview.not_synced.is_empty());
    assert!(!overview.threads.is_empty() && !overview.papers.is_empty() && !overview.courses.is_empty());
    let state = app.sync_state().await.unwrap();
    assert!(state.complete && state.last_sync.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_black_hole_a_message_is_queued_at_once_and_the_command_line_does_not_wait() {
    let house = House::with_messages(60).await;
    let proxy = house.proxy().await;
    let machine = Machine::new();
    let app = machine.app(&proxy.url, &house.token()).await;
    app.sync_now().await.unwrap();
    app.close().await;
    proxy.turn(Sky::Always(Fault::Hole));
    let run = |arguments: &'static [&'static str]| {
        let mut command = std::process::Command::new(crate::house::minside());
        command.args(["--data", machine.path().to_str().unwrap(), "--server", &proxy.url]);
        command.args(["--token-stdin", "--key-stdin", "--json"]).args(arguments);
        let token = house.token();
        let work = move || {
            use std::io::Write as _;
            let piped = std::process::Stdio::piped;
            let begun = std::time::Instant::now();
            let mut child = command.stdin(piped()).stdout(piped()).stderr(piped()).spawn().unwrap();
            let key: String = crate::house::KEY.iter().map(|byte| format!("{byte:02x}")).collect();
            write!(child.stdin.take().unwrap(), "{key}\n{token}\n").unwrap();
            let output = child.wait_with_output().unwrap();
            let text = String::from_utf8_lossy(&output.stdout).into_owned();
            (serde_json::from_str::<serde_json::Value>(&text).expect(&text), begun.elapsed())
        };
        tokio::task::spawn_blocking(work)
    };
    let (status, took) = run(&["status"]).await.unwrap();
    assert_eq!(status["online"], false);
    assert!(took < std::time::Duration::from_secs(5), "{took:?}");
    let (sent, took) = run(&["send", "--to", "ntl", "--subject", "Lønn", "--body", "Hei"]).await.unwrap();
    assert_eq!(sent["state"], "queued");
    assert!(took < std::time::Duration::from_secs(20), "{took:?}");
    let (rows, _) = run(&["outbox", "list"]).await.unwrap();
    assert_eq!(rows[0]["id"], sent["id"]);
    proxy.turn(Sky::Clear);
    let (_, _) = run(&["sync", "--no-files"]).await.unwrap();
    let (rows, _) = run(&["outbox", "list"]).await.unwrap();
    assert_eq!(rows.as_array().unwrap().len(), 0);
}

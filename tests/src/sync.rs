//! The first sync and the ones after it, against the real server.

use crate::house::{House, KEY, Machine, assert_same, minside};
use min_side_core::App;
use min_side_core::views::ThreadFilter;
use min_side_wire::office::OfficeCommand;
use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

#[tokio::test(flavor = "multi_thread")]
async fn after_a_sync_the_cache_is_the_server_row_by_row_and_a_second_one_costs_one_request() {
    let house = House::with_messages(700).await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    let before = app.engine().unwrap().http().traffic();
    let report = app.sync_now().await.unwrap();
    let after = app.engine().unwrap().http().traffic();
    assert_eq!((report.pages, report.changes), (1, 0));
    assert_eq!(after.requests - before.requests, 1);
    assert!(after.bytes_received - before.bytes_received <= 300);
    app.close().await;
    assert_same(&machine.rows().await, &house.rows().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_office_does_arrives_and_what_is_lost_goes() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    let office = app
        .offices()
        .await
        .unwrap()
        .into_iter()
        .find(|view| view.list.is_some())
        .expect("the demo member has an office that gives a list");
    let listed = app.counts().await.unwrap()["list_members"];
    assert!(listed > 0);
    house
        .office(OfficeCommand::Write {
            member_id: "demo".to_owned(),
            subject: "Møte på torsdag".to_owned(),
            sender_name: "Forbundskontoret".to_owned(),
            body: "Velkommen til møte.".to_owned(),
            attachments: Vec::new(),
        })
        .await;
    house
        .office(OfficeCommand::EndOffice {
            member_id: "demo".to_owned(),
            office_id: office.office.id,
            last_day: "2026-03-01".parse().unwrap(),
        })
        .await;
    app.sync_now().await.unwrap();
    assert!(app.counts().await.unwrap()["list_members"] < listed);
    let threads = app.threads(ThreadFilter::default()).await.unwrap();
    assert_eq!(threads.rows[0].subject, "Møte på torsdag");
    app.close().await;
    assert_same(&machine.rows().await, &house.rows().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_that_is_open_hears_of_a_message_and_sends_one_without_being_asked() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let app = machine.live_app(&house.server.url, &house.token()).await;
    until(&app, async |app| app.sync_state().await.unwrap().complete).await;
    house.touch().await;
    until(&app, async |app| {
        app.threads(ThreadFilter::default()).await.unwrap().rows[0].subject == "Påminnelse"
    })
    .await;
    let thread = app.threads(ThreadFilter::default()).await.unwrap().rows[0].id.clone();
    app.mark_read(vec![thread.clone()]).await.unwrap();
    until(&app, async |app| app.outbox().await.unwrap().is_empty()).await;
    let (_, row) = &house.rows().await[&("threads".to_owned(), thread)];
    assert!(row["read_through"].is_string(), "{row}");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_app_that_has_the_focus_again_asks_at_once_what_is_new() {
    let house = House::with_messages(60).await;
    let proxy = house.proxy().await;
    let machine = Machine::new();
    let app = machine.live_app(&proxy.url, &house.token()).await;
    until(&app, async |app| app.sync_state().await.unwrap().complete).await;
    // Until nothing is asked for any more.
    let mut asked = proxy.requests();
    let quiet = async {
        loop {
            tokio::time::sleep(Duration::from_secs(2)).await;
            if std::mem::replace(&mut asked, proxy.requests()) == asked {
                return;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(60), quiet).await.expect("it comes to rest");
    let before = app.sync_state().await.unwrap().last_sync.unwrap();
    // Right after a sync it is no reason for another.
    let looking = async {
        while app.sync_state().await.unwrap().last_sync.unwrap() == before {
            app.sync_soon();
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    };
    // By itself it would ask after three quarters of a minute at the earliest.
    tokio::time::timeout(Duration::from_secs(30), looking).await.expect("it asks");
    assert!(proxy.requests() > asked);
    app.close().await;
}

/// Waits until it is so, looking again whenever the app says that something changed.
async fn until(app: &App, mut so: impl AsyncFnMut(&App) -> bool) {
    let mut changes = app.changes();
    let waiting = async {
        while !so(app).await {
            let _ = changes.recv().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(60), waiting).await.expect("it came to be so in time");
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_at_twenty_random_moments_of_a_first_sync_of_10000_messages_it_goes_on() {
    let house = House::with_messages(10_000).await;
    let start = |machine: &Machine| {
        let mut child = Command::new(minside())
            .args(["--data", machine.path().to_str().unwrap(), "--server", &house.server.url])
            .args(["--token-stdin", "--key-stdin", "--json", "sync", "--no-files"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let key: String = KEY.iter().map(|byte| format!("{byte:02x}")).collect();
        write!(child.stdin.take().unwrap(), "{key}\n{}\n", house.token()).unwrap();
        child
    };
    // How long a whole one takes decides between which moments the kills fall.
    let whole = Machine::new();
    let begun = Instant::now();
    let output = start(&whole).wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let duration = begun.elapsed();

    let machine = Machine::new();
    let mut interrupted = 0;
    let mut draw = 0x2545_f491_4f6c_dd1d_u64;
    for kill in 0..20_u32 {
        draw ^= draw << 13;
        draw ^= draw >> 7;
        draw ^= draw << 17;
        // The first kills fall early, so that there is something left for the others.
        let most = duration.mul_f64(0.05 + 0.01 * f64::from(kill));
        let moment = most.mul_f64((draw % 1_000) as f64 / 1_000.0) + Duration::from_millis(5);
        let mut child = start(&machine);
        tokio::time::sleep(moment).await;
        if child.try_wait().unwrap().is_none() {
            interrupted += 1;
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(interrupted >= 10, "only {interrupted} of the kills hit a running sync");
    let output = start(&machine).wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_same(&machine.rows().await, &house.rows().await);
    let app = machine.app(&house.server.url, &house.token()).await;
    assert_eq!(app.counts().await.unwrap()["messages"], 10_000);
    assert_eq!(app.counts().await.unwrap(), house.counts());
}

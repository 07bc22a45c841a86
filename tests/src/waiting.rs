//! A long list of what waits for the office: it is read in pages, each of which costs as little as the first, and a server
//! that is asked to stop meanwhile stops.

use crate::harness::program;
use crate::house::client;
use chrono::{TimeDelta, Utc};
use min_side_domain::Audience;
use min_side_domain::records::{Address, Order, OrderState};
use min_side_server::storage::{Row, Storage as _, sqlite::SqliteStorage};
use min_side_wire::office::Waiting;
use min_side_wire::route;
use serde_json::Value;
use std::io::BufRead as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How many wait. `MIN_SIDE_WAITING` says another number, to measure: the figures are printed.
const ITEMS: usize = 4_000;
/// The longest that one page, and the end, may take; and the largest page, bytes.
const PAGE: Duration = Duration::from_secs(2);
const END: Duration = Duration::from_secs(3);
const PAGE_BYTES: usize = 256 * 1024;

fn order(number: usize) -> Row {
    let address = Address {
        line1: "Storgata 1".into(),
        line2: String::new(),
        postal_code: "0155".into(),
        place: "OSLO".into(),
        country: String::new(),
    };
    let order = Order {
        id: format!("waiting-{number}"),
        reward_id: "premie-krus".into(),
        reward_name: "Krus".into(),
        quantity: 1,
        points: 0,
        ordered_at: Utc::now() - TimeDelta::seconds(i64::try_from(number).unwrap()),
        state: OrderState::Ordered,
        deliver_to: "Kari Nordmann".into(),
        address,
    };
    Row::of(Audience::Member("demo".into()), &order).unwrap()
}

/// The server as a process of its own, with small seeds.
struct Serving {
    child: Child,
    said: Value,
}

impl Serving {
    fn start(data: &Path) -> Self {
        let mut child = Command::new(program::path("min-side-server").unwrap())
            .args(["serve", "--seed", "demo", "--messages", "5", "--listen", "127.0.0.1:0"])
            .args(["--requests-per-second", "0", "--data"])
            .arg(data)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        std::io::BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Self { child, said: serde_json::from_str(&line).unwrap() }
    }

    /// A page of the list: its bytes, and where the next begins.
    async fn page(&self, after: Option<&str>) -> reqwest::Result<(usize, Waiting)> {
        let text = |field: &str| self.said[field].as_str().unwrap().to_owned();
        let mut url = url::Url::parse(text("url").trim_end_matches('/')).unwrap();
        url.set_path(route::OFFICE_WAITING);
        if let Some(after) = after {
            url.query_pairs_mut().append_pair("after", after);
        }
        let answer = client().get(url).bearer_auth(text("office_token")).send().await?.error_for_status()?;
        let bytes = answer.bytes().await?;
        Ok((bytes.len(), serde_json::from_slice(&bytes).unwrap()))
    }

    /// Says to it what a system does that shuts down, and waits until it has ended: how long that took.
    fn terminate(&mut self) -> Duration {
        let begun = Instant::now();
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(told.success());
        loop {
            if let Some(ended) = self.child.try_wait().unwrap() {
                assert!(ended.success(), "{ended}");
                return begun.elapsed();
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "it does not end");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_long_list_of_what_waits_is_read_in_pages_and_a_server_that_is_to_stop_meanwhile_stops() {
    let items = std::env::var("MIN_SIDE_WAITING").ok().map_or(ITEMS, |number| number.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    // The first start makes the union, into which the items then come.
    Serving::start(folder.path()).terminate();
    let storage = SqliteStorage::open(folder.path()).unwrap();
    let rows: Vec<Row> = (0..items).map(order).collect();
    rows.chunks(5_000).for_each(|rows| storage.put_rows(rows).unwrap());
    drop(storage);

    let mut serving = Serving::start(folder.path());
    let (begun, mut after, mut slowest, mut largest) = (Instant::now(), None, Duration::ZERO, 0);
    let mut seen = std::collections::BTreeSet::new();
    loop {
        let asked = Instant::now();
        let (bytes, page) = serving.page(after.as_deref()).await.unwrap();
        (slowest, largest) = (slowest.max(asked.elapsed()), largest.max(bytes));
        seen.extend(page.items.into_iter().map(|item| item.id).filter(|id| id.starts_with("waiting-")));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let all = begun.elapsed();
    assert_eq!(seen.len(), items, "each stands in one page");

    // Four read on and on while it is told to stop.
    let text = |field: &str| serving.said[field].as_str().unwrap().to_owned();
    let url = format!("{}{}", text("url").trim_end_matches('/'), route::OFFICE_WAITING);
    let readers = (0..4).map(|_| {
        let (url, token, client) = (url.clone(), text("office_token"), client());
        tokio::spawn(async move { while client.get(&url).bearer_auth(&token).send().await.is_ok() {} })
    });
    let readers: Vec<_> = readers.collect();
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(readers.iter().all(|reader| !reader.is_finished()), "they read for as long as it serves");
    let ended = tokio::task::block_in_place(|| serving.terminate());
    for reader in readers {
        reader.await.unwrap();
    }
    println!(
        "{items} items in {all:?}, the slowest page {slowest:?}, the largest {largest} bytes; ended {ended:?} after SIGTERM"
    );
    assert!(slowest < PAGE, "{slowest:?}");
    assert!(largest < PAGE_BYTES, "{largest} bytes");
    assert!(ended < END, "{ended:?}");
}

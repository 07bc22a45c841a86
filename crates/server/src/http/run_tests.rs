//! The server as something that is run: what it holds out against, and what it leaves for others to see.

use crate::LimitSettings;
use crate::storage::{Role, StorageError};
use crate::testing::{ATTACHMENT, Harness, blob_of, noon};
use min_side_domain::records::BlobRef;
use min_side_wire::problem::{Problem, ProblemCode};
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// Limits under which loopback is an address like any other.
fn of_strangers() -> LimitSettings {
    LimitSettings { trusted_proxies: Vec::new(), ..LimitSettings::default() }
}

fn address(harness: &Harness) -> String {
    harness.running.url.trim_start_matches("http://").to_owned()
}

async fn connect(harness: &Harness) -> TcpStream {
    TcpStream::connect(address(harness)).await.unwrap()
}

/// Whether the server closes this within a time.
async fn is_closed(line: &mut TcpStream, within: Duration) -> bool {
    let mut rest = Vec::new();
    tokio::time::timeout(within, line.read_to_end(&mut rest)).await.is_ok()
}

async fn begin(harness: &Harness, token: &str, bytes: &[u8]) -> reqwest::Response {
    let body = json!({"sha256": blob_of(bytes, "").sha256, "size": bytes.len(), "media_type": "text/plain"});
    harness.client.post(harness.url("/v1/uploads")).bearer_auth(token).json(&body).send().await.unwrap()
}

/// The head of a request that sends a piece of so many bytes, on a line of its own.
async fn piece_on(harness: &Harness, path: &str, offset: usize, length: usize) -> TcpStream {
    let mut line = connect(harness).await;
    let head = format!(
        "PATCH {path} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {}\r\n\
         content-type: application/offset+octet-stream\r\nupload-offset: {offset}\r\ncontent-length: {length}\r\n\r\n",
        address(harness),
        harness.token()
    );
    line.write_all(head.as_bytes()).await.unwrap();
    line
}

async fn offset_becomes(harness: &Harness, path: &str, wanted: &str) {
    let begun = Instant::now();
    loop {
        let head = harness.client.head(harness.url(path)).bearer_auth(harness.token()).send().await.unwrap();
        if head.headers()["upload-offset"] == wanted {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", head.headers());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn what_a_member_is_told_is_kept_by_no_cache() {
    let harness = Harness::new().await;
    let blob = format!("/v1/blobs/{}", blob_of(ATTACHMENT, "").sha256);
    let mut answers = Vec::new();
    for path in ["/v1/service", "/v1/changes", "/v1/changes?limit=0", "/v1/nothing", &blob, "/v1/events"] {
        answers.push((path.to_owned(), harness.get(path, harness.token()).await));
    }
    for path in ["/v1/office/waiting", "/v1/office/log"] {
        answers.push((path.to_owned(), harness.get(path, harness.office_token()).await));
    }
    for (path, token) in [("/v1/commands", harness.token()), ("/v1/office/commands", harness.office_token())]
    {
        let post = harness.client.post(harness.url(path)).bearer_auth(token).json(&json!({"commands": []}));
        answers.push((path.to_owned(), post.send().await.unwrap()));
    }
    for (path, answer) in answers {
        let said = answer.headers()["cache-control"].to_str().unwrap();
        // An event stream says by itself that it is not to be kept.
        assert!(said == "no-store" || (path == "/v1/events" && said == "no-cache"), "{path}: {said}");
    }
}

#[tokio::test]
async fn a_request_id_that_is_long_or_odd_is_not_taken_over() {
    let harness = Harness::new().await;
    let sent = async |id: &str| {
        let get = harness.client.get(harness.url("/v1/service")).header("x-request-id", id);
        get.send().await.unwrap().headers()["x-request-id"].to_str().unwrap().to_owned()
    };
    assert_eq!(sent("a1-B2_c.3").await, "a1-B2_c.3");
    for odd in ["x".repeat(65), "a b".to_owned(), "a\"b".to_owned(), "{\"level\":\"error\"}".to_owned()] {
        let own = sent(&odd).await;
        assert!(own != odd && own.len() == 36, "{odd} became {own}");
    }
}

#[tokio::test]
async fn whoever_has_no_role_uploads_nothing_and_reads_nothing() {
    let harness = Harness::new().await;
    let storage = &harness.running.storage;
    storage.add_member("past", "past", "Har Sluttet", &[Role::Member]).unwrap();
    let token = harness.token_of("past").await;
    storage.add_member("past", "past", "Har Sluttet", &[]).unwrap();
    assert_eq!(begin(&harness, &token, b"hello").await.status(), StatusCode::FORBIDDEN);
    let blob = format!("/v1/blobs/{}", blob_of(ATTACHMENT, "").sha256);
    assert_eq!(harness.get(&blob, &token).await.status(), StatusCode::FORBIDDEN);
}

#[cfg(unix)]
#[tokio::test]
async fn the_data_folder_is_closed_to_others_also_where_it_was_open() {
    use std::os::unix::fs::PermissionsExt as _;
    fn modes(path: &std::path::Path, found: &mut Vec<(String, u32)>) {
        let metadata = std::fs::metadata(path).unwrap();
        found.push((path.display().to_string(), metadata.permissions().mode() & 0o077));
        if metadata.is_dir() {
            for entry in std::fs::read_dir(path).unwrap() {
                modes(&entry.unwrap().path(), found);
            }
        }
    }
    let harness = Harness::new().await;
    let open = |folder: &std::path::Path| {
        for name in ["", "blobs", "server.db"] {
            let path = folder.join(name);
            let mode = if path.is_dir() { 0o755 } else { 0o644 };
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    let harness = harness.again(open, |_| {}).await.unwrap();
    harness.upload(harness.token(), b"uploaded", "text/plain").await;
    begin(&harness, harness.token(), b"under way").await;
    let copy = harness.dir.path().join("copy.db");
    crate::storage::sqlite::backup::back_up(harness.dir.path(), &copy).unwrap();
    let mut found = Vec::new();
    modes(harness.dir.path(), &mut found);
    let names: Vec<&str> = found.iter().map(|(name, _)| name.rsplit('/').next().unwrap()).collect();
    for wanted in ["server.db", "server.db-wal", "server.db-shm", "blobs", "uploads", "copy.db"] {
        assert!(names.contains(&wanted), "{wanted}");
    }
    let open: Vec<_> = found.iter().filter(|(_, others)| *others != 0).collect();
    assert!(open.is_empty(), "{open:?}");
}

#[tokio::test]
async fn a_full_disk_is_said_as_such() {
    // The database cannot grow by a page.
    let harness = Harness::new().await;
    let full = harness.running.storage.write(noon(), &mut |_| {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL);
        Err(StorageError::Database(rusqlite::Error::SqliteFailure(code, None)))
    });
    let no_room = std::io::Error::from(std::io::ErrorKind::StorageFull);
    let file = StorageError::File { what: "x".into(), source: no_room };
    for error in [full.unwrap_err(), file] {
        let response = axum::response::IntoResponse::into_response(super::error::ApiError::from(error));
        assert_eq!(response.status(), StatusCode::INSUFFICIENT_STORAGE);
        let body = axum::body::to_bytes(response.into_body(), 10_000).await.unwrap();
        let problem: Problem = serde_json::from_slice(&body).unwrap();
        assert_eq!(problem.code(), Some(ProblemCode::DiskFull));
    }
}

/// A disk that is really full: a small file system in memory, where this may be mounted.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_disk_that_is_really_full_loses_nothing_and_goes_on_when_there_is_room() {
    let disk = tempfile::tempdir().unwrap();
    let mounted = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=3m", "min-side-full"])
        .arg(disk.path())
        .stderr(std::process::Stdio::null())
        .status();
    if !mounted.is_ok_and(|status| status.success()) {
        // Only root may mount; the translation of the errors is tested above for everyone.
        return;
    }
    struct Unmount(std::path::PathBuf);
    impl Drop for Unmount {
        fn drop(&mut self) {
            let _ = std::process::Command::new("umount").arg("--lazy").arg(&self.0).status();
        }
    }
    let _unmount = Unmount(disk.path().to_owned());
    let data = disk.path().join("data");
    let harness = Harness::with(|config| {
        let copied =
            std::process::Command::new("cp").arg("-a").arg(&config.data).arg(&data).status().unwrap();
        assert!(copied.success());
        config.data = data.clone();
        config.mail = None;
    })
    .await;
    let filling = disk.path().join("filling");
    let mut file = std::fs::File::create(&filling).unwrap();
    while std::io::Write::write_all(&mut file, &[7; 4096]).is_ok() {}
    let send = async |id: &str| {
        let payload =
            json!({"thread_id": id, "recipient_id": "ntl", "subject": "S", "body": "x".repeat(9_000)});
        let body = json!({"commands": [{"id": id, "kind": "send_message", "payload": payload}]});
        let post = harness.client.post(harness.url("/v1/commands")).header("min-side-attempt", "a1");
        post.bearer_auth(harness.token()).json(&body).send().await.unwrap()
    };
    let mut refused = None;
    for n in 0..200 {
        let answer = send(&format!("full-{n}")).await;
        if answer.status() == StatusCode::INSUFFICIENT_STORAGE {
            // A copy of the request that comes later is carried out: nothing may be taken back.
            assert!(!answer.headers().contains_key("min-side-nothing-done"));
            let problem: Problem = answer.json().await.unwrap();
            assert_eq!(problem.code(), Some(ProblemCode::DiskFull));
            refused = Some(n);
            break;
        }
        assert_eq!(answer.status(), StatusCode::OK);
    }
    let refused = refused.expect("it becomes full");
    assert_eq!(harness.get("/v1/changes", harness.token()).await.status(), StatusCode::OK, "reading goes on");
    drop(file);
    std::fs::remove_file(&filling).unwrap();
    let again: Value = send(&format!("full-{refused}")).await.json().await.unwrap();
    assert_eq!(again["results"][0]["status"], "done", "{again}");
    let (cache, _) = harness.sync(harness.token()).await;
    let sent = cache.0.keys().filter(|(collection, id)| collection == "threads" && id.starts_with("full-"));
    assert_eq!(sent.count(), refused + 1, "each that was answered is there, once");
}

#[tokio::test]
async fn silent_connections_are_closed_and_keep_no_one_out() {
    let silence = Duration::from_millis(300);
    let harness = Harness::with(|config| {
        config.limits = LimitSettings { silence, connections: 20, ..LimitSettings::default() };
    })
    .await;
    let mut silent = Vec::new();
    for n in 0..60 {
        let mut line = connect(&harness).await;
        if n % 2 == 1 {
            // Half a request is no more than none.
            line.write_all(b"GET /v1/service HTTP/1.1\r\nhost: x\r\n").await.unwrap();
        }
        silent.push(line);
    }
    // All places are taken, and still there is one for who asks.
    let answer = tokio::time::timeout(Duration::from_secs(5), harness.get("/v1/changes", harness.token()));
    assert_eq!(answer.await.unwrap().status(), StatusCode::OK);
    for line in &mut silent {
        assert!(is_closed(line, Duration::from_secs(5)).await);
    }
}

#[tokio::test]
async fn a_connection_that_is_kept_for_nothing_is_closed_and_a_stream_is_not() {
    let harness = Harness::with(|config| {
        config.limits = LimitSettings { silence: Duration::from_millis(200), ..LimitSettings::default() };
    })
    .await;
    let mut events = harness.get("/v1/events", harness.token()).await;
    events.chunk().await.unwrap();
    let mut kept = connect(&harness).await;
    kept.write_all(b"GET /v1/service HTTP/1.1\r\nhost: x\r\n\r\n").await.unwrap();
    assert!(is_closed(&mut kept, Duration::from_secs(5)).await);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let read = min_side_wire::command::Command::MarkRead { threads: vec!["demo-t1".into()], through: noon() };
    assert!(crate::testing::is_done(&harness.command("c-1", read).await));
    let heard = tokio::time::timeout(Duration::from_secs(5), events.chunk()).await.unwrap().unwrap();
    assert!(String::from_utf8_lossy(&heard.unwrap()).contains("changed"));
}

/// A file larger than what lies between the two ends of a line.
async fn much(harness: &Harness) -> BlobRef {
    harness.upload(harness.office_token(), &vec![7; 24 * 1024 * 1024], "text/plain").await
}

/// A line that has asked for it.
async fn asking_for(harness: &Harness, sha256: &str) -> TcpStream {
    let mut line = connect(harness).await;
    let head = format!(
        "GET /v1/blobs/{sha256} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\nconnection: close\r\n\r\n",
        harness.office_token()
    );
    line.write_all(head.as_bytes()).await.unwrap();
    line
}

#[tokio::test]
async fn who_does_not_read_an_answer_is_closed_and_holds_nothing() {
    let silence = Duration::from_millis(300);
    let harness =
        Harness::with(|config| config.limits = LimitSettings { silence, ..LimitSettings::default() });
    let harness = harness.await;
    let blob = much(&harness).await;
    let (mut line, length) = (asking_for(&harness, &blob.sha256).await, blob.size as usize);
    tokio::time::sleep(4 * silence).await;
    let mut rest = Vec::new();
    // The part that was on its way comes; then the line ends, or breaks.
    let _ =
        tokio::time::timeout(Duration::from_secs(10), line.read_to_end(&mut rest)).await.expect("it ends");
    assert!(rest.len() < length, "{} of {length} bytes", rest.len());
    // Nor does it hold the server that is to stop.
    let _line = asking_for(&harness, &blob.sha256).await;
    tokio::time::timeout(Duration::from_secs(5), harness.running.stop()).await.expect("it stops");
}

#[tokio::test]
async fn who_reads_an_answer_slowly_gets_all_of_it() {
    let silence = Duration::from_millis(600);
    let harness =
        Harness::with(|config| config.limits = LimitSettings { silence, ..LimitSettings::default() });
    let harness = harness.await;
    let blob = much(&harness).await;
    let (mut line, length) = (asking_for(&harness, &blob.sha256).await, blob.size as usize);
    let (begun, mut all, mut bytes) = (Instant::now(), 0, vec![0; length / 24]);
    loop {
        let read = line.read(&mut bytes).await.unwrap();
        if read == 0 {
            break;
        }
        all += read;
        if begun.elapsed() < 3 * silence {
            tokio::time::sleep(silence / 10).await;
        }
    }
    assert!(all > length && begun.elapsed() > 2 * silence, "{all} bytes in {:?}", begun.elapsed());
}

#[tokio::test]
async fn one_member_with_many_streams_keeps_the_newest_and_no_one_out() {
    let harness = Harness::with(|config| {
        config.limits = LimitSettings { streams: 3, connections: 40, ..LimitSettings::default() };
    })
    .await;
    let mut streams = Vec::new();
    for _ in 0..60 {
        // A client of its own: a line of its own.
        let client = reqwest::Client::new();
        let get = client.get(harness.url("/v1/events")).bearer_auth(harness.token());
        let mut stream = get.send().await.unwrap();
        assert_eq!(stream.status(), StatusCode::OK);
        stream.chunk().await.unwrap();
        streams.push(stream);
    }
    let mut olas = harness.get("/v1/events", &harness.ola_token).await;
    olas.chunk().await.unwrap();
    let newest = streams.split_off(57);
    for mut stream in streams {
        let end = tokio::time::timeout(Duration::from_secs(5), stream.chunk()).await.unwrap();
        assert!(matches!(end, Ok(None) | Err(_)), "the older ones have ended");
    }
    let read = min_side_wire::command::Command::MarkRead { threads: vec!["demo-t1".into()], through: noon() };
    assert!(crate::testing::is_done(&harness.command("c-1", read).await));
    for mut stream in newest {
        let heard = tokio::time::timeout(Duration::from_secs(5), stream.chunk()).await.unwrap().unwrap();
        assert!(String::from_utf8_lossy(&heard.unwrap()).contains("changed"));
    }
}

#[tokio::test]
async fn streams_of_one_address_are_bounded() {
    let harness =
        Harness::with(|config| config.limits = LimitSettings { address_streams: 2, ..of_strangers() }).await;
    let first = harness.get("/v1/events", harness.token()).await;
    let _second = harness.get("/v1/events", &harness.ola_token).await;
    assert_eq!(harness.get("/v1/events", harness.token()).await.status(), StatusCode::TOO_MANY_REQUESTS);
    drop(first);
    let begun = Instant::now();
    while harness.get("/v1/events", harness.token()).await.status() != StatusCode::OK {
        assert!(begun.elapsed() < Duration::from_secs(5), "an ended stream gives its place back");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn requests_of_an_address_are_bounded_before_a_token_is_looked_at() {
    let tight = LimitSettings { address_per_second: 1, address_burst: 3, ..of_strangers() };
    let harness = Harness::with(|config| config.limits = LimitSettings { ..LimitSettings::default() }).await;
    let harness =
        harness.again(|_| {}, |config| config.limits = LimitSettings { address_burst: 20, ..tight.clone() });
    let harness = harness.await.unwrap();
    let mut last = StatusCode::OK;
    for _ in 0..40 {
        let response = harness.get("/v1/changes", "not.a.token").await;
        last = response.status();
        if last == StatusCode::TOO_MANY_REQUESTS {
            assert!(response.headers()["retry-after"].to_str().unwrap().parse::<u64>().unwrap() >= 1);
            break;
        }
        assert_eq!(last, StatusCode::UNAUTHORIZED);
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(harness.get("/v1/service", "").await.status(), StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn through_a_trusted_proxy_each_client_is_counted_by_itself() {
    let harness = Harness::with(|config| {
        config.limits = LimitSettings { address_per_second: 1, address_burst: 3, ..LimitSettings::default() };
    })
    .await;
    let from = async |client: &str| {
        let get = harness.client.get(harness.url("/v1/service")).header("x-forwarded-for", client);
        get.send().await.unwrap().status().as_u16()
    };
    let mut last = 0;
    for _ in 0..6 {
        last = from("203.0.113.1, 192.0.2.1").await;
    }
    assert_eq!(last, 429);
    assert_eq!(from("203.0.113.2, 192.0.2.1").await, 429, "what the client wrote itself is not believed");
    assert_eq!(from("192.0.2.2").await, 200);
}

#[tokio::test]
async fn r_04_4_an_upload_is_resumed_while_the_request_before_hangs() {
    let harness = Harness::new().await;
    let bytes: Vec<u8> = (0..900_u32).map(|n| (n % 251) as u8).collect();
    let path =
        begin(&harness, harness.token(), &bytes).await.headers()["location"].to_str().unwrap().to_owned();
    // It announces all and sends a part; the line is open and nothing comes any more.
    let mut hanging = piece_on(&harness, &path, 0, 900).await;
    hanging.write_all(&bytes[..400]).await.unwrap();
    offset_becomes(&harness, &path, "400").await;
    // Nobody else may end it.
    let strangers = harness.piece(&harness.ola_token, &path, 400, &bytes[400..]).await;
    assert_eq!(strangers.status(), StatusCode::NOT_FOUND);
    assert!(!is_closed(&mut hanging, Duration::from_millis(100)).await);
    let resumed = harness.piece(harness.token(), &path, 400, &bytes[400..]);
    let resumed = tokio::time::timeout(Duration::from_secs(5), resumed).await.expect("it does not wait");
    assert_eq!(resumed.status(), StatusCode::NO_CONTENT);
    let blob = harness.get(&format!("/v1/blobs/{}", blob_of(&bytes, "").sha256), harness.token()).await;
    assert_eq!(blob.bytes().await.unwrap(), bytes);
}

#[tokio::test]
async fn r_04_4_a_piece_that_falls_silent_is_given_up_and_what_came_is_kept() {
    let harness = Harness::with(|config| {
        config.limits = LimitSettings { silence: Duration::from_millis(200), ..LimitSettings::default() };
    })
    .await;
    let path = begin(&harness, harness.token(), b"hello world").await.headers()["location"]
        .to_str()
        .unwrap()
        .to_owned();
    let mut hanging = piece_on(&harness, &path, 0, 11).await;
    hanging.write_all(b"hello").await.unwrap();
    assert!(is_closed(&mut hanging, Duration::from_secs(5)).await);
    offset_becomes(&harness, &path, "5").await;
    assert_eq!(harness.piece(harness.token(), &path, 5, b" world").await.status(), StatusCode::NO_CONTENT);
}

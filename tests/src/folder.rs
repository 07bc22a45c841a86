//! Whose a data folder is, and what is reported when something in it is gone, damaged or of a newer version.

use crate::house::{House, KEY, Machine, client, minside};
use crate::security::browser;
use min_side_core::app::{App, Options};
use min_side_core::db::{Kind, Place};
use min_side_core::error::{Error, SignInReason};
use min_side_core::key::{Key, MemoryKeyStore};
use min_side_core::views::{Draft, KeyChoice, Phase, Saved};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// The app on this machine, whose browser signs this person in.
fn with_browser(machine: &Machine, house: &House, keys: &Arc<MemoryKeyStore>, person: &'static str) -> App {
    let mut options = Options::new(Some(machine.path().to_owned()), Some(house.server.url.parse().unwrap()));
    options.key_store = keys.clone();
    options.open_browser = Arc::new(browser(person));
    App::new(options)
}

async fn write(app: &App) -> String {
    let draft = Draft {
        recipient_id: "ntl".to_owned(),
        subject: "Om lønn".to_owned(),
        body: "Hei, jeg lurer på noe.".to_owned(),
        ..Draft::default()
    };
    let draft = app.save_draft(draft).await.unwrap();
    match app.send_draft(draft.id).await.unwrap() {
        Saved::Queued { id } => id,
        other => panic!("{other:?}"),
    }
}

/// The first member's folder, with a message that is not sent and no sign-in; the message's id.
async fn left_behind(machine: &Machine, house: &House, keys: &Arc<MemoryKeyStore>) -> String {
    let app = with_browser(machine, house, keys, "demo");
    app.open().await.unwrap();
    app.sign_in().await.unwrap();
    app.sync_now().await.unwrap();
    let id = write(&app).await;
    app.local().unwrap().write(|tx| min_side_core::settings::forget(tx, "session")).await.unwrap();
    app.close().await;
    id
}

async fn token_of(house: &House, person: &str) -> String {
    let service = format!("{}{}", house.server.url, min_side_wire::route::SERVICE);
    let service: serde_json::Value = client().get(service).send().await.unwrap().json().await.unwrap();
    let url = format!("{}/demo-token?person={person}", service["issuer"].as_str().unwrap());
    let granted: serde_json::Value = client().get(url).send().await.unwrap().json().await.unwrap();
    granted["access_token"].as_str().unwrap().to_owned()
}

async fn is_sent(house: &House, id: &str) -> bool {
    house.rows().await.contains_key(&("messages".to_owned(), id.to_owned()))
}

#[tokio::test(flavor = "multi_thread")]
async fn another_member_is_shown_nothing_of_the_first_and_sends_nothing_in_their_name() {
    let house = House::with_messages(60).await;
    let (machine, keys) = (Machine::new(), Arc::new(MemoryKeyStore::default()));
    let id = left_behind(&machine, &house, &keys).await;

    let app = with_browser(&machine, &house, &keys, "demo-ny");
    assert_eq!(app.open().await.unwrap().phase, Phase::SignedOut);
    assert!(matches!(app.sign_in().await, Err(Error::SignIn(SignInReason::OtherMember))));
    let state = app.app_state().await.unwrap();
    assert_eq!((state.phase, state.name.as_str()), (Phase::OtherMember, ""));
    let error = state.error.unwrap();
    assert_eq!((error.params["reason"].as_str(), error.params["count"].as_str()), ("other_member", "1"));
    assert!(matches!(app.sync_now().await, Err(Error::NotSignedIn)), "nothing is sent");
    assert!(app.choose_key(KeyChoice::KeyStore).await.is_err(), "what is another's is not begun over");
    app.close().await;
    drop(app);

    // It is the first member's still, and goes out under their name.
    let app = with_browser(&machine, &house, &keys, "demo");
    app.open().await.unwrap();
    app.sign_in().await.unwrap();
    assert!(!is_sent(&house, &id).await);
    app.sync_now().await.unwrap();
    assert!(is_sent(&house, &id).await);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_member_may_sign_the_first_out_and_then_has_the_folder_to_themselves() {
    let house = House::with_messages(60).await;
    let (machine, keys) = (Machine::new(), Arc::new(MemoryKeyStore::default()));
    let id = left_behind(&machine, &house, &keys).await;
    let app = with_browser(&machine, &house, &keys, "demo-ny");
    app.open().await.unwrap();
    assert!(app.sign_in().await.is_err());
    match app.sign_out(false).await {
        Err(Error::Refused { code: "unsent", params }) => assert_eq!(params["count"], "1"),
        other => panic!("{other:?}"),
    }
    app.sign_out(true).await.unwrap();
    app.sign_in().await.unwrap();
    app.sync_now().await.unwrap();
    let there = house.server.storage.counts("demo-ny").unwrap();
    let there = there.into_iter().map(|(collection, count)| (collection.name().to_owned(), count)).collect();
    assert_eq!(app.counts().await.unwrap(), there);
    assert!(app.outbox().await.unwrap().is_empty());
    assert!(!is_sent(&house, &id).await);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_member_may_sign_in_without_storing_and_leaves_the_first_ones_folder_as_it_is() {
    let house = House::with_messages(60).await;
    let (machine, keys) = (Machine::new(), Arc::new(MemoryKeyStore::default()));
    let id = left_behind(&machine, &house, &keys).await;
    let app = with_browser(&machine, &house, &keys, "demo-ny");
    app.open().await.unwrap();
    assert!(app.sign_in().await.is_err());
    let state = app.choose_key(KeyChoice::Memory).await.unwrap();
    assert_eq!((state.phase, state.on_disk), (Phase::SignedOut, false));
    let before = std::fs::read(machine.path().join("local.db")).unwrap();
    app.sign_in().await.unwrap();
    app.sync_now().await.unwrap();
    app.sign_out(true).await.unwrap();
    assert!(std::fs::read(machine.path().join("local.db")).unwrap() == before);
    // They are recognised as another member again when something is to be stored.
    assert!(matches!(app.sign_in().await, Err(Error::SignIn(SignInReason::OtherMember))));
    app.close().await;
    drop(app);

    let app = with_browser(&machine, &house, &keys, "demo");
    app.open().await.unwrap();
    app.sign_in().await.unwrap();
    app.sync_now().await.unwrap();
    assert!(is_sent(&house, &id).await);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_has_run_out_is_renewed_by_its_owner_alone() {
    let house = House::with_messages(60).await;
    let (machine, keys) = (Machine::new(), Arc::new(MemoryKeyStore::default()));
    let app = with_browser(&machine, &house, &keys, "demo");
    app.open().await.unwrap();
    app.sign_in().await.unwrap();
    app.sync_now().await.unwrap();
    app.local()
        .unwrap()
        .write(|tx| {
            let mut tokens: serde_json::Value = min_side_core::settings::kept(tx, "session")?.unwrap();
            tokens["expired"] = true.into();
            min_side_core::settings::keep(tx, "session", &tokens)
        })
        .await
        .unwrap();
    app.close().await;
    drop(app);
    let app = with_browser(&machine, &house, &keys, "demo-ny");
    assert_eq!(app.open().await.unwrap().phase, Phase::Ready);
    assert!(matches!(app.sign_in().await, Err(Error::SignIn(SignInReason::OtherMember))));
    let state = app.app_state().await.unwrap();
    assert_eq!((state.phase, state.name.as_str()), (Phase::OtherMember, ""));
    app.close().await;
}

/// Runs `minside` on this machine: exit code, what it printed, and what it said on standard error.
fn run(machine: &Machine, house: &House, token: Option<&str>, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(minside());
    command.args(["--data", machine.path().to_str().unwrap(), "--server", &house.server.url]);
    command.args(["--key-stdin", "--json"]);
    if token.is_some() {
        command.arg("--token-stdin");
    }
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let key: String = KEY.iter().map(|byte| format!("{byte:02x}")).collect();
    let _ = write!(child.stdin.take().unwrap(), "{key}\n{}\n", token.unwrap_or_default());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_refuses_a_token_of_another_than_the_folders_owner() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let (first, other) = (house.token(), token_of(&house, "demo-ny").await);
    assert_eq!(run(&machine, &house, Some(&first), &["sync", "--no-files"]).0, 0);
    let send = ["send", "--to", "ntl", "--subject", "Om lønn", "--body", "Hei."];
    for arguments in [&["sync", "--no-files"][..], &["messages"], &send] {
        let (code, printed, said) = run(&machine, &house, Some(&other), arguments);
        assert_eq!((code, printed.as_str()), (3, ""), "{arguments:?}: {said}");
        assert!(said.contains("other_member"), "{said}");
    }
    let (code, _, said) = run(&machine, &house, Some("no-token-that-says-whose-it-is"), &["messages"]);
    assert!(code == 3 && said.contains("no_subject"), "{code}: {said}");
    assert_eq!(run(&machine, &house, Some(&first), &send).0, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cache_that_is_lost_is_told_by_the_command_line_until_it_has_been_fetched_again() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let token = house.token();
    let out = machine.path().join("out");
    let export = ["export", out.to_str().unwrap()];
    assert_eq!(run(&machine, &house, Some(&token), &["status"]).0, 0);
    let (code, _, said) = run(&machine, &house, None, &export);
    assert!(code == 3 && said.contains("not_synced"), "half of it would look like all of it: {code} {said}");
    assert_eq!(run(&machine, &house, Some(&token), &["sync"]).0, 0);
    let (_, whole, _) = run(&machine, &house, None, &["messages"]);

    let cache = machine.path().join("cache.db");
    let mut bytes = std::fs::read(&cache).unwrap();
    bytes[1_000] ^= 1;
    std::fs::write(&cache, bytes).unwrap();
    for arguments in [&["messages"][..], &["documents"], &["search", "lønn"], &["kursbevis", "list"], &export]
    {
        let (code, printed, said) = run(&machine, &house, None, arguments);
        assert_eq!((code, printed.as_str()), (5, ""), "{arguments:?}: {said}");
        assert!(said.contains("cache_rebuilt"), "{said}");
    }
    assert!(!out.exists());
    assert_eq!(run(&machine, &house, Some(&token), &["sync"]).0, 0);
    assert_eq!(run(&machine, &house, None, &["messages"]), (0, whole, String::new()));
    assert_eq!(run(&machine, &house, None, &export).0, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_newer_version_has_written_is_told_by_an_older_one_and_not_touched() {
    let house = House::with_messages(60).await;
    for (kind, name) in [(Kind::Cache, "cache.db"), (Kind::Local, "local.db")] {
        let machine = Machine::new();
        assert_eq!(run(&machine, &house, Some(&house.token()), &["sync", "--no-files"]).0, 0);
        let path = machine.path().join(name);
        let place = Place::File { path: path.clone(), key: Key::from_bytes(KEY) };
        let (conn, _) = min_side_core::db::open(kind, &place).unwrap();
        conn.execute_batch("PRAGMA user_version = 900").unwrap();
        drop(conn);
        let before = std::fs::read(&path).unwrap();
        for arguments in [&["messages"][..], &["sync", "--no-files"]] {
            let (code, printed, said) = run(&machine, &house, Some(&house.token()), arguments);
            assert_eq!((code, printed.as_str()), (5, ""), "{said}");
            assert!(said.contains("newer_schema"), "{said}");
        }
        assert!(std::fs::read(&path).unwrap() == before, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_member_had_written_is_told_when_it_is_gone() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    write(&app).await;
    app.close().await;
    drop(app);
    let local = machine.path().join("local.db");
    let gone: [fn(&Path); 2] =
        [|path| std::fs::remove_file(path).unwrap(), |path| std::fs::write(path, []).unwrap()];
    for remove in gone {
        remove(&local);
        let app = machine.app(&house.server.url, &house.token()).await;
        assert_eq!(app.app_state().await.unwrap().notices, ["local_missing"]);
        app.close().await;
        drop(app);
        let other = token_of(&house, "demo-ny").await;
        let (code, _, said) = run(&machine, &house, Some(&other), &["messages"]);
        assert!(code == 3 && said.contains("other_member"), "the owner is known all the same: {said}");
    }
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn a_process_that_ends_badly_leaves_no_core_file_and_nobody_may_read_its_memory() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let folder = tempfile::tempdir().unwrap();
    // A shell that permits core files, where they would lie.
    let script = format!(
        "ulimit -c unlimited; cd '{}'; exec '{}' --data '{}' --server '{}' --key-stdin --token-stdin status",
        folder.path().display(),
        minside().display(),
        machine.path().display(),
        house.server.url
    );
    let mut child = Command::new("sh").args(["-c", &script]).stdin(Stdio::piped()).spawn().unwrap();
    let process = format!("/proc/{}", child.id());
    // It waits for the key.
    let limits = crate::harness::wait_for("the program", async || {
        let name = std::fs::read_to_string(format!("{process}/comm")).ok()?;
        let limits = std::fs::read_to_string(format!("{process}/limits")).ok()?;
        let core = limits.lines().find(|line| line.starts_with("Max core file size"))?.to_owned();
        (name.trim_end() == "minside" && !core.contains("unlimited")).then_some(core)
    })
    .await
    .unwrap();
    let bounds: Vec<&str> = limits.split_whitespace().skip(4).take(2).collect();
    assert_eq!(bounds, ["0", "0"], "{limits}");
    // What belongs to root alone cannot be read by the user's other processes.
    use std::os::unix::fs::MetadataExt;
    let owner = crate::harness::wait_for("the process to be closed", async || {
        let owner = std::fs::metadata(format!("{process}/environ")).ok()?.uid();
        (owner == 0).then_some(owner)
    });
    assert_eq!(owner.await.unwrap(), 0);
    let killed = Command::new("kill").args(["-ABRT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let status = child.wait().unwrap();
    use std::os::unix::process::ExitStatusExt;
    assert_eq!((status.signal(), status.core_dumped()), (Some(6), false));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

//! Who gets in, and what is left on the disk.

use crate::house::{House, Machine, client};
use min_side_core::app::{App, Options};
use min_side_core::error::Error;
use min_side_core::key::{Key, KeyError, KeyStore, MemoryKeyStore};
use min_side_core::views::{Draft, Phase, SearchQuery};
use min_side_wire::command::FieldEdit;
use min_side_wire::office::OfficeCommand;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

/// Never in the program and never in the generated data.
const MARKER: &str = "Zzmarkørqx";

#[tokio::test(flavor = "multi_thread")]
async fn r_12_2_what_is_in_a_message_a_name_and_a_file_is_nowhere_on_the_disk() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let edit = FieldEdit {
        field: "last_name".to_owned(),
        from: house.rows().await[&("profile".to_owned(), "demo".to_owned())].1["last_name"].clone(),
        to: MARKER.into(),
    };
    house.office(OfficeCommand::EditProfile { member_id: "demo".to_owned(), edits: vec![edit] }).await;
    house
        .office(OfficeCommand::Write {
            member_id: "demo".to_owned(),
            subject: format!("Om {MARKER}"),
            sender_name: MARKER.to_owned(),
            body: format!("Til {MARKER} fra oss."),
            attachments: Vec::new(),
        })
        .await;
    let outside = tempfile::tempdir().unwrap();
    let attached = outside.path().join("vedlegg.txt");
    std::fs::write(&attached, format!("Vedlegg med {MARKER}.")).unwrap();

    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    app.maintain().await.unwrap();
    let draft = Draft { recipient_id: "ntl".to_owned(), body: MARKER.to_owned(), ..Draft::default() };
    let draft = app.save_draft(draft).await.unwrap();
    app.attach_files(draft.id, vec![attached]).await.unwrap();
    std::fs::remove_dir_all(outside.path()).unwrap();
    let found = app.search(SearchQuery { text: MARKER.to_owned(), ..SearchQuery::default() }).await.unwrap();
    assert!(!found.hits.is_empty(), "it is in the cache and its index");
    assert!(app.app_state().await.unwrap().name.contains(MARKER));

    // While it runs, with its logs written and unwritten, and after it has closed.
    assert_eq!(files_with(machine.path(), MARKER), Vec::<PathBuf>::new());
    app.close().await;
    assert_eq!(files_with(machine.path(), MARKER), Vec::<PathBuf>::new());
    assert!(
        std::fs::metadata(machine.path().join("cache.db")).unwrap().len() > 100_000,
        "it was on the disk at all"
    );
}

/// Files under `folder` that hold the text, as UTF-8 or UTF-16.
fn files_with(folder: &Path, text: &str) -> Vec<PathBuf> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let needles = [text.as_bytes(), text.get(2..).unwrap().as_bytes(), &utf16];
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_with(&path, text));
        } else if let Ok(bytes) = std::fs::read(&path) {
            let holds = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
            if needles.iter().any(|needle| holds(needle)) {
                found.push(path);
            }
        }
    }
    found
}

/// The member in the browser: opens the page, picks the demo person, and is sent back to the app.
pub(crate) fn browser(pick: &'static str) -> impl Fn(&str) -> std::io::Result<()> + Send + Sync + 'static {
    move |address: &str| {
        let address = address.to_owned();
        tokio::spawn(async move {
            let client = client();
            let url = url::Url::parse(&address).unwrap();
            let page = client.get(url.clone()).send().await.unwrap();
            assert!(page.status().is_success(), "{}", page.status());
            let mut form: Vec<(String, String)> = url.query_pairs().into_owned().collect();
            form.push(("person".to_owned(), pick.to_owned()));
            let mut target = url;
            target.set_query(None);
            let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
            let answer = client
                .post(target)
                .header("content-type", "application/x-www-form-urlencoded")
                .body(body)
                .send()
                .await
                .unwrap();
            let back = answer.headers()["location"].to_str().unwrap().to_owned();
            let page = client.get(back).send().await.unwrap().text().await.unwrap();
            assert!(page.contains("Du kan lukke denne siden"), "{page}");
        });
        Ok(())
    }
}

fn signed_out(machine: &Machine, house: &House, keys: &Arc<MemoryKeyStore>) -> App {
    let mut options = Options::new(Some(machine.path().to_owned()), Some(house.server.url.parse().unwrap()));
    options.key_store = keys.clone();
    options.open_browser = Arc::new(browser("demo"));
    App::new(options)
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_1_sign_in_by_the_real_flow_stays_after_a_restart_and_sign_out_leaves_nothing() {
    let house = House::with_messages(60).await;
    let (machine, keys) = (Machine::new(), Arc::new(MemoryKeyStore::default()));
    let app = signed_out(&machine, &house, &keys);
    assert_eq!(app.open().await.unwrap().phase, Phase::SignedOut);
    app.sign_in().await.unwrap();
    let state = app.app_state().await.unwrap();
    assert_eq!((state.phase, state.demo), (Phase::Ready, true));
    assert!(!state.name.is_empty());
    app.sync_now().await.unwrap();
    app.close().await;
    drop(app);

    let app = signed_out(&machine, &house, &keys);
    assert_eq!(app.open().await.unwrap().phase, Phase::Ready);
    app.sync_now().await.unwrap();
    app.sign_out(false).await.unwrap();
    // Not even the folder, as long as nobody else has put anything there.
    assert!(!machine.path().exists());
    assert!(keys.is_empty());
}

/// Changes the sign-in that is kept.
async fn spoil(app: &App, change: fn(&mut serde_json::Value)) {
    let write = move |tx: &rusqlite::Transaction<'_>| {
        let mut tokens: serde_json::Value =
            min_side_core::settings::kept(tx, "session")?.expect("a sign-in is kept");
        change(&mut tokens);
        min_side_core::settings::keep(tx, "session", &tokens)
    };
    app.local().unwrap().write(write).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_has_run_out_is_renewed_without_a_word_and_a_sign_in_that_was_ended_is_told() {
    let house = House::with_messages(60).await;
    let (machine, keys) = (Machine::new(), Arc::new(MemoryKeyStore::default()));
    let app = signed_out(&machine, &house, &keys);
    app.open().await.unwrap();
    app.sign_in().await.unwrap();
    app.sync_now().await.unwrap();
    spoil(&app, |tokens| tokens["expires_at"] = "2020-01-01T00:00:00Z".into()).await;
    app.close().await;
    app.open().await.unwrap();
    app.sync_now().await.unwrap();
    assert!(!app.app_state().await.unwrap().sign_in_expired);

    spoil(&app, |tokens| {
        tokens["expires_at"] = "2020-01-01T00:00:00Z".into();
        tokens["refresh_token"] = "not one of theirs".into();
    })
    .await;
    app.close().await;
    let state = app.open().await.unwrap();
    assert_eq!(state.phase, Phase::Ready, "what was synced may still be read");
    assert!(matches!(app.sync_now().await, Err(Error::SignInExpired)));
    assert!(app.app_state().await.unwrap().sign_in_expired);
    app.sign_in().await.unwrap();
    app.sync_now().await.unwrap();
    assert!(!app.app_state().await.unwrap().sign_in_expired);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_that_is_cancelled_leaves_the_app_as_it_was() {
    let house = House::with_messages(60).await;
    let (machine, keys) = (Machine::new(), Arc::new(MemoryKeyStore::default()));
    let mut options = Options::new(Some(machine.path().to_owned()), Some(house.server.url.parse().unwrap()));
    options.key_store = keys.clone();
    let (opened, mut is_open) = tokio::sync::mpsc::channel(1);
    options.open_browser = Arc::new(move |_| {
        opened.try_send(()).unwrap();
        Ok(())
    });
    let app = App::new(options);
    app.open().await.unwrap();
    let signing_in = tokio::spawn({
        let app = app.clone();
        async move { app.sign_in().await }
    });
    is_open.recv().await.unwrap();
    assert_eq!(app.app_state().await.unwrap().phase, Phase::SigningIn);
    app.cancel_sign_in();
    signing_in.await.unwrap().unwrap();
    let state = app.app_state().await.unwrap();
    assert_eq!((state.phase, state.error), (Phase::SignedOut, None));
}

/// A key store at which the member gives up, just as the key is put into it.
struct GivenUp {
    keys: MemoryKeyStore,
    app: OnceLock<App>,
}

impl KeyStore for GivenUp {
    fn get(&self, name: &str) -> Result<Key, KeyError> {
        self.keys.get(name)
    }

    fn set(&self, name: &str, key: &Key) -> Result<(), KeyError> {
        self.app.get().unwrap().cancel_sign_in();
        self.keys.set(name, key)
    }

    fn delete(&self, name: &str) -> Result<(), KeyError> {
        self.keys.delete(name)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_sign_in_that_is_cancelled_while_it_makes_room_is_not_in_the_way_of_the_next() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let keys = Arc::new(GivenUp { keys: MemoryKeyStore::default(), app: OnceLock::new() });
    let mut options = Options::new(Some(machine.path().to_owned()), Some(house.server.url.parse().unwrap()));
    options.key_store = keys.clone();
    let opened = Arc::new(AtomicUsize::new(0));
    let (open, times) = (browser("demo"), opened.clone());
    options.open_browser = Arc::new(move |address: &str| {
        times.fetch_add(1, Ordering::Relaxed);
        open(address)
    });
    let app = App::new(options);
    assert!(keys.app.set(app.clone()).is_ok());
    app.open().await.unwrap();
    app.sign_in().await.unwrap();
    assert_eq!(app.app_state().await.unwrap().phase, Phase::SignedOut);
    assert_eq!(opened.load(Ordering::Relaxed), 0, "who gives up does not see a browser");
    app.sign_in().await.unwrap();
    assert_eq!(app.app_state().await.unwrap().phase, Phase::Ready);
    assert_eq!(keys.keys.len(), 1, "no key is left behind");
    app.close().await;
}

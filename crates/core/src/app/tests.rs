//! Opening, choosing where the key lives, and signing out.

use super::{App, Options};
use crate::clock::FixedClock;
use crate::db::testing::{Folder, folder};
use crate::error::Error;
use crate::error::SignInReason;
use crate::key::{Key, KeyError, KeyStore, MemoryKeyStore};
use crate::outbox;
use crate::testing::Fake;
use crate::views::{AppState, KeyChoice, Phase};
use min_side_wire::command::Command;
use rusqlite::Connection;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

pub(super) struct Harness {
    pub(super) folder: Folder,
    pub(super) keys: Arc<MemoryKeyStore>,
    fake: Fake,
}

impl Harness {
    pub(super) async fn new() -> Self {
        Self { folder: folder(), keys: Arc::default(), fake: Fake::start().await }
    }

    pub(super) fn app(&self) -> App {
        App::with_token(self.options(), "a.eyJzdWIiOiJrYXJpIn0.b".to_owned().into())
    }

    pub(super) fn options(&self) -> Options {
        let mut options = Options::new(Some(self.folder.path().to_owned()), Some(self.fake.url.clone()));
        options.key_store = self.keys.clone();
        options.clock = Arc::new(FixedClock::new("2026-03-01T10:00:00Z".parse().unwrap()));
        options.patience = Duration::from_millis(200);
        options
    }

    /// Opens with a store, leaves one unsent message in it, and closes.
    pub(super) async fn leave_a_message(&self) {
        let app = self.app();
        app.open_unattended().await.unwrap();
        enqueue(&app).await;
        app.close().await;
    }

    pub(super) fn names(&self) -> Vec<String> {
        names(self.folder.path())
    }
}

async fn enqueue(app: &App) {
    let command =
        Command::WithdrawApplication { enrolment_id: "pamelding-1".to_owned(), pressed_at: app.now() };
    let now = app.now();
    app.write_local(&["outbox"], move |tx| outbox::enqueue(tx as &Connection, &command, None, "", now))
        .await
        .unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn code(state: &AppState) -> &str {
    state.error.as_ref().map_or("", |error| &error.code)
}

#[tokio::test]
async fn nothing_is_kept_before_there_is_something_to_keep() {
    let harness = Harness::new().await;
    let app = App::new(harness.options());
    let state = app.open().await.unwrap();
    assert_eq!(state.phase, Phase::SignedOut);
    assert_eq!(harness.names(), ["lock"]);
    assert!(harness.keys.is_empty());
}

#[tokio::test]
async fn what_was_left_is_there_again_and_the_folder_is_ours_alone() {
    let harness = Harness::new().await;
    harness.leave_a_message().await;
    assert_eq!(harness.keys.len(), 1);
    let app = harness.app();
    assert_eq!(app.open().await.unwrap().phase, Phase::Ready);
    assert_eq!(app.outbox().await.unwrap().len(), 1);
    assert!(matches!(harness.app().open().await, Err(Error::InUse)));
}

#[tokio::test]
async fn a_missing_or_locked_key_store_is_a_state_and_never_a_new_key() {
    let harness = Harness::new().await;
    harness.keys.fail_with(Some(KeyError::NoKeyStore));
    let app = App::new(harness.options());
    assert_eq!(app.open().await.unwrap().phase, Phase::NoKeyStore);
    assert_eq!(harness.names(), ["lock"], "nothing is on disk until the member has chosen");
    harness.keys.fail_with(Some(KeyError::Locked));
    assert_eq!(app.retry_key_store().await.unwrap().phase, Phase::KeyStoreLocked);
    harness.keys.fail_with(None);
    assert_eq!(app.retry_key_store().await.unwrap().phase, Phase::SignedOut);
    drop(app);

    harness.leave_a_message().await;
    let before = std::fs::read(harness.folder.path().join("local.db")).unwrap();
    for fault in [KeyError::NoKeyStore, KeyError::Locked] {
        harness.keys.fail_with(Some(fault));
        let app = harness.app();
        let state = app.open().await.unwrap();
        assert_eq!((state.phase, code(&state)), (Phase::KeyStoreLocked, fault.code()));
        assert!(
            app.choose_key(KeyChoice::KeyStore).await.is_err(),
            "data whose key may come back is not given up"
        );
    }
    assert_eq!(std::fs::read(harness.folder.path().join("local.db")).unwrap(), before);
    harness.keys.fail_with(None);
    assert_eq!(harness.keys.len(), 1);
    assert_eq!(harness.app().open().await.unwrap().phase, Phase::Ready);
}

#[tokio::test]
async fn a_header_that_is_empty_cut_or_garbage_is_made_again_from_the_copy_or_the_key_store() {
    let both = [&["key.json", "key.json.copy"][..], &["key.json"]];
    for (spoiled, names) in
        ["", "{\"kind\":", "\u{1}\u{2}\u{3}", "gone"].iter().flat_map(|how| both.map(|names| (how, names)))
    {
        let harness = Harness::new().await;
        harness.leave_a_message().await;
        for name in names {
            let path = harness.folder.path().join(name);
            if *spoiled == "gone" {
                std::fs::remove_file(path).unwrap();
            } else {
                std::fs::write(path, spoiled).unwrap();
            }
        }
        if names.len() == 2 {
            harness.keys.fail_with(Some(KeyError::Locked));
            let state = harness.app().open().await.unwrap();
            assert_eq!(state.phase, Phase::KeyStoreLocked, "the key may be there still");
            harness.keys.fail_with(None);
        }
        // A key of another folder's is not taken for this one's.
        harness.keys.set("another", &Key::from_bytes([1; 32])).unwrap();
        let app = harness.app();
        assert_eq!(app.open().await.unwrap().phase, Phase::Ready, "{spoiled:?} {names:?}");
        assert_eq!(app.outbox().await.unwrap().len(), 1);
        app.close().await;
        drop(app);
        harness.keys.delete("another").unwrap();
        assert_eq!(harness.app().open().await.unwrap().phase, Phase::Ready, "and it stays so");
    }
}

#[tokio::test]
async fn where_the_header_and_the_key_are_both_lost_one_can_begin_again() {
    for choice in
        [KeyChoice::KeyStore, KeyChoice::Passphrase { passphrase: "blåbær på lørdag kveld".to_owned() }]
    {
        let harness = Harness::new().await;
        harness.leave_a_message().await;
        harness.keys.clear();
        for name in ["key.json", "key.json.copy"] {
            std::fs::write(harness.folder.path().join(name), "garbage").unwrap();
        }
        assert!(matches!(harness.app().open_unattended().await, Err(Error::KeyStore(KeyError::NoEntry))));
        let app = harness.app();
        assert_eq!(app.open().await.unwrap().phase, Phase::KeyLost);
        assert_eq!(app.choose_key(choice).await.unwrap().phase, Phase::Ready);
        assert!(harness.names().iter().any(|name| name.contains("set-aside")));
    }
    // Without a key store there is something else to choose, not a way that leads nowhere.
    let harness = Harness::new().await;
    harness.leave_a_message().await;
    harness.keys.clear();
    std::fs::remove_file(harness.folder.path().join("key.json")).unwrap();
    std::fs::remove_file(harness.folder.path().join("key.json.copy")).unwrap();
    let app = harness.app();
    assert_eq!(app.open().await.unwrap().phase, Phase::KeyLost);
    harness.keys.fail_with(Some(KeyError::NoKeyStore));
    assert_eq!(app.choose_key(KeyChoice::KeyStore).await.unwrap().phase, Phase::NoKeyStore);
    assert_eq!(app.choose_key(KeyChoice::Memory).await.unwrap().phase, Phase::Ready);
}

#[tokio::test]
async fn a_wrong_key_is_told_from_a_lost_one_without_a_window() {
    let harness = Harness::new().await;
    harness.leave_a_message().await;
    let (name, _) = harness.keys.all().unwrap().remove(0);
    harness.keys.set(&name, &Key::from_bytes([1; 32])).unwrap();
    assert!(matches!(harness.app().open_unattended().await, Err(Error::WrongKey)));
    harness.keys.clear();
    assert!(matches!(harness.app().open_unattended().await, Err(Error::KeyStore(KeyError::NoEntry))));
    let app = harness.app();
    let state = app.open().await.unwrap();
    assert_eq!((state.phase, code(&state)), (Phase::KeyLost, "key_lost"));
}

#[tokio::test]
async fn a_lost_key_keeps_the_members_own_under_another_name() {
    let harness = Harness::new().await;
    harness.leave_a_message().await;
    let before = std::fs::read(harness.folder.path().join("local.db")).unwrap();
    harness.keys.clear();
    let app = harness.app();
    let state = app.open().await.unwrap();
    assert_eq!((state.phase, code(&state)), (Phase::KeyLost, "key_lost"));
    assert!(harness.keys.is_empty(), "no new key while there is data");
    assert!(
        harness.names().contains(&"local.db".to_owned()),
        "nothing is touched until the member has chosen"
    );

    let state = app.choose_key(KeyChoice::KeyStore).await.unwrap();
    assert_eq!(state.phase, Phase::Ready);
    assert_eq!(state.notices, ["local_set_aside"]);
    let aside = harness.folder.path().join("local.set-aside-20260301T100000Z.db");
    assert_eq!(std::fs::read(aside).unwrap(), before);
    assert!(app.outbox().await.unwrap().is_empty());
}

#[tokio::test]
async fn what_could_not_be_read_just_now_is_not_begun_anew() {
    let harness = Harness::new().await;
    harness.leave_a_message().await;
    let (local, away) = (harness.folder.path().join("local.db"), harness.folder.path().join("away"));
    std::fs::rename(&local, &away).unwrap();
    std::fs::create_dir(&local).unwrap();
    let app = harness.app();
    let state = app.open().await.unwrap();
    assert_eq!((state.phase, code(&state)), (Phase::KeyLost, "database"));
    let refused = app.choose_key(KeyChoice::KeyStore).await;
    assert!(matches!(refused, Err(Error::Refused { code: "wrong_state", .. })), "{refused:?}");
    assert_eq!(harness.keys.len(), 1, "the key is kept");

    std::fs::remove_dir(&local).unwrap();
    std::fs::rename(&away, &local).unwrap();
    assert_eq!(app.retry_key_store().await.unwrap().phase, Phase::Ready);
    assert_eq!(app.outbox().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_passphrase_opens_what_it_closed_and_no_other_does() {
    let harness = Harness::new().await;
    harness.keys.fail_with(Some(KeyError::NoKeyStore));
    let app = harness.app();
    app.open().await.unwrap();
    let choose = |passphrase: &str| KeyChoice::Passphrase { passphrase: passphrase.to_owned() };
    match app.choose_key(choose("kort")).await {
        Err(Error::Refused { code, .. }) => assert_eq!(code, "passphrase_short"),
        other => panic!("{other:?}"),
    }
    assert_eq!(app.choose_key(choose("blåbær på lørdag kveld")).await.unwrap().phase, Phase::Ready);
    enqueue(&app).await;
    app.close().await;
    drop(app);

    let app = harness.app();
    assert_eq!(app.open().await.unwrap().phase, Phase::PassphraseNeeded);
    let refused = app.choose_key(choose("blåbær på søndag kveld")).await;
    assert!(matches!(refused, Err(Error::Refused { code: "wrong_passphrase", .. })), "{refused:?}");
    assert_eq!(app.choose_key(choose("blåbær på lørdag kveld")).await.unwrap().phase, Phase::Ready);
    assert_eq!(app.outbox().await.unwrap().len(), 1);
}

#[tokio::test]
async fn r_12_2_a_forgotten_passphrase_is_begun_anew_without_and_what_it_locked_is_set_aside() {
    let harness = Harness::new().await;
    harness.keys.fail_with(Some(KeyError::NoKeyStore));
    let app = harness.app();
    app.open().await.unwrap();
    let choose = |passphrase: &str| KeyChoice::Passphrase { passphrase: passphrase.to_owned() };
    app.choose_key(choose("blåbær på lørdag kveld")).await.unwrap();
    enqueue(&app).await;
    let refused = app.forget_passphrase().await;
    assert!(matches!(refused, Err(Error::Refused { code: "wrong_state", .. })), "only where it is asked for");
    app.close().await;
    drop(app);
    let locked = std::fs::read(harness.folder.path().join("local.db")).unwrap();

    let app = harness.app();
    assert_eq!(app.open().await.unwrap().phase, Phase::PassphraseNeeded);
    let state = app.forget_passphrase().await.unwrap();
    assert_eq!((state.phase, code(&state)), (Phase::NoKeyStore, "no_key_store"));
    let names = harness.names();
    let aside = names.iter().find(|name| name.contains("set-aside")).unwrap();
    assert_eq!(std::fs::read(harness.folder.path().join(aside)).unwrap(), locked, "kept as it was");
    assert!(!names.iter().any(|name| name.starts_with("cache.db")), "{names:?}");

    let state = app.choose_key(choose("tyttebær på søndag kveld")).await.unwrap();
    assert_eq!((state.phase, state.notices.as_slice()), (Phase::Ready, &["local_set_aside".to_owned()][..]));
    assert_eq!(app.outbox().await.unwrap().len(), 0);
    assert!(harness.names().contains(aside), "what was set aside is there still");
}

#[tokio::test]
async fn keeping_nothing_on_disk_keeps_nothing_on_disk() {
    let harness = Harness::new().await;
    harness.keys.fail_with(Some(KeyError::NoKeyStore));
    let app = harness.app();
    app.open().await.unwrap();
    let state = app.choose_key(KeyChoice::Memory).await.unwrap();
    assert!(!state.on_disk);
    assert_eq!(state.phase, Phase::Ready);
    enqueue(&app).await;
    assert_eq!(app.outbox().await.unwrap().len(), 1);
    assert_eq!(harness.names(), ["lock"]);
}

#[tokio::test]
async fn a_corrupt_cache_is_begun_anew_and_a_corrupt_local_is_left_alone() {
    let harness = Harness::new().await;
    harness.leave_a_message().await;
    let cache = harness.folder.path().join("cache.db");
    let damage = |path: &Path| {
        let mut bytes = std::fs::read(path).unwrap();
        bytes[..4096].fill(0x5a);
        std::fs::write(path, &bytes).unwrap();
        bytes
    };
    damage(&cache);
    let app = harness.app();
    let state = app.open().await.unwrap();
    assert_eq!((state.phase, state.notices.as_slice()), (Phase::Ready, &["cache_rebuilt".to_owned()][..]));
    assert!(!harness.names().iter().any(|name| name.contains("aside")), "no copy of it is kept");
    assert_eq!(app.outbox().await.unwrap().len(), 1, "the member's own is untouched");
    app.close().await;
    drop(app);

    let local = harness.folder.path().join("local.db");
    let damaged = damage(&local);
    let app = harness.app();
    let state = app.open().await.unwrap();
    assert_eq!((state.phase, code(&state)), (Phase::KeyLost, "damaged"));
    assert_eq!(std::fs::read(&local).unwrap(), damaged);
    drop(app);
    assert!(matches!(harness.app().open_unattended().await, Err(Error::Damaged("local"))));
    assert_eq!(std::fs::read(&local).unwrap(), damaged);
}

#[tokio::test]
async fn a_given_key_opens_its_own_folder_and_touches_no_other() {
    let harness = Harness::new().await;
    let key = Key::from_bytes([3; 32]);
    let app = harness.app();
    app.open_with(key.clone()).await.unwrap();
    enqueue(&app).await;
    app.close().await;
    drop(app);
    let before = std::fs::read(harness.folder.path().join("local.db")).unwrap();
    assert!(matches!(harness.app().open_with(Key::from_bytes([4; 32])).await, Err(Error::WrongKey)));
    assert_eq!(std::fs::read(harness.folder.path().join("local.db")).unwrap(), before);
    let app = harness.app();
    app.open_with(key).await.unwrap();
    assert_eq!(app.outbox().await.unwrap().len(), 1);
    drop(app);

    let other = App::with_token(harness.options(), "a.eyJzdWIiOiJvbGEifQ.b".to_owned().into());
    let refused = other.open_with(Key::from_bytes([3; 32])).await;
    assert!(
        matches!(refused, Err(Error::SignIn(SignInReason::OtherMember))),
        "a folder is one member's: {refused:?}"
    );
}

#[tokio::test]
async fn r_12_1_signing_out_asks_first_and_then_removes_every_trace() {
    let harness = Harness::new().await;
    harness.leave_a_message().await;
    let app = harness.app();
    app.open().await.unwrap();
    std::fs::create_dir(harness.folder.path().join("files")).unwrap();
    std::fs::write(harness.folder.path().join("files/x"), "x").unwrap();
    std::fs::write(harness.folder.path().join("somebody-elses.txt"), "x").unwrap();
    std::fs::create_dir(harness.folder.path().join("logs")).unwrap();
    std::fs::write(harness.folder.path().join("logs/min-side.log"), "x").unwrap();
    std::fs::write(harness.folder.path().join("window.json"), "{}").unwrap();
    match app.sign_out(false).await {
        Err(Error::Refused { code: "unsent", params }) => assert_eq!(params["count"], "1"),
        other => panic!("{other:?}"),
    }
    assert_eq!(app.outbox().await.unwrap().len(), 1);
    app.sign_out(true).await.unwrap();
    assert_eq!(harness.names(), ["somebody-elses.txt"]);
    assert!(harness.keys.is_empty());
    assert_eq!(app.app_state().await.unwrap().phase, Phase::SignedOut);
    assert!(matches!(app.outbox().await, Err(Error::Closed)));
}

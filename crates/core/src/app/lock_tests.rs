//! The app lock.

use super::App;
use super::tests::Harness;
use crate::clock::FixedClock;
use crate::db::{Db, Kind, Place};
use crate::error::Error;
use crate::key::{Header, Home, Key, KeyError, KeyStore, lock};
use crate::views::{AppState, KeyChoice, Lock, Phase};
use std::sync::Arc;

const PIN: &str = "249513";

impl Harness {
    fn header(&self) -> Header {
        Header::read(self.folder.path()).unwrap().unwrap()
    }

    /// Whether the key store alone opens what is here.
    fn store_opens(&self) -> bool {
        let header = self.header();
        self.keys.all().unwrap().iter().any(|(_, key)| header.fits(key))
    }

    /// The app with a message that waits, and a lock.
    async fn locked(&self) -> App {
        self.leave_a_message().await;
        let app = self.app();
        app.open().await.unwrap();
        assert_eq!(app.app_state().await.unwrap().lock, Lock::Off);
        let state = app.set_lock(PIN.to_owned(), None).await.unwrap();
        assert_eq!((state.phase, state.lock), (Phase::Ready, Lock::Pin));
        app
    }
}

fn code<T: std::fmt::Debug>(answer: Result<T, Error>) -> String {
    answer.unwrap_err().quiet_view().code
}

async fn unlock(app: &App, pin: &str) -> Result<AppState, Error> {
    app.unlock(pin.to_owned()).await
}

#[tokio::test]
async fn r_12_2_a_locked_app_opens_with_the_pin_and_the_key_store_together_and_with_neither_alone() {
    let harness = Harness::new().await;
    let app = harness.locked().await;
    assert_eq!(harness.keys.len(), 1);
    assert!(!harness.store_opens(), "the key itself is in the store no more");
    let state = app.lock().await.unwrap();
    assert_eq!((state.phase, state.name.as_str(), state.union.as_str()), (Phase::Locked, "", ""));
    assert!(matches!(app.outbox().await, Err(Error::Closed)));
    assert_eq!(code(unlock(&app, "249514").await), "wrong_pin");
    assert_eq!(unlock(&app, PIN).await.unwrap().phase, Phase::Ready);
    assert_eq!(app.outbox().await.unwrap().len(), 1, "what was queued is there");
    app.close().await;

    // After a restart, too; and with the PIN alone, on another machine, nothing opens.
    let app = harness.app();
    assert_eq!(app.open().await.unwrap().phase, Phase::Locked);
    let secret = harness.keys.all().unwrap().remove(0);
    harness.keys.clear();
    assert_eq!(code(unlock(&app, PIN).await), "key_lost");
    harness.keys.set(&secret.0, &Key::from_bytes([3; 32])).unwrap();
    assert_eq!(code(unlock(&app, PIN).await), "wrong_pin");
    harness.keys.set(&secret.0, &secret.1).unwrap();
    assert_eq!(unlock(&app, PIN).await.unwrap().phase, Phase::Ready);
    // Nothing works on when the process ends.
    app.close().await;
}

#[tokio::test]
async fn r_12_2_nothing_but_the_pin_leads_out_of_a_locked_app() {
    let harness = Harness::new().await;
    let app = harness.locked().await;
    app.lock().await.unwrap();
    assert_eq!(code(app.sign_in().await), "wrong_state");
    assert_eq!(code(app.sign_out(false).await), "wrong_state");
    for choice in
        [KeyChoice::Memory, KeyChoice::KeyStore, KeyChoice::Passphrase { passphrase: PIN.repeat(3) }]
    {
        assert_eq!(code(app.choose_key(choice).await), "wrong_state");
    }
    assert_eq!(code(app.choose_server("minside.forbund.example".to_owned()).await), "wrong_state");
    assert_eq!(code(app.set_lock("513249".to_owned(), Some(PIN.to_owned())).await), "no_lock");
    assert_eq!(code(app.remove_lock(PIN.to_owned()).await), "no_lock");
    for state in [app.retry_key_store().await, app.open().await, app.lock().await] {
        assert_eq!(state.unwrap().phase, Phase::Locked);
    }
    assert!(matches!(app.open_unattended().await, Err(Error::Refused { code: "locked", .. })));
    assert!(app.engine().is_err(), "nothing keeps in touch behind the lock");
}

#[tokio::test]
async fn r_12_2_waits_after_wrong_tries_grow_and_a_restart_is_no_way_around_them() {
    let harness = Harness::new().await;
    harness.locked().await.close().await;
    let app = harness.app();
    app.open().await.unwrap();
    // A key store that does not answer is no try.
    harness.keys.fail_with(Some(KeyError::Locked));
    for _ in 0..6 {
        assert_eq!(code(unlock(&app, PIN).await), "key_store_locked");
    }
    harness.keys.fail_with(None);
    for _ in 0..5 {
        assert_eq!(code(unlock(&app, "999111").await), "wrong_pin");
    }
    let refused = unlock(&app, PIN).await.unwrap_err().quiet_view();
    assert_eq!((refused.code.as_str(), refused.params["seconds"].as_str()), ("wait", "30"));
    app.close().await;
    drop(app);
    let app = harness.app();
    app.open().await.unwrap();
    assert_eq!(code(unlock(&app, PIN).await), "wait", "also after a restart");
    app.close().await;
    drop(app);

    let mut options = harness.options();
    options.clock = Arc::new(FixedClock::new("2026-03-01T10:00:30Z".parse().unwrap()));
    let app = App::new(options);
    app.open().await.unwrap();
    unlock(&app, PIN).await.unwrap();
    app.lock().await.unwrap();
    assert_eq!(code(unlock(&app, "999111").await), "wrong_pin", "a right one ends the wait");
}

#[tokio::test]
async fn r_12_2_a_forgotten_pin_begins_again_and_keeps_what_was_not_sent_apart_with_what_opens_it() {
    let harness = Harness::new().await;
    let app = harness.locked().await;
    app.lock().await.unwrap();
    let state = app.forget_passphrase().await.unwrap();
    assert_eq!((state.phase, state.notices), (Phase::SignedOut, vec!["local_set_aside".to_owned()]));
    let names = harness.names();
    assert!(!names.iter().any(|name| name.starts_with("cache.")), "{names:?}");
    let aside = names.iter().find(|name| name.ends_with(".key")).unwrap();
    let database = harness.folder.path().join(aside.replace(".key", ".db"));

    // Whoever remembers it after all, opens it.
    let header = Header::read_aside(harness.folder.path(), aside).unwrap().unwrap();
    let Home::Locked { name, .. } = &header.home else { panic!("{header:?}") };
    let key = lock::unwrap(&header.home, &harness.keys.get(name).unwrap(), PIN).unwrap();
    let (kept, _) = Db::open(Kind::Local, Place::File { path: database, key }).unwrap();
    assert_eq!(kept.read(crate::outbox::unsettled).await.unwrap().len(), 1);
    kept.close().await;

    app.sign_out(true).await.unwrap();
    assert!(harness.keys.is_empty(), "no secret is left behind");
    assert!(!harness.folder.path().exists(), "and no folder");
}

#[tokio::test]
async fn a_lock_is_changed_and_taken_away_with_the_pin_there_is() {
    let harness = Harness::new().await;
    let app = harness.locked().await;
    assert_eq!(code(app.set_lock("864209".to_owned(), None).await), "wrong_pin");
    assert_eq!(code(app.set_lock("864209".to_owned(), Some("111222".to_owned())).await), "wrong_pin");
    assert_eq!(code(app.set_lock("123456".to_owned(), Some(PIN.to_owned())).await), "pin_simple");
    app.set_lock("864209".to_owned(), Some(PIN.to_owned())).await.unwrap();
    assert_eq!(harness.keys.len(), 1);
    app.lock().await.unwrap();
    assert_eq!(code(unlock(&app, PIN).await), "wrong_pin");
    unlock(&app, "864209").await.unwrap();
    assert_eq!(code(app.remove_lock(PIN.to_owned()).await), "wrong_pin");
    assert_eq!(app.remove_lock("864209".to_owned()).await.unwrap().lock, Lock::Off);
    assert_eq!(harness.keys.len(), 1);
    assert!(harness.store_opens());
    assert_eq!(code(app.lock().await), "no_lock");
    app.close().await;
    assert_eq!(app.open().await.unwrap().phase, Phase::Ready);
}

#[tokio::test]
async fn a_key_that_was_left_in_the_store_as_the_process_ended_goes_when_the_lock_is_next_opened() {
    let harness = Harness::new().await;
    harness.leave_a_message().await;
    let (name, key) = harness.keys.all().unwrap().remove(0);
    let app = harness.app();
    app.open().await.unwrap();
    app.set_lock(PIN.to_owned(), None).await.unwrap();
    harness.keys.set(&name, &key).unwrap();
    assert!(harness.store_opens());
    app.lock().await.unwrap();
    unlock(&app, PIN).await.unwrap();
    assert!(!harness.store_opens());
    assert_eq!(harness.keys.len(), 1);
}

#[tokio::test]
async fn where_nothing_is_kept_there_is_nothing_to_lock_and_a_passphrase_is_a_lock_already() {
    let harness = Harness::new().await;
    let app = App::new(harness.options());
    app.open().await.unwrap();
    app.choose_key(KeyChoice::Memory).await.unwrap();
    assert_eq!(app.app_state().await.unwrap().lock, Lock::Impossible);
    assert_eq!(code(app.lock().await), "no_lock");
    assert_eq!(code(app.set_lock(PIN.to_owned(), None).await), "no_lock");
    app.close().await;
    drop(app);

    let harness = Harness::new().await;
    harness.keys.fail_with(Some(KeyError::NoKeyStore));
    let app = harness.app();
    app.open().await.unwrap();
    let passphrase = "en lang setning som bare jeg kan".to_owned();
    let choice = KeyChoice::Passphrase { passphrase };
    app.choose_key(choice.clone()).await.unwrap();
    assert_eq!(app.app_state().await.unwrap().lock, Lock::Passphrase);
    assert_eq!(code(app.set_lock(PIN.to_owned(), None).await), "no_lock");
    assert_eq!(app.lock().await.unwrap().phase, Phase::PassphraseNeeded);
    assert_eq!(app.choose_key(choice).await.unwrap().phase, Phase::Ready);
    app.lock().await.unwrap();
    let wrong = KeyChoice::Passphrase { passphrase: "en helt annen lang setning".to_owned() };
    for _ in 0..5 {
        assert_eq!(code(app.choose_key(wrong.clone()).await), "wrong_passphrase");
    }
    assert_eq!(code(app.choose_key(wrong).await), "wait");
}

//! A flipped bit in any file of a folder that has been synced: what is read is right, or the damage is reported, and what
//! the server has is whole again after the next sync.

use crate::house::{House, KEY, Machine};
use min_side_core::App;
use min_side_core::app::Options;
use min_side_core::error::{Error, Result};
use min_side_core::key::Key;
use min_side_core::views::{Draft, PaperFilter, Phase, Saved};
use serde_json::{Value, json};
use std::path::Path;

/// Everything that is read here: what the server has, and what is the member's own.
async fn fetched(app: &App) -> Result<Value> {
    Ok(json!([
        app.profile().await?,
        app.every_message().await?.iter().map(|message| format!("{message:?}")).collect::<Vec<_>>(),
        app.papers(PaperFilter { limit: 500, ..PaperFilter::default() }).await?,
        app.kursbevis().await?,
        app.counts().await?,
    ]))
}

async fn own(app: &App) -> Result<Value> {
    Ok(json!([app.outbox().await?, app.drafts().await?]))
}

fn options(folder: &Path, house: &House) -> Options {
    Options::new(Some(folder.to_owned()), Some(house.server.url.parse().unwrap()))
}

async fn open(folder: &Path, house: &House) -> (App, Result<()>) {
    let app = App::with_token(options(folder, house), house.token().into());
    let opened = app.open_with(Key::from_bytes(KEY)).await;
    (app, opened)
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

fn is_told(error: &Error) -> bool {
    error.is_damage() || matches!(error, Error::Json(_) | Error::NotFound)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_flipped_bit_is_harmless_or_told_and_the_next_sync_mends_what_the_server_has() {
    let house = House::with_messages(200).await;
    let (machine, killed, closed) = (Machine::new(), Machine::new(), Machine::new());
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    let draft = Draft { recipient_id: "ntl".to_owned(), body: "Et utkast.".to_owned(), ..Draft::default() };
    app.save_draft(draft).await.unwrap();
    let (right, mine) = (fetched(&app).await.unwrap(), own(&app).await.unwrap());
    // As a kill leaves it, its log not folded in, and as it is when it has been closed.
    copy(machine.path(), killed.path());
    app.close().await;
    copy(machine.path(), closed.path());

    let (mut told, mut harmless) = (0, 0);
    for (image, name, times) in [
        (&closed, "cache.db", 120),
        (&killed, "cache.db", 40),
        (&killed, "cache.db-wal", 60),
        (&closed, "local.db", 60),
        (&closed, "key.json", 20),
        (&closed, "key.json.copy", 10),
    ] {
        let size = std::fs::metadata(image.path().join(name)).unwrap().len() as usize;
        assert!(size > 0, "{name} is empty");
        for time in 0..times {
            let at = (size * time + size / 2) / times;
            let machine = Machine::new();
            copy(image.path(), machine.path());
            let path = machine.path().join(name);
            let mut bytes = std::fs::read(&path).unwrap();
            bytes[at] ^= 1 << (time % 8);
            std::fs::write(&path, bytes).unwrap();
            let place = format!("{name} byte {at} of {size}");

            let (app, opened) = open(machine.path(), &house).await;
            if let Err(error) = opened {
                assert!(name == "local.db" && error.is_damage(), "{place}: {error}");
                told += 1;
                continue;
            }
            let notices = app.app_state().await.map(|state| state.notices).unwrap_or_default();
            let was_told = notices.iter().any(|notice| notice == "cache_rebuilt");
            match fetched(&app).await {
                Ok(read) if read == right => harmless += 1,
                Ok(_) => {
                    assert!(was_told, "{place}: something wrong was read");
                    told += 1;
                }
                Err(error) => {
                    assert!(is_told(&error), "{place}: {error}");
                    told += 1;
                }
            }
            match own(&app).await {
                Ok(read) => assert_eq!(read, mine, "{place}"),
                Err(error) => assert!(name == "local.db" && error.is_damage(), "{place}: {error}"),
            }
            app.close().await;
            drop(app);
            if name == "local.db" {
                continue;
            }
            // Another process, which knows nothing of what this one has seen.
            let (app, opened) = open(machine.path(), &house).await;
            opened.unwrap();
            app.sync_now().await.unwrap_or_else(|error| panic!("{place}: {error}"));
            assert_eq!(fetched(&app).await.unwrap(), right, "{place}");
            assert_eq!(app.app_state().await.unwrap().phase, Phase::Ready);
            assert!(!machine.path().join("cache.damaged").exists(), "{place}");
            app.close().await;
        }
    }
    println!("{told} told, {harmless} harmless");
    assert!(told > 100 && harmless > 20, "{told} told, {harmless} harmless");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_thing_the_member_does_is_in_the_file_itself_before_it_is_answered() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    let begun = std::time::Instant::now();
    for number in 0..20 {
        let draft = Draft {
            recipient_id: "ntl".to_owned(),
            subject: format!("Nummer {number}"),
            body: "Hei.".to_owned(),
            ..Draft::default()
        };
        let draft = app.save_draft(draft).await.unwrap();
        let saved = app.send_draft(draft.id).await.unwrap();
        assert!(matches!(saved, Saved::Queued { .. }));
        // As a kill that takes the whole log with it leaves it.
        let after = Machine::new();
        std::fs::copy(machine.path().join("local.db"), after.path().join("local.db")).unwrap();
        std::fs::copy(machine.path().join("key.json"), after.path().join("key.json")).unwrap();
        let (left, opened) = open(after.path(), &house).await;
        opened.unwrap();
        assert_eq!(left.outbox().await.unwrap().len(), number + 1);
        left.close().await;
    }
    println!("twenty messages and their copies in {:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_page_of_what_is_unsent_never_holds_it_up_without_a_word() {
    const PAGE: usize = 4096;
    let house = House::with_messages(20).await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    for number in 0..12 {
        let draft = Draft {
            recipient_id: "ntl".to_owned(),
            subject: format!("Nummer {number}"),
            body: "Hei. ".repeat(120),
            ..Draft::default()
        };
        let draft = app.save_draft(draft).await.unwrap();
        assert!(matches!(app.send_draft(draft.id).await.unwrap(), Saved::Queued { .. }));
    }
    app.close().await;
    drop(app);
    let whole = std::fs::read(machine.path().join("local.db")).unwrap();
    let (mut sent, mut reported) = (0, 0);
    for page in 1..whole.len() / PAGE {
        let damaged = Machine::new();
        copy(machine.path(), damaged.path());
        let mut bytes = whole.clone();
        bytes[page * PAGE + 1_000] ^= 1;
        std::fs::write(damaged.path().join("local.db"), &bytes).unwrap();
        let (app, opened) = open(damaged.path(), &house).await;
        if let Err(error) = opened {
            assert!(error.is_damage(), "page {page}: {error}");
            reported += 1;
            continue;
        }
        let synced = app.sync_now().await;
        match (synced, app.outbox().await) {
            (Ok(_), Ok(rows)) if rows.is_empty() => sent += 1,
            (Err(error), _) | (_, Err(error)) if error.is_damage() => reported += 1,
            (synced, rows) => panic!("page {page}: {synced:?}, and {} rows wait", rows.unwrap().len()),
        }
        app.close().await;
    }
    println!("{sent} sent, {reported} reported");
    assert!(sent > 0 && reported > 0, "{sent} sent, {reported} reported");
}

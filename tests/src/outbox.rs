//! What the member did offline reaches the server exactly once, whatever the network does.

use crate::house::{House, Machine, assert_same, form_of};
use crate::weather::{Fault, Sky};
use min_side_core::App;
use min_side_core::views::{Draft, OutboxState, Saved, Whose};
use std::collections::BTreeMap;

async fn write(app: &App, subject: &str) -> String {
    let draft = Draft {
        recipient_id: "ntl".to_owned(),
        subject: subject.to_owned(),
        body: "Hei, jeg lurer på noe.".to_owned(),
        ..Draft::default()
    };
    let draft = app.save_draft(draft).await.unwrap();
    match app.send_draft(draft.id).await.unwrap() {
        Saved::Queued { id } => id,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r_04_6_messages_written_offline_arrive_once_though_every_other_answer_is_lost() {
    let house = House::with_messages(60).await;
    let proxy = house.proxy().await;
    let machine = Machine::new();
    let app = machine.app(&proxy.url, &house.token()).await;
    app.sync_now().await.unwrap();
    let before = house.rows().await.len();

    proxy.turn(Sky::Always(Fault::Refuse));
    let mut ids = Vec::new();
    for number in 0..6 {
        ids.push(write(&app, &format!("Spørsmål {number}")).await);
    }
    assert!(app.sync_now().await.is_err());
    let waiting = app.outbox().await.unwrap();
    assert_eq!(waiting.iter().map(|row| row.id.clone()).collect::<Vec<_>>(), ids, "in the order of writing");
    // Shown at once over the cache, though nothing has left the machine.
    let threads = app.threads(Default::default()).await.unwrap();
    assert_eq!(threads.rows.iter().filter(|row| row.pending.is_some()).count(), 6);

    // The machine is closed, the commands reach the server, their answers do not come back.
    app.close().await;
    let app = machine.app(&proxy.url, &house.token()).await;
    proxy.turn(Sky::Always(Fault::Swallow));
    for _ in 0..3 {
        assert!(app.sync_now().await.is_err());
    }
    proxy.turn(Sky::Always(Fault::CutWithin(300)));
    for _ in 0..10 {
        let _ = app.sync_now().await;
    }
    proxy.turn(Sky::Clear);
    app.sync_now().await.unwrap();
    assert!(app.outbox().await.unwrap().is_empty());
    let rows = house.rows().await;
    for id in &ids {
        let found = rows.iter().filter(|((name, key), _)| name == "messages" && key == id).count();
        assert_eq!(found, 1);
    }
    assert_eq!(rows.len(), before + 12, "six threads and six messages, nothing twice");
    app.close().await;
    assert_same(&machine.rows().await, &rows);
}

#[tokio::test(flavor = "multi_thread")]
async fn r_04_6_a_message_whose_answer_was_lost_is_not_doubled_by_a_proxy_that_refuses_its_repeat() {
    for status in [403, 408, 413, 429] {
        let house = House::with_messages(60).await;
        let proxy = house.proxy().await;
        let machine = Machine::new();
        let app = machine.app(&proxy.url, &house.token()).await;
        app.sync_now().await.unwrap();
        let before = house.rows().await.len();
        let id = write(&app, "Lønn").await;
        // It is carried out; nobody hears of it, and then a proxy comes between.
        proxy.turn(Sky::Always(Fault::Swallow));
        assert!(app.sync_now().await.is_err());
        proxy.turn(Sky::Always(Fault::Says(status)));
        for _ in 0..2 {
            assert!(app.sync_now().await.is_err(), "{status}");
            let rows = app.outbox().await.unwrap();
            assert_eq!((rows[0].id.as_str(), rows[0].state), (id.as_str(), OutboxState::Sending), "{status}");
            assert!(app.outbox_retry(id.clone()).await.is_err(), "{status}: it gets no new id");
            assert!(app.outbox_withdraw(id.clone()).await.is_err(), "{status}: nor is it taken back");
        }
        // Also after a new start.
        app.close().await;
        let app = machine.app(&proxy.url, &house.token()).await;
        assert!(app.sync_now().await.is_err());
        proxy.turn(Sky::Clear);
        app.sync_now().await.unwrap();
        assert!(app.outbox().await.unwrap().is_empty(), "{status}");
        let rows = house.rows().await;
        assert_eq!(rows.len(), before + 2, "{status}: one thread and one message");
        app.close().await;
        assert_same(&machine.rows().await, &rows);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r_04_4_a_message_that_arrived_is_not_refused_for_its_file_when_a_proxy_refuses_that() {
    let house = House::with_messages(60).await;
    let proxy = house.proxy().await;
    let machine = Machine::new();
    let app = machine.app(&proxy.url, &house.token()).await;
    app.sync_now().await.unwrap();
    let before = house.rows().await.len();
    let file = machine.path().with_extension("txt");
    std::fs::write(&file, "Se her.").unwrap();
    let draft = Draft {
        recipient_id: "ntl".to_owned(),
        subject: "Med fil".to_owned(),
        body: "Se vedlegg.".to_owned(),
        ..Draft::default()
    };
    let draft = app.save_draft(draft).await.unwrap();
    let draft = app.attach_files(draft.id, vec![file.clone()]).await.unwrap();
    std::fs::remove_file(&file).unwrap();
    let Saved::Queued { id } = app.send_draft(draft.id).await.unwrap() else { panic!("not queued") };
    let messages = house.counts()["messages"];
    proxy.turn(Sky::Commands(Fault::Swallow));
    let _ = app.sync_now().await;
    assert_eq!(app.outbox().await.unwrap()[0].state, OutboxState::Sending);
    assert_eq!(house.counts()["messages"], messages + 1, "it arrived, and nobody knows");
    proxy.turn(Sky::Always(Fault::Says(413)));
    assert!(app.sync_now().await.is_err());
    let rows = app.outbox().await.unwrap();
    assert_eq!((rows[0].id.as_str(), rows[0].state), (id.as_str(), OutboxState::Sending));
    proxy.turn(Sky::Clear);
    app.sync_now().await.unwrap();
    assert!(app.outbox().await.unwrap().is_empty());
    assert_eq!(house.rows().await.len(), before + 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn r_04_4_a_large_attachment_goes_on_where_it_was_cut_and_the_original_may_vanish() {
    let house = House::with_messages(60).await;
    let proxy = house.proxy().await;
    let machine = Machine::new();
    let app = machine.app(&proxy.url, &house.token()).await;
    app.sync_now().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let original = folder.path().join("lønnsslipp.txt");
    let words: String = (0..600_000).map(|number| format!("{number} ")).collect();
    std::fs::write(&original, &words).unwrap();
    let draft = Draft {
        recipient_id: "ntl".to_owned(),
        subject: "Lønnsslipp".to_owned(),
        body: "Se vedlegg.".to_owned(),
        ..Draft::default()
    };
    let draft = app.save_draft(draft).await.unwrap();
    let draft = app.attach_files(draft.id, vec![original.clone()]).await.unwrap();
    std::fs::remove_file(&original).unwrap();
    let Saved::Queued { id } = app.send_draft(draft.id).await.unwrap() else { panic!("not queued") };

    proxy.turn(Sky::Always(Fault::CutWithin(700)));
    for _ in 0..12 {
        let _ = app.sync_now().await;
    }
    proxy.turn(Sky::Clear);
    app.sync_now().await.unwrap();
    assert!(app.outbox().await.unwrap().is_empty());
    let rows = house.rows().await;
    let (_, message) = &rows[&("messages".to_owned(), id)];
    let sha256 = message["attachments"][0]["sha256"].as_str().unwrap();
    let there = house.server.storage.blob_path(sha256);
    assert_eq!(std::fs::read_to_string(there).unwrap(), words);
}

#[tokio::test(flavor = "multi_thread")]
async fn r_01_6_two_machines_edit_the_same_and_different_fields_and_nothing_is_silently_lost() {
    let house = House::with_messages(60).await;
    let (first, second) = (Machine::new(), Machine::new());
    let a = first.app(&house.server.url, &house.token()).await;
    let b = second.app(&house.server.url, &house.token()).await;
    a.sync_now().await.unwrap();
    b.sync_now().await.unwrap();
    let edit = async |app: &App, line1: &str, first_name: Option<&str>, last_name: Option<&str>| {
        let profile = app.profile().await.unwrap().unwrap().profile.unwrap();
        let seen = form_of(profile);
        let mut form = seen.clone();
        form.address.line1 = line1.to_owned();
        if let Some(name) = first_name {
            form.first_name = name.to_owned();
        }
        if let Some(name) = last_name {
            form.last_name = name.to_owned();
        }
        let saved = app.save_profile(seen, form).await.unwrap();
        assert!(matches!(saved, Saved::Queued { .. }), "{saved:?}");
    };
    edit(&a, "Storgata 1", Some("Ánne"), None).await;
    edit(&b, "Kirkeveien 7", None, Some("Nordmann-Ødegård")).await;
    a.sync_now().await.unwrap();
    b.sync_now().await.unwrap();

    // B's address clashes; B's words and A's are both there to choose from.
    let rows = b.outbox().await.unwrap();
    assert_eq!((rows.len(), rows[0].state), (1, OutboxState::Conflict));
    let clash: Vec<_> = rows[0].conflict.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(clash, ["address"]);
    assert_eq!(rows[0].conflict[0].theirs["line1"], "Storgata 1");
    assert_eq!(rows[0].conflict[0].mine["line1"], "Kirkeveien 7");
    let choices = BTreeMap::from([("address".to_owned(), Whose::Mine)]);
    b.outbox_resolve(rows[0].id.clone(), choices).await.unwrap();
    b.sync_now().await.unwrap();
    a.sync_now().await.unwrap();
    for app in [&a, &b] {
        assert!(app.outbox().await.unwrap().is_empty());
        let profile = app.profile().await.unwrap().unwrap().profile.unwrap();
        assert_eq!(profile.address.line1, "Kirkeveien 7");
        assert_eq!((profile.first_name.as_str(), profile.last_name.as_str()), ("Ánne", "Nordmann-Ødegård"));
    }
}

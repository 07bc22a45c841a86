//! How much is kept on the machine, with the real server: fetched in pieces through bad weather, let go of by the
//! member's choice, and never what is pinned or unsent.

use crate::house::{House, Machine};
use crate::weather::{Fault, Sky};
use min_side_core::App;
use min_side_core::views::{Draft, FileState, KeepOffline, PaperFilter, PaperRow, SearchQuery};
use sha2::{Digest, Sha256};

async fn documents(app: &App) -> Vec<PaperRow> {
    let page = app.papers(PaperFilter { limit: 500, ..PaperFilter::default() }).await.unwrap();
    page.rows.into_iter().filter(|row| row.state.is_some() && row.due.is_none()).collect()
}

async fn file_of(app: &App, row: &PaperRow) -> String {
    app.open_paper(row.kind, row.id.clone()).await.unwrap().file
}

async fn keep(app: &App, keep_offline: KeepOffline) {
    let settings = app.app_state().await.unwrap().settings;
    app.save_settings(min_side_core::views::Settings { keep_offline, ..settings }).await.unwrap();
    app.maintain().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn r_10_6_downloads_that_are_cut_again_and_again_go_on_where_they_were_and_verify() {
    let house = House::with_messages(60).await;
    let proxy = house.proxy().await;
    let machine = Machine::new();
    let app = machine.app(&proxy.url, &house.token()).await;
    app.sync_now().await.unwrap();
    proxy.turn(Sky::Always(Fault::CutWithin(200_000)));
    let mut tries = 0;
    loop {
        let maintained = app.maintain().await.unwrap();
        tries += 1;
        assert!(tries < 400, "each try must get further");
        // Reading goes on meanwhile, whatever the weather.
        assert!(!documents(&app).await.is_empty());
        if maintained.failed == 0 {
            break;
        }
    }
    assert!(tries > 1, "nothing was cut");
    for row in documents(&app).await {
        assert_eq!(row.state, Some(FileState::Here), "{}", row.title);
        let file = file_of(&app, &row).await;
        let bytes = app.file_bytes(&file, 1 << 30).await.unwrap();
        let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, file, "{}", row.title);
    }
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r_10_6_letting_go_of_files_never_takes_what_is_pinned_or_unsent() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    app.maintain().await.unwrap();
    let sizes = app.kept_sizes().await.unwrap();
    assert_eq!(sizes.here, sizes.everything);
    assert!(sizes.on_request < sizes.months[&12] && sizes.months[&12] <= sizes.everything, "{sizes:?}");

    let all = documents(&app).await;
    let mut pdfs = all.iter().filter(|row| row.media_type == "application/pdf");
    let (kept, other_row) = (pdfs.next().unwrap(), pdfs.next().unwrap());
    let (pinned, other) = (file_of(&app, kept).await, file_of(&app, other_row).await);
    assert_ne!(pinned, other);
    app.pin_file(pinned, true).await.unwrap();
    // A draft has the very bytes of a document that is let go of.
    let copy = machine.path().join("kopi.pdf");
    app.write_file(&other, &copy).await.unwrap();
    let draft = Draft {
        recipient_id: "ntl".into(),
        subject: "Vedlagt".into(),
        body: "Se vedlegget.".into(),
        ..Draft::default()
    };
    let draft = app.save_draft(draft).await.unwrap();
    app.attach_files(draft.id.clone(), vec![copy.clone()]).await.unwrap();
    std::fs::remove_file(&copy).unwrap();

    keep(&app, KeepOffline::OnRequest).await;
    let state = |rows: &[PaperRow], id: &str| rows.iter().find(|row| row.id == id).unwrap().state;
    let rows = documents(&app).await;
    assert_eq!(state(&rows, &kept.id), Some(FileState::Here), "it is pinned");
    assert_eq!(state(&rows, &other_row.id), Some(FileState::Remote));
    let after = app.kept_sizes().await.unwrap();
    assert!(after.here < sizes.here && after.here == after.on_request, "{after:?}");
    assert!(!app.file_bytes(&other, 1 << 30).await.unwrap().is_empty(), "the draft has its bytes");
    app.send_draft(draft.id).await.unwrap();
    app.sync_now().await.unwrap();
    let sent = house.rows().await.into_iter().any(|((collection, _), (_, body))| {
        collection == "messages" && body["attachments"][0]["sha256"] == other.as_str()
    });
    assert!(sent, "the message arrived with its file");

    // A search says what is not here, and has it fetched.
    let search = || SearchQuery { text: "medlem".into(), ..SearchQuery::default() };
    let gap = app.search(search()).await.unwrap().not_covered;
    assert!(gap.not_downloaded > 0 && gap.not_downloaded_bytes > 0 && gap.downloading == 0, "{gap:?}");
    app.fetch_all().await.unwrap();
    let waiting = app.search(search()).await.unwrap().not_covered;
    assert_eq!(waiting.downloading, waiting.not_downloaded);
    app.maintain().await.unwrap();
    assert_eq!(app.search(search()).await.unwrap().not_covered.not_downloaded, 0);
    // What was asked for stays, though the choice is on request.
    app.maintain().await.unwrap();
    assert!(documents(&app).await.iter().all(|row| row.state == Some(FileState::Here)));
    app.close().await;
}

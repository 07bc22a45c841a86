//! The file for finding faults holds nothing of a person's, whatever the machine holds.

use crate::house::{House, Machine};
use min_side_core::views::Draft;
use min_side_wire::command::FieldEdit;
use min_side_wire::office::OfficeCommand;

/// Planted in a name, a message, a draft, and lines of the log.
const MARKER: &str = "Zzmarkørqx";

#[tokio::test(flavor = "multi_thread")]
async fn r_12_10_no_marker_of_personal_data_stands_in_what_is_saved_for_finding_faults() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let rows = house.rows().await;
    let (_, profile) = &rows[&("profile".to_owned(), "demo".to_owned())];
    let edit =
        FieldEdit { field: "last_name".to_owned(), from: profile["last_name"].clone(), to: MARKER.into() };
    house.office(OfficeCommand::EditProfile { member_id: "demo".to_owned(), edits: vec![edit] }).await;
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    let draft = Draft { recipient_id: "ntl".to_owned(), body: MARKER.to_owned(), ..Draft::default() };
    app.save_draft(draft).await.unwrap();

    let address = format!("{} {}", profile["address"]["lines"], profile["email_private"]);
    let log = format!(
        "2026-11-30T23:42:37Z  WARN min_side: opened {MARKER} {address} {} code=offline\n",
        house.server.url
    );
    let made = app.diagnostics(&log).await.unwrap();
    let text = format!("{}{}", made.facts, made.log);
    assert!(text.contains("phase: ready") && text.contains("messages: "), "{text}");
    assert!(text.contains("code=offline"), "{text}");
    let mut personal = vec![MARKER.to_owned(), house.server.url.trim_start_matches("http://").to_owned()];
    for field in ["first_name", "email_private", "email_work", "mobile_private", "member_number", "born"] {
        personal.extend(profile[field].as_str().filter(|text| text.len() > 2).map(str::to_owned));
    }
    assert!(personal.len() > 3, "{personal:?}");
    for word in personal {
        assert!(!text.to_lowercase().contains(&word.to_lowercase()), "{word} stands in {text}");
    }
    // Nothing is told of what is locked or closed either.
    app.close().await;
    let closed = app.diagnostics(&log).await.unwrap();
    assert!(closed.facts.contains("content: not open"), "{}", closed.facts);
}

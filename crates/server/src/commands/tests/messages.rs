//! Messages: to whom, with which files, and the read mark.

use super::*;

#[tokio::test]
async fn r_04_2_a_message_begins_a_thread_with_a_permitted_recipient() {
    let harness = Harness::new().await;
    assert!(is_done(&harness.command("c-1", message("new-thread", "ntl")).await));
    let sent: Message = harness.record("c-1");
    assert_eq!((sent.sender, sent.sender_name.as_str()), (Sender::Member, "Kari Nordmann"));
    assert_eq!(sent.sent_at, noon());
    let thread: Thread = harness.record("new-thread");
    assert_eq!((thread.recipient_name.as_str(), thread.read_through), ("NTL forbundskontoret", Some(noon())));
}

#[tokio::test]
async fn r_04_2_no_one_else_can_be_written_to() {
    let harness = Harness::new().await;
    let to_stranger = harness.command("c-1", message("new-thread", "unit-2")).await;
    assert_eq!(refused_code(to_stranger), ProblemCode::RecipientNotPermitted);
    // A thread keeps its counterpart.
    let moved = harness.command("c-2", message("demo-t1", "ntl")).await;
    assert_eq!(refused_code(moved), ProblemCode::RecipientNotPermitted);
    // Someone else's thread is no one's to join.
    let others = harness.command("c-3", message("ola-t1", "unit-1")).await;
    assert_eq!(field_errors(others), [FieldError::new("thread_id", FieldCode::NotPermitted)]);
    let (cache, _) = harness.sync(harness.token()).await;
    assert!(!cache.has("threads", "new-thread") && !cache.has("threads", "ola-t1"));
}

#[tokio::test]
async fn r_04_2_an_empty_message_names_its_fields() {
    let harness = Harness::new().await;
    let empty = Command::SendMessage {
        thread_id: "n".into(),
        recipient_id: "ntl".into(),
        subject: " ".into(),
        body: String::new(),
        attachments: Vec::new(),
    };
    let fields: Vec<String> =
        field_errors(harness.command("c-1", empty).await).into_iter().map(|error| error.field).collect();
    assert_eq!(fields, ["subject", "body"]);
}

#[tokio::test]
async fn r_04_4_an_attachment_has_to_be_uploaded_whole_by_the_sender() {
    let harness = Harness::new().await;
    let bytes = b"vedlegg";
    let with = |blob| Command::SendMessage {
        thread_id: "with-file".into(),
        recipient_id: "ntl".into(),
        subject: "Vedlegg".into(),
        body: "Se vedlegg.".into(),
        attachments: vec![Attachment { name: "a.txt".into(), blob }],
    };
    let blob = crate::testing::blob_of(bytes, "text/plain");
    assert_eq!(
        refused_code(harness.command("c-1", with(blob.clone())).await),
        ProblemCode::AttachmentMissing
    );
    // Uploaded by another member: still not the sender's.
    harness.upload(&harness.ola_token, bytes, "text/plain").await;
    assert_eq!(refused_code(harness.command("c-2", with(blob)).await), ProblemCode::AttachmentMissing);
    let mine = harness.upload(harness.token(), bytes, "text/plain").await;
    assert!(is_done(&harness.command("c-3", with(mine)).await));
    assert_eq!(harness.record::<Message>("c-3").attachments.len(), 1);
}

#[tokio::test]
async fn r_04_4_a_file_is_what_its_bytes_say_whatever_it_is_sent_as() {
    let harness = Harness::new().await;
    let command = |name: &str, blob: BlobRef| Command::SendMessage {
        thread_id: "0197a000-0000-7000-8000-000000000009".into(),
        recipient_id: "ntl".into(),
        subject: "Fil".into(),
        body: "Se vedlegg.".into(),
        attachments: vec![Attachment { name: name.into(), blob }],
    };
    let program = b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff";
    for (id, name, kind, bytes) in [
        ("c-1", "vedtak.pdf", "application/pdf", program.as_slice()),
        ("c-2", "notat.txt", "text/plain", &program[..12]),
        ("c-3", "bilde.png", "image/png", b"<script>alert(1)</script>"),
    ] {
        let blob = harness.upload(harness.token(), bytes, kind).await;
        let errors = field_errors(harness.command(id, command(name, blob.clone())).await);
        assert_eq!(errors, [FieldError::new("attachments.0", FieldCode::FileType)], "{name}");
        // Nor is it served as what it was said to be.
        let served = harness.get(&format!("/v1/blobs/{}", blob.sha256), harness.token()).await;
        assert_ne!(served.headers()["content-type"], kind, "{name}");
    }
    let pdf = b"\xef\xbb\xbf%PDF-1.7 a letter";
    let blob = harness.upload(harness.token(), pdf, "application/pdf").await;
    assert!(is_done(&harness.command("c-4", command("vedtak.pdf", blob)).await));
    // Another member has said something else of the same bytes: each is answered for what they said themselves.
    harness.upload(&harness.ola_token, b"a;b", "text/csv").await;
    let blob = harness.upload(harness.token(), b"a;b", "text/plain").await;
    let answer = harness.command("c-5", command("liste.txt", blob)).await;
    assert!(is_done(&answer), "{answer:?}");
}

#[tokio::test]
async fn r_04_4_type_and_number_of_attachments_are_limited() {
    let harness = Harness::new().await;
    let blob = harness.upload(harness.token(), b"x", "image/gif").await;
    let file = |name: &str| Attachment { name: name.into(), blob: blob.clone() };
    let command = Command::SendMessage {
        thread_id: "n".into(),
        recipient_id: "ntl".into(),
        subject: "S".into(),
        body: "B".into(),
        attachments: vec![file("1.gif"), file("2.gif"), file("3.gif")],
    };
    let errors = field_errors(harness.command("c-1", command).await);
    assert!(errors.contains(&FieldError::new("attachments", FieldCode::TooManyFiles)));
    assert!(errors.contains(&FieldError::new("attachments.0", FieldCode::FileType)));
}

#[tokio::test]
async fn r_04_6_a_repeated_command_does_nothing_twice() {
    let harness = Harness::new().await;
    let first = harness.command("c-1", message("new-thread", "ntl")).await;
    harness.clock.set(noon() + chrono::TimeDelta::minutes(5));
    let again = harness.command("c-1", message("new-thread", "ntl")).await;
    assert_eq!(first, again);
    assert_eq!(harness.record::<Message>("c-1").sent_at, noon());
    // The key is the member's own: another's command of the same id is another command.
    let olas = Envelope { id: "c-1".into(), base_version: None, command: message("olas-thread", "ntl") };
    assert!(is_done(&harness.command_of(&harness.ola_token, olas).await));
}

#[tokio::test]
async fn r_04_7_the_read_mark_moves_and_never_back() {
    let harness = Harness::new().await;
    let mark = |through: &str| Command::MarkRead {
        threads: vec!["demo-t1".into(), "gone".into()],
        through: through.parse().unwrap(),
    };
    assert!(is_done(&harness.command("c-1", mark("2026-06-10T08:00:00Z")).await));
    assert!(is_done(&harness.command("c-2", mark("2026-06-05T08:00:00Z")).await));
    let read = || harness.record::<Thread>("demo-t1").read_through.unwrap().to_rfc3339();
    assert_eq!(read(), "2026-06-10T08:00:00+00:00");
    // A machine whose clock is a year ahead.
    assert!(is_done(&harness.command("c-3", mark("2027-06-05T08:00:00Z")).await));
    assert_eq!(harness.record::<Thread>("demo-t1").read_through, Some(noon()));
    let none = Command::MarkRead { threads: vec!["gone".into()], through: noon() };
    assert_eq!(refused_code(harness.command("c-4", none).await), ProblemCode::NotFound);
}

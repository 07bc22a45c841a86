use crate::testing::{Harness, day, is_done, refused, refused_code};
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::records::{
    ChangeState, Document, DocumentKind, Employment, Enrolment, EnrolmentStatus, Invoice, IssuerKey,
    Kursbevis, Message, Order, OrderState, PointsEntry, Recruitment, RecruitmentState, Sender, Thread,
};
use min_side_domain::{Audience, Collection, Language, account, kid};
use min_side_kursbevis::Outcome as Verdict;
use min_side_wire::command::{Command, FieldEdit, Outcome};
use min_side_wire::office::{OfficeCommand, Waiting, WaitingKind};
use min_side_wire::problem::ProblemCode;
use serde_json::{Value, json};

fn reply(body: &str) -> OfficeCommand {
    OfficeCommand::Reply {
        thread_id: "demo-t1".into(),
        member_id: None,
        sender_name: "Silje på kontoret".into(),
        body: body.into(),
        attachments: Vec::new(),
    }
}

fn fields(outcome: Outcome) -> Vec<FieldError> {
    refused(outcome).fields
}

#[tokio::test]
async fn r_04_1_a_reply_comes_with_the_next_delta() {
    let harness = Harness::new().await;
    let (mut cache, cursor) = harness.sync(harness.token()).await;
    assert!(is_done(&harness.office("o-1", reply("Kl. 17.")).await));
    let page = harness.page(harness.token(), &cursor, 50).await;
    cache.apply(&page);
    assert_eq!(cache.body("messages", "o-1")["body"], "Kl. 17.");
    let message: Message = harness.record("o-1");
    assert_eq!(message.sender, Sender::Union);
    assert_eq!(harness.record::<Thread>("demo-t1").last_at, message.sent_at);
    // Unread: the member's mark is not the office's to move.
    assert_eq!(harness.record::<Thread>("demo-t1").read_through, None);
    let (ola, _) = harness.sync(&harness.ola_token).await;
    assert!(!ola.has("messages", "o-1"));
}

#[tokio::test]
async fn an_office_command_is_carried_out_once() {
    let harness = Harness::new().await;
    let first = harness.office("o-1", reply("En gang")).await;
    assert_eq!(harness.office("o-1", reply("En gang")).await, first);
    let (cache, _) = harness.sync(harness.token()).await;
    assert_eq!(cache.0.keys().filter(|(collection, _)| collection == "messages").count(), 2);
}

#[tokio::test]
async fn the_office_writes_to_a_member_who_exists() {
    let harness = Harness::new().await;
    let write = |member: &str, subject: &str| OfficeCommand::Write {
        member_id: member.into(),
        subject: subject.into(),
        sender_name: "Silje".into(),
        body: "Hei".into(),
        attachments: Vec::new(),
    };
    assert!(is_done(&harness.office("o-1", write("ola", "Velkommen")).await));
    assert_eq!(refused_code(harness.office("o-2", write("nobody", "Hei")).await), ProblemCode::NotFound);
    assert_eq!(fields(harness.office("o-3", write("ola", "")).await)[0].field, "subject");
    let unknown = OfficeCommand::Reply {
        thread_id: "x".into(),
        member_id: None,
        sender_name: "S".into(),
        body: "B".into(),
        attachments: Vec::new(),
    };
    assert_eq!(refused_code(harness.office("o-4", unknown).await), ProblemCode::NotFound);
}

#[tokio::test]
async fn r_10_1_a_document_arrives_with_its_file() {
    let harness = Harness::new().await;
    let blob = harness.upload(harness.office_token(), b"%PDF-1.7 a letter", "application/pdf").await;
    let send = |blob, file_name: &str| OfficeCommand::SendDocument {
        member_id: "demo".into(),
        document_kind: DocumentKind::Letter,
        title: "Svar på søknad".into(),
        file_name: file_name.into(),
        from: "NTL".into(),
        blob,
    };
    assert!(is_done(&harness.office("o-1", send(blob.clone(), "../../svar.pdf")).await));
    let document: Document = harness.record("o-1");
    assert_eq!((document.file_name.as_str(), &document.blob), ("svar.pdf", &blob));
    let read = harness.get(&format!("/v1/blobs/{}", blob.sha256), harness.token()).await;
    assert_eq!(read.status(), 200);
    let missing = crate::testing::blob_of(b"never uploaded", "text/plain");
    let refusal = harness.office("o-2", send(missing, "a.txt")).await;
    assert_eq!(refused_code(refusal), ProblemCode::AttachmentMissing);
}

#[tokio::test]
async fn r_10_4_an_invoice_with_a_wrong_kid_or_account_is_refused_by_field() {
    let harness = Harness::new().await;
    let kid = kid::make_mod10("12345");
    let account = account::make(8_601_111_794).unwrap();
    let invoice = |account: &str, kid: &str, amount_ore| OfficeCommand::SendInvoice {
        member_id: "demo".into(),
        number: "2026-1".into(),
        title: "Kontingent".into(),
        due: day(2026, 7, 1),
        amount_ore,
        account: account.into(),
        kid: kid.into(),
        file: None,
    };
    let wrong = fields(harness.office("o-1", invoice("12345678901", "123", 0)).await);
    assert_eq!(
        wrong,
        [
            FieldError::new("account", FieldCode::BadCheckDigit),
            FieldError::new("kid", FieldCode::BadCheckDigit),
            FieldError::new("amount_ore", FieldCode::OutOfRange),
        ]
    );
    assert!(is_done(&harness.office("o-2", invoice(&account, &kid, 45_000)).await));
    assert_eq!(harness.record::<Invoice>("o-2").issued, day(2026, 6, 16));
}

#[tokio::test]
async fn r_05_5_a_change_is_approved_or_refused_with_its_reason() {
    let harness = Harness::new().await;
    let facts = harness.record::<Employment>("e1").facts;
    let change = |percent| Command::ChangeEmployment {
        employment_id: Some("e1".into()),
        facts: min_side_domain::records::EmploymentFacts { percent, ..facts.clone() },
    };
    let approve = OfficeCommand::ApproveEmployment { member_id: "demo".into(), employment_id: "e1".into() };
    assert_eq!(refused_code(harness.office("o-0", approve.clone()).await), ProblemCode::WrongState);
    assert!(is_done(&harness.command("c-1", change(50)).await));
    assert!(is_done(&harness.office("o-1", approve).await));
    let approved: Employment = harness.record("e1");
    assert_eq!((approved.facts.percent, approved.change.unwrap().state), (50, ChangeState::Approved));
    assert!(is_done(&harness.command("c-2", change(20)).await));
    let refuse = |reason: &str| OfficeCommand::RefuseEmployment {
        member_id: "demo".into(),
        employment_id: "e1".into(),
        reason: reason.into(),
    };
    assert_eq!(fields(harness.office("o-2", refuse(" ")).await)[0].field, "reason");
    assert!(is_done(&harness.office("o-3", refuse("Vi trenger arbeidsavtalen.")).await));
    let kept: Employment = harness.record("e1");
    let change = kept.change.unwrap();
    assert_eq!((kept.facts.percent, change.state), (50, ChangeState::Refused));
    assert_eq!(change.reason, "Vi trenger arbeidsavtalen.");
}

fn close(course: &str, signatory: &str) -> OfficeCommand {
    OfficeCommand::CloseCourse {
        course_id: course.into(),
        signatory: signatory.into(),
        signatory_title: "Kursleder".into(),
        contents: vec!["Avtaleverket".into(), "Forhandlinger".into()],
    }
}

#[tokio::test]
async fn r_07_3_closing_a_course_gives_those_who_took_part_a_certificate() {
    let harness = Harness::new().await;
    assert!(is_done(&harness.office("o-1", close("c3", "Láilá Šuoššjávri")).await));
    let enrolment: Enrolment = harness.record("k3");
    assert_eq!(enrolment.status, EnrolmentStatus::Attended);
    let kursbevis: Kursbevis = harness.record(enrolment.kursbevis_id.as_deref().unwrap());
    assert_eq!(
        (kursbevis.facts.holder.as_str(), kursbevis.id.as_str()),
        ("Kari Nordmann", "NTL-2026-000001")
    );
    // Who is recorded as absent gets none.
    let (ola, _) = harness.sync(&harness.ola_token).await;
    assert_eq!(ola.body("enrolments", "k4")["kursbevis_id"], Value::Null);
    assert_eq!(refused_code(harness.office("o-2", close("c3", "L")).await), ProblemCode::WrongState);
    assert_eq!(refused_code(harness.office("o-3", close("c1", "L")).await), ProblemCode::WrongState);
    assert_eq!(refused_code(harness.office("o-4", close("c9", "L")).await), ProblemCode::NotFound);
    assert_eq!(fields(harness.office("o-5", close("c3", "")).await)[0].field, "signatory");
}

#[tokio::test]
async fn r_07_6_a_certificate_is_signed_its_bytes_are_known_and_a_revocation_is_listed() {
    let harness = Harness::new().await;
    assert!(is_done(&harness.office("o-1", close("c3", "Láilá Šuoššjávri")).await));
    let kursbevis: Kursbevis = harness.record("NTL-2026-000001");
    let file = min_side_kursbevis::render_signed(&kursbevis.facts, &kursbevis.proof, Language::Nn).unwrap();
    assert_eq!(kursbevis.sha256[Language::Nn.tag()], crate::testing::blob_of(&file, "").sha256);
    let keys = async || {
        let (cache, _) = harness.sync(harness.token()).await;
        let keys = cache.0.iter().filter(|((collection, _), _)| collection == "issuer_keys");
        keys.map(|(_, held)| serde_json::from_value(held.body.clone()).unwrap()).collect::<Vec<IssuerKey>>()
    };
    let keys_before = keys().await;
    assert_eq!(keys_before.len(), 1);
    let verdict = min_side_kursbevis::verify(&file, &keys_before);
    assert_eq!(verdict.verdict, Verdict::Valid, "{:?}", verdict.findings);
    let revoke =
        OfficeCommand::RevokeKursbevis { member_id: "demo".into(), number: "NTL-2026-000001".into() };
    assert!(is_done(&harness.office("o-2", revoke.clone()).await));
    let verdict = min_side_kursbevis::verify(&file, &keys().await);
    assert_eq!(verdict.verdict, Verdict::Revoked, "{:?}", verdict.findings);
    assert_eq!(refused_code(harness.office("o-3", revoke).await), ProblemCode::WrongState);
}

async fn keys_of(harness: &Harness) -> Vec<IssuerKey> {
    let (cache, _) = harness.sync(harness.token()).await;
    let keys = cache.0.iter().filter(|((collection, _), _)| collection == "issuer_keys");
    keys.map(|(_, held)| serde_json::from_value(held.body.clone()).unwrap()).collect()
}

#[tokio::test]
async fn r_07_6_a_server_whose_certificate_key_is_gone_does_not_start_with_another_by_itself() {
    let harness = Harness::new().await;
    let lose = |folder: &std::path::Path| std::fs::remove_file(folder.join("demo-kursbevis.pem")).unwrap();
    let started = harness.again(lose, |_| {}).await;
    assert!(matches!(
        started.map(|_| ()),
        Err(crate::StartError::Kursbevis(crate::kursbevis::IssuerError::Lost(_)))
    ));
}

#[tokio::test]
async fn r_07_6_what_was_issued_before_the_key_was_changed_is_revoked_after_it() {
    let harness = Harness::new().await;
    assert!(is_done(&harness.office("o-1", close("c3", "Láilá Šuoššjávri")).await));
    let kursbevis: Kursbevis = harness.record("NTL-2026-000001");
    let file = min_side_kursbevis::render_signed(&kursbevis.facts, &kursbevis.proof, Language::Nb).unwrap();
    let first = keys_of(&harness).await.remove(0);
    let lose = |folder: &std::path::Path| std::fs::remove_file(folder.join("demo-kursbevis.pem")).unwrap();
    harness.clock.set(crate::testing::noon() + chrono::TimeDelta::days(3));
    let harness = harness.again(lose, |config| config.new_kursbevis_key = true).await.unwrap();
    let keys = keys_of(&harness).await;
    assert_eq!(keys.len(), 2);
    let (ended, present): (Vec<IssuerKey>, Vec<IssuerKey>) =
        keys.iter().cloned().partition(|key| key.to.is_some());
    assert_eq!((ended[0].id.as_str(), present.len()), (first.id.as_str(), 1), "the key before has ended");
    assert_eq!(min_side_kursbevis::verify(&file, &keys).verdict, Verdict::Valid);
    let revoke =
        OfficeCommand::RevokeKursbevis { member_id: "demo".into(), number: "NTL-2026-000001".into() };
    assert!(is_done(&harness.office("o-2", revoke).await));
    let verdict = min_side_kursbevis::verify(&file, &keys_of(&harness).await);
    assert_eq!(verdict.verdict, Verdict::Revoked, "{:?}", verdict.findings);
}

#[tokio::test]
async fn r_07_6_a_revoked_certificate_of_a_shape_that_is_not_known_stays_revoked_and_the_server_starts() {
    let harness = Harness::new().await;
    assert!(is_done(&harness.office("o-1", close("c3", "Láilá Šuoššjávri")).await));
    let kursbevis: Kursbevis = harness.record("NTL-2026-000001");
    let file = min_side_kursbevis::render_signed(&kursbevis.facts, &kursbevis.proof, Language::Nb).unwrap();
    let revoke =
        OfficeCommand::RevokeKursbevis { member_id: "demo".into(), number: "NTL-2026-000001".into() };
    assert!(is_done(&harness.office("o-2", revoke).await));
    let mut harness = harness;
    // First something else of it is new, then the revocation itself; each time the list has become old enough to be renewed.
    for (place, days) in [("$.facts", 3), ("$.revoked_at", 6)] {
        let reshape = |folder: &std::path::Path| {
            let conn = rusqlite::Connection::open(folder.join("server.db")).unwrap();
            let sql = "UPDATE row SET body = json_set(body, ?1, json('{\"framtid\":1}')) WHERE id = ?2";
            assert!(conn.execute(sql, [place, "NTL-2026-000001"]).unwrap() > 0);
        };
        harness.clock.set(crate::testing::noon() + chrono::TimeDelta::days(days));
        harness = harness.again(reshape, |_| {}).await.unwrap();
        let verdict = min_side_kursbevis::verify(&file, &keys_of(&harness).await);
        assert_eq!(verdict.verdict, Verdict::Revoked, "{place}: {:?}", verdict.findings);
    }
}

#[tokio::test]
async fn r_07_6_a_certificate_issued_again_names_the_old_one() {
    let harness = Harness::new().await;
    assert!(is_done(&harness.office("o-1", close("c3", "Láilá")).await));
    let edits = vec![FieldEdit { field: "last_name".into(), from: json!("Nordmann"), to: json!("Čáhppe") }];
    assert!(is_done(
        &harness.office("o-2", OfficeCommand::EditProfile { member_id: "demo".into(), edits }).await
    ));
    let again =
        OfficeCommand::ReissueKursbevis { member_id: "demo".into(), number: "NTL-2026-000001".into() };
    assert!(is_done(&harness.office("o-3", again).await));
    let new: Kursbevis = harness.record("NTL-2026-000002");
    assert_eq!(new.facts.holder, "Kari Čáhppe");
    assert_eq!(new.facts.replaces.as_deref(), Some("NTL-2026-000001"));
    let old: Kursbevis = harness.record("NTL-2026-000001");
    assert_eq!(old.replaced_by.as_deref(), Some("NTL-2026-000002"));
    assert_eq!(harness.record::<Enrolment>("k3").kursbevis_id.as_deref(), Some("NTL-2026-000002"));
}

#[tokio::test]
async fn r_08_2_an_approved_recruitment_credits_its_points_once() {
    let harness = Harness::new().await;
    let approve = OfficeCommand::ApproveRecruitment {
        member_id: "demo".into(),
        recruitment_id: "v1".into(),
        points: 250,
    };
    assert!(is_done(&harness.office("o-1", approve.clone()).await));
    assert_eq!(harness.record::<Recruitment>("v1").state, RecruitmentState::Approved);
    let entry: PointsEntry = harness.record("o-1");
    assert_eq!((entry.points, entry.reference.as_str()), (250, "v1"));
    assert_eq!(refused_code(harness.office("o-2", approve).await), ProblemCode::WrongState);
    let none = OfficeCommand::ApproveRecruitment {
        member_id: "demo".into(),
        recruitment_id: "v1".into(),
        points: 0,
    };
    assert_eq!(fields(harness.office("o-3", none).await)[0].field, "points");
}

#[tokio::test]
async fn what_waits_is_listed_for_the_office_and_gone_when_it_is_done() {
    let harness = Harness::new().await;
    let waiting = async || {
        let response = harness.get("/v1/office/waiting", harness.office_token()).await;
        let waiting: Waiting = response.json().await.unwrap();
        waiting.items
    };
    assert_eq!(waiting().await.len(), 1);
    let message = json!({"commands": [
        {"id": "c-1", "kind": "send_message", "payload": {"thread_id": "demo-t1", "recipient_id": "unit-1", "subject": "", "body": "Når?"}},
        {"id": "c-2", "kind": "order_reward", "payload": {"reward_id": "kopp", "quantity": 1, "price": 100, "deliver_to": "Kari",
            "address": {"line1": "Storgata 1", "postal_code": "0155", "place": "OSLO"}}},
    ]});
    harness.answers(harness.token(), &message).await;
    let items = waiting().await;
    let kinds: Vec<WaitingKind> = items.iter().map(|item| item.kind).collect();
    assert!(kinds.contains(&WaitingKind::Message) && kinds.contains(&WaitingKind::Order));
    let question = items.iter().find(|item| item.kind == WaitingKind::Message).unwrap();
    assert_eq!((question.id.as_str(), question.text.as_str()), ("demo-t1", "Når?"));
    assert!(is_done(&harness.office("o-1", reply("Kl. 17")).await));
    let ship = OfficeCommand::ShipOrder { member_id: "demo".into(), order_id: "c-2".into() };
    assert!(is_done(&harness.office("o-2", ship.clone()).await));
    assert_eq!(harness.record::<Order>("c-2").state, OrderState::Shipped);
    assert_eq!(refused_code(harness.office("o-3", ship).await), ProblemCode::WrongState);
    assert_eq!(waiting().await.len(), 1);
}

#[tokio::test]
async fn r_06_4_a_second_office_keeps_the_list() {
    let harness = Harness::new().await;
    let second = json!({"id": "o2", "title": "Kasserer", "unit_id": "unit-1", "unit_name": "NTL Skatt",
        "from": "2025-01-01", "to": null, "gives_list": true});
    let row = crate::storage::Row {
        audience: Audience::Member("demo".into()),
        collection: Collection::Offices,
        id: "o2".into(),
        body: second.to_string(),
    };
    harness.running.storage.put_rows(&[row]).unwrap();
    let end = |office: &str, last_day| OfficeCommand::EndOffice {
        member_id: "demo".into(),
        office_id: office.into(),
        last_day,
    };
    assert!(is_done(&harness.office("e-1", end("o1", day(2026, 6, 16))).await));
    assert_eq!(harness.page(harness.token(), "", 1).await.audiences, ["unit:unit-1"]);
    assert!(is_done(&harness.office("e-2", end("o2", day(2026, 6, 1))).await));
    assert!(harness.page(harness.token(), "", 1).await.audiences.is_empty());
    let too_early = harness.office("e-3", end("o2", day(2024, 6, 1))).await;
    assert_eq!(fields(too_early), [FieldError::new("last_day", FieldCode::OutOfRange)]);
}

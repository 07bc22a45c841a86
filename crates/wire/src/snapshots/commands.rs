//! Commands, those of the office, and what they are answered with.

use super::records::{address, at, blob, facts};
use crate::command::{Answer, Command, Envelope, FieldConflict, FieldEdit, Left, Outcome};
use crate::office::{OfficeCommand, OfficeEnvelope};
use crate::problem::{Problem, ProblemCode};
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::records::{Attachment, DocumentKind};
use serde_json::{Value, json};

fn edits() -> Vec<FieldEdit> {
    vec![
        FieldEdit { field: "first_name".into(), from: json!("Kari"), to: json!("Kari Anne") },
        FieldEdit {
            field: "address".into(),
            from: serde_json::to_value(address()).unwrap(),
            to: json!({"line1": "Storgata 2", "line2": "", "postal_code": "0184", "place": "OSLO"}),
        },
        FieldEdit { field: "email_choice".into(), from: json!("work"), to: Value::Null },
    ]
}

fn files() -> Vec<Attachment> {
    vec![Attachment { name: "søknad.pdf".into(), blob: blob("application/pdf") }]
}

/// One of each of the member's, in the order of [`Command`].
pub(super) fn members() -> Vec<Envelope> {
    let commands = [
        Command::SendMessage {
            thread_id: "t1".into(),
            recipient_id: "ntl".into(),
            subject: "Permisjon".into(),
            body: "Hei".into(),
            attachments: files(),
        },
        Command::MarkRead { threads: vec!["t1".into()], through: at("2026-03-02T10:00:00Z") },
        Command::EditProfile { edits: edits() },
        Command::EditMembership {
            edits: vec![FieldEdit { field: "magazine".into(), from: json!(true), to: json!(false) }],
        },
        Command::ChangeEmployment { employment_id: Some("e1".into()), facts: facts() },
        Command::WithdrawApplication { enrolment_id: "p1".into(), pressed_at: at("2026-03-02T10:00:00Z") },
        Command::OrderReward {
            reward_id: "w1".into(),
            quantity: 1,
            price: 3,
            deliver_to: "Kari Nordmann-Østgård".into(),
            address: address(),
        },
        Command::AcceptDeclaration { version: "2".into() },
        Command::RecordExport {
            unit_id: "u12".into(),
            purpose: "Årsmøte".into(),
            format: "xlsx".into(),
            rows: 40,
            at: at("2026-03-02T10:00:00Z"),
        },
    ];
    let envelope = |command| Envelope {
        id: "018f3b5e-0000-7000-8000-000000000001".into(),
        base_version: Some(7),
        command,
    };
    commands.map(envelope).into()
}

/// One of each of the office's, in the order of [`OfficeCommand`].
pub(super) fn offices() -> Vec<OfficeEnvelope> {
    let member_id = || "m1".to_owned();
    let commands = [
        OfficeCommand::Reply {
            thread_id: "t1".into(),
            member_id: Some(member_id()),
            sender_name: "Forbundskontoret".into(),
            body: "Hei".into(),
            attachments: files(),
        },
        OfficeCommand::Write {
            member_id: member_id(),
            subject: "Påminnelse".into(),
            sender_name: "Forbundskontoret".into(),
            body: "Husk fristen.".into(),
            attachments: files(),
        },
        OfficeCommand::SendDocument {
            member_id: member_id(),
            document_kind: DocumentKind::Letter,
            title: "Vedtak".into(),
            file_name: "vedtak.pdf".into(),
            from: "NTL".into(),
            blob: blob("application/pdf"),
        },
        OfficeCommand::SendInvoice {
            member_id: member_id(),
            number: "2026-17".into(),
            title: "Kontingent".into(),
            due: at("2026-03-21"),
            amount_ore: 123_450,
            account: "15030000000".into(),
            kid: "1234567897".into(),
            file: Some(blob("application/pdf")),
        },
        OfficeCommand::ApproveEmployment { member_id: member_id(), employment_id: "e1".into() },
        OfficeCommand::RefuseEmployment {
            member_id: member_id(),
            employment_id: "e1".into(),
            reason: "Feil arbeidssted.".into(),
        },
        OfficeCommand::EndOffice {
            member_id: member_id(),
            office_id: "v1".into(),
            last_day: at("2026-03-31"),
        },
        OfficeCommand::CloseCourse {
            course_id: "k1".into(),
            signatory: "Ola Nordmann".into(),
            signatory_title: "Kursleder".into(),
            contents: vec!["Avtaleverket".into()],
        },
        OfficeCommand::ApproveRecruitment { member_id: member_id(), recruitment_id: "x1".into(), points: 2 },
        OfficeCommand::ShipOrder { member_id: member_id(), order_id: "o1".into() },
        OfficeCommand::EditProfile { member_id: member_id(), edits: edits() },
        OfficeCommand::ReissueKursbevis { member_id: member_id(), number: "NTL-2026-000001".into() },
        OfficeCommand::RevokeKursbevis { member_id: member_id(), number: "NTL-2026-000001".into() },
    ];
    commands
        .map(|command| OfficeEnvelope { id: "018f3b5e-0000-7000-8000-000000000001".into(), command })
        .into()
}

/// What a command may be answered with.
pub(super) fn answers() -> Vec<Answer> {
    let invalid = Problem::invalid(vec![FieldError::new("address.postal_code", FieldCode::BadPostalCode)]);
    let outcomes = [
        Outcome::Done { version: 42, left: Vec::new() },
        Outcome::Done {
            version: 43,
            left: vec![Left {
                member_id: "m2".into(),
                name: "Per Hansen".into(),
                problem: Problem::new(ProblemCode::WrongState, "the record cannot be read"),
            }],
        },
        Outcome::Refused { problem: invalid },
        Outcome::Refused {
            problem: Problem::new(ProblemCode::DeadlinePassed, "the deadline has passed")
                .with("deadline", "2026-04-01"),
        },
        Outcome::Conflict {
            fields: vec![FieldConflict {
                field: "first_name".into(),
                mine: json!("Kari Anne"),
                theirs: json!("Kari A."),
                theirs_at: at("2026-03-02T09:00:00Z"),
                theirs_by: "office".into(),
            }],
            version: 8,
        },
        Outcome::Failed { problem: Problem::new(ProblemCode::Internal, "the server failed") },
    ];
    outcomes.map(|outcome| Answer { id: "018f3b5e-0000-7000-8000-000000000001".into(), outcome }).into()
}

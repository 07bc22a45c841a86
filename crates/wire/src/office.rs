//! Commands of the office's side, for the `office` role.

use chrono::{DateTime, NaiveDate, Utc};
use min_side_domain::records::{Attachment, BlobRef, DocumentKind};
use serde::{Deserialize, Serialize};

/// What the office does. Members are named by id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", content = "payload", rename_all = "snake_case")]
pub enum OfficeCommand {
    /// Replies in a thread.
    Reply {
        /// The thread.
        thread_id: String,
        /// Whose thread it is. Needed where several members have a thread of this id, as after mail to all of them.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        member_id: Option<String>,
        /// Who writes.
        sender_name: String,
        /// Plain text.
        body: String,
        /// Files that go with it; their bytes have been uploaded.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attachments: Vec<Attachment>,
    },
    /// Begins a thread with a member.
    Write {
        /// The member.
        member_id: String,
        /// Subject.
        subject: String,
        /// Who writes.
        sender_name: String,
        /// Plain text.
        body: String,
        /// Files that go with it; their bytes have been uploaded.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        attachments: Vec<Attachment>,
    },
    /// Sends a document; its bytes have been uploaded.
    SendDocument {
        /// The member.
        member_id: String,
        /// Kind.
        document_kind: DocumentKind,
        /// Title.
        title: String,
        /// File name.
        file_name: String,
        /// Who it is from.
        from: String,
        /// Bytes.
        blob: BlobRef,
    },
    /// Sends an invoice.
    SendInvoice {
        /// The member.
        member_id: String,
        /// Invoice number.
        number: String,
        /// What it is for.
        title: String,
        /// Last day of payment.
        due: NaiveDate,
        /// Amount in øre.
        amount_ore: i64,
        /// Account, 11 digits.
        account: String,
        /// KID.
        kid: String,
        /// The invoice as a PDF.
        file: Option<BlobRef>,
    },
    /// Approves a change of employment.
    ApproveEmployment {
        /// The member.
        member_id: String,
        /// The employment.
        employment_id: String,
    },
    /// Refuses a change of employment.
    RefuseEmployment {
        /// The member.
        member_id: String,
        /// The employment.
        employment_id: String,
        /// Why, shown to the member.
        reason: String,
    },
    /// Ends an office; its member list is lost with it.
    EndOffice {
        /// The member.
        member_id: String,
        /// The office.
        office_id: String,
        /// Last day.
        last_day: NaiveDate,
    },
    /// Closes a course: those who took part get their certificates.
    CloseCourse {
        /// The course.
        course_id: String,
        /// Who signs.
        signatory: String,
        /// Their title.
        signatory_title: String,
        /// What was taught, one line an item.
        contents: Vec<String>,
    },
    /// Approves a recruitment and credits its points.
    ApproveRecruitment {
        /// The member who recruited.
        member_id: String,
        /// The recruitment.
        recruitment_id: String,
        /// Points credited.
        points: i64,
    },
    /// Ships an order.
    ShipOrder {
        /// The member.
        member_id: String,
        /// The order.
        order_id: String,
    },
    /// Edits a member's personal details, as the office may.
    EditProfile {
        /// The member.
        member_id: String,
        /// The edited fields.
        edits: Vec<crate::command::FieldEdit>,
    },
    /// Issues a certificate again, as after a change of name; the new one names the old.
    ReissueKursbevis {
        /// The member.
        member_id: String,
        /// Number of the certificate that is replaced.
        number: String,
    },
    /// Revokes a certificate.
    RevokeKursbevis {
        /// The member.
        member_id: String,
        /// Its number.
        number: String,
    },
}

/// A command with its idempotency key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OfficeEnvelope {
    /// Idempotency key: new, or the same command again, as for members' commands.
    #[schema(pattern = "^[A-Za-z0-9_-]{1,64}$")]
    pub id: String,
    /// What is to be done.
    #[serde(flatten)]
    pub command: OfficeCommand,
}

/// A request of [`crate::route::OFFICE_COMMANDS`].
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OfficeRequest {
    /// The commands, carried out in order.
    pub commands: Vec<OfficeEnvelope>,
}

/// What kind of thing waits for the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WaitingKind {
    /// A thread whose newest message is the member's.
    Message,
    /// A change of employment.
    Employment,
    /// A recruitment to approve.
    Recruitment,
    /// An order to ship.
    Order,
}

/// One thing that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WaitingItem {
    /// What it is.
    pub kind: WaitingKind,
    /// Whose it is.
    pub member_id: String,
    /// Id of the thread, employment, recruitment or order.
    pub id: String,
    /// What it says in a list.
    pub title: String,
    /// Since when.
    pub at: DateTime<Utc>,
    /// The message, for a thread.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Its files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// The response of [`crate::route::OFFICE_WAITING`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Waiting {
    /// Oldest first.
    pub items: Vec<WaitingItem>,
    /// Where the next page begins; none after the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// The query of a request for what waits.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct WaitingQuery {
    /// `next` of the page before.
    #[serde(default)]
    pub after: Option<String>,
    /// At most this many items.
    #[serde(default)]
    pub limit: Option<u32>,
}

/// A line of the office's log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LogLine {
    /// Grows.
    pub id: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Whom it is about.
    pub member: String,
    /// What kind: `notice_without_address`, `notice_given_up`, `list_exported`, `declaration_accepted`,
    /// `kursbevis_not_issued`.
    pub kind: String,
    /// More, by name.
    pub detail: serde_json::Value,
}

/// The response of [`crate::route::OFFICE_LOG`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LogPage {
    /// Oldest first.
    pub lines: Vec<LogLine>,
}

/// The query of a request for the log.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct LogQuery {
    /// Lines after this one.
    #[serde(default)]
    pub after: i64,
}

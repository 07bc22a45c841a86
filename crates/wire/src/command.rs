//! Commands: what a member does, each with its idempotency key.

use crate::problem::Problem;
use chrono::{DateTime, Utc};
use min_side_domain::records::{Address, Attachment, EmploymentFacts};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A field that was edited: the value it was edited from and the one it shall have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FieldEdit {
    /// Name on the wire: `first_name`, `address`, `email_work`, `magazine` …
    pub field: String,
    /// The value that the member saw.
    pub from: Value,
    /// The value that the member wants.
    pub to: Value,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", content = "payload", rename_all = "snake_case")]
pub enum Command {
    /// Sends a message; begins `thread_id` when the server does not know it.
    SendMessage {
        /// The thread, made by the client.
        thread_id: String,
        /// `ntl` or the member's organisasjonsledd.
        recipient_id: String,
        /// Subject, for a new thread.
        subject: String,
        /// Plain text.
        body: String,
        /// Files, all uploaded before.
        #[serde(default)]
        attachments: Vec<Attachment>,
    },
    /// Moves the read mark of threads; it never moves back.
    MarkRead {
        /// The threads.
        threads: Vec<String>,
        /// What was sent up to and including this time is read.
        through: DateTime<Utc>,
    },
    /// Edits personal details. The server merges by field.
    EditProfile {
        /// The edited fields.
        edits: Vec<FieldEdit>,
    },
    /// Edits the membership: `magazine` alone.
    EditMembership {
        /// The edited fields.
        edits: Vec<FieldEdit>,
    },
    /// Submits a change of employment. The server takes names and places from the register.
    ChangeEmployment {
        /// The employment; none registers a new one.
        employment_id: Option<String>,
        /// What it shall say.
        facts: EmploymentFacts,
    },
    /// Withdraws a course application.
    WithdrawApplication {
        /// The enrolment.
        enrolment_id: String,
        /// When the member pressed the cross, by the member's machine. The server's clock decides.
        pressed_at: DateTime<Utc>,
    },
    /// Orders a reward.
    OrderReward {
        /// The reward.
        reward_id: String,
        /// How many.
        quantity: u32,
        /// Price of one that the member saw.
        price: i64,
        /// Name on the parcel.
        deliver_to: String,
        /// The address that the member confirmed.
        address: Address,
    },
    /// Accepts the declaration of confidentiality.
    AcceptDeclaration {
        /// Its version.
        version: String,
    },
    /// Records that a member list left the app.
    RecordExport {
        /// The organisasjonsledd.
        unit_id: String,
        /// What it is for, in the member's words.
        purpose: String,
        /// `csv`, `xlsx` or `print`.
        format: String,
        /// Rows in it.
        rows: u32,
        /// When.
        at: DateTime<Utc>,
    },
}

/// A command as it stands in an outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Envelope {
    /// The idempotency key, a UUIDv7 of the outbox row in the app. It is new, or it is the same command again: the
    /// same command is answered as before, another one under a used key is refused (`id_reused`). Members of the
    /// command that are null, false or empty do not count when the two are compared.
    #[schema(pattern = "^[A-Za-z0-9_-]{1,64}$")]
    pub id: String,
    /// Version of the row that the member saw, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_version: Option<i64>,
    /// What is to be done.
    #[serde(flatten)]
    pub command: Command,
}

/// A request of [`crate::route::COMMANDS`], carried out in order.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CommandsRequest {
    /// The commands.
    pub commands: Vec<Envelope>,
}

/// A field with a clash: the member's value and the server's, with their times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FieldConflict {
    /// Name on the wire.
    pub field: String,
    /// What the member wants.
    pub mine: Value,
    /// What the server has.
    pub theirs: Value,
    /// When the server's value was set.
    pub theirs_at: DateTime<Utc>,
    /// Who set it: `member` (another machine) or `office`.
    pub theirs_by: String,
}

/// The answer to a command.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Outcome {
    /// Done; the feed brings the effect with this version.
    Done {
        /// Version of the newest row it changed.
        version: i64,
        /// Those of several for whom it was not done, and why: the office does it again once that is mended.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        left: Vec<Left>,
    },
    /// Refused; nothing was changed.
    Refused {
        /// Why.
        problem: Problem,
    },
    /// Some fields clash; nothing was changed.
    Conflict {
        /// The clashing fields.
        fields: Vec<FieldConflict>,
        /// Version of the row as it stands.
        version: i64,
    },
    /// The server failed at this one and at no other of its request; nothing was changed and no answer is kept. The
    /// command is sent again later under the same id.
    Failed {
        /// What can be said of it.
        problem: Problem,
    },
}

/// Someone for whom a command was not carried out while it was for others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Left {
    /// The member.
    pub member_id: String,
    /// Their name.
    pub name: String,
    /// Why.
    pub problem: Problem,
}

/// The answer to the command of this id; the same again for a repeat.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Answer {
    /// The command's id.
    pub id: String,
    /// What came of it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// The response of [`crate::route::COMMANDS`].
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CommandsResponse {
    /// One for each command, in order.
    pub results: Vec<Answer>,
}

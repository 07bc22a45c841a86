//! `office`: the office's commands over HTTP.

use super::{End, Failure, runtime, say};
use bytes::Bytes;
use chrono::NaiveDate;
use clap::{Subcommand, ValueEnum};
use min_side_domain::message_rules::safe_file_name;
use min_side_domain::records::{Attachment, BlobRef, DocumentKind};
use min_side_wire::command::{CommandsResponse, FieldEdit, Outcome};
use min_side_wire::office::{OfficeCommand, OfficeEnvelope, OfficeRequest};
use min_side_wire::route;
use min_side_wire::service::{Upload, UploadRequest};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use url::Url;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The server.
    #[arg(long, value_name = "URL")]
    server: Url,
    /// Reads the access token, one line, from standard input.
    #[arg(long, required = true)]
    token_stdin: bool,
    /// The command's id; given again, the command is not carried out again.
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    #[command(subcommand)]
    work: Work,
}

#[derive(Debug, Subcommand)]
enum Work {
    /// Shows what waits, a page at a time.
    Waiting {
        /// `next` of the page before.
        #[arg(long, value_name = "PLACE")]
        after: Option<String>,
        /// At most this many items.
        #[arg(long, value_name = "N")]
        limit: Option<u32>,
    },
    /// Shows the log.
    Log {
        /// Only lines after this one.
        #[arg(long, default_value_t = 0)]
        after: i64,
    },
    /// Replies in a thread.
    Reply {
        /// The thread's id.
        thread: String,
        /// Whose thread it is, where several members have one of this id.
        #[arg(long, value_name = "ID")]
        member: Option<String>,
        #[arg(long)]
        from: String,
        #[arg(long)]
        body: String,
        /// A file that goes with it; may be given several times.
        #[arg(long, value_name = "FILE")]
        attach: Vec<PathBuf>,
    },
    /// Begins a thread with a member.
    Write {
        member: String,
        #[arg(long)]
        subject: String,
        #[arg(long)]
        from: String,
        #[arg(long)]
        body: String,
        /// A file that goes with it; may be given several times.
        #[arg(long, value_name = "FILE")]
        attach: Vec<PathBuf>,
    },
    /// Sends a document.
    SendDocument {
        member: String,
        file: PathBuf,
        #[arg(long)]
        title: String,
        #[arg(long)]
        from: String,
        #[arg(long, value_enum, default_value = "document")]
        kind: Kind,
        /// The file's media type; told by its name when it is not given.
        #[arg(long)]
        media_type: Option<String>,
    },
    /// Sends an invoice.
    SendInvoice {
        member: String,
        #[arg(long)]
        number: String,
        #[arg(long)]
        title: String,
        #[arg(long)]
        due: NaiveDate,
        #[arg(long)]
        amount_ore: i64,
        #[arg(long)]
        account: String,
        #[arg(long)]
        kid: String,
        /// The invoice as a PDF.
        #[arg(long)]
        file: Option<PathBuf>,
    },
    /// Approves a change of employment.
    ApproveEmployment { member: String, employment: String },
    /// Refuses a change of employment.
    RefuseEmployment {
        member: String,
        employment: String,
        #[arg(long)]
        reason: String,
    },
    /// Ends an office.
    EndOffice {
        member: String,
        office: String,
        #[arg(long)]
        last_day: NaiveDate,
    },
    /// Closes a course.
    CloseCourse {
        course: String,
        #[arg(long)]
        signatory: String,
        #[arg(long)]
        signatory_title: String,
        /// What was taught, one line an item.
        #[arg(long = "content")]
        contents: Vec<String>,
    },
    /// Approves a recruitment.
    ApproveRecruitment {
        member: String,
        recruitment: String,
        #[arg(long)]
        points: i64,
    },
    /// Ships an order.
    ShipOrder { member: String, order: String },
    /// Edits a field of a member's personal details. Values are JSON, or text.
    EditProfile {
        member: String,
        field: String,
        #[arg(long)]
        from: String,
        #[arg(long)]
        to: String,
    },
    /// Issues a certificate again.
    ReissueKursbevis { member: String, number: String },
    /// Revokes a certificate.
    RevokeKursbevis { member: String, number: String },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    Email,
    Letter,
    Document,
}

struct Line {
    client: reqwest::Client,
    server: Url,
    token: String,
}

pub(super) fn run(args: Args) -> Result<End, Failure> {
    let mut token = String::new();
    std::io::stdin().read_line(&mut token)?;
    let line = Line { client: reqwest::Client::new(), server: args.server, token: token.trim().to_owned() };
    runtime()?.block_on(async {
        match work(&line, args.id, args.work).await {
            Err(failure) if failure.downcast_ref::<reqwest::Error>().is_some_and(is_offline) => {
                eprintln!("the server was not reached");
                Ok(End::Offline)
            }
            ended => ended,
        }
    })
}

fn is_offline(error: &reqwest::Error) -> bool {
    error.is_connect() || error.is_timeout()
}

async fn work(line: &Line, id: Option<String>, work: Work) -> Result<End, Failure> {
    let command = match work {
        Work::Waiting { after, limit } => return line.show(&waiting(after, limit)).await,
        Work::Log { after } => return line.show(&format!("{}?after={after}", route::OFFICE_LOG)).await,
        Work::SendDocument { member, file, title, from, kind, media_type } => {
            let blob = line.upload(&file, media_type).await?;
            let file_name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let document_kind = match kind {
                Kind::Email => DocumentKind::Email,
                Kind::Letter => DocumentKind::Letter,
                Kind::Document => DocumentKind::Document,
            };
            OfficeCommand::SendDocument { member_id: member, document_kind, title, file_name, from, blob }
        }
        Work::SendInvoice { member, number, title, due, amount_ore, account, kid, file } => {
            let file = match file {
                Some(path) => Some(line.upload(&path, None).await?),
                None => None,
            };
            OfficeCommand::SendInvoice {
                member_id: member,
                number,
                title,
                due,
                amount_ore,
                account,
                kid,
                file,
            }
        }
        Work::Reply { thread, member, from, body, attach } => OfficeCommand::Reply {
            thread_id: thread,
            member_id: member,
            sender_name: from,
            body,
            attachments: line.attach(&attach).await?,
        },
        Work::Write { member, subject, from, body, attach } => OfficeCommand::Write {
            member_id: member,
            subject,
            sender_name: from,
            body,
            attachments: line.attach(&attach).await?,
        },
        plain => as_command(plain)?,
    };
    let id = id.unwrap_or_else(|| uuid::Uuid::now_v7().to_string());
    line.execute(OfficeEnvelope { id, command }).await
}

/// Where a page of what waits is.
fn waiting(after: Option<String>, limit: Option<u32>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(after.map(|after| ("after", after)));
    query.extend_pairs(limit.map(|limit| ("limit", limit.to_string())));
    format!("{}?{}", route::OFFICE_WAITING, query.finish())
}

/// The commands that need nothing before them.
fn as_command(work: Work) -> Result<OfficeCommand, Failure> {
    Ok(match work {
        Work::ApproveEmployment { member, employment } => {
            OfficeCommand::ApproveEmployment { member_id: member, employment_id: employment }
        }
        Work::RefuseEmployment { member, employment, reason } => {
            OfficeCommand::RefuseEmployment { member_id: member, employment_id: employment, reason }
        }
        Work::EndOffice { member, office, last_day } => {
            OfficeCommand::EndOffice { member_id: member, office_id: office, last_day }
        }
        Work::CloseCourse { course, signatory, signatory_title, contents } => {
            OfficeCommand::CloseCourse { course_id: course, signatory, signatory_title, contents }
        }
        Work::ApproveRecruitment { member, recruitment, points } => {
            OfficeCommand::ApproveRecruitment { member_id: member, recruitment_id: recruitment, points }
        }
        Work::ShipOrder { member, order } => OfficeCommand::ShipOrder { member_id: member, order_id: order },
        Work::EditProfile { member, field, from, to } => {
            let value = |text: String| serde_json::from_str(&text).unwrap_or(serde_json::Value::String(text));
            let edits = vec![FieldEdit { field, from: value(from), to: value(to) }];
            OfficeCommand::EditProfile { member_id: member, edits }
        }
        Work::ReissueKursbevis { member, number } => {
            OfficeCommand::ReissueKursbevis { member_id: member, number }
        }
        Work::RevokeKursbevis { member, number } => {
            OfficeCommand::RevokeKursbevis { member_id: member, number }
        }
        Work::Waiting { .. }
        | Work::Log { .. }
        | Work::Reply { .. }
        | Work::Write { .. }
        | Work::SendDocument { .. }
        | Work::SendInvoice { .. } => return Err("not a plain command".into()),
    })
}

impl Line {
    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.server.as_str().trim_end_matches('/'))
    }

    async fn show(&self, path: &str) -> Result<End, Failure> {
        let answer = self.client.get(self.address(path)).bearer_auth(&self.token).send().await?;
        let good = answer.status().is_success();
        say(answer.text().await?);
        Ok(if good { End::Done } else { End::Refused })
    }

    async fn execute(&self, envelope: OfficeEnvelope) -> Result<End, Failure> {
        let request = OfficeRequest { commands: vec![envelope] };
        let answer = self
            .client
            .post(self.address(route::OFFICE_COMMANDS))
            .bearer_auth(&self.token)
            .json(&request)
            .send()
            .await?;
        let good = answer.status().is_success();
        let text = answer.text().await?;
        if !good {
            say(text);
            return Ok(End::Refused);
        }
        let response: CommandsResponse = serde_json::from_str(&text)?;
        let result = response.results.first().ok_or("the server gave no answer")?;
        say(serde_json::to_string(result)?);
        Ok(if matches!(result.outcome, Outcome::Done { .. }) { End::Done } else { End::Refused })
    }

    /// Uploads files that go with a message.
    async fn attach(&self, paths: &[PathBuf]) -> Result<Vec<Attachment>, Failure> {
        let mut attachments = Vec::new();
        for path in paths {
            let name = safe_file_name(&path.file_name().unwrap_or_default().to_string_lossy());
            attachments.push(Attachment { name, blob: self.upload(path, None).await? });
        }
        Ok(attachments)
    }

    /// Uploads a file, from where an upload of the same bytes stopped.
    async fn upload(&self, path: &Path, media_type: Option<String>) -> Result<BlobRef, Failure> {
        let bytes = Bytes::from(std::fs::read(path)?);
        let sha256 = crate::hex(&Sha256::digest(&bytes));
        let media_type = media_type.unwrap_or_else(|| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            min_side_domain::media_type::of(&name, &bytes).to_owned()
        });
        let request = UploadRequest { sha256, size: bytes.len() as u64, media_type };
        let begun = self
            .client
            .post(self.address(route::UPLOADS))
            .bearer_auth(&self.token)
            .json(&request)
            .send()
            .await?;
        if !begun.status().is_success() {
            return Err(format!("the file was refused: {}", begun.text().await?).into());
        }
        let upload: Upload = begun.json().await?;
        if upload.offset < upload.size {
            let from = usize::try_from(upload.offset)?;
            let piece = self
                .client
                .patch(self.address(&route::UPLOAD.replace("{id}", &upload.id)))
                .bearer_auth(&self.token)
                .header("upload-offset", upload.offset)
                .header("content-type", "application/offset+octet-stream")
                .body(bytes.slice(from..))
                .send()
                .await?;
            if !piece.status().is_success() {
                return Err(format!("the file was refused: {}", piece.text().await?).into());
            }
        }
        Ok(BlobRef { sha256: request.sha256, size: request.size, media_type: request.media_type })
    }
}

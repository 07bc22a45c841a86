//! Sends documents and invoices.

use super::OfficeContext;
use crate::commands::{CommandContext, CommandError};
use chrono::NaiveDate;
use min_side_domain::bounds::{check_amount, check_date};
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::message_rules::safe_file_name;
use min_side_domain::records::{BlobRef, Document, DocumentKind, Invoice};
use min_side_domain::text::check_line;
use min_side_domain::{Collection, account, kid};
use min_side_wire::problem::{Problem, ProblemCode};

const TEXT_MAX: usize = 200;

pub(super) struct Letter<'a> {
    pub(super) kind: DocumentKind,
    pub(super) title: &'a str,
    pub(super) file_name: &'a str,
    pub(super) from: &'a str,
    pub(super) blob: &'a BlobRef,
}

pub(super) struct Bill<'a> {
    pub(super) number: &'a str,
    pub(super) title: &'a str,
    pub(super) due: NaiveDate,
    pub(super) amount_ore: i64,
    pub(super) account: &'a str,
    pub(super) kid: &'a str,
    pub(super) file: Option<&'a BlobRef>,
}

/// Sends a document whose bytes have been uploaded.
pub(super) fn send(
    context: &mut OfficeContext<'_>,
    member: &str,
    letter: &Letter<'_>,
) -> Result<i64, CommandError> {
    let (id, worker) = (context.id, context.worker);
    refuse(vec![
        line("title", letter.title),
        line("file_name", letter.file_name),
        line("from", letter.from),
    ])?;
    context.with(member, |context| {
        let blob = uploaded(context, worker, letter.blob)?;
        let now = context.tx.now();
        context.tx.add_notice(context.member, Collection::Documents, id)?;
        context.insert(&Document {
            id: id.to_owned(),
            kind: letter.kind,
            title: letter.title.trim().to_owned(),
            file_name: safe_file_name(letter.file_name),
            from: letter.from.trim().to_owned(),
            at: now,
            pages: None,
            blob,
        })
    })
}

/// Sends an invoice.
pub(super) fn send_invoice(
    context: &mut OfficeContext<'_>,
    member: &str,
    bill: &Bill<'_>,
) -> Result<i64, CommandError> {
    let (id, worker) = (context.id, context.worker);
    let checked = |field: &str, valid: bool, code| (!valid).then(|| FieldError::new(field, code));
    refuse(vec![
        line("number", bill.number),
        line("title", bill.title),
        checked("account", account::is_valid(bill.account), FieldCode::BadCheckDigit),
        checked("kid", kid::is_valid(bill.kid), FieldCode::BadCheckDigit),
        checked("amount_ore", check_amount(bill.amount_ore).is_ok(), FieldCode::OutOfRange),
        checked("due", check_date(bill.due).is_ok(), FieldCode::OutOfRange),
    ])?;
    context.with(member, |context| {
        let file = bill.file.map(|blob| uploaded(context, worker, blob)).transpose()?;
        let issued = context.tx.now().with_timezone(&chrono_tz::Europe::Oslo).date_naive();
        context.tx.add_notice(context.member, Collection::Invoices, id)?;
        context.insert(&Invoice {
            id: id.to_owned(),
            number: bill.number.trim().to_owned(),
            title: bill.title.trim().to_owned(),
            issued,
            due: bill.due,
            amount_ore: bill.amount_ore,
            account: bill.account.to_owned(),
            kid: bill.kid.to_owned(),
            paid: None,
            file,
            ehf: None,
        })
    })
}

/// The blob as it was uploaded by the one who sends it.
fn uploaded(context: &mut CommandContext<'_>, worker: &str, blob: &BlobRef) -> Result<BlobRef, CommandError> {
    context.tx.blob_of(worker, &blob.sha256)?.ok_or_else(|| {
        CommandError::because(ProblemCode::AttachmentMissing, "the file has not been uploaded")
    })
}

fn line(field: &str, value: &str) -> Option<FieldError> {
    if value.trim().is_empty() {
        return Some(FieldError::new(field, FieldCode::Required));
    }
    check_line(value, TEXT_MAX).err().map(|code| FieldError::new(field, code))
}

fn refuse(errors: Vec<Option<FieldError>>) -> Result<(), CommandError> {
    let errors: Vec<FieldError> = errors.into_iter().flatten().collect();
    if errors.is_empty() { Ok(()) } else { Err(Problem::invalid(errors).into()) }
}

//! What any record may say, whoever brings it: the rules that commands obey, for rows that are loaded whole.

use crate::bounds::{NUMBER_MAX, POINTS_MAX, check_amount, check_date, check_time};
use crate::collection::Collection;
use crate::field::{FieldCode, FieldError};
use crate::message_rules::{BODY_MAX, FILE_NAME_MAX, SUBJECT_MAX, safe_file_name};
use crate::points::QUANTITY_MAX;
use crate::records::{
    Arbeidssted, Course, CourseFacts, Document, Employment, Enrolment, Invoice, IssuerKey, Kursbevis,
    Message, Office, Order, PointsEntry, Profile, Record, Recruitment, Reward, Thread, Union, Virksomhet,
};
use crate::text::{check_line, check_lines};
use crate::{account, employment_rules, kid, orgnr, profile_rules};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use std::ops::RangeInclusive;

/// Most characters of an id.
pub const ID_MAX: usize = 128;
/// Most characters of a line of text that has no limit of its own.
pub const LINE_MAX: usize = 300;
/// Most items of a list within a record.
const ITEMS_MAX: usize = 1_000;
/// Deepest nesting of a record.
const DEPTH_MAX: usize = 8;
/// Fields that hold a day or a time.
const TIMES: [&str; 19] = [
    "at",
    "sent_at",
    "last_at",
    "read_through",
    "from",
    "to",
    "since",
    "birth_date",
    "starts",
    "ends",
    "deadline",
    "applied_at",
    "issued",
    "due",
    "paid",
    "date",
    "ordered_at",
    "submitted_at",
    "revoked_at",
];

/// Everything that is wrong with a record of this collection, by the fields' names; its form has been checked by
/// [`Collection::check`].
#[must_use]
pub fn check(collection: Collection, body: &Value) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut note = |field: &str, result: Result<(), FieldCode>| {
        if let Err(code) = result {
            errors.push(FieldError::new(field, code));
        }
    };
    walk(collection, "", body, 0, &mut note);
    of_its_kind(collection, body, &mut note);
    errors.sort();
    errors.dedup();
    errors
}

/// Puts what was written about people as commands would store it: names, addresses, e-mail and phone numbers in their one
/// form, without invisible signs. Other collections stay as they are.
pub fn normalise(collection: Collection, body: &mut Value) {
    let Some(fields) = body.as_object_mut() else { return };
    let names = ["first_name", "last_name"];
    for (name, value) in fields.iter_mut() {
        match collection {
            Collection::Profile => *value = profile_rules::settle_field(name, value),
            Collection::ListMembers if names.contains(&name.as_str()) => {
                *value = profile_rules::settle_field(name, value);
            }
            _ => {}
        }
    }
}

type Note<'a> = dyn FnMut(&str, Result<(), FieldCode>) + 'a;

/// What holds for every field by its value alone.
fn walk(collection: Collection, field: &str, value: &Value, depth: usize, note: &mut Note<'_>) {
    let below = |name: &str| if field.is_empty() { name.to_owned() } else { format!("{field}.{name}") };
    if depth > DEPTH_MAX {
        note(field, Err(FieldCode::BadCharacters));
        return;
    }
    match value {
        Value::Null | Value::Bool(_) => {}
        Value::Number(number) => {
            let size = number.as_i64().map_or_else(|| number.as_u64(), |number| Some(number.unsigned_abs()));
            let exact = size.is_some_and(|size| size <= NUMBER_MAX);
            note(field, if exact || number.is_f64() { Ok(()) } else { Err(FieldCode::OutOfRange) });
        }
        Value::String(text) => note(field, check_text(collection, field, text)),
        Value::Array(items) => {
            if items.len() > ITEMS_MAX {
                note(field, Err(FieldCode::OutOfRange));
            }
            for (place, item) in items.iter().take(ITEMS_MAX).enumerate() {
                walk(collection, &below(&place.to_string()), item, depth + 1, note);
            }
        }
        Value::Object(fields) => {
            if fields.len() > ITEMS_MAX {
                note(field, Err(FieldCode::OutOfRange));
            }
            for (name, value) in fields.iter().take(ITEMS_MAX) {
                note(field, check_line(name, ID_MAX));
                walk(collection, &below(name), value, depth + 1, note);
            }
        }
    }
}

fn check_text(collection: Collection, field: &str, text: &str) -> Result<(), FieldCode> {
    let name = field.rsplit('.').next().unwrap_or_default();
    if field == "id" {
        check_line(text, ID_MAX)?;
        return if text.trim().is_empty() { Err(FieldCode::Required) } else { Ok(()) };
    }
    if name == "sha256" && !is_hash(text) {
        return Err(FieldCode::BadCharacters);
    }
    if TIMES.contains(&name) {
        if let Ok(date) = text.parse::<NaiveDate>() {
            check_date(date)?;
        } else if let Ok(at) = text.parse::<DateTime<Utc>>() {
            check_time(at)?;
        }
    }
    match (collection, field) {
        (Collection::Messages, "body") => check_lines(text, BODY_MAX),
        (Collection::Union, _) if field.starts_with("declaration.") => check_lines(text, 50_000),
        (Collection::Rewards | Collection::Courses | Collection::Enrolments, _) if name == "description" => {
            check_lines(text, 20_000)
        }
        (Collection::Employments, "change.reason") => check_lines(text, 1_000),
        (Collection::Kursbevis, "proof") => check_line(text, 20_000),
        (Collection::Kursbevis, _) if field.starts_with("facts.contents.") => check_line(text, 1_000),
        (Collection::IssuerKeys, "status_list") => check_line(text, 32_000_000),
        _ => check_line(text, LINE_MAX),
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// What holds for the records of one collection.
fn of_its_kind(collection: Collection, body: &Value, note: &mut Note<'_>) {
    match collection {
        Collection::Union => of(body, |it: Union| {
            note("list_expiry_days", within(it.list_expiry_days, 1..=3_650));
            note("attachment_max_bytes", within(it.attachment_max_bytes, 1..=NUMBER_MAX));
            note("attachment_max_count", within(it.attachment_max_count, 0..=100));
        }),
        Collection::Profile => of(body, |it: Profile| {
            for error in profile_rules::check(&it) {
                note(&error.field, Err(error.code));
            }
        }),
        Collection::Threads => of(body, |it: Thread| {
            note("subject", required(&it.subject).and_then(|()| check_line(&it.subject, SUBJECT_MAX)));
        }),
        Collection::Messages => of(body, |it: Message| {
            note("body", required(&it.body));
            for (place, file) in it.attachments.iter().enumerate() {
                note(&format!("attachments.{place}.name"), file_name(&file.name));
            }
        }),
        Collection::Employments => of(body, |it: Employment| {
            for error in employment_rules::check(&it.facts) {
                note(&error.field, Err(error.code));
            }
            for error in it.change.iter().flat_map(|change| employment_rules::check(&change.facts)) {
                note(&format!("change.facts.{}", error.field), Err(error.code));
            }
            note("to", in_order(Some(it.from), it.to));
        }),
        Collection::Offices => of(body, |it: Office| note("to", in_order(Some(it.from), it.to))),
        Collection::Enrolments => of(body, |it: Enrolment| course("course.", &it.course, note)),
        Collection::Courses => of(body, |it: Course| course("", &it.facts, note)),
        Collection::Kursbevis => of(body, |it: Kursbevis| {
            let is_it = it.id == it.facts.number;
            note("facts.number", if is_it { Ok(()) } else { Err(FieldCode::NotPermitted) });
            note("facts.ends", in_order(Some(it.facts.starts), Some(it.facts.ends)));
            note("facts.hours", within(it.facts.hours, 0..=HOURS_MAX));
        }),
        Collection::IssuerKeys => of(body, |it: IssuerKey| note("to", in_order(Some(it.from), it.to))),
        Collection::Documents => of(body, |it: Document| {
            note("title", required(&it.title));
            note("file_name", file_name(&it.file_name));
        }),
        Collection::Invoices => of(body, |it: Invoice| {
            note("number", required(&it.number));
            note("title", required(&it.title));
            note("account", check_digit(account::is_valid(&it.account)));
            note("kid", check_digit(kid::is_valid(&it.kid)));
            note("amount_ore", check_amount(it.amount_ore));
        }),
        Collection::Recruitments => {
            of(body, |it: Recruitment| note("count", within(it.count, 1..=1_000_000)));
        }
        Collection::Points => of(body, |it: PointsEntry| {
            note("points", within(it.points, -POINTS_MAX..=POINTS_MAX));
        }),
        Collection::Orders => of(body, |it: Order| {
            note("quantity", within(it.quantity, 1..=QUANTITY_MAX));
            note("points", within(it.points, 0..=POINTS_MAX));
        }),
        Collection::Rewards => of(body, |it: Reward| note("price", within(it.price, 1..=POINTS_MAX))),
        Collection::Virksomheter => of(body, |it: Virksomhet| {
            note("id", check_digit(orgnr::is_valid(&it.id)));
            note("parent", check_digit(it.parent.is_none_or(|above| orgnr::is_valid(&above))));
        }),
        Collection::Arbeidssteder => of(body, |it: Arbeidssted| {
            note("id", check_digit(orgnr::is_valid(&it.id)));
            note("virksomhet", check_digit(orgnr::is_valid(&it.virksomhet)));
        }),
        Collection::Membership
        | Collection::Recipients
        | Collection::Representatives
        | Collection::ListMembers => {}
    }
}

/// Most hours of teaching, as a certificate can state them.
const HOURS_MAX: u32 = 9_999;

fn course(before: &str, facts: &CourseFacts, note: &mut Note<'_>) {
    note(&format!("{before}title"), required(&facts.title));
    note(&format!("{before}ends"), in_order(Some(facts.starts), Some(facts.ends)));
    note(&format!("{before}hours"), within(facts.hours, 0..=HOURS_MAX));
}

fn of<R: Record>(body: &Value, work: impl FnOnce(R)) {
    if let Ok(record) = serde_json::from_value(body.clone()) {
        work(record);
    }
}

fn within<N: PartialOrd>(number: N, range: RangeInclusive<N>) -> Result<(), FieldCode> {
    if range.contains(&number) { Ok(()) } else { Err(FieldCode::OutOfRange) }
}

fn required(text: &str) -> Result<(), FieldCode> {
    if text.trim().is_empty() { Err(FieldCode::Required) } else { Ok(()) }
}

fn in_order<T: PartialOrd>(first: Option<T>, last: Option<T>) -> Result<(), FieldCode> {
    match (first, last) {
        (Some(first), Some(last)) if last < first => Err(FieldCode::OutOfRange),
        _ => Ok(()),
    }
}

fn check_digit(fits: bool) -> Result<(), FieldCode> {
    if fits { Ok(()) } else { Err(FieldCode::BadCheckDigit) }
}

fn file_name(name: &str) -> Result<(), FieldCode> {
    required(name)?;
    if name.len() > FILE_NAME_MAX {
        Err(FieldCode::TooLong)
    } else if name == safe_file_name(name) {
        Ok(())
    } else {
        Err(FieldCode::BadCharacters)
    }
}

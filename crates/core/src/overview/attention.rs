//! What waits for the member, gathered from every section: each thing once, what presses most first.

use crate::error::Result;
use crate::outbox::Pending;
use crate::rows::oslo_day;
use crate::views::{Attention, EmploymentView, EnrolmentView, OfficeView, OutboxState, ThreadRow};
use chrono::{DateTime, Days, NaiveDate, Utc};
use min_side_domain::attention::{AttentionKind, DEADLINE_DAYS, LIST_DAYS, is_near, is_news, rank};
use min_side_domain::records::{ChangeState, Invoice, InvoiceState, Kursbevis};
use rusqlite::Connection;

/// What the sections of the front page have read already.
pub(super) struct Sections<'a> {
    pub(super) threads: &'a [ThreadRow],
    pub(super) unread: u32,
    pub(super) employments: &'a [EmploymentView],
    pub(super) offices: &'a [OfficeView],
    /// Every enrolment, not the newest alone: a course applied for may lie far ahead of the others.
    pub(super) enrolments: &'a [EnrolmentView],
}

/// Everything that waits.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub(super) fn list(
    cache: &Connection,
    pending: &[Pending],
    sections: &Sections<'_>,
    now: DateTime<Utc>,
) -> Result<Vec<Attention>> {
    let today = oslo_day(now);
    let mut all = invoices(cache, today)?;
    all.extend(certificates(cache, today)?);
    all.extend(sections.enrolments.iter().filter_map(|view| course_deadline(view, today)));
    all.extend(sections.offices.iter().filter_map(|view| expiring_list(view, today)));
    all.extend(sections.employments.iter().filter_map(|view| answered_change(view, today)));
    all.extend(unread(sections));
    all.extend(outbox(pending));
    all.sort_by_key(|one| rank(one.kind, one.day, today));
    Ok(all)
}

fn one(kind: AttentionKind, id: &str, title: &str, day: Option<NaiveDate>) -> Attention {
    Attention { kind, id: Some(id.to_owned()), title: title.to_owned(), count: 1, day, amount_ore: None }
}

fn several(kind: AttentionKind, count: usize) -> Option<Attention> {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    (count > 0).then(|| Attention {
        kind,
        id: None,
        title: String::new(),
        count,
        day: None,
        amount_ore: None,
    })
}

fn invoices(cache: &Connection, today: NaiveDate) -> Result<Vec<Attention>> {
    let mut statement =
        cache.prepare_cached("SELECT body FROM invoices WHERE json_extract(body, '$.paid') IS NULL")?;
    let mut found = statement.query([])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let invoice: Invoice =
            serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?;
        let kind = match invoice.state(today) {
            InvoiceState::Overdue => AttentionKind::InvoiceOverdue,
            InvoiceState::Unpaid if is_near(invoice.due, today, DEADLINE_DAYS) => AttentionKind::InvoiceDue,
            InvoiceState::Unpaid | InvoiceState::Paid => continue,
        };
        let waits = one(kind, &invoice.id, &invoice.title, Some(invoice.due));
        rows.push(Attention { amount_ore: Some(invoice.amount_ore), ..waits });
    }
    Ok(rows)
}

fn certificates(cache: &Connection, today: NaiveDate) -> Result<Vec<Attention>> {
    let mut statement = cache.prepare_cached("SELECT body FROM kursbevis ORDER BY id")?;
    let mut found = statement.query([])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let kursbevis: Kursbevis =
            serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?;
        let holds = kursbevis.revoked_at.is_none() && kursbevis.replaced_by.is_none();
        if holds && is_news(kursbevis.facts.issued, today) {
            rows.push(one(AttentionKind::Certificate, &kursbevis.id, &kursbevis.facts.course, None));
        }
    }
    Ok(rows)
}

fn course_deadline(view: &EnrolmentView, today: NaiveDate) -> Option<Attention> {
    let (enrolment, course) = (&view.enrolment, &view.enrolment.course);
    let may_withdraw = view.withdraw_until.is_some() && view.queued.is_none();
    (may_withdraw && is_near(course.deadline, today, DEADLINE_DAYS))
        .then(|| one(AttentionKind::CourseDeadline, &enrolment.id, &course.title, Some(course.deadline)))
}

fn expiring_list(view: &OfficeView, today: NaiveDate) -> Option<Attention> {
    let list = view.list.as_ref()?;
    // It is gone some time on that day: the last whole day is the one before.
    let last = oslo_day(list.expires_at).checked_sub_days(Days::new(1))?;
    is_near(last, today, LIST_DAYS)
        .then(|| one(AttentionKind::ListExpires, &list.unit_id, &list.unit_name, Some(last)))
}

fn answered_change(view: &EmploymentView, today: NaiveDate) -> Option<Attention> {
    // A change made since then is what the member thinks of now.
    if view.queued.is_some() {
        return None;
    }
    let change =
        view.employment.change.as_ref().filter(|change| is_news(oslo_day(change.submitted_at), today))?;
    let kind = match change.state {
        ChangeState::Approved => AttentionKind::ChangeApproved,
        ChangeState::Refused => AttentionKind::ChangeRefused,
        ChangeState::Waiting => return None,
    };
    Some(one(kind, &view.employment.id, &view.employment.facts.virksomhet_name, None))
}

fn unread(sections: &Sections<'_>) -> Option<Attention> {
    let count = sections.unread;
    let only = sections.threads.iter().find(|thread| count == 1 && thread.unread > 0);
    match only {
        Some(thread) => Some(one(AttentionKind::Unread, &thread.id, &thread.subject, None)),
        None => several(AttentionKind::Unread, count as usize),
    }
}

fn outbox(pending: &[Pending]) -> impl Iterator<Item = Attention> {
    let needs = |row: &&Pending| matches!(row.state, OutboxState::Refused | OutboxState::Conflict);
    let shown = || pending.iter().filter(|row| row.is_told());
    let refused = several(AttentionKind::Refused, shown().filter(needs).count());
    let unsent = several(AttentionKind::Unsent, shown().filter(|row| !needs(row)).count());
    refused.into_iter().chain(unsent)
}

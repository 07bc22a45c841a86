//! The member's courses with what can be done with each, and the catalogue.

use crate::error::Result;
use crate::fold::{fold, readings};
use crate::outbox::Pending;
use crate::rows::{self, oslo_day};
use crate::views::{CourseFilter, CoursesView, EnrolmentView, OutboxState};
use chrono::{DateTime, Datelike, Utc};
use min_side_domain::course_deadline::{may_withdraw, withdraw_until};
use min_side_domain::records::{Enrolment, EnrolmentStatus};
use min_side_wire::command::Command;
use rusqlite::{Connection, OptionalExtension, params};

/// The enrolments that the filter finds, newest first, with the years there are and the open catalogue.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn courses(
    cache: &Connection,
    pending: &[Pending],
    filter: &CourseFilter,
    now: DateTime<Utc>,
) -> Result<CoursesView> {
    let all = enrolments(cache, pending, now, u32::MAX)?;
    let mut years: Vec<i32> = all.iter().map(|view| view.enrolment.course.starts.year()).collect();
    years.dedup();
    let words: Vec<_> = fold(&filter.text).split(' ').filter(|word| !word.is_empty()).map(readings).collect();
    Ok(CoursesView {
        rows: all.into_iter().filter(|view| finds(filter, &words, &view.enrolment)).collect(),
        years,
        catalogue: rows::list(
            cache,
            "SELECT body FROM courses WHERE deadline >= ?1 ORDER BY starts, id",
            [oslo_day(now).to_string()],
        )?,
    })
}

/// The newest enrolments.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn newest(
    cache: &Connection,
    pending: &[Pending],
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<EnrolmentView>> {
    enrolments(cache, pending, now, limit)
}

fn enrolments(
    cache: &Connection,
    pending: &[Pending],
    now: DateTime<Utc>,
    limit: u32,
) -> Result<Vec<EnrolmentView>> {
    let mut statement =
        cache.prepare_cached("SELECT body, version FROM enrolments ORDER BY starts DESC, id LIMIT ?1")?;
    let mut found = statement.query([limit])?;
    let mut views = Vec::new();
    while let Some(row) = found.next()? {
        let enrolment = serde_json::from_str(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?;
        views.push(view(cache, pending, enrolment, row.get(1)?, now)?);
    }
    Ok(views)
}

/// The enrolment as it is shown: a withdrawal that waits is laid over it, one that was refused is told beside it.
pub(super) fn view(
    cache: &Connection,
    pending: &[Pending],
    mut enrolment: Enrolment,
    version: i64,
    now: DateTime<Utc>,
) -> Result<EnrolmentView> {
    let queued = pending.iter().rev().find(|row| {
        matches!(&row.envelope.command, Command::WithdrawApplication { enrolment_id, .. } if *enrolment_id == enrolment.id)
            && (row.state == OutboxState::Refused || rows::overlays(row.state, row.done_version, version))
    });
    if queued.is_some_and(|row| row.state != OutboxState::Refused) {
        enrolment.status = EnrolmentStatus::Withdrawn;
    }
    let deadline = enrolment.course.deadline;
    let has_kursbevis = match &enrolment.kursbevis_id {
        None => false,
        Some(id) => cache
            .prepare_cached("SELECT 1 FROM kursbevis WHERE id = ?1")?
            .query_row(params![id], |_| Ok(()))
            .optional()?
            .is_some(),
    };
    Ok(EnrolmentView {
        withdraw_until: may_withdraw(enrolment.status, deadline, now).then(|| withdraw_until(deadline)),
        has_kursbevis,
        queued: queued.map(Pending::view),
        enrolment,
    })
}

fn finds(filter: &CourseFilter, words: &[Vec<String>], enrolment: &Enrolment) -> bool {
    let course = &enrolment.course;
    let text = fold(&format!("{} {} {}", course.title, course.place, course.organizer));
    filter.year.is_none_or(|year| course.starts.year() == year)
        && filter.status.as_ref().is_none_or(|status| name(enrolment.status) == *status)
        && words.iter().all(|word| word.iter().any(|reading| text.contains(reading.as_str())))
}

/// The status by its name on the wire.
fn name(status: EnrolmentStatus) -> String {
    match serde_json::to_value(status) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

//! Closes courses and issues certificates.

use super::Desk;
use crate::commands::{Act, Stop, read};
use crate::kursbevis::Issuer;
use crate::storage::{StorageError, Transaction};
use chrono::Datelike;
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::records::{CourseFacts, Enrolment, EnrolmentStatus, Kursbevis, KursbevisFacts, Profile};
use min_side_domain::text::check_line;
use min_side_domain::{Audience, Collection};
use min_side_wire::problem::{Problem, ProblemCode};

/// Most characters of a line of contents.
const LINE_MAX: usize = 300;

pub(super) struct Signed<'a> {
    pub(super) signatory: &'a str,
    pub(super) signatory_title: &'a str,
    pub(super) contents: &'a [String],
}

/// Closes a course: who was admitted and is not recorded as absent has taken part, and gets a certificate.
pub(super) fn close(desk: &mut Desk<'_>, course_id: &str, signed: &Signed<'_>) -> Result<i64, Stop> {
    check_signed(signed)?;
    let today = desk.tx.now().with_timezone(&chrono_tz::Europe::Oslo).date_naive();
    let rows = desk.tx.rows_where(Collection::Enrolments, "course_id", course_id)?;
    if rows.is_empty() {
        return Err(Stop::because(ProblemCode::NotFound, "no such course, or no one applied"));
    }
    let mut version = None;
    for row in rows {
        let Audience::Member(member) = &row.audience else { continue };
        let mut enrolment: Enrolment = read(&row)?;
        if enrolment.course.ends > today {
            return Err(Stop::because(ProblemCode::WrongState, "the course has not ended"));
        }
        let took_part = matches!(enrolment.status, EnrolmentStatus::Admitted | EnrolmentStatus::Attended);
        if !took_part || enrolment.kursbevis_id.is_some() {
            continue;
        }
        let issuer = desk.issuer;
        let put = desk.with(member, |act| {
            let facts = facts_of(act, &enrolment.course, signed)?;
            let kursbevis = issue(issuer, facts)?;
            enrolment.status = EnrolmentStatus::Attended;
            enrolment.kursbevis_id = Some(kursbevis.id.clone());
            act.put(&kursbevis)?;
            act.put(&enrolment)
        })?;
        version = version.max(Some(put));
    }
    version.ok_or_else(|| Stop::because(ProblemCode::WrongState, "everyone who took part has a certificate"))
}

/// Issues a certificate again under the holder's name of today; the new one names the old.
pub(super) fn reissue(desk: &mut Desk<'_>, member: &str, number: &str) -> Result<i64, Stop> {
    let issuer = desk.issuer;
    desk.with(member, |act| {
        let mut old = valid(act, number)?;
        let today = act.tx.now().with_timezone(&chrono_tz::Europe::Oslo).date_naive();
        let facts = KursbevisFacts {
            number: next_number(act)?,
            template_version: crate::kursbevis::TEMPLATE_VERSION,
            holder: holder(act)?,
            issued: today,
            replaces: Some(old.id.clone()),
            ..old.facts.clone()
        };
        let new = issue(issuer, facts)?;
        for mut enrolment in act.all::<Enrolment>()? {
            if enrolment.kursbevis_id.as_deref() == Some(number) {
                enrolment.kursbevis_id = Some(new.id.clone());
                act.put(&enrolment)?;
            }
        }
        old.replaced_by = Some(new.id.clone());
        act.put(&old)?;
        let version = act.put(&new)?;
        Ok(version.max(refresh_status(act.tx, issuer)?))
    })
}

/// Revokes a certificate.
pub(super) fn revoke(desk: &mut Desk<'_>, member: &str, number: &str) -> Result<i64, Stop> {
    let issuer = desk.issuer;
    desk.with(member, |act| {
        let mut kursbevis = valid(act, number)?;
        kursbevis.revoked_at = Some(act.tx.now());
        let version = act.put(&kursbevis)?;
        Ok(version.max(refresh_status(act.tx, issuer)?))
    })
}

fn valid(act: &mut Act<'_>, number: &str) -> Result<Kursbevis, Stop> {
    let (kursbevis, _) = act
        .get::<Kursbevis>(number)?
        .ok_or_else(|| Stop::because(ProblemCode::NotFound, "no such certificate"))?;
    if kursbevis.revoked_at.is_some() || kursbevis.replaced_by.is_some() {
        return Err(Stop::because(ProblemCode::WrongState, "revoked or replaced already"));
    }
    Ok(kursbevis)
}

fn facts_of(act: &mut Act<'_>, course: &CourseFacts, signed: &Signed<'_>) -> Result<KursbevisFacts, Stop> {
    let union = act.union()?;
    Ok(KursbevisFacts {
        number: next_number(act)?,
        template_version: crate::kursbevis::TEMPLATE_VERSION,
        holder: holder(act)?,
        course: course.title.clone(),
        starts: course.starts,
        ends: course.ends,
        hours: course.hours,
        place: course.place.clone(),
        contents: signed.contents.iter().map(|line| line.trim().to_owned()).collect(),
        issuer: union.name,
        signatory: signed.signatory.trim().to_owned(),
        signatory_title: signed.signatory_title.trim().to_owned(),
        issued: act.tx.now().with_timezone(&chrono_tz::Europe::Oslo).date_naive(),
        replaces: None,
        demo: union.demo,
    })
}

fn issue(issuer: &Issuer, facts: KursbevisFacts) -> Result<Kursbevis, Stop> {
    issuer.issue(facts).map_err(Stop::from)
}

/// Writes the newest signed list of revoked numbers; its version.
fn refresh_status(tx: &mut dyn Transaction, issuer: &Issuer) -> Result<i64, Stop> {
    Ok(issuer.publish(tx)?.unwrap_or(0))
}

fn holder(act: &mut Act<'_>) -> Result<String, Stop> {
    match act.get::<Profile>(act.member)? {
        Some((profile, _)) => Ok(format!("{} {}", profile.first_name, profile.last_name)),
        None => Err(Stop::Failed(StorageError::Damaged("a member without personal details"))),
    }
}

/// The next free certificate number, as `NTL-2024-000123`; numbers that were imported are left out.
fn next_number(act: &mut Act<'_>) -> Result<String, Stop> {
    let union = act.union()?;
    let year = act.tx.now().with_timezone(&chrono_tz::Europe::Oslo).year();
    loop {
        let serial = act.tx.next_number(&format!("kursbevis-{year}"))?;
        let number = format!("{}-{year}-{serial:06}", union.short_name);
        if act.tx.rows_by_id(Collection::Kursbevis, &number)?.is_empty() {
            return Ok(number);
        }
    }
}

fn check_signed(signed: &Signed<'_>) -> Result<(), Stop> {
    let mut errors = Vec::new();
    for (field, value) in [("signatory", signed.signatory), ("signatory_title", signed.signatory_title)] {
        if value.trim().is_empty() {
            errors.push(FieldError::new(field, FieldCode::Required));
        } else if let Err(code) = check_line(value, LINE_MAX) {
            errors.push(FieldError::new(field, code));
        }
    }
    for (place, line) in signed.contents.iter().enumerate() {
        if let Err(code) = check_line(line, LINE_MAX) {
            errors.push(FieldError::new(format!("contents.{place}"), code));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Problem::invalid(errors).into()) }
}

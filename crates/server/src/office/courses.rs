//! What a certificate states, and certificates that are issued again or revoked.

use super::OfficeContext;
use crate::commands::{CommandContext, CommandError};
use crate::kursbevis::{FactsError, Issuer};
use crate::storage::{Transaction, Within};
use chrono::Datelike;
use min_side_domain::Collection;
use min_side_domain::field::{FieldCode, FieldError};
use min_side_domain::profile_rules::certificate_name;
use min_side_domain::records::{CourseFacts, Enrolment, Kursbevis, KursbevisFacts, Profile};
use min_side_domain::text::{check_line, tidy_line};
use min_side_wire::problem::{Problem, ProblemCode};

/// Most characters of a line of contents.
const LINE_MAX: usize = 300;
/// Most lines of contents.
const LINES_MAX: usize = 100;
/// A number of the usual length, for facts that are looked at before they get their own.
pub(super) const TEMPLATE_NUMBER: &str = "NTL-2000-000000";

pub(super) struct Signed<'a> {
    pub(super) signatory: &'a str,
    pub(super) signatory_title: &'a str,
    pub(super) contents: &'a [String],
}

/// Issues a certificate again under the holder's name of today; the new one names the old.
pub(super) fn reissue(
    context: &mut OfficeContext<'_>,
    member: &str,
    number: &str,
) -> Result<i64, CommandError> {
    let issuer = context.issuer;
    context.with(member, |context| {
        let mut old = valid(context, number)?;
        let today = context.tx.now().with_timezone(&chrono_tz::Europe::Oslo).date_naive();
        let facts = KursbevisFacts {
            number: next_number(context)?,
            template_version: crate::kursbevis::TEMPLATE_VERSION,
            holder: holder(context)?,
            issued: today,
            replaces: Some(old.id.clone()),
            ..old.facts.clone()
        };
        let new = issue(issuer, facts)?;
        for mut enrolment in context.all::<Enrolment>()? {
            if enrolment.kursbevis_id.as_deref() == Some(number) {
                enrolment.kursbevis_id = Some(new.id.clone());
                context.put(&enrolment)?;
            }
        }
        old.replaced_by = Some(new.id.clone());
        context.put(&old)?;
        let version = context.insert_within(&new, Within::Server)?.ok_or_else(crate::commands::id_reused)?;
        Ok(version.max(refresh_status(context.tx, issuer)?))
    })
}

/// Revokes a certificate.
pub(super) fn revoke(
    context: &mut OfficeContext<'_>,
    member: &str,
    number: &str,
) -> Result<i64, CommandError> {
    let issuer = context.issuer;
    context.with(member, |context| {
        let mut kursbevis = valid(context, number)?;
        kursbevis.revoked_at = Some(context.tx.now());
        let version = context.put(&kursbevis)?;
        Ok(version.max(refresh_status(context.tx, issuer)?))
    })
}

fn valid(context: &mut CommandContext<'_>, number: &str) -> Result<Kursbevis, CommandError> {
    let (kursbevis, _) = context
        .get::<Kursbevis>(number)?
        .ok_or_else(|| CommandError::because(ProblemCode::NotFound, "no such certificate"))?;
    if kursbevis.revoked_at.is_some() || kursbevis.replaced_by.is_some() {
        return Err(CommandError::because(ProblemCode::WrongState, "revoked or replaced already"));
    }
    Ok(kursbevis)
}

/// What the member's certificate states, under [`TEMPLATE_NUMBER`].
pub(super) fn facts_of(
    context: &mut CommandContext<'_>,
    course: &CourseFacts,
    signed: &Signed<'_>,
) -> Result<KursbevisFacts, CommandError> {
    let union = context.union()?;
    Ok(KursbevisFacts {
        number: TEMPLATE_NUMBER.to_owned(),
        template_version: crate::kursbevis::TEMPLATE_VERSION,
        holder: holder(context)?,
        course: tidy_line(&course.title),
        starts: course.starts,
        ends: course.ends,
        hours: course.hours,
        place: tidy_line(&course.place),
        contents: signed.contents.iter().map(|line| tidy_line(line)).collect(),
        issuer: tidy_line(&union.name),
        signatory: tidy_line(signed.signatory),
        signatory_title: tidy_line(signed.signatory_title),
        issued: context.tx.now().with_timezone(&chrono_tz::Europe::Oslo).date_naive(),
        replaces: None,
        demo: union.demo,
    })
}

impl From<FactsError> for CommandError {
    fn from(error: FactsError) -> Self {
        match error {
            FactsError::Field(field, character) => {
                let problem = Problem::invalid(vec![field]);
                match character {
                    Some(character) => problem.with("character", character),
                    None => problem,
                }
                .into()
            }
            FactsError::Failed => Self::because(ProblemCode::Internal, "the certificate could not be issued"),
        }
    }
}

/// Refuses facts that cannot be drawn.
pub(super) fn check(facts: &KursbevisFacts) -> Result<(), CommandError> {
    crate::kursbevis::check(facts).map_err(CommandError::from)
}

fn issue(issuer: &Issuer, facts: KursbevisFacts) -> Result<Kursbevis, CommandError> {
    issuer.issue(facts).map_err(CommandError::from)
}

/// Writes the newest signed list of revoked numbers; its version.
fn refresh_status(tx: &mut dyn Transaction, issuer: &Issuer) -> Result<i64, CommandError> {
    Ok(issuer.publish(tx)?.unwrap_or(0))
}

pub(super) fn holder(context: &mut CommandContext<'_>) -> Result<String, CommandError> {
    match context.get::<Profile>(context.member)? {
        // What cannot be written is refused by the check of the facts, under the member's own name.
        Some((profile, _)) => Ok(certificate_name(&profile).unwrap_or_else(|_| tidy_line(&profile.name()))),
        None => Err(Problem::invalid(vec![FieldError::new("holder", FieldCode::Required)]).into()),
    }
}

/// The next free certificate number, as `NTL-2024-000123`; numbers that were imported are left out.
pub(super) fn next_number(context: &mut CommandContext<'_>) -> Result<String, CommandError> {
    let union = context.union()?;
    let year = context.tx.now().with_timezone(&chrono_tz::Europe::Oslo).year();
    loop {
        let serial = context.tx.next_number(&format!("kursbevis-{year}"))?;
        let number = format!("{}-{year}-{serial:06}", union.short_name);
        if context.tx.rows_by_id(Collection::Kursbevis, &number)?.is_empty() {
            return Ok(number);
        }
    }
}

pub(super) fn check_signed(signed: &Signed<'_>) -> Result<(), CommandError> {
    let mut errors = Vec::new();
    for (field, value) in [("signatory", signed.signatory), ("signatory_title", signed.signatory_title)] {
        if value.trim().is_empty() {
            errors.push(FieldError::new(field, FieldCode::Required));
        } else if let Err(code) = check_line(value, LINE_MAX) {
            errors.push(FieldError::new(field, code));
        }
    }
    if signed.contents.len() > LINES_MAX {
        errors.push(FieldError::new("contents", FieldCode::OutOfRange));
    }
    for (place, line) in signed.contents.iter().take(LINES_MAX).enumerate() {
        if let Err(code) = check_line(line, LINE_MAX) {
            errors.push(FieldError::new(format!("contents.{place}"), code));
        }
    }
    if errors.is_empty() { Ok(()) } else { Err(Problem::invalid(errors).into()) }
}

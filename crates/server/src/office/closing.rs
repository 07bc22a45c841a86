//! Closes a course: who was admitted and is not recorded as absent has taken part, and gets a certificate.
//!
//! A certificate is signed and drawn outside of any transaction, and written in a short one together with the
//! enrolment that it is for. So nobody waits for a whole course, a closing that was cut off goes on with those who have
//! none yet, and one whose name cannot be drawn keeps nobody else from theirs.

use super::courses::{self, Signed};
use crate::commands::{Backend, CommandContext, CommandError, Done};
use crate::storage::{StorageError, Within, read, write};
use min_side_domain::records::{Enrolment, EnrolmentStatus, Kursbevis, KursbevisFacts};
use min_side_domain::{Audience, Collection};
use min_side_wire::command::Left;
use min_side_wire::problem::{Problem, ProblemCode};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// One closing at a time: a repeat of one that has not ended waits for it.
static CLOSING: Mutex<()> = Mutex::new(());

/// Holds off other closings as long as it is kept.
pub(super) fn alone() -> MutexGuard<'static, ()> {
    CLOSING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Why someone got no certificate.
enum Miss {
    /// The reason is theirs alone.
    Theirs(Problem),
    /// There is nothing to do: they have one, or have not taken part.
    Nothing,
    /// It is everybody's.
    Everyones(CommandError),
}

impl From<CommandError> for Miss {
    fn from(stop: CommandError) -> Self {
        match stop {
            CommandError::Refused(problem) => Self::Theirs(*problem),
            CommandError::Failed(error) => error.into(),
            other => Self::Everyones(other),
        }
    }
}

impl From<StorageError> for Miss {
    fn from(error: StorageError) -> Self {
        match error {
            // One member's record that cannot be read is no other's.
            StorageError::Body(_) | StorageError::Panicked => Self::Theirs(unreadable()),
            error => Self::Everyones(error.into()),
        }
    }
}

/// Closes a course.
///
/// # Errors
/// When it has not ended, when there is nobody to close it for, and when nobody can get a certificate.
pub(super) fn close(
    backend: Backend<'_>,
    course_id: &str,
    signed: &Signed<'_>,
) -> Result<Done, CommandError> {
    courses::check_signed(signed)?;
    let today = backend.clock.now().with_timezone(&chrono_tz::Europe::Oslo).date_naive();
    let rows = backend.storage.find(Collection::Enrolments, "course_id", course_id)?;
    if rows.is_empty() {
        return Err(CommandError::because(ProblemCode::NotFound, "no such course, or no one applied"));
    }
    let (mut all, mut left) = (Vec::new(), Vec::new());
    for row in rows {
        let Audience::Member(member) = &row.audience else { continue };
        let Ok(enrolment) = read::<Enrolment>(&row) else {
            left.push(note(backend, member, course_id, unreadable())?);
            continue;
        };
        if enrolment.course.ends > today {
            return Err(CommandError::because(ProblemCode::WrongState, "the course has not ended"));
        }
        if is_due(&enrolment) {
            all.push((member.clone(), enrolment.id));
        }
    }
    let mut version = None;
    for (member, enrolment) in &all {
        match give(backend, member, enrolment, signed) {
            Ok(put) => version = version.max(Some(put)),
            Err(Miss::Nothing) => {}
            // What is wrong with the course or its signatory is wrong for everybody: nothing has been issued yet.
            Err(Miss::Theirs(problem)) if version.is_none() && !is_personal(&problem) => {
                return Err(problem.into());
            }
            Err(Miss::Theirs(problem)) => left.push(note(backend, member, course_id, problem)?),
            Err(Miss::Everyones(stop)) => return Err(stop),
        }
    }
    match (version, left.is_empty()) {
        (Some(version), _) => Ok(Done { version, left }),
        (None, true) => {
            Err(CommandError::because(ProblemCode::WrongState, "everyone who took part has a certificate"))
        }
        (None, false) => Err(nobody(left).into()),
    }
}

/// What a member has on record cannot be read.
fn unreadable() -> Problem {
    Problem::new(ProblemCode::Internal, "a record of the member's cannot be read")
}

/// Gives one member their certificate; its version.
fn give(backend: Backend<'_>, member: &str, enrolment: &str, signed: &Signed<'_>) -> Result<i64, Miss> {
    let facts = in_act(backend, member, |context| {
        let Some((enrolment, _)) = context.get::<Enrolment>(enrolment)?.filter(|(found, _)| is_due(found))
        else {
            return Err(Miss::Nothing);
        };
        let facts = courses::facts_of(context, &enrolment.course, signed)?;
        // Before a number is taken for it.
        courses::check(&facts)?;
        Ok(KursbevisFacts { number: courses::next_number(context)?, ..facts })
    })?;
    // Signing and drawing take their time; a fault in them is this member's, not everybody's.
    let issued = catch_unwind(AssertUnwindSafe(|| backend.kursbevis.issue(facts)));
    let kursbevis = match issued {
        Ok(issued) => issued.map_err(CommandError::from)?,
        Err(_) => {
            let what = "the certificate could not be drawn";
            return Err(Miss::Theirs(Problem::new(ProblemCode::Internal, what)));
        }
    };
    in_act(backend, member, |context| put(context, enrolment, &kursbevis))
}

fn put(context: &mut CommandContext<'_>, enrolment: &str, kursbevis: &Kursbevis) -> Result<i64, Miss> {
    let Some((mut enrolment, _)) = context.get::<Enrolment>(enrolment)?.filter(|(found, _)| is_due(found))
    else {
        return Err(Miss::Nothing);
    };
    enrolment.status = EnrolmentStatus::Attended;
    enrolment.kursbevis_id = Some(kursbevis.id.clone());
    context
        .insert_within(kursbevis, Within::Server)?
        .ok_or_else(|| Miss::Theirs(crate::commands::id_reused()))?;
    Ok(context.put(&enrolment)?)
}

fn in_act<T>(
    backend: Backend<'_>,
    member: &str,
    mut work: impl FnMut(&mut CommandContext<'_>) -> Result<T, Miss>,
) -> Result<T, Miss> {
    write(backend.storage, backend.clock.now(), |tx| {
        let person = tx.person(member)?;
        let name = person.map_or_else(|| member.to_owned(), |person| person.name);
        work(&mut CommandContext { tx, member, name: &name, own: Audience::Member(member.to_owned()) })
    })
}

/// Whether one who took part has no certificate yet.
fn is_due(enrolment: &Enrolment) -> bool {
    let took_part = matches!(enrolment.status, EnrolmentStatus::Admitted | EnrolmentStatus::Attended);
    took_part && enrolment.kursbevis_id.is_none()
}

/// Whether a refusal is about the member and not about the course.
fn is_personal(problem: &Problem) -> bool {
    problem.fields.iter().all(|error| error.field == "holder")
}

/// Tells the office whom it was not done for, and why.
fn note(backend: Backend<'_>, member: &str, course_id: &str, problem: Problem) -> Result<Left, CommandError> {
    let name = write(backend.storage, backend.clock.now(), |tx| {
        let detail = serde_json::json!({ "course": course_id, "problem": problem });
        tx.log(member, "kursbevis_not_issued", &detail)?;
        let person = tx.person(member)?;
        let mut context = CommandContext { tx, member, name: "", own: Audience::Member(member.to_owned()) };
        let holder = courses::holder(&mut context).ok();
        Ok::<_, CommandError>(holder.or(person.map(|person| person.name)).unwrap_or_default())
    })?;
    Ok(Left { member_id: member.to_owned(), name, problem })
}

/// The refusal when not one certificate could be issued: the fields of all, and whose they are.
fn nobody(left: Vec<Left>) -> Problem {
    let names: Vec<String> = left.iter().map(|one| format!("{} ({})", one.name, one.member_id)).collect();
    let mut fields: Vec<_> = left.into_iter().flat_map(|one| one.problem.fields).collect();
    fields.sort();
    fields.dedup();
    let problem = if fields.is_empty() {
        Problem::new(ProblemCode::WrongState, "nobody could get a certificate")
    } else {
        Problem::invalid(fields)
    };
    problem.with("left", names.join(", "))
}

//! Ends offices; with the last one that gives it, a member loses the member list.

use super::OfficeContext;
use crate::commands::CommandError;
use crate::storage::{StorageError, Transaction, read_if_known};
use chrono::NaiveDate;
use min_side_domain::bounds::check_date;
use min_side_domain::field::FieldCode;
use min_side_domain::records::Office;
use min_side_domain::{Audience, Collection};
use min_side_wire::problem::ProblemCode;

/// What of an office says whether it gives a list, whatever has become of the rest of its shape.
#[derive(serde::Deserialize)]
struct Giving {
    unit_id: String,
    gives_list: bool,
    #[serde(default)]
    to: Option<NaiveDate>,
}

pub(super) fn end(
    context: &mut OfficeContext<'_>,
    member: &str,
    office_id: &str,
    last_day: NaiveDate,
) -> Result<i64, CommandError> {
    context.with(member, |context| {
        let (mut office, _) = context
            .get::<Office>(office_id)?
            .ok_or_else(|| CommandError::because(ProblemCode::NotFound, "no such office"))?;
        if last_day < office.from || check_date(last_day).is_err() {
            return Err(CommandError::field("last_day", FieldCode::OutOfRange));
        }
        let today = context.tx.now().with_timezone(&chrono_tz::Europe::Oslo).date_naive();
        office.to = Some(last_day);
        let version = context.put(&office)?;
        // An office that is ended today has ended: the list is not kept until midnight.
        if office.gives_list && last_day <= today {
            let others = context.all::<Office>()?;
            let still = others.iter().any(|other| {
                other.id != office.id
                    && other.gives_list
                    && other.unit_id == office.unit_id
                    && other.to.is_none_or(|end| end > today)
            });
            if !still {
                context.tx.revoke(context.member, &Audience::Unit(office.unit_id.clone()))?;
            }
        }
        Ok(version)
    })
}

/// Takes the lists from those whose offices ended before today; how many.
///
/// # Errors
/// When the storage fails.
pub(crate) fn end_those_over(tx: &mut dyn Transaction) -> Result<usize, StorageError> {
    let today = tx.now().with_timezone(&chrono_tz::Europe::Oslo).date_naive();
    let mut ended = 0;
    for (member, audience) in tx.active_grants()? {
        let Audience::Unit(unit) = &audience else { continue };
        let own = Audience::Member(member.clone());
        let (mut giving, mut unknown) = (Vec::new(), false);
        for row in tx.rows(&own, Collection::Offices)? {
            match read_if_known::<Giving>(&row, "offices") {
                Some(office) if office.gives_list && office.unit_id == *unit => giving.push(office),
                Some(_) => {}
                None => unknown = true,
            }
        }
        // A list that was granted without an office on record stays with whoever granted it, and what cannot be read has
        // not ended.
        let over = giving.iter().all(|office| office.to.is_some_and(|end| end < today));
        if !unknown && !giving.is_empty() && over {
            tx.revoke(&member, &audience)?;
            ended += 1;
        }
    }
    Ok(ended)
}

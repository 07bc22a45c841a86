//! Moves the read mark of threads, never back.

use super::{CommandContext, CommandError};
use chrono::{DateTime, Utc};
use min_side_domain::bounds::check_time;
use min_side_domain::records::Thread;
use min_side_wire::problem::ProblemCode;

pub(super) fn execute(
    context: &mut CommandContext<'_>,
    threads: &[String],
    through: DateTime<Utc>,
) -> Result<i64, CommandError> {
    check_time(through).map_err(|code| CommandError::field("through", code))?;
    let now = context.tx.now();
    let mut version = None;
    for id in threads {
        let Some((mut thread, row)) = context.get::<Thread>(id)? else { continue };
        // A member's clock that is fast must not mark what has not been sent yet.
        let through = through.min(now.max(thread.last_at));
        let mut newest = row.version;
        if thread.read_through.is_none_or(|before| before < through) {
            thread.read_through = Some(through);
            newest = context.put(&thread)?;
        }
        version = version.max(Some(newest));
    }
    version.ok_or_else(|| CommandError::because(ProblemCode::NotFound, "no such thread"))
}

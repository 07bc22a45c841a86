//! The rooms of the app, one a domain. Each registers here what the engine needs of it.

use crate::apart::{self, Task};
use crate::outbox::Uploads;
use crate::sync::{Handler, Handlers, Rooms};
use std::sync::Arc;

/// The handlers of all collections. A collection without one is kept aside as it came.
#[must_use]
pub fn handlers() -> Vec<Box<dyn Handler>> {
    [
        crate::union::handlers(),
        crate::profile::handlers(),
        crate::messages::handlers(),
        crate::representatives::handlers(),
        crate::employments::handlers(),
        crate::offices::handlers(),
        crate::courses::handlers(),
        crate::recruiting::handlers(),
        crate::shop::handlers(),
        crate::documents::handlers(),
        crate::invoices::handlers(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What rooms hold in memory while the app runs.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// The register of virksomheter and arbeidssteder, for the typeahead.
    pub(crate) registers: crate::employments::Registers,
    /// One order at a time, so that each sees what the one before has left.
    pub(crate) ordering: crate::shop::Ordering,
    /// One download at a time.
    pub(crate) downloading: crate::files::Downloading,
    /// Files made on the machine, while they are looked at.
    pub(crate) opened: crate::files::Opened,
    /// What search holds of the index.
    pub(crate) search: crate::search::State,
    /// The export of everything that is under way.
    pub(crate) export: crate::export::Running,
    /// Fetching, reading and indexing, one at a time.
    pub(crate) maintenance: crate::maintenance::Maintenance,
}

/// What the engine needs of the rooms.
#[must_use]
pub fn for_engine() -> Rooms {
    Rooms {
        handlers: Arc::new(Handlers::new(handlers())),
        uploads: Some(Arc::new(crate::files::Staged)),
        carry_over: crate::files::carry_over,
    }
}

/// Does what the program was started for and answers `true`, when it was started as a process apart. To be called first
/// in `main`, which then returns; without that call the program starts none.
#[must_use]
pub fn run_if_asked() -> bool {
    apart::run_if_asked(answer)
}

/// What a process apart does.
pub(crate) fn answer(task: Task, extra: &str, given: &[u8], give: &mut dyn FnMut(&[u8])) {
    match task {
        Task::Words => crate::extract::answer(extra, given, give),
        Task::Kursbevis => crate::courses::answer(given, give),
    }
}

/// Where the bytes of outgoing attachments are.
#[must_use]
pub fn uploads() -> Option<Box<dyn Uploads>> {
    Some(Box::new(crate::files::Staged))
}

/// What the member has written and not sent.
///
/// # Errors
/// [`crate::Error::Database`].
pub(crate) fn unsent_drafts(local: &rusqlite::Connection) -> crate::Result<usize> {
    Ok(crate::messages::drafts(local)?.len())
}

/// The names for the window's frame.
///
/// # Errors
/// [`crate::Error::Database`].
pub(crate) fn names(cache: &rusqlite::Connection) -> crate::Result<Names> {
    let union = crate::union::facts(cache)?;
    let (union, email, phone) = union.map_or((None, String::new(), String::new()), |union| {
        (Some(union.short_name), union.office_email, union.office_phone)
    });
    Ok(Names {
        member: Some(crate::profile::name(cache)?).filter(|name| !name.is_empty()),
        union,
        union_email: email,
        union_phone: phone,
    })
}

/// Names for the window's frame, as they have been synced.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Names {
    /// The member's.
    pub(crate) member: Option<String>,
    /// The union's short name.
    pub(crate) union: Option<String>,
    /// Where its office is written to; may be empty.
    pub(crate) union_email: String,
    /// Where its office is called, in E.164; may be empty.
    pub(crate) union_phone: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db;
    use min_side_domain::Collection;
    use min_side_domain::collection::Reach;
    use std::collections::BTreeSet;

    #[tokio::test]
    async fn every_collection_has_a_room_and_a_table_that_is_as_the_list_of_collections_says() {
        let rooms: BTreeSet<_> = handlers().iter().map(|handler| handler.collection()).collect();
        let all: BTreeSet<_> = Collection::ALL.iter().copied().collect();
        assert_eq!(rooms, all, "a collection without a handler is kept aside as one that is not known");
        let tables = |conn: &rusqlite::Connection| {
            let mut statement = conn.prepare("SELECT name FROM pragma_table_info(?1)")?;
            let columns = |handler: &dyn Handler| {
                Ok((
                    handler.collection(),
                    statement
                        .query_map([handler.table()], |row| row.get(0))?
                        .collect::<rusqlite::Result<_>>()?,
                ))
            };
            handlers().iter().map(|handler| &**handler).map(columns).collect::<crate::Result<Vec<_>>>()
        };
        let tables: Vec<(Collection, BTreeSet<String>)> =
            db::testing::memory(db::Kind::Cache).read(tables).await.unwrap();
        for (collection, columns) in tables {
            let entry = collection.entry();
            assert!(
                columns.contains("id") && columns.contains("version"),
                "{collection}: table {}",
                entry.table
            );
            assert_eq!(columns.contains("body"), entry.whole, "{collection}: body");
            assert_eq!(columns.contains("audience"), entry.reach == Reach::Unit, "{collection}: audience");
        }
    }
}

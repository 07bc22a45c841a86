//! What is searched, by the number it has in the index.

use min_side_domain::Collection;

/// A kind of row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Message = 1,
    Document = 2,
    Invoice = 3,
    Course = 4,
    CourseOffer = 5,
    Kursbevis = 6,
    Employment = 7,
    Office = 8,
    Representative = 9,
    Recipient = 10,
    /// Not in the index: member lists are read through, so that nothing of them is left when they are lost.
    ListMember = 11,
}

impl Kind {
    /// Every kind that has a table of its own in the index.
    pub(super) const INDEXED: [Self; 10] = [
        Self::Message,
        Self::Document,
        Self::Invoice,
        Self::Course,
        Self::CourseOffer,
        Self::Kursbevis,
        Self::Employment,
        Self::Office,
        Self::Representative,
        Self::Recipient,
    ];

    pub(super) fn from_number(number: i64) -> Option<Self> {
        Self::INDEXED.into_iter().find(|kind| *kind as i64 == number)
    }

    /// The collection that it is of.
    pub(super) const fn collection(self) -> Collection {
        match self {
            Self::Message => Collection::Messages,
            Self::Document => Collection::Documents,
            Self::Invoice => Collection::Invoices,
            Self::Course => Collection::Enrolments,
            Self::CourseOffer => Collection::Courses,
            Self::Kursbevis => Collection::Kursbevis,
            Self::Employment => Collection::Employments,
            Self::Office => Collection::Offices,
            Self::Representative => Collection::Representatives,
            Self::Recipient => Collection::Recipients,
            Self::ListMember => Collection::ListMembers,
        }
    }

    /// Its name to the interface.
    pub(super) fn name(self) -> &'static str {
        self.collection().entry().search.unwrap_or_default()
    }

    /// The table of its rows.
    pub(super) fn table(self) -> &'static str {
        self.collection().entry().table
    }

    /// The token that rows of this kind carry in the index. No word begins so.
    pub(super) fn token(self) -> String {
        format!("§{}", self as i64)
    }
}

/// The token that rows with this counterpart carry, by its id or its name.
pub(super) fn counterpart_token(id: &str) -> String {
    let plain: String = id
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { 'ø' })
        .take(120)
        .collect();
    format!("§m{plain}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db;
    use std::collections::BTreeSet;

    #[tokio::test]
    async fn every_collection_that_is_said_to_be_searched_has_a_kind_and_the_triggers_of_the_index() {
        let kinds: Vec<Kind> = Kind::INDEXED.into_iter().chain([Kind::ListMember]).collect();
        let of_kinds: BTreeSet<_> = kinds.iter().map(|kind| kind.collection()).collect();
        let said: BTreeSet<_> = Collection::ALL
            .iter()
            .copied()
            .filter(|collection| collection.entry().search.is_some())
            .collect();
        assert_eq!(said, of_kinds);
        let names = |conn: &rusqlite::Connection| {
            let mut statement = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")?;
            Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<BTreeSet<String>>>()?)
        };
        let triggers = db::testing::memory(db::Kind::Cache).read(names).await.unwrap();
        for table in Kind::INDEXED.into_iter().map(Kind::table) {
            for when in ["put", "again", "gone"] {
                let name = format!("search_{table}_{when}");
                assert!(triggers.contains(&name), "{name} is missing");
            }
        }
    }
}

//! The front page: what waits for the member, and every section's newest rows, in one read.

use crate::error::Result;
use crate::outbox::Pending;
use crate::sync::meta;
use crate::views::Overview;
use crate::{App, courses, documents, employments, messages, offices, profile, recruiting, representatives};
use chrono::{DateTime, Utc};
use min_side_domain::Collection;
use rusqlite::Connection;

mod attention;
#[cfg(test)]
mod tests;

/// Threads on the front page.
const THREADS: u32 = 5;
/// Courses on the front page.
const COURSES: usize = 5;
/// Recruitments on the front page.
const RECRUITMENTS: usize = 3;
/// E-mails, invoices and documents on the front page.
const PAPERS: u32 = 6;

impl App {
    /// The front page.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn overview(&self) -> Result<Overview> {
        let now = self.now();
        self.read_over(move |cache, pending| overview(cache, pending, now)).await
    }
}

/// The front page, of one state of the cache.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn overview(cache: &Connection, pending: &[Pending], now: DateTime<Utc>) -> Result<Overview> {
    let tx = cache.unchecked_transaction()?;
    let cache: &Connection = &tx;
    let profile = profile::view(cache, pending)?;
    let mut recruiting = recruiting::list(cache, pending)?;
    recruiting.recruitments.truncate(RECRUITMENTS);
    recruiting.ledger.clear();
    let threads = messages::newest(cache, pending, THREADS)?;
    let unread = messages::unread(cache, pending)?;
    let employments = employments::list(cache, pending, now)?;
    let offices = offices::list(cache, pending, now)?;
    let mut courses = courses::newest(cache, pending, now, u32::MAX)?;
    let sections = attention::Sections {
        threads: &threads,
        unread,
        employments: &employments,
        offices: &offices,
        enrolments: &courses,
    };
    let attention = attention::list(cache, pending, &sections, now)?;
    courses.truncate(COURSES);
    Ok(Overview {
        attention,
        dues: profile.as_ref().and_then(|view| view.membership.as_ref()).map(|membership| membership.dues),
        profile,
        representatives: representatives::list(cache)?,
        threads,
        unread,
        employments,
        offices,
        courses,
        recruiting,
        papers: documents::newest(cache, now, PAPERS)?,
        not_synced: not_synced(cache)?,
    })
}

/// Names of collections that have not come yet. A snapshot brings them in the order of [`Collection::ALL`]: what
/// stands before one that has rows has come, whether it has rows or not.
fn not_synced(cache: &Connection) -> Result<Vec<String>> {
    if meta::is_complete(cache)? {
        return Ok(Vec::new());
    }
    let mut has_rows = Vec::new();
    for handler in crate::rooms::handlers() {
        let exists: bool = cache
            .prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM {})", handler.table()))?
            .query_row([], |row| row.get(0))?;
        if exists {
            has_rows.push(handler.collection());
        }
    }
    let newest = has_rows.into_iter().max();
    let missing =
        Collection::ALL.iter().filter(|collection| newest.is_none_or(|newest| **collection > newest));
    Ok(missing.map(|collection| collection.name().to_owned()).collect())
}

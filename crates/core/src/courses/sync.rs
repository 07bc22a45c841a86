//! Enrolments, certificates, issuer keys and the catalogue into the cache.

use crate::error::Result;
use crate::rows;
use crate::sync::{Handler, Incoming};
use min_side_domain::Collection;
use min_side_domain::records::{Course, Enrolment, Kursbevis};
use rusqlite::Connection;

pub(super) fn handlers() -> Vec<Box<dyn Handler>> {
    vec![
        Box::new(Enrolments),
        Box::new(Certificates),
        Box::new(rows::Plain(Collection::IssuerKeys)),
        Box::new(Catalogue),
    ]
}

struct Enrolments;

impl Handler for Enrolments {
    fn collection(&self) -> Collection {
        Collection::Enrolments
    }

    fn put(&self, conn: &Connection, row: &Incoming<'_>) -> Result<()> {
        let enrolment: Enrolment = serde_json::from_str(row.body)?;
        rows::put(conn, "enrolments", row, &[("starts", &enrolment.course.starts.to_string())])
    }
}

struct Certificates;

impl Handler for Certificates {
    fn collection(&self) -> Collection {
        Collection::Kursbevis
    }

    fn put(&self, conn: &Connection, row: &Incoming<'_>) -> Result<()> {
        let certificate: Kursbevis = serde_json::from_str(row.body)?;
        rows::put(conn, "kursbevis", row, &[("ends", &certificate.facts.ends.to_string())])
    }
}

struct Catalogue;

impl Handler for Catalogue {
    fn collection(&self) -> Collection {
        Collection::Courses
    }

    fn put(&self, conn: &Connection, row: &Incoming<'_>) -> Result<()> {
        let course: Course = serde_json::from_str(row.body)?;
        let (starts, deadline) = (course.facts.starts.to_string(), course.facts.deadline.to_string());
        rows::put(conn, "courses", row, &[("starts", &starts), ("deadline", &deadline)])
    }
}

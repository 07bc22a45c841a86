//! Courses and their certificates.

use super::OutboxRow;
use chrono::{DateTime, NaiveDate, Utc};
use min_side_domain::records::{Course, Enrolment};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which enrolments.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CourseFilter {
    /// Only with the first day in this year.
    pub year: Option<i32>,
    /// Only with this status, by its name on the wire.
    pub status: Option<String>,
    /// Text in title, place or organizer.
    pub text: String,
}

/// An enrolment with what can be done with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EnrolmentView {
    /// The enrolment, a pending withdrawal laid over it.
    #[serde(flatten)]
    pub enrolment: Enrolment,
    /// The last moment it can be withdrawn, if it can be now.
    pub withdraw_until: Option<DateTime<Utc>>,
    /// Whether its certificate can be made now.
    pub has_kursbevis: bool,
    /// A withdrawal that waits or was refused.
    pub queued: Option<OutboxRow>,
}

/// The member's courses.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct CoursesView {
    /// Enrolments, newest first.
    pub rows: Vec<EnrolmentView>,
    /// Years to filter by, newest first.
    pub years: Vec<i32>,
    /// Courses of the catalogue that are still open for application, soonest first.
    pub catalogue: Vec<Course>,
}

/// A certificate that can be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KursbevisRow {
    /// Id: its number.
    pub id: String,
    /// Course title.
    pub title: String,
    /// Day of issue.
    pub date: NaiveDate,
    /// Last day of the course.
    pub ends: NaiveDate,
    /// Hours.
    pub hours: u32,
    /// Number of the certificate that has replaced it.
    pub replaced_by: Option<String>,
    /// Whether it was revoked.
    pub revoked: bool,
}

/// How all certificates of a year are put into one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum YearForm {
    /// Each as it was issued, in a zip.
    Zip,
    /// One after another in one PDF.
    Pdf,
}

/// How far the making of several has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Made {
    /// So many have been made.
    pub done: u32,
    /// Of so many.
    pub of: u32,
}

/// A file that was checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CheckedFile {
    /// Its name.
    pub name: String,
    /// The answer.
    pub verdict: min_side_kursbevis::Verdict,
}

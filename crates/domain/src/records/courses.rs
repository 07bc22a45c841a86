//! Courses, enrolments and certificates.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What there is to know of a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CourseFacts {
    /// Title.
    pub title: String,
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// Hours of teaching.
    pub hours: u32,
    /// Where it is held.
    pub place: String,
    /// Last day to apply and to withdraw, to its end by Oslo time.
    pub deadline: NaiveDate,
    /// Who holds it.
    pub organizer: String,
    /// What it is about, plain text.
    pub description: String,
}

/// A course of the public catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Course {
    /// Id.
    pub id: String,
    /// Facts.
    #[serde(flatten)]
    pub facts: CourseFacts,
}

/// Where an enrolment stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EnrolmentStatus {
    /// Søkt.
    Applied,
    /// Tatt opp.
    Admitted,
    /// Venteliste.
    WaitingList,
    /// Avslag.
    Rejected,
    /// Trukket av medlemmet.
    Withdrawn,
    /// Gjennomført.
    Attended,
    /// Møtte ikke.
    NoShow,
    /// Kurset ble avlyst.
    Cancelled,
}

/// A member's application for, or participation in, a course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Enrolment {
    /// Id.
    pub id: String,
    /// Id of the course.
    pub course_id: String,
    /// The course's facts.
    pub course: CourseFacts,
    /// When the member applied.
    pub applied_at: DateTime<Utc>,
    /// Where it stands.
    pub status: EnrolmentStatus,
    /// Id of the certificate, once the office has closed the course.
    #[serde(default)]
    pub kursbevis_id: Option<String>,
}

/// The facts that a certificate states. No fødselsnummer: the holder is named, and told from others by
/// the certificate number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KursbevisFacts {
    /// Certificate number, as `NTL-2024-000123`.
    pub number: String,
    /// Version of the template it is drawn with; a released version's output never changes.
    pub template_version: u32,
    /// The holder's full name.
    pub holder: String,
    /// Course title.
    pub course: String,
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// Hours of teaching.
    pub hours: u32,
    /// Where it was held.
    pub place: String,
    /// What was taught, one line an item.
    pub contents: Vec<String>,
    /// The issuing union's name.
    pub issuer: String,
    /// Who signs for the issuer.
    pub signatory: String,
    /// Their title.
    pub signatory_title: String,
    /// Day of issue.
    pub issued: NaiveDate,
    /// Number of the certificate that this one replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// Whether it was issued in a demonstration.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub demo: bool,
}

/// A certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Kursbevis {
    /// Id: the certificate number.
    pub id: String,
    /// Facts.
    pub facts: KursbevisFacts,
    /// SHA-256 of the PDF in each language, lower-case hex, by the language's tag. There may be more languages than this
    /// build speaks.
    #[serde(default)]
    pub sha256: BTreeMap<String, String>,
    /// The issuer's proof over the facts, in the form `min-side-kursbevis` reads; empty when unsigned.
    #[serde(default)]
    pub proof: String,
    /// Number of the certificate that has replaced this one.
    #[serde(default)]
    pub replaced_by: Option<String>,
    /// When it was revoked, if it was.
    #[serde(default)]
    pub revoked_at: Option<DateTime<Utc>>,
}

/// A key that the issuer signs certificates with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct IssuerKey {
    /// Key id.
    pub id: String,
    /// The Ed25519 public key as a multibase `did:key` identifier.
    pub did: String,
    /// Issuer's name.
    pub issuer: String,
    /// First moment it signs.
    pub from: DateTime<Utc>,
    /// Last moment it signs, if it has been rotated out.
    #[serde(default)]
    pub to: Option<DateTime<Utc>>,
    /// Whether it signs demonstrations only.
    #[serde(default)]
    pub demo: bool,
    /// The newest signed status list (revoked numbers), in the form `min-side-kursbevis` reads.
    #[serde(default)]
    pub status_list: String,
}

//! Types and rules shared by the app and the server: no I/O, no clock, one definition of every rule.

pub mod account;
pub mod attention;
pub mod bounds;
mod checksum;
pub mod choice;
pub mod collection;
pub mod contact;
pub mod course_deadline;
pub mod employment_rules;
pub mod export_rules;
pub mod field;
pub mod fodselsnummer;
pub mod iso97;
pub mod kid;
pub mod language;
pub mod letters;
pub mod media_type;
pub mod message_rules;
pub mod norwegian;
pub mod orgnr;
pub mod points;
pub mod postal;
pub mod profile_fields;
pub mod profile_rules;
pub mod record_rules;
pub mod records;
pub mod text;

pub use collection::{Audience, Collection};
pub use language::Language;

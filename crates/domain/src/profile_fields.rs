//! The fields of personal details that are edited, once: name, kind, and who may edit. The form, what is stored of it, the
//! server's merge and the office's edits follow from this table.

use crate::choice::{self, Choice};
use crate::contact::{check_email, check_phone};
use crate::field::{FieldCode, FieldError};
use crate::letters::undrawn;
use crate::profile_rules::{
    WHOLE_NAME_MAX, check_address, check_letters_of_name, is_empty_address, settle_address,
};
use crate::records::{Address, Profile};
use crate::text::tidy_line;
use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// Who may edit a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Editor {
    /// The member, and the office.
    Member,
    /// The office alone.
    Office,
}

/// A field that is edited.
#[derive(Debug, Clone, Copy)]
pub struct EditedField {
    /// Its name on the wire.
    pub name: &'static str,
    /// Who may edit it.
    pub editor: Editor,
    /// Whether a value is of its kind.
    pub fits: fn(&Value) -> bool,
    /// A value as it is stored, where it is of its kind.
    pub normalise: fn(&Value) -> Value,
}

/// What a kind of field holds, how that is stored, and what it may say by itself.
trait Kind {
    type Value: Serialize + DeserializeOwned;
    /// Whether one value can be written in several ways.
    const HAS_FORM: bool = true;
    fn normalise(value: &mut Self::Value);
    fn check(value: &Self::Value, field: &str) -> Vec<FieldError>;
}

/// A part of a name; what it may say hangs on the other.
enum Name {}
/// A name as a kursbevis can state it, or empty.
enum LatinName {}
/// A postal address, or empty as a whole.
enum Postal {}
/// An e-mail address, or empty.
enum Email {}
/// A phone number, or empty.
enum Phone {}
/// A choice between two fields; what it may say hangs on them.
enum Chosen {}
/// A day.
enum Day {}

fn wrong(field: &str, result: Result<(), FieldCode>) -> Vec<FieldError> {
    result.err().map(|code| FieldError::new(field, code)).into_iter().collect()
}

/// A text that may be empty; else it has one form.
fn optional(text: &str, form: fn(&str) -> Result<String, FieldCode>) -> Result<(), FieldCode> {
    if text.trim().is_empty() { Ok(()) } else { form(text).map(|_| ()) }
}

fn in_its_form(text: &mut String, form: fn(&str) -> Result<String, FieldCode>) {
    let tidy = tidy_line(text);
    *text = form(&tidy).unwrap_or(tidy);
}

impl Kind for Name {
    type Value = String;
    fn normalise(value: &mut String) {
        *value = tidy_line(value);
    }
    fn check(_: &String, _: &str) -> Vec<FieldError> {
        Vec::new()
    }
}

impl Kind for LatinName {
    type Value = String;
    fn normalise(value: &mut String) {
        *value = tidy_line(value);
    }
    fn check(value: &String, field: &str) -> Vec<FieldError> {
        wrong(field, check_latin_name(value))
    }
}

impl Kind for Postal {
    type Value = Address;
    fn normalise(value: &mut Address) {
        settle_address(value);
    }
    fn check(value: &Address, field: &str) -> Vec<FieldError> {
        let errors = if is_empty_address(value) { Vec::new() } else { check_address(value) };
        errors
            .into_iter()
            .map(|error| FieldError::new(format!("{field}.{}", error.field), error.code))
            .collect()
    }
}

impl Kind for Email {
    type Value = String;
    fn normalise(value: &mut String) {
        in_its_form(value, check_email);
    }
    fn check(value: &String, field: &str) -> Vec<FieldError> {
        wrong(field, optional(value, check_email))
    }
}

impl Kind for Phone {
    type Value = String;
    fn normalise(value: &mut String) {
        in_its_form(value, check_phone);
    }
    fn check(value: &String, field: &str) -> Vec<FieldError> {
        wrong(field, optional(value, check_phone))
    }
}

impl Kind for Chosen {
    type Value = Option<Choice>;
    const HAS_FORM: bool = false;
    fn normalise(_: &mut Option<Choice>) {}
    fn check(_: &Option<Choice>, _: &str) -> Vec<FieldError> {
        Vec::new()
    }
}

impl Kind for Day {
    type Value = NaiveDate;
    const HAS_FORM: bool = false;
    fn normalise(_: &mut NaiveDate) {}
    fn check(_: &NaiveDate, _: &str) -> Vec<FieldError> {
        Vec::new()
    }
}

fn fits<K: Kind>(value: &Value) -> bool {
    serde_json::from_value::<K::Value>(value.clone()).is_ok()
}

fn normalised<K: Kind>(value: &Value) -> Value {
    if !K::HAS_FORM {
        return value.clone();
    }
    serde_json::from_value::<K::Value>(value.clone())
        .and_then(|mut typed| {
            K::normalise(&mut typed);
            serde_json::to_value(typed)
        })
        .unwrap_or_else(|_| value.clone())
}

macro_rules! fields {
    (
        member { $($(#[$doc:meta])* $name:ident: $type:ty, $kind:ident;)+ }
        office { $($office:ident: $of:ident;)+ }
    ) => {
        /// What the member may edit of the personal details.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
        pub struct ProfileForm {
            $($(#[$doc])* pub $name: $type,)+
        }

        /// Every field that is edited, in the order of the form.
        pub const FIELDS: &[EditedField] = &[
            $(EditedField {
                name: stringify!($name),
                editor: Editor::Member,
                fits: fits::<$kind>,
                normalise: normalised::<$kind>,
            },)+
            $(EditedField {
                name: stringify!($office),
                editor: Editor::Office,
                fits: fits::<$of>,
                normalise: normalised::<$of>,
            },)+
        ];

        impl From<&Profile> for ProfileForm {
            fn from(profile: &Profile) -> Self {
                Self { $($name: profile.$name.clone(),)+ }
            }
        }

        impl ProfileForm {
            /// Puts it into a record.
            pub fn put_into(self, profile: &mut Profile) {
                $(profile.$name = self.$name;)+
            }

            /// Each field in its one form.
            pub(crate) fn normalise_each(&mut self) {
                $($kind::normalise(&mut self.$name);)+
            }

            /// What is wrong with each field by itself.
            pub(crate) fn check_each(&self) -> Vec<FieldError> {
                let mut errors = Vec::new();
                $(errors.extend($kind::check(&self.$name, stringify!($name)));)+
                errors
            }

            /// Each field by its name on the wire, in the order of the form.
            #[must_use]
            pub fn values(&self) -> Vec<(&'static str, Value)> {
                vec![$((stringify!($name), serde_json::json!(self.$name)),)+]
            }
        }
    };
}

fields! {
    member {
        /// Given and middle names.
        first_name: String, Name;
        /// Family names.
        last_name: String, Name;
        /// The whole name in Latin letters as in official papers, or empty.
        latin_name: String, LatinName;
        /// Address.
        address: Address, Postal;
        /// E-mail at work.
        email_work: String, Email;
        /// Private e-mail.
        email_private: String, Email;
        /// `E-post sendes til`.
        email_choice: Option<Choice>, Chosen;
        /// Mobile at work, as typed.
        mobile_work: String, Phone;
        /// Private mobile, as typed.
        mobile_private: String, Phone;
        /// `Foretrukket mobil`.
        mobile_choice: Option<Choice>, Chosen;
    }
    // Of the office alone.
    office {
        birth_date: Day;
    }
}

impl ProfileForm {
    /// The name as it stands on letters.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name.trim(), self.last_name.trim()).trim().to_owned()
    }

    /// As it is stored: each field in its one form, and the choices that follow from what is filled. What cannot be read is
    /// left as it is, to be named.
    #[must_use]
    pub fn as_stored(mut self) -> Self {
        self.normalise_each();
        self.email_choice = choice::resolve(&self.email_work, &self.email_private, self.email_choice);
        self.mobile_choice = choice::resolve(&self.mobile_work, &self.mobile_private, self.mobile_choice);
        self
    }
}

/// The names of what `editor` may edit.
#[must_use]
pub fn editable_by(editor: Editor) -> Vec<&'static str> {
    FIELDS.iter().filter(|field| field.editor <= editor).map(|field| field.name).collect()
}

/// The field of this name.
#[must_use]
pub fn field(name: &str) -> Option<&'static EditedField> {
    FIELDS.iter().find(|field| field.name == name)
}

/// The spelling in official papers: what a kursbevis can be written with.
pub(crate) fn check_latin_name(name: &str) -> Result<(), FieldCode> {
    if name.trim().is_empty() {
        return Ok(());
    }
    if name.chars().count() > WHOLE_NAME_MAX {
        return Err(FieldCode::TooLong);
    }
    if undrawn(name).is_empty() { check_letters_of_name(name) } else { Err(FieldCode::BadCharacters) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_field_of_the_record_but_its_id_is_in_the_table() {
        let profile = json!({
            "id": "m", "first_name": "", "last_name": "", "latin_name": "", "birth_date": "1980-02-29",
            "address": {"line1": "", "postal_code": "", "place": ""}, "email_work": "", "email_private": "",
            "email_choice": null, "mobile_work": "", "mobile_private": "", "mobile_choice": null,
        });
        let record = serde_json::to_value(serde_json::from_value::<Profile>(profile).unwrap()).unwrap();
        let mut named: Vec<_> = record.as_object().unwrap().keys().map(String::as_str).collect();
        named.retain(|name| *name != "id");
        let mut edited = editable_by(Editor::Office);
        named.sort_unstable();
        edited.sort_unstable();
        assert_eq!(named, edited);
        assert!(!editable_by(Editor::Member).contains(&"birth_date"));
        for field in FIELDS {
            assert!((field.fits)(&record[field.name]) && !(field.fits)(&json!([1])), "{}", field.name);
        }
    }
}

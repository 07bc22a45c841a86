//! What personal details may say: each field on its own, and the two choices.

use crate::choice::{self, Choice};
use crate::contact::{check_email, check_phone};
use crate::field::{FieldCode, FieldError};
use crate::fodselsnummer;
use crate::postal;
use crate::records::{Address, Profile};
use crate::text::check_line;

/// Most characters of the given names, and of the family names.
pub const NAME_MAX: usize = 100;
/// Most characters of a line of an address.
pub const ADDRESS_LINE_MAX: usize = 100;

/// What a member may edit, wherever it stands: in a record, in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProfileFacts<'a> {
    /// Given and middle names.
    pub first_name: &'a str,
    /// Family names.
    pub last_name: &'a str,
    /// Postal address.
    pub address: &'a Address,
    /// E-mail at work, or empty.
    pub email_work: &'a str,
    /// Private e-mail, or empty.
    pub email_private: &'a str,
    /// `E-post sendes til`.
    pub email_choice: Option<Choice>,
    /// Mobile at work as typed or in E.164, or empty.
    pub mobile_work: &'a str,
    /// Private mobile likewise.
    pub mobile_private: &'a str,
    /// `Foretrukket mobil`.
    pub mobile_choice: Option<Choice>,
}

impl<'a> From<&'a Profile> for ProfileFacts<'a> {
    fn from(profile: &'a Profile) -> Self {
        Self {
            first_name: &profile.first_name,
            last_name: &profile.last_name,
            address: &profile.address,
            email_work: &profile.email_work,
            email_private: &profile.email_private,
            email_choice: profile.email_choice,
            mobile_work: &profile.mobile_work,
            mobile_private: &profile.mobile_private,
            mobile_choice: profile.mobile_choice,
        }
    }
}

/// Everything that is wrong, by the fields' names on the wire. An address may be empty as a whole.
#[must_use]
pub fn check<'a>(profile: impl Into<ProfileFacts<'a>>) -> Vec<FieldError> {
    let profile = profile.into();
    let mut errors = Vec::new();
    let mut note = |field: &str, result: Result<(), FieldCode>| {
        if let Err(code) = result {
            errors.push(FieldError::new(field, code));
        }
    };
    note("first_name", check_name(profile.first_name));
    note("last_name", check_name(profile.last_name));
    if !is_empty(profile.address) {
        for error in check_address(profile.address) {
            note(&format!("address.{}", error.field), Err(error.code));
        }
    }
    note("email_work", optional(profile.email_work, check_email));
    note("email_private", optional(profile.email_private, check_email));
    note("email_choice", choice::check(profile.email_work, profile.email_private, profile.email_choice));
    note("mobile_work", optional(profile.mobile_work, check_phone));
    note("mobile_private", optional(profile.mobile_private, check_phone));
    note("mobile_choice", choice::check(profile.mobile_work, profile.mobile_private, profile.mobile_choice));
    errors
}

/// Checks an address that something is to be delivered to: nothing but the second line may be empty. The
/// fields are named without a prefix.
#[must_use]
pub fn check_address(address: &Address) -> Vec<FieldError> {
    let required = |value: &str| if value.trim().is_empty() { Err(FieldCode::Required) } else { Ok(()) };
    let checks = [
        ("line1", required(&address.line1).and_then(|()| check_address_line(&address.line1))),
        ("line2", check_address_line(&address.line2)),
        ("postal_code", required(&address.postal_code).and_then(|()| postal::check(&address.postal_code))),
        ("place", required(&address.place).and_then(|()| check_address_line(&address.place))),
    ];
    checks
        .into_iter()
        .filter_map(|(field, result)| result.err().map(|code| FieldError::new(field, code)))
        .collect()
}

/// The profile as it is stored: space around the values gone, addresses and numbers in their one form, the
/// place that belongs to the postal code, the choices that follow from what is filled. What cannot be read is
/// left as it is for [`check`] to name.
pub fn settle(profile: &mut Profile) {
    for name in [&mut profile.first_name, &mut profile.last_name] {
        *name = name.trim().to_owned();
    }
    settle_address(&mut profile.address);
    for email in [&mut profile.email_work, &mut profile.email_private] {
        *email = check_email(email).unwrap_or_else(|_| email.trim().to_owned());
    }
    for mobile in [&mut profile.mobile_work, &mut profile.mobile_private] {
        *mobile = check_phone(mobile).unwrap_or_else(|_| mobile.trim().to_owned());
    }
    profile.email_choice = choice::settle(&profile.email_work, &profile.email_private, profile.email_choice);
    profile.mobile_choice =
        choice::settle(&profile.mobile_work, &profile.mobile_private, profile.mobile_choice);
}

/// An address as it is stored: space around the lines gone, and the place that belongs to the postal code.
pub fn settle_address(address: &mut Address) {
    for line in [&mut address.line1, &mut address.line2, &mut address.postal_code, &mut address.place] {
        *line = line.trim().to_owned();
    }
    if let Some(place) = postal::place(&address.postal_code) {
        place.clone_into(&mut address.place);
    }
}

fn is_empty(address: &Address) -> bool {
    [&address.line1, &address.line2, &address.postal_code, &address.place]
        .iter()
        .all(|line| line.trim().is_empty())
}

/// A name of people holds no digits and no address.
fn check_name(name: &str) -> Result<(), FieldCode> {
    if name.trim().is_empty() {
        return Err(FieldCode::Required);
    }
    check_line(name, NAME_MAX)?;
    let is_odd = |c: char| c.is_numeric() || "<>{}[]|\\^~@#$%*=+\"".contains(c);
    if name.chars().any(is_odd) { Err(FieldCode::BadCharacters) } else { Ok(()) }
}

fn check_address_line(line: &str) -> Result<(), FieldCode> {
    check_line(line, ADDRESS_LINE_MAX)?;
    if fodselsnummer::contains(line) { Err(FieldCode::BadCharacters) } else { Ok(()) }
}

fn optional(value: &str, check: impl Fn(&str) -> Result<String, FieldCode>) -> Result<(), FieldCode> {
    if value.trim().is_empty() { Ok(()) } else { check(value).map(|_| ()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn profile() -> Profile {
        Profile {
            id: "m-1".into(),
            first_name: "Kari Anne".into(),
            last_name: "Nordmann-Ŋuorgŋa".into(),
            address: Address {
                line1: "Storgata 1".into(),
                line2: String::new(),
                postal_code: "0181".into(),
                place: "OSLO".into(),
            },
            birth_date: "1980-02-29".parse().unwrap(),
            email_work: "kari@etat.example.no".into(),
            email_private: "kari@example.no".into(),
            email_choice: Some(Choice::Work),
            mobile_work: String::new(),
            mobile_private: "+4791234567".into(),
            mobile_choice: Some(Choice::Private),
        }
    }

    fn codes(profile: &Profile) -> Vec<(String, FieldCode)> {
        check(profile).into_iter().map(|error| (error.field, error.code)).collect()
    }

    #[test]
    fn r_01_5_right_details_are_accepted() {
        assert_eq!(check(&profile()), vec![]);
        assert_eq!(check(&Profile { address: Address::default(), ..profile() }), vec![]);
    }

    #[test]
    fn r_01_5_each_wrong_field_is_named() {
        let wrong = Profile {
            first_name: " ".into(),
            last_name: "13527248013".into(),
            address: Address {
                line1: String::new(),
                line2: "a\u{202e}".into(),
                postal_code: "181".into(),
                place: String::new(),
            },
            email_work: "kari".into(),
            mobile_private: "123".into(),
            ..profile()
        };
        let expected = [
            ("first_name", FieldCode::Required),
            ("last_name", FieldCode::BadCharacters),
            ("address.line1", FieldCode::Required),
            ("address.line2", FieldCode::BadCharacters),
            ("address.postal_code", FieldCode::BadPostalCode),
            ("address.place", FieldCode::Required),
            ("email_work", FieldCode::BadEmail),
            ("mobile_private", FieldCode::BadPhone),
        ];
        assert_eq!(codes(&wrong), expected.map(|(field, code)| (field.to_owned(), code)));
    }

    #[test]
    fn r_01_3_r_01_4_the_choices_are_checked_and_named() {
        let wrong = Profile {
            email_choice: None,
            mobile_private: String::new(),
            mobile_choice: Some(Choice::Private),
            ..profile()
        };
        assert_eq!(
            codes(&wrong),
            [
                ("email_choice".to_owned(), FieldCode::ChoiceMissing),
                ("mobile_choice".to_owned(), FieldCode::ChoiceOfEmpty),
            ]
        );
    }

    #[test]
    fn r_01_3_emptying_the_chosen_one_moves_the_choice() {
        let mut edited = Profile { email_work: "  ".into(), ..profile() };
        settle(&mut edited);
        assert_eq!(edited.email_choice, Some(Choice::Private));
        assert_eq!(check(&edited), vec![]);
    }

    #[test]
    fn r_01_5_what_is_stored_is_in_one_form() {
        let mut edited = Profile {
            first_name: " Kari ".into(),
            mobile_work: "0047 22 22 22 22".into(),
            email_private: " kari@example.no ".into(),
            address: Address { postal_code: "9008 ".into(), place: "Tromsø".into(), ..profile().address },
            ..profile()
        };
        settle(&mut edited);
        assert_eq!(edited.first_name, "Kari");
        assert_eq!(edited.mobile_work, "+4722222222");
        assert_eq!(edited.email_private, "kari@example.no");
        assert_eq!(edited.address.place, "TROMSØ");
    }

    #[test]
    fn names_with_marks_and_of_sixty_letters_are_accepted() {
        for name in ["O’Hara", "D'Angelo", "Ås-Bjørnstad", "Čáhppe Ŧuommá", "av Ætt, jr.", &"å".repeat(60)]
        {
            assert_eq!(check(&Profile { last_name: (*name).into(), ..profile() }), vec![], "{name}");
        }
    }

    proptest! {
        #[test]
        fn settling_twice_changes_nothing(work in "\\PC{0,12}", mobile in "[0-9 +]{0,12}", code in "[0-9 ]{0,5}") {
            let mut once = Profile {
                email_work: work,
                mobile_work: mobile,
                address: Address { postal_code: code, ..profile().address },
                ..profile()
            };
            settle(&mut once);
            let mut twice = once.clone();
            settle(&mut twice);
            prop_assert_eq!(once, twice);
        }
    }
}

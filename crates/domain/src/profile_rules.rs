//! What personal details may say: each field on its own, and the two choices.

use crate::choice;
use crate::field::{FieldCode, FieldError};
use crate::fodselsnummer;
use crate::letters::undrawn;
use crate::postal;
use crate::profile_fields::{self, FIELDS, ProfileForm, check_latin_name};
use crate::records::{Address, Profile};
use crate::text::{check_line, tidy_line};
use serde_json::Value;

/// Most characters of the given names, and of the family names.
pub const NAME_MAX: usize = 100;
/// Most characters of a whole name, as a kursbevis can state it.
pub const WHOLE_NAME_MAX: usize = 200;
/// Most characters of a line of an address.
pub const ADDRESS_LINE_MAX: usize = 100;

/// Everything that is wrong, by the fields' names on the wire and in the order of the form. An address may be empty as a
/// whole.
#[must_use]
pub fn check(profile: impl Into<ProfileForm>) -> Vec<FieldError> {
    let profile = profile.into();
    let mut errors = profile.check_each();
    let mut note = |field: &str, result: Result<(), FieldCode>| {
        if let Err(code) = result {
            errors.push(FieldError::new(field, code));
        }
    };
    // One name is enough, in whichever field it was registered; of none the first field is told.
    let (first, last) = (check_name(&profile.first_name), check_name(&profile.last_name));
    let none = Err(FieldCode::Required);
    note("first_name", if first == none && last.is_ok() { Ok(()) } else { first });
    note("last_name", if last == none && (first.is_ok() || first == none) { Ok(()) } else { last });
    let whole = profile.first_name.trim().chars().count() + 1 + profile.last_name.trim().chars().count();
    if first.is_ok() && last.is_ok() && whole > WHOLE_NAME_MAX {
        note("last_name", Err(FieldCode::TooLong));
    }
    note("email_choice", choice::check(&profile.email_work, &profile.email_private, profile.email_choice));
    note(
        "mobile_choice",
        choice::check(&profile.mobile_work, &profile.mobile_private, profile.mobile_choice),
    );
    let place = |error: &FieldError| {
        FIELDS.iter().position(|field| error.field.split('.').next() == Some(field.name))
    };
    errors.sort_by_key(place);
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
        ("postal_code", check_postal_code(address)),
        ("place", required(&address.place).and_then(|()| check_address_line(&address.place))),
        ("country", check_address_line(&address.country)),
    ];
    checks
        .into_iter()
        .filter_map(|(field, result)| result.err().map(|code| FieldError::new(field, code)))
        .collect()
}

/// The name that a kursbevis states: the member's own where its letters are those of the typeface, else the spelling in
/// Latin letters.
///
/// # Errors
/// What the member's own name has that a kursbevis cannot be written with, when there is no other spelling; empty when
/// there is no name.
pub fn certificate_name(profile: &Profile) -> Result<String, Vec<String>> {
    let name = tidy_line(&profile.name());
    let lacking = undrawn(&name);
    if lacking.is_empty() && !name.is_empty() {
        return Ok(name);
    }
    let latin = tidy_line(&profile.latin_name);
    if latin.is_empty() || check_latin_name(&latin).is_err() { Err(lacking) } else { Ok(latin) }
}

/// The profile as it is stored; see [`ProfileForm::as_stored`].
pub fn normalise(profile: &mut Profile) {
    ProfileForm::from(&*profile).as_stored().put_into(profile);
}

/// The value of one field of personal details as it is stored, where it is of the field's kind; see [`normalise`].
#[must_use]
pub fn settle_field(name: &str, value: &Value) -> Value {
    profile_fields::field(name).map_or_else(|| value.clone(), |field| (field.normalise)(value))
}

/// An address as it is stored: space around the lines and invisible signs gone, the place that belongs to a Norwegian
/// postal code, and no country where it is Norway.
pub fn settle_address(address: &mut Address) {
    let Address { line1, line2, postal_code, place, country } = address;
    for line in [line1, line2, postal_code, place, country] {
        *line = tidy_line(line);
    }
    if postal::is_norway(&address.country) {
        address.country.clear();
    }
    if address.country.is_empty()
        && let Some(place) = postal::place(&address.postal_code)
    {
        place.clone_into(&mut address.place);
    }
}

pub(crate) fn is_empty_address(address: &Address) -> bool {
    address.lines().is_empty()
}

/// A name of people holds no digits and no address.
fn check_name(name: &str) -> Result<(), FieldCode> {
    if name.trim().is_empty() {
        return Err(FieldCode::Required);
    }
    check_line(name, NAME_MAX)?;
    check_letters_of_name(name)
}

pub(crate) fn check_letters_of_name(name: &str) -> Result<(), FieldCode> {
    let is_odd = |c: char| c.is_numeric() || c == '\u{FFFD}' || "<>{}[]|\\^~@#$%*=+\"".contains(c);
    if name.chars().any(is_odd) { Err(FieldCode::BadCharacters) } else { Ok(()) }
}

/// A Norwegian postal code has four digits; another country's has its own form, and some countries have none.
fn check_postal_code(address: &Address) -> Result<(), FieldCode> {
    let code = address.postal_code.trim();
    if !postal::is_norway(address.country.trim()) {
        return postal::check_foreign(code);
    }
    if code.is_empty() { Err(FieldCode::Required) } else { postal::check(code) }
}

fn check_address_line(line: &str) -> Result<(), FieldCode> {
    check_line(line, ADDRESS_LINE_MAX)?;
    if fodselsnummer::contains(line) { Err(FieldCode::BadCharacters) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::choice::Choice;
    use proptest::prelude::*;

    fn profile() -> Profile {
        Profile {
            id: "m-1".into(),
            first_name: "Kari Anne".into(),
            last_name: "Nordmann-Ŋuorgŋa".into(),
            latin_name: String::new(),
            address: Address {
                line1: "Storgata 1".into(),
                line2: String::new(),
                postal_code: "0181".into(),
                place: "OSLO".into(),
                country: String::new(),
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
                ..Address::default()
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
        normalise(&mut edited);
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
        normalise(&mut edited);
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

    #[test]
    fn r_01_5_one_name_is_enough_in_either_field() {
        for (first, last) in [("Sukarno", ""), ("", "Sukarno"), ("हरि", ""), ("", "王")] {
            let single = Profile { first_name: first.into(), last_name: last.into(), ..profile() };
            assert_eq!(check(&single), vec![], "{first}|{last}");
            assert_eq!(single.name(), format!("{first}{last}"));
        }
        let none = Profile { first_name: " ".into(), last_name: "\u{200b}".into(), ..profile() };
        let mut settled = none;
        normalise(&mut settled);
        assert_eq!(codes(&settled), [("first_name".to_owned(), FieldCode::Required)]);
    }

    #[test]
    fn r_07_3_a_name_that_a_certificate_lacks_letters_for_has_a_latin_spelling() {
        let named = |first: &str, last: &str, latin: &str| Profile {
            first_name: first.into(),
            last_name: last.into(),
            latin_name: latin.into(),
            ..profile()
        };
        assert_eq!(certificate_name(&named("Mei", "王", "")), Err(vec!["王".to_owned()]));
        assert_eq!(certificate_name(&named("Mei", "王", " Mei\u{a0}Wang ")).as_deref(), Ok("Mei Wang"));
        assert_eq!(certificate_name(&named("", "محمد", "Muhammad")).as_deref(), Ok("Muhammad"));
        // Their own name stands wherever it can be written, whatever was given before.
        assert_eq!(
            certificate_name(&named("Kari", "Nord\u{ad}mann", "Mei Wang")).as_deref(),
            Ok("Kari Nordmann")
        );
        assert_eq!(certificate_name(&named("Анна", "", "Anna")).as_deref(), Ok("Анна"));
        assert_eq!(certificate_name(&named("Mei", "王", "王")), Err(vec!["王".to_owned()]));
        assert_eq!(
            codes(&named("Mei", "王", "Mei 王")),
            [("latin_name".to_owned(), FieldCode::BadCharacters)]
        );
        assert_eq!(
            codes(&named("Mei", "王", "Mei 2")),
            [("latin_name".to_owned(), FieldCode::BadCharacters)]
        );
        assert_eq!(codes(&named("Mei", "王", "Mei Wang")), []);
        // Two names of the longest are one more than a certificate holds.
        let long = "å".repeat(NAME_MAX);
        assert_eq!(codes(&named(&long, &long, "")), [("last_name".to_owned(), FieldCode::TooLong)]);
    }

    #[test]
    fn r_01_5_addresses_of_other_countries_keep_their_own_forms() {
        let abroad = |code: &str, place: &str, country: &str| Profile {
            address: Address {
                line1: "Kungsgatan 1".into(),
                line2: String::new(),
                postal_code: code.into(),
                place: place.into(),
                country: country.into(),
            },
            ..profile()
        };
        for (code, country) in [
            ("SE-111 43", "Sverige"),
            ("SW1A 2AA", "Storbritannia"),
            ("", "Irland"),
            ("1000", "Danmark"),
            ("100-0001", "日本"),
            ("D04 X4C7", "Ireland"),
        ] {
            let mut settled = abroad(code, "Stockholm", country);
            normalise(&mut settled);
            assert_eq!(check(&settled), vec![], "{code} {country}");
            assert_eq!(settled.address.place, "Stockholm", "Norwegian places are for Norwegian codes");
        }
        for country in ["", "Norge", " NORGE", "noreg", "Norway", "NO", "Norga"] {
            let mut settled = abroad("9008", "Tromsø", country);
            normalise(&mut settled);
            assert_eq!((settled.address.country.as_str(), settled.address.place.as_str()), ("", "TROMSØ"));
            assert_eq!(
                codes(&abroad("SE-111 43", "x", country)),
                [("address.postal_code".to_owned(), FieldCode::BadPostalCode)]
            );
        }
        let long = abroad(&"1".repeat(40), "x", "Sverige");
        assert_eq!(codes(&long), [("address.postal_code".to_owned(), FieldCode::TooLong)]);
    }

    #[test]
    fn invisible_signs_that_were_pasted_along_are_gone_from_every_field() {
        let pasted = |text: &str| format!("\u{202a}{text}\u{200b}\u{202c}\u{feff}");
        let plain = profile();
        let mut edited = Profile {
            first_name: pasted("Kari\u{a0}Anne"),
            last_name: pasted("Nord\u{ad}mann-Ŋuorgŋa"),
            email_work: pasted(&plain.email_work),
            mobile_private: pasted("91\u{a0}23\u{2009}45 67"),
            address: Address {
                line1: pasted("Storgata\u{202f}1"),
                postal_code: pasted("0181"),
                country: pasted(""),
                ..plain.address.clone()
            },
            ..plain.clone()
        };
        normalise(&mut edited);
        assert_eq!(edited, plain);
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
            normalise(&mut once);
            let mut twice = once.clone();
            normalise(&mut twice);
            prop_assert_eq!(once, twice);
        }
    }
}

use super::*;
use crate::db::{Kind, testing};
use crate::rows_testing::{at, pending, put};
use crate::views::OutboxState;
use min_side_domain::choice::Choice;
use min_side_domain::field::FieldCode;
use min_side_domain::records::{
    Address, DuesPayment, Membership, MembershipCategory, MembershipStatus, Profile,
};
use min_side_wire::command::{Command, FieldEdit};
use rusqlite::Connection;
use serde_json::{Value, json};

fn profile() -> Profile {
    Profile {
        id: "m1".into(),
        first_name: "Kari".into(),
        last_name: "Nordmann".into(),
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
        latin_name: String::new(),
    }
}

fn membership() -> Membership {
    Membership {
        id: "m1".into(),
        member_number: "1000123".into(),
        status: MembershipStatus::Active,
        since: "2018-03-01".parse().unwrap(),
        category: MembershipCategory::Employed,
        unit_id: "u1".into(),
        unit_name: "NTL Skatt".into(),
        dues: DuesPayment::PayrollDeduction,
        magazine: true,
    }
}

fn form() -> ProfileForm {
    let profile = profile();
    ProfileForm {
        first_name: profile.first_name,
        last_name: profile.last_name,
        address: profile.address,
        email_work: profile.email_work,
        email_private: profile.email_private,
        email_choice: profile.email_choice,
        mobile_work: profile.mobile_work,
        // As the form shows it.
        mobile_private: "91\u{a0}23\u{a0}45\u{a0}67".into(),
        mobile_choice: profile.mobile_choice,
        latin_name: String::new(),
    }
}

fn cache() -> Connection {
    let conn = testing::connection(Kind::Cache);
    put(&conn, 5, &profile());
    put(&conn, 6, &membership());
    conn
}

fn edited(form: &ProfileForm) -> Vec<(String, serde_json::Value, serde_json::Value)> {
    match profile_edits(&profile(), &self::form(), form).unwrap() {
        Some(Command::EditProfile { edits }) => {
            edits.into_iter().map(|edit| (edit.field, edit.from, edit.to)).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn r_01_2_only_changed_fields_are_sent_with_what_the_member_saw() {
    assert!(edited(&form()).is_empty());
    let spaced =
        ProfileForm { mobile_private: " 0047 912 34 567".into(), first_name: "Kari ".into(), ..form() };
    assert!(edited(&spaced).is_empty(), "another way to write the same is no change");
    let changed =
        ProfileForm { last_name: "Nordmann Čáhppe".into(), mobile_work: "22 22 22 22".into(), ..form() };
    assert_eq!(
        edited(&changed),
        [
            ("last_name".to_owned(), json!("Nordmann"), json!("Nordmann Čáhppe")),
            ("mobile_work".to_owned(), json!(""), json!("+4722222222")),
        ]
    );
}

#[test]
fn r_01_3_emptying_the_chosen_address_moves_the_choice_by_itself() {
    let emptied = ProfileForm { email_work: String::new(), ..form() };
    assert_eq!(check_form(&emptied).email_choice, Some(Choice::Private));
    assert_eq!(
        edited(&emptied),
        [
            ("email_work".to_owned(), json!("kari@etat.example.no"), json!("")),
            ("email_choice".to_owned(), json!("work"), json!("private")),
        ]
    );
    let both = ProfileForm { email_private: String::new(), ..emptied };
    let check = check_form(&both);
    assert!(check.no_email && check.email_choice.is_none() && check.fields.is_empty());
}

#[test]
fn r_01_4_the_same_rule_for_the_numbers() {
    let filled = ProfileForm { mobile_work: "22222222".into(), mobile_choice: None, ..form() };
    let codes: Vec<_> =
        check_form(&filled).fields.into_iter().map(|error| (error.field, error.code)).collect();
    assert_eq!(codes, [("mobile_choice".to_owned(), FieldCode::ChoiceMissing)]);
    assert!(check_form(&ProfileForm { mobile_private: String::new(), ..form() }).no_mobile);
}

#[test]
fn r_01_5_bad_values_are_refused_at_their_field() {
    let address = |line1: &str, code: &str| Address {
        line1: line1.into(),
        line2: String::new(),
        postal_code: code.into(),
        place: String::new(),
        country: String::new(),
    };
    for (field, code, bad) in [
        (
            "first_name",
            FieldCode::Required,
            ProfileForm { first_name: " ".into(), last_name: " ".into(), ..form() },
        ),
        ("latin_name", FieldCode::BadCharacters, ProfileForm { latin_name: "Mei 王".into(), ..form() }),
        ("last_name", FieldCode::TooLong, ProfileForm { last_name: "å".repeat(101), ..form() }),
        ("last_name", FieldCode::BadCharacters, ProfileForm { last_name: "a\u{202e}b".into(), ..form() }),
        ("email_work", FieldCode::BadEmail, ProfileForm { email_work: "kari@".into(), ..form() }),
        ("mobile_private", FieldCode::BadPhone, ProfileForm { mobile_private: "123".into(), ..form() }),
        (
            "address.postal_code",
            FieldCode::BadPostalCode,
            ProfileForm { address: address("Veien 1", "18"), ..form() },
        ),
        ("address.line1", FieldCode::Required, ProfileForm { address: address("", "0181"), ..form() }),
    ] {
        let refused = profile_edits(&profile(), &form(), &bad).unwrap_err();
        assert!(
            refused.iter().any(|error| error.field == field && error.code == code),
            "{field}: {refused:?}"
        );
    }
    assert_eq!(check_form(&form()).place.as_deref(), Some("OSLO"));
}

fn edit(field: &str, to: serde_json::Value) -> Command {
    Command::EditProfile { edits: vec![FieldEdit { field: field.into(), from: json!(""), to }] }
}

#[test]
fn r_01_2_a_queued_edit_is_shown_over_the_cache_until_the_feed_brings_it() {
    let cache = cache();
    let when = at("2026-01-02T03:04:05Z");
    let mut rows = vec![
        pending("1", OutboxState::Sending, when, edit("first_name", json!("Kåre"))),
        pending("2", OutboxState::Pending, when, edit("first_name", json!("Kåre Olav"))),
    ];
    let shown = view(&cache, &rows).unwrap().unwrap();
    assert_eq!(shown.profile.unwrap().first_name, "Kåre Olav");
    assert_eq!(shown.pending, ["first_name"]);
    rows[1].state = OutboxState::Done;
    rows[1].done_version = Some(9);
    assert_eq!(personal(&cache, &rows[1..]).unwrap().unwrap().first_name, "Kåre Olav");
    put(&cache, 9, &Profile { first_name: "Noe nyere".into(), ..profile() });
    assert_eq!(
        personal(&cache, &rows[1..]).unwrap().unwrap().first_name,
        "Noe nyere",
        "the feed has brought it"
    );
}

#[test]
fn r_01_6_refused_and_clashing_edits_are_told_and_not_shown_over() {
    let when = at("2026-01-02T03:04:05Z");
    let rows = [
        pending("1", OutboxState::Refused, when, edit("first_name", json!("A"))),
        pending("2", OutboxState::Conflict, when, edit("last_name", json!("B"))),
        pending("3", OutboxState::Refused, when, Command::AcceptDeclaration { version: "1".into() }),
    ];
    let shown = view(&cache(), &rows).unwrap().unwrap();
    assert_eq!(shown.profile, Some(profile()));
    assert!(shown.pending.is_empty());
    assert_eq!(shown.unsettled.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ["1", "2"]);
}

#[test]
fn r_01_6_an_edit_made_from_an_older_form_says_what_was_seen() {
    // The office has changed the name after the form was opened.
    let current = Profile { last_name: "Hansen".into(), ..profile() };
    let form = ProfileForm { last_name: "Olsen".into(), ..form() };
    let Some(Command::EditProfile { edits }) = profile_edits(&current, &self::form(), &form).unwrap() else {
        panic!("an edit")
    };
    assert_eq!((edits[0].from.clone(), edits[0].to.clone()), (json!("Nordmann"), json!("Olsen")));
}

#[test]
fn a_membership_is_shown_though_the_details_are_for_a_newer_build() {
    let cache = testing::connection(Kind::Cache);
    assert_eq!(view(&cache, &[]).unwrap(), None);
    put(&cache, 1, &membership());
    let shown = view(&cache, &[]).unwrap().unwrap();
    assert_eq!((shown.profile, shown.membership), (None, Some(membership())));
}

#[test]
fn r_02_2_the_magazine_alone_is_edited() {
    assert!(save_magazine(&membership(), true).is_none());
    let command = save_magazine(&membership(), false).unwrap();
    let rows = [pending("1", OutboxState::Pending, at("2026-01-02T03:04:05Z"), command)];
    let shown = view(&cache(), &rows).unwrap().unwrap();
    assert!(!shown.membership.unwrap().magazine);
    assert_eq!(shown.pending, ["magazine"]);
}

#[test]
fn r_07_3_the_form_tells_what_a_certificate_cannot_be_written_with_and_takes_the_latin_spelling() {
    let mei = ProfileForm { first_name: "Mei".into(), last_name: "王".into(), ..form() };
    let check = check_form(&mei);
    assert_eq!((check.fields, check.undrawn), (vec![], vec!["王".to_owned()]));
    assert_eq!(check_form(&form()).undrawn, Vec::<String>::new());
    let spelt = ProfileForm { latin_name: "Mei\u{a0}Wang\u{200b}".into(), ..mei };
    let Some(Command::EditProfile { edits }) = profile_edits(&profile(), &form(), &spelt).unwrap() else {
        panic!("an edit");
    };
    let named: Vec<(&str, &Value)> = edits.iter().map(|edit| (edit.field.as_str(), &edit.to)).collect();
    assert_eq!(
        named,
        [("first_name", &json!("Mei")), ("last_name", &json!("王")), ("latin_name", &json!("Mei Wang"))]
    );
    let cache = cache();
    put(&cache, 1, &Profile { first_name: "Mei".into(), last_name: "王".into(), ..profile() });
    let shown = || view(&cache, &[]).unwrap().unwrap();
    assert_eq!((shown().certificate_name, shown().undrawn), (None, vec!["王".to_owned()]));
    put(&cache, 2, &Profile { last_name: "王".into(), latin_name: "Mei Wang".into(), ..profile() });
    assert_eq!(shown().certificate_name.as_deref(), Some("Mei Wang"));
}

#[test]
fn r_01_5_signs_that_were_pasted_along_are_no_error_and_no_change() {
    let pasted = ProfileForm {
        first_name: format!("\u{202a}{}\u{202c}\u{200b}", form().first_name),
        email_private: format!("{}\u{feff}", form().email_private),
        mobile_private: "\u{202d}+47 912 34 567\u{202c}".into(),
        address: Address { postal_code: "0181\u{a0}".into(), country: "Norge".into(), ..form().address },
        ..form()
    };
    assert_eq!(check_form(&pasted).fields, vec![]);
    assert!(profile_edits(&profile(), &form(), &pasted).unwrap().is_none());
    // Another country's code keeps its place and is no Norwegian one.
    let abroad = ProfileForm { address: Address { country: "Danmark".into(), ..form().address }, ..form() };
    let check = check_form(&abroad);
    assert_eq!((check.fields, check.place, check.is_norwegian), (vec![], None, false));
}

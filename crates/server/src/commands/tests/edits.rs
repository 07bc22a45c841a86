//! Edits of the personal details and the membership.

use super::*;

#[tokio::test]
async fn r_01_6_edits_of_different_fields_merge() {
    let harness = Harness::new().await;
    let name = edit("first_name", json!("Kari"), json!("Karí Ánne"));
    let phone = edit("mobile_work", json!(""), json!("22 22 22 22"));
    assert!(is_done(&harness.command("c-1", name).await));
    let choice = Command::EditProfile {
        edits: vec![FieldEdit { field: "mobile_choice".into(), from: json!("private"), to: json!("work") }],
    };
    assert!(is_done(&harness.command("c-2", phone).await));
    assert!(is_done(&harness.command("c-3", choice).await));
    let profile: Profile = harness.record("demo");
    assert_eq!(profile.first_name, "Karí Ánne");
    assert_eq!(profile.mobile_work, "+4722222222");
}

#[tokio::test]
async fn r_01_6_a_field_that_clashes_comes_back_with_both_values() {
    let harness = Harness::new().await;
    assert!(is_done(&harness.command("c-1", edit("last_name", json!("Nordmann"), json!("Berg"))).await));
    harness.clock.set(noon() + chrono::TimeDelta::hours(1));
    let outcome = harness.command("c-2", edit("last_name", json!("Nordmann"), json!("Dahl"))).await;
    let Outcome::Conflict { fields, version } = outcome else { panic!("no conflict: {outcome:?}") };
    let [clash] = fields.as_slice() else { panic!("{fields:?}") };
    assert_eq!((&clash.mine, &clash.theirs), (&json!("Dahl"), &json!("Berg")));
    assert_eq!((clash.theirs_at, clash.theirs_by.as_str()), (noon(), "member"));
    assert!(version > 0);
    assert_eq!(harness.record::<Profile>("demo").last_name, "Berg");
    // Both wanted the same: no clash.
    assert!(is_done(&harness.command("c-3", edit("last_name", json!("Nordmann"), json!("Berg"))).await));
}

#[tokio::test]
async fn r_01_6_a_clash_with_the_office_says_so() {
    use min_side_wire::office::OfficeCommand;
    let harness = Harness::new().await;
    let edits = vec![FieldEdit { field: "last_name".into(), from: json!("Nordmann"), to: json!("Lie") }];
    let by_office = OfficeCommand::EditProfile { member_id: "demo".into(), edits };
    assert!(is_done(&harness.office("o-1", by_office).await));
    let outcome = harness.command("c-1", edit("last_name", json!("Nordmann"), json!("Dahl"))).await;
    let Outcome::Conflict { fields, .. } = outcome else { panic!("no conflict: {outcome:?}") };
    assert_eq!(fields[0].theirs_by, "office");
}

#[tokio::test]
async fn r_01_2_the_birth_date_is_not_the_members_to_edit() {
    let harness = Harness::new().await;
    let date = harness.command("c-1", edit("birth_date", json!("1980-02-03"), json!("1990-02-03"))).await;
    assert_eq!(field_errors(date), [FieldError::new("birth_date", FieldCode::ReadOnly)]);
    let nonsense = harness.command("c-2", edit("shoe_size", json!(1), json!(2))).await;
    assert_eq!(field_errors(nonsense), [FieldError::new("shoe_size", FieldCode::Unknown)]);
}

#[tokio::test]
async fn r_01_3_a_choice_that_points_at_nothing_is_refused_by_name() {
    let harness = Harness::new().await;
    let emptied =
        harness.command("c-1", edit("email_private", json!("demo@privat.example.no"), json!(""))).await;
    assert_eq!(field_errors(emptied), [FieldError::new("email_choice", FieldCode::ChoiceOfEmpty)]);
    let both = Command::EditProfile {
        edits: vec![
            FieldEdit { field: "email_private".into(), from: json!("demo@privat.example.no"), to: json!("") },
            FieldEdit { field: "email_choice".into(), from: json!("private"), to: json!("work") },
        ],
    };
    assert!(is_done(&harness.command("c-2", both).await));
}

#[tokio::test]
async fn r_01_4_a_mobile_choice_that_points_at_nothing_is_refused_by_name() {
    let harness = Harness::new().await;
    let wrong = harness.command("c-1", edit("mobile_choice", json!("private"), json!("work"))).await;
    assert_eq!(field_errors(wrong), [FieldError::new("mobile_choice", FieldCode::ChoiceOfEmpty)]);
}

#[tokio::test]
async fn r_01_5_the_server_validates_each_field_again() {
    let harness = Harness::new().await;
    let street = json!({"line1": "Storgata 1", "line2": "", "postal_code": "0155", "place": "OSLO"});
    let bad_code = json!({"line1": "Storgata 1", "line2": "", "postal_code": "15", "place": "OSLO"});
    let cases = [
        (
            "email_work",
            json!("demo@arbeid.example.no"),
            json!("not an address"),
            "email_work",
            FieldCode::BadEmail,
        ),
        ("mobile_private", json!("+4740000000"), json!("123"), "mobile_private", FieldCode::BadPhone),
        ("first_name", json!("Kari"), json!("Kari <b>"), "first_name", FieldCode::BadCharacters),
        ("first_name", json!("Kari"), json!(7), "first_name", FieldCode::NotPermitted),
        ("address", street, bad_code, "address.postal_code", FieldCode::BadPostalCode),
    ];
    for (n, (field, from, to, named, code)) in cases.into_iter().enumerate() {
        let outcome = harness.command(&format!("c-{n}"), edit(field, from, to)).await;
        assert_eq!(field_errors(outcome), [FieldError::new(named, code)], "{field}");
    }
    assert_eq!(harness.record::<Profile>("demo").first_name, "Kari");
    // One name is enough, none is not.
    let emptied = |fields: &[(&str, &str)]| Command::EditProfile {
        edits: fields
            .iter()
            .map(|(field, from)| FieldEdit {
                field: (*field).into(),
                from: json!(from),
                to: json!(" \u{200b}"),
            })
            .collect(),
    };
    let last = harness.record::<Profile>("demo").last_name;
    let none = harness.command("c-none", emptied(&[("first_name", "Kari"), ("last_name", &last)])).await;
    assert_eq!(field_errors(none), [FieldError::new("first_name", FieldCode::Required)]);
    assert!(is_done(&harness.command("c-single", emptied(&[("first_name", "Kari")])).await));
    assert_eq!(harness.record::<Profile>("demo").name(), last);
}

#[tokio::test]
async fn r_02_2_the_magazine_is_all_of_the_membership_that_can_be_edited() {
    let harness = Harness::new().await;
    let magazine = |field: &str, from: Value, to: Value| Command::EditMembership {
        edits: vec![FieldEdit { field: field.into(), from, to }],
    };
    assert!(is_done(&harness.command("c-1", magazine("magazine", json!(true), json!(false))).await));
    let dues = harness.command("c-2", magazine("dues", json!("payroll_deduction"), json!("invoice"))).await;
    assert_eq!(field_errors(dues), [FieldError::new("dues", FieldCode::ReadOnly)]);
    let text = harness.command("c-3", magazine("magazine", json!(false), json!("ja"))).await;
    assert_eq!(field_errors(text), [FieldError::new("magazine", FieldCode::NotPermitted)]);
    let (cache, _) = harness.sync(harness.token()).await;
    assert_eq!(cache.body("membership", "demo")["magazine"], json!(false));
}

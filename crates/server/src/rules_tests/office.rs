//! What the office is told, and what it does to many at once.

use super::*;

#[tokio::test]
async fn mail_to_each_member_is_answered_by_each_and_both_wait() {
    let harness = Harness::new().await;
    for member in ["demo", "ola"] {
        let thread = json!({"id": "til-alle", "subject": "Streik", "recipient_id": "ntl", "recipient_name": "NTL",
            "last_at": "2026-06-01T08:00:00Z", "read_through": null});
        let letter = json!({"id": "til-alle", "thread_id": "til-alle", "sender": "union", "sender_name": "NTL",
            "body": "Til alle", "sent_at": "2026-06-01T08:00:00Z"});
        let rows = [row(member, Collection::Threads, &thread), row(member, Collection::Messages, &letter)];
        harness.running.storage.put_rows(&rows).unwrap();
    }
    assert!(is_done(&harness.command("a-1", message("til-alle")).await));
    let olas = Envelope { id: "a-2".into(), base_version: None, command: message("til-alle") };
    assert!(is_done(&harness.command_of(&harness.ola_token, olas).await));
    let waiting: Waiting =
        harness.get("/v1/office/waiting", harness.office_token()).await.json().await.unwrap();
    let whose: Vec<&str> = waiting
        .items
        .iter()
        .filter(|item| item.id == "til-alle")
        .map(|item| item.member_id.as_str())
        .collect();
    assert_eq!(whose, ["demo", "ola"]);
    let reply = |member: Option<&str>| OfficeCommand::Reply {
        thread_id: "til-alle".into(),
        member_id: member.map(str::to_owned),
        sender_name: "Silje".into(),
        body: "Svar".into(),
        attachments: Vec::new(),
    };
    let nobodys = refused(harness.office("o-1", reply(None)).await);
    assert_eq!(nobodys.fields, [FieldError::new("member_id", FieldCode::Required)]);
    assert!(is_done(&harness.office("o-2", reply(Some("ola"))).await));
    let (demo, olas) = (harness.sync(harness.token()).await.0, harness.sync(&harness.ola_token).await.0);
    assert!(olas.has("messages", "o-2") && !demo.has("messages", "o-2"));
    assert_eq!(refused_code(harness.office("o-3", reply(Some("nobody"))).await), ProblemCode::NotFound);
    let waiting: Waiting =
        harness.get("/v1/office/waiting", harness.office_token()).await.json().await.unwrap();
    assert_eq!(waiting.items.iter().filter(|item| item.id == "til-alle").count(), 1);
}

fn enrol(harness: &Harness, member: &str, first_name: &str) {
    let storage = &harness.running.storage;
    storage.add_member(member, member, &format!("{first_name} Berg"), &[Role::Member]).unwrap();
    let profile = json!({"id": member, "first_name": first_name, "last_name": "Berg",
        "address": {"line1": "", "postal_code": "", "place": ""}, "birth_date": "1980-02-03", "email_work": "",
        "email_private": "", "email_choice": null, "mobile_work": "", "mobile_private": "", "mobile_choice": null});
    let enrolment = json!({"id": format!("e-{member}"), "course_id": "felles", "applied_at": "2026-02-01T10:00:00Z",
        "status": "admitted", "course": {"title": "Felles kurs", "starts": "2026-04-01", "ends": "2026-04-02",
        "hours": 12, "place": "Oslo", "deadline": "2026-03-01", "organizer": "NTL", "description": ""}});
    let rows = [row(member, Collection::Profile, &profile), row(member, Collection::Enrolments, &enrolment)];
    storage.put_rows(&rows).unwrap();
}

fn enrolment(harness: &Harness, member: &str) -> Enrolment {
    let id = format!("e-{member}");
    let row = harness.running.storage.row(&own(member), Collection::Enrolments, &id).unwrap().unwrap();
    serde_json::from_str(&row.body).unwrap()
}

fn close(signatory: &str) -> OfficeCommand {
    OfficeCommand::CloseCourse {
        course_id: "felles".into(),
        signatory: signatory.into(),
        signatory_title: "Leder".into(),
        contents: vec!["Avtaleverk".into()],
    }
}

#[tokio::test]
async fn r_07_3_a_name_that_cannot_be_drawn_keeps_nobody_else_from_their_certificate_and_is_named() {
    let harness = Harness::new().await;
    for (member, name) in [("en", "Mei 王"), ("to", "Kari"), ("tre", "Kari 🎉"), ("fire", "Ola")] {
        enrol(&harness, member, name);
    }
    // What stands here for another is no profile at all.
    enrol(&harness, "null", "Ida");
    harness.running.storage.put_rows(&[row("null", Collection::Profile, &json!({"id": "null"}))]).unwrap();
    let outcome = harness.office("o-1", close("Silje Ås")).await;
    let Outcome::Done { left, .. } = &outcome else { panic!("{outcome:?}") };
    let (unread, left): (Vec<_>, Vec<_>) = left.iter().partition(|one| one.problem.fields.is_empty());
    assert_eq!((unread.len(), unread[0].member_id.as_str()), (1, "null"));
    let named: Vec<(&str, &str, &str)> = left
        .iter()
        .map(|one| (one.member_id.as_str(), one.name.as_str(), one.problem.fields[0].field.as_str()))
        .collect();
    assert_eq!(named, [("en", "Mei 王 Berg", "holder"), ("tre", "Kari 🎉 Berg", "holder")]);
    for (member, given) in [("en", false), ("to", true), ("tre", false), ("fire", true)] {
        assert_eq!(enrolment(&harness, member).kursbevis_id.is_some(), given, "{member}");
    }
    assert_eq!(enrolment(&harness, "to").status, EnrolmentStatus::Attended);
    let logged: Vec<String> = harness
        .log()
        .into_iter()
        .filter(|line| line.kind == "kursbevis_not_issued")
        .map(|line| line.member)
        .collect();
    assert_eq!(logged, ["en", "tre", "null"]);
    // The same again is answered the same; another closing names those who are left, until their names are mended.
    assert_eq!(harness.office("o-1", close("Silje Ås")).await, outcome);
    let again = refused(harness.office("o-2", close("Silje Ås")).await);
    assert!(again.params["left"].contains("Mei 王 Berg (en)"), "{again:?}");
    enrol(&harness, "en", "Mei");
    let last = harness.office("o-3", close("Silje Ås")).await;
    assert!(matches!(&last, Outcome::Done { left, .. } if left.len() == 2), "{last:?}");
    assert!(enrolment(&harness, "en").kursbevis_id.is_some());
    // What is everybody's is refused before anything is issued.
    enrol(&harness, "fem", "Ida");
    let nobody = refused(harness.office("o-4", close("王")).await);
    assert_eq!(nobody.fields, [FieldError::new("signatory", FieldCode::BadCharacters)]);
    assert!(enrolment(&harness, "fem").kursbevis_id.is_none());
}

#[tokio::test]
async fn r_07_3_a_certificate_states_the_latin_spelling_of_a_name_that_it_cannot_be_written_with() {
    let harness = Harness::new().await;
    let edit = |member: &str, field: &str, to: &str| OfficeCommand::EditProfile {
        member_id: member.into(),
        edits: vec![FieldEdit { field: field.into(), from: json!(""), to: json!(to) }],
    };
    for (member, first) in [("en", "Mei 王"), ("to", "Kari\u{200b}"), ("tre", "हरि"), ("fire", "")] {
        enrol(&harness, member, first);
    }
    assert!(is_done(&harness.office("o-1", edit("en", "latin_name", " Mei\u{a0}Wang Berg\u{feff}")).await));
    // One that cannot be written either is refused at the field.
    let wrong = refused(harness.office("o-2", edit("tre", "latin_name", "Hari हरि")).await);
    assert_eq!(wrong.fields, [FieldError::new("latin_name", FieldCode::BadCharacters)]);
    let outcome = harness.office("o-3", close("Silje\u{a0}Ås\u{ad}")).await;
    let Outcome::Done { left, .. } = &outcome else { panic!("{outcome:?}") };
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!((left[0].member_id.as_str(), left[0].name.as_str()), ("tre", "हरि Berg"));
    assert_eq!(left[0].problem.params["character"], "ह");
    for (member, holder) in [("en", "Mei Wang Berg"), ("to", "Kari Berg"), ("fire", "Berg")] {
        let number = enrolment(&harness, member).kursbevis_id.unwrap();
        let row = harness.running.storage.row(&own(member), Collection::Kursbevis, &number).unwrap().unwrap();
        let kursbevis: min_side_domain::records::Kursbevis = serde_json::from_str(&row.body).unwrap();
        assert_eq!(
            (kursbevis.facts.holder.as_str(), kursbevis.facts.signatory.as_str()),
            (holder, "Silje Ås")
        );
    }
    assert!(is_done(&harness.office("o-4", edit("tre", "latin_name", "Hari Berg")).await));
    assert!(is_done(&harness.office("o-5", close("Silje Ås")).await));
    assert!(enrolment(&harness, "tre").kursbevis_id.is_some());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 3)]
async fn closing_a_course_does_not_hold_up_a_members_commands() {
    let harness = Arc::new(Harness::new().await);
    for n in 0..12 {
        enrol(&harness, &format!("m{n}"), "Kari");
    }
    let closing = {
        let harness = Arc::clone(&harness);
        tokio::spawn(async move { (harness.office("o-1", close("Silje Ås")).await, Instant::now()) })
    };
    let mut answered = Vec::new();
    for n in 0..200 {
        if closing.is_finished() {
            break;
        }
        assert!(is_done(&harness.command(&format!("c-{n}"), message(&format!("c-{n}"))).await));
        answered.push(Instant::now());
    }
    let (outcome, ended) = closing.await.unwrap();
    assert!(is_done(&outcome));
    let meanwhile = answered.iter().filter(|at| **at < ended).count();
    assert!(meanwhile >= 3, "{meanwhile} commands were answered while twelve certificates were drawn");
    let numbers: std::collections::BTreeSet<String> =
        (0..12).filter_map(|n| enrolment(&harness, &format!("m{n}")).kursbevis_id).collect();
    assert_eq!(numbers.len(), 12);
}

#[tokio::test]
async fn what_waits_comes_in_pages_each_item_once() {
    let harness = Harness::new().await;
    let rows: Vec<Row> = (0..450)
        .map(|n| {
            let at = noon() - TimeDelta::minutes(i64::from(n % 90));
            row(
                "demo",
                Collection::Orders,
                &json!({"id": format!("b{n}"), "reward_id": "kopp",
                "reward_name": "Kopp", "quantity": 1, "points": 1, "ordered_at": at, "state": "ordered",
                "deliver_to": "K", "address": {"line1": "x", "postal_code": "0155", "place": "OSLO"}}),
            )
        })
        .collect();
    harness.running.storage.put_rows(&rows).unwrap();
    let mut seen = Vec::new();
    let mut path = "/v1/office/waiting".to_owned();
    let mut pages = 0;
    loop {
        let page: Waiting = harness.get(&path, harness.office_token()).await.json().await.unwrap();
        assert!(page.items.len() <= 200);
        pages += 1;
        seen.extend(page.items.into_iter().map(|item| (item.at, item.id)));
        let Some(next) = page.next else { break };
        path = format!("/v1/office/waiting?after={next}");
    }
    assert!(pages == 3 && seen.windows(2).all(|two| two[0].0 <= two[1].0));
    let ids: std::collections::BTreeSet<&String> = seen.iter().map(|(_, id)| id).collect();
    // And the recruitment that waits from the beginning.
    assert_eq!((ids.len(), seen.len()), (451, 451));
    for bad in ["limit=0", "limit=201", "after=x", "after=1.song.2.a"] {
        let response = harness.get(&format!("/v1/office/waiting?{bad}"), harness.office_token()).await;
        assert_eq!(response.status(), 400, "{bad}");
    }
}

#[tokio::test]
async fn a_thread_waits_by_its_newest_message_also_when_one_is_taken_away() {
    let harness = Harness::new().await;
    let storage = &harness.running.storage;
    let waits = || storage.waiting(None, 10).unwrap().iter().any(|row| row.place.id == "demo-t1");
    assert!(!waits());
    let letter = |id: &str, sender: &str, at: &str| {
        let body = json!({"id": id, "thread_id": "demo-t1", "sender": sender, "sender_name": "X", "body": "Hei", "sent_at": at});
        storage.put_rows(&[row("demo", Collection::Messages, &body)]).unwrap();
    };
    letter("q", "member", "2026-06-02T08:00:00Z");
    assert!(waits());
    // An older one that is loaded afterwards says nothing of now.
    letter("old", "union", "2026-05-02T08:00:00Z");
    assert!(waits());
    letter("a", "union", "2026-06-03T08:00:00Z");
    assert!(!waits());
    write(&**storage, noon(), |tx| tx.delete(&own("demo"), Collection::Messages, "a")).unwrap();
    assert!(waits());
    letter("q", "member", "2026-05-01T08:00:00Z");
    assert!(!waits());
}

#[tokio::test]
async fn r_05_5_a_new_employment_that_the_office_refuses_does_not_stay_in_force() {
    let harness = Harness::new().await;
    let facts = serde_json::from_value(json!({"virksomhet": crate::testing::org(1), "virksomhet_name": "",
        "arbeidssted": crate::testing::org(5), "arbeidssted_name": "", "place": "", "kommune": "",
        "position": "Rådgiver", "percent": 100, "employee_number": "", "payroll_deduction": true}))
    .unwrap();
    let new = Command::ChangeEmployment { employment_id: None, facts };
    assert!(is_done(&harness.command("c-1", new.clone()).await));
    let begun = Employment { from: day(2026, 6, 13), ..harness.record("c-1") };
    harness.running.storage.put_rows(&[Row::of(own("demo"), &begun).unwrap()]).unwrap();
    let refuse = OfficeCommand::RefuseEmployment {
        member_id: "demo".into(),
        employment_id: "c-1".into(),
        reason: "Ikke ansatt der.".into(),
    };
    assert!(is_done(&harness.office("o-1", refuse).await));
    let employment: Employment = harness.record("c-1");
    assert_eq!(employment.to, Some(day(2026, 6, 13)));
    assert!(employment.unapproved);
    let change = employment.change.unwrap();
    assert_eq!((change.state, change.reason.as_str()), (ChangeState::Refused, "Ikke ansatt der."));
    // One that is approved stays, and a later change of it that is refused does not end it.
    assert!(is_done(&harness.command("c-2", new.clone()).await));
    let approve = OfficeCommand::ApproveEmployment { member_id: "demo".into(), employment_id: "c-2".into() };
    assert!(is_done(&harness.office("o-2", approve).await));
    let Command::ChangeEmployment { facts, .. } = new else { unreachable!() };
    let later = min_side_domain::records::EmploymentFacts { percent: 50, ..facts };
    let later = Command::ChangeEmployment { employment_id: Some("c-2".into()), facts: later };
    assert!(is_done(&harness.command("c-3", later).await));
    let refuse = OfficeCommand::RefuseEmployment {
        member_id: "demo".into(),
        employment_id: "c-2".into(),
        reason: "Nei".into(),
    };
    assert!(is_done(&harness.office("o-3", refuse).await));
    let kept: Employment = harness.record("c-2");
    assert_eq!((kept.to, kept.facts.percent, kept.unapproved), (None, 100, false));
}

use super::{Fault, ImportError, Imported, import};
use crate::storage::Storage as _;
use crate::storage::sqlite::SqliteStorage;
use crate::testing::{blob_of, noon, org};
use min_side_domain::{Audience, Collection};
use serde_json::{Value, json};
use tempfile::TempDir;

struct Place {
    dir: TempDir,
    storage: SqliteStorage,
}

impl Place {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let storage = SqliteStorage::open(&dir.path().join("data")).unwrap();
        Self { dir, storage }
    }

    fn import(&self, lines: &[Value]) -> Result<Imported, ImportError> {
        let text: Vec<String> = lines.iter().map(Value::to_string).collect();
        self.import_text(&text.join("\n"))
    }

    fn import_text(&self, text: &str) -> Result<Imported, ImportError> {
        let path = self.dir.path().join("union.jsonl");
        std::fs::write(&path, text).unwrap();
        import(&self.storage, &path, false, noon())
    }

    fn faults(&self, lines: &[Value]) -> Vec<Fault> {
        match self.import(lines) {
            Err(ImportError::Faults(faults)) => faults,
            other => panic!("not refused: {other:?}"),
        }
    }

    fn body(&self, audience: &str, collection: Collection, id: &str) -> Option<Value> {
        let audience = Audience::parse(audience).unwrap();
        let row = self.storage.row(&audience, collection, id).unwrap()?;
        Some(serde_json::from_str(&row.body).unwrap())
    }
}

fn member(id: &str) -> Value {
    json!({"type": "member", "id": id, "subject": format!("sub-{id}"), "name": "Åse Ås"})
}

fn recipient(member: &str, name: &str) -> Value {
    json!({"type": "row", "audience": format!("member:{member}"), "collection": "recipients",
        "body": {"id": "ntl", "kind": "office", "name": name}})
}

fn union() -> Value {
    json!({"type": "row", "audience": "each_member", "collection": "union", "body": {
        "id": "union", "short_name": "NTL", "name": "Norsk Tjenestemannslag", "office_email": "post@example.no",
        "office_phone": "+4722000000", "list_expiry_days": 14, "attachment_max_bytes": 1000, "attachment_max_count": 2,
        "attachment_types": [], "declaration_version": "1", "declaration": {}, "employment_approval": true,
    }})
}

#[test]
fn a_file_is_loaded_and_loading_it_again_changes_nothing() {
    let place = Place::new();
    std::fs::write(place.dir.path().join("brev.txt"), "Kjære medlem").unwrap();
    let blob = blob_of("Kjære medlem".as_bytes(), "text/plain");
    let lines = [
        // A row may come before what it refers to.
        recipient("m1", "NTL"),
        union(),
        member("m1"),
        member("m2"),
        json!({"type": "grant", "member": "m1", "audience": "unit:u1"}),
        json!({"type": "blob", "path": "brev.txt", "media_type": "text/plain", "sha256": blob.sha256}),
        json!({"type": "row", "audience": "member:m1", "collection": "documents", "body": {
            "id": "d1", "kind": "letter", "title": "Brev", "file_name": "brev.txt", "from": "NTL", "at": "2026-01-01T10:00:00Z",
            "sha256": blob.sha256, "size": blob.size, "media_type": "text/plain"}}),
    ];
    let done = place.import(&lines).unwrap();
    assert_eq!((done.lines, done.changed, done.unchanged), (7, 7, 0));
    assert!(place.body("member:m2", Collection::Union, "union").is_some());
    assert_eq!(std::fs::read(place.storage.blob_path(&blob.sha256)).unwrap(), "Kjære medlem".as_bytes());
    assert_eq!(place.storage.newest_for("m1").granted, [Audience::Unit("u1".into())]);
    let before = place.storage.newest_for("m1");
    let again = place.import(&lines).unwrap();
    assert_eq!((again.changed, again.unchanged), (0, 4));
    assert_eq!(place.storage.newest_for("m1"), before);
}

#[test]
fn one_wrong_line_and_nothing_is_changed() {
    let place = Place::new();
    let faults = place.faults(&[
        member("m1"),
        recipient("m1", "NTL"),
        json!({"type": "row", "audience": "member:m1", "collection": "recipients", "body": {"id": "x", "kind": "office"}}),
        recipient("nobody", "NTL"),
        json!({"type": "party"}),
        json!({"type": "row", "audience": "member:m1", "collection": "songs", "body": {"id": "x"}}),
        json!({"type": "row", "audience": "public", "collection": "virksomheter", "body": {"id": "112233445", "name": "X", "form": "AS"}}),
        json!({"type": "row", "audience": "public", "collection": "recipients", "body": {"id": "x", "kind": "office", "name": "X"}}),
        json!({"type": "grant", "member": "m1", "audience": "public"}),
        json!({"type": "blob", "path": "../secret", "media_type": "text/plain"}),
        json!({"type": "member", "id": "m3", "subject": "", "name": "X", "roles": ["king"]}),
    ]);
    let told: Vec<(usize, &str)> = faults.iter().map(|fault| (fault.line, fault.field.as_str())).collect();
    assert_eq!(
        told,
        [
            (3, "body.name"),
            (4, "audience"),
            (5, ""),
            (6, "collection"),
            (7, "body.id"),
            (8, "audience"),
            (9, "audience"),
            (10, "path"),
            (11, "subject"),
            (11, "roles"),
        ]
    );
    assert_eq!(faults[0].to_string(), "3: body.name: missing field `name`");
    assert!(place.storage.is_empty().unwrap());
}

#[test]
fn a_broken_line_is_named_by_its_number() {
    let place = Place::new();
    let text = format!("{}\n\n{{\"type\": \"row\",\n", member("m1"));
    let Err(ImportError::Faults(faults)) = place.import_text(&text) else { panic!("not refused") };
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].line, 3);
    assert!(place.storage.is_empty().unwrap());
}

#[test]
fn what_a_member_accepted_is_kept_and_what_changed_is_replaced() {
    let place = Place::new();
    place.import(&[member("m1"), union()]).unwrap();
    let mut accepted = place.body("member:m1", Collection::Union, "union").unwrap();
    accepted["declaration_accepted"] = json!("1");
    let row = crate::storage::Row {
        audience: Audience::Member("m1".into()),
        collection: Collection::Union,
        id: "union".into(),
        body: accepted.to_string(),
    };
    place.storage.put_rows(&[row]).unwrap();
    let mut renamed = union();
    renamed["body"]["name"] = json!("Nytt navn");
    assert_eq!(place.import(&[renamed]).unwrap().changed, 1);
    let now = place.body("member:m1", Collection::Union, "union").unwrap();
    assert_eq!((&now["name"], &now["declaration_accepted"]), (&json!("Nytt navn"), &json!("1")));
}

#[test]
fn rows_and_grants_can_be_taken_away() {
    let place = Place::new();
    let grant = json!({"type": "grant", "member": "m1", "audience": "unit:u1"});
    place.import(&[member("m1"), recipient("m1", "NTL"), grant]).unwrap();
    let delete = json!({"type": "delete", "audience": "member:m1", "collection": "recipients", "id": "ntl"});
    let revoke = json!({"type": "revoke", "member": "m1", "audience": "unit:u1"});
    assert_eq!(place.import(&[delete, revoke]).unwrap().changed, 2);
    assert!(place.body("member:m1", Collection::Recipients, "ntl").is_none());
    assert!(place.storage.newest_for("m1").granted.is_empty());
}

#[test]
fn notices_are_for_what_is_new_and_only_when_asked_for() {
    let place = Place::new();
    let message = |id: &str, sender: &str| {
        json!({"type": "row", "audience": "member:m1", "collection": "messages", "body": {
            "id": id, "thread_id": "t", "sender": sender, "sender_name": "X", "body": "Hei", "sent_at": "2026-01-01T10:00:00Z"}})
    };
    let thread = json!({"type": "row", "audience": "member:m1", "collection": "threads", "body": {"id": "t",
        "subject": "Hei", "recipient_id": "ntl", "recipient_name": "NTL", "last_at": "2026-01-01T10:00:00Z", "read_through": null}});
    place.import(&[member("m1"), thread, message("old", "union")]).unwrap();
    let path = place.dir.path().join("new.jsonl");
    let lines = [message("old", "union"), message("new", "union"), message("own", "member")];
    std::fs::write(&path, lines.map(|line| line.to_string()).join("\n")).unwrap();
    import(&place.storage, &path, true, noon()).unwrap();
    let notices = place.storage.waiting_notices(noon(), 10).unwrap();
    let items: Vec<&str> = notices.iter().map(|notice| notice.item.as_str()).collect();
    assert_eq!(items, ["new"]);
}

#[test]
fn the_rules_of_the_domain_hold_for_imports_too() {
    let place = Place::new();
    let good = json!({"type": "row", "audience": "public", "collection": "virksomheter",
        "body": {"id": org(1), "name": "Skatteetaten", "form": "STAT"}});
    place.import(&[good]).unwrap();
    let invoice = json!({"type": "row", "audience": "member:m1", "collection": "invoices", "body": {
        "id": "i1", "number": "1", "title": "K", "issued": "2026-01-01", "due": "2026-02-01", "amount_ore": 100,
        "account": "01235424320", "kid": "123"}});
    let profile = json!({"type": "row", "audience": "member:m1", "collection": "profile", "body": {
        "id": "m1", "first_name": "A", "last_name": "B", "address": {"line1": "X", "postal_code": "99", "place": "Y"},
        "birth_date": "1980-01-01", "email_work": "", "email_private": "", "email_choice": "work",
        "mobile_work": "", "mobile_private": "", "mobile_choice": null}});
    let faults = place.faults(&[member("m1"), invoice, profile]);
    let fields: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
    assert_eq!(fields, ["body.account", "body.kid", "body.address.postal_code", "body.email_choice"]);
}

fn employment(percent: u8, virksomhet: &str, to: Option<&str>) -> Value {
    json!({"type": "row", "audience": "member:m1", "collection": "employments", "body": {"id": "e1",
        "virksomhet": virksomhet, "virksomhet_name": "Etaten", "arbeidssted": org(5), "arbeidssted_name": "Kontoret",
        "place": "OSLO", "kommune": "OSLO", "position": "Rådgiver", "percent": percent, "employee_number": "",
        "payroll_deduction": true, "from": "2020-01-01", "to": to}})
}

fn thread(member: &str, id: &str) -> Value {
    json!({"type": "row", "audience": format!("member:{member}"), "collection": "threads", "body": {"id": id,
        "subject": "Hei", "recipient_id": "ntl", "recipient_name": "NTL", "last_at": "2026-01-01T10:00:00Z", "read_through": null}})
}

fn message(member: &str, id: &str, thread: &str) -> Value {
    json!({"type": "row", "audience": format!("member:{member}"), "collection": "messages", "body": {"id": id,
        "thread_id": thread, "sender": "union", "sender_name": "NTL", "body": "Hei", "sent_at": "2026-01-01T10:00:00Z"}})
}

#[test]
fn what_a_command_may_not_say_an_import_may_not_say_either() {
    let place = Place::new();
    place.import(&[member("m1"), employment(100, &org(1), Some("2020-01-01"))]).unwrap();
    let reward = json!({"type": "row", "audience": "public", "collection": "rewards", "body": {"id": "r", "name": "Kopp",
        "description": "", "price": i64::MAX, "available": true,
        "picture": {"sha256": "x", "size": 1, "media_type": "image/png"}}});
    let mut far = thread("m1", "t");
    far["body"]["last_at"] = json!("+262142-01-01T00:00:00Z");
    let mut long = member("m2");
    long["name"] = json!("Å".repeat(1_000_000));
    let mut odd = thread("m1", "t2");
    odd["body"]["subject"] = json!("faktura\u{202e}fdp.exe");
    for (line, told) in [
        (employment(255, &org(1), None), "body.percent: out_of_range"),
        (employment(0, &org(1), None), "body.percent: out_of_range"),
        (employment(100, "1", None), "body.virksomhet: bad_number"),
        (employment(100, &org(1), Some("2019-12-31")), "body.to: out_of_range"),
        (reward, "body.picture.sha256: bad_characters"),
        (far, "body.last_at: out_of_range"),
        (long, "name: too_long"),
        (odd, "body.subject: bad_characters"),
        (message("m1", "b1", "nowhere"), "body.thread_id: there is no thread `nowhere`"),
    ] {
        let faults: Vec<String> = place.faults(&[line]).iter().map(ToString::to_string).collect();
        assert!(faults.contains(&format!("1: {told}")), "{told}: {faults:?}");
    }
}

#[test]
fn what_stands_twice_is_told_by_its_line() {
    let place = Place::new();
    let grant = |kind: &str| json!({"type": kind, "member": "m1", "audience": "unit:u1"});
    let mut same_sign_in = member("m3");
    same_sign_in["subject"] = json!("sub-m1");
    let faults = place.faults(&[
        member("m1"),
        recipient("m1", "NTL"),
        member("m1"),
        recipient("m1", "Noe annet"),
        grant("grant"),
        grant("revoke"),
        same_sign_in,
        json!({"type": "delete", "audience": "member:m1", "collection": "recipients", "id": "ntl"}),
    ]);
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "3: id: stands in line 1 too",
            "4: body.id: stands in line 2 too",
            "6: audience: stands in line 5 too",
            "7: subject: is that of line 3 too",
            "8: id: stands in line 4 too",
        ]
    );
    place.import(&[member("m1")]).unwrap();
    let mut taken = member("m9");
    taken["subject"] = json!("sub-m1");
    assert_eq!(place.faults(&[taken])[0].to_string(), "1: subject: is that of the member `m1`");
}

#[test]
fn a_message_may_stand_before_its_thread_or_in_one_that_was_loaded_before() {
    let place = Place::new();
    place.import(&[member("m1"), member("m2"), message("m1", "b1", "t1"), thread("m1", "t1")]).unwrap();
    place.import(&[message("m1", "b2", "t1")]).unwrap();
    // Of another member it is unknown, and one that is taken away at the same time is none.
    assert_eq!(place.faults(&[message("m2", "b3", "t1")])[0].field, "body.thread_id");
    let gone = json!({"type": "delete", "audience": "member:m1", "collection": "threads", "id": "t1"});
    assert_eq!(place.faults(&[gone, message("m1", "b4", "t1")])[0].field, "body.thread_id");
    // Mail to all of them.
    let to_all = |mut line: Value| {
        line["audience"] = json!("each_member");
        line
    };
    place.import(&[to_all(message("", "alle", "alle")), to_all(thread("", "alle"))]).unwrap();
    assert!(place.body("member:m2", Collection::Messages, "alle").is_some());
    assert_eq!(place.faults(&[to_all(message("", "b5", "t1"))])[0].field, "body.thread_id");
}

#[test]
fn a_member_who_comes_later_has_what_each_member_has_and_no_mail_of_the_past() {
    let place = Place::new();
    let each = json!({"type": "row", "audience": "each_member", "collection": "recipients",
        "body": {"id": "ntl", "kind": "office", "name": "NTL"}});
    let to_all = |mut line: Value| {
        line["audience"] = json!("each_member");
        line
    };
    place
        .import(&[member("m1"), union(), each, to_all(thread("", "t")), to_all(message("", "b", "t"))])
        .unwrap();
    place.import(&[member("m2")]).unwrap();
    assert!(place.body("member:m2", Collection::Union, "union").is_some());
    assert!(place.body("member:m2", Collection::Recipients, "ntl").is_some());
    assert!(place.body("member:m2", Collection::Messages, "b").is_none());
    let gone = json!({"type": "delete", "audience": "each_member", "collection": "recipients", "id": "ntl"});
    place.import(&[gone]).unwrap();
    place.import(&[member("m3")]).unwrap();
    assert!(place.body("member:m3", Collection::Recipients, "ntl").is_none());
}

#[test]
fn the_server_writes_while_an_import_runs() {
    let place = Place::new();
    place.import(&[member("m1"), member("m2")]).unwrap();
    let lines: Vec<Value> = (0..4_000)
        .map(|n| {
            let mut line = recipient("m1", "NTL");
            line["body"]["id"] = json!(format!("r{n}"));
            line
        })
        .collect();
    let text: Vec<String> = lines.iter().map(Value::to_string).collect();
    let path = place.dir.path().join("many.jsonl");
    std::fs::write(&path, text.join("\n")).unwrap();
    // As the server has it: a connection of its own.
    let server = SqliteStorage::open(&place.dir.path().join("data")).unwrap();
    let (done, slowest, between) = std::thread::scope(|scope| {
        let importing = scope.spawn(|| import(&place.storage, &path, false, noon()).unwrap());
        let (mut slowest, mut between) = (std::time::Duration::ZERO, 0);
        while !importing.is_finished() {
            let begun = std::time::Instant::now();
            crate::storage::write(&server, noon(), |tx| tx.set_meta("asked", "now")).unwrap();
            slowest = slowest.max(begun.elapsed());
            between += 1;
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        (importing.join().unwrap(), slowest, between)
    });
    assert_eq!((done.lines, done.changed), (4_000, 4_000));
    assert!(between > 3, "the server wrote {between} times");
    assert!(slowest < std::time::Duration::from_secs(5), "{slowest:?}");
    // Loaded again, as after it was cut off, it changes nothing.
    assert_eq!(import(&place.storage, &path, false, noon()).unwrap().unchanged, 4_000);
}

#[test]
fn r_01_5_names_and_addresses_are_kept_as_commands_would_store_them() {
    let place = Place::new();
    let profile = json!({"type": "row", "audience": "member:m-1", "collection": "profile", "body": {
        "id": "m-1", "first_name": "", "last_name": "Suk\u{ad}arno\u{200b}\u{a0}",
        "address": {"line1": "\u{202a}Kungsgatan\u{a0}1\u{202c}", "postal_code": "SE-111 43", "place": "Stockholm",
            "country": "Sverige"},
        "birth_date": "1980-02-03", "email_work": "\u{feff}s@example.no", "email_private": "", "email_choice": "work",
        "mobile_work": "\u{202d}+47 912 34 567\u{202c}", "mobile_private": "", "mobile_choice": "work"}});
    let listed = json!({"type": "row", "audience": "unit:u", "collection": "list_members", "body": {
        "id": "l-1", "unit_id": "u", "first_name": "Kari\u{200b}", "last_name": "Nord\u{a0}mann", "member_number": "1",
        "position": "", "arbeidssted_name": "", "place": "", "email": "", "mobile": "", "since": "2020-01-01"}});
    let person = json!({"type": "member", "id": "m-1", "subject": "s", "name": "\u{202a}Sukarno\u{202c}"});
    let lines = [union(), person, profile, listed];
    place.import(&lines).unwrap();
    let body = place.body("member:m-1", Collection::Profile, "m-1").unwrap();
    assert_eq!((&body["first_name"], &body["last_name"]), (&json!(""), &json!("Sukarno")));
    assert_eq!(body["address"]["line1"], "Kungsgatan 1");
    assert_eq!((&body["email_work"], &body["mobile_work"]), (&json!("s@example.no"), &json!("+4791234567")));
    let listed = place.body("unit:u", Collection::ListMembers, "l-1").unwrap();
    assert_eq!((&listed["first_name"], &listed["last_name"]), (&json!("Kari"), &json!("Nord mann")));
    assert_eq!(place.storage.person_by_subject("s").unwrap().unwrap().name, "Sukarno");
    // The same again changes nothing.
    assert_eq!(place.import(&lines).unwrap().changed, 0);
}

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

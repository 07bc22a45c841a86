//! The export's own rules; that one of a whole member verifies is shown in `tests/`.

use super::place::{Place, Target};
use super::records::SCHEMA;
use super::verify::{Fault, verify};
use super::{FORMAT, MANIFEST, Manifest, VERSION};
use min_side_domain::{Collection, Language};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Collections whose records are exported, and the name of each in the contract.
const RECORDS: [(Collection, &str); 17] = [
    (Collection::Union, "Union"),
    (Collection::Profile, "Profile"),
    (Collection::Membership, "Membership"),
    (Collection::Recipients, "Recipient"),
    (Collection::Representatives, "Representative"),
    (Collection::Threads, "Thread"),
    (Collection::Messages, "Message"),
    (Collection::Employments, "Employment"),
    (Collection::Offices, "Office"),
    (Collection::Enrolments, "Enrolment"),
    (Collection::Kursbevis, "Kursbevis"),
    (Collection::IssuerKeys, "IssuerKey"),
    (Collection::Documents, "Document"),
    (Collection::Invoices, "Invoice"),
    (Collection::Recruitments, "Recruitment"),
    (Collection::Points, "PointsEntry"),
    (Collection::Orders, "Order"),
];

/// The schema as the contract with the server gives it.
fn schema() -> Value {
    let contract = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    let contract: Value = serde_json::from_str(&std::fs::read_to_string(contract).unwrap()).unwrap();
    let schemas = &contract["components"]["schemas"];
    let (mut defs, mut properties) = (Map::new(), Map::new());
    let mut wanted: Vec<String> = RECORDS.iter().map(|(_, name)| (*name).to_owned()).collect();
    wanted.push("Envelope".to_owned());
    while let Some(name) = wanted.pop() {
        if defs.contains_key(&name) {
            continue;
        }
        let text = schemas[&name].to_string();
        wanted.extend(
            text.split("#/components/schemas/")
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap().to_owned()),
        );
        defs.insert(name, serde_json::from_str(&text.replace("#/components/schemas/", "#/$defs/")).unwrap());
    }
    let array = |name: &str| json!({ "type": "array", "items": { "$ref": format!("#/$defs/{name}") } });
    for (collection, name) in RECORDS {
        properties.insert(collection.name().to_owned(), array(name));
    }
    properties.insert("outbox".to_owned(), array("Envelope"));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Min side: an export of everything",
        "description": "Each property is the content of the file of that name: data/<name>.json.",
        "type": "object",
        "properties": properties,
        "$defs": defs,
    })
}

/// `UPDATE_SCHEMA=1 cargo test -p min-side-core the_schema_is_current` writes it anew.
#[test]
fn r_12_8_the_schema_is_current_and_covers_every_collection_that_is_exported() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/export/schema.json");
    let made = schema();
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(path, serde_json::to_string_pretty(&made).unwrap() + "\n").unwrap();
        return;
    }
    assert!(
        serde_json::from_str::<Value>(SCHEMA).unwrap() == made,
        "crates/core/src/export/schema.json is stale: UPDATE_SCHEMA=1 cargo test -p min-side-core the_schema_is_current"
    );
    let left: BTreeSet<&str> = ["list_members", "virksomheter", "arbeidssteder", "courses", "rewards"].into();
    let named: BTreeSet<&str> = RECORDS.iter().map(|(collection, _)| collection.name()).collect();
    let all: BTreeSet<&str> = Collection::ALL.iter().map(|collection| collection.name()).collect();
    assert_eq!(&named | &left, all, "every collection is exported or left out on purpose");
}

fn place(root: &Path) -> Place {
    Place::begin(&Target::Folder(root.to_owned()), chrono::DateTime::UNIX_EPOCH).unwrap()
}

#[test]
fn r_12_8_file_names_are_safe_on_every_system_whatever_others_have_called_things() {
    let folder = crate::db::testing::folder();
    let root = folder.path().join("ut");
    let mut place = place(&root);
    let hostile = [
        "../../etc/passwd",
        "..\\..\\windows\\system32",
        "/absolutt/sti",
        "C:\\Windows\\win.ini",
        "con",
        "NUL",
        "com1.txt",
        "aux ",
        "navn\u{202e}fdp.exe",
        "null\u{0}tegn",
        "linje\nskift\r\t",
        "…",
        "...",
        "",
        " ",
        "a:b*c?d\"e<f>g|h",
        "Æ Ø Å á č 👩‍🏭",
        "æ ø å Á Č 👩‍🏭",
    ];
    let long = "å".repeat(300);
    let mut seen = BTreeSet::new();
    for name in hostile.iter().copied().chain([long.as_str(), long.as_str()]) {
        for extension in ["pdf", "html", "", "p/d\\f", "…"] {
            let path = place.free("meldinger/2026", &format!("2026-01-01 {name}"), extension);
            let bare = place.free("vedlegg", name, extension);
            for path in [path, bare] {
                let (folder, file) = path.rsplit_once('/').unwrap();
                assert!(folder == "meldinger/2026" || folder == "vedlegg", "{path:?}");
                assert_eq!(min_side_domain::message_rules::safe_file_name(file), file, "{path:?}");
                assert!(file.len() <= 130, "{} bytes: {path:?}", file.len());
                assert!(seen.insert(crate::fold::fold(&path)), "{path:?} twice");
                place.put_bytes(path.clone(), b"x").unwrap();
                let real = root.join(&path).canonicalize().unwrap();
                assert!(real.starts_with(root.canonicalize().unwrap()), "{path:?} is outside");
            }
        }
    }
    let written = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(written, 1, "something was written beside the export");
}

/// An export of two files of one record.
fn small(root: &Path) -> Manifest {
    let mut place = place(root);
    place.put_bytes("data/messages.json".to_owned(), b"[\n{\"a\":1},\n{\"a\":2}\n]\n").unwrap();
    place.put_bytes("meldinger/2026/a.html".to_owned(), b"<p>").unwrap();
    place.put_bytes("meldinger/2026/a.pdf".to_owned(), b"%PDF").unwrap();
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        app_version: "0".to_owned(),
        made_at: chrono::DateTime::UNIX_EPOCH,
        language: Language::Nb,
        records: BTreeMap::from([("messages".to_owned(), 2)]),
        threads: 1,
        messages: 2,
        left_out: Vec::new(),
        missing: Vec::new(),
        files: std::mem::take(&mut place.entries),
    };
    say(root, &manifest);
    manifest
}

fn say(root: &Path, manifest: &Manifest) {
    std::fs::write(root.join(MANIFEST), serde_json::to_vec(manifest).unwrap()).unwrap();
}

#[test]
fn r_12_8_verifying_finds_what_is_gone_changed_added_or_miscounted() {
    let folder = crate::db::testing::folder();
    let root = folder.path();
    assert!(verify(root).unwrap_err().to_string().contains("export_not_one"));
    let manifest = small(root);
    let verified = verify(root).unwrap();
    assert_eq!((verified.files, verified.records, verified.threads), (3, 2, 1));
    assert_eq!(verified.faults, []);

    let page = root.join("meldinger/2026/a.html");
    std::fs::write(&page, "<b>").unwrap();
    assert_eq!(verify(root).unwrap().faults, [Fault::Changed { path: "meldinger/2026/a.html".into() }]);
    std::fs::write(root.join("fremmed.txt"), "x").unwrap();
    std::fs::write(&page, "<p>").unwrap();
    assert_eq!(verify(root).unwrap().faults, [Fault::Added { path: "fremmed.txt".into() }]);
    std::fs::remove_file(root.join("fremmed.txt")).unwrap();
    std::fs::remove_file(&page).unwrap();
    assert_eq!(
        verify(root).unwrap().faults,
        [
            Fault::Gone { path: "meldinger/2026/a.html".into() },
            Fault::Count { of: "meldinger/*.html".into(), said: 1, found: 0 },
        ]
    );
    std::fs::write(&page, "<p>").unwrap();
    let mut more = manifest.clone();
    more.records.insert("messages".into(), 3);
    more.records.insert("documents".into(), 1);
    say(root, &more);
    assert_eq!(
        verify(root).unwrap().faults,
        [
            Fault::Count { of: "documents".into(), said: 1, found: 0 },
            Fault::Count { of: "messages".into(), said: 3, found: 2 },
        ]
    );
    // What a manifest names is never read from outside.
    let mut outside = manifest;
    outside.files[0].path = "../../../../etc/passwd".into();
    say(root, &outside);
    let faults = verify(root).unwrap().faults;
    assert!(faults.contains(&Fault::Gone { path: "../../../../etc/passwd".into() }), "{faults:?}");
}

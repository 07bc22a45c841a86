//! Getting everything out: from the real server through the core to a folder that opens in a browser.

use crate::house::{House, KEY, Machine, minside};
use crate::weather::{Fault, Sky};
use min_side_core::App;
use min_side_core::export::{MANIFEST, Manifest, Request, Target, verify};
use min_side_core::messages::MessageLine;
use min_side_core::views::{Draft, ExportStep, ThreadFilter};
use min_side_domain::Language;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A machine with everything of a union of some 200 messages, files included, and a draft of the member's.
async fn synced(house: &House, machine: &Machine) -> App {
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    app.maintain().await.unwrap();
    app.save_draft(Draft {
        recipient_id: "ntl".into(),
        subject: "Utkast <b>med</b> & tegn".into(),
        body: "Ikke sendt.".into(),
        ..Draft::default()
    })
    .await
    .unwrap();
    app
}

fn request(target: Target) -> Request {
    Request { target, language: Language::Nb }
}

fn json(path: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_8_half_a_first_sync_is_not_exported_as_everything() {
    let house = House::with_messages(600).await;
    let proxy = house.proxy().await;
    let machine = Machine::new();
    let app = machine.app(&proxy.url, &house.token()).await;
    proxy.turn(Sky::Always(Fault::CutWithin(20_000)));
    app.sync_now().await.unwrap_err();
    let out = machine.path().join("ut");
    let refused = app.export(request(Target::Folder(out.clone()))).await.unwrap_err();
    assert_eq!(refused.quiet_view().code, "not_synced");
    assert!(!out.exists());
    proxy.turn(Sky::Clear);
    app.sync_now().await.unwrap();
    assert!(app.export(request(Target::Folder(out.clone()))).await.unwrap().messages >= 600);
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_8_an_export_holds_everything_verifies_and_opens_in_a_browser() {
    let house = House::with_messages(200).await;
    let machine = Machine::new();
    let app = synced(&house, &machine).await;
    let out = machine.path().join("ut");
    let done = app.export(request(Target::Folder(out.clone()))).await.unwrap();
    let every: Vec<MessageLine> = app.every_message().await.unwrap();
    assert_eq!(done.messages, every.len() as u64);
    assert_eq!(done.missing, 0);

    // The records are the server's, and fit the schema's required fields.
    let theirs = house.rows().await;
    let manifest: Manifest = serde_json::from_value(json(&out.join(MANIFEST))).unwrap();
    let left: BTreeSet<&str> = manifest.left_out.iter().map(|left| left.collection.as_str()).collect();
    let mut by_collection: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
    for ((collection, _), (_, body)) in &theirs {
        by_collection.entry(collection).or_default().push(body);
    }
    let schema = json(&out.join("data/schema.json"));
    for (collection, bodies) in by_collection {
        let path = out.join(format!("data/{collection}.json"));
        assert_eq!(left.contains(collection), !path.exists(), "{collection}");
        if left.contains(collection) {
            continue;
        }
        let written = json(&path);
        let written = written.as_array().unwrap();
        assert_eq!(manifest.records[collection], bodies.len() as u64, "{collection}");
        assert!(bodies.iter().all(|body| written.contains(body)), "{collection}");
        let of = schema["properties"][collection]["items"]["$ref"].as_str().unwrap();
        for record in written {
            assert_eq!(misfits(&schema, schema.pointer(&of[1..]).unwrap(), record), Vec::<String>::new());
        }
    }
    assert!(left.contains("list_members"), "a list of others is not the member's to take out here: {left:?}");

    // The documents are there as they are.
    let hashes: BTreeSet<&str> = manifest.files.iter().map(|entry| entry.sha256.as_str()).collect();
    for document in json(&out.join("data/documents.json")).as_array().unwrap() {
        assert!(hashes.contains(document["sha256"].as_str().unwrap()), "{}", document["title"]);
    }
    assert_eq!(verify(&out).unwrap().faults, []);

    // Every thread's PDF opens.
    let first = manifest
        .files
        .iter()
        .find(|entry| entry.path.starts_with("meldinger/") && entry.path.ends_with(".pdf"));
    let text = Command::new("pdftotext").arg(out.join(&first.unwrap().path)).arg("-").output().unwrap();
    assert!(text.status.success() && text.stdout.len() > 40);

    let seen = crawl(&out);
    assert_eq!(seen["broken"], Value::Array(Vec::new()));
    assert_eq!(seen["violations"], Value::Array(Vec::new()));
    assert_eq!(seen["requests"], Value::Array(Vec::new()));
    assert_eq!(seen["errors"], Value::Array(Vec::new()));
    // The index, the facts, three lists, a list a year, and every thread; axe has seen some of each kind.
    assert!(seen["pages"].as_u64().unwrap() > 5 + done.threads, "{seen}");
    assert!(seen["seen_by_axe"].as_u64().unwrap() > 5 + 8, "{seen}");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_8_a_zip_holds_the_same_as_a_folder_and_what_is_not_here_is_named() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    let (folder, zip) = (machine.path().join("ut"), machine.path().join("ut.zip"));
    let as_folder = app.export(request(Target::Folder(folder.clone()))).await.unwrap();
    let as_zip = app.export(request(Target::Zip(zip.clone()))).await.unwrap();
    assert!(as_folder.missing > 0, "no file has been fetched");
    assert_eq!((as_folder.files, as_folder.missing), (as_zip.files, as_zip.missing));
    let (one, other) = (verify(&folder).unwrap(), verify(&zip).unwrap());
    assert_eq!((one.files, one.records, one.threads), (other.files, other.records, other.threads));
    assert_eq!((one.faults, other.faults), (vec![], vec![]));
    let manifest: Manifest = serde_json::from_value(json(&folder.join(MANIFEST))).unwrap();
    let index = std::fs::read_to_string(folder.join("index.html")).unwrap();
    assert!(manifest.missing.iter().all(|file| !file.name.is_empty()));
    assert!(index.contains("Ikke på maskinen da kopien ble laget"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&folder), mode(&zip)), (0o700, 0o600), "others of the machine may not read it");
    }
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_8_a_cancelled_export_leaves_nothing_and_one_runs_at_a_time() {
    let house = House::with_messages(300).await;
    let machine = Machine::new();
    let app = machine.app(&house.server.url, &house.token()).await;
    app.sync_now().await.unwrap();
    assert_eq!(app.export_state().await.unwrap(), None);
    let out = machine.path().join("ut");
    let mut changes = app.changes();
    let exporting = tokio::spawn({
        let (app, target) = (app.clone(), Target::Folder(out.clone()));
        async move { app.export(request(target)).await }
    });
    // Its own news says when it is at the threads.
    loop {
        changes.recv().await.unwrap();
        let step = app.export_state().await.unwrap().map(|progress| progress.step);
        if step == Some(ExportStep::Threads) {
            break;
        }
        assert!(!exporting.is_finished(), "it ended before it could be cancelled");
    }
    let second = app.export(request(Target::Folder(machine.path().join("to")))).await.unwrap_err();
    assert_eq!(second.quiet_view().code, "export_running");
    app.cancel_export().await.unwrap();
    let ended = exporting.await.unwrap().unwrap_err();
    assert_eq!(ended.quiet_view().code, "export_cancelled");
    assert!(!out.exists());
    assert_eq!(app.export_state().await.unwrap(), None);

    // What stood in the folder is never written over.
    std::fs::create_dir(&out).unwrap();
    std::fs::write(out.join("mitt.txt"), "x").unwrap();
    let refused = app.export(request(Target::Folder(out.clone()))).await.unwrap_err();
    assert_eq!(refused.quiet_view().code, "folder_not_empty");
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), 1);
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_8_the_command_line_exports_and_verifies_without_the_window() {
    let house = House::with_messages(60).await;
    let machine = Machine::new();
    synced(&house, &machine).await.close().await;
    let out = machine.path().join("ut");
    let made = run(
        &[
            "--data",
            &machine.path().display().to_string(),
            "--server",
            &house.server.url,
            "--key-stdin",
            "--json",
            "export",
        ],
        &out,
    );
    assert!(made.0, "{}", made.1);
    let made: Value = serde_json::from_str(&made.1).unwrap();
    assert_eq!(made["missing"], 0);
    // Nothing but the export is needed to check it.
    let (fine, said) = run(&["export", "--verify", "--json"], &out);
    assert!(fine, "{said}");
    assert_eq!(serde_json::from_str::<Value>(&said).unwrap()["faults"], Value::Array(Vec::new()));
    let page = pages(&out).into_iter().next().unwrap();
    std::fs::write(&page, "endret").unwrap();
    let (fine, said) = run(&["export", "--verify"], &out);
    assert!(!fine && said.contains("changed: meldinger/"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn r_04_3_a_thread_that_is_saved_carries_the_files_of_its_messages() {
    let house = House::with_messages(200).await;
    let machine = Machine::new();
    let app = synced(&house, &machine).await;
    let threads = app.threads(ThreadFilter { limit: 500, ..ThreadFilter::default() }).await.unwrap();
    let with_files = threads.rows.iter().find(|row| row.attachments).unwrap();
    let thread = app.thread(with_files.id.clone()).await.unwrap();
    let mut theirs = Vec::new();
    for file in thread.messages.iter().flat_map(|message| &message.attachments) {
        theirs.push(app.file_bytes(&file.sha256, file.size).await.unwrap());
    }
    let (name, bytes) = app.thread_pdf_with_files(thread.id.clone(), Language::Nb).await.unwrap();
    assert!(name.ends_with(".pdf"));
    let (pdf, out) = (machine.path().join("samtale.pdf"), machine.path().join("filer"));
    std::fs::write(&pdf, bytes).unwrap();
    std::fs::create_dir(&out).unwrap();
    // Read by another program than the one that wrote it.
    let taken = Command::new("pdfdetach").arg("-saveall").arg("-o").arg(&out).arg(&pdf).status().unwrap();
    assert!(taken.success());
    let mut carried: Vec<Vec<u8>> =
        std::fs::read_dir(&out).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect();
    theirs.sort();
    theirs.dedup();
    carried.sort();
    carried.dedup();
    assert!(!theirs.is_empty() && carried == theirs, "{} of {} files", carried.len(), theirs.len());
    // On paper they would be nothing.
    let (_, printed) = app.thread_pdf_bytes(thread.id, Language::Nb).await.unwrap();
    assert!(!printed.windows(13).any(|window| window == b"EmbeddedFiles"));
    app.close().await;
}

/// Runs `minside` with the key on standard input; whether it succeeded, and what it said.
fn run(arguments: &[&str], path: &Path) -> (bool, String) {
    let mut command = Command::new(minside());
    command.args(arguments).arg(path).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let key: String = KEY.iter().map(|byte| format!("{byte:02x}")).collect();
    // A command that wants no key has ended by then.
    let _ = writeln!(child.stdin.take().unwrap(), "{key}");
    let output = child.wait_with_output().unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}

/// The threads' pages of an export.
fn pages(out: &Path) -> Vec<PathBuf> {
    let years = std::fs::read_dir(out.join("meldinger")).unwrap().flatten();
    let files = years.flat_map(|year| std::fs::read_dir(year.path()).unwrap().flatten());
    files
        .map(|file| file.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .collect()
}

/// What Chromium and axe say of it.
fn crawl(out: &Path) -> Value {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("ui");
    let output = Command::new("node")
        .arg(ui.join("tests/browser/crawl.mjs"))
        .arg(out)
        .arg("8")
        .current_dir(&ui)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Where a value does not fit its schema: types, required fields, choices; enough of JSON Schema for the contract's.
fn misfits(root: &Value, schema: &Value, value: &Value) -> Vec<String> {
    if let Some(reference) = schema["$ref"].as_str() {
        return misfits(root, root.pointer(&reference[1..]).unwrap(), value);
    }
    let mut found = Vec::new();
    for part in schema["allOf"].as_array().into_iter().flatten() {
        found.extend(misfits(root, part, value));
    }
    for choices in ["oneOf", "anyOf"] {
        if let Some(parts) = schema[choices].as_array()
            && !parts.iter().any(|part| misfits(root, part, value).is_empty())
        {
            found.push(format!("{value} fits none of {choices}"));
        }
    }
    let named: Vec<&str> = match &schema["type"] {
        Value::String(name) => vec![name],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_i64() || number.is_u64() => "integer",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let is_named = named.contains(&kind) || (kind == "integer" && named.contains(&"number"));
    if !named.is_empty() && !is_named {
        found.push(format!("{value} is no {named:?}"));
    }
    if let Some(allowed) = schema["enum"].as_array()
        && !allowed.contains(value)
    {
        found.push(format!("{value} is none of {allowed:?}"));
    }
    for required in schema["required"].as_array().into_iter().flatten() {
        if value.get(required.as_str().unwrap()).is_none() {
            found.push(format!("{required} is missing"));
        }
    }
    for (name, part) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(inner) = value.get(name) {
            found.extend(misfits(root, part, inner));
        }
    }
    if let (Some(items), Some(values)) = (schema.get("items"), value.as_array()) {
        found.extend(values.iter().flat_map(|value| misfits(root, items, value)));
    }
    found
}

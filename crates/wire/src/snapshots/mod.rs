//! Every record, command and answer as it goes over the wire, committed by version of the contract in `docs/contract/`:
//! what this build writes is what is committed, and what was committed for an earlier version is still read.
//!
//! Run with `UPDATE_CONTRACT=1` to write those of this version.

mod commands;
mod records;

use crate::command::{Answer, Envelope};
use crate::contract::CONTRACT;
use crate::office::OfficeEnvelope;
use crate::service::Service;
use min_side_domain::Collection;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/contract")
}

/// Every file of this version, by its name.
fn all() -> BTreeMap<String, Value> {
    let mut files = BTreeMap::new();
    for &collection in Collection::ALL {
        files.insert(format!("records/{}.json", collection.name()), records::examples(collection).into());
    }
    for envelope in commands::members() {
        let value = serde_json::to_value(&envelope).unwrap();
        files.insert(format!("commands/{}.json", value["kind"].as_str().unwrap()), value);
    }
    for envelope in commands::offices() {
        let value = serde_json::to_value(&envelope).unwrap();
        files.insert(format!("office/{}.json", value["kind"].as_str().unwrap()), value);
    }
    files.insert("answers.json".to_owned(), serde_json::to_value(commands::answers()).unwrap());
    files.insert("service.json".to_owned(), serde_json::to_value(service()).unwrap());
    files
}

fn service() -> Service {
    Service {
        union: "NTL".into(),
        contract: "1.0".into(),
        oldest: Some("1.0".into()),
        issuer: "https://login.example.no".into(),
        client_id: "min-side".into(),
        audience: "min-side".into(),
        demo: false,
    }
}

fn read(path: &Path) -> Value {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Names of files in a folder and in those within it, from the folder on.
fn names(folder: &Path, before: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{before}{}", entry.file_name().to_str().unwrap());
        match entry.file_type().unwrap().is_dir() {
            true => found.extend(names(&entry.path(), &format!("{name}/"))),
            false => found.push(name),
        }
    }
    found
}

#[test]
fn contract_what_this_build_writes_is_what_is_committed() {
    let folder = folder().join(CONTRACT.to_string());
    let files = all();
    if std::env::var_os("UPDATE_CONTRACT").is_some() {
        for (name, value) in &files {
            let path = folder.join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, serde_json::to_string_pretty(value).unwrap() + "\n").unwrap();
        }
    }
    for (name, value) in &files {
        assert!(
            read(&folder.join(name)) == *value,
            "{name} of docs/contract/{CONTRACT} is another: an addition needs a new minor version, and what was \
             committed for a released one is never edited (docs/contract.md)"
        );
    }
    let committed: BTreeSet<String> = names(&folder, "").into_iter().collect();
    assert_eq!(committed, files.into_keys().collect(), "none is left over");
}

#[test]
fn contract_what_was_written_for_any_version_is_still_read_whole() {
    let mut versions = 0;
    for version in std::fs::read_dir(folder()).unwrap() {
        let version = version.unwrap().path();
        for name in names(&version, "") {
            let value = read(&version.join(&name));
            let kind = name.split('/').next().unwrap();
            let again = match kind {
                "records" => {
                    let collection = name.trim_start_matches("records/").trim_end_matches(".json");
                    let collection = Collection::from_name(collection).unwrap_or_else(|| panic!("{name}"));
                    for record in value.as_array().unwrap() {
                        collection
                            .check(&record.to_string())
                            .unwrap_or_else(|error| panic!("{name}: {error}"));
                    }
                    value.clone()
                }
                "commands" => again::<Envelope>(&value, &name),
                "office" => again::<OfficeEnvelope>(&value, &name),
                "answers.json" => again::<Vec<Answer>>(&value, &name),
                "service.json" => again::<Service>(&value, &name),
                other => panic!("{other}"),
            };
            assert!(holds(&again, &value), "{name}: {again} has lost some of {value}");
        }
        versions += 1;
    }
    assert!(versions > 0);
}

fn again<T: serde::Serialize + serde::de::DeserializeOwned>(value: &Value, name: &str) -> Value {
    let read: T = serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{name}: {error}"));
    serde_json::to_value(read).unwrap()
}

/// Whether everything in `part` is in `whole`.
fn holds(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(name, value)| whole.get(name).is_some_and(|whole| holds(whole, value)))
        }
        (Value::Array(whole), Value::Array(part)) => {
            whole.len() == part.len() && whole.iter().zip(part).all(|(whole, part)| holds(whole, part))
        }
        (whole, part) => whole == part,
    }
}

#[test]
fn contract_each_command_and_each_value_of_a_fixed_set_has_an_example() {
    let document = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json"));
    let schemas = &document["components"]["schemas"];
    let files = all();
    for (schema, folder) in [("Command", "commands"), ("OfficeCommand", "office")] {
        let kinds = schemas[schema]["oneOf"].as_array().unwrap().iter().map(|one| {
            let kind = &one["properties"]["kind"];
            kind["const"]
                .as_str()
                .or_else(|| kind["enum"][0].as_str())
                .unwrap_or_else(|| panic!("{one}"))
                .to_owned()
        });
        for kind in kinds {
            assert!(files.contains_key(&format!("{folder}/{kind}.json")), "{folder}/{kind}");
        }
    }
    for &collection in Collection::ALL {
        let record = serde_json::to_value(collection).unwrap();
        assert_eq!(record, json!(collection.name()));
        let examples = files[&format!("records/{}.json", collection.name())].to_string();
        for value in values(schemas, &schemas[collection.record()]) {
            assert!(examples.contains(&format!("\"{value}\"")), "{collection}: no example has {value:?}");
        }
    }
}

/// Every value of a fixed set within a schema.
fn values(schemas: &Value, schema: &Value) -> Vec<String> {
    let mut found = Vec::new();
    match schema {
        Value::Object(members) => {
            for (name, member) in members {
                match (name.as_str(), member) {
                    ("$ref", Value::String(target)) => {
                        found.extend(values(schemas, &schemas[target.rsplit('/').next().unwrap()]));
                    }
                    ("enum", Value::Array(listed)) => {
                        found.extend(listed.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => found.extend(values(schemas, member)),
                }
            }
        }
        Value::Array(members) => found.extend(members.iter().flat_map(|member| values(schemas, member))),
        _ => {}
    }
    found
}

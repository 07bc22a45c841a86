//! The settings by name, and the JSON schema (`docs/managed.schema.json`) that is made of them.

use serde_json::{Map, Value, json};

/// A setting of `managed.json`.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its name.
    pub name: &'static str,
    /// What it is for, in one sentence.
    pub what: &'static str,
    kind: Kind,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Text,
    Address,
    Proxy,
    File,
    Switch,
    OneOf(&'static [&'static str]),
}

const fn setting(name: &'static str, kind: Kind, what: &'static str) -> Setting {
    Setting { name, what, kind }
}

/// Every setting.
pub const SETTINGS: &[Setting] = &[
    setting(
        "managed_by",
        Kind::Text,
        "Who has set this, as the member knows them; shown in the app's settings.",
    ),
    setting(
        "server",
        Kind::Address,
        "The union's server. Without it the app asks the member at the first start.",
    ),
    setting("issuer", Kind::Address, "The only issuer that the member may be sent to for signing in."),
    setting(
        "client_id",
        Kind::Text,
        "The client id to present to the issuer, instead of the one that the server names.",
    ),
    setting(
        "proxy",
        Kind::Proxy,
        "The proxy for every call, or \"direct\" for none. Without it the system's settings hold.",
    ),
    setting(
        "ca_file",
        Kind::File,
        "Absolute path of a PEM file with certificate authorities that are trusted besides the system's.",
    ),
    setting(
        "updates",
        Kind::Switch,
        "false where newer versions are installed by somebody else: the app does not look for them.",
    ),
    setting(
        "storage",
        Kind::OneOf(&["disk", "memory"]),
        "\"memory\" where nothing may be kept on this machine's disk.",
    ),
];

/// The schema of the file.
#[must_use]
pub fn schema() -> Value {
    let mut properties = Map::new();
    properties.insert("$schema".to_owned(), json!({"type": "string"}));
    for setting in SETTINGS {
        let mut property = match setting.kind {
            Kind::Text => json!({"type": "string", "minLength": 1, "maxLength": 100}),
            Kind::Address => json!({"type": "string", "format": "uri", "pattern": "^https?://"}),
            Kind::Proxy => json!({"type": "string", "pattern": "^(direct|https?://.+)$"}),
            Kind::File => json!({"type": "string", "minLength": 1}),
            Kind::Switch => json!({"type": "boolean"}),
            Kind::OneOf(values) => json!({"enum": values}),
        };
        property["description"] = setting.what.into();
        properties.insert(setting.name.to_owned(), property);
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Min side: managed.json",
        "description": "Settings of an employer's IT department or a union. What is left out is as the app comes. Names that a version does not know change nothing; a value of the wrong kind stops the app with a message.",
        "type": "object",
        "properties": properties,
    })
}

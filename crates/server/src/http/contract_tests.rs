//! The document against the code that makes it, and against the running server.

use super::openapi::document;
use super::router::routes;
use super::service::OPENAPI;
use crate::testing::{ATTACHMENT, Harness, blob_of, noon};
use min_side_wire::route;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

/// `UPDATE_OPENAPI=1 cargo test -p min-side-server openapi` writes it anew.
#[test]
fn the_openapi_document_is_current() {
    let made = document();
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
        std::fs::write(path, serde_json::to_string_pretty(&sorted(made)).unwrap() + "\n").unwrap();
        return;
    }
    // As values: the order of names depends on what else is built with serde_json.
    assert!(
        serde_json::from_str::<Value>(OPENAPI).unwrap() == made,
        "docs/openapi.json is stale: UPDATE_OPENAPI=1 cargo test -p min-side-server openapi"
    );
}

/// The same with names in order, whatever else is built with serde_json.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(String, Value)> = fields.into_iter().collect();
            fields.sort_by(|(one, _), (other, _)| one.cmp(other));
            fields.into_iter().map(|(name, value)| (name, sorted(value))).collect()
        }
        Value::Array(values) => values.into_iter().map(sorted).collect(),
        other => other,
    }
}

#[test]
fn every_reference_in_the_document_leads_somewhere() {
    fn walk(value: &Value, document: &Value) {
        match value {
            Value::Object(fields) => {
                if let Some(Value::String(reference)) = fields.get("$ref") {
                    let at = reference.strip_prefix('#').unwrap();
                    assert!(document.pointer(at).is_some(), "{reference} leads nowhere");
                }
                fields.values().for_each(|value| walk(value, document));
            }
            Value::Array(values) => values.iter().for_each(|value| walk(value, document)),
            _ => {}
        }
    }
    let document = document();
    walk(&document, &document);
}

#[test]
fn every_route_and_every_collection_is_in_the_document() {
    let document = document();
    let described: BTreeSet<(&str, &str)> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, methods)| {
            methods.as_object().unwrap().keys().map(|method| (path.as_str(), method.as_str()))
        })
        .collect();
    let routes = routes();
    let served: BTreeSet<(&str, &str)> = routes.iter().map(|route| (route.path, route.method)).collect();
    assert_eq!(described, served);
    let body = &document["components"]["schemas"]["Change"]["properties"]["body"];
    for collection in min_side_domain::Collection::ALL {
        assert!(body["description"].as_str().unwrap().contains(&format!("{collection}: ")), "{collection}");
    }
    assert_eq!(body["anyOf"].as_array().unwrap().len(), min_side_domain::Collection::ALL.len());
}

/// One request of the contract: what is asked, as whom, and the status that is expected.
struct Call {
    method: Method,
    path: String,
    route: &'static str,
    who: Who,
    body: Option<Value>,
    status: u16,
}

#[derive(Clone, Copy)]
enum Who {
    NoOne,
    Member,
    Office,
}

fn call(method: Method, route: &'static str, who: Who, status: u16) -> Call {
    Call { method, path: route.to_owned(), route, who, body: None, status }
}

#[tokio::test]
async fn what_the_running_server_answers_is_in_the_document() {
    let harness = Harness::new().await;
    let document = document();
    let blob = format!("/v1/blobs/{}", blob_of(ATTACHMENT, "").sha256);
    let with = |call: Call, body: Value| Call { body: Some(body), ..call };
    let at = |call: Call, path: &str| Call { path: path.to_owned(), ..call };
    let send = json!({"thread_id": "n", "recipient_id": "ntl", "subject": "S", "body": "B"});
    let profile = json!({"edits": [{"field": "last_name", "from": "Feil", "to": "Dahl"}]});
    let commands = json!({"commands": [
        {"id": "c-1", "kind": "send_message", "payload": send},
        {"id": "c-2", "kind": "edit_profile", "payload": profile},
        {"id": "c-3", "kind": "mark_read", "payload": {"threads": ["gone"], "through": noon()}},
    ]});
    let reply = json!({"commands": [
        {"id": "o-1", "kind": "reply", "payload": {"thread_id": "demo-t1", "sender_name": "S", "body": "B"}},
        {"id": "o-2", "kind": "reply", "payload": {"thread_id": "gone", "sender_name": "S", "body": "B"}},
    ]});
    let upload = json!({"sha256": "0".repeat(64), "size": 5, "media_type": "text/plain"});
    let too_large = json!({"sha256": "0".repeat(64), "size": 50_000, "media_type": "text/plain"});
    let (get, post, head) = (Method::GET, Method::POST, Method::HEAD);
    let calls = [
        call(get.clone(), route::SERVICE, Who::NoOne, 200),
        call(get.clone(), route::OPENAPI, Who::NoOne, 200),
        call(get.clone(), route::CHANGES, Who::NoOne, 401),
        call(get.clone(), route::CHANGES, Who::Office, 403),
        call(get.clone(), route::CHANGES, Who::Member, 200),
        at(call(get.clone(), route::CHANGES, Who::Member, 410), "/v1/changes?cursor=x"),
        at(call(get.clone(), route::CHANGES, Who::Member, 400), "/v1/changes?limit=x"),
        at(call(get.clone(), route::CHANGES, Who::Member, 400), "/v1/changes?limit=0"),
        at(call(get.clone(), route::CHANGES, Who::Member, 400), "/v1/changes?limit=2001"),
        at(call(get.clone(), route::OFFICE_LOG, Who::Office, 400), "/v1/office/log?after=-1"),
        with(call(post.clone(), route::COMMANDS, Who::Member, 200), commands),
        with(call(post.clone(), route::COMMANDS, Who::Member, 400), json!([])),
        at(call(get.clone(), route::BLOB, Who::Member, 200), &blob),
        at(call(head.clone(), route::BLOB, Who::Member, 200), &blob),
        at(call(get.clone(), route::BLOB, Who::Member, 404), "/v1/blobs/x"),
        with(call(post.clone(), route::UPLOADS, Who::Member, 201), upload),
        with(call(post.clone(), route::UPLOADS, Who::Member, 413), too_large),
        at(call(head, route::UPLOAD, Who::Member, 404), "/v1/uploads/x"),
        at(call(Method::PATCH, route::UPLOAD, Who::Member, 400), "/v1/uploads/x"),
        with(call(post.clone(), route::OFFICE_COMMANDS, Who::Office, 200), reply),
        with(call(post, route::OFFICE_COMMANDS, Who::Member, 403), json!({"commands": []})),
        call(get.clone(), route::OFFICE_WAITING, Who::Office, 200),
        call(get, route::OFFICE_LOG, Who::Office, 200),
    ];
    for call in calls {
        let told = format!("{} {} → {}", call.method, call.path, call.status);
        let mut request = harness.client.request(call.method.clone(), harness.url(&call.path));
        match call.who {
            Who::NoOne => {}
            Who::Member => request = request.bearer_auth(harness.token()),
            Who::Office => request = request.bearer_auth(harness.office_token()),
        }
        if let Some(body) = &call.body {
            request = request.json(body);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), StatusCode::from_u16(call.status).unwrap(), "{told}");
        let method = call.method.as_str().to_lowercase();
        let described = &document["paths"][call.route][&method]["responses"][call.status.to_string()];
        assert!(described.is_object(), "{told}: not in the document");
        if let (Some(body), 200) = (&call.body, call.status) {
            let schema =
                &document["paths"][call.route][&method]["requestBody"]["content"]["application/json"];
            fits(&schema["schema"], body, &document, "request").unwrap_or_else(|why| panic!("{told}: {why}"));
        }
        let Some((media_type, content)) =
            described["content"].as_object().and_then(|content| content.iter().next())
        else {
            continue;
        };
        if method == "head" || media_type == "*/*" {
            continue;
        }
        assert_eq!(response.headers()["content-type"], media_type.as_str(), "{told}");
        let body: Value = response.json().await.unwrap();
        fits(&content["schema"], &body, &document, "body").unwrap_or_else(|why| panic!("{told}: {why}"));
    }
}

/// Whether a value is what a schema says: the parts of JSON Schema that the document uses.
fn fits(schema: &Value, value: &Value, document: &Value, at: &str) -> Result<(), String> {
    if let Some(reference) = schema["$ref"].as_str() {
        return fits(document.pointer(&reference[1..]).unwrap(), value, document, at);
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        fits(part, value, document, at)?;
    }
    for any in ["oneOf", "anyOf"] {
        if let Some(parts) = schema[any].as_array() {
            let faults: Vec<String> =
                parts.iter().filter_map(|part| fits(part, value, document, at).err()).collect();
            if faults.len() == parts.len() {
                return Err(format!("{at}: none of {any}: {}", faults.join("; ")));
            }
        }
    }
    if let Some(allowed) = schema["enum"].as_array()
        && !allowed.contains(value)
    {
        return Err(format!("{at}: {value} is not one of {allowed:?}"));
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let is_kind = match &schema["type"] {
        Value::String(one) => one == kind,
        Value::Array(several) => several.iter().any(|one| one == kind),
        _ => true,
    };
    if !is_kind {
        return Err(format!("{at}: {kind} where {} is wanted", schema["type"]));
    }
    if let Some(fields) = value.as_object() {
        for required in schema["required"].as_array().into_iter().flatten() {
            let name = required.as_str().unwrap();
            if !fields.contains_key(name) {
                return Err(format!("{at}: {name} is missing"));
            }
        }
        for (name, field) in fields {
            if schema["properties"][name].is_object() {
                fits(&schema["properties"][name], field, document, &format!("{at}.{name}"))?;
            }
        }
    }
    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
        if schema["items"].is_object() {
            fits(&schema["items"], item, document, &format!("{at}[{place}]"))?;
        }
    }
    Ok(())
}

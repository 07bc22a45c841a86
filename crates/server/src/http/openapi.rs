//! The OpenAPI 3.1 document, made from the types of the contract. `docs/openapi.json` is what this gives.

use min_side_domain::Collection;
use min_side_domain::field::FieldError;
use min_side_wire::{ATTEMPT, NOTHING_DONE, PAGE_HASH, command, feed, office, problem, route, service};
use serde_json::{Map, Value, json};
use utoipa::OpenApi;

/// Every type of the contract; those of the rows that the feed carries come from the list of collections.
#[derive(OpenApi)]
#[openapi(components(schemas(
    service::Service,
    service::Upload,
    service::UploadRequest,
    problem::Problem,
    problem::ProblemCode,
    FieldError,
    feed::Page,
    feed::Change,
    feed::Op,
    command::CommandsRequest,
    command::CommandsResponse,
    command::Envelope,
    command::Command,
    command::FieldEdit,
    command::FieldConflict,
    command::Answer,
    command::Outcome,
    command::Left,
    office::OfficeRequest,
    office::OfficeEnvelope,
    office::OfficeCommand,
    office::Waiting,
    office::WaitingItem,
    office::WaitingKind,
    office::LogPage,
    office::LogLine,
)))]
struct Schemas;

/// Who may call.
enum Caller {
    Anyone,
    Member,
    Office,
    Either,
}

/// Media type and schema.
type Content = Option<(&'static str, Value)>;

/// An operation of the contract.
struct Operation {
    path: &'static str,
    method: &'static str,
    id: &'static str,
    summary: &'static str,
    caller: Caller,
    parameters: Value,
    request: Content,
    /// Status, description and content.
    answers: Vec<(u16, &'static str, Content)>,
    /// Statuses of problems beyond those that every operation has.
    problems: &'static [u16],
}

const JSON: &str = "application/json";

/// What is kept of commands, and for how long.
const ANSWERS: &str = "Each command is answered by itself: one that the server fails at is `failed`, and the others of \
    its request are not. An answer `done` is kept for 400 days; `refused` and `conflict`, by which nothing was done, for \
    30 days, and the newest 1,000 of a sender's. A command is repeated within that time under its id; later an id that \
    has made something is still refused (`id_reused`). A member has at most 20,000 commands answered on a day (UTC), \
    and 64 MiB of them; what is beyond is `429` and waits.";

/// What is kept of uploads.
const UPLOADS: &str = "A member may have 100 uploads under way, and 512 MiB of files under way or named by no message \
    (someone at the office 8 GiB); what is beyond is `429`. A file that nothing names is forgotten after seven days.";

/// The document.
pub(crate) fn document() -> Value {
    let mut types = Schemas::openapi();
    if let Some(components) = &mut types.components {
        components.schemas.extend(Collection::schemas());
    }
    let mut schemas = serde_json::to_value(types).unwrap_or_default()["components"]["schemas"].take();
    name_the_rows(&mut schemas);
    bound(&mut schemas);
    let mut paths = Map::new();
    for operation in operations() {
        let entry = paths.entry(operation.path).or_insert_with(|| json!({}));
        entry[operation.method] = described(&operation);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Min side",
            "version": min_side_wire::contract::CONTRACT.to_string(),
            "summary": "The contract between Min side and a union's server",
            "description": "The app keeps a copy of what a member may see and follows it by the change feed. \
                What the member does is a command with an idempotency key. Errors are problem details (RFC 9457) \
                whose `type` is `urn:min-side:problem:<code>`; `title` is for developers and is not shown.",
            "license": { "name": "Apache-2.0 OR MIT", "identifier": "Apache-2.0 OR MIT" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "access_token": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "JWT",
                    "description": "An access token of the OpenID Connect issuer that /v1/service names.",
                },
            },
        },
    })
}

/// A row's body is one of the records, by its collection.
fn name_the_rows(schemas: &mut Value) {
    let mut said = String::from("The row as JSON, for `put`. By collection: ");
    let all = Collection::ALL;
    let listed: Vec<String> =
        all.iter().map(|collection| format!("{collection}: {}", collection.record())).collect();
    said.push_str(&listed.join(", "));
    said.push('.');
    let records: Vec<Value> = all.iter().map(|collection| reference(collection.record())).collect();
    schemas["Change"]["properties"]["body"] = json!({ "description": said, "anyOf": records });
}

/// 64 lower-case hex digits.
const SHA256: &str = "^[0-9a-f]{64}$";
/// What a command's id is made of.
const ID: &str = "^[A-Za-z0-9_-]{1,64}$";

/// The bounds of requests, from the constants that the server holds them to.
fn bound(schemas: &mut Value) {
    let upload = &mut schemas["UploadRequest"]["properties"];
    upload["sha256"]["pattern"] = SHA256.into();
    upload["size"]["minimum"] = 1.into();
    upload["size"]["maximum"] = min_side_wire::MAX_BLOB_BYTES.into();
    upload["media_type"]["maxLength"] = super::uploads::MEDIA_TYPE_MAX.into();
    upload["media_type"]["pattern"] = "^[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(;[ -~]*)?$".into();
    for request in ["CommandsRequest", "OfficeRequest"] {
        schemas[request]["properties"]["commands"]["maxItems"] = min_side_wire::MAX_COMMANDS.into();
    }
    for envelope in ["Envelope", "OfficeEnvelope"] {
        let parts = schemas[envelope]["allOf"].as_array_mut();
        for part in parts.into_iter().flatten().filter(|part| part["properties"]["id"].is_object()) {
            part["properties"]["id"]["pattern"] = ID.into();
        }
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn described(operation: &Operation) -> Value {
    let mut responses = Map::new();
    for (status, description, content) in &operation.answers {
        let mut response = json!({ "description": description });
        if let Some((media_type, schema)) = content {
            response["content"] = json!({ *media_type: { "schema": schema } });
        }
        if operation.path == route::CHANGES {
            response["headers"] = json!({ PAGE_HASH: {
                "description": "SHA-256 of the uncompressed body, lower-case hex.",
                "schema": { "type": "string", "pattern": SHA256 },
            } });
        }
        responses.insert(status.to_string(), response);
    }
    let of_callers: &[u16] = match operation.caller {
        Caller::Anyone => &[],
        Caller::Member | Caller::Office | Caller::Either => &[401, 403],
    };
    for status in of_callers.iter().chain(operation.problems).chain(&[408, 429, 500]) {
        responses.insert(status.to_string(), problem_response(*status));
    }
    if operation.path == route::COMMANDS {
        for status in [400, 401, 403, 413] {
            responses[&status.to_string()]["headers"] = json!({ NOTHING_DONE: {
                "description": format!("The attempt of the header `{ATTEMPT}`: it is the server that refuses, and nothing \
                    of the request was done."),
                "schema": { "type": "string", "pattern": ID },
            } });
        }
    }
    let mut described = json!({
        "operationId": operation.id,
        "summary": operation.summary,
        "responses": responses,
    });
    if let Some((media_type, schema)) = &operation.request {
        described["requestBody"] =
            json!({ "required": true, "content": { *media_type: { "schema": schema } } });
    }
    if operation.parameters.as_array().is_some_and(|parameters| !parameters.is_empty()) {
        described["parameters"] = operation.parameters.clone();
    }
    if !matches!(operation.caller, Caller::Anyone) {
        described["security"] = json!([{ "access_token": [] }]);
    }
    let mut said = match operation.caller {
        Caller::Member => "For the role `member`.".to_owned(),
        Caller::Office => "For the role `office`.".to_owned(),
        Caller::Either => "For any role.".to_owned(),
        Caller::Anyone => String::new(),
    };
    if [route::COMMANDS, route::OFFICE_COMMANDS].contains(&operation.path) {
        said = format!("{said} {ANSWERS}");
    }
    if operation.path == route::UPLOADS {
        said = format!("{said} {UPLOADS}");
    }
    if !said.is_empty() {
        described["description"] = said.into();
    }
    described
}

fn problem_response(status: u16) -> Value {
    let description = match status {
        400 => "Not the form that the contract wants.",
        401 => "No token, or one that is not valid.",
        403 => "Not permitted.",
        404 => "There is no such thing, or it is not the caller's.",
        408 => "It took too long.",
        409 => "The upload stands at another offset.",
        410 => "The cursor is not known any more: begin again.",
        413 => "Larger than the limit.",
        422 => "Not the bytes that were announced.",
        507 => "The server has no room left. It is asked again under the same ids.",
        429 => "Too many requests: wait as `Retry-After` says.",
        _ => "The server failed.",
    };
    json!({
        "description": description,
        "content": { min_side_wire::PROBLEM_JSON: { "schema": reference("Problem") } },
    })
}

fn query(name: &str, schema: &Value, description: &str) -> Value {
    json!({ "name": name, "in": "query", "required": false, "schema": schema, "description": description })
}

fn path(name: &str, pattern: &str, description: &str) -> Value {
    let schema = json!({ "type": "string", "pattern": pattern });
    json!({ "name": name, "in": "path", "required": true, "schema": schema, "description": description })
}

fn header(name: &str, schema: &Value, description: &str) -> Value {
    json!({ "name": name, "in": "header", "required": false, "schema": schema, "description": description })
}

fn operations() -> Vec<Operation> {
    let json_of = |name: &str| Some((JSON, reference(name)));
    let bytes = || json!({ "type": "string", "contentMediaType": "application/octet-stream" });
    let number = json!({ "type": "integer", "minimum": 0 });
    let range = header("Range", &json!({ "type": "string" }), "One range of bytes.");
    let mut offset = header("Upload-Offset", &number, "Where the piece begins.");
    offset["required"] = true.into();
    let upload = || path("id", "^[0-9a-f]{32}$", "The upload's id.");
    let blob = |method, id| Operation {
        path: route::BLOB,
        method,
        id,
        summary: "A file by its hash, whole or in part",
        caller: Caller::Either,
        parameters: json!([path("sha256", SHA256, "64 lower-case hex digits."), range.clone()]),
        request: None,
        answers: vec![
            (200, "The whole.", Some(("*/*", bytes()))),
            (206, "The range.", Some(("*/*", bytes()))),
            (304, "As it was: `If-None-Match`.", None),
            (416, "Nothing of the file is in the range.", None),
        ],
        problems: &[404],
    };
    let open = |path, id, summary, schema| Operation {
        path,
        method: "get",
        id,
        summary,
        caller: Caller::Anyone,
        parameters: json!([]),
        request: None,
        answers: vec![(200, "As asked.", Some((JSON, schema)))],
        problems: &[],
    };
    vec![
        open(
            route::SERVICE,
            "service",
            "What this server is and which issuer it trusts",
            reference("Service"),
        ),
        open(route::OPENAPI, "openapi", "This document", json!({ "type": "object" })),
        Operation {
            path: route::CHANGES,
            method: "get",
            id: "changes",
            summary: "The next page of the change feed",
            caller: Caller::Member,
            parameters: json!([
                query("cursor", &json!({ "type": "string" }), "Where to go on; none begins a snapshot."),
                query(
                    "limit",
                    &json!({ "type": "integer", "minimum": 1, "maximum": min_side_wire::MAX_PAGE }),
                    "At most this many changes."
                ),
            ]),
            request: None,
            answers: vec![(200, "A page.", json_of("Page"))],
            problems: &[400, 410],
        },
        Operation {
            path: route::COMMANDS,
            method: "post",
            id: "commands",
            summary: "Carries out commands in order; a repeat is answered as before and does nothing",

            caller: Caller::Member,
            parameters: json!([header(
                ATTEMPT,
                &json!({ "type": "string", "pattern": ID }),
                "A name of this attempt alone. A refusal of the whole request bears it, so that a client can tell it from \
                 what something on the way makes up.",
            )]),
            request: json_of("CommandsRequest"),
            answers: vec![(200, "What came of each.", json_of("CommandsResponse"))],
            problems: &[400, 413, 507],
        },
        Operation {
            path: route::EVENTS,
            method: "get",
            id: "events",
            summary: "Server-sent events: `changed` says that something changed, never what",
            caller: Caller::Member,
            parameters: json!([]),
            request: None,
            answers: vec![(
                200,
                "A stream that ends with the token. The data of `changed` is a JSON object: where its member `everyone` is \
                 true, what changed is the same for everyone, and an app does well to fetch it at a moment of its own.",
                Some(("text/event-stream", json!({ "type": "string" }))),
            )],
            problems: &[],
        },
        blob("get", "blob"),
        blob("head", "blob_head"),
        Operation {
            path: route::UPLOADS,
            method: "post",
            id: "begin_upload",
            summary: "Begins an upload; the same hash and size again is the same upload",
            caller: Caller::Either,
            parameters: json!([]),
            request: json_of("UploadRequest"),
            answers: vec![(201, "The upload and how far it has come.", json_of("Upload"))],
            problems: &[400, 413, 507],
        },
        Operation {
            path: route::UPLOAD,
            method: "head",
            id: "upload_offset",
            summary: "How far an upload has come: `Upload-Offset`",
            caller: Caller::Either,
            parameters: json!([upload()]),
            request: None,
            answers: vec![(200, "In the headers.", None)],
            problems: &[404],
        },
        Operation {
            path: route::UPLOAD,
            method: "patch",
            id: "append_upload",
            summary: "Appends a piece at the offset; the last one is verified against the hash",
            caller: Caller::Either,
            parameters: json!([upload(), offset]),
            request: Some(("application/offset+octet-stream", bytes())),
            answers: vec![(204, "Taken; the new offset is in the headers.", None)],
            problems: &[400, 404, 409, 413, 422, 507],
        },
        Operation {
            path: route::OFFICE_COMMANDS,
            method: "post",
            id: "office_commands",
            summary: "Carries out the office's commands in order",
            caller: Caller::Office,
            parameters: json!([]),
            request: json_of("OfficeRequest"),
            answers: vec![(200, "What came of each.", json_of("CommandsResponse"))],
            problems: &[400, 413, 507],
        },
        Operation {
            path: route::OFFICE_WAITING,
            method: "get",
            id: "office_waiting",
            summary: "What waits for the office, in pages",
            caller: Caller::Office,
            parameters: json!([
                query("after", &json!({ "type": "string" }), "`next` of the page before."),
                query(
                    "limit",
                    &json!({ "type": "integer", "minimum": 1, "maximum": crate::office::MAX_WAITING }),
                    "At most this many items."
                ),
            ]),
            request: None,
            answers: vec![(200, "Oldest first.", json_of("Waiting"))],
            problems: &[400],
        },
        Operation {
            path: route::OFFICE_LOG,
            method: "get",
            id: "office_log",
            summary: "The office's log",
            caller: Caller::Office,
            parameters: json!([query("after", &number, "Lines after this one.")]),
            request: None,
            answers: vec![(200, "Oldest first.", json_of("LogPage"))],
            problems: &[400],
        },
    ]
}

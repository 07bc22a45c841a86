//! Who gets what: every route of the router, as every kind of caller, for rows that are theirs and rows that are not.
//! A route without a row in this table fails.

use super::router::routes;
use crate::storage::Role;
use crate::testing::{ATTACHMENT, Harness, OLAS_DOCUMENT, PICTURE, blob_of};
use min_side_wire::route;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;

/// Who asks, in the order of the table's columns.
const CALLERS: [&str; 6] =
    ["no token", "bad token", "Kari", "Ola, of another unit", "someone without a role", "office"];

/// A request, and what each caller gets: a status, and what the answer says of the row.
struct Case {
    method: Method,
    route: &'static str,
    row: &'static str,
    path: String,
    body: Option<Value>,
    judge: Judge,
    expected: [&'static str; 6],
}

/// What of the answer tells whether the caller got the row.
#[derive(Clone, Copy)]
enum Judge {
    Status,
    /// Whether the row of this collection and id is in the feed.
    Sees(&'static str, &'static str),
    /// What came of the one command.
    Command,
}

fn case(method: &str, route: &'static str, row: &'static str, expected: [&'static str; 6]) -> Case {
    let method = method.parse().unwrap();
    Case { method, route, row, path: route.to_owned(), body: None, judge: Judge::Status, expected }
}

fn at(path: &str, case: Case) -> Case {
    Case { path: path.to_owned(), ..case }
}

fn sends(body: Value, case: Case) -> Case {
    Case { body: Some(body), ..case }
}

fn sees(collection: &'static str, id: &'static str, expected: [&'static str; 6]) -> Case {
    let all = case("GET", route::CHANGES, id, expected);
    Case { path: "/v1/changes?limit=2000".to_owned(), judge: Judge::Sees(collection, id), ..all }
}

/// A command, with an id for each caller.
fn command(
    route: &'static str,
    row: &'static str,
    kind: &str,
    payload: Value,
    expected: [&'static str; 6],
) -> Case {
    let body = json!({"commands": [{"id": "c-CALLER", "kind": kind, "payload": payload}]});
    Case { body: Some(body), judge: Judge::Command, ..case("POST", route, row, expected) }
}

/// The table. `upload` is one that Kari has started.
fn table(upload: &str) -> Vec<Case> {
    let blob = |bytes: &[u8]| format!("/v1/blobs/{}", blob_of(bytes, "").sha256);
    let begin = json!({"sha256": "a".repeat(64), "size": 5, "media_type": "text/plain"});
    let reply = json!({"thread_id": "demo-t1", "sender_name": "S", "body": "B"});
    let revoke = json!({"member_id": "ola", "office_id": "o1", "last_day": "2026-06-30"});
    let read = |thread: &str| json!({"threads": [thread], "through": "2026-06-16T09:00:00Z"});
    let write =
        |unit: &str| json!({"thread_id": "n-CALLER", "recipient_id": unit, "subject": "S", "body": "B"});
    let withdraw = json!({"enrolment_id": "k1", "pressed_at": "2026-06-16T09:00:00Z"});
    let own_upload = format!("/v1/uploads/{upload}");
    let anyone = ["200"; 6];
    let member = ["401", "401", "200", "200", "403", "403"];
    let office = ["401", "401", "403", "403", "403", "200"];
    vec![
        case("GET", route::SERVICE, "-", anyone),
        case("GET", route::OPENAPI, "-", anyone),
        case("GET", route::EVENTS, "-", member),
        sees("profile", "demo", ["401", "401", "200 yes", "200 no", "403", "403"]),
        sees("profile", "ola", ["401", "401", "200 no", "200 yes", "403", "403"]),
        sees("documents", "d1", ["401", "401", "200 no", "200 yes", "403", "403"]),
        sees("list_members", "l1", ["401", "401", "200 yes", "200 no", "403", "403"]),
        sees("list_members", "x1", ["401", "401", "200 no", "200 no", "403", "403"]),
        sees("rewards", "kopp", ["401", "401", "200 yes", "200 yes", "403", "403"]),
        command(
            route::COMMANDS,
            "demo-t1",
            "mark_read",
            read("demo-t1"),
            ["401", "401", "200 done", "200 not_found", "403", "403"],
        ),
        command(
            route::COMMANDS,
            "k1",
            "withdraw_application",
            withdraw,
            ["401", "401", "200 done", "200 not_found", "403", "403"],
        ),
        command(
            route::COMMANDS,
            "unit-1",
            "send_message",
            write("unit-1"),
            ["401", "401", "200 done", "200 done", "403", "403"],
        ),
        command(
            route::COMMANDS,
            "unit-9",
            "send_message",
            write("unit-9"),
            ["401", "401", "200 recipient_not_permitted", "200 recipient_not_permitted", "403", "403"],
        ),
        at(
            &blob(ATTACHMENT),
            case("GET", route::BLOB, "Kari's attachment", ["401", "401", "200", "404", "403", "200"]),
        ),
        at(
            &blob(OLAS_DOCUMENT),
            case("GET", route::BLOB, "Ola's document", ["401", "401", "404", "200", "403", "200"]),
        ),
        at(
            &blob(PICTURE),
            case("GET", route::BLOB, "a reward's picture", ["401", "401", "200", "200", "403", "200"]),
        ),
        at(
            &blob(ATTACHMENT),
            case("HEAD", route::BLOB, "Kari's attachment", ["401", "401", "200", "404", "403", "200"]),
        ),
        sends(begin, case("POST", route::UPLOADS, "-", ["401", "401", "201", "201", "403", "201"])),
        at(
            &own_upload,
            case("HEAD", route::UPLOAD, "Kari's upload", ["401", "401", "200", "404", "403", "404"]),
        ),
        // Without an offset: whose it is is asked first.
        at(
            &own_upload,
            case("PATCH", route::UPLOAD, "Kari's upload", ["401", "401", "204", "404", "403", "404"]),
        ),
        command(
            route::OFFICE_COMMANDS,
            "demo-t1",
            "reply",
            reply,
            ["401", "401", "403", "403", "403", "200 done"],
        ),
        command(
            route::OFFICE_COMMANDS,
            "o1 as Ola's",
            "end_office",
            revoke,
            ["401", "401", "403", "403", "403", "200 not_found"],
        ),
        case("GET", route::OFFICE_WAITING, "-", office),
        case("GET", route::OFFICE_LOG, "-", office),
    ]
}

#[tokio::test]
async fn contract_every_route_gives_every_caller_what_is_theirs_and_nothing_else() {
    let harness = Harness::new().await;
    let storage = &harness.running.storage;
    storage.add_member("past", "past", "Har Sluttet", &[Role::Member]).unwrap();
    let without_role = harness.token_of("past").await;
    storage.add_member("past", "past", "Har Sluttet", &[]).unwrap();
    let tokens = [
        None,
        Some("not.a.token"),
        Some(harness.token()),
        Some(&*harness.ola_token),
        Some(&*without_role),
        Some(harness.office_token()),
    ];
    let begin = json!({"sha256": blob_of(b"hello", "").sha256, "size": 5, "media_type": "text/plain"});
    let post = harness.client.post(harness.url("/v1/uploads")).bearer_auth(harness.token()).json(&begin);
    let upload: Value = post.send().await.unwrap().json().await.unwrap();
    let table = table(upload["id"].as_str().unwrap());

    let asked: BTreeSet<(String, &str)> =
        table.iter().map(|case| (case.method.as_str().to_lowercase(), case.route)).collect();
    let there: BTreeSet<(String, &str)> =
        routes().iter().map(|route| (route.method.to_owned(), route.path)).collect();
    assert_eq!(asked, there, "every route has a row here, and every row a route");

    for (number, case) in table.into_iter().enumerate() {
        for (place, (caller, token)) in CALLERS.iter().zip(tokens).enumerate() {
            let mut request = harness.client.request(case.method.clone(), harness.url(&case.path));
            if let Some(token) = token {
                request = request.bearer_auth(token);
            }
            if case.method == Method::PATCH {
                request = request
                    .header("content-type", "application/offset+octet-stream")
                    .header("upload-offset", "0")
                    .body("hello");
            }
            if let Some(body) = &case.body {
                let body = body.to_string().replace("CALLER", &format!("{number}-{place}"));
                request = request.header("content-type", "application/json").body(body);
            }
            let got = answer_to(request, case.judge).await;
            let what = format!("{} {} of {} as {caller}", case.method, case.route, case.row);
            assert_eq!(got, case.expected[place], "{what}");
        }
    }
}

async fn answer_to(request: RequestBuilder, judge: Judge) -> String {
    let response = tokio::time::timeout(Duration::from_secs(10), request.send()).await.unwrap().unwrap();
    let status = response.status().as_u16();
    if !response.status().is_success() {
        return status.to_string();
    }
    match judge {
        Judge::Status => status.to_string(),
        Judge::Sees(collection, id) => {
            let page: Value = response.json().await.unwrap();
            assert_eq!(page["more"], false);
            let changes = page["changes"].as_array().unwrap();
            let seen = changes.iter().any(|row| row["collection"] == collection && row["id"] == id);
            format!("{status} {}", if seen { "yes" } else { "no" })
        }
        Judge::Command => {
            let answer: Value = response.json().await.unwrap();
            let outcome = &answer["results"][0];
            let kind =
                outcome["problem"]["type"].as_str().map(|kind| kind.rsplit(':').next().unwrap_or_default());
            format!("{status} {}", kind.unwrap_or_else(|| outcome["status"].as_str().unwrap_or("?")))
        }
    }
}

use crate::storage::{Row, write};
use crate::testing::{ATTACHMENT, Harness, OLAS_DOCUMENT, PICTURE, blob_of, is_done, noon};
use crate::{LimitSettings, Mode};
use min_side_domain::{Audience, Collection};
use min_side_wire::command::Command;
use min_side_wire::problem::{Problem, ProblemCode};
use min_side_wire::service::Service;
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::time::Duration;

async fn problem(response: reqwest::Response) -> ProblemCode {
    let status = response.status();
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    let problem: Problem = response.json().await.unwrap();
    assert_eq!(problem.status, status.as_u16());
    problem.code().unwrap()
}

#[tokio::test]
async fn every_refusal_is_a_problem() {
    let harness = Harness::new().await;
    assert_eq!(problem(harness.get("/v1/nothing", harness.token()).await).await, ProblemCode::NotFound);
    let wrong_method = harness.client.delete(harness.url("/v1/changes")).send().await.unwrap();
    assert_eq!(problem(wrong_method).await, ProblemCode::MethodNotAllowed);
    let odd_limit = harness.get("/v1/changes?limit=many", harness.token()).await;
    assert_eq!(problem(odd_limit).await, ProblemCode::BadRequest);
    let post = |body: String| {
        harness.client.post(harness.url("/v1/commands")).bearer_auth(harness.token()).body(body)
    };
    assert_eq!(problem(post("{".into()).send().await.unwrap()).await, ProblemCode::BadRequest);
    let no_id = json!({"commands": [{"kind": "mark_read"}]}).to_string();
    assert_eq!(problem(post(no_id).send().await.unwrap()).await, ProblemCode::BadRequest);
    let many: Vec<Value> =
        (0..101).map(|n| json!({"id": n.to_string(), "kind": "x", "payload": {}})).collect();
    let too_many = json!({ "commands": many }).to_string();
    assert_eq!(problem(post(too_many).send().await.unwrap()).await, ProblemCode::BadRequest);
    let large = "x".repeat(min_side_wire::MAX_COMMANDS_BYTES + 1);
    assert_eq!(problem(post(large).send().await.unwrap()).await, ProblemCode::TooLarge);
    let upload = harness.client.post(harness.url("/v1/uploads")).bearer_auth(harness.token()).body("[]");
    assert_eq!(problem(upload.send().await.unwrap()).await, ProblemCode::BadRequest);
}

#[tokio::test]
async fn without_a_token_nothing_of_a_member_is_told() {
    let harness = Harness::new().await;
    for path in ["/v1/changes", "/v1/events", "/v1/office/waiting", "/v1/office/log"] {
        let response = harness.client.get(harness.url(path)).send().await.unwrap();
        assert!(response.headers()["www-authenticate"].to_str().unwrap().starts_with("Bearer"));
        assert_eq!(problem(response).await, ProblemCode::Unauthorized, "{path}");
    }
    let service: Service =
        harness.client.get(harness.url("/v1/service")).send().await.unwrap().json().await.unwrap();
    assert_eq!((service.union.as_str(), service.demo), ("Norsk Tjenestemannslag", true));
    assert_eq!(service.issuer, harness.running.issuer);
}

#[tokio::test]
async fn a_member_has_no_business_at_the_office_and_the_office_none_in_the_feed() {
    let harness = Harness::new().await;
    for path in ["/v1/office/waiting", "/v1/office/log"] {
        assert_eq!(problem(harness.get(path, harness.token()).await).await, ProblemCode::Forbidden);
    }
    let post = harness.client.post(harness.url("/v1/office/commands")).bearer_auth(harness.token());
    let response = post.json(&json!({"commands": []})).send().await.unwrap();
    assert_eq!(problem(response).await, ProblemCode::Forbidden);
    assert_eq!(
        problem(harness.get("/v1/changes", harness.office_token()).await).await,
        ProblemCode::Forbidden
    );
}

#[tokio::test]
async fn too_many_requests_are_told_when_to_come_back() {
    let tight = LimitSettings { per_second: 1, burst: 3, ..LimitSettings::default() };
    let harness = Harness::with(|config| config.limits = tight).await;
    let mut last = StatusCode::OK;
    for _ in 0..6 {
        let response = harness.get("/v1/changes", harness.token()).await;
        last = response.status();
        if last == StatusCode::TOO_MANY_REQUESTS {
            let wait: u64 = response.headers()["retry-after"].to_str().unwrap().parse().unwrap();
            assert!((1..=2).contains(&wait));
            assert_eq!(problem(response).await, ProblemCode::TooManyRequests);
        }
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    // Another member is not held up by it.
    assert_eq!(harness.get("/v1/changes", &harness.ola_token).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn answers_are_compressed_for_those_who_ask() {
    let harness = Harness::new().await;
    for encoding in ["zstd", "gzip"] {
        let plain = reqwest::Client::builder().no_gzip().no_zstd().build().unwrap();
        let get = plain.get(harness.url("/v1/changes")).bearer_auth(harness.token());
        let response = get.header("accept-encoding", encoding).send().await.unwrap();
        assert_eq!(response.headers()["content-encoding"], encoding);
        assert!(response.headers().contains_key("min-side-page-sha256"));
    }
}

#[tokio::test]
async fn a_request_gets_an_id() {
    let harness = Harness::new().await;
    let response = harness.client.get(harness.url("/v1/service")).send().await.unwrap();
    assert!(!response.headers()["x-request-id"].is_empty());
}

#[tokio::test]
async fn a_blob_is_read_whole_in_part_and_not_again() {
    let harness = Harness::new().await;
    let sha256 = blob_of(ATTACHMENT, "text/plain").sha256;
    let path = format!("/v1/blobs/{sha256}");
    let whole = harness.get(&path, harness.token()).await;
    assert_eq!(whole.headers()["content-type"], "text/plain");
    assert_eq!(whole.headers()["accept-ranges"], "bytes");
    let tag = whole.headers()["etag"].clone();
    assert_eq!(whole.bytes().await.unwrap(), ATTACHMENT);
    let get = || harness.client.get(harness.url(&path)).bearer_auth(harness.token());
    let part = get().header("range", "bytes=8-11").send().await.unwrap();
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(part.headers()["content-range"], format!("bytes 8-11/{}", ATTACHMENT.len()));
    assert_eq!(part.bytes().await.unwrap(), ATTACHMENT[8..12]);
    let rest = get().header("range", "bytes=30-").header("if-range", &tag).send().await.unwrap();
    assert_eq!(rest.bytes().await.unwrap(), ATTACHMENT[30..]);
    let changed = get().header("range", "bytes=30-").header("if-range", "\"other\"").send().await.unwrap();
    assert_eq!(changed.status(), StatusCode::OK);
    let outside = get().header("range", "bytes=999-").send().await.unwrap();
    assert_eq!(outside.status(), StatusCode::RANGE_NOT_SATISFIABLE);
    assert_eq!(outside.headers()["content-range"], format!("bytes */{}", ATTACHMENT.len()));
    let again = get().header("if-none-match", &tag).send().await.unwrap();
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    let head = harness.client.head(harness.url(&path)).bearer_auth(harness.token()).send().await.unwrap();
    assert_eq!(head.headers()["content-length"], ATTACHMENT.len().to_string());
}

#[tokio::test]
async fn a_blob_is_for_those_who_see_a_row_with_it() {
    let harness = Harness::new().await;
    let status = async |bytes: &[u8], token: &str| {
        let path = format!("/v1/blobs/{}", blob_of(bytes, "").sha256);
        harness.get(&path, token).await.status().as_u16()
    };
    assert_eq!(status(ATTACHMENT, &harness.ola_token).await, 404);
    assert_eq!(status(OLAS_DOCUMENT, harness.token()).await, 404);
    assert_eq!(status(OLAS_DOCUMENT, &harness.ola_token).await, 200);
    assert_eq!(status(PICTURE, harness.token()).await, 200);
    assert_eq!(status(PICTURE, &harness.ola_token).await, 200);
    assert_eq!(status(ATTACHMENT, harness.office_token()).await, 200);
    let response = harness.get("/v1/blobs/..%2f..%2fserver.db", harness.token()).await;
    assert_eq!(problem(response).await, ProblemCode::NotFound);
}

#[tokio::test]
async fn r_04_4_an_upload_goes_on_where_it_was_cut() {
    let harness = Harness::new().await;
    let bytes: Vec<u8> = (0..900_u32).map(|n| (n % 251) as u8).collect();
    let blob = blob_of(&bytes, "text/plain");
    let begin = json!({"sha256": blob.sha256, "size": 900, "media_type": "text/plain"});
    let post = async || {
        let post = harness.client.post(harness.url("/v1/uploads")).bearer_auth(harness.token()).json(&begin);
        let response = post.send().await.unwrap();
        assert_eq!(response.status(), StatusCode::CREATED);
        let place = response.headers()["location"].to_str().unwrap().to_owned();
        (place, response.json::<Value>().await.unwrap())
    };
    let (path, upload) = post().await;
    assert_eq!(upload["offset"], 0);
    assert_eq!(harness.piece(harness.token(), &path, 0, &bytes[..400]).await.status(), 204);
    let head = harness.client.head(harness.url(&path)).bearer_auth(harness.token()).send().await.unwrap();
    assert_eq!(head.headers()["upload-offset"], "400");
    // Begun again, after the app was killed: the same upload.
    let (again, upload) = post().await;
    assert_eq!((again.as_str(), &upload["offset"]), (path.as_str(), &json!(400)));
    let wrong = harness.piece(harness.token(), &path, 0, &bytes).await;
    assert_eq!(problem(wrong).await, ProblemCode::OffsetMismatch);
    let strangers = harness.piece(&harness.ola_token, &path, 400, &bytes[400..]).await;
    assert_eq!(problem(strangers).await, ProblemCode::NotFound);
    let last = harness.piece(harness.token(), &path, 400, &bytes[400..]).await;
    assert_eq!((last.status().as_u16(), &last.headers()["upload-offset"]), (204, &"900".parse().unwrap()));
    let read = harness.get(&format!("/v1/blobs/{}", blob.sha256), harness.token()).await;
    assert_eq!(read.bytes().await.unwrap(), bytes);
    // Whoever knows the hash alone gets nothing by it.
    let olas = harness.get(&format!("/v1/blobs/{}", blob.sha256), &harness.ola_token).await;
    assert_eq!(olas.status(), StatusCode::NOT_FOUND);
    let post = harness.client.post(harness.url("/v1/uploads")).bearer_auth(&harness.ola_token).json(&begin);
    assert_eq!(post.send().await.unwrap().json::<Value>().await.unwrap()["offset"], 0);
}

#[tokio::test]
async fn r_04_4_a_message_is_not_refused_for_a_file_whose_last_piece_came_as_the_server_was_killed() {
    let harness = Harness::new().await;
    let blob = blob_of(b"good", "text/plain");
    let begin = json!({"sha256": blob.sha256, "size": 4, "media_type": "text/plain"});
    let post = async || {
        let post = harness.client.post(harness.url("/v1/uploads")).bearer_auth(harness.token()).json(&begin);
        let upload: Value = post.send().await.unwrap().json().await.unwrap();
        (upload["id"].as_str().unwrap().to_owned(), upload["offset"].clone())
    };
    let head = async |id: &str| {
        let path = harness.url(&format!("/v1/uploads/{id}"));
        let head = harness.client.head(path).bearer_auth(harness.token()).send().await.unwrap();
        head.headers()["upload-offset"].to_str().unwrap().to_owned()
    };
    let (id, _) = post().await;
    let part = harness.running.storage.upload_path(&id);
    // All bytes had been written, and nothing had been made of them.
    for (bytes, offset) in [(b"evil", 0), (b"good", 4)] {
        std::fs::write(&part, bytes).unwrap();
        assert_eq!(head(&id).await, offset.to_string());
        std::fs::write(&part, bytes).unwrap();
        assert_eq!(post().await, (id.clone(), json!(offset)));
    }
    assert!(
        harness.running.storage.blob_path(&blob.sha256).is_file(),
        "what is said to be here may be named"
    );
    let read = harness.get(&format!("/v1/blobs/{}", blob.sha256), harness.token()).await;
    assert_eq!(read.bytes().await.unwrap().as_ref(), b"good");
}

#[tokio::test]
async fn r_04_4_bytes_other_than_announced_are_refused_and_begin_again() {
    let harness = Harness::new().await;
    let blob = blob_of(b"good", "text/plain");
    let begin = json!({"sha256": blob.sha256, "size": 4, "media_type": "text/plain"});
    let post = harness.client.post(harness.url("/v1/uploads")).bearer_auth(harness.token()).json(&begin);
    let path = post.send().await.unwrap().headers()["location"].to_str().unwrap().to_owned();
    assert_eq!(
        problem(harness.piece(harness.token(), &path, 0, b"evil").await).await,
        ProblemCode::HashMismatch
    );
    assert_eq!(
        problem(harness.piece(harness.token(), &path, 0, b"goods").await).await,
        ProblemCode::TooLarge
    );
    assert_eq!(harness.piece(harness.token(), &path, 0, b"good").await.status(), 204);
}

#[tokio::test]
async fn r_04_4_a_file_over_the_unions_limit_is_refused_before_it_is_sent() {
    let harness = Harness::new().await;
    let begin = json!({"sha256": "0".repeat(64), "size": 1001, "media_type": "text/plain"});
    let post = harness.client.post(harness.url("/v1/uploads")).bearer_auth(harness.token()).json(&begin);
    assert_eq!(problem(post.send().await.unwrap()).await, ProblemCode::TooLarge);
}

#[tokio::test]
async fn uploads_that_came_to_nothing_are_forgotten() {
    let harness = Harness::new().await;
    let forgotten = harness.upload(harness.token(), b"never sent", "text/plain").await;
    let named = harness.upload(harness.token(), b"sent", "text/plain").await;
    let sent = min_side_domain::records::Attachment { name: "a.txt".into(), blob: named.clone() };
    let message = Command::SendMessage {
        thread_id: "t".into(),
        recipient_id: "ntl".into(),
        subject: "S".into(),
        body: "B".into(),
        attachments: vec![sent],
    };
    assert!(is_done(&harness.command("c-1", message).await));
    let storage = &harness.running.storage;
    storage.drop_stale_uploads(noon()).unwrap();
    assert!(storage.blob_path(&forgotten.sha256).exists());
    storage.drop_stale_uploads(noon() + chrono::TimeDelta::seconds(1)).unwrap();
    assert!(!storage.blob_path(&forgotten.sha256).exists());
    let path = |sha256: &str| format!("/v1/blobs/{sha256}");
    assert_eq!(harness.get(&path(&forgotten.sha256), harness.token()).await.status(), 404);
    assert_eq!(harness.get(&path(&named.sha256), harness.token()).await.status(), 200);
}

/// Reads events until one says "changed", or too long has passed.
async fn hears_of_a_change(response: &mut reqwest::Response) -> bool {
    let mut heard = String::new();
    let listen = async {
        while let Some(piece) = response.chunk().await.unwrap() {
            heard.push_str(std::str::from_utf8(&piece).unwrap());
            if heard.contains("event: changed") {
                assert!(heard.contains("data: {}"));
                return true;
            }
        }
        false
    };
    tokio::time::timeout(Duration::from_secs(5), listen).await.unwrap_or(false)
}

#[tokio::test]
async fn events_tell_the_member_concerned_and_no_one_else() {
    let harness = Harness::new().await;
    let mut karis = harness.get("/v1/events", harness.token()).await;
    let mut olas = harness.get("/v1/events", &harness.ola_token).await;
    assert_eq!(karis.headers()["content-type"], "text/event-stream");
    // The first comment: both lines are open before anything happens.
    karis.chunk().await.unwrap();
    olas.chunk().await.unwrap();
    let read = Command::MarkRead { threads: vec!["demo-t1".into()], through: noon() };
    assert!(is_done(&harness.command("c-1", read).await));
    assert!(hears_of_a_change(&mut karis).await);
    let silence = tokio::time::timeout(Duration::from_millis(300), olas.chunk()).await;
    assert!(silence.is_err(), "Ola heard of Kari's change");
}

#[tokio::test]
async fn events_say_when_what_changed_concerns_everyone() {
    let harness = Harness::new().await;
    let mut events = harness.get("/v1/events", harness.token()).await;
    events.chunk().await.unwrap();
    let mut next = async || {
        let chunk = tokio::time::timeout(Duration::from_secs(5), events.chunk()).await.unwrap().unwrap();
        String::from_utf8(chunk.unwrap().to_vec()).unwrap()
    };
    let picture = blob_of(PICTURE, "image/png");
    let reward = json!({"id": "ny", "name": "Ny", "description": "", "price": 1, "picture": picture, "available": true});
    let row = Row {
        audience: Audience::Public,
        collection: Collection::Rewards,
        id: "ny".into(),
        body: reward.to_string(),
    };
    harness.running.storage.put_rows(&[row]).unwrap();
    assert_eq!(next().await, "event: changed\ndata: {\"everyone\":true}\n\n");
    let read = Command::MarkRead { threads: vec!["demo-t1".into()], through: noon() };
    assert!(is_done(&harness.command("c-1", read).await));
    assert_eq!(next().await, "event: changed\ndata: {}\n\n");
}

#[tokio::test]
async fn a_server_that_stops_ends_its_event_streams() {
    let mut harness = Harness::new().await;
    let mut events = harness.get("/v1/events", harness.token()).await;
    events.chunk().await.unwrap();
    let address = harness.running.url.clone();
    let running = std::mem::replace(&mut harness.running, Harness::new().await.running);
    tokio::time::timeout(Duration::from_secs(5), running.stop()).await.expect("it stops");
    assert!(matches!(events.chunk().await, Ok(None)));
    assert!(harness.client.get(address).send().await.is_err());
}

#[tokio::test]
async fn a_unions_folder_is_never_served_as_a_demonstration() {
    use crate::storage::sqlite::SqliteStorage;
    use crate::storage::{Role, Storage as _};
    let dir = tempfile::tempdir().unwrap();
    let storage = SqliteStorage::open(dir.path()).unwrap();
    storage.add_member("real", "sub", "Ekte Medlem", &[Role::Member]).unwrap();
    drop(storage);
    let options = crate::seed::Options::on(noon().date_naive());
    let started = crate::Server::start(crate::Config::demo(dir.path(), options)).await;
    assert!(matches!(started, Err(crate::StartError::NotADemo)));
}

#[tokio::test]
async fn a_demo_token_is_refused_outside_a_demonstration() {
    let harness = Harness::new().await;
    let keys: jsonwebtoken::jwk::JwkSet = harness
        .client
        .get(format!("{}/jwks", harness.running.issuer))
        .send()
        .await
        .unwrap()
        .json()
        .await
        .unwrap();
    let issuer = harness.running.issuer.clone();
    let token = harness.token().to_owned();
    // Even where the very issuer and its very key were trusted by mistake.
    let real = Harness::try_union(Mode::Union {
        issuer,
        audience: crate::oidc::AUDIENCE.to_owned(),
        client_id: crate::oidc::CLIENT_ID.to_owned(),
        keys: crate::auth::KeySource::Given(Box::new(keys)),
    })
    .await;
    let response =
        harness.client.get(format!("{}/v1/changes", real.url)).bearer_auth(token).send().await.unwrap();
    assert_eq!(problem(response).await, ProblemCode::Unauthorized);
    let page = harness.client.get(format!("{}/oidc/authorize", real.url)).send().await.unwrap();
    assert_eq!(page.status(), StatusCode::NOT_FOUND);
}

/// What a commands request with these commands is answered with, and the attempt of which it says that nothing was done.
async fn attempt(harness: &Harness, token: &str, commands: Value) -> (StatusCode, Option<String>, Value) {
    let post = harness.client.post(harness.url("/v1/commands")).bearer_auth(token);
    let response =
        post.header("min-side-attempt", "a1").json(&json!({ "commands": commands })).send().await.unwrap();
    let said =
        response.headers().get("min-side-nothing-done").map(|value| value.to_str().unwrap().to_owned());
    (response.status(), said, response.json().await.unwrap())
}

fn magazine(id: &str) -> Value {
    json!({ "id": id, "kind": "edit_membership", "payload": { "edits": [
        { "field": "magazine", "from": true, "to": false } ] } })
}

#[tokio::test]
async fn r_04_6_a_request_that_is_refused_has_done_nothing_and_says_so_in_the_name_of_its_attempt() {
    let harness = Harness::new().await;
    let feed = async || {
        let page: Value = harness.get("/v1/changes", harness.token()).await.json().await.unwrap();
        page["changes"].clone()
    };
    let before = feed().await;
    let edit = magazine("e1");
    for bad in [json!({ "kind": "mark_read" }), json!({ "id": "not an id" }), json!(7)] {
        let (status, said, _) = attempt(&harness, harness.token(), json!([edit, bad])).await;
        assert_eq!((status, said.as_deref()), (StatusCode::BAD_REQUEST, Some("a1")));
    }
    assert_eq!(feed().await, before, "not even the first of them was carried out");
    let (status, said, _) = attempt(&harness, harness.office_token(), json!([edit])).await;
    assert_eq!((status, said.as_deref()), (StatusCode::FORBIDDEN, Some("a1")));
    let (status, said, _) = attempt(&harness, "no token", json!([edit])).await;
    assert_eq!((status, said.as_deref()), (StatusCode::UNAUTHORIZED, Some("a1")));
    // What was carried out, refused or failed by itself bears its id instead.
    let (status, said, _) = attempt(&harness, harness.token(), json!([edit])).await;
    assert_eq!((status, said), (StatusCode::OK, None));
    // Nor is anything repeated that is not in the form of an id.
    let post = harness.client.post(harness.url("/v1/commands")).header("min-side-attempt", "a b");
    assert!(!post.send().await.unwrap().headers().contains_key("min-side-nothing-done"));
}

#[tokio::test]
async fn r_04_6_a_member_who_has_had_too_much_answered_is_told_which_commands_were_carried_out() {
    let harness = Harness::new().await;
    let (storage, left) = (&*harness.running.storage, 200);
    write(storage, noon(), |tx| {
        tx.count_sent("demo", 64 * 1024 * 1024 - left)?;
        Ok::<_, crate::storage::StorageError>(())
    })
    .unwrap();
    let long = |name: &str| json!({ "id": name, "kind": "mark_read", "payload": { "threads": ["x".repeat(200)], "through": noon() } });
    let (status, said, body) =
        attempt(&harness, harness.token(), json!([magazine("c1"), long("c2"), long("c3")])).await;
    assert_eq!((status, said), (StatusCode::OK, None), "something was carried out: {body}");
    let states: Vec<_> =
        body["results"].as_array().unwrap().iter().map(|one| one["status"].clone()).collect();
    assert_eq!(states, ["done", "failed", "failed"], "{body}");
    assert_eq!(body["results"][1]["problem"]["type"], "urn:min-side:problem:too_many_requests");
    let (status, said, _) = attempt(&harness, harness.token(), json!([long("c2")])).await;
    assert_eq!(
        (status, said),
        (StatusCode::TOO_MANY_REQUESTS, None),
        "a copy of it may be carried out later"
    );
    // A repeat of what was carried out is answered as before.
    let (status, _, body) = attempt(&harness, harness.token(), json!([magazine("c1")])).await;
    assert_eq!((status, &body["results"][0]["status"]), (StatusCode::OK, &json!("done")));
}

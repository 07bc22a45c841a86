//! A small union to test against, with the real server around it.

use crate::clock::SetClock;
use crate::server::{Config, Mode, Running, Server};
use crate::storage::sqlite::SqliteStorage;
use crate::storage::{Role, Row, Storage, write};
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use min_side_domain::records::{BlobRef, Record};
use min_side_domain::{Audience, Collection, orgnr};
use min_side_wire::command::{Answer, Command, CommandsResponse, Envelope, Outcome};
use min_side_wire::feed::{Op, Page};
use min_side_wire::office::{OfficeCommand, OfficeEnvelope, OfficeRequest};
use min_side_wire::problem::{Problem, ProblemCode};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use tempfile::TempDir;

/// Bytes of the attachment in the demo member's thread.
pub const ATTACHMENT: &[u8] = b"Referat fra arsmotet, side 1 av 1.";
/// Bytes of the document that is Ola's alone.
pub const OLAS_DOCUMENT: &[u8] = b"Brev til Ola.";
/// Bytes of a reward's picture.
pub const PICTURE: &[u8] = b"not really a picture";

/// When it is, unless a test says otherwise: a Tuesday noon in summer time.
pub fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 6, 16, 10, 0, 0).unwrap()
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// A server with the small union, and a client.
pub struct Harness {
    pub clock: SetClock,
    pub running: Running,
    pub client: reqwest::Client,
    pub dir: TempDir,
    pub ola_token: String,
}

impl Harness {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        crate::install_tls();
        let dir = tempfile::tempdir().unwrap();
        furnish(&SqliteStorage::open(dir.path()).unwrap());
        let clock = SetClock::at(noon());
        let mut config = Config::demo(dir.path(), crate::seed::Options::on(day(2026, 6, 16)));
        config.clock = Arc::new(clock.clone());
        change(&mut config);
        let running = Server::start(config).await.unwrap();
        let client = reqwest::Client::new();
        let mut harness = Self { clock, running, client, dir, ola_token: String::new() };
        harness.ola_token = harness.token_of("ola").await;
        harness
    }

    /// Stops the server, has something done to its folder, and starts it again.
    pub async fn again(
        mut self,
        between: impl FnOnce(&std::path::Path),
        change: impl FnOnce(&mut Config),
    ) -> Result<Self, crate::StartError> {
        let path = self.dir.path().to_owned();
        self.running.stop().await;
        between(&path);
        let mut config = Config::demo(&path, crate::seed::Options::on(day(2026, 6, 16)));
        config.clock = Arc::new(self.clock.clone());
        change(&mut config);
        self.running = Server::start(config).await?;
        self.ola_token = {
            let url = format!("{}/demo-token?person=ola", self.running.issuer);
            let answer: Value = self.client.get(url).send().await.unwrap().json().await.unwrap();
            answer["access_token"].as_str().unwrap().to_owned()
        };
        Ok(self)
    }

    /// A server in the other mode, with the same small union in a folder of its own that lives as long as it.
    pub async fn try_union(mode: Mode) -> UnionServer {
        let dir = tempfile::tempdir().unwrap();
        furnish(&SqliteStorage::open(dir.path()).unwrap());
        let mut config = Config::demo(dir.path(), crate::seed::Options::on(day(2026, 6, 16)));
        config.clock = Arc::new(SetClock::at(noon()));
        config.mode = mode;
        let running = Server::start(config).await.unwrap();
        UnionServer { url: running.url.clone(), _running: running, _dir: dir }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.running.url)
    }

    pub fn token(&self) -> &str {
        self.running.demo_token.as_deref().unwrap()
    }

    pub fn office_token(&self) -> &str {
        self.running.office_token.as_deref().unwrap()
    }

    pub async fn token_of(&self, person: &str) -> String {
        let url = format!("{}/demo-token?person={person}", self.running.issuer);
        let answer: Value = self.client.get(url).send().await.unwrap().json().await.unwrap();
        answer["access_token"].as_str().unwrap().to_owned()
    }

    pub async fn get(&self, path: &str, token: &str) -> reqwest::Response {
        self.client.get(self.url(path)).bearer_auth(token).send().await.unwrap()
    }

    /// Sends a command of the demo member's.
    pub async fn command(&self, id: &str, command: Command) -> Outcome {
        self.command_of(self.token(), Envelope { id: id.to_owned(), base_version: None, command }).await
    }

    pub async fn command_of(&self, token: &str, envelope: Envelope) -> Outcome {
        self.answers(token, &json!({ "commands": [envelope] })).await.remove(0).outcome
    }

    pub async fn answers(&self, token: &str, request: &Value) -> Vec<Answer> {
        let request = self.client.post(self.url("/v1/commands")).bearer_auth(token).json(request);
        let response: CommandsResponse = request.send().await.unwrap().json().await.unwrap();
        response.results
    }

    /// Sends a command of the office's.
    pub async fn office(&self, id: &str, command: OfficeCommand) -> Outcome {
        let request = OfficeRequest { commands: vec![OfficeEnvelope { id: id.to_owned(), command }] };
        let post = self.client.post(self.url("/v1/office/commands")).bearer_auth(self.office_token());
        let response: CommandsResponse = post.json(&request).send().await.unwrap().json().await.unwrap();
        response.results.into_iter().next().unwrap().outcome
    }

    pub async fn page(&self, token: &str, cursor: &str, limit: usize) -> Page {
        let response = self.get(&format!("/v1/changes?cursor={cursor}&limit={limit}"), token).await;
        assert_eq!(response.status(), 200);
        response.json().await.unwrap()
    }

    /// Syncs from the beginning: rows by collection and id, and where the next delta begins.
    pub async fn sync(&self, token: &str) -> (Cache, String) {
        let mut cache = Cache::default();
        let mut cursor = String::new();
        loop {
            let page = self.page(token, &cursor, 7).await;
            cache.apply(&page);
            cursor = page.next;
            if !page.more {
                return (cache, cursor);
            }
        }
    }

    /// A record of the demo member's, straight from the storage.
    pub fn record<R: Record>(&self, id: &str) -> R {
        let own = Audience::Member("demo".to_owned());
        let row = self.running.storage.row(&own, R::COLLECTION, id).unwrap().unwrap();
        serde_json::from_str(&row.body).unwrap()
    }

    pub fn log(&self) -> Vec<min_side_wire::office::LogLine> {
        self.running.storage.log_lines(0, 1_000).unwrap()
    }

    /// Uploads bytes in one piece.
    pub async fn upload(&self, token: &str, bytes: &[u8], media_type: &str) -> BlobRef {
        let blob = blob_of(bytes, media_type);
        let begin = json!({ "sha256": blob.sha256, "size": blob.size, "media_type": media_type });
        let post = self.client.post(self.url("/v1/uploads")).bearer_auth(token).json(&begin);
        let upload: Value = post.send().await.unwrap().json().await.unwrap();
        let path = format!("/v1/uploads/{}", upload["id"].as_str().unwrap());
        let response = self.piece(token, &path, 0, bytes).await;
        assert_eq!(response.status(), 204);
        blob
    }

    pub async fn piece(&self, token: &str, path: &str, offset: usize, bytes: &[u8]) -> reqwest::Response {
        self.client
            .patch(self.url(path))
            .bearer_auth(token)
            .header("content-type", "application/offset+octet-stream")
            .header("upload-offset", offset)
            .body(bytes.to_vec())
            .send()
            .await
            .unwrap()
    }
}

/// A server outside of a demonstration.
pub struct UnionServer {
    pub url: String,
    _running: Running,
    _dir: TempDir,
}

/// What a client has.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cache(pub BTreeMap<(String, String), Held>);

#[derive(Debug, Clone, PartialEq)]
pub struct Held {
    pub version: i64,
    pub audience: Option<String>,
    pub body: Value,
}

impl Cache {
    /// Applies a page as a client does, and complains when a row goes back.
    pub fn apply(&mut self, page: &Page) {
        for change in &page.changes {
            let key = (change.collection.clone(), change.id.clone());
            match change.op {
                Op::Put => {
                    let body = serde_json::from_str(change.body.as_ref().unwrap().get()).unwrap();
                    let held = Held { version: change.version, audience: change.audience.clone(), body };
                    if let Some(before) = self.0.insert(key.clone(), held) {
                        assert!(before.version <= change.version, "{key:?} went back");
                    }
                }
                Op::Delete => {
                    self.0.remove(&key);
                }
                Op::Purge => self.0.retain(|_, held| held.audience.as_deref() != Some(change.id.as_str())),
            }
        }
    }

    pub fn has(&self, collection: &str, id: &str) -> bool {
        self.0.contains_key(&(collection.to_owned(), id.to_owned()))
    }

    pub fn body(&self, collection: &str, id: &str) -> &Value {
        &self.0[&(collection.to_owned(), id.to_owned())].body
    }
}

/// The problem of a refused command.
pub fn refused(outcome: Outcome) -> Problem {
    match outcome {
        Outcome::Refused { problem } => problem,
        other => panic!("not refused: {other:?}"),
    }
}

/// The code of a refused command.
pub fn refused_code(outcome: Outcome) -> ProblemCode {
    refused(outcome).code().unwrap()
}

pub fn is_done(outcome: &Outcome) -> bool {
    matches!(outcome, Outcome::Done { .. })
}

pub fn blob_of(bytes: &[u8], media_type: &str) -> BlobRef {
    use sha2::Digest as _;
    BlobRef {
        sha256: crate::hex(&sha2::Sha256::digest(bytes)),
        size: bytes.len() as u64,
        media_type: media_type.to_owned(),
    }
}

/// Organisation numbers of the small register: a main unit, one between, one of its own, and a closed one.
pub fn org(n: u32) -> String {
    (n * 10..).filter_map(orgnr_of).next().unwrap()
}

fn orgnr_of(n: u32) -> Option<String> {
    orgnr::make(91_000_000 + n)
}

fn row(audience: &str, collection: Collection, body: Value) -> Row {
    let body = body.to_string();
    collection.check(&body).unwrap();
    let id = serde_json::from_str::<Value>(&body).unwrap()["id"].as_str().unwrap().to_owned();
    Row { audience: Audience::parse(audience).unwrap(), collection, id, body }
}

fn furnish(storage: &SqliteStorage) {
    use Collection as C;
    let attachment = storage.put_blob(ATTACHMENT, "text/plain").unwrap();
    let olas = storage.put_blob(OLAS_DOCUMENT, "text/plain").unwrap();
    let picture = storage.put_blob(PICTURE, "image/png").unwrap();
    let mut rows = vec![
        row(
            "public",
            C::Rewards,
            json!({"id": "kopp", "name": "Kopp", "description": "En kopp", "price": 100, "picture": picture, "available": true}),
        ),
        row(
            "public",
            C::Rewards,
            json!({"id": "sekk", "name": "Sekk", "description": "En sekk", "price": 50, "picture": picture, "available": false}),
        ),
        row("public", C::Virksomheter, json!({"id": org(1), "name": "Skatteetaten", "form": "STAT"})),
        row(
            "public",
            C::Virksomheter,
            json!({"id": org(2), "name": "Divisjon innkreving", "form": "ORGL", "parent": org(1)}),
        ),
        row("public", C::Virksomheter, json!({"id": org(3), "name": "Annet direktorat", "form": "STAT"})),
        row(
            "public",
            C::Virksomheter,
            json!({"id": org(4), "name": "Nedlagt etat", "form": "STAT", "closed": true}),
        ),
        row(
            "public",
            C::Arbeidssteder,
            json!({"id": org(5), "name": "Skatt Oslo", "virksomhet": org(2), "place": "OSLO", "kommune": "OSLO"}),
        ),
        row(
            "public",
            C::Arbeidssteder,
            json!({"id": org(6), "name": "Annet kontor", "virksomhet": org(3), "place": "HAMAR", "kommune": "HAMAR"}),
        ),
        row(
            "public",
            C::Arbeidssteder,
            json!({"id": org(7), "name": "Nedlagt kontor", "virksomhet": org(1), "place": "OSLO", "kommune": "OSLO", "closed": true}),
        ),
    ];
    for (member, first, last) in [("demo", "Kari", "Nordmann"), ("ola", "Ola", "Hansen")] {
        storage.add_member(member, member, &format!("{first} {last}"), &[Role::Member]).unwrap();
        let own = format!("member:{member}");
        rows.extend([
            row(&own, C::Union, json!({
                "id": "union", "short_name": "NTL", "name": "Norsk Tjenestemannslag", "office_email": "post@example.no",
                "office_phone": "+4722000000", "list_expiry_days": 14, "attachment_max_bytes": 1000, "attachment_max_count": 2,
                "attachment_types": ["text/plain", "application/pdf"], "declaration_version": "2", "declaration": {},
                "employment_approval": true, "demo": true,
            })),
            row(&own, C::Profile, json!({
                "id": member, "first_name": first, "last_name": last,
                "address": {"line1": "Storgata 1", "line2": "", "postal_code": "0155", "place": "OSLO"},
                "birth_date": "1980-02-03", "email_work": format!("{member}@arbeid.example.no"), "email_private": format!("{member}@privat.example.no"),
                "email_choice": "private", "mobile_work": "", "mobile_private": "+4740000000", "mobile_choice": "private",
            })),
            row(&own, C::Membership, json!({
                "id": member, "member_number": "123", "status": "active", "since": "2010-01-01", "category": "employed",
                "unit_id": "unit-1", "unit_name": "NTL Skatt", "dues": "payroll_deduction", "magazine": true,
            })),
            row(&own, C::Recipients, json!({"id": "ntl", "kind": "office", "name": "NTL forbundskontoret"})),
            row(&own, C::Recipients, json!({"id": "unit-1", "kind": "unit", "name": "NTL Skatt"})),
            row(&own, C::Threads, json!({"id": format!("{member}-t1"), "subject": "Årsmøte", "recipient_id": "unit-1", "recipient_name": "NTL Skatt", "last_at": "2026-06-01T08:00:00Z", "read_through": null})),
            row(&own, C::Points, json!({"id": format!("{member}-p1"), "at": "2026-01-01T00:00:00Z", "points": 1000, "reason": "recruitment", "text": "Vervinger"})),
        ]);
    }
    rows.extend([
        row("member:demo", C::Messages, json!({
            "id": "m1", "thread_id": "demo-t1", "sender": "union", "sender_name": "NTL Skatt", "body": "Velkommen til årsmøte.",
            "sent_at": "2026-06-01T08:00:00Z", "attachments": [{"name": "referat.txt", "sha256": attachment.sha256, "size": attachment.size, "media_type": "text/plain"}],
        })),
        row("member:ola", C::Documents, json!({
            "id": "d1", "kind": "letter", "title": "Brev", "file_name": "brev.txt", "from": "NTL", "at": "2026-05-01T08:00:00Z",
            "sha256": olas.sha256, "size": olas.size, "media_type": "text/plain",
        })),
        row("member:demo", C::Employments, json!({
            "id": "e1", "virksomhet": org(3), "virksomhet_name": "Annet direktorat", "arbeidssted": org(6), "arbeidssted_name": "Annet kontor",
            "place": "HAMAR", "kommune": "HAMAR", "position": "Rådgiver", "percent": 100, "employee_number": "77", "payroll_deduction": true,
            "from": "2015-01-01", "to": null,
        })),
        row("member:demo", C::Offices, json!({"id": "o1", "title": "Leder", "unit_id": "unit-1", "unit_name": "NTL Skatt", "from": "2024-01-01", "to": null, "gives_list": true})),
        row("member:demo", C::Recruitments, json!({"id": "v1", "name": "Per Persen", "date": "2026-05-05", "state": "registered", "count": 1})),
        row("unit:unit-1", C::ListMembers, listed("l1", "Åse Ås")),
        row("unit:unit-1", C::ListMembers, listed("l2", "Bo Berg")),
        row("unit:unit-2", C::ListMembers, listed("x1", "Skjult Person")),
    ]);
    for (id, member, course, deadline, status) in [
        ("k1", "demo", "c1", "2026-06-16", "applied"),
        ("k2", "demo", "c2", "2026-06-15", "admitted"),
        ("k3", "demo", "c3", "2026-03-01", "admitted"),
        ("k4", "ola", "c3", "2026-03-01", "no_show"),
        ("k5", "demo", "c4", "2026-12-01", "rejected"),
    ] {
        let (starts, ends) =
            if course == "c3" { ("2026-04-01", "2026-04-02") } else { ("2026-12-20", "2026-12-21") };
        rows.push(row(&format!("member:{member}"), C::Enrolments, json!({
            "id": id, "course_id": course, "applied_at": "2026-02-01T10:00:00Z", "status": status,
            "course": {"title": "Grunnkurs", "starts": starts, "ends": ends, "hours": 14, "place": "Oslo", "deadline": deadline, "organizer": "NTL", "description": ""},
        })));
    }
    storage.put_rows(&rows).unwrap();
    storage.add_member("office", "office", "Forbundskontoret", &[Role::Office]).unwrap();
    storage.grant("demo", &Audience::Unit("unit-1".to_owned())).unwrap();
    write(storage, noon(), |tx| tx.set_meta("seeded", "demo")).unwrap();
}

fn listed(id: &str, name: &str) -> Value {
    let (first, last) = name.split_once(' ').unwrap();
    json!({
        "id": id, "unit_id": "unit-1", "first_name": first, "last_name": last, "member_number": "9", "position": "", "arbeidssted_name": "",
        "place": "", "email": "", "mobile": "", "since": "2020-01-01",
    })
}

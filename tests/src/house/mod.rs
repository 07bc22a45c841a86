//! A union's real server in this process, and members' machines beside it.

pub(crate) mod pages;

pub(crate) use crate::forms::form_of;
pub(crate) use crate::rows::Rows;
use crate::weather::Proxy;
use min_side_core::app::{App, Options};
use min_side_core::key::Key;
use min_side_server::clock::{Clock, SystemClock};
use min_side_server::seed;
use min_side_server::{Config, Running, Server};
use min_side_wire::command::{Command, CommandsRequest, CommandsResponse, Envelope, Outcome};
use min_side_wire::office::{OfficeCommand, OfficeEnvelope, OfficeRequest};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// A server with a synthetic union.
pub(crate) struct House {
    pub(crate) server: Running,
    data: TempDir,
}

/// A member's machine: a data folder.
pub(crate) struct Machine {
    pub(crate) folder: TempDir,
}

pub(crate) const KEY: [u8; 32] = [9; 32];

impl House {
    /// A union with so many messages for the demo member, and a small register.
    pub(crate) async fn with_messages(messages: usize) -> Self {
        Self::with(|options| options.messages = Some(messages)).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut seed::Options)) -> Self {
        Self::with_clock(change, Arc::new(SystemClock)).await
    }

    /// A union of the day that the server's clock shows.
    pub(crate) async fn at(clock: Arc<dyn Clock>) -> Self {
        let today = clock.now().date_naive();
        Self::with_clock(|options| options.today = today, clock).await
    }

    async fn with_clock(change: impl FnOnce(&mut seed::Options), clock: Arc<dyn Clock>) -> Self {
        let data = TempDir::new().unwrap();
        let mut options = seed::Options::on("2026-03-02".parse().unwrap());
        options.messages = Some(60);
        options.documents = Some(8);
        options.list_members = 40;
        options.virksomheter = 60;
        options.arbeidssteder = 200;
        change(&mut options);
        let config = Config { clock, ..Config::demo(data.path(), options) };
        let server = Server::start(config).await.unwrap();
        Self { server, data }
    }

    /// The same server, stopped and started again; meanwhile this is done to its database.
    pub(crate) async fn restarted(self, meanwhile: impl FnOnce(&rusqlite::Connection)) -> Self {
        // At the same address: a member is who the issuer says, and the issuer is known by its address.
        let listen = self.server.url.trim_start_matches("http://").parse().unwrap();
        self.server.stop().await;
        meanwhile(&rusqlite::Connection::open(self.data.path().join("server.db")).unwrap());
        // What is there already is not made once more.
        let options = seed::Options::on("2026-03-02".parse().unwrap());
        let config = Config { listen, ..Config::demo(self.data.path(), options) };
        Self { server: Server::start(config).await.unwrap(), data: self.data }
    }

    /// A proxy in front of it, whose weather is clear until it is turned. Drawn, not random: a failure can be had again.
    pub(crate) async fn proxy(&self) -> Proxy {
        let address = self.server.url.trim_start_matches("http://").parse().unwrap();
        Proxy::before(address, 1).await.unwrap()
    }

    pub(crate) fn token(&self) -> String {
        self.server.demo_token.clone().unwrap()
    }

    /// Every row of the demo member's feed, read page by page without the core.
    pub(crate) async fn rows(&self) -> Rows {
        crate::rows::of_server(&client(), &self.server.url, &self.token()).await.unwrap()
    }

    /// Rows of every collection as the server counts them.
    pub(crate) fn counts(&self) -> BTreeMap<String, u64> {
        let counts = self.server.storage.counts("demo").unwrap();
        counts.into_iter().map(|(collection, count)| (collection.name().to_owned(), count)).collect()
    }

    /// Has something change for the demo member.
    pub(crate) async fn touch(&self) {
        self.office(OfficeCommand::Write {
            member_id: "demo".to_owned(),
            subject: "Påminnelse".to_owned(),
            sender_name: "Forbundskontoret".to_owned(),
            body: "Husk fristen.".to_owned(),
            attachments: Vec::new(),
        })
        .await;
    }

    /// Has some other program of the demo member's do something; the server's answer.
    pub(crate) async fn command(&self, command: Command) -> Outcome {
        let envelope = Envelope { id: uuid::Uuid::now_v7().to_string(), base_version: None, command };
        let request = CommandsRequest { commands: vec![envelope] };
        let text = self.post(min_side_wire::route::COMMANDS, &self.token(), &request).await;
        serde_json::from_str::<CommandsResponse>(&text).unwrap().results.remove(0).outcome
    }

    /// Has the office do something.
    pub(crate) async fn office(&self, command: OfficeCommand) {
        let id = uuid::Uuid::new_v4().to_string();
        let request = OfficeRequest { commands: vec![OfficeEnvelope { id, command }] };
        let token = self.server.office_token.clone().unwrap();
        let text = self.post(min_side_wire::route::OFFICE_COMMANDS, &token, &request).await;
        assert!(text.contains("\"done\""), "{text}");
    }

    /// Sends the server something with this token; what it answers.
    async fn post(&self, route: &str, token: &str, body: &impl serde::Serialize) -> String {
        let request = client().post(format!("{}{route}", self.server.url)).bearer_auth(token).json(body);
        let answer = request.send().await.unwrap();
        let status = answer.status();
        let text = answer.text().await.unwrap();
        assert!(status.is_success(), "{status}: {text}");
        text
    }
}

impl Machine {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The app on this machine, opened, for the server at `url`.
    pub(crate) async fn app(&self, url: &str, token: &str) -> App {
        self.open(url, token, false).await
    }

    /// As [`Machine::app`], keeping in touch with the server by itself.
    pub(crate) async fn live_app(&self, url: &str, token: &str) -> App {
        self.open(url, token, true).await
    }

    async fn open(&self, url: &str, token: &str, live: bool) -> App {
        let mut options = Options::new(Some(self.path().to_owned()), Some(url.parse().unwrap()));
        options.live = live;
        let app = App::with_token(options, token.to_owned().into());
        app.open_with(Key::from_bytes(KEY)).await.unwrap();
        app
    }

    /// Every row of the cache, as a room keeps it.
    pub(crate) async fn rows(&self) -> Rows {
        let kept = crate::rows::of_folder(self.path(), KEY).await.unwrap();
        assert_eq!(kept.aside.len(), 0, "every collection has a room");
        kept.rows
    }
}

/// Both sides have the same rows; says which differ rather than all of them.
pub(crate) fn assert_same(here: &Rows, there: &Rows) {
    let differ: Vec<_> = crate::rows::differing(here, there).into_iter().take(5).collect();
    assert!(differ.is_empty() && !there.is_empty(), "{} here, {} there: {differ:?}", here.len(), there.len());
}

/// A client that the core has no part in.
pub(crate) fn client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

/// The `minside` of this build.
pub(crate) fn minside() -> PathBuf {
    crate::harness::program::path("minside").unwrap()
}

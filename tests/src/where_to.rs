//! Where the member signs in: named by the machine, the build or the member, and by which way the calls go.

use crate::house::{House, Machine};
use crate::security::browser;
use min_side_core::app::{App, Options};
use min_side_core::error::Error;
use min_side_core::key::MemoryKeyStore;
use min_side_core::managed::{Found, Managed, Proxy, Storage};
use min_side_core::views::{Phase, ServerFrom};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use url::Url;

struct Setup {
    machine: Machine,
    keys: Arc<MemoryKeyStore>,
    opened: Arc<AtomicUsize>,
}

impl Setup {
    fn new() -> Self {
        Self { machine: Machine::new(), keys: Arc::default(), opened: Arc::default() }
    }

    /// The app of a build without an address, on a machine with these settings.
    fn app(&self, settings: Managed) -> App {
        let mut options = Options::new(Some(self.machine.path().to_owned()), None);
        options.key_store = self.keys.clone();
        options.managed = Found { settings, ..Found::default() };
        let (open, opened) = (browser("demo"), self.opened.clone());
        options.open_browser = Arc::new(move |address: &str| {
            opened.fetch_add(1, Ordering::Relaxed);
            open(address)
        });
        App::new(options)
    }

    fn files(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.machine.path()).unwrap();
        files.map(|file| file.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }
}

fn code(error: &Error) -> String {
    error.quiet_view().code
}

fn from(app_state: &min_side_core::views::AppState) -> Option<ServerFrom> {
    app_state.server.as_ref().map(|server| server.from)
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_1_a_build_without_an_address_asks_the_member_once_and_signing_out_forgets_it() {
    let house = House::with_messages(60).await;
    let setup = Setup::new();
    let app = setup.app(Managed::default());
    let state = app.open().await.unwrap();
    assert_eq!((state.phase, state.server), (Phase::SignedOut, None));
    assert_eq!(code(&app.sign_in().await.unwrap_err()), "no_server");
    let state = app.choose_server(house.server.url.clone()).await.unwrap();
    assert_eq!(from(&state), Some(ServerFrom::Member));
    assert!(!state.union.is_empty(), "the member sees whom they sign in with");
    assert_eq!(
        setup.files(),
        ["lock"],
        "an address tells of a membership: it is not kept before somebody is in"
    );
    app.sign_in().await.unwrap();
    app.sync_now().await.unwrap();
    assert_eq!(code(&app.choose_server("minside.example.no".to_owned()).await.unwrap_err()), "wrong_state");
    app.close().await;
    drop(app);
    for name in setup.files() {
        let bytes = std::fs::read(setup.machine.path().join(&name)).unwrap();
        let address = house.server.url.trim_start_matches("http://").as_bytes();
        assert!(!bytes.windows(address.len()).any(|part| part == address), "{name} tells the address");
    }

    let app = setup.app(Managed::default());
    let state = app.open().await.unwrap();
    assert_eq!((state.phase, from(&state)), (Phase::Ready, Some(ServerFrom::Member)));
    app.sync_now().await.unwrap();
    app.sign_out(false).await.unwrap();
    assert_eq!(app.app_state().await.unwrap().server, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_where_something_else_answers_is_not_taken() {
    let setup = Setup::new();
    let app = setup.app(Managed::default());
    app.open().await.unwrap();
    let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n<h1>Hotell</h1>";
    let (url, _) = says(page);
    assert_eq!(code(&app.choose_server(url).await.unwrap_err()), "server_unknown");
    let (url, _) = says("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    assert_eq!(code(&app.choose_server(url).await.unwrap_err()), "server_unknown");
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(code(&app.choose_server(format!("http://{nobody}")).await.unwrap_err()), "offline");
    assert_eq!(app.app_state().await.unwrap().server, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_10_what_the_machine_says_wins_over_the_member_and_sends_nobody_to_another_issuer() {
    let house = House::with_messages(60).await;
    let setup = Setup::new();
    let server: Url = house.server.url.parse().unwrap();
    let elsewhere = Managed {
        managed_by: Some("IT".to_owned()),
        server: Some(server.clone()),
        issuer: Some("https://login.elsewhere.example".parse().unwrap()),
        ..Managed::default()
    };
    let app = setup.app(elsewhere.clone());
    let state = app.open().await.unwrap();
    assert_eq!(from(&state), Some(ServerFrom::Managed));
    assert_eq!(state.managed.by.as_deref(), Some("IT"));
    assert_eq!(code(&app.choose_server("minside.example.no".to_owned()).await.unwrap_err()), "wrong_state");
    assert_eq!(code(&app.sign_in().await.unwrap_err()), "issuer_refused");
    assert_eq!(setup.opened.load(Ordering::Relaxed), 0, "no browser has opened");
    assert_eq!(setup.files(), ["lock"]);
    app.close().await;

    let issuer = Some(house.server.issuer.parse().unwrap());
    let app = setup.app(Managed { issuer, ..elsewhere });
    app.open().await.unwrap();
    app.sign_in().await.unwrap();
    app.sync_now().await.unwrap();
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_10_a_machine_that_keeps_nothing_has_nothing_on_its_disk() {
    let house = House::with_messages(60).await;
    let setup = Setup::new();
    let server = Some(house.server.url.parse().unwrap());
    let app = setup.app(Managed { server, storage: Some(Storage::Memory), ..Managed::default() });
    assert!(!app.open().await.unwrap().on_disk);
    app.sign_in().await.unwrap();
    app.sync_now().await.unwrap();
    assert!(!app.app_state().await.unwrap().name.is_empty());
    assert_eq!(setup.files(), Vec::<String>::new());
    assert!(setup.keys.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_10_settings_that_cannot_be_read_open_nothing() {
    let setup = Setup::new();
    let file = setup.machine.path().join("managed.json");
    std::fs::write(&file, r#"{"storage": "nowhere"}"#).unwrap();
    let mut options = Options::new(Some(setup.machine.path().join("data")), None);
    options.managed = Found::read(&[file]);
    let app = App::new(options);
    let state = app.open().await.unwrap();
    assert_eq!(state.phase, Phase::ManagedUnreadable);
    assert_eq!(state.error.map(|error| error.params["setting"].clone()).as_deref(), Some("storage"));
    assert_eq!(setup.files(), ["managed.json"], "not even a folder is made");
    let memory = min_side_core::views::KeyChoice::Memory;
    assert_eq!(code(&app.choose_key(memory).await.unwrap_err()), "wrong_state");
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_10_calls_go_through_the_proxy_that_is_set_with_its_name_and_password() {
    let setup = Setup::new();
    let denied = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n";
    let (proxy, seen) = says(denied);
    let proxy = proxy.replace("http://", "http://bruker:hemmelig@");
    let app = setup.app(Managed { proxy: Some(Proxy::At(proxy.parse().unwrap())), ..Managed::default() });
    app.open().await.unwrap();
    // Never looked up: it is the proxy that would.
    let answer = app.choose_server("https://minside.forbund.invalid".to_owned()).await;
    assert_eq!(code(&answer.unwrap_err()), "proxy");
    let request = seen.recv_timeout(std::time::Duration::from_secs(20)).unwrap();
    assert!(request.starts_with("CONNECT minside.forbund.invalid:443 "), "{request}");
    // bruker:hemmelig
    assert!(request.to_lowercase().contains("proxy-authorization: basic ynj1a2vyomhlbw1lbgln"), "{request}");
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_10_a_servers_certificate_of_a_private_authority_is_trusted_where_it_is_set_and_only_there() {
    let url = over_tls();
    let setup = Setup::new();
    let app = setup.app(Managed::default());
    app.open().await.unwrap();
    // Another's certificate looks as a hotel's network does, that answers in the server's place.
    assert_eq!(code(&app.choose_server(url.clone()).await.unwrap_err()), "server_unknown");
    app.close().await;
    let fixture = |name: &str| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/tls").join(name);
    let app = setup.app(Managed { ca_file: Some(fixture("ca.pem")), ..Managed::default() });
    app.open().await.unwrap();
    assert_eq!(app.choose_server(url.clone()).await.unwrap().union, "Forbundet");
    // Another name than the certificate's is as little trusted as before.
    let other = url.replace("localhost", "127.0.0.1");
    assert_eq!(code(&app.choose_server(other).await.unwrap_err()), "server_unknown");
    app.close().await;
    let app = setup.app(Managed { ca_file: Some(fixture("none.pem")), ..Managed::default() });
    app.open().await.unwrap();
    assert_eq!(code(&app.choose_server(url).await.unwrap_err()), "managed_unreadable");
}

/// A server that answers every request with this, and tells what it was asked.
fn says(answer: &'static str) -> (String, std::sync::mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (tell, told) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut buffer = [0; 8192];
            let read = stream.read(&mut buffer).unwrap_or(0);
            let _ = tell.send(String::from_utf8_lossy(&buffer[..read]).into_owned());
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    (url, told)
}

/// A server of a union behind TLS, with a certificate of the authority in `fixtures/tls`, whose key no longer exists.
fn over_tls() -> String {
    use rustls::pki_types::pem::PemObject;
    use rustls::pki_types::{CertificateDer, PrivateKeyDer};
    let _ = rustls::crypto::ring::default_provider().install_default();
    let certificate = CertificateDer::from_pem_slice(include_bytes!("../fixtures/tls/server.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("../fixtures/tls/server.key")).unwrap();
    let config = rustls::ServerConfig::builder().with_no_client_auth();
    let config = Arc::new(config.with_single_cert(vec![certificate], key).unwrap());
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let service = r#"{"union":"Forbundet","contract":"1","issuer":"https://login.example","client_id":"a","audience":"b"}"#;
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let connection = rustls::ServerConnection::new(Arc::clone(&config)).unwrap();
            let mut stream = rustls::StreamOwned::new(connection, stream);
            let mut buffer = [0; 8192];
            // A client that does not trust the certificate is gone by now.
            if stream.read(&mut buffer).is_ok() {
                let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n";
                let _ = write!(stream, "{head}Content-Length: {}\r\n\r\n{service}", service.len());
                stream.conn.send_close_notify();
                let _ = stream.flush();
            }
        }
    });
    url
}

//! A newer version of the app: found, told, and installed when the member says so and its signature holds.

use super::scene::Scene;
use crate::harness::driver::Window;
use crate::harness::program;
use axum::Router;
use axum::extract::{Path as At, State};
use axum::http::StatusCode;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use minisign::KeyPair;
use serde_json::json;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};
use tokio::sync::RwLock;

const NOTES: &str = "Raskere søk i store innbokser";

/// What lies on the host, by name.
#[derive(Default)]
struct Host {
    files: Mutex<HashMap<String, Vec<u8>>>,
    /// Who holds it to write keeps a package from coming.
    packages: RwLock<()>,
}

/// A web host on which those who make the app publish it.
struct Publisher {
    host: Arc<Host>,
    address: String,
    keys: KeyPair,
}

impl Publisher {
    async fn start() -> Self {
        let host: Arc<Host> = Arc::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let routes = Router::new().route("/{name}", axum::routing::get(serve)).with_state(host.clone());
        tokio::spawn(async { axum::serve(listener, routes).await });
        Self { host, address, keys: KeyPair::generate_unencrypted_keypair().unwrap() }
    }

    /// The public key as the app's configuration holds it.
    fn key(&self) -> String {
        BASE64_STANDARD.encode(self.keys.pk.to_box().unwrap().to_string())
    }

    /// Announces a package under a version. The signature says `signed` and is made with `keys`.
    fn publish(&self, package: &[u8], announced: &str, signed: &str, keys: &KeyPair) {
        let comment = format!("timestamp:1795000000\tfile:min-side.AppImage\tversion:{signed}");
        let signature = minisign::sign(Some(&keys.pk), &keys.sk, package, Some(&comment), None).unwrap();
        let release = json!({
            "version": announced,
            "notes": NOTES,
            "pub_date": "2026-11-20T08:00:00Z",
            "platforms": {
                "linux-x86_64": self.platform(&signature.to_string()),
                "linux-aarch64": self.platform(&signature.to_string()),
            },
        });
        let mut files = self.host.files.lock().unwrap();
        files.insert("latest.json".into(), serde_json::to_vec(&release).unwrap());
        files.insert("package".into(), package.to_vec());
    }

    fn platform(&self, signature: &str) -> serde_json::Value {
        json!({ "url": format!("{}/package", self.address), "signature": BASE64_STANDARD.encode(signature) })
    }
}

async fn serve(State(host): State<Arc<Host>>, At(name): At<String>) -> Result<Vec<u8>, StatusCode> {
    if name == "package" {
        let _may_come = host.packages.read().await;
    }
    host.files.lock().unwrap().get(&name).cloned().ok_or(StatusCode::NOT_FOUND)
}

/// Says yes to the version that is shown, and waits for the sentence.
async fn install(window: &Window, sentence: &str) {
    window.press("Last ned og installer").await.unwrap();
    window.shows(sentence).await.unwrap();
}

async fn look(window: &Window, sentence: &str) {
    window.press("Se etter ny versjon").await.unwrap();
    window.shows(sentence).await.unwrap();
}

fn bytes(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

#[tokio::test]
async fn r_12_4_a_newer_version_is_installed_on_consent_and_only_when_its_signature_holds() {
    let mut scene = Scene::new();
    let publisher = Publisher::start().await;
    let stranger = KeyPair::generate_unencrypted_keypair().unwrap();
    // A program of some kind; the app replaces itself by it.
    let newer = bytes(Path::new("/bin/true"));
    let app = scene.desktop.home().join("min-side");
    std::fs::copy(program::path("min-side").unwrap(), &app).unwrap();
    let before = bytes(&app);
    scene.desktop.set("MIN_SIDE_UPDATE_ADDRESS", &format!("{}/latest.json", publisher.address));
    scene.desktop.set("MIN_SIDE_UPDATE_KEY", &publisher.key());

    // Found by itself and told on the front page. Somebody else has signed it.
    publisher.publish(&newer, "9.1.0", "9.1.0", &stranger);
    let window = Window::open_copy(&scene.desktop, scene.server.url(), &app).await.unwrap();
    let window = scene.sign_in(window).await;
    window.shows("Versjon 9.1.0 av appen er klar.").await.unwrap();
    window.press("Se hva som er nytt").await.unwrap();
    window.shows(NOTES).await.unwrap();
    window.shows("20. november 2026").await.unwrap();
    install(&window, "ikke signert av dem som lager appen").await;
    assert!(bytes(&app) == before, "a package of a stranger was installed");

    // An old package, rightly signed, under the number of a new one.
    publisher.publish(&newer, "9.1.0", "0.0.9", &publisher.keys);
    window.section("Oversikt").await.unwrap();
    window.section("Innstillinger").await.unwrap();
    install(&window, "ikke signert av dem som lager appen").await;
    assert!(bytes(&app) == before, "an old package was installed");
    window.close().await.unwrap();

    // An older version is not offered.
    publisher.publish(&newer, "0.0.9", "0.0.9", &publisher.keys);
    let window = Window::open_copy(&scene.desktop, scene.server.url(), &app).await.unwrap();
    window.section("Innstillinger").await.unwrap();
    look(&window, "Du har den nyeste versjonen").await;

    // Nobody answers: the app is as before, and says so.
    publisher.host.files.lock().unwrap().clear();
    look(&window, "Appen er som før. Prøv igjen senere").await;

    publisher.publish(&newer, "9.1.0", "9.1.0", &publisher.keys);
    look(&window, "Versjon 9.1.0 er klar").await;
    assert!(bytes(&app) == before, "installed before the member said so");
    // While the package is on its way, a page that is opened says what is known.
    let kept = publisher.host.packages.write().await;
    window.press("Last ned og installer").await.unwrap();
    window.section("Oversikt").await.unwrap();
    window.section("Innstillinger").await.unwrap();
    window.shows("Versjon 9.1.0 er klar").await.unwrap();
    drop(kept);
    window.shows("Versjon 9.1.0 er installert.").await.unwrap();
    assert!(bytes(&app) == newer, "not installed");
    window.control("Start på nytt nå").await.unwrap();
}

#[tokio::test]
async fn r_12_4_a_build_that_knows_of_nobody_to_ask_says_where_new_versions_come_from() {
    let scene = Scene::new();
    let window = scene.signed_in().await;
    window.section("Innstillinger").await.unwrap();
    window.shows("De kommer fra den som har lagt inn appen").await.unwrap();
    assert!(!window.text().await.contains("Se etter ny versjon"));
}

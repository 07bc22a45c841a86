//! An issuer that answers with what it must not: whatever is wrong with an id token, a code or the way back, nobody is signed
//! in and nothing is kept. What the server refuses of access tokens stands with its own tests (`auth/tests.rs`).

use crate::house::Machine;
use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signer, SigningKey};
use min_side_core::app::{App, Options};
use min_side_core::error::Error;
use min_side_core::key::MemoryKeyStore;
use min_side_core::views::Phase;
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha512};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

const ACCESS: &str = "an-access-token";

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Nothing,
    Expired,
    OtherAudience,
    OtherIssuer,
    OtherNonce,
    NoSignature,
    PublicKeyAsSecret,
    UnknownKey,
    OthersSignature,
    OtherAccessToken,
    NoIdToken,
    CodeUsed,
}

const OF_TOKENS: &[Fault] = &[
    Fault::Expired,
    Fault::OtherAudience,
    Fault::OtherIssuer,
    Fault::OtherNonce,
    Fault::NoSignature,
    Fault::PublicKeyAsSecret,
    Fault::UnknownKey,
    Fault::OthersSignature,
    Fault::OtherAccessToken,
    Fault::NoIdToken,
    Fault::CodeUsed,
];

/// What the browser brings back.
type Pairs = &'static [(&'static str, &'static str)];

/// An issuer, and the union's server beside it at the same address.
#[derive(Clone)]
struct Issuer {
    url: String,
    fault: Fault,
    nonce: Arc<Mutex<String>>,
}

impl Issuer {
    async fn start(fault: Fault) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let issuer = Self { url, fault, nonce: Arc::default() };
        let router = Router::new()
            .route("/v1/service", get(service))
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(keys))
            .route("/token", post(token))
            .with_state(issuer.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        issuer
    }

    /// A member's browser that comes back with these, beside the state that it was given.
    fn app(&self, machine: &Machine, keys: &Arc<MemoryKeyStore>, brings: Pairs) -> App {
        let mut options = Options::new(Some(machine.path().to_owned()), Some(self.url.parse().unwrap()));
        options.key_store = keys.clone();
        let nonce = Arc::clone(&self.nonce);
        options.open_browser = Arc::new(move |address: &str| {
            let asked: BTreeMap<String, String> =
                url::Url::parse(address).unwrap().query_pairs().into_owned().collect();
            nonce.lock().unwrap().clone_from(&asked["nonce"]);
            let mut back = url::Url::parse(&asked["redirect_uri"]).unwrap();
            back.query_pairs_mut().append_pair("state", &asked["state"]).extend_pairs(brings);
            tokio::spawn(async move { crate::house::client().get(back).send().await });
            Ok(())
        });
        App::new(options)
    }
}

async fn service(State(issuer): State<Issuer>) -> Json<Value> {
    Json(
        json!({"union": "Forbundet", "contract": "1", "issuer": issuer.url, "client_id": "app", "audience": "api"}),
    )
}

async fn discovery(State(issuer): State<Issuer>) -> Json<Value> {
    let at = |path: &str| format!("{}/{path}", issuer.url);
    Json(json!({
        "issuer": issuer.url, "authorization_endpoint": at("authorize"), "token_endpoint": at("token"),
        "jwks_uri": at("jwks"), "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    }))
}

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn public() -> String {
    URL_SAFE_NO_PAD.encode(key(1).verifying_key().as_bytes())
}

async fn keys() -> Json<Value> {
    Json(
        json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": "one", "x": public()}]}),
    )
}

async fn token(State(issuer): State<Issuer>) -> (axum::http::StatusCode, Json<Value>) {
    if issuer.fault == Fault::CodeUsed {
        return (axum::http::StatusCode::BAD_REQUEST, Json(json!({"error": "invalid_grant"})));
    }
    let mut answer = json!({"access_token": ACCESS, "token_type": "Bearer", "expires_in": 600});
    if issuer.fault != Fault::NoIdToken {
        let nonce = issuer.nonce.lock().unwrap().clone();
        answer["id_token"] = id_token(&issuer, &nonce).into();
    }
    (axum::http::StatusCode::OK, Json(answer))
}

fn id_token(issuer: &Issuer, nonce: &str) -> String {
    let fault = issuer.fault;
    let now = chrono::Utc::now().timestamp();
    let is = |other: Fault| fault == other;
    let hashed = Sha512::digest(if is(Fault::OtherAccessToken) { "another" } else { ACCESS });
    let claims = json!({
        "iss": if is(Fault::OtherIssuer) { "https://login.example" } else { issuer.url.as_str() },
        "aud": if is(Fault::OtherAudience) { "another-app" } else { "app" },
        "sub": "kari", "name": "Kari", "iat": now - 60,
        "exp": if is(Fault::Expired) { now - 1 } else { now + 300 },
        "nonce": if is(Fault::OtherNonce) { "another" } else { nonce },
        "at_hash": URL_SAFE_NO_PAD.encode(&hashed[..32]),
    });
    let algorithm = match fault {
        Fault::NoSignature => "none",
        Fault::PublicKeyAsSecret => "HS256",
        _ => "EdDSA",
    };
    let header =
        json!({"alg": algorithm, "typ": "JWT", "kid": if is(Fault::UnknownKey) { "two" } else { "one" }});
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(&header), part(&claims));
    let signature = match fault {
        Fault::NoSignature => Vec::new(),
        Fault::PublicKeyAsSecret => hmac(key(1).verifying_key().as_bytes(), signed.as_bytes()),
        Fault::OthersSignature | Fault::UnknownKey => key(2).sign(signed.as_bytes()).to_bytes().to_vec(),
        _ => key(1).sign(signed.as_bytes()).to_bytes().to_vec(),
    };
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// HMAC-SHA-256 (RFC 2104) with a secret of at most a block.
fn hmac(secret: &[u8], text: &[u8]) -> Vec<u8> {
    let pad = |with: u8| {
        let mut block = [with; 64];
        block.iter_mut().zip(secret).for_each(|(byte, secret)| *byte ^= secret);
        block
    };
    let inner = Sha256::new().chain_update(pad(0x36)).chain_update(text).finalize();
    Sha256::new().chain_update(pad(0x5c)).chain_update(inner).finalize().to_vec()
}

fn reason(error: &Error) -> &'static str {
    match error {
        Error::SignIn(reason) => reason.code(),
        other => panic!("{other}"),
    }
}

/// Nobody is in: no sign-in is kept, and the next start finds none.
async fn nobody_is_in(app: &App, what: &str) {
    assert_eq!(app.app_state().await.unwrap().phase, Phase::SignedOut, "{what}");
    app.close().await;
    assert_eq!(app.open().await.unwrap().phase, Phase::SignedOut, "{what}");
    app.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_1_whatever_is_wrong_with_an_id_token_or_a_code_nobody_is_signed_in() {
    let (machine, keys) = (Machine::new(), Arc::default());
    let issuer = Issuer::start(Fault::Nothing).await;
    let app = issuer.app(&machine, &keys, &[("code", "a-code")]);
    app.open().await.unwrap();
    app.sign_in().await.unwrap();
    assert_eq!(app.app_state().await.unwrap().phase, Phase::Ready, "one with nothing wrong is taken");
    app.close().await;

    for fault in OF_TOKENS {
        let (machine, keys) = (Machine::new(), Arc::default());
        let issuer = Issuer::start(*fault).await;
        let app = issuer.app(&machine, &keys, &[("code", "a-code")]);
        app.open().await.unwrap();
        let refused = app.sign_in().await;
        let what = format!("{fault:?}");
        let reason = reason(refused.as_ref().expect_err(&what));
        let expected = if *fault == Fault::CodeUsed { &["code"][..] } else { &["id_token", "token"] };
        assert!(expected.contains(&reason), "{what}: {reason}");
        nobody_is_in(&app, &what).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_1_a_way_back_that_names_another_issuer_or_an_error_signs_nobody_in() {
    const WAYS: &[(Pairs, &str)] = &[
        (&[("code", "a-code"), ("iss", "https://login.example")], "issuer"),
        (&[("error", "access_denied")], "denied"),
        (&[("error", "server_error"), ("error_description", "<script>alert(1)</script>")], "issuer_error"),
        (&[], "issuer_error"),
    ];
    for (brings, expected) in WAYS {
        let (machine, keys) = (Machine::new(), Arc::default());
        let issuer = Issuer::start(Fault::Nothing).await;
        let app = issuer.app(&machine, &keys, brings);
        app.open().await.unwrap();
        assert_eq!(reason(&app.sign_in().await.unwrap_err()), *expected);
        nobody_is_in(&app, expected).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn r_12_1_of_two_sign_ins_at_once_one_is_refused_and_the_other_comes_about() {
    let (machine, keys) = (Machine::new(), Arc::default());
    let issuer = Issuer::start(Fault::Nothing).await;
    let app = issuer.app(&machine, &keys, &[("code", "a-code")]);
    app.open().await.unwrap();
    let (first, second) = tokio::join!(app.sign_in(), app.sign_in());
    let refused = [first, second].into_iter().filter_map(Result::err).collect::<Vec<_>>();
    assert_eq!(refused.len(), 1);
    assert!(matches!(refused[0], Error::Refused { code: "wrong_state", .. }), "{refused:?}");
    assert_eq!(app.app_state().await.unwrap().phase, Phase::Ready);
    app.close().await;
}

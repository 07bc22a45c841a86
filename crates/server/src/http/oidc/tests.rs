use crate::testing::{Harness, noon};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use serde_json::{Value, json};
use std::collections::HashMap;
use url::Url;

// The vector of RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const REDIRECT: &str = "http://127.0.0.1:49152/callback";

fn request() -> HashMap<&'static str, String> {
    HashMap::from([
        ("response_type", "code".to_owned()),
        ("client_id", "min-side-app".to_owned()),
        ("redirect_uri", REDIRECT.to_owned()),
        ("scope", "openid profile offline_access".to_owned()),
        ("state", "st&te".to_owned()),
        ("nonce", "n0nce".to_owned()),
        ("code_challenge", CHALLENGE.to_owned()),
        ("code_challenge_method", "S256".to_owned()),
    ])
}

fn browser() -> reqwest::Client {
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

async fn answer(harness: &Harness, request: &HashMap<&'static str, String>) -> reqwest::Response {
    let mut form = request.clone();
    form.insert("person", "demo".to_owned());
    let address = format!("{}/authorize", harness.running.issuer);
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    let post = browser().post(address).header("content-type", "application/x-www-form-urlencoded");
    post.body(body).send().await.unwrap()
}

fn sent_to(response: &reqwest::Response) -> (Url, HashMap<String, String>) {
    assert_eq!(response.status(), 303);
    let address = Url::parse(response.headers()["location"].to_str().unwrap()).unwrap();
    let pairs = address.query_pairs().into_owned().collect();
    (address, pairs)
}

async fn token(harness: &Harness, form: &[(&str, &str)]) -> (u16, Value) {
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    let post = harness.client.post(format!("{}/token", harness.running.issuer));
    let post = post.header("content-type", "application/x-www-form-urlencoded").body(body);
    let response = post.send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

async fn exchange(harness: &Harness, code: &str, verifier: &str, redirect: &str) -> (u16, Value) {
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", "min-side-app"),
        ("code", code),
        ("redirect_uri", redirect),
        ("code_verifier", verifier),
    ];
    token(harness, &form).await
}

async fn code(harness: &Harness) -> String {
    sent_to(&answer(harness, &request()).await).1["code"].clone()
}

fn claims(token: &str) -> Value {
    let payload = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).unwrap()).unwrap()
}

#[tokio::test]
async fn r_12_1_a_member_signs_in_by_code_with_pkce() {
    let harness = Harness::new().await;
    let address = format!("{}/.well-known/openid-configuration", harness.running.issuer);
    let discovery: Value = harness.client.get(address).send().await.unwrap().json().await.unwrap();
    assert_eq!(discovery["issuer"], harness.running.issuer);
    assert_eq!(discovery["code_challenge_methods_supported"], json!(["S256"]));
    let mut address = Url::parse(discovery["authorization_endpoint"].as_str().unwrap()).unwrap();
    address.query_pairs_mut().extend_pairs(request());
    let page = browser().get(address).send().await.unwrap();
    assert!(page.headers()["content-security-policy"].to_str().unwrap().contains("default-src 'none'"));
    let html = page.text().await.unwrap();
    assert!(html.contains("<html lang=\"nb\">") && html.contains("Kari Nordmann"));
    assert!(html.contains("value=\"st&amp;te\""));
    assert!(!html.contains("Forbundskontoret"));

    let (address, pairs) = sent_to(&answer(&harness, &request()).await);
    assert_eq!(address.port(), Some(49152));
    assert_eq!((pairs["state"].as_str(), &pairs["iss"]), ("st&te", &harness.running.issuer));
    let (status, tokens) = exchange(&harness, &pairs["code"], VERIFIER, REDIRECT).await;
    assert_eq!(status, 200);
    let id = claims(tokens["id_token"].as_str().unwrap());
    assert_eq!(
        (&id["nonce"], &id["aud"], &id["sub"]),
        (&json!("n0nce"), &json!("min-side-app"), &json!("demo"))
    );
    let access = tokens["access_token"].as_str().unwrap();
    assert_eq!(harness.get("/v1/changes", access).await.status(), 200);
    // An id token is for the app, not for the server.
    assert_eq!(harness.get("/v1/changes", tokens["id_token"].as_str().unwrap()).await.status(), 401);
}

#[tokio::test]
async fn r_12_1_a_code_is_good_once_and_for_who_asked_for_it() {
    let harness = Harness::new().await;
    let refused = (400, json!({"error": "invalid_grant"}));
    let wrong_verifier = "a".repeat(43);
    assert_eq!(exchange(&harness, &code(&harness).await, &wrong_verifier, REDIRECT).await, refused);
    let elsewhere = "http://127.0.0.1:49153/callback";
    assert_eq!(exchange(&harness, &code(&harness).await, VERIFIER, elsewhere).await, refused);
    let once = code(&harness).await;
    assert_eq!(exchange(&harness, &once, VERIFIER, REDIRECT).await.0, 200);
    assert_eq!(exchange(&harness, &once, VERIFIER, REDIRECT).await, refused);
    let late = code(&harness).await;
    harness.clock.set(noon() + TimeDelta::seconds(61));
    assert_eq!(exchange(&harness, &late, VERIFIER, REDIRECT).await, refused);
}

#[tokio::test]
async fn r_12_1_a_request_that_lacks_what_protects_it_is_refused() {
    let harness = Harness::new().await;
    let refusals = [
        ("code_challenge", "", "invalid_request"),
        ("code_challenge_method", "plain", "invalid_request"),
        ("state", "", "invalid_request"),
        ("nonce", "", "invalid_request"),
        ("scope", "profile", "invalid_scope"),
        ("response_type", "token", "unsupported_response_type"),
    ];
    for (name, value, error) in refusals {
        let mut request = request();
        request.insert(name, value.to_owned());
        let (_, pairs) = sent_to(&answer(&harness, &request).await);
        assert_eq!((pairs["error"].as_str(), &pairs["iss"]), (error, &harness.running.issuer), "{name}");
        assert!(!pairs.contains_key("code"));
    }
    // An address that is not the app's is never sent to.
    for redirect in [
        "https://example.com/callback",
        "http://localhost:1/callback",
        "http://127.0.0.1.example.com/",
        "http://127.0.0.1:1/#x",
        "minside:callback",
        "",
    ] {
        let mut request = request();
        request.insert("redirect_uri", redirect.to_owned());
        assert_eq!(answer(&harness, &request).await.status(), 400, "{redirect}");
    }
    let mut other_client = request();
    other_client.insert("client_id", "someone-else".to_owned());
    assert_eq!(answer(&harness, &other_client).await.status(), 400);
}

async fn refresh(harness: &Harness, text: &str) -> (u16, String) {
    let form = [("grant_type", "refresh_token"), ("client_id", "min-side-app"), ("refresh_token", text)];
    let (status, tokens) = token(harness, &form).await;
    (status, tokens["refresh_token"].as_str().unwrap_or_default().to_owned())
}

async fn first_refresh_token(harness: &Harness) -> String {
    let (_, tokens) = exchange(harness, &code(harness).await, VERIFIER, REDIRECT).await;
    tokens["refresh_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn r_12_1_a_sign_in_is_renewed_until_it_is_signed_out() {
    let harness = Harness::new().await;
    let first = first_refresh_token(&harness).await;
    let (status, second) = refresh(&harness, &first).await;
    assert_eq!(status, 200);
    let (status, third) = refresh(&harness, &second).await;
    assert_eq!(status, 200);
    let body = format!("token={third}");
    let post = harness.client.post(format!("{}/revoke", harness.running.issuer)).body(body);
    let post = post.header("content-type", "application/x-www-form-urlencoded");
    assert_eq!(post.send().await.unwrap().status(), 200);
    assert_eq!(refresh(&harness, &third).await.0, 400);
}

#[tokio::test]
async fn r_12_1_a_refresh_token_that_comes_twice_ends_the_whole_sign_in() {
    let harness = Harness::new().await;
    let (first, another) = (first_refresh_token(&harness).await, first_refresh_token(&harness).await);
    let (_, second) = refresh(&harness, &first).await;
    let (_, third) = refresh(&harness, &second).await;
    // However long ago it was used.
    assert_eq!(refresh(&harness, &first).await.0, 400);
    assert_eq!(refresh(&harness, &third).await.0, 400, "the thief or the one who was robbed has it");
    assert_eq!(refresh(&harness, &second).await.0, 400);
    // Another sign-in of the same member stands.
    assert_eq!(refresh(&harness, &another).await.0, 200);
}

#[tokio::test]
async fn access_tokens_are_short() {
    let harness = Harness::new().await;
    let (_, tokens) = exchange(&harness, &code(&harness).await, VERIFIER, REDIRECT).await;
    let access = tokens["access_token"].as_str().unwrap();
    assert_eq!(tokens["expires_in"], 600);
    harness.clock.set(noon() + TimeDelta::seconds(599));
    assert_eq!(harness.get("/v1/changes", access).await.status(), 200);
    harness.clock.set(noon() + TimeDelta::seconds(631));
    assert_eq!(harness.get("/v1/changes", access).await.status(), 401);
}

#[cfg(unix)]
#[tokio::test]
async fn keys_can_be_read_by_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let harness = Harness::new().await;
    for name in ["demo-issuer.key", "demo-kursbevis.pem"] {
        let mode = std::fs::metadata(harness.dir.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

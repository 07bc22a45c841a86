use super::{KeySource, TokenError, Verifier};
use crate::testing::noon;
use jsonwebtoken::jwk::{Jwk, JwkSet};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};

const ISSUER: &str = "https://login.example.no";

/// An Ed25519 key from a seed, in PKCS #8.
fn key(seed: u8) -> EncodingKey {
    let head = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];
    EncodingKey::from_ed_der(&[head.as_slice(), &[seed; 32]].concat())
}

fn jwk(seed: u8, id: &str) -> Jwk {
    let mut jwk = Jwk::from_encoding_key(&key(seed), Algorithm::EdDSA).unwrap();
    jwk.common.key_id = Some(id.to_owned());
    jwk
}

async fn verifier() -> Verifier {
    let keys = KeySource::Given(Box::new(JwkSet { keys: vec![jwk(1, "one"), jwk(2, "two")] }));
    Verifier::new(ISSUER, "api", keys, false).await.unwrap()
}

fn good() -> Value {
    json!({"iss": ISSUER, "aud": "api", "sub": "abc", "exp": noon().timestamp() + 60, "iat": noon().timestamp()})
}

fn signed(claims: &Value, seed: u8, id: Option<&str>) -> String {
    let header = Header { kid: id.map(str::to_owned), ..Header::new(Algorithm::EdDSA) };
    encode(&header, claims, &key(seed)).unwrap()
}

fn with(name: &str, value: Value) -> Value {
    let mut claims = good();
    claims[name] = value;
    claims
}

#[tokio::test]
async fn a_valid_token_of_either_key_is_read() {
    let verifier = verifier().await;
    for (seed, id) in [(1, "one"), (2, "two")] {
        let claims = verifier.verify(&signed(&good(), seed, Some(id)), noon()).await.unwrap();
        assert_eq!(claims.sub, "abc");
    }
    let among_others = with("aud", json!(["other", "api"]));
    assert!(verifier.verify(&signed(&among_others, 1, Some("one")), noon()).await.is_ok());
}

#[tokio::test]
async fn tokens_for_others_from_others_and_out_of_time_are_refused() {
    let verifier = verifier().await;
    let refused =
        async |claims: Value| verifier.verify(&signed(&claims, 1, Some("one")), noon()).await.unwrap_err();
    assert!(matches!(refused(with("exp", json!(noon().timestamp() - 31))).await, TokenError::Expired));
    assert!(matches!(refused(with("nbf", json!(noon().timestamp() + 31))).await, TokenError::TooEarly));
    assert!(matches!(refused(with("aud", json!("other"))).await, TokenError::Invalid(_)));
    assert!(matches!(refused(with("iss", json!("https://login.example.com"))).await, TokenError::Invalid(_)));
    assert!(matches!(refused(with("min_side_demo", json!(true))).await, TokenError::Demo));
    for missing in ["exp", "iss", "aud", "sub"] {
        let mut claims = good();
        claims.as_object_mut().unwrap().remove(missing);
        assert!(matches!(refused(claims).await, TokenError::Invalid(_)), "{missing}");
    }
}

#[tokio::test]
async fn only_the_issuers_key_of_that_name_and_kind_signs() {
    let verifier = verifier().await;
    let refused = async |token: String| verifier.verify(&token, noon()).await.unwrap_err();
    assert!(matches!(refused(signed(&good(), 3, Some("three"))).await, TokenError::UnknownKey));
    assert!(matches!(refused(signed(&good(), 1, None)).await, TokenError::UnknownKey));
    // Signed by another key than the one it names.
    assert!(matches!(refused(signed(&good(), 2, Some("one"))).await, TokenError::Invalid(_)));
    // The public key taken for a shared secret.
    let public = serde_json::to_vec(&jwk(1, "one")).unwrap();
    let header = Header { kid: Some("one".into()), ..Header::new(Algorithm::HS256) };
    let confused = encode(&header, &good(), &EncodingKey::from_secret(&public)).unwrap();
    assert!(matches!(refused(confused).await, TokenError::UnknownKey));
    // No signature at all.
    let none = "eyJhbGciOiJub25lIiwia2lkIjoib25lIn0.eyJzdWIiOiJhYmMifQ.".to_owned();
    assert!(matches!(refused(none).await, TokenError::Invalid(_)));
    let mut altered = signed(&good(), 1, Some("one"));
    altered.insert(altered.find('.').unwrap() + 5, 'A');
    assert!(matches!(refused(altered).await, TokenError::Invalid(_)));
}

#[tokio::test]
async fn keys_are_found_by_discovery_of_exactly_this_issuer() {
    use crate::testing::Harness;
    let harness = Harness::new().await;
    let verifier = Verifier::new(&harness.running.issuer, crate::oidc::AUDIENCE, KeySource::Discovery, true)
        .await
        .unwrap();
    assert_eq!(verifier.verify(harness.token(), noon()).await.unwrap().sub, "demo");
    let elsewhere = format!("{}/", harness.running.issuer);
    assert!(Verifier::new(&elsewhere, "x", KeySource::Discovery, true).await.is_err());
}

//! The facts as an Open Badge 3.0 (1EdTech; W3C Verifiable Credentials 2.0), signed as a JWT.

use super::jws;
use super::keys::{IssuerSecret, PublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::NaiveTime;
use min_side_domain::records::KursbevisFacts;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// `typ` of a credential in a JWT (W3C, Securing Verifiable Credentials using JOSE and COSE).
const TYP: &str = "vc+jwt";

#[derive(Serialize)]
struct Credential<'a> {
    #[serde(rename = "@context")]
    context: serde_json::Value,
    id: &'a str,
    r#type: [&'static str; 2],
    issuer: Profile<'a>,
    #[serde(rename = "validFrom")]
    valid_from: String,
    name: &'a str,
    #[serde(rename = "credentialSubject")]
    subject: Subject<'a>,
    kursbevis: &'a KursbevisFacts,
    #[serde(rename = "kursbevisCode")]
    code: String,
    iss: &'a str,
    jti: &'a str,
    nbf: i64,
}

#[derive(Serialize)]
struct Profile<'a> {
    id: &'a str,
    r#type: [&'static str; 1],
    name: &'a str,
}

#[derive(Serialize)]
struct Subject<'a> {
    r#type: [&'static str; 1],
    identifier: [Identity<'a>; 1],
    #[serde(rename = "activityStartDate")]
    starts: String,
    #[serde(rename = "activityEndDate")]
    ends: String,
    achievement: Achievement<'a>,
}

#[derive(Serialize)]
struct Identity<'a> {
    r#type: &'static str,
    #[serde(rename = "identityHash")]
    hash: &'a str,
    #[serde(rename = "identityType")]
    kind: &'static str,
    hashed: bool,
}

#[derive(Serialize)]
struct Achievement<'a> {
    id: String,
    r#type: [&'static str; 1],
    name: &'a str,
    description: &'a str,
    criteria: Criteria,
}

#[derive(Serialize)]
struct Criteria {
    narrative: String,
}

/// What we read back: who signs, and the facts.
#[derive(Deserialize)]
struct Signed {
    iss: String,
    kursbevis: KursbevisFacts,
    #[serde(rename = "kursbevisCode", default)]
    code: String,
}

/// Letters that a URN may hold as they are; others are written by their bytes.
fn urn(number: &str) -> String {
    let mut out = String::from("urn:kursbevis:");
    for byte in number.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Signs the facts as a credential. What was taught stands once, in the facts: base64 hides repetition from the
/// compressor.
///
/// The code's signature is part of it: with it and the facts the code on the page can be made again, so the file
/// need not carry the code too.
pub fn make(facts: &KursbevisFacts, code: &[u8; 64], secret: &IssuerSecret) -> Option<String> {
    let (did, id) = (secret.did(), urn(&facts.number));
    let time = |date: chrono::NaiveDate| format!("{date}T00:00:00Z");
    let credential = Credential {
        context: json!([
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            { "kursbevis": { "@id": "urn:kursbevis:facts", "@type": "@json" }, "kursbevisCode": "urn:kursbevis:code" }
        ]),
        id: &id,
        r#type: ["VerifiableCredential", "OpenBadgeCredential"],
        issuer: Profile { id: &did, r#type: ["Profile"], name: &facts.issuer },
        valid_from: time(facts.issued),
        name: &facts.course,
        subject: Subject {
            r#type: ["AchievementSubject"],
            identifier: [Identity {
                r#type: "IdentityObject",
                hash: &facts.holder,
                kind: "name",
                hashed: false,
            }],
            starts: time(facts.starts),
            ends: time(facts.ends),
            achievement: Achievement {
                id: format!("{id}:achievement"),
                r#type: ["Achievement"],
                name: &facts.course,
                description: &facts.course,
                criteria: Criteria { narrative: format!("Gjennomført kurs, {} timer.", facts.hours) },
            },
        },
        kursbevis: facts,
        code: URL_SAFE_NO_PAD.encode(code),
        iss: &did,
        jti: &id,
        nbf: facts.issued.and_time(NaiveTime::MIN).and_utc().timestamp(),
    };
    jws::sign(TYP, &serde_json::to_vec(&credential).ok()?, secret)
}

/// A credential that has been read, with the question whether its signature is right already answered.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The facts that it states.
    pub facts: KursbevisFacts,
    /// The key that it names.
    pub key: PublicKey,
    /// Whether that key's signature is right.
    pub signed: bool,
    /// The signature of the code on the page.
    pub code: Vec<u8>,
}

/// Reads a credential. `None` when it is not one of ours at all.
pub fn open(text: &str) -> Option<Opened> {
    let parts = jws::parts(text)?;
    if parts.header.typ != TYP {
        return None;
    }
    let signed: Signed = serde_json::from_slice(&parts.payload).ok()?;
    let key = parts.key()?;
    let right = parts.is_signed_by(&key) && signed.iss == key.did();
    let code = URL_SAFE_NO_PAD.decode(&signed.code).unwrap_or_default();
    Some(Opened { facts: signed.kursbevis, key, signed: right, code })
}

//! The facts as an Open Badge 3.0 (1EdTech; W3C Verifiable Credentials 2.0), signed as a JWT.
//!
//! A fact stands once: where Open Badges has a place for it, there, and otherwise under `kursbevis`. So the badge
//! that another program shows and the facts that we read cannot differ, and base64, which hides repetition from
//! the compressor, has none to hide.

use super::jws;
use super::keys::{IssuerSecret, PublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{NaiveDate, NaiveTime};
use min_side_domain::records::KursbevisFacts;
use serde::{Deserialize, Serialize};
use serde_json::json;

/// `typ` of the only kind of header that Open Badges 3.0 allows (section 8.2.4.1).
const TYP: &str = "JWT";

/// How a certificate's number becomes a URI.
const URN: &str = "urn:kursbevis:";

#[derive(Serialize, Deserialize)]
struct Credential {
    #[serde(rename = "@context")]
    context: serde_json::Value,
    id: String,
    r#type: Vec<String>,
    issuer: Profile,
    #[serde(rename = "validFrom")]
    valid_from: String,
    name: String,
    #[serde(rename = "credentialSubject")]
    subject: Subject,
    kursbevis: More,
    iss: String,
    jti: String,
    nbf: i64,
}

#[derive(Serialize, Deserialize)]
struct Profile {
    id: String,
    r#type: Vec<String>,
    name: String,
}

#[derive(Serialize, Deserialize)]
struct Subject {
    r#type: Vec<String>,
    identifier: [Identity; 1],
    #[serde(rename = "activityStartDate")]
    starts: String,
    #[serde(rename = "activityEndDate")]
    ends: String,
    achievement: Achievement,
}

#[derive(Serialize, Deserialize)]
struct Identity {
    r#type: String,
    #[serde(rename = "identityHash")]
    hash: String,
    #[serde(rename = "identityType")]
    kind: String,
    hashed: bool,
}

#[derive(Serialize, Deserialize)]
struct Achievement {
    id: String,
    r#type: Vec<String>,
    name: String,
    description: String,
    criteria: Criteria,
}

#[derive(Serialize, Deserialize)]
struct Criteria {
    narrative: String,
}

/// What Open Badges has no place for.
#[derive(Serialize, Deserialize)]
struct More {
    template_version: u32,
    hours: u32,
    place: String,
    signatory: String,
    signatory_title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    replaces: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    demo: bool,
    /// The signature of the code on the page: with it and the facts the code can be made again, so the file need not
    /// carry the code too.
    code: String,
}

fn types(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// The beginning of a day, as the specification writes a moment.
fn moment(day: NaiveDate) -> String {
    format!("{day}T00:00:00Z")
}

fn day(moment: &str) -> Option<NaiveDate> {
    moment.strip_suffix("T00:00:00Z")?.parse().ok()
}

/// What an achievement says of itself: what was taught, a line an item, or else the course's name, since something
/// must be said. A course whose only item is its own name is told from one without items by the end of its line.
fn description(facts: &KursbevisFacts) -> String {
    match facts.contents.as_slice() {
        [] => facts.course.clone(),
        [only] if *only == facts.course => format!("{only}\n"),
        items => items.join("\n"),
    }
}

fn contents(description: &str, course: &str) -> Vec<String> {
    if description == course { Vec::new() } else { description.lines().map(str::to_owned).collect() }
}

/// Letters that a URN may hold as they are; others are written by their bytes.
fn urn(number: &str) -> String {
    let mut out = URN.to_owned();
    for byte in number.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The number that [`urn`] wrote.
fn number(urn: &str) -> Option<String> {
    let mut parts = urn.strip_prefix(URN)?.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(part.get(2..)?.as_bytes());
    }
    String::from_utf8(bytes).ok()
}

/// Signs the facts, and the signature of their code, as a credential.
pub fn make(facts: &KursbevisFacts, code: &[u8; 64], secret: &IssuerSecret) -> Option<String> {
    let (did, id) = (secret.did(), urn(&facts.number));
    let credential = Credential {
        context: json!([
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            { "@vocab": URN }
        ]),
        id: id.clone(),
        r#type: types(&["VerifiableCredential", "OpenBadgeCredential"]),
        issuer: Profile { id: did.clone(), r#type: types(&["Profile"]), name: facts.issuer.clone() },
        valid_from: moment(facts.issued),
        name: facts.course.clone(),
        subject: Subject {
            r#type: types(&["AchievementSubject"]),
            identifier: [Identity {
                r#type: "IdentityObject".to_owned(),
                hash: facts.holder.clone(),
                kind: "name".to_owned(),
                hashed: false,
            }],
            starts: moment(facts.starts),
            ends: moment(facts.ends),
            achievement: Achievement {
                id: format!("{id}:kurs"),
                r#type: types(&["Achievement"]),
                name: facts.course.clone(),
                description: description(facts),
                criteria: Criteria { narrative: "Gjennomført kurs".to_owned() },
            },
        },
        kursbevis: More {
            template_version: facts.template_version,
            hours: facts.hours,
            place: facts.place.clone(),
            signatory: facts.signatory.clone(),
            signatory_title: facts.signatory_title.clone(),
            replaces: facts.replaces.clone(),
            demo: facts.demo,
            code: URL_SAFE_NO_PAD.encode(code),
        },
        iss: did,
        jti: id,
        nbf: facts.issued.and_time(NaiveTime::MIN).and_utc().timestamp(),
    };
    let text = serde_json::to_string(&credential).ok()?;
    let repeated = [&*credential.iss, &*credential.id, &*credential.name];
    // The header says who issued it first.
    let text = aligned(&text, repeated, [Some(jws::ISSUER_AT % 3), None, None]);
    jws::sign(TYP, text.as_bytes(), secret)
}

/// Sets a blank or two before what is said again, so that it begins at the same place of Base64's groups of three as
/// before: only so are its letters the same, and pressed away. JSON does not mind.
fn aligned(text: &str, repeated: [&str; 3], mut first: [Option<usize>; 3]) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let (mut inside, mut escaped) = (false, false);
    for (at, character) in text.char_indices() {
        if character == '"' && !inside {
            for (own, first) in repeated.iter().zip(&mut first) {
                if text[at + 1..].starts_with(own) {
                    let place = *first.get_or_insert((out.len() + 1) % 3);
                    while (out.len() + 1) % 3 != place {
                        out.push(' ');
                    }
                }
            }
        }
        inside ^= character == '"' && !escaped;
        escaped = character == '\\' && !escaped;
        out.push(character);
    }
    out
}

impl Credential {
    /// The facts that it states.
    fn facts(self) -> Option<KursbevisFacts> {
        let ([holder], more) = (self.subject.identifier, self.kursbevis);
        Some(KursbevisFacts {
            number: number(&self.id)?,
            template_version: more.template_version,
            holder: holder.hash,
            starts: day(&self.subject.starts)?,
            ends: day(&self.subject.ends)?,
            hours: more.hours,
            place: more.place,
            contents: contents(&self.subject.achievement.description, &self.name),
            course: self.name,
            issuer: self.issuer.name,
            signatory: more.signatory,
            signatory_title: more.signatory_title,
            issued: day(&self.valid_from)?,
            replaces: more.replaces,
            demo: more.demo,
        })
    }
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
    let credential: Credential = serde_json::from_slice(&parts.payload).ok()?;
    let key = parts.key()?;
    let right = parts.is_signed_by(&key) && credential.iss == key.did() && credential.issuer.id == key.did();
    let code = URL_SAFE_NO_PAD.decode(&credential.kursbevis.code).unwrap_or_default();
    Some(Opened { facts: credential.facts()?, key, signed: right, code })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{facts, secret};

    #[test]
    fn facts_come_back_from_a_credential_as_they_were() {
        let course = facts().course;
        let contents = [vec![], vec![course.clone()], vec!["a".to_owned()], vec![course, "b".to_owned()]];
        for contents in contents {
            for number in ["NTL-2024-000123", "Å 1/2%41 «x»"] {
                let mut facts = facts();
                facts.contents.clone_from(&contents);
                facts.number = number.to_owned();
                facts.replaces = Some("NTL-1".to_owned());
                let opened = open(&make(&facts, &[7; 64], &secret()).unwrap()).unwrap();
                assert_eq!((opened.facts, opened.signed, opened.code), (facts, true, vec![7; 64]));
            }
        }
    }
}

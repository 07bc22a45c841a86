//! The issuer's proof over a certificate's facts.
//!
//! A proof has two parts, both signed with the issuer's Ed25519 key. The credential is an Open Badge 3.0 as a
//! JWT: all the facts, for machines, inside the file. The code is a small COSE message for the QR symbol on the
//! page: what a reader of the paper must know, and the SHA-256 of all the facts.

mod batch;
mod canonical;
mod code;
mod credential;
mod jws;
mod keys;
mod status;

pub use batch::render_batch;
pub use canonical::digest;
pub use code::{CODE_PREFIX, CodeFacts};
pub use keys::{IssuerSecret, KeyError};
pub use status::{StatusEntry, StatusList};

pub(crate) use code::Opened as OpenedCode;
pub(crate) use code::{assemble as assemble_code, open as open_code};
pub(crate) use credential::{Opened as OpenedCredential, open as open_credential};
pub(crate) use keys::PublicKey;
pub(crate) use status::open as open_status;

use crate::certificate::{self, Carried};
use crate::error::RenderError;
use crate::pdf::{Attachment, Relation};
use crate::qr;
use min_side_domain::Language;
use min_side_domain::records::{Kursbevis, KursbevisFacts};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;

/// Name of the credential inside the file.
pub(crate) const CREDENTIAL_FILE: &str = "kursbevis.jwt";

/// The proof of one certificate, as the server stores it and the feed carries it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// The Open Badge 3.0 as a JWT.
    pub credential: String,
    /// The text of the code on the page.
    pub code: String,
}

impl Proof {
    /// Reads the form that [`sign`] gives.
    ///
    /// # Errors
    /// [`RenderError::Proof`] when it is not that form.
    pub fn read(text: &str) -> Result<Self, RenderError> {
        serde_json::from_str(text).map_err(|_| RenderError::Proof)
    }
}

/// Checks the facts and signs them: the proof, in the form that `Kursbevis::proof` carries.
///
/// # Errors
/// Facts that cannot be drawn or do not fit the code, with the field's name. A demonstration key signs only
/// facts that say so, and a real one only facts that do not ([`RenderError::OutOfRange`] of `demo`).
pub fn sign(facts: &KursbevisFacts, secret: &IssuerSecret) -> Result<String, RenderError> {
    certificate::check(facts)?;
    if facts.demo != secret.is_demo() {
        return Err(RenderError::OutOfRange { field: "demo".to_owned() });
    }
    let signature = code::sign(facts, secret);
    let code = code::assemble(facts, &secret.public(), &signature);
    if !qr::fits(&code) {
        return Err(RenderError::TooLongForCode { field: longest(facts).to_owned() });
    }
    let credential = credential::make(facts, &signature, secret).ok_or(RenderError::Proof)?;
    serde_json::to_string(&Proof { credential, code }).map_err(|_| RenderError::Proof)
}

/// The longest of the fields that the code holds.
fn longest(facts: &KursbevisFacts) -> &'static str {
    let fields = [
        ("holder", facts.holder.len()),
        ("course", facts.course.len()),
        ("issuer", facts.issuer.len()),
        ("number", facts.number.len()),
    ];
    fields.into_iter().max_by_key(|(_, length)| *length).map_or("course", |(field, _)| field)
}

/// Draws a certificate with its proof: what is issued. The same facts and proof give the same bytes on every
/// machine and at every time.
///
/// # Errors
/// Facts that cannot be drawn, with the field's name, or a proof that cannot be read.
pub fn render_signed(
    facts: &KursbevisFacts,
    proof: &str,
    language: Language,
) -> Result<Vec<u8>, RenderError> {
    draw(facts, &Proof::read(proof)?, language)
}

/// Issues a certificate: checks and signs the facts, and draws it once in each language for its SHA-256, by which
/// every machine that draws it later knows that it drew the same.
///
/// # Errors
/// As [`sign`].
pub fn issue(facts: &KursbevisFacts, secret: &IssuerSecret) -> Result<Kursbevis, RenderError> {
    let proof = sign(facts, secret)?;
    let mut sha256 = BTreeMap::new();
    for language in Language::ALL {
        sha256.insert(language.tag().to_owned(), hashed(&render_signed(facts, &proof, language)?));
    }
    Ok(Kursbevis {
        id: facts.number.clone(),
        facts: facts.clone(),
        sha256,
        proof,
        replaced_by: None,
        revoked_at: None,
    })
}

/// Draws an issued certificate. One that was issued without a proof is drawn without.
///
/// # Errors
/// As [`render_signed`]; also [`RenderError::NotAsIssued`] when the bytes are not those that were issued.
pub fn render_issued(issued: &Kursbevis, language: Language) -> Result<Vec<u8>, RenderError> {
    let bytes = if issued.proof.is_empty() {
        certificate::render(&issued.facts, language)?
    } else {
        render_signed(&issued.facts, &issued.proof, language)?
    };
    match issued.sha256.get(language.tag()) {
        Some(expected) if *expected != hashed(&bytes) => Err(RenderError::NotAsIssued),
        _ => Ok(bytes),
    }
}

/// SHA-256 in hexadecimal.
fn hashed(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn draw(
    facts: &KursbevisFacts,
    proof: &Proof,
    language: Language,
) -> Result<Vec<u8>, RenderError> {
    let attachments = vec![attachment(CREDENTIAL_FILE.to_owned(), proof, language)];
    certificate::draw(facts, language, Some(Carried { code: &proof.code, attachments }))
}

/// Draws issued certificates one after another into one file, to print or to send: each with its code and its
/// credential, so that each can be checked. It is not what was issued, but says the same.
///
/// # Errors
/// [`RenderError::Empty`] when there are none; as [`render_signed`].
pub fn render_together(issued: &[&Kursbevis], language: Language) -> Result<Vec<u8>, RenderError> {
    let mut signed = Vec::new();
    for kursbevis in issued {
        signed.push((&kursbevis.facts, Proof::read(&kursbevis.proof)?));
    }
    draw_together(&signed, language)
}

pub(crate) fn draw_together(
    signed: &[(&KursbevisFacts, Proof)],
    language: Language,
) -> Result<Vec<u8>, RenderError> {
    let attachments: Vec<Attachment> = (1..)
        .zip(signed)
        .map(|(place, (_, proof))| attachment(file_of_several(place), proof, language))
        .collect();
    let certificates: Vec<(&KursbevisFacts, &str)> =
        signed.iter().map(|(facts, proof)| (*facts, proof.code.as_str())).collect();
    certificate::draw_together(&certificates, language, &attachments)
}

/// Name of a credential inside a file of several certificates, by its place from 1.
pub(crate) fn file_of_several(place: usize) -> String {
    format!("kursbevis-{place}.jwt")
}

fn attachment(name: String, proof: &Proof, language: Language) -> Attachment {
    Attachment {
        name,
        media_type: "application/vc+jwt".to_owned(),
        description: certificate::words(language).data.to_owned(),
        relation: Relation::Data,
        bytes: proof.credential.as_bytes().to_vec(),
    }
}

#[cfg(test)]
mod tests;

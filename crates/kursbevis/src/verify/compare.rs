//! A PDF against the facts that were signed: drawn again, and compared.

use super::page_text::{Shown, shown, unpacked};
use super::{Finding, FindingKind, Outcome, Verdict, credential};
use crate::proof::{self, CODE_FILE, CREDENTIAL_FILE, CodeFacts, Proof, open_code};
use lopdf::{Dictionary, Document, Object};
use min_side_domain::Language;
use min_side_domain::records::{IssuerKey, KursbevisFacts};

/// The verdict on a PDF.
pub fn pdf(input: &[u8], trusted: &[IssuerKey]) -> Verdict {
    let Ok(document) = Document::load_mem(input) else {
        return Verdict::bare(Outcome::Damaged);
    };
    let files = attached(&document);
    let file = |name: &str| files.iter().find(|(own, _)| own == name).map(|(_, text)| text.as_str());
    let Some(signed) = file(CREDENTIAL_FILE) else {
        return Verdict::bare(Outcome::Unsigned);
    };
    let (mut verdict, facts) = credential(signed, trusted);
    let Some(facts) = facts else { return verdict };
    let before = verdict.findings.len();
    match file(CODE_FILE) {
        None => verdict.findings.push(Finding::of(FindingKind::CodeMissing)),
        Some(code) => {
            code_agrees(code, &facts, trusted, &mut verdict);
            let proof = Proof { credential: signed.to_owned(), code: code.to_owned() };
            compare(input, &document, &facts, &proof, &mut verdict);
        }
    }
    let harmless = [FindingKind::Identical, FindingKind::Rewritten, FindingKind::NotCompared];
    let altered = verdict.findings.iter().skip(before).any(|finding| !harmless.contains(&finding.kind));
    // That a certificate no longer stands weighs more than how its page looks.
    if altered && verdict.verdict == Outcome::Valid {
        verdict.verdict = Outcome::Altered;
    }
    verdict
}

/// Whether the code is of the same facts and by the same key.
fn code_agrees(code: &str, facts: &KursbevisFacts, trusted: &[IssuerKey], verdict: &mut Verdict) {
    let Some(opened) = open_code(code) else {
        verdict.findings.push(Finding::of(FindingKind::CodeMissing));
        return;
    };
    let known = trusted.iter().filter_map(|known| proof::PublicKey::from_did(&known.did));
    let keys: Vec<_> = known.filter(|key| key.short_id() == opened.key).collect();
    let right = keys.is_empty() || keys.iter().any(|key| opened.is_signed_by(key));
    if opened.facts != CodeFacts::of(facts) || !right {
        verdict.findings.push(Finding {
            field: Some("code".to_owned()),
            signed: Some(facts.number.clone()),
            found: Some(opened.facts.number),
            ..Finding::of(FindingKind::CodeDiffers)
        });
    }
}

/// Draws the signed facts again and compares the pages.
fn compare(input: &[u8], document: &Document, facts: &KursbevisFacts, proof: &Proof, verdict: &mut Verdict) {
    let Ok(expected) = proof::draw(facts, proof, language(document)) else {
        verdict.findings.push(Finding::of(FindingKind::NotCompared));
        return;
    };
    if expected == input {
        verdict.findings.push(Finding::of(FindingKind::Identical));
        return;
    }
    let expected = Document::load_mem(&expected).ok().and_then(|document| shown(&document));
    let found = shown(document);
    let (Some(expected), Some(found)) = (expected, found) else {
        verdict.findings.push(Finding::of(FindingKind::AppearanceDiffers));
        return;
    };
    let findings = differences(&expected, &found);
    if findings.is_empty() {
        verdict.findings.push(Finding::of(FindingKind::Rewritten));
    }
    verdict.findings.extend(findings);
}

fn differences(expected: &Shown, found: &Shown) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (field, signed) in &expected.fields {
        let said = found.fields.get(field);
        if said != Some(signed) {
            findings.push(Finding {
                field: Some(field.clone()),
                signed: Some(signed.trim().to_owned()),
                found: Some(said.map(|text| text.trim().to_owned()).unwrap_or_default()),
                ..Finding::of(FindingKind::FieldDiffers)
            });
        }
    }
    if expected.pages.len() != found.pages.len() {
        findings.push(Finding::of(FindingKind::PagesDiffer));
    }
    for (own, other) in expected.pages.iter().zip(&found.pages) {
        if other.overlaid {
            findings.push(Finding::of(FindingKind::Overlaid));
        }
        if own.text != other.text && findings.is_empty() {
            findings.push(Finding::of(FindingKind::TextDiffers));
        } else if own.look != other.look && findings.is_empty() {
            findings.push(Finding::of(FindingKind::AppearanceDiffers));
        }
    }
    findings
}

fn language(document: &Document) -> Language {
    let stated = document.catalog().ok().and_then(|catalog| catalog.get(b"Lang").ok()?.as_str().ok());
    stated.and_then(|tag| Language::from_tag(std::str::from_utf8(tag).ok()?)).unwrap_or_default()
}

/// The text files inside a document, by their names.
fn attached(document: &Document) -> Vec<(String, String)> {
    let specifications = document.objects.values().filter_map(|object| {
        let specification = object.as_dict().ok()?;
        specification.has(b"EF").then_some(specification)
    });
    specifications.filter_map(|specification| read_file(document, specification)).collect()
}

fn read_file(document: &Document, specification: &Dictionary) -> Option<(String, String)> {
    let name = [b"UF".as_slice(), b"F"]
        .iter()
        .find_map(|key| specification.get(key).ok().and_then(|name| lopdf::decode_text_string(name).ok()))?;
    let inner = document.dereference(specification.get(b"EF").ok()?).ok()?.1.as_dict().ok()?;
    let file = [b"F".as_slice(), b"UF"].iter().find_map(|key| inner.get(key).ok())?;
    match document.dereference(file).ok()?.1 {
        Object::Stream(stream) => Some((name, String::from_utf8(unpacked(stream)?).ok()?)),
        _ => None,
    }
}

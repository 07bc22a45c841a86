//! A PDF against the facts that were signed: drawn again, and compared.

use super::page_text::{Shown, shown, unpacked};
use super::{Finding, FindingKind, Outcome, Verdict, credential};
use crate::certificate;
use crate::proof::{self, CREDENTIAL_FILE, Proof};
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
    let (mut verdict, opened) = credential(signed, trusted);
    let Some(opened) = opened else { return verdict };
    let before = verdict.findings.len();
    let code = proof::assemble_code(&opened.facts, &opened.key, &opened.code);
    let proof = Proof { credential: signed.to_owned(), code };
    compare(input, &document, &opened.facts, &proof, &mut verdict);
    let harmless = [FindingKind::Identical, FindingKind::Rewritten, FindingKind::NotCompared];
    let altered = verdict.findings.iter().skip(before).any(|finding| !harmless.contains(&finding.kind));
    // That a certificate no longer stands weighs more than how its page looks.
    if altered && verdict.verdict == Outcome::Valid {
        verdict.verdict = Outcome::Altered;
    }
    verdict
}

/// Draws the signed facts again and compares the pages.
fn compare(input: &[u8], document: &Document, facts: &KursbevisFacts, proof: &Proof, verdict: &mut Verdict) {
    let language = language(document);
    let drawn = proof::draw(facts, proof, language);
    let (Ok(expected), Ok(names)) = (drawn, certificate::field_names(facts, language, &proof.code)) else {
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
    let findings = differences(&expected, &found, &names);
    if findings.is_empty() {
        verdict.findings.push(Finding::of(FindingKind::Rewritten));
    }
    verdict.findings.extend(findings);
}

fn differences(expected: &Shown, found: &Shown, names: &[Option<String>]) -> Vec<Finding> {
    let mut findings = if expected.parts.len() == found.parts.len() && expected.parts.len() == names.len() {
        by_place(expected, found, names)
    } else {
        by_search(expected, found, names)
    };
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

/// Compares part by part, where the structure is the one that was issued.
fn by_place(expected: &Shown, found: &Shown, names: &[Option<String>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for ((own, other), name) in expected.parts.iter().zip(&found.parts).zip(names) {
        if own.text != other.text {
            findings.push(Finding {
                field: name.clone(),
                signed: Some(own.text.trim().to_owned()),
                found: Some(other.text.trim().to_owned()),
                ..Finding::of(if name.is_some() {
                    FindingKind::FieldDiffers
                } else {
                    FindingKind::TextDiffers
                })
            });
        } else if own.look != other.look && name.as_deref() == Some("code") {
            findings.push(Finding { field: name.clone(), ..Finding::of(FindingKind::CodeDiffers) });
        }
    }
    findings
}

/// Looks for each field's text anywhere on the pages, where the structure is another.
fn by_search(expected: &Shown, found: &Shown, names: &[Option<String>]) -> Vec<Finding> {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let all: String = found.pages.iter().map(|page| plain(&page.text)).collect();
    let fields = expected.parts.iter().zip(names).filter_map(|(part, name)| Some((part, name.as_ref()?)));
    fields
        .filter(|(part, _)| !all.contains(&plain(&part.text)))
        .map(|(part, name)| Finding {
            field: Some(name.clone()),
            signed: Some(part.text.trim().to_owned()),
            found: Some(String::new()),
            ..Finding::of(FindingKind::FieldDiffers)
        })
        .collect()
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

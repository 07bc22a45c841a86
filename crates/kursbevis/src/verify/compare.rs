//! A PDF against the facts that were signed: drawn again, and compared.

use super::budget::{Budget, Unshown};
use super::page_text::{Shown, shown, unpacked};
use super::{Finding, FindingKind, Outcome, Verdict, credential, drawn, seen};
use crate::certificate;
use crate::proof::OpenedCredential;
use crate::proof::{self, CREDENTIAL_FILE, Proof};
use lopdf::{Dictionary, Document, LoadOptions, Object};
use min_side_domain::Language;
use min_side_domain::records::{IssuerKey, KursbevisFacts};

/// The most that one of the streams that hold objects may unpack to, bytes.
const LARGEST_OF_OBJECTS: usize = 8 << 20;
/// The most files within a document that are looked at: a certificate has one, a file of several has as many as pages.
const MOST_FILES: usize = 400;
/// The longest credential, bytes.
const LONGEST_CREDENTIAL: usize = 256 << 10;

/// The largest PDF that is compared with what was signed. The longest certificate there can be is a tenth of it; a scan
/// may be larger, and has nothing but its pages.
const LARGEST_COMPARED: usize = 4 << 20;

/// The verdict on a PDF: by what is signed in it, or else by the codes on its pages.
pub fn pdf(input: &[u8], trusted: &[IssuerKey]) -> Verdict {
    // What cannot be opened within bounds is not drawn either: that would unpack it without any.
    let Some(document) = load(input) else { return Verdict::bare(Outcome::Damaged) };
    let verdict = if input.len() <= LARGEST_COMPARED {
        by_signature(input, &document, trusted)
    } else {
        Verdict::bare(Outcome::Unsigned)
    };
    if verdict.verdict != Outcome::Unsigned {
        return verdict;
    }
    drop(document);
    let texts = drawn::codes(input).unwrap_or_default();
    seen(&texts, trusted).map_or(verdict, |by_code| by_code.with(FindingKind::NotCompared))
}

fn load(input: &[u8]) -> Option<Document> {
    let options = LoadOptions { max_decompressed_size: Some(LARGEST_OF_OBJECTS), ..LoadOptions::default() };
    Document::load_mem_with_options(input, options).ok()
}

fn by_signature(input: &[u8], document: &Document, trusted: &[IssuerKey]) -> Verdict {
    let budget = Budget::new();
    let files = attached(document, &budget);
    let file = |name: &str| files.iter().find(|(own, _)| own == name).map(|(_, text)| text.as_str());
    if let Some(signed) = file(CREDENTIAL_FILE) {
        let (mut verdict, opened) = credential(signed, trusted);
        let Some(opened) = opened else { return verdict };
        compare(input, document, &[(&opened.facts, proof_of(signed, &opened))], &budget, &mut verdict);
        return verdict;
    }
    let signed: Vec<&str> = (1..).map_while(|place| file(&proof::file_of_several(place))).collect();
    if signed.is_empty() {
        Verdict::bare(Outcome::Unsigned)
    } else {
        several(input, document, &signed, trusted, &budget)
    }
}

/// The verdict on a file of several certificates: the gravest of theirs, with each of them as a part.
fn several(
    input: &[u8],
    document: &Document,
    signed: &[&str],
    trusted: &[IssuerKey],
    budget: &Budget,
) -> Verdict {
    let mut opened = Vec::new();
    let mut parts = Vec::new();
    for text in signed {
        let (verdict, own) = credential(text, trusted);
        parts.push(verdict);
        opened.extend(own.map(|own| (*text, own)));
    }
    let outcomes = parts.iter().map(|part| part.verdict);
    let mut verdict =
        Verdict::bare(outcomes.max_by_key(|outcome| outcome.gravity()).unwrap_or(Outcome::Unsigned));
    verdict.demo = parts.iter().any(|part| part.demo);
    // What no one has signed cannot be drawn again.
    if opened.len() == parts.len() {
        let facts: Vec<_> = opened.iter().map(|(text, own)| (&own.facts, proof_of(text, own))).collect();
        compare(input, document, &facts, budget, &mut verdict);
    }
    verdict.parts = parts;
    verdict
}

fn proof_of(signed: &str, opened: &OpenedCredential) -> Proof {
    let code = proof::assemble_code(&opened.facts, &opened.key, &opened.code);
    Proof { credential: signed.to_owned(), code }
}

/// Draws the signed facts again and compares the pages; what differs makes a certificate that is valid otherwise an
/// altered one. That it no longer stands weighs more than how its page looks.
fn compare(
    input: &[u8],
    document: &Document,
    signed: &[(&KursbevisFacts, Proof)],
    budget: &Budget,
    verdict: &mut Verdict,
) {
    let found = match compared(input, document, signed, budget) {
        Ok(found) => found,
        Err(Unshown::Foreign) => vec![Finding::of(FindingKind::AppearanceDiffers)],
        Err(Unshown::TooMuch) => {
            // What was signed stands; of the page nothing is known, and nothing is said.
            if verdict.verdict == Outcome::Valid {
                verdict.verdict = Outcome::TooComplex;
            }
            vec![Finding::of(FindingKind::NotCompared)]
        }
    };
    let harmless = [FindingKind::Identical, FindingKind::Rewritten, FindingKind::NotCompared];
    if verdict.verdict == Outcome::Valid && found.iter().any(|finding| !harmless.contains(&finding.kind)) {
        verdict.verdict = Outcome::Altered;
    }
    verdict.findings.extend(found);
}

fn compared(
    input: &[u8],
    document: &Document,
    signed: &[(&KursbevisFacts, Proof)],
    budget: &Budget,
) -> Result<Vec<Finding>, Unshown> {
    let language = language(document);
    let drawn = match signed {
        [(facts, proof)] => proof::draw(facts, proof, language),
        several => proof::draw_together(several, language),
    };
    let codes: Vec<_> = signed.iter().map(|(facts, proof)| (*facts, proof.code.as_str())).collect();
    let (Ok(expected), Ok(names)) = (drawn, certificate::field_names(&codes, language)) else {
        return Ok(vec![Finding::of(FindingKind::NotCompared)]);
    };
    if expected == input {
        return Ok(vec![Finding::of(FindingKind::Identical)]);
    }
    let found = shown(document, budget)?;
    let expected = Document::load_mem(&expected).map_err(|_| Unshown::Foreign)?;
    let expected = shown(&expected, &Budget::new())?;
    let findings = differences(&expected, &found, &names);
    Ok(if findings.is_empty() { vec![Finding::of(FindingKind::Rewritten)] } else { findings })
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
fn attached(document: &Document, budget: &Budget) -> Vec<(String, String)> {
    let specifications = document.objects.values().filter_map(|object| {
        let specification = object.as_dict().ok()?;
        specification.has(b"EF").then_some(specification)
    });
    let files = specifications.take(MOST_FILES);
    files.filter_map(|specification| read_file(document, specification, budget)).collect()
}

fn read_file(document: &Document, specification: &Dictionary, budget: &Budget) -> Option<(String, String)> {
    let name = [b"UF".as_slice(), b"F"]
        .iter()
        .find_map(|key| specification.get(key).ok().and_then(|name| lopdf::decode_text_string(name).ok()))?;
    let inner = document.dereference(specification.get(b"EF").ok()?).ok()?.1.as_dict().ok()?;
    let file = [b"F".as_slice(), b"UF"].iter().find_map(|key| inner.get(key).ok())?;
    match document.dereference(file).ok()?.1 {
        Object::Stream(stream) => {
            let text = unpacked(stream, LONGEST_CREDENTIAL, budget).ok()?;
            Some((name, String::from_utf8(text).ok()?))
        }
        _ => None,
    }
}

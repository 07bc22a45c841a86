//! A PDF against the facts that were signed: drawn again, and compared.

use super::budget::{Budget, Unshown};
use super::graph::{self, unpacked};
use super::page_text::{Shown, shown};
use super::second_look::{self, Seen};
use super::{Finding, FindingKind, Outcome, Verdict, credential, drawn, seen};
use crate::certificate;
use crate::proof::OpenedCredential;
use crate::proof::{self, CREDENTIAL_FILE, Proof};
use lopdf::{Dictionary, Document, LoadOptions, Object};
use min_side_domain::Language;
use min_side_domain::records::{IssuerKey, KursbevisFacts};
use std::collections::BTreeSet;

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
pub fn pdf(input: &[u8], trusted: &[IssuerKey], so_far: &mut dyn FnMut(Verdict)) -> Verdict {
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
    let by_codes = |texts: &[String]| {
        let by_code = seen(texts, trusted).map(|by_code| by_code.with(FindingKind::NotCompared));
        by_code.unwrap_or_else(|| verdict.clone())
    };
    let texts = drawn::codes(input, &mut |texts| so_far(by_codes(texts)));
    by_codes(&texts.unwrap_or_default())
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
        Err(Unshown::Foreign) => vec![Finding::of(FindingKind::NotCompared)],
        Err(Unshown::TooMuch) => {
            // What was signed stands; of the page nothing is known, and nothing is said.
            if verdict.verdict == Outcome::Valid {
                verdict.verdict = Outcome::TooComplex;
            }
            vec![Finding::of(FindingKind::NotCompared)]
        }
    };
    let gravest = found.iter().map(|finding| finding.kind.outcome()).max_by_key(|outcome| outcome.gravity());
    if verdict.verdict == Outcome::Valid {
        verdict.verdict = gravest.unwrap_or(Outcome::Valid);
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
    let drawing = load(&expected).ok_or(Unshown::Foreign)?;
    if graph::is_unread(document) {
        // Part of it could not be read here, so it may not be said to be missing.
        let all = all_of(&drawing);
        let mut findings = vec![Finding::of(FindingKind::NotCompared)];
        look(&second_look::at(&expected, input, &all), &codes, &all, &mut findings);
        return Ok(findings);
    }
    let graph = graph::differences(&drawing, document, budget)?;
    let mut findings = graph.findings;
    if findings.is_empty() && graph.redrawn.is_empty() {
        // Another program may read other objects where this one found what was issued.
        let seen = second_look::at(&expected, input, &all_of(&drawing));
        let plain = graph::is_plain(input, document, budget)? && seen == Seen::Same;
        let kind = if plain { FindingKind::Rewritten } else { FindingKind::Ambiguous };
        return Ok(vec![Finding::of(kind)]);
    }
    let mut said = Vec::new();
    if !graph.redrawn.is_empty() || graph.reading {
        match shown(document, budget) {
            Ok(found) => {
                let expected = shown(&drawing, &Budget::new())?;
                said = says_otherwise(&expected, &found, &names);
                let forms = |shown: &Shown| shown.pages.iter().map(|page| page.forms).sum::<usize>();
                if forms(&expected) != forms(&found) {
                    findings.push(Finding::of(FindingKind::NotCompared));
                }
            }
            Err(Unshown::TooMuch) => return Err(Unshown::TooMuch),
            // Its words cannot be read here: that is said, and how it looks is told below.
            Err(Unshown::Foreign) => findings.push(Finding::of(FindingKind::NotCompared)),
        }
    }
    if !said.is_empty() {
        // These follow from other words.
        findings.retain(|finding| {
            !matches!(finding.kind, FindingKind::FontDiffers | FindingKind::ReadingDiffers)
        });
        said.append(&mut findings);
        return Ok(said);
    }
    let pages = if graph.on_pages { all_of(&drawing) } else { graph.redrawn.clone() };
    if !pages.is_empty() {
        let seen = second_look::at(&expected, input, &pages);
        look(&seen, &codes, &graph.redrawn, &mut findings);
    }
    Ok(findings)
}

fn all_of(document: &Document) -> BTreeSet<usize> {
    (0..document.page_iter().count()).collect()
}

/// What the pictures of the pages say of a difference that their words do not have.
fn look(
    seen: &Seen,
    codes: &[(&KursbevisFacts, &str)],
    redrawn: &BTreeSet<usize>,
    findings: &mut Vec<Finding>,
) {
    match seen {
        Seen::Same if redrawn.is_empty() => {}
        Seen::Same => findings.push(Finding::of(FindingKind::Redrawn)),
        Seen::Unknown => findings.push(Finding::of(FindingKind::NotCompared)),
        Seen::Differs { places, .. } if redrawn.is_empty() => {
            findings
                .push(Finding { field: Some(places.join(", ")), ..Finding::of(FindingKind::AddedIsSeen) });
        }
        Seen::Differs { places, codes: found } => {
            let of_another = found
                .iter()
                .any(|found| super::codes::is_ours(found) && codes.iter().all(|(_, own)| found != own));
            findings.push(if of_another {
                Finding { field: Some("code".to_owned()), ..Finding::of(FindingKind::CodeDiffers) }
            } else {
                Finding { field: Some(places.join(", ")), ..Finding::of(FindingKind::AppearanceDiffers) }
            });
        }
    }
}

/// What the pages say otherwise, by field where that can be told.
fn says_otherwise(expected: &Shown, found: &Shown, names: &[Option<String>]) -> Vec<Finding> {
    let mut findings = if expected.parts.len() == found.parts.len() && expected.parts.len() == names.len() {
        by_place(expected, found, names)
    } else {
        by_search(expected, found, names)
    };
    for (own, other) in expected.pages.iter().zip(&found.pages) {
        if plain(&own.text) != plain(&other.text) && findings.is_empty() {
            findings.push(Finding::of(FindingKind::TextDiffers));
        }
    }
    findings
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Compares part by part, where the structure is the one that was issued.
fn by_place(expected: &Shown, found: &Shown, names: &[Option<String>]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for ((own, other), name) in expected.parts.iter().zip(&found.parts).zip(names) {
        if plain(&own.text) != plain(&other.text) {
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
        }
    }
    findings
}

/// Looks for each field's text anywhere on the pages, where the structure is another.
fn by_search(expected: &Shown, found: &Shown, names: &[Option<String>]) -> Vec<Finding> {
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

/// The text files inside a document, by their names: those that its catalog names, and then any others.
fn attached(document: &Document, budget: &Budget) -> Vec<(String, String)> {
    let by_name = graph::files(document, budget).unwrap_or_default();
    let anywhere = document.objects.values().filter_map(|object| object.as_dict().ok());
    let specifications = by_name.into_iter().chain(anywhere).filter(|specification| specification.has(b"EF"));
    specifications.take(MOST_FILES).filter_map(|own| read_file(document, own, budget)).collect()
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

//! `cargo xtask bench forge`: more than a thousand forged files and all the ways in which other programs write a certificate
//! again, judged by the check and, where it calls one valid, by renderers that are not ours. Two counts must be zero: files
//! that look or read otherwise and are called valid, and harmless files that are accused.

mod judges;
mod rewrites;

use crate::Result;
use crate::figures::{figure, median, ms};
use min_side_domain::Language;
use min_side_domain::records::{IssuerKey, KursbevisFacts};
use min_side_kursbevis::{FindingKind, IssuerSecret, Outcome, Verdict, forge, render_signed, sign, verify};
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// Checks of one certificate, for their time.
const ROUNDS: usize = 20;

/// Judges both, and prints the zeros.
///
/// # Errors
/// When one of them is none, or a judge is not here.
pub fn measure() -> Result<()> {
    let (certificate, trusted) = issued()?;
    speed(&certificate, &trusted);
    let rewritten = rewrites::all(&certificate)?;
    let mut accused = Vec::new();
    let mut verdicts = BTreeMap::new();
    for (name, bytes) in &rewritten {
        let verdict = verify(bytes, &trusted);
        *verdicts.entry(format!("{:?}", verdict.verdict)).or_insert(0) += 1;
        if !matches!(verdict.verdict, Outcome::Valid | Outcome::NotComparable) {
            accused.push(format!("{name}: {:?} {:?}", verdict.verdict, kinds(&verdict)));
        }
    }
    println!("{} harmless rewrites: {verdicts:?}", rewritten.len());
    let mut forged = forge::named(&certificate);
    forged.extend(forge::by_part(&certificate, 1));
    let (deceived, verdicts) = deceived(&certificate, &trusted, &forged)?;
    println!("{} forged files: {verdicts:?}", forged.len());
    println!("look or read otherwise and are called valid: {}", deceived.len());
    println!("harmless and accused: {}", accused.len());
    if deceived.is_empty() && accused.is_empty() {
        return Ok(());
    }
    Err([deceived, accused].concat().join("\n").into())
}

fn issued() -> Result<(Vec<u8>, Vec<IssuerKey>)> {
    let facts: KursbevisFacts =
        serde_json::from_str(include_str!("../../../crates/kursbevis/golden/v1/specimen.json"))?;
    let secret = IssuerSecret::generate([1; 32], false);
    let certificate = render_signed(&facts, &sign(&facts, &secret)?, Language::Nb)?;
    Ok((certificate, vec![secret.issuer_key(&facts.issuer, "2020-01-01T00:00:00Z".parse()?)]))
}

/// How long it takes to check one as it was issued, and one that lopdf has written again; beside drawing one.
fn speed(certificate: &[u8], trusted: &[IssuerKey]) {
    let mut again = Vec::new();
    let written =
        lopdf::Document::load_mem(certificate).ok().and_then(|mut own| own.save_to(&mut again).ok());
    let time = |bytes: &[u8]| {
        let mut times: Vec<f64> = (0..ROUNDS)
            .map(|_| {
                let begun = Instant::now();
                let _ = verify(bytes, trusted);
                ms(begun.elapsed())
            })
            .collect();
        median(&mut times)
    };
    figure("checking one as it was issued", time(certificate), "ms", "≤ 50");
    if written.is_some() {
        figure("checking one that was written again", time(&again), "ms", "");
    }
}

fn kinds(verdict: &Verdict) -> Vec<FindingKind> {
    verdict.findings.iter().map(|finding| finding.kind).collect()
}

/// Whether the page is said to be the one that was issued: by its code alone it is not.
fn is_called_valid(verdict: &Verdict) -> bool {
    verdict.verdict == Outcome::Valid && !kinds(verdict).contains(&FindingKind::CodeOnly)
}

/// Those of the forged files that are called valid though a judge sees or reads something else, and how many of each verdict
/// there are.
fn deceived(
    certificate: &[u8],
    trusted: &[IssuerKey],
    forged: &[forge::Forged],
) -> Result<(Vec<String>, BTreeMap<String, usize>)> {
    let expected = judges::all(certificate)?;
    let found = Mutex::new((Vec::new(), BTreeMap::new()));
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism()?.get();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(one) = forged.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let verdict = verify(&one.bytes, trusted);
                    // Only what is called valid is worth the time of the others.
                    let deceives = is_called_valid(&verdict)
                        && judges::all(&one.bytes).is_ok_and(|judged| judged != expected);
                    let Ok(mut found) = found.lock() else { return };
                    let name = format!("{:?}", verdict.verdict);
                    *found
                        .1
                        .entry(if is_called_valid(&verdict) { "called valid".to_owned() } else { name })
                        .or_insert(0) += 1;
                    if deceives {
                        found.0.push(one.name.clone());
                    }
                }
            });
        }
    });
    found.into_inner().map_err(|_| "a judge broke down".into())
}

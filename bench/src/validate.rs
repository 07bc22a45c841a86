//! Certificates of generated people before judges that are not ours: veraPDF and page_validation on the file, poppler
//! and pdf.js on its text, zbar on its code, openbadgeslib on its credential, and outloud on what it says to those who
//! listen.

use crate::Result;
use min_side_domain::Language;
use min_side_domain::records::{IssuerKey, KursbevisFacts};
use min_side_kursbevis::{IssuerSecret, Outcome, generated, render_signed, sign, verify};
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is checked of each file.
struct Certificate {
    path: PathBuf,
    facts: KursbevisFacts,
}

/// Makes so many certificates, in the three languages by turns, and has them judged; what was found amiss.
pub fn judge(count: usize) -> Result<Vec<String>> {
    let folder = tempfile::tempdir()?;
    let secret = IssuerSecret::generate([7; 32], true);
    let trusted = [secret.issuer_key("Norsk Tjenestemannslag", chrono::DateTime::UNIX_EPOCH)];
    let mut certificates = Vec::new();
    for (index, facts) in generated::facts(count).into_iter().enumerate() {
        let language = Language::ALL[index % Language::ALL.len()];
        let path = folder.path().join(format!("{:04}-{}.pdf", index + 1, language.tag()));
        std::fs::write(&path, render_signed(&facts, &sign(&facts, &secret)?, language)?)?;
        certificates.push(Certificate { path, facts });
    }
    let mut amiss = each(&certificates, &trusted)?;
    amiss.extend(by_verapdf(folder.path(), count)?);
    amiss.extend(by_pdf_js(folder.path(), &certificates)?);
    amiss.extend(by_badges(folder.path(), count)?);
    Ok(amiss)
}

/// The judges that look at one file, on both halves of the certificates at once.
fn each(certificates: &[Certificate], trusted: &[IssuerKey]) -> Result<Vec<String>> {
    let half = certificates.len().div_ceil(2).max(1);
    let work = |part: &[Certificate]| -> Result<Vec<String>> {
        let mut amiss = Vec::new();
        for one in part {
            amiss.extend(faults(one)?);
            amiss.extend(text_of(one)?);
            amiss.extend(code_of(one, trusted)?);
        }
        Ok(amiss)
    };
    let parts = std::thread::scope(|scope| {
        let running: Vec<_> = certificates.chunks(half).map(|part| scope.spawn(move || work(part))).collect();
        running.into_iter().map(|one| one.join().map_err(|_| "a judge broke off")).collect::<Vec<_>>()
    });
    let mut amiss = Vec::new();
    for part in parts {
        amiss.extend(part??);
    }
    Ok(amiss)
}

fn named(one: &Certificate, fault: impl std::fmt::Display) -> String {
    format!("{}: {fault}", one.path.file_name().unwrap_or_default().to_string_lossy())
}

fn faults(one: &Certificate) -> Result<Vec<String>> {
    let bytes = std::fs::read(&one.path)?;
    let mut amiss = Vec::new();
    for profile in [ValidationProfile::PdfA3a, ValidationProfile::PdfUa1] {
        let report = validate_pdf_bytes(&bytes, &ValidationOptions::default().profile(profile))?;
        if report.rules.total < 50 {
            amiss.push(named(one, "page_validation had no rules"));
        }
        amiss.extend(report.failures.iter().map(|failure| named(one, failure)));
    }
    Ok(amiss)
}

/// Every field in the text, letter for letter; lines are broken where they are broken.
fn missing(one: &Certificate, by: &str, text: &str) -> Vec<String> {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let (text, facts) = (plain(text), &one.facts);
    let fields = [
        &facts.number,
        &facts.holder,
        &facts.course,
        &facts.place,
        &facts.issuer,
        &facts.signatory,
        &facts.signatory_title,
    ];
    let fields = fields.into_iter().chain(&facts.contents).chain(&facts.replaces);
    let demo = (!text.contains("DEMONSTRASJON")).then_some("DEMONSTRASJON");
    let lost = fields.filter(|field| !text.contains(&plain(field))).map(String::as_str);
    lost.chain(demo)
        .map(|field| named(one, format!("«{field}» is not in the text that {by} reads")))
        .collect()
}

fn text_of(one: &Certificate) -> Result<Vec<String>> {
    let text = output(Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(&one.path).arg("-"))?;
    let mut amiss = missing(one, "pdftotext", &text);
    let said = output(Command::new("pdfinfo").arg("-struct-text").arg(&one.path))?;
    for wanted in ["Document", "H1", "Table", "TH", "Figure", &one.facts.number] {
        if !said.contains(wanted) {
            amiss.push(named(one, format!("{wanted} is not in the structure that pdfinfo reads")));
        }
    }
    Ok(amiss)
}

/// The code from a picture of 150 dots to the inch.
fn code_of(one: &Certificate, trusted: &[IssuerKey]) -> Result<Vec<String>> {
    let picture = one.path.with_extension("");
    output(
        Command::new("pdftoppm").args(["-r", "150", "-gray", "-singlefile"]).arg(&one.path).arg(&picture),
    )?;
    let picture = picture.with_extension("pgm");
    let read = output(Command::new("zbarimg").args(["--quiet", "--raw", "--nodbus"]).arg(&picture));
    std::fs::remove_file(&picture)?;
    let verdict = verify(read?.trim_end_matches('\n').as_bytes(), trusted);
    Ok(if verdict.verdict == Outcome::Valid && verdict.demo {
        Vec::new()
    } else {
        vec![named(one, format!("the code that zbar reads is {:?}", verdict.verdict))]
    })
}

fn judges() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/judges")
}

fn by_verapdf(folder: &Path, count: usize) -> Result<Vec<String>> {
    // Its status tells of faults, which its lines name.
    let judged = Command::new(judges().join("verapdf")).arg(folder).output()?;
    let text = String::from_utf8(judged.stdout)?;
    let mut amiss = Vec::new();
    for line in text.lines() {
        let answer: Value = serde_json::from_str(line)?;
        for profile in ["3a", "ua1"] {
            let faults = answer[profile]["faults"].as_array().ok_or("veraPDF gave no answer")?;
            amiss.extend(faults.iter().map(|fault| format!("{} {profile}: {fault}", answer["file"])));
            if answer[profile]["checks"].as_u64().unwrap_or(0) == 0 {
                amiss.push(format!("{} {profile}: nothing was checked", answer["file"]));
            }
        }
    }
    if text.lines().count() != count {
        amiss.push(format!(
            "veraPDF judged {} of {count}: {}",
            text.lines().count(),
            String::from_utf8_lossy(&judged.stderr)
        ));
    }
    Ok(amiss)
}

fn by_pdf_js(folder: &Path, certificates: &[Certificate]) -> Result<Vec<String>> {
    let text = output(Command::new("node").arg(judges().join("open.mjs")).arg(folder))?;
    let mut opened = BTreeMap::new();
    for line in text.lines() {
        let answer: Value = serde_json::from_str(line)?;
        opened.insert(answer["file"].as_str().unwrap_or_default().to_owned(), answer);
    }
    let mut amiss = Vec::new();
    for one in certificates {
        let name = one.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(answer) = opened.get(&name) else {
            amiss.push(named(one, "pdf.js did not open it"));
            continue;
        };
        amiss.extend(missing(one, "pdf.js", answer["text"].as_str().unwrap_or_default()));
        let tag = name.trim_end_matches(".pdf").rsplit('-').next().unwrap_or_default();
        if answer["marked"] != true || !answer["language"].as_str().is_some_and(|own| own.starts_with(tag)) {
            amiss.push(named(one, "pdf.js finds no tags or another language"));
        }
    }
    Ok(amiss)
}

fn by_badges(folder: &Path, count: usize) -> Result<Vec<String>> {
    // Its status tells of what is amiss, which its lines name.
    let judged = Command::new(judges().join("badges")).arg(folder).output()?;
    let text = String::from_utf8(judged.stdout)?;
    let mut amiss = Vec::new();
    let (mut verified, mut listened) = (0, 0);
    for line in text.lines() {
        let answer: Value = serde_json::from_str(line)?;
        if answer["forgery_refused"] == true {
            verified += 1;
        }
        if let Some(report) = answer["outloud"]["results"].get(0) {
            listened += 1;
            if report["verdict"] != "pass" || report["counts"]["warning"] != 0 {
                amiss.push(format!("{}: outloud finds {}", answer["file"], report["findings"]));
            }
        }
    }
    if verified != count || listened != count.min(3) {
        let error = String::from_utf8_lossy(&judged.stderr).into_owned();
        amiss.push(format!("openbadgeslib verified {verified} of {count}, outloud read {listened}: {error}"));
    }
    Ok(amiss)
}

/// What a program writes; its failure is an error that names it.
fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("{name} is needed: {error}"))?;
    if !output.status.success() {
        return Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r_07_5_r_07_6_sixty_certificates_stand_before_judges_that_are_not_ours() {
        assert_eq!(judge(60).unwrap(), [""; 0]);
    }
}

//! Checking a certificate without asking anyone: what was signed, by whom, whether it still stands, and whether
//! the page says the same.

mod budget;
pub(crate) mod codes;
mod compare;
mod drawn;
mod graph;
mod input;
mod page_text;
mod second_look;
mod web_page;

pub use web_page::verify_page;

use crate::proof::{
    CodeFacts, OpenedCode, OpenedCredential, PublicKey, StatusList, open_code, open_credential, open_status,
};
use chrono::{DateTime, NaiveTime, Utc};
use min_side_domain::records::{IssuerKey, KursbevisFacts};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The outcome of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Signed by a trusted key, standing, and the page says what was signed.
    Valid,
    /// Signed by a trusted key, and the page looks as it was issued; but the file has been written so that it cannot be
    /// compared with that to its end.
    NotComparable,
    /// Signed by a trusted key, and what was issued is there as it was; but something has been added to it.
    Added,
    /// Signed by a trusted key, but the page or the code says something else.
    Altered,
    /// Signed by a trusted key, and taken back since.
    Revoked,
    /// Signed by a trusted key, and another certificate stands in its place.
    Replaced,
    /// Signed by a trusted key outside the time in which it signs.
    ExpiredKey,
    /// Signed, but by a key that is not trusted here: anyone can make such a one.
    UnknownKey,
    /// There is a signature, and it is wrong.
    Forged,
    /// A PDF without a proof.
    Unsigned,
    /// Something that cannot be read to its end.
    Damaged,
    /// A picture in which no code can be read: it may well show a certificate.
    NoCode,
    /// Not a certificate of this kind at all.
    NotACertificate,
    /// So large or so involved that it was not read to its end.
    TooComplex,
}

impl Outcome {
    /// How much it weighs beside others: the gravest of several is theirs together.
    const fn gravity(self) -> u8 {
        match self {
            Self::Valid => 0,
            Self::NotComparable => 1,
            Self::Added => 2,
            Self::Replaced => 3,
            Self::Revoked => 4,
            Self::ExpiredKey => 5,
            Self::UnknownKey => 6,
            Self::Unsigned => 7,
            Self::NoCode => 8,
            Self::NotACertificate => 9,
            Self::Damaged => 10,
            Self::TooComplex => 11,
            Self::Altered => 12,
            Self::Forged => 13,
        }
    }
}

/// Something that the check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// The page's text differs from the signed field.
    FieldDiffers,
    /// The page's text differs in a place that states no field.
    TextDiffers,
    /// The page's drawing, fonts or size differ, though its text does not.
    AppearanceDiffers,
    /// Pages were added or are missing.
    PagesDiffer,
    /// The fonts are not those that were issued: letters may look or read otherwise.
    FontDiffers,
    /// What is read aloud, or in which order, is not what was issued.
    ReadingDiffers,
    /// The title of the file is not the one that was issued.
    TitleDiffers,
    /// The signed data within the file are missing or are not there as they were.
    AttachmentDiffers,
    /// Another part of the file is not there as it was issued.
    PartDiffers,
    /// A note, a stamp or a drawing has been added.
    AddedNote,
    /// A link has been added.
    AddedLink,
    /// A form, or a field of one, has been added.
    AddedField,
    /// A signature has been added.
    AddedSignature,
    /// A file has been attached.
    AddedAttachment,
    /// A script or an action has been added.
    AddedAction,
    /// Layers that can be shown and hidden have been added.
    AddedLayer,
    /// Something else has been added.
    AddedPart,
    /// What has been added is seen on the page.
    AddedIsSeen,
    /// The page has been written anew by another program; it looks and reads as the one that was issued.
    Redrawn,
    /// What programs that read aloud go by has been taken away.
    TagsMissing,
    /// The file is put together so that programs may show different things.
    Ambiguous,
    /// The code on the page is not the one that was issued with it.
    CodeDiffers,
    /// The page is byte for byte the one that was issued.
    Identical,
    /// The file has been written anew by another program, but its page is the one that was issued.
    Rewritten,
    /// There is no signed status list, so whether it still stands is not known.
    StatusUnknown,
    /// Issued in a demonstration.
    Demonstration,
    /// The code says only part of the facts; the file or the issuer has the rest.
    CodeOnly,
    /// The facts cannot be drawn by this version, so the page was not compared.
    NotCompared,
    /// The file is larger than any certificate.
    TooLarge,
    /// A picture of a kind that is not read here.
    PictureNotRead,
}

impl FindingKind {
    /// What a file is in which this was found, where all else is as it should be.
    const fn outcome(self) -> Outcome {
        match self {
            Self::FieldDiffers
            | Self::TextDiffers
            | Self::AppearanceDiffers
            | Self::PagesDiffer
            | Self::CodeDiffers
            | Self::FontDiffers
            | Self::ReadingDiffers
            | Self::TitleDiffers
            | Self::AttachmentDiffers
            | Self::PartDiffers => Outcome::Altered,
            Self::AddedNote
            | Self::AddedLink
            | Self::AddedField
            | Self::AddedSignature
            | Self::AddedAttachment
            | Self::AddedAction
            | Self::AddedLayer
            | Self::AddedPart
            | Self::AddedIsSeen => Outcome::Added,
            Self::Redrawn | Self::TagsMissing | Self::Ambiguous | Self::NotCompared => Outcome::NotComparable,
            Self::Identical
            | Self::Rewritten
            | Self::StatusUnknown
            | Self::Demonstration
            | Self::CodeOnly
            | Self::TooLarge
            | Self::PictureNotRead => Outcome::Valid,
        }
    }
}

/// A finding, with the field and what stands where, as far as there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// What was found.
    pub kind: FindingKind,
    /// Field of the facts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// What was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<String>,
    /// What the page says; of what was added, what it is, as far as the file says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// By whom it was added, as far as the file says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When it was added, as far as the file says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

impl Finding {
    const fn of(kind: FindingKind) -> Self {
        Self { kind, field: None, signed: None, found: None, by: None, at: None }
    }
}

/// The signed facts: all of them from a file, the most important from a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum SignedFacts {
    /// All facts.
    All(Box<KursbevisFacts>),
    /// What the code holds.
    Code(Box<CodeFacts>),
}

/// The answer to a check. It shows what was signed, never what a page merely says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Verdict {
    /// The outcome.
    pub verdict: Outcome,
    /// What was signed, if a signature is right; also of an unknown key, which the outcome says.
    pub facts: Option<SignedFacts>,
    /// Id of the key.
    pub key: Option<String>,
    /// The name that the trusted key belongs to.
    pub issuer: Option<String>,
    /// Time of the status list that was asked.
    pub status_as_of: Option<DateTime<Utc>>,
    /// When it was revoked or replaced.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Number of the certificate in its place.
    pub replaced_by: Option<String>,
    /// Whether key or facts are a demonstration's.
    pub demo: bool,
    /// What else was found.
    pub findings: Vec<Finding>,
    /// The verdicts on the certificates of a file that holds several.
    pub parts: Vec<Verdict>,
}

impl Verdict {
    const fn bare(verdict: Outcome) -> Self {
        Self {
            verdict,
            facts: None,
            key: None,
            issuer: None,
            status_as_of: None,
            revoked_at: None,
            replaced_by: None,
            demo: false,
            findings: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// The verdict on what could not be checked within the bounds of time and memory that its caller has set.
    #[must_use]
    pub const fn too_complex() -> Self {
        Self::bare(Outcome::TooComplex)
    }

    fn with(mut self, kind: FindingKind) -> Self {
        self.findings.push(Finding::of(kind));
        self
    }
}

/// Checks whatever it is given: a PDF, a picture of a code, a code's text, or a credential.
///
/// `trusted` are the issuer keys that the caller trusts, each with its newest status list. A key that comes only
/// with the document never makes it valid. No clock is read: the answer says of when its status is.
#[must_use]
pub fn verify(input: &[u8], trusted: &[IssuerKey]) -> Verdict {
    verify_in_steps(input, trusted, &mut |_| {})
}

/// As [`verify`], and gives the verdict on what has been looked at as soon as there is one: looking for codes at one size after the
/// other, and on one page after the other, may take longer than its caller waits.
pub fn verify_in_steps(input: &[u8], trusted: &[IssuerKey], so_far: &mut dyn FnMut(Verdict)) -> Verdict {
    let of_picture = |texts: &[String]| match texts {
        [] => Verdict::bare(Outcome::NoCode),
        texts => seen(texts, trusted).unwrap_or(Verdict::bare(Outcome::NotACertificate)),
    };
    match input::kind(input) {
        input::Kind::Pdf => compare::pdf(input, trusted, so_far),
        input::Kind::Picture => match codes::of_file(input, &mut |texts| so_far(of_picture(texts))) {
            Ok(texts) => of_picture(&texts),
            Err(codes::Unread::TooLarge) => Verdict::bare(Outcome::TooComplex),
            Err(codes::Unread::Unknown) => Verdict::bare(Outcome::NoCode).with(FindingKind::PictureNotRead),
            Err(codes::Unread::Damaged) => Verdict::bare(Outcome::Damaged),
        },
        input::Kind::OtherPicture => Verdict::bare(Outcome::NoCode).with(FindingKind::PictureNotRead),
        input::Kind::Code(text) => match open_code(&text) {
            Some(opened) => code(&opened, trusted),
            None => Verdict::bare(Outcome::Damaged),
        },
        input::Kind::Credential(text) => {
            let (verdict, _) = credential(&text, trusted);
            verdict
        }
        input::Kind::Other => Verdict::bare(Outcome::NotACertificate),
        input::Kind::TooLarge => Verdict::bare(Outcome::NotACertificate).with(FindingKind::TooLarge),
    }
}

/// The verdict on the codes that were read from a picture; none when none of them is of a certificate. Of several
/// certificates it is the gravest of theirs.
fn seen(texts: &[String], trusted: &[IssuerKey]) -> Option<Verdict> {
    let mut different: Vec<&String> = Vec::new();
    for text in texts {
        if !different.contains(&text) {
            different.push(text);
        }
    }
    let mut parts: Vec<Verdict> = different
        .into_iter()
        .filter_map(|text| open_code(text))
        .map(|opened| code(&opened, trusted))
        .collect();
    if parts.len() < 2 {
        return parts.pop();
    }
    let gravest = parts.iter().map(|part| part.verdict).max_by_key(|outcome| outcome.gravity())?;
    Some(Verdict { demo: parts.iter().any(|part| part.demo), parts, ..Verdict::bare(gravest) })
}

/// The verdict on a code alone.
fn code(opened: &OpenedCode, trusted: &[IssuerKey]) -> Verdict {
    let named: String = opened.key.iter().map(|byte| format!("{byte:02x}")).collect();
    let known = trusted.iter().find_map(|known| {
        let key = PublicKey::from_did(&known.did)?;
        (key.hint() == opened.key).then_some((known, key))
    });
    let Some((known, key)) = known else {
        // The code carries no key, only its id, so nothing can be said of the signature.
        return Verdict { key: Some(named), demo: opened.facts.demo, ..Verdict::bare(Outcome::UnknownKey) };
    };
    if !opened.is_signed_by(&key) {
        return Verdict { key: Some(named), ..Verdict::bare(Outcome::Forged) };
    }
    let facts = &opened.facts;
    let claims =
        Claims { number: &facts.number, issued: facts.issued, issuer: &facts.issuer, demo: facts.demo };
    let facts = SignedFacts::Code(Box::new(facts.clone()));
    standing(&claims, known, &key, facts, trusted).with(FindingKind::CodeOnly)
}

/// The verdict on a credential alone, and what it says if its signature is right.
fn credential(text: &str, trusted: &[IssuerKey]) -> (Verdict, Option<OpenedCredential>) {
    let Some(opened) = open_credential(text) else {
        return (Verdict::bare(Outcome::NotACertificate), None);
    };
    let named = Some(opened.key.id());
    if !opened.signed {
        return (Verdict { key: named, ..Verdict::bare(Outcome::Forged) }, None);
    }
    let facts = &opened.facts;
    let all = SignedFacts::All(Box::new(facts.clone()));
    let Some(known) = trusted.iter().find(|known| PublicKey::from_did(&known.did) == Some(opened.key)) else {
        let demo = facts.demo;
        let verdict = Verdict { key: named, demo, facts: Some(all), ..Verdict::bare(Outcome::UnknownKey) };
        return (verdict, Some(opened));
    };
    let claims =
        Claims { number: &facts.number, issued: facts.issued, issuer: &facts.issuer, demo: facts.demo };
    (standing(&claims, known, &opened.key, all, trusted), Some(opened))
}

/// What of the facts decides whether a certificate stands.
struct Claims<'a> {
    number: &'a str,
    issued: chrono::NaiveDate,
    issuer: &'a str,
    demo: bool,
}

/// Whether a rightly signed certificate stands: the key's time, the issuer it belongs to, the status list.
fn standing(
    claims: &Claims<'_>,
    known: &IssuerKey,
    key: &PublicKey,
    facts: SignedFacts,
    trusted: &[IssuerKey],
) -> Verdict {
    let mut verdict = Verdict {
        key: Some(key.id()),
        issuer: Some(known.issuer.clone()),
        demo: known.demo || claims.demo,
        facts: Some(facts),
        ..Verdict::bare(Outcome::Valid)
    };
    if verdict.demo {
        verdict.findings.push(Finding::of(FindingKind::Demonstration));
    }
    if claims.issuer != known.issuer {
        verdict.findings.push(Finding {
            field: Some("issuer".to_owned()),
            signed: Some(claims.issuer.to_owned()),
            found: Some(known.issuer.clone()),
            ..Finding::of(FindingKind::FieldDiffers)
        });
        verdict.verdict = Outcome::UnknownKey;
        return verdict;
    }
    // The facts hold days: a certificate may be issued on the day on which its key begins or ends.
    let issued = claims.issued;
    let begun = known.from.date_naive() <= issued.succ_opt().unwrap_or(issued);
    let ended = known.to.is_some_and(|to| issued.and_time(NaiveTime::MIN).and_utc() > to);
    if !begun || ended || (claims.demo != known.demo) {
        verdict.verdict = Outcome::ExpiredKey;
        return verdict;
    }
    match newest_list(known, trusted) {
        None => verdict.findings.push(Finding::of(FindingKind::StatusUnknown)),
        Some(list) => apply_status(&mut verdict, claims.number, &list),
    }
    verdict
}

/// The list that speaks for the numbers of a key: that of the issuer's present key, which signs for all numbers that were
/// ever issued. A key that has ended is asked only where there is no other, so that a thief of it cannot undo a
/// revocation.
fn newest_list(known: &IssuerKey, trusted: &[IssuerKey]) -> Option<StatusList> {
    trusted
        .iter()
        .filter(|other| other.issuer == known.issuer && other.demo == known.demo)
        .filter_map(|other| {
            let list = open_status(&other.status_list, &PublicKey::from_did(&other.did)?)?;
            Some((other.to.is_none(), list.as_of, list))
        })
        .max_by_key(|(present, as_of, _)| (*present, *as_of))
        .map(|(_, _, list)| list)
}

fn apply_status(verdict: &mut Verdict, number: &str, list: &StatusList) {
    verdict.status_as_of = Some(list.as_of);
    if let Some(entry) = list.entries.get(number) {
        verdict.revoked_at = Some(entry.at);
        verdict.replaced_by.clone_from(&entry.replaced_by);
        verdict.verdict = if entry.replaced_by.is_some() { Outcome::Replaced } else { Outcome::Revoked };
    }
}

#[cfg(test)]
mod forged_tests;
#[cfg(test)]
mod hostile_tests;
#[cfg(test)]
mod picture_tests;
#[cfg(test)]
mod tests;

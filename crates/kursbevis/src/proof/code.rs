//! The code on the page: a COSE_Sign1 message (RFC 9052) in CBOR, pressed with zlib, written in Base45 after our
//! own prefix. The way of the EU's certificates (HCERT 1.0.8), which is known to survive print and cameras.

use super::canonical::digest;
use super::keys::{IssuerSecret, KeyHint, PublicKey};
use chrono::{Datelike as _, NaiveDate};
use min_side_domain::records::KursbevisFacts;
use minicbor::data::{Int, Type};
use minicbor::{Decoder, Encoder};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What every code begins with.
pub const CODE_PREFIX: &str = "NTL1:";

/// The most bytes that a code unpacks to: more than any symbol that fits on the page could hold.
const MAX_BYTES: usize = 8 * 1024;
/// The CBOR tag of COSE_Sign1.
const SIGN1: u64 = 18;

/// What a code says of a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CodeFacts {
    /// Certificate number.
    pub number: String,
    /// Holder.
    pub holder: String,
    /// Course.
    pub course: String,
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// Hours.
    pub hours: u32,
    /// Issuer.
    pub issuer: String,
    /// Day of issue.
    pub issued: NaiveDate,
    /// Template version.
    pub template_version: u32,
    /// Whether it was issued in a demonstration.
    pub demo: bool,
    /// SHA-256 of all the facts.
    #[serde(skip)]
    pub digest: [u8; 32],
}

impl CodeFacts {
    /// What the code of these facts says.
    pub(crate) fn of(facts: &KursbevisFacts) -> Self {
        Self {
            number: facts.number.clone(),
            holder: facts.holder.clone(),
            course: facts.course.clone(),
            starts: facts.starts,
            ends: facts.ends,
            hours: facts.hours,
            issuer: facts.issuer.clone(),
            issued: facts.issued,
            template_version: facts.template_version,
            demo: facts.demo,
            digest: digest(facts),
        }
    }
}

type Written<T> = Result<T, minicbor::encode::Error<std::convert::Infallible>>;

/// Days since the first of January 1970.
fn days(date: NaiveDate) -> i32 {
    date.num_days_from_ce() - 719_163
}

fn day(days: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(days.checked_add(719_163)?).ok()?)
}

fn payload(facts: &CodeFacts) -> Written<Vec<u8>> {
    let mut out = Encoder::new(Vec::new());
    out.map(if facts.demo { 11 } else { 10 })?;
    out.u8(1)?.str(&facts.number)?;
    out.u8(2)?.str(&facts.holder)?;
    out.u8(3)?.str(&facts.course)?;
    // The later days are told by how many days after the first they are: every byte is modules on paper.
    let starts = days(facts.starts);
    out.u8(4)?.i32(starts)?;
    out.u8(5)?.i32(days(facts.ends) - starts)?;
    out.u8(6)?.u32(facts.hours)?;
    out.u8(7)?.str(&facts.issuer)?;
    out.u8(8)?.i32(days(facts.issued) - starts)?;
    out.u8(9)?.u32(facts.template_version)?;
    out.u8(10)?.bytes(&facts.digest)?;
    if facts.demo {
        out.u8(11)?.bool(true)?;
    }
    Ok(out.into_writer())
}

/// The protected header: algorithm EdDSA, and the key's id.
fn header(key: &PublicKey) -> Written<Vec<u8>> {
    let mut out = Encoder::new(Vec::new());
    out.map(2)?.u8(1)?.i8(-8)?.u8(4)?.bytes(&key.hint())?;
    Ok(out.into_writer())
}

/// What is signed (RFC 9052, section 4.4).
fn to_be_signed(header: &[u8], payload: &[u8]) -> Written<Vec<u8>> {
    let mut out = Encoder::new(Vec::new());
    out.array(4)?.str("Signature1")?.bytes(header)?.bytes(&[])?.bytes(payload)?;
    Ok(out.into_writer())
}

fn message(facts: &CodeFacts, key: &PublicKey, signature: &[u8]) -> Written<Vec<u8>> {
    let mut out = Encoder::new(Vec::new());
    out.tag(minicbor::data::Tag::new(SIGN1))?.array(4)?.bytes(&header(key)?)?.map(0)?;
    out.bytes(&payload(facts)?)?.bytes(signature)?;
    Ok(out.into_writer())
}

/// Signs what the code says of the facts.
pub fn sign(facts: &KursbevisFacts, secret: &IssuerSecret) -> [u8; 64] {
    let facts = CodeFacts::of(facts);
    let parts = header(&secret.public()).and_then(|header| to_be_signed(&header, &payload(&facts)?));
    // Writing to memory cannot fail; a signature over nothing would be refused by every reader.
    secret.sign(&parts.unwrap_or_default())
}

/// The text of the code, from the facts and the signature over them.
pub fn assemble(facts: &KursbevisFacts, key: &PublicKey, signature: &[u8]) -> String {
    let message = message(&CodeFacts::of(facts), key, signature).unwrap_or_default();
    let deflate = miniz_oxide::deflate::compress_to_vec_zlib(&message, 10);
    format!("{CODE_PREFIX}{}", base45::encode(deflate))
}

/// A code that has been read.
#[derive(Debug, Clone)]
pub struct Opened {
    /// What it says.
    pub facts: CodeFacts,
    /// The id of the key that it names.
    pub key: KeyHint,
    signed: Vec<u8>,
    signature: Vec<u8>,
}

impl Opened {
    /// Whether the signature is `key`'s.
    pub fn is_signed_by(&self, key: &PublicKey) -> bool {
        key.hint() == self.key && key.verify(&self.signed, &self.signature)
    }
}

/// Reads a code. `None` when it is not one of ours, or is damaged.
pub fn open(text: &str) -> Option<Opened> {
    let packed = base45::decode(text.trim().strip_prefix(CODE_PREFIX)?).ok()?;
    let message = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(&packed, MAX_BYTES).ok()?;
    let mut reader = Decoder::new(&message);
    if reader.datatype().ok()? == Type::Tag && reader.tag().ok()?.as_u64() != SIGN1 {
        return None;
    }
    if reader.array().ok()? != Some(4) {
        return None;
    }
    let header = reader.bytes().ok()?;
    reader.skip().ok()?;
    let payload = reader.bytes().ok()?;
    let signature = reader.bytes().ok()?.to_vec();
    let key = read_header(header)?;
    let signed = to_be_signed(header, payload).ok()?;
    Some(Opened { facts: read_payload(payload)?, key, signed, signature })
}

fn read_header(bytes: &[u8]) -> Option<KeyHint> {
    let mut reader = Decoder::new(bytes);
    let (mut algorithm, mut key) = (None, None);
    for _ in 0..reader.map().ok()?? {
        match reader.u8().ok()? {
            1 => algorithm = Some(reader.i8().ok()?),
            4 => key = reader.bytes().ok()?.try_into().ok(),
            // A critical header that is not understood, or anything else, is not ours.
            _ => return None,
        }
    }
    if algorithm == Some(-8) { key } else { None }
}

fn read_payload(bytes: &[u8]) -> Option<CodeFacts> {
    let mut reader = Decoder::new(bytes);
    let mut texts: [Option<String>; 4] = Default::default();
    let mut dates: [Option<i64>; 3] = Default::default();
    let (mut hours, mut template, mut digest, mut demo) = (None, None, None, false);
    for _ in 0..reader.map().ok()?? {
        let label = reader.u8().ok()?;
        let mut text = |place: usize, reader: &mut Decoder<'_>| -> Option<()> {
            texts[place] = Some(reader.str().ok()?.to_owned());
            Some(())
        };
        match label {
            1 => text(0, &mut reader)?,
            2 => text(1, &mut reader)?,
            3 => text(2, &mut reader)?,
            7 => text(3, &mut reader)?,
            4 | 5 | 8 => {
                let place = match label {
                    4 => 0,
                    5 => 1,
                    _ => 2,
                };
                let number: Int = reader.int().ok()?;
                dates[place] = Some(i64::try_from(number).ok()?);
            }
            6 => hours = Some(reader.u32().ok()?),
            9 => template = Some(reader.u32().ok()?),
            10 => digest = reader.bytes().ok()?.try_into().ok(),
            11 => demo = reader.bool().ok()?,
            // A later version may say more.
            _ => reader.skip().ok()?,
        }
    }
    let [number, holder, course, issuer] = texts;
    let [starts, ends, issued] = dates;
    let (starts, after) = (day(starts?)?, |days: Option<i64>| day(starts?.checked_add(days?)?));
    Some(CodeFacts {
        number: number?,
        holder: holder?,
        course: course?,
        starts,
        ends: after(ends)?,
        hours: hours?,
        issuer: issuer?,
        issued: after(issued)?,
        template_version: template?,
        demo,
        digest: digest?,
    })
}

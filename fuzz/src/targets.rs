//! One function for each parser of what strangers make, and what must hold of its answer. They are run by libFuzzer
//! (`cargo xtask fuzz`) and, for a bounded number of inputs, by the tests.

use super::harmless;
use bytes::Bytes;
use min_side_core::{email, extract, files, http, invoices, sync};
use min_side_domain::records::IssuerKey;
use min_side_kursbevis::{IssuerSecret, Outcome};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A parser that is given anything.
pub type Target = fn(&[u8]);

/// All of them, by the name of their corpus.
pub const TARGETS: &[(&str, Target)] = &[
    ("email", email),
    ("html", html),
    ("ehf", ehf),
    ("pdf", pdf),
    ("text", text),
    ("picture", picture),
    ("page", page),
    ("import", import),
    ("kursbevis", kursbevis),
];

/// Most files of an e-mail or an invoice that are taken out.
const PARTS: u32 = 4;

/// An RFC 5322 message: it is shown, searched and printed, and its files are taken out.
pub fn email(data: &[u8]) {
    let Some(view) = email::read(data) else { return };
    harmless::check(&view.html);
    for line in [&view.subject, &view.from, &view.to] {
        assert!(!line.contains(harmless::is_harmful), "a line of the head hides something: {line:?}");
    }
    for file in view.attachments.iter().take(PARTS as usize) {
        harmless::check_name(&file.name);
        let part = email::part(data, file.index).map(|part| (part.name, part.bytes.len() as u64));
        assert_eq!(part, Some((file.name.clone(), file.size)), "a named file is not there");
    }
    assert!(email::text(data).is_some() && extract::email_words(data).is_some());
}

/// The body of a message as a stranger wrote it.
pub fn html(data: &[u8]) {
    let html = String::from_utf8_lossy(data);
    let own = BTreeMap::from([("a@b".to_owned(), "data:image/png;base64,iVBORw0KGgo=".to_owned())]);
    harmless::check(&email::clean(&html, &own).html);
    harmless::check(&email::from_text(&html).html);
}

/// An EHF invoice.
pub fn ehf(data: &[u8]) {
    let Some(view) = invoices::read_ehf(data) else { return };
    for file in view.files.iter().take(PARTS as usize) {
        harmless::check_name(&file.name);
        assert!(invoices::part(data, file.index).is_some_and(|part| part.bytes.len() as u64 == file.size));
    }
}

/// A PDF, read for search.
pub fn pdf(data: &[u8]) {
    words("application/pdf", data);
}

/// Text and markup in whatever letters, read for search.
pub fn text(data: &[u8]) {
    let (first, rest) = data.split_first().unwrap_or((&0, &[]));
    let kinds = ["text/plain", "text/html", "application/xml", "message/rfc822"];
    words(kinds[usize::from(*first) % kinds.len()], rest);
}

fn words(media_type: &str, data: &[u8]) {
    if let extract::Extracted::Text(text) | extract::Extracted::Part(text) = extract::words(media_type, data)
    {
        assert!(!text.is_empty() && text.len() <= extract::TEXT_MAX);
        assert!(!text.contains(|c: char| c.is_control() && c != '\n'), "control characters are left");
    }
}

/// A picture's size, and what kind of file it is.
pub fn picture(data: &[u8]) {
    let _ = files::picture::size(data);
    assert!(files::media_type_of("", data).contains('/'));
}

/// A page of the feed, packed as the first byte says.
pub fn page(data: &[u8]) {
    const LIMIT: usize = 1024 * 1024;
    let (first, rest) = data.split_first().unwrap_or((&0, &[]));
    let packing = ["", "gzip", "zstd"][usize::from(*first) % 3];
    let Ok(json) = http::unpacked(&Bytes::copy_from_slice(rest), packing, LIMIT) else { return };
    assert!(json.len() <= LIMIT);
    let _ = sync::check_page(&json, None);
}

/// Lines of a union's own data.
pub fn import(data: &[u8]) {
    for line in String::from_utf8_lossy(data).lines().take(64) {
        for fault in min_side_server::import::faults_of(1, line) {
            assert!(!fault.what.is_empty());
        }
    }
}

/// A certificate: a PDF, a picture of a code, a code's text or a credential.
pub fn kursbevis(data: &[u8]) {
    let verdict = min_side_kursbevis::verify(data, &TRUSTED);
    // No key of the corpus is trusted as anything but a demonstration's.
    assert!(verdict.verdict != Outcome::Valid || verdict.demo);
}

/// The key that signed the corpus.
static TRUSTED: LazyLock<Vec<IssuerKey>> = LazyLock::new(|| {
    let from = chrono::DateTime::UNIX_EPOCH;
    vec![IssuerSecret::generate([7; 32], true).issuer_key("Norsk Tjenestemannslag", from)]
});

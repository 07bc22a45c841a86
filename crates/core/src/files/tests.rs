//! Files: fetched whole or not at all, kept as the member has chosen, taken when they are attached.

use super::download::{Pieces, Source, download};
use super::policy::{self, Missing};
use super::{
    CHUNK_BYTES, Known, carry_over, evict, find, missing, read, read_whole, sent, stage, staged, state, tidy,
};
use crate::db::{Db, Kind, testing};
use crate::error::{Error, NetworkKind, Result};
use crate::outbox::Uploads as _;
use crate::rows_testing::{at, delete, put};
use crate::views::{FileState, KeepOffline};
use bytes::Bytes;
use min_side_domain::message_rules::AttachmentLimits;
use min_side_domain::records::{Attachment, BlobRef, Document, DocumentKind, Message, Sender};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::sync::Mutex;

fn sha256(bytes: &[u8]) -> String {
    super::store::hex(&Sha256::digest(bytes))
}

fn some_bytes(length: usize) -> Vec<u8> {
    (0..length).map(|place| u8::try_from(place * 7 % 251).unwrap()).collect()
}

fn document(id: &str, day: &str, bytes: &[u8]) -> Document {
    Document {
        id: id.into(),
        kind: DocumentKind::Letter,
        title: "Brev".into(),
        file_name: "brev.pdf".into(),
        from: "NTL".into(),
        at: at(&format!("{day}T10:00:00Z")),
        pages: None,
        blob: BlobRef {
            sha256: sha256(bytes),
            size: bytes.len() as u64,
            media_type: "application/pdf".into(),
        },
    }
}

fn message_with(bytes: &[u8], day: &str) -> Message {
    Message {
        id: "m".into(),
        thread_id: "t".into(),
        sender: Sender::Union,
        sender_name: "NTL".into(),
        body: "Se vedlegg".into(),
        sent_at: at(&format!("{day}T10:00:00Z")),
        attachments: vec![Attachment {
            name: "vedlegg.pdf".into(),
            blob: BlobRef {
                sha256: sha256(bytes),
                size: bytes.len() as u64,
                media_type: "application/pdf".into(),
            },
        }],
    }
}

/// A server that cuts, lies or sends other bytes.
struct Server {
    bytes: Vec<u8>,
    /// Cut after so many bytes of an answer.
    cut: Option<usize>,
    asked: Mutex<Vec<u64>>,
}

impl Server {
    fn new(bytes: &[u8]) -> Self {
        Self { bytes: bytes.to_vec(), cut: None, asked: Mutex::default() }
    }
}

struct Sending {
    chunks: Vec<Bytes>,
    cut: bool,
}

impl Source for Server {
    async fn open(&self, _sha256: &str, start: u64) -> Result<impl Pieces + Send> {
        self.asked.lock().unwrap().push(start);
        let rest = &self.bytes[usize::try_from(start).unwrap().min(self.bytes.len())..];
        let (rest, cut) = match self.cut {
            Some(cut) if cut < rest.len() => (&rest[..cut], true),
            _ => (rest, false),
        };
        let mut chunks: Vec<Bytes> = rest.chunks(10_007).map(Bytes::copy_from_slice).collect();
        chunks.reverse();
        Ok(Sending { chunks, cut })
    }
}

impl Pieces for Sending {
    async fn next(&mut self) -> Result<Option<Bytes>> {
        match self.chunks.pop() {
            Some(chunk) => Ok(Some(chunk)),
            None if self.cut => Err(Error::network(NetworkKind::Interrupted)),
            None => Ok(None),
        }
    }
}

async fn cache_with(bytes: &[u8]) -> (Db, Missing) {
    let cache = testing::memory(Kind::Cache);
    let row = document("d", "2026-01-01", bytes);
    let file = Missing { sha256: row.blob.sha256.clone(), size: row.blob.size, have: 0 };
    cache
        .write(move |tx| {
            put(tx, 1, &row);
            Ok(())
        })
        .await
        .unwrap();
    (cache, file)
}

async fn known(cache: &Db, sha256: &str) -> Known {
    let sha256 = sha256.to_owned();
    cache.read(move |conn| find(conn, &sha256)).await.unwrap().unwrap()
}

#[tokio::test]
async fn r_10_2_a_file_is_fetched_verified_and_read_by_ranges() {
    let bytes = some_bytes(3 * CHUNK_BYTES + 1_234);
    let (cache, file) = cache_with(&bytes).await;
    assert_eq!(known(&cache, &file.sha256).await.state(), FileState::Remote);
    let server = Server::new(&bytes);
    let mut came = 0;
    download(&server, &cache, &file, |bytes| came += bytes).await.unwrap();
    assert_eq!(came, bytes.len() as u64);
    assert_eq!(known(&cache, &file.sha256).await.state(), FileState::Here);
    for (start, length) in [
        (0, bytes.len()),
        (1, 10),
        (CHUNK_BYTES as u64 - 1, 2),
        (CHUNK_BYTES as u64, CHUNK_BYTES),
        (bytes.len() as u64 - 1, 50),
        (9_999_999, 5),
    ] {
        let sha256 = file.sha256.clone();
        let found = cache.read(move |conn| read(conn, &sha256, start, length)).await.unwrap();
        let from = usize::try_from(start).unwrap().min(bytes.len());
        assert_eq!(found, &bytes[from..(from + length).min(bytes.len())]);
    }
    // Asking again asks nobody.
    download(&server, &cache, &file, |_| ()).await.unwrap();
    assert_eq!(*server.asked.lock().unwrap(), [0]);
}

#[tokio::test]
async fn r_10_2_a_fetch_that_was_cut_goes_on_where_it_was() {
    let bytes = some_bytes(20 * CHUNK_BYTES + 17);
    let (cache, file) = cache_with(&bytes).await;
    let mut server = Server::new(&bytes);
    server.cut = Some(2 * CHUNK_BYTES + 100);
    let mut tries = 0;
    while let Err(error) = download(&server, &cache, &file, |_| ()).await {
        assert!(error.is_network());
        assert!(
            matches!(read_of(&cache, &file.sha256).await, Err(Error::NotFound)),
            "shown before it was verified"
        );
        tries += 1;
        assert!(tries < 20);
    }
    assert_eq!(read_of(&cache, &file.sha256).await.unwrap(), bytes);
    let asked = server.asked.lock().unwrap().clone();
    assert!(asked.windows(2).all(|pair| pair[0] < pair[1]), "{asked:?}");
}

async fn read_of(cache: &Db, sha256: &str) -> Result<Vec<u8>> {
    let sha256 = sha256.to_owned();
    cache.read(move |conn| read_whole(conn, &sha256, u64::MAX)).await
}

#[tokio::test]
async fn r_10_2_other_bytes_than_those_announced_are_thrown_away() {
    let bytes = some_bytes(2 * CHUNK_BYTES);
    let (cache, file) = cache_with(&bytes).await;
    let mut wrong = bytes.clone();
    wrong[70_000] ^= 1;
    let mut long = bytes.clone();
    long.push(0);
    for (sent, what) in
        [(wrong, "another byte"), (long, "one more"), (bytes[..CHUNK_BYTES].to_vec(), "too few")]
    {
        assert!(download(&Server::new(&sent), &cache, &file, |_| ()).await.is_err(), "{what}");
        assert!(!known(&cache, &file.sha256).await.here, "{what}");
    }
    download(&Server::new(&bytes), &cache, &file, |_| ()).await.unwrap();
    assert_eq!(read_of(&cache, &file.sha256).await.unwrap(), bytes);
}

#[test]
fn r_10_2_a_pdf_of_half_a_gigabyte_is_read_by_ranges_and_never_whole() {
    // Only its ends are kept here: what is read must not touch the rest.
    let size = 500 * 1024 * 1024 + 1_234;
    let row = document("d", "2026-01-01", b"stor");
    let row = Document { blob: BlobRef { size, ..row.blob }, ..row };
    let cache = testing::connection(Kind::Cache);
    put(&cache, 1, &row);
    let file = find(&cache, &row.blob.sha256).unwrap().unwrap();
    cache.execute("UPDATE files SET have = size, here = 1 WHERE id = ?1", [file.id]).unwrap();
    let (piece, rest) = (some_bytes(CHUNK_BYTES), size % CHUNK_BYTES as u64);
    let last = size / CHUNK_BYTES as u64;
    for (number, bytes) in
        [(0, &piece[..]), (last - 1, &piece[..]), (last, &piece[..usize::try_from(rest).unwrap()])]
    {
        let number = i64::try_from(number).unwrap();
        cache
            .execute(
                "INSERT INTO file_chunks (file, number, bytes) VALUES (?1, ?2, ?3)",
                rusqlite::params![file.id, number, bytes],
            )
            .unwrap();
    }
    // A reader begins at both ends.
    assert_eq!(read(&cache, &file.sha256, 0, 1_024).unwrap(), piece[..1_024]);
    let end = read(&cache, &file.sha256, size - rest - 10, CHUNK_BYTES).unwrap();
    assert_eq!(end, [&piece[CHUNK_BYTES - 10..], &piece[..usize::try_from(rest).unwrap()]].concat());
    assert_eq!(read(&cache, &file.sha256, size, 1_024).unwrap(), Vec::<u8>::new());
    // What would take it whole, for search or to be shown as something else, says that it is too large.
    let whole = read_whole(&cache, &file.sha256, crate::extract::FILE_MAX).unwrap_err();
    assert_eq!(whole.quiet_view().code, "file_too_large");
}

#[tokio::test]
async fn an_empty_file_is_a_file() {
    let (cache, file) = cache_with(&[]).await;
    download(&Server::new(&[]), &cache, &file, |_| ()).await.unwrap();
    assert_eq!(read_of(&cache, &file.sha256).await.unwrap(), Vec::<u8>::new());
}

/// A cache with a message and documents of three years, all of them fetched.
fn kept() -> Connection {
    let cache = testing::connection(Kind::Cache);
    for (id, day) in [("old", "2020-05-01"), ("mid", "2026-01-15"), ("new", "2026-05-20")] {
        put(&cache, 1, &document(id, day, id.as_bytes()));
    }
    put(&cache, 1, &message_with(b"message", "2019-01-01"));
    cache
}

fn fetch_all(cache: &Connection) {
    for name in ["old", "mid", "new", "message"] {
        let sha256 = sha256(name.as_bytes());
        if find(cache, &sha256).unwrap().is_some_and(|known| !known.here) {
            super::store::append(cache, &sha256, 0, name.as_bytes()).unwrap();
            assert!(super::store::finish(cache, &sha256).unwrap());
        }
    }
}

fn here(cache: &Connection) -> Vec<&'static str> {
    ["old", "mid", "new", "message"]
        .into_iter()
        .filter(|name| state(cache, &sha256(name.as_bytes())).unwrap() == FileState::Here)
        .collect()
}

#[test]
fn r_10_6_what_is_fetched_follows_the_choice_messages_first_newest_first() {
    let cache = kept();
    let now = at("2026-06-01T12:00:00Z");
    let names = |keep| -> Vec<&str> {
        let missing = missing(&cache, keep, now).unwrap();
        missing
            .iter()
            .map(|file| {
                ["old", "mid", "new", "message"]
                    .into_iter()
                    .find(|name| sha256(name.as_bytes()) == file.sha256)
                    .unwrap()
            })
            .collect()
    };
    assert_eq!(names(KeepOffline::Everything), ["message", "new", "mid", "old"]);
    assert_eq!(names(KeepOffline::Months { months: 1 }), ["message", "new"]);
    assert_eq!(names(KeepOffline::Months { months: 6 }), ["message", "new", "mid"]);
    assert_eq!(names(KeepOffline::OnRequest), ["message"]);
    policy::ask(&cache, &sha256(b"old")).unwrap();
    assert_eq!(names(KeepOffline::OnRequest), ["old", "message"]);
    assert_eq!(state(&cache, &sha256(b"old")).unwrap(), FileState::Downloading);
}

#[test]
fn r_10_6_eviction_never_takes_messages_pinned_or_asked_files() {
    let cache = kept();
    let now = at("2026-06-01T12:00:00Z");
    fetch_all(&cache);
    assert_eq!(evict(&cache, KeepOffline::Everything, now).unwrap(), 0);
    policy::pin(&cache, &sha256(b"old"), true).unwrap();
    assert_eq!(evict(&cache, KeepOffline::Months { months: 2 }, now).unwrap(), 1);
    assert_eq!(here(&cache), ["old", "new", "message"]);
    policy::ask(&cache, &sha256(b"new")).unwrap();
    assert_eq!(evict(&cache, KeepOffline::OnRequest, now).unwrap(), 0);
    policy::pin(&cache, &sha256(b"old"), false).unwrap();
    policy::pin(&cache, &sha256(b"new"), false).unwrap();
    assert_eq!(evict(&cache, KeepOffline::OnRequest, now).unwrap(), 2);
    assert_eq!(here(&cache), ["message"]);
    let pieces: i64 = cache.query_row("SELECT count(*) FROM file_chunks", [], |row| row.get(0)).unwrap();
    assert_eq!(pieces, 1);
}

#[test]
fn a_file_that_no_row_names_any_more_is_gone_with_its_words() {
    let cache = kept();
    fetch_all(&cache);
    cache.execute_batch("INSERT INTO file_text SELECT id, 1, 'ord' FROM files").unwrap();
    delete::<Message>(&cache, "m");
    delete::<Document>(&cache, "old");
    evict(&cache, KeepOffline::Everything, at("2026-06-01T12:00:00Z")).unwrap();
    assert_eq!(here(&cache), ["mid", "new"]);
    let left: (i64, i64, i64) = cache
        .query_row("SELECT (SELECT count(*) FROM files), (SELECT count(*) FROM file_chunks), (SELECT count(*) FROM file_text)", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })
        .unwrap();
    assert_eq!(left, (2, 2, 2));
}

#[test]
fn a_new_cache_takes_over_the_bytes_pins_and_words_of_the_old_one() {
    let dir = testing::folder();
    let path = dir.path().join("old.db");
    let place = crate::db::Place::File { path: path.clone(), key: testing::key() };
    let (old, _) = crate::db::open(Kind::Cache, &place).unwrap();
    for (id, day) in [("old", "2020-05-01"), ("mid", "2026-01-15")] {
        put(&old, 1, &document(id, day, id.as_bytes()));
    }
    fetch_all(&old);
    policy::pin(&old, &sha256(b"mid"), true).unwrap();
    old.execute_batch("INSERT INTO file_text SELECT id, 1, 'ord' FROM files").unwrap();
    drop(old);
    let new_place = crate::db::Place::File { path: dir.path().join("new.db"), key: testing::key() };
    let (new, _) = crate::db::open(Kind::Cache, &new_place).unwrap();
    // Other numbers than in the old one.
    put(&new, 1, &document("new", "2026-05-20", b"new"));
    put(&new, 1, &document("mid", "2026-01-15", b"mid"));
    let hex = testing::key().hex();
    new.execute_batch(&format!("ATTACH '{}' AS old KEY \"x'{}'\"", path.display(), &*hex)).unwrap();
    carry_over(&new).unwrap();
    assert_eq!(read_whole(&new, &sha256(b"mid"), 100).unwrap(), b"mid");
    assert!(find(&new, &sha256(b"mid")).unwrap().unwrap().pinned);
    assert!(!find(&new, &sha256(b"new")).unwrap().unwrap().here);
    let words: i64 = new.query_row("SELECT count(*) FROM file_text", [], |row| row.get(0)).unwrap();
    assert!(words >= 1);
}

fn limits(types: &[String]) -> AttachmentLimits<'_> {
    AttachmentLimits { max_bytes: 200_000, max_count: 3, types }
}

#[test]
fn r_04_4_a_file_is_taken_whole_when_it_is_attached() {
    let local = testing::connection(Kind::Local);
    let types = ["text/plain".to_owned(), "application/pdf".to_owned()];
    let mut bytes = b"%PDF-1.7\n".to_vec();
    bytes.extend(some_bytes(150_000));
    let file = stage(&local, "C:\\hemmelig\\Årsmelding.pdf", bytes.as_slice(), limits(&types)).unwrap();
    assert_eq!(file.name, "Årsmelding.pdf");
    assert_eq!(
        file.blob,
        BlobRef { sha256: sha256(&bytes), size: bytes.len() as u64, media_type: "application/pdf".into() }
    );
    assert_eq!(staged::read(&local, &file.blob.sha256, 65_530, 20).unwrap(), &bytes[65_530..65_550]);
    // The same bytes again are the same file.
    stage(&local, "kopi.pdf", bytes.as_slice(), limits(&types)).unwrap();
    assert_eq!(sent(&local).unwrap().into_iter().collect::<Vec<_>>(), [(file.blob.sha256.clone(), 0)]);
    super::Staged.sent(&local, &file.blob.sha256, 70_000).unwrap();
    assert_eq!(sent(&local).unwrap()[&file.blob.sha256], 70_000);
    tidy(&local).unwrap();
    assert!(sent(&local).unwrap().is_empty());
    let pieces: i64 = local.query_row("SELECT count(*) FROM staged_chunks", [], |row| row.get(0)).unwrap();
    assert_eq!(pieces, 0);
}

#[test]
fn r_04_4_what_the_limits_refuse_is_named() {
    use min_side_domain::field::FieldCode;
    let mut local = testing::connection(Kind::Local);
    let types = ["text/plain".to_owned()];
    for (name, bytes, code) in [
        ("stor.txt", some_bytes(200_001), FieldCode::FileTooLarge),
        ("program.txt", b"MZ\x90\0".to_vec(), FieldCode::FileType),
        ("tom.txt", Vec::new(), FieldCode::Required),
        ("bilde.png", b"\x89PNG\r\n\x1a\n".to_vec(), FieldCode::FileType),
    ] {
        let tx = local.transaction().unwrap();
        let refused = stage(&tx, name, bytes.as_slice(), limits(&types));
        let view = refused.expect_err(name).view();
        assert_eq!((view.code.as_str(), view.params["name"].as_str()), ("invalid", name));
        assert_eq!((view.fields[0].field.as_str(), view.fields[0].code), ("attachments", code), "{name}");
    }
    assert!(sent(&local).unwrap().is_empty());
}

#[test]
fn a_file_keeps_an_extension_that_fits_its_type() {
    for (name, media_type, expected) in [
        ("brev.pdf", "application/pdf", "brev.pdf"),
        ("brev", "application/pdf", "brev.pdf"),
        ("brev.pdf.exe", "application/pdf", "brev.pdf.exe.pdf"),
        ("bilde.JPEG", "image/jpeg", "bilde.JPEG"),
        ("../../x.html", "text/plain; charset=utf-8", "x.html.txt"),
        ("ukjent.xyz", "application/x-unknown", "ukjent.xyz"),
    ] {
        assert_eq!(super::fitting_name(name, media_type), expected);
    }
}

#[test]
fn old_text_files_are_read_as_windows_wrote_them() {
    assert_eq!(super::decoded("Blåbær".as_bytes()), "Blåbær");
    assert_eq!(super::decoded(b"\xef\xbb\xbfHei"), "Hei");
    assert_eq!(super::decoded(b"Bl\xe5b\xe6r \x80 5 \x96 \x93hei\x94"), "Blåbær € 5 – “hei”");
}

//! What stands in the pages of an encrypted database, free ones and those of its log too.

use super::KEY;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::NoPadding};
use std::path::Path;

const PAGE: usize = 4096;

/// Files of the folder in which the text stands: in a decrypted page of a database or its log, or as it is.
pub(crate) fn holding(folder: &Path, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let bytes = std::fs::read(entry.path()).unwrap_or_default();
        // A log is a header of 32 bytes and then pages, each with a header of 24.
        let (start, header) = if name.ends_with("-wal") { (32, 24) } else { (0, 0) };
        let mut pages = bytes.get(start..).unwrap_or_default().chunks_exact(header + PAGE);
        if is_in(&bytes, text) || pages.any(|page| is_in(&decrypted(&page[header..]), text)) {
            found.push(name);
        }
    }
    found
}

fn is_in(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// A page as SQLCipher 4 keeps it with a raw key: AES-256-CBC, and at its end the vector (16 bytes) and a hash (64). The
/// first page of a database begins with 16 bytes of salt, of which decrypting makes noise in its first blocks alone.
fn decrypted(page: &[u8]) -> Vec<u8> {
    let (body, tail) = page.split_at(PAGE - 80);
    let decryptor = cbc::Decryptor::<aes::Aes256>::new_from_slices(&KEY, &tail[..16]).unwrap();
    decryptor.decrypt_padded_vec::<NoPadding>(body).unwrap()
}

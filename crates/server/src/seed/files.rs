//! Bytes that rows refer to, kept once each.

use min_side_domain::records::BlobRef;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Files by hash.
#[derive(Default)]
pub struct Files {
    kept: BTreeMap<String, (Vec<u8>, &'static str)>,
}

impl Files {
    /// Keeps `bytes` and names them.
    pub fn add(&mut self, bytes: Vec<u8>, media_type: &'static str) -> BlobRef {
        let sha256 = hex(&Sha256::digest(&bytes));
        let size = bytes.len() as u64;
        self.kept.entry(sha256.clone()).or_insert((bytes, media_type));
        BlobRef { sha256, size, media_type: media_type.to_owned() }
    }

    /// Every file: its bytes and media type, by hash.
    pub fn all(&self) -> impl Iterator<Item = (&[u8], &'static str)> {
        self.kept.values().map(|(bytes, media_type)| (bytes.as_slice(), *media_type))
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.kept.len()
    }
}

/// Lower-case hex.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

//! Files made on the machine (a certificate, a file within an e-mail), held in memory while they are looked at.

use super::store::hex;
use sha2::{Digest, Sha256};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// Most files held; the oldest goes.
const MAX_FILES: usize = 8;
/// Most bytes held together; the newest is held whatever its size.
const BYTES_MAX: usize = 128 * 1024 * 1024;

/// The files held.
#[derive(Default)]
pub(crate) struct Opened(Mutex<VecDeque<Held>>);

struct Held {
    sha256: String,
    media_type: String,
    bytes: Arc<[u8]>,
}

impl Opened {
    /// Holds bytes and answers the name they are read by: their SHA-256.
    pub(crate) fn hold(&self, bytes: Vec<u8>, media_type: &str) -> String {
        let sha256 = hex(&Sha256::digest(&bytes));
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|one| one.sha256 != sha256);
        held.push_back(Held {
            sha256: sha256.clone(),
            media_type: media_type.to_owned(),
            bytes: bytes.into(),
        });
        while held.len() > MAX_FILES
            || (held.len() > 1 && held.iter().map(|one| one.bytes.len()).sum::<usize>() > BYTES_MAX)
        {
            held.pop_front();
        }
        sha256
    }

    /// The media type of a file that is held.
    pub(crate) fn media_type(&self, sha256: &str) -> Option<String> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.iter().find(|one| one.sha256 == sha256).map(|one| one.media_type.clone())
    }

    /// A range of a file that is held.
    pub(crate) fn read(&self, sha256: &str, start: u64, length: usize) -> Option<Vec<u8>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let bytes = &held.iter().find(|one| one.sha256 == sha256)?.bytes;
        let start = usize::try_from(start).unwrap_or(usize::MAX).min(bytes.len());
        let end = start.saturating_add(length).min(bytes.len());
        Some(bytes[start..end].to_vec())
    }

    /// Lets all of them go, as at sign-out.
    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Opened")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_goes_when_there_are_too_many_or_too_large_ones() {
        let opened = Opened::default();
        let first = opened.hold(vec![1], "text/plain");
        assert_eq!(opened.media_type(&first).as_deref(), Some("text/plain"));
        for number in 0..MAX_FILES {
            opened.hold(number.to_be_bytes().to_vec(), "text/plain");
        }
        assert_eq!(opened.read(&first, 0, 10), None);
        let small = opened.hold(vec![2], "text/plain");
        let large = opened.hold(vec![0; BYTES_MAX], "application/pdf");
        assert_eq!((opened.read(&small, 0, 10), opened.read(&large, 5, 2)), (None, Some(vec![0, 0])));
    }
}

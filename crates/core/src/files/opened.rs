//! Files made on the machine (a certificate, a file within an e-mail), held in memory while they are looked at.

use super::store::hex;
use sha2::{Digest, Sha256};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

/// Most files held; the oldest goes.
const MOST: usize = 8;

/// The files held.
#[derive(Default)]
pub(crate) struct Opened(Mutex<VecDeque<(String, Arc<[u8]>)>>);

impl Opened {
    /// Holds bytes and answers the name they are read by: their SHA-256.
    pub(crate) fn hold(&self, bytes: Vec<u8>) -> String {
        let sha256 = hex(&Sha256::digest(&bytes));
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|(name, _)| *name != sha256);
        held.push_back((sha256.clone(), bytes.into()));
        if held.len() > MOST {
            held.pop_front();
        }
        sha256
    }

    /// A range of a file that is held.
    pub(crate) fn read(&self, sha256: &str, start: u64, length: usize) -> Option<Vec<u8>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (_, bytes) = held.iter().find(|(name, _)| name == sha256)?;
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

//! Checking a certificate that somebody shows: in a process apart, for it may be made to do harm.

use crate::apart::{self, Failure, Program, Task};
use crate::error::{Error, Result};
use min_side_domain::records::IssuerKey;
use min_side_kursbevis::{Verdict, verify};

/// The most of a file that is read to check it: more than the largest photograph that is looked at.
pub(crate) const LONGEST_CHECKED: u64 = 40 << 20;

/// The verdict on what somebody shows, by the keys that are trusted. A file that takes more time or memory than any
/// certificate is told as one.
pub(super) async fn check(bytes: Vec<u8>, trusted: Vec<IssuerKey>) -> Result<Verdict> {
    let Some(program) = Program::own() else {
        // A program that cannot be a process apart: none that members have.
        return super::render(move || Ok(verify(&bytes, &trusted))).await;
    };
    check_by(&program, bytes, &trusted).await
}

async fn check_by(program: &Program, bytes: Vec<u8>, trusted: &[IssuerKey]) -> Result<Verdict> {
    let keys = serde_json::to_vec(trusted)?;
    let mut given = (keys.len() as u64).to_le_bytes().to_vec();
    given.extend(keys);
    given.extend(bytes);
    match apart::run(program, Task::Kursbevis, "", given).await {
        Ok(answer) => Ok(serde_json::from_slice(&answer)?),
        Err(Failure::TooLong | Failure::Died) => Ok(Verdict::too_complex()),
        Err(Failure::NotBegun) => Err(Error::refused("check_not_begun")),
    }
}

/// What the process apart answers: a verdict as JSON, or nothing when it was not given what it should be.
pub(crate) fn answer(given: &[u8]) -> Vec<u8> {
    let verdict = || {
        let (length, rest) = given.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (keys, bytes) = rest.split_at_checked(length)?;
        let trusted: Vec<IssuerKey> = serde_json::from_slice(keys).ok()?;
        serde_json::to_vec(&verify(bytes, &trusted)).ok()
    };
    verdict().unwrap_or_default()
}

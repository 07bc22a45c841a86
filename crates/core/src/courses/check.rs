//! Checking a certificate that somebody shows: in a process apart, for it may be made to do harm.

use crate::apart::{self, Answered, Failure, Program, Task};
use crate::error::{Error, Result};
use min_side_domain::records::IssuerKey;
use min_side_kursbevis::{Verdict, verify, verify_in_steps};

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
    match apart::run_as_far(program, Task::Kursbevis, "", given).await {
        Ok(answered) => last_of(&answered),
        Err(_) => Err(Error::refused("check_not_begun")),
    }
}

/// The last verdict that was answered. Where the time was over before all sizes and pages had been looked at, it stands on those
/// that had; without any, the file is more than a certificate.
fn last_of(answered: &Answered) -> Result<Verdict> {
    match (answered.pieces.last(), answered.failure) {
        (Some(verdict), _) => Ok(serde_json::from_slice(verdict)?),
        (None, Some(Failure::TooLong | Failure::Died)) => Ok(Verdict::too_complex()),
        (None, _) => Err(Error::refused("check_not_begun")),
    }
}

/// What the process apart answers: verdicts as JSON, the last of which stands, or nothing when it was not given what it should
/// be.
pub(crate) fn answer(given: &[u8], give: &mut dyn FnMut(&[u8])) {
    let parted = || {
        let (length, rest) = given.split_first_chunk::<8>()?;
        let length = usize::try_from(u64::from_le_bytes(*length)).ok()?;
        let (keys, bytes) = rest.split_at_checked(length)?;
        Some((serde_json::from_slice::<Vec<IssuerKey>>(keys).ok()?, bytes))
    };
    let Some((trusted, bytes)) = parted() else { return };
    let mut tell = |verdict: Verdict| {
        if let Ok(json) = serde_json::to_vec(&verdict) {
            give(&json);
        }
    };
    let verdict = verify_in_steps(bytes, &trusted, &mut tell);
    tell(verdict);
}

#[cfg(test)]
mod tests {
    use super::*;
    use min_side_kursbevis::Outcome;

    #[test]
    fn r_07_6_a_check_that_was_ended_says_what_had_been_seen() {
        let piece = |verdict: &str| {
            let mut json = serde_json::to_value(Verdict::too_complex()).unwrap();
            json["verdict"] = verdict.into();
            serde_json::to_vec(&json).unwrap()
        };
        let last = |pieces: &[&str], failure| {
            let pieces = pieces.iter().map(|verdict| piece(verdict)).collect();
            last_of(&Answered { pieces, failure }).map(|verdict| verdict.verdict)
        };
        for failure in [Failure::Died, Failure::TooLong] {
            assert_eq!(last(&[], Some(failure)).unwrap(), Outcome::TooComplex);
            assert_eq!(last(&["no_code"], Some(failure)).unwrap(), Outcome::NoCode);
            assert_eq!(last(&["unsigned", "valid"], Some(failure)).unwrap(), Outcome::Valid);
        }
        assert_eq!(last(&["no_code", "valid"], None).unwrap(), Outcome::Valid);
        assert!(last(&[], None).is_err(), "a process that answered nothing was given nothing");
    }
}

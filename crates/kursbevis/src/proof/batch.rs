//! Many issued certificates at once, on as many threads as there are processors.

use super::render_issued;
use crate::error::RenderError;
use min_side_domain::Language;
use min_side_domain::records::Kursbevis;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// Draws issued certificates, each as [`render_issued`] draws it, in their order. `tell` hears how many are done, of
/// each as it is.
///
/// # Errors
/// As [`render_issued`], of the first that fails.
pub fn render_batch(
    issued: &[(&Kursbevis, Language)],
    mut tell: impl FnMut(usize),
) -> Result<Vec<Vec<u8>>, RenderError> {
    let threads = thread::available_parallelism().map_or(1, std::num::NonZero::get).min(issued.len());
    let next = AtomicUsize::new(0);
    let mut drawn = vec![Vec::new(); issued.len()];
    thread::scope(|scope| {
        let (say, heard) = mpsc::channel();
        for _ in 0..threads {
            let (say, next) = (say.clone(), &next);
            scope.spawn(move || {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some((kursbevis, language)) = issued.get(place) else { break };
                    // Nobody listens any more once one has failed.
                    if say.send((place, render_issued(kursbevis, *language))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(say);
        for (done, (place, bytes)) in (1..).zip(heard) {
            if let Some(own) = drawn.get_mut(place) {
                *own = bytes?;
            }
            tell(done);
        }
        Ok(())
    })?;
    Ok(drawn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::secret;
    use crate::{generated, issue};

    #[test]
    fn r_07_4_a_batch_gives_the_very_bytes_that_were_issued_and_tells_of_each() {
        let mut issued = Vec::new();
        for mut facts in generated::facts(24) {
            facts.demo = false;
            issued.push(issue(&facts, &secret()).unwrap());
        }
        for language in Language::ALL {
            let batch: Vec<_> = issued.iter().map(|kursbevis| (kursbevis, language)).collect();
            let mut told = Vec::new();
            let drawn = render_batch(&batch, |done| told.push(done)).unwrap();
            assert_eq!(told, (1..=24).collect::<Vec<_>>());
            let single: Vec<_> =
                issued.iter().map(|kursbevis| render_issued(kursbevis, language).unwrap()).collect();
            assert!(drawn == single);
        }
        issued[20].sha256.insert(Language::Nn.tag().to_owned(), "00".repeat(32));
        let batch: Vec<_> = issued.iter().map(|kursbevis| (kursbevis, Language::Nn)).collect();
        assert_eq!(render_batch(&batch, |_| ()), Err(RenderError::NotAsIssued));
        assert_eq!(render_batch(&[], |_| ()), Ok(Vec::new()));
    }
}

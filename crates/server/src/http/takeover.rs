//! One request at a time writes to an upload: the newest. A client that resumes does not wait for its own request from
//! before, whose line may have broken without a word.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::{Notify, OwnedMutexGuard};

/// Who writes to which upload.
#[derive(Default)]
pub struct Writers(Mutex<HashMap<String, Writer>>);

#[derive(Default)]
struct Writer {
    alone: Arc<tokio::sync::Mutex<()>>,
    newest: Arc<Notify>,
}

/// The right to write to an upload, until it is dropped.
pub struct Turn {
    _alone: OwnedMutexGuard<()>,
    taken_over: Arc<Notify>,
}

impl Writers {
    /// Takes over from the request that writes to this upload, once it has put down what it has.
    pub async fn take_over(&self, upload: &str) -> Turn {
        let mine = Arc::new(Notify::new());
        let alone = {
            let mut writers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            writers.retain(|_, writer| Arc::strong_count(&writer.alone) > 1);
            let writer = writers.entry(upload.to_owned()).or_default();
            std::mem::replace(&mut writer.newest, Arc::clone(&mine)).notify_one();
            Arc::clone(&writer.alone)
        };
        Turn { _alone: alone.lock_owned().await, taken_over: mine }
    }
}

impl Turn {
    /// Returns when a newer request wants to write.
    pub async fn taken_over(&self) {
        self.taken_over.notified().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[tokio::test]
    async fn the_newest_takes_over_and_those_between_give_way() {
        let writers = Arc::new(Writers::default());
        let first = writers.take_over("u").await;
        let other = writers.take_over("another upload").await;
        let later: Vec<_> = (0..3)
            .map(|_| {
                let writers = Arc::clone(&writers);
                tokio::spawn(async move {
                    let turn = writers.take_over("u").await;
                    tokio::time::timeout(Duration::from_millis(50), turn.taken_over()).await.is_ok()
                })
            })
            .collect();
        tokio::time::timeout(Duration::from_secs(5), first.taken_over()).await.unwrap();
        drop(first);
        let mut gave_way = 0;
        for turn in later {
            gave_way += u32::from(turn.await.unwrap());
        }
        assert_eq!(gave_way, 2, "the last goes on");
        let left_alone = tokio::time::timeout(Duration::from_millis(20), other.taken_over()).await;
        assert!(left_alone.is_err());
        drop(other);
        drop(writers.take_over("u").await);
        assert!(writers.0.lock().unwrap().len() <= 1, "those who are done are forgotten");
    }
}

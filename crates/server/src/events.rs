//! Who waits for changes, and whether a commit concerns them.

use crate::storage::{Storage, Touched};
use min_side_domain::Audience;
use std::sync::Arc;
use tokio::sync::{broadcast, watch};

/// Commits that a slow listener may lag behind before it is told "something" at once.
const KEPT: usize = 256;

/// Passes commits on to those who wait.
pub struct Hub {
    commits: broadcast::Sender<Arc<Touched>>,
    stopping: watch::Sender<bool>,
}

impl Hub {
    /// A hub that hears of every commit to `storage`.
    #[must_use]
    pub fn over(storage: &Arc<dyn Storage>) -> Arc<Self> {
        let hub =
            Arc::new(Self { commits: broadcast::Sender::new(KEPT), stopping: watch::Sender::new(false) });
        let ears = Arc::downgrade(&hub);
        storage.on_commit(Box::new(move |touched| {
            if let Some(hub) = ears.upgrade() {
                // No listener is no error.
                let _ = hub.commits.send(Arc::new(touched.clone()));
            }
        }));
        hub
    }

    /// Ends every wait, now and from now on.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }

    /// Waits on behalf of a member.
    #[must_use]
    pub fn listen(&self, member: &str) -> Ear {
        Ear {
            member: member.to_owned(),
            own: Audience::Member(member.to_owned()),
            commits: self.commits.subscribe(),
            stopping: self.stopping.subscribe(),
        }
    }
}

/// One who waits.
pub struct Ear {
    member: String,
    own: Audience,
    commits: broadcast::Receiver<Arc<Touched>>,
    stopping: watch::Receiver<bool>,
}

impl Ear {
    /// Returns when something changed for the member; `false` when the server stops.
    pub async fn changed(&mut self, storage: &dyn Storage) -> bool {
        loop {
            let heard = tokio::select! {
                heard = self.commits.recv() => heard,
                _ = self.stopping.wait_for(|stopping| *stopping) => return false,
            };
            match heard {
                Ok(touched) if !self.concerned_by(&touched, storage) => {}
                Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => {
                    // Many at once are one.
                    self.commits = self.commits.resubscribe();
                    return true;
                }
                Err(broadcast::error::RecvError::Closed) => return false,
            }
        }
    }

    fn concerned_by(&self, touched: &Touched, storage: &dyn Storage) -> bool {
        touched.members.contains(&self.member)
            || touched.audiences.iter().any(|audience| match audience {
                Audience::Public => true,
                Audience::Member(_) => *audience == self.own,
                Audience::Unit(_) => storage.newest_for(&self.member).granted.contains(audience),
            })
    }
}

//! Who waits for changes, and whom a commit concerns.

use crate::storage::{Storage, Touched};
use min_side_domain::Audience;
use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use tokio::sync::{Notify, watch};

/// Wakes those whom a commit concerns, and no one else: what a commit costs does not grow with how many wait.
pub struct Hub {
    storage: Weak<dyn Storage>,
    waiting: Mutex<Waiting>,
    stopping: watch::Sender<bool>,
    woken: AtomicU64,
}

/// Those who wait, by whom they wait for and by the lists that those may see.
#[derive(Default)]
struct Waiting {
    members: HashMap<String, Listening>,
    units: HashMap<Audience, HashSet<String>>,
    next: u64,
}

/// What waits on behalf of one member.
#[derive(Default)]
struct Listening {
    /// Oldest first, by number.
    subscriptions: Vec<(u64, Arc<Line>)>,
    units: Vec<Audience>,
}

/// What one ear waits on.
#[derive(Default)]
struct Line {
    changed: Notify,
    /// Whether what changed since it was last heard concerns this member more than everyone.
    own: AtomicBool,
    ended: Notify,
}

/// Whom what changed concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concerns {
    /// This member, or a list that few may see.
    Member,
    /// Everyone, and nothing else changed: every app hears of it at once.
    Everyone,
}

impl Hub {
    /// A hub that hears of every commit to `storage`.
    #[must_use]
    pub fn over(storage: &Arc<dyn Storage>) -> Arc<Self> {
        let hub = Arc::new(Self {
            storage: Arc::downgrade(storage),
            waiting: Mutex::default(),
            stopping: watch::Sender::new(false),
            woken: AtomicU64::new(0),
        });
        let subscriptions = Arc::downgrade(&hub);
        storage.on_commit(Box::new(move |touched| {
            if let Some(hub) = subscriptions.upgrade() {
                hub.pass_on(touched);
            }
        }));
        hub
    }

    /// Ends every wait, now and from now on.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }

    /// Waits on behalf of a member. Where `most` wait for them already, the oldest is ended: it may be a line that broke
    /// without a word.
    #[must_use]
    pub fn listen(self: &Arc<Self>, member: &str, most: usize) -> Subscription {
        let line = Arc::new(Line::default());
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.next += 1;
        let number = waiting.next;
        let listening = waiting.members.entry(member.to_owned()).or_default();
        listening.subscriptions.push((number, Arc::clone(&line)));
        if listening.subscriptions.len() > most.max(1) {
            let (_, oldest) = listening.subscriptions.remove(0);
            oldest.ended.notify_one();
        }
        if listening.subscriptions.len() == 1 {
            // Under the lock: later grants are passed on to those who are registered here.
            waiting.place(member, self.units_of(member));
        }
        drop(waiting);
        Subscription {
            hub: Arc::clone(self),
            member: member.to_owned(),
            number,
            line,
            stopping: self.stopping.subscribe(),
        }
    }

    /// How often someone has been woken.
    #[cfg(test)]
    fn woken(&self) -> u64 {
        self.woken.load(Ordering::Relaxed)
    }

    fn pass_on(&self, touched: &Touched) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let mut concerned: HashSet<&str> = HashSet::new();
        for member in &touched.members {
            if waiting.members.contains_key(member) {
                waiting.place(member, self.units_of(member));
                concerned.insert(member);
            }
        }
        let everyone = touched.audiences.contains(&Audience::Public);
        for audience in &touched.audiences {
            match audience {
                Audience::Public => {}
                Audience::Member(member) => {
                    concerned.insert(member);
                }
                unit @ Audience::Unit(_) => {
                    concerned.extend(waiting.units.get(unit).into_iter().flatten().map(String::as_str));
                }
            }
        }
        let lines = |listening: &Listening| {
            for (_, line) in &listening.subscriptions {
                self.woken.fetch_add(1, Ordering::Relaxed);
                // One that has not yet gone on since the last time is woken once for both.
                line.changed.notify_one();
            }
        };
        let concerned = || concerned.iter().filter_map(|member| waiting.members.get(*member));
        for (_, line) in concerned().flat_map(|listening| &listening.subscriptions) {
            // Before it is woken: one that goes on finds it.
            line.own.store(true, Ordering::SeqCst);
        }
        if everyone {
            waiting.members.values().for_each(lines);
        } else {
            concerned().for_each(lines);
        }
    }

    fn units_of(&self, member: &str) -> Vec<Audience> {
        self.storage.upgrade().map(|storage| storage.newest_for(member).granted).unwrap_or_default()
    }

    fn leave(&self, member: &str, number: u64) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(listening) = waiting.members.get_mut(member) else { return };
        listening.subscriptions.retain(|(theirs, _)| *theirs != number);
        if listening.subscriptions.is_empty() {
            waiting.place(member, Vec::new());
            waiting.members.remove(member);
        }
    }
}

impl Waiting {
    /// Puts a member among those who see these lists, and takes them from others.
    fn place(&mut self, member: &str, units: Vec<Audience>) {
        let Some(listening) = self.members.get_mut(member) else { return };
        let before = std::mem::replace(&mut listening.units, units.clone());
        for lost in before.iter().filter(|unit| !units.contains(unit)) {
            if let Some(members) = self.units.get_mut(lost) {
                members.remove(member);
                if members.is_empty() {
                    self.units.remove(lost);
                }
            }
        }
        for unit in units {
            self.units.entry(unit).or_default().insert(member.to_owned());
        }
    }
}

/// One who waits.
pub struct Subscription {
    hub: Arc<Hub>,
    member: String,
    number: u64,
    line: Arc<Line>,
    stopping: watch::Receiver<bool>,
}

impl Subscription {
    /// Returns when something changed for the member; none when another has taken its place or the server stops.
    pub async fn changed(&mut self) -> Option<Concerns> {
        tokio::select! {
            biased;
            _ = self.stopping.wait_for(|stopping| *stopping) => None,
            () = self.line.ended.notified() => None,
            () = self.line.changed.notified() => {
                let own = self.line.own.swap(false, Ordering::SeqCst);
                Some(if own { Concerns::Member } else { Concerns::Everyone })
            }
        }
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.hub.leave(&self.member, self.number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::sqlite::SqliteStorage;
    use crate::storage::{Row, write};
    use crate::testing::noon;
    use min_side_domain::Collection;

    fn storage(dir: &std::path::Path) -> Arc<dyn Storage> {
        Arc::new(SqliteStorage::open(dir).unwrap())
    }

    fn put(storage: &Arc<dyn Storage>, audience: Audience) {
        let row =
            Row { audience, collection: Collection::Offices, id: "1".into(), body: r#"{"id":"1"}"#.into() };
        storage.put_rows(&[row]).unwrap();
    }

    fn member(id: &str) -> Audience {
        Audience::Member(id.to_owned())
    }

    /// Whether it has been woken since it was last asked.
    async fn heard(subscription: &mut Subscription) -> bool {
        tokio::time::timeout(std::time::Duration::from_millis(20), subscription.changed()).await.is_ok()
    }

    #[tokio::test]
    async fn a_command_of_one_member_wakes_that_member_alone_among_thousands() {
        let dir = tempfile::tempdir().unwrap();
        let storage = storage(dir.path());
        let hub = Hub::over(&storage);
        let mut subscriptions: Vec<Subscription> =
            (0..8_000).map(|n| hub.listen(&format!("m{n}"), 8)).collect();
        let mut second = hub.listen("m17", 8);
        put(&storage, member("m17"));
        assert_eq!(hub.woken(), 2);
        assert!(heard(&mut subscriptions[17]).await && heard(&mut second).await);
        assert!(!heard(&mut subscriptions[18]).await);
        put(&storage, Audience::Public);
        assert_eq!(hub.woken(), 2 + 8_001);
        drop((subscriptions, second));
        put(&storage, Audience::Public);
        assert_eq!(hub.woken(), 2 + 8_001, "those who have gone are forgotten");
    }

    #[tokio::test]
    async fn a_list_wakes_those_who_may_see_it_from_when_they_may_until_they_may_not() {
        let dir = tempfile::tempdir().unwrap();
        let storage = storage(dir.path());
        let unit = Audience::Unit("u".to_owned());
        storage.grant("a", &unit).unwrap();
        let hub = Hub::over(&storage);
        let (mut a, mut b) = (hub.listen("a", 8), hub.listen("b", 8));
        put(&storage, unit.clone());
        assert!(heard(&mut a).await && !heard(&mut b).await);
        storage.grant("b", &unit).unwrap();
        assert!(heard(&mut b).await && !heard(&mut a).await);
        put(&storage, unit.clone());
        assert!(heard(&mut a).await && heard(&mut b).await);
        write(&*storage, noon(), |tx| tx.revoke("a", &unit)).unwrap();
        assert!(heard(&mut a).await, "what is lost has to be purged");
        let woken = hub.woken();
        put(&storage, unit);
        assert!(!heard(&mut a).await && heard(&mut b).await);
        assert_eq!(hub.woken(), woken + 1);
    }

    #[tokio::test]
    async fn one_more_than_a_member_may_have_ends_the_oldest() {
        let dir = tempfile::tempdir().unwrap();
        let storage = storage(dir.path());
        let hub = Hub::over(&storage);
        let mut first = hub.listen("a", 2);
        let mut second = hub.listen("a", 2);
        let mut others = hub.listen("b", 2);
        let mut third = hub.listen("a", 2);
        assert_eq!(first.changed().await, None);
        drop(first);
        put(&storage, member("a"));
        assert!(second.changed().await.is_some() && third.changed().await.is_some());
        assert!(!heard(&mut others).await);
    }

    #[tokio::test]
    async fn what_concerns_everyone_is_told_from_what_concerns_one_so_that_apps_need_not_all_come_at_once() {
        let dir = tempfile::tempdir().unwrap();
        let storage = storage(dir.path());
        let unit = Audience::Unit("u".to_owned());
        storage.grant("a", &unit).unwrap();
        let hub = Hub::over(&storage);
        let (mut a, mut b) = (hub.listen("a", 8), hub.listen("b", 8));
        put(&storage, Audience::Public);
        let everyone = Some(Concerns::Everyone);
        assert_eq!((a.changed().await, b.changed().await), (everyone, everyone));
        for audience in [member("a"), unit] {
            put(&storage, audience.clone());
            assert_eq!(a.changed().await, Some(Concerns::Member), "{audience:?}");
        }
        // What is theirs is not kept waiting by what is everyone's, whichever came first.
        for audiences in [[member("a"), Audience::Public], [Audience::Public, member("a")]] {
            audiences.into_iter().for_each(|audience| put(&storage, audience));
            assert_eq!((a.changed().await, b.changed().await), (Some(Concerns::Member), everyone));
        }
        assert!(!heard(&mut a).await && !heard(&mut b).await);
    }

    #[tokio::test]
    async fn many_changes_at_once_wake_once() {
        let dir = tempfile::tempdir().unwrap();
        let storage = storage(dir.path());
        let hub = Hub::over(&storage);
        let mut subscription = hub.listen("a", 8);
        for _ in 0..5 {
            put(&storage, member("a"));
        }
        assert!(heard(&mut subscription).await && !heard(&mut subscription).await);
    }
}

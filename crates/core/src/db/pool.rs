//! One writer thread and a few reader threads; closures are sent to them.

use super::connect::{self, Opened, Place};
use super::schema::Kind;
use super::{keep, mark};
use crate::error::{Error, Result};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::collections::VecDeque;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use tokio::sync::{RwLock, oneshot};

/// Readers beside the writer. Each opens its connection when it is first needed.
const READERS: usize = 3;

/// Answers whether the connection can be used further.
type Job = Box<dyn FnOnce(Result<&mut Connection>) -> bool + Send>;

/// A database. Clones are the same one.
#[derive(Clone)]
pub struct Db {
    kind: Kind,
    slot: Arc<RwLock<Option<Pool>>>,
    /// Set when a statement has found the file to be damaged, now or in an earlier run.
    damaged: Arc<AtomicBool>,
}

struct Pool {
    place: Place,
    /// None once it is being closed.
    writer: Option<Sender<Job>>,
    /// None where the writer reads too: in memory there is one connection.
    readers: Option<Arc<Readers>>,
    threads: Vec<JoinHandle<()>>,
}

impl Db {
    /// Opens a database and starts its threads.
    ///
    /// # Errors
    /// As [`connect::open`].
    pub fn open(kind: Kind, place: Place) -> Result<(Self, Opened)> {
        let (pool, opened) = Pool::open(kind, place, connect::open)?;
        Ok((Self::of(kind, pool), opened))
    }

    /// As [`Db::open`], with a new cache in the place of what is there.
    ///
    /// # Errors
    /// As [`connect::open_new`].
    pub fn open_new(place: Place) -> Result<(Self, Opened)> {
        let (pool, opened) = Pool::open(Kind::Cache, place, |_, place| connect::open_new(place))?;
        Ok((Self::of(Kind::Cache, pool), opened))
    }

    fn of(kind: Kind, pool: Pool) -> Self {
        let damaged = matches!(&pool.place, Place::File { path, .. } if mark::is_set(path));
        let damaged = Arc::new(AtomicBool::new(damaged));
        Self { kind, slot: Arc::new(RwLock::new(Some(pool))), damaged }
    }

    /// Reads. The closure runs on a reader's thread and sees one state of the database for each statement; begin a
    /// transaction for more.
    ///
    /// # Errors
    /// The closure's, [`Error::Closed`] when the database has been closed.
    pub async fn read<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Connection) -> Result<T> + Send + 'static,
    {
        self.submit(false, move |conn| f(conn)).await
    }

    /// Writes, in one transaction that is committed when the closure succeeds. What is the member's own stands in the
    /// file itself when this answers, and no longer in the log.
    ///
    /// # Errors
    /// The closure's or the commit's, [`Error::Closed`] when the database has been closed.
    pub async fn write<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Transaction<'_>) -> Result<T> + Send + 'static,
    {
        let folds = self.kind == Kind::Local;
        self.submit(true, move |conn| {
            let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = f(&tx)?;
            tx.commit()?;
            if folds && let Err(error) = keep::fold(conn) {
                // It is written all the same; the next write folds it in.
                tracing::warn!(%error, "the log could not be folded in");
            }
            Ok(value)
        })
        .await
    }

    /// Runs on the writer's connection outside of a transaction, for pragmas and attached databases.
    ///
    /// # Errors
    /// The closure's, [`Error::Closed`] when the database has been closed.
    pub async fn with_writer<T, F>(&self, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    {
        self.submit(true, f).await
    }

    async fn submit<T, F>(&self, write: bool, f: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        {
            let slot = self.slot.read().await;
            let pool = slot.as_ref().ok_or(Error::Closed)?;
            let job = self.job(&pool.place, f, answer);
            match &pool.readers {
                Some(readers) if !write => readers.send(job),
                _ => {
                    let writer = pool.writer.as_ref().ok_or(Error::Closed)?;
                    writer.send(job).map_err(|_| Error::Closed)?;
                }
            }
        }
        answered.await.unwrap_or(Err(Error::Closed))
    }

    /// What is done on a connection: `f`, and then a look at whether what it read was as it had been written.
    fn job<T, F>(&self, place: &Place, f: F, answer: oneshot::Sender<Result<T>>) -> Job
    where
        T: Send + 'static,
        F: FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    {
        let (kind, damaged) = (self.kind, Arc::clone(&self.damaged));
        let path = match place {
            Place::File { path, .. } => Some(path.clone()),
            Place::Memory => None,
        };
        Box::new(move |conn| {
            let (mut result, mut usable) = match conn {
                Ok(conn) => (f(conn), path.is_none() || connect::is_sound(conn)),
                // It has been opened with this key before.
                Err(Error::WrongKey) => (Err(Error::Damaged(kind.name())), false),
                Err(error) => (Err(error), true),
            };
            if !usable {
                result = Err(Error::Damaged(kind.name()));
            }
            if path.is_some() && result.as_ref().is_err_and(Error::is_damage) {
                usable = false;
                if !damaged.swap(true, Ordering::Relaxed)
                    && let (Kind::Cache, Some(path)) = (kind, &path)
                {
                    mark::set(path);
                }
            }
            let _ = answer.send(result);
            usable
        })
    }

    /// Closes every connection once what is queued is done. Later calls answer [`Error::Closed`].
    pub async fn close(&self) {
        let pool = self.slot.write().await.take();
        if let Some(pool) = pool {
            pool.join().await;
        }
    }

    /// Closes, lets `between` put another file in place, and opens again. Reads and writes that come meanwhile wait. That
    /// the file was damaged is forgotten.
    ///
    /// # Errors
    /// Those of `between` and [`connect::open`]; the database is closed then.
    pub async fn replace<F>(&self, between: F) -> Result<Opened>
    where
        F: FnOnce(&Place) -> Result<()> + Send + 'static,
    {
        self.reopen(move |kind, place| {
            between(place)?;
            if let Place::File { path, .. } = place {
                mark::clear(path)?;
            }
            connect::open(kind, place)
        })
        .await
    }

    /// Closes a cache that cannot be used, and opens a new one in its place.
    ///
    /// # Errors
    /// As [`connect::open_new`]; the database is closed then.
    pub async fn renew(&self) -> Result<Opened> {
        self.reopen(|_, place| connect::open_new(place)).await
    }

    async fn reopen<F>(&self, opening: F) -> Result<Opened>
    where
        F: FnOnce(Kind, &Place) -> Result<(Connection, Opened)> + Send + 'static,
    {
        let mut slot = self.slot.write().await;
        let pool = slot.take().ok_or(Error::Closed)?;
        let place = pool.place.clone();
        pool.join().await;
        let kind = self.kind;
        let opening = tokio::task::spawn_blocking(move || Pool::open(kind, place, opening));
        let (pool, opened) = opening.await.map_err(|_| Error::Closed)??;
        *slot = Some(pool);
        self.damaged.store(false, Ordering::Relaxed);
        Ok(opened)
    }

    /// Takes another database's place in memory; the other is closed by it.
    ///
    /// # Errors
    /// [`Error::Closed`] when either is closed.
    pub async fn take_over(&self, other: &Self) -> Result<()> {
        let new = other.slot.write().await.take().ok_or(Error::Closed)?;
        let old = self.slot.write().await.replace(new);
        if let Some(old) = old {
            old.join().await;
        }
        Ok(())
    }

    /// Whether a read or a write has found the file to be damaged since it was opened.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.damaged.load(Ordering::Relaxed)
    }

    /// Where it is kept; none once it has been closed.
    pub async fn place(&self) -> Option<Place> {
        self.slot.read().await.as_ref().map(|pool| pool.place.clone())
    }
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Db({})", self.kind.name())
    }
}

impl Pool {
    fn open(
        kind: Kind,
        place: Place,
        opening: impl FnOnce(Kind, &Place) -> Result<(Connection, Opened)>,
    ) -> Result<(Self, Opened)> {
        let (conn, opened) = opening(kind, &place)?;
        let mut threads = Vec::new();
        let (writer, jobs) = channel::<Job>();
        let at = place.clone();
        let run_writer = move || {
            let mut conn = Some(conn);
            while let Ok(job) = jobs.recv() {
                conn = serve(job, conn, || connect::connect(kind, &at, true));
            }
        };
        threads.push(std::thread::Builder::new().name(format!("{}-writer", kind.name())).spawn(run_writer)?);
        let readers = if matches!(place, Place::File { .. }) {
            let readers = Arc::<Readers>::default();
            for number in 0..READERS {
                let (jobs, place) = (Arc::clone(&readers), place.clone());
                let thread = std::thread::Builder::new()
                    .name(format!("{}-reader-{number}", kind.name()))
                    .spawn(move || read_jobs(kind, &place, &jobs, number))?;
                threads.push(thread);
            }
            Some(readers)
        } else {
            None
        };
        Ok((Self { place, writer: Some(writer), readers, threads }, opened))
    }

    async fn join(self) {
        let _ = tokio::task::spawn_blocking(move || drop(self)).await;
    }
}

/// Whoever lets go of the last handle waits until every connection is closed. A thread that was still closing its own
/// while the process ends would use what OpenSSL gives back then, and the process would end with a fault of memory.
impl Drop for Pool {
    fn drop(&mut self) {
        // Readers end first: the last connection to close folds the log into the file, which readers may not.
        if let Some(readers) = &self.readers {
            readers.close();
        }
        let mut threads = std::mem::take(&mut self.threads).into_iter();
        let writing = threads.next();
        threads.for_each(join_unless_own);
        drop(self.writer.take());
        writing.into_iter().for_each(join_unless_own);
    }
}

/// A job may hold the last handle itself, and no thread can wait for its own end.
fn join_unless_own(thread: JoinHandle<()>) {
    if thread.thread().id() != std::thread::current().id() {
        let _ = thread.join();
    }
}

/// What waits for a reader. The reader that was busy last is the first to be woken: what it has of the file in memory
/// is what the next one is likely to need.
#[derive(Default)]
struct Readers {
    queue: Mutex<Queue>,
    wake: [Condvar; READERS],
}

#[derive(Default)]
struct Queue {
    jobs: VecDeque<Job>,
    /// Readers that sleep, by number, the one that was busy last at the end.
    idle: Vec<usize>,
    closed: bool,
}

impl Readers {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn send(&self, job: Job) {
        let mut queue = self.queue();
        queue.jobs.push_back(job);
        if let Some(reader) = queue.idle.pop() {
            self.wake[reader].notify_one();
        }
    }

    /// The next job for this reader; none when the database is closed and every job is taken.
    fn next(&self, reader: usize) -> Option<Job> {
        let mut queue = self.queue();
        loop {
            if let Some(job) = queue.jobs.pop_front() {
                return Some(job);
            }
            if queue.closed {
                return None;
            }
            queue.idle.push(reader);
            queue = self.wake[reader].wait(queue).unwrap_or_else(PoisonError::into_inner);
            // It may have woken by itself.
            queue.idle.retain(|idle| *idle != reader);
        }
    }

    fn close(&self) {
        self.queue().closed = true;
        self.wake.iter().for_each(Condvar::notify_one);
    }
}

fn read_jobs(kind: Kind, place: &Place, jobs: &Readers, number: usize) {
    let mut conn: Option<Connection> = None;
    while let Some(job) = jobs.next(number) {
        conn = serve(job, conn, || connect::connect(kind, place, false));
    }
}

/// Does a job on `conn`, or on a new connection where there is none. Answers the one that can be used further.
fn serve(
    job: Job,
    conn: Option<Connection>,
    connect: impl FnOnce() -> Result<Connection>,
) -> Option<Connection> {
    match conn.map_or_else(connect, Ok) {
        Ok(mut conn) => run(job, &mut conn).then_some(conn),
        Err(error) => {
            job(Err(error));
            None
        }
    }
}

/// A closure that panics takes its caller's answer with it, not the thread; its transaction is rolled back.
fn run(job: Job, conn: &mut Connection) -> bool {
    let done = std::panic::catch_unwind(AssertUnwindSafe(|| job(Ok(conn))));
    if done.is_err() {
        tracing::error!("a database job panicked");
    }
    done.unwrap_or(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::testing;

    #[tokio::test]
    async fn a_failed_write_leaves_nothing_and_reads_see_the_last_commit() {
        let (_dir, db) = testing::file(Kind::Cache);
        db.write(|tx| Ok(tx.execute("INSERT INTO meta VALUES ('a', '1')", [])?)).await.unwrap();
        let failed: Result<()> = db
            .write(|tx| {
                tx.execute("UPDATE meta SET value = '2'", [])?;
                Err(Error::NotFound)
            })
            .await;
        assert!(matches!(failed, Err(Error::NotFound)));
        let value = |conn: &Connection| {
            Ok(conn.query_row("SELECT value FROM meta", [], |row| row.get::<_, String>(0))?)
        };
        assert_eq!(db.read(value).await.unwrap(), "1");
        db.close().await;
        assert!(matches!(db.read(value).await, Err(Error::Closed)));
    }

    #[tokio::test]
    async fn reads_do_not_wait_for_each_other() {
        let (_dir, db) = testing::file(Kind::Cache);
        let (tell, told) = std::sync::mpsc::channel::<()>();
        let first = db.read(move |_| told.recv().map_err(|_| Error::NotFound));
        let second = db.read(move |_| tell.send(()).map_err(|_| Error::NotFound));
        let (first, second) = tokio::join!(first, second);
        first.unwrap();
        second.unwrap();
        db.close().await;
        assert!(matches!(db.read(|_| Ok(())).await, Err(Error::Closed)));
    }

    #[tokio::test]
    async fn a_panicking_job_does_not_take_the_database_with_it() {
        let db = testing::memory(Kind::Local);
        let panicked: Result<()> = db.write(|_| panic!("on purpose")).await;
        assert!(matches!(panicked, Err(Error::Closed)));
        db.write(|tx| Ok(tx.execute("INSERT INTO kept VALUES ('a', '1')", [])?)).await.unwrap();
    }

    #[tokio::test]
    async fn the_last_handle_waits_until_every_connection_is_closed() {
        let (dir, db) = testing::file(Kind::Cache);
        db.write(|tx| Ok(tx.execute("INSERT INTO meta VALUES ('a', '1')", [])?)).await.unwrap();
        db.read(|_| Ok(())).await.unwrap();
        let (tell, told) = std::sync::mpsc::channel::<()>();
        // Nobody waits for its answer any more, and the writer has it still to do.
        let unanswered = db.write(move |tx| {
            let _ = told.recv_timeout(std::time::Duration::from_millis(200));
            Ok(tx.execute("INSERT INTO meta VALUES ('b', '2')", [])?)
        });
        assert!(tokio::time::timeout(std::time::Duration::from_millis(20), unanswered).await.is_err());
        drop(db);
        drop(tell);
        let log = dir.path().join("cache.db-wal");
        assert!(!log.exists(), "the last connection folds the log into the file and removes it");
    }

    #[tokio::test]
    async fn a_job_that_holds_the_last_handle_does_not_wait_for_itself() {
        let (_dir, db) = testing::file(Kind::Cache);
        let (done, ended) = tokio::sync::oneshot::channel();
        let own = db.clone();
        let write = tokio::spawn(async move {
            let _ = db
                .write(move |_| {
                    std::thread::sleep(std::time::Duration::from_millis(50));
                    drop(own);
                    let _ = done.send(());
                    Ok(())
                })
                .await;
        });
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        write.abort();
        ended.await.unwrap();
    }

    #[tokio::test]
    async fn reads_wait_while_a_file_is_put_in_place_and_then_see_it() {
        let (dir, db) = testing::file(Kind::Cache);
        db.write(|tx| Ok(tx.execute("INSERT INTO meta VALUES ('a', 'old')", [])?)).await.unwrap();
        let beside = dir.path().join("beside.db");
        let key = testing::key();
        let (new, _) = Db::open(Kind::Cache, Place::File { path: beside.clone(), key }).unwrap();
        new.write(|tx| Ok(tx.execute("INSERT INTO meta VALUES ('a', 'new')", [])?)).await.unwrap();
        new.close().await;
        db.replace(move |place| {
            let Place::File { path, .. } = place else { return Err(Error::NotFound) };
            Ok(std::fs::rename(&beside, path)?)
        })
        .await
        .unwrap();
        let value: String = db
            .read(|conn| Ok(conn.query_row("SELECT value FROM meta", [], |row| row.get(0))?))
            .await
            .unwrap();
        assert_eq!(value, "new");
    }
}

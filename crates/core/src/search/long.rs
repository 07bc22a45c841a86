//! Indexing in long steps, where many rows wait: while the writer puts the rows of one step into the index, a reader gets
//! those of the next one ready.
//!
//! What was got ready is written only when nobody else has written since it was read. Otherwise the step is made from the
//! rows as they are by then, and everything that was ready is thrown away.

use super::index::{Indexer, ensure_rules, write};
use super::prepare::{Prepared, Preparer};
use super::tidy;
use crate::db::Db;
use crate::error::Result;
use rusqlite::{Connection, TransactionBehavior};

/// Rows of the queue in one step. FTS5 ends a part of the index with each transaction and puts parts together again and
/// again: larger ones are written fewer times.
const STEP_MAX: u32 = 8_000;
/// The same where fewer wait: the first step has to be got ready before anything can be written.
const STEP_MIN: u32 = 2_000;
/// Rows that a reader reads in one transaction: a long one would keep the log from being folded into the file.
const READ: u32 = 500;

/// The index and everything that it is made of, as its last writer left it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    stamp: String,
    /// Rows that this connection has changed.
    changes: u64,
    /// Another number when another connection has written.
    version: i64,
}

/// How a step went.
struct Written {
    taken: usize,
    mark: Mark,
    /// Whether what was ready was of no use.
    disturbed: bool,
}

/// Indexes the rows that wait, `waiting` about. `told` hears of each step how many rows of the queue it was.
pub(super) async fn run(cache: &Db, waiting: u32, told: impl FnMut(usize)) -> Result<()> {
    steps(cache, (waiting / 4).clamp(STEP_MIN, STEP_MAX), told).await
}

async fn steps(cache: &Db, limit: u32, mut told: impl FnMut(usize)) -> Result<()> {
    let mut mark = cache.with_writer(begin).await?;
    'anew: loop {
        let mut ready = cache.read(move |conn| prepare(conn, Preparer::default(), None, limit)).await?;
        loop {
            let (preparer, prepared) = ready;
            let Some(last) = prepared.last else { return Ok(()) };
            let (following, written) = tokio::join!(
                cache.read(move |conn| prepare(conn, preparer, Some(last), limit)),
                cache.with_writer(move |conn| step(conn, &mark, prepared, limit)),
            );
            let written = written?;
            told(written.taken);
            mark = written.mark;
            if written.disturbed {
                continue 'anew;
            }
            ready = following?;
        }
    }
}

fn begin(conn: &mut Connection) -> Result<Mark> {
    tidy::begin(conn)?;
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let now = mark(&tx, ensure_rules(&tx)?)?;
    tx.commit()?;
    Ok(Mark { changes: conn.total_changes(), ..now })
}

fn step(conn: &mut Connection, before: &Mark, prepared: Prepared, limit: u32) -> Result<Written> {
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Taken while nobody else can write.
    let now = mark(&tx, ensure_rules(&tx)?)?;
    let disturbed = now != *before;
    let taken = if disturbed { Indexer::default().step(&tx, limit)? } else { write(&tx, prepared)? };
    tx.commit()?;
    // FTS5 has written with the commit, too.
    Ok(Written { taken, mark: Mark { changes: conn.total_changes(), ..now }, disturbed })
}

fn mark(conn: &Connection, stamp: String) -> Result<Mark> {
    let version = conn.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?;
    Ok(Mark { stamp, changes: conn.total_changes(), version })
}

/// Gets the rows ready that wait after `last`.
fn prepare(
    conn: &Connection,
    mut preparer: Preparer,
    last: Option<i64>,
    limit: u32,
) -> Result<(Preparer, Prepared)> {
    let mut prepared = Prepared::after(last);
    let mut left = limit;
    while left > 0 {
        let tx = conn.unchecked_transaction()?;
        let taken = preparer.add(&mut prepared, &tx, READ.min(left))?;
        tx.finish()?;
        if taken == 0 {
            break;
        }
        left = left.saturating_sub(u32::try_from(taken).unwrap_or(u32::MAX));
    }
    Ok((preparer, prepared))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::{Kind, testing};
    use crate::rows_testing::{at, delete, put};
    use min_side_domain::records::{Message, Sender, Thread};
    use std::ops::Range;

    fn put_messages(conn: &Connection, numbers: Range<u32>, word: &str) {
        for number in numbers {
            put(
                conn,
                1,
                &Message {
                    id: format!("m{number}"),
                    thread_id: format!("t{}", number % 7),
                    sender: Sender::Union,
                    sender_name: "Ola Hansen".into(),
                    body: format!("Møtene om {word} og e-post nummer {number}"),
                    sent_at: at(&format!("2026-01-01T00:{:02}:{:02}Z", number / 60 % 60, number % 60)),
                    attachments: Vec::new(),
                },
            );
        }
    }

    fn put_threads(conn: &Connection, subject: &str) {
        for number in 0..7 {
            put(
                conn,
                1,
                &Thread {
                    id: format!("t{number}"),
                    subject: subject.into(),
                    recipient_id: "ntl".into(),
                    recipient_name: "Forbundskontoret".into(),
                    last_at: at("2026-01-01T00:00:00Z"),
                    read_through: None,
                },
            );
        }
    }

    /// What others write while rows are indexed: some come, change, go, and get another subject.
    fn write_among_them(conn: &Connection, round: u32) {
        let first = round * 60;
        put_messages(conn, first..first + 5, "endringer");
        for number in first + 5..first + 10 {
            delete::<Message>(conn, &format!("m{number}"));
        }
        put_messages(conn, 900 + round..901 + round, "tillegg");
        put_threads(conn, if round.is_multiple_of(2) { "Tariff" } else { "Ferie" });
    }

    /// Every row with a word of it, and every word with its stem.
    fn found(conn: &Connection) -> (Vec<String>, Vec<String>) {
        conn.execute_batch("CREATE VIRTUAL TABLE terms USING fts5vocab (search_index, instance)").unwrap();
        let column = |sql: &str| -> Vec<String> {
            let mut statement = conn.prepare(sql).unwrap();
            let rows = statement.query_map([], |row| row.get(0)).unwrap();
            rows.collect::<rusqlite::Result<_>>().unwrap()
        };
        let rows = column(
            "SELECT r.row_id || ' ' || t.term FROM terms t JOIN search_rows r ON r.id = t.doc ORDER BY 1",
        );
        let terms: i64 = conn.query_row("SELECT count(*) FROM terms", [], |row| row.get(0)).unwrap();
        assert_eq!(rows.len(), usize::try_from(terms).unwrap(), "every entry belongs to a row");
        let words =
            column("SELECT stem FROM search_stems UNION SELECT word || ' ' || stem FROM search_words");
        (rows, words)
    }

    fn index_plainly(conn: &Connection) {
        let mut indexer = Indexer::default();
        while indexer.step(conn, 50).unwrap() > 0 {}
    }

    #[tokio::test]
    async fn an_index_made_by_two_threads_is_the_one_that_one_makes() {
        let plain = testing::connection(Kind::Cache);
        put_threads(&plain, "Lønn");
        put_messages(&plain, 0..400, "lønn");
        index_plainly(&plain);
        let (_folder, db) = testing::file(Kind::Cache);
        db.write(|tx| {
            put_threads(tx, "Lønn");
            put_messages(tx, 0..400, "lønn");
            Ok(())
        })
        .await
        .unwrap();
        let mut taken = Vec::new();
        steps(&db, 100, |rows| taken.push(rows)).await.unwrap();
        assert_eq!(taken, [100, 100, 100, 100]);
        assert_eq!(db.write(|tx| Ok(found(tx))).await.unwrap(), found(&plain));
    }

    #[tokio::test]
    async fn what_others_write_meanwhile_is_in_the_index_as_it_is_in_the_end() {
        let (_folder, db) = testing::file(Kind::Cache);
        db.write(|tx| {
            put_threads(tx, "Lønn");
            put_messages(tx, 0..600, "lønn");
            Ok(())
        })
        .await
        .unwrap();
        let others = async {
            for round in 0..10 {
                db.write(move |tx| {
                    write_among_them(tx, round);
                    Ok(())
                })
                .await
                .unwrap();
            }
        };
        let (indexed, ()) = tokio::join!(steps(&db, 60, |_| ()), others);
        indexed.unwrap();
        let (rows, _) = db
            .write(|tx| {
                index_plainly(tx);
                Ok(found(tx))
            })
            .await
            .unwrap();
        let again = db
            .write(|tx| {
                crate::search::rebuild(tx)?;
                index_plainly(tx);
                tx.execute_batch("DROP TABLE terms")?;
                Ok(found(tx))
            })
            .await
            .unwrap();
        assert_eq!(rows, again.0);
    }

    #[test]
    fn rows_that_were_got_ready_before_somebody_wrote_are_read_again() {
        let mut conn = testing::connection(Kind::Cache);
        put_threads(&conn, "Lønn");
        put_messages(&conn, 0..40, "lønn");
        let before = begin(&mut conn).unwrap();
        let (preparer, first) = prepare(&conn, Preparer::default(), None, 20).unwrap();
        let written = step(&mut conn, &before, first, 20).unwrap();
        assert!(!written.disturbed, "its own writing is nobody else's");
        let (_, second) = prepare(&conn, preparer, None, 20).unwrap();
        delete::<Message>(&conn, "m25");
        let written = step(&mut conn, &written.mark, second, 20).unwrap();
        assert!(written.disturbed);
        assert_eq!(written.taken, 20);
        let (rows, _) = found(&conn);
        assert!(rows.iter().any(|row| row.starts_with("m24 ")));
        assert!(!rows.iter().any(|row| row.starts_with("m25 ")), "what is gone does not come back");
    }
}

//! Which files are to be read, and what becomes of each.

use super::Extracted;
use crate::error::Result;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

/// How long a file is left alone after each time that its process failed, seconds. After the last it is called unreadable:
/// it has then ended a process five times, over hours.
const PAUSES: [i64; 4] = [60, 10 * 60, 60 * 60, 4 * 60 * 60];
/// So often is a file tried again whose first pages are known: a busy machine may have been at fault once.
const AGAIN_FOR_THE_REST: usize = 1;

/// A file that is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unread {
    /// Its number.
    pub id: i64,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Media type.
    pub media_type: String,
    /// Bytes.
    pub size: u64,
}

/// Files that may be read now, some at a time, those first that have not failed; and when the next one may be, where all
/// that is left waits. A time further off than any pause is of a clock that has been put back since: it does not count.
pub(crate) fn next(cache: &Connection, now: DateTime<Utc>) -> Result<(Vec<Unread>, Option<DateTime<Utc>>)> {
    let [.., longest] = PAUSES;
    let seconds = now.timestamp();
    let mut statement = cache.prepare_cached(
        "SELECT f.id, f.sha256, f.media_type, f.size FROM files_unread u JOIN files f ON f.id = u.file \
         WHERE u.not_before <= ?1 OR u.not_before > ?2 ORDER BY u.failures, f.id LIMIT 32",
    )?;
    let rows = statement.query_map([seconds, seconds + longest], |row| {
        let size: i64 = row.get(3)?;
        Ok(Unread {
            id: row.get(0)?,
            sha256: row.get(1)?,
            media_type: row.get(2)?,
            size: u64::try_from(size).unwrap_or_default(),
        })
    })?;
    let files = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let waits: Option<i64> = cache
        .prepare_cached("SELECT min(not_before) FROM files_unread WHERE not_before > ?1")?
        .query_row([seconds], |row| row.get(0))?;
    Ok((files, waits.and_then(|at| DateTime::from_timestamp(at, 0))))
}

/// Keeps what was found in a file. It may have been let go of meanwhile.
pub(crate) fn keep(tx: &Connection, id: i64, found: &Extracted) -> Result<()> {
    let (state, text) = match found {
        Extracted::Text(text) => (1, text.as_str()),
        Extracted::Part(text) => (4, text.as_str()),
        Extracted::None => (2, ""),
        Extracted::Unreadable => (3, ""),
    };
    tx.prepare_cached(
        "INSERT OR IGNORE INTO file_text (file, state, text) \
         SELECT id, ?2, ?3 FROM files WHERE id = ?1 AND here = 1",
    )?
    .execute(params![id, state, text])?;
    Ok(())
}

/// Leaves a file alone for a while whose process failed; one that has failed as often as that is called unreadable, or is known
/// by its first pages. Answers whether it was given up.
pub(crate) fn put_off(tx: &Connection, id: i64, words: Option<String>, now: DateTime<Utc>) -> Result<bool> {
    let failures: Option<u32> = tx
        .prepare_cached("SELECT failures FROM files_unread WHERE file = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?;
    let Some(failures) = failures else { return Ok(false) };
    let pauses = if words.is_some() { &PAUSES[..AGAIN_FOR_THE_REST] } else { &PAUSES[..] };
    let Some(pause) = usize::try_from(failures).ok().and_then(|failures| pauses.get(failures)) else {
        keep(tx, id, &words.map_or(Extracted::Unreadable, Extracted::Part))?;
        return Ok(true);
    };
    tx.prepare_cached("UPDATE files_unread SET failures = failures + 1, not_before = ?2 WHERE file = ?1")?
        .execute(params![id, now.timestamp() + pause])?;
    Ok(false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::{Kind, testing};

    fn at(when: &str) -> DateTime<Utc> {
        when.parse().unwrap()
    }

    fn cache() -> Connection {
        let cache = testing::connection(Kind::Cache);
        cache
            .execute_batch(
                "INSERT INTO files (sha256, size, media_type, searchable) \
                     VALUES ('a', 1, 'application/pdf', 1), ('b', 1, 'text/plain', 1), ('c', 1, 'image/png', 0); \
                 UPDATE files SET here = 1;",
            )
            .unwrap();
        cache
    }

    fn names(cache: &Connection, now: DateTime<Utc>) -> Vec<String> {
        next(cache, now).unwrap().0.into_iter().map(|file| file.sha256).collect()
    }

    #[test]
    fn r_04_3_a_file_whose_process_fails_is_read_later_and_given_up_only_after_the_fifth_time() {
        let cache = cache();
        let mut now = at("2026-03-01T12:00:00Z");
        assert_eq!(names(&cache, now), ["a", "b"]);
        let id = next(&cache, now).unwrap().0[0].id;
        for pause in PAUSES {
            assert!(!put_off(&cache, id, None, now).unwrap());
            assert_eq!(names(&cache, now), ["b"], "others are read meanwhile");
            let (_, again) = next(&cache, now).unwrap();
            now += chrono::TimeDelta::seconds(pause);
            assert_eq!(again, Some(now));
            assert_eq!(names(&cache, now), ["b", "a"], "the one that failed comes last");
        }
        assert!(put_off(&cache, id, None, now).unwrap(), "given up");
        assert_eq!(names(&cache, now + chrono::TimeDelta::days(30)), ["b"]);
        let state: i64 = cache.query_row("SELECT state FROM file_text", [], |row| row.get(0)).unwrap();
        assert_eq!(state, 3);
    }

    #[test]
    fn r_04_3_of_a_file_that_ends_its_process_each_time_the_first_pages_are_kept_after_the_second() {
        let cache = cache();
        let mut now = at("2026-03-01T12:00:00Z");
        let id = next(&cache, now).unwrap().0[0].id;
        let pages = || Some("de første sidene".to_owned());
        assert!(!put_off(&cache, id, pages(), now).unwrap(), "once it may have been the machine");
        now += chrono::TimeDelta::seconds(PAUSES[0]);
        assert!(put_off(&cache, id, pages(), now).unwrap());
        assert_eq!(names(&cache, now), ["b"]);
        let kept: (i64, String) = cache
            .query_row("SELECT state, text FROM file_text", [], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        assert_eq!(kept, (4, "de første sidene".to_owned()));
    }

    #[test]
    fn a_file_is_unread_from_when_it_comes_until_it_is_read_or_gone() {
        let cache = cache();
        let now = at("2026-03-01T12:00:00Z");
        let id = next(&cache, now).unwrap().0[0].id;
        keep(&cache, id, &Extracted::Text("ord".into())).unwrap();
        assert_eq!(names(&cache, now), ["b"]);
        cache.execute("DELETE FROM file_text", []).unwrap();
        assert_eq!(names(&cache, now), ["a", "b"], "to be read once more");
        cache.execute_batch("DELETE FROM file_text; UPDATE files SET here = 0 WHERE sha256 = 'a'").unwrap();
        assert_eq!(names(&cache, now), ["b"], "it is not here");
        cache.execute("UPDATE files SET here = 1 WHERE id = ?1", [id]).unwrap();
        assert_eq!(names(&cache, now), ["a", "b"]);
        cache.execute("DELETE FROM files", []).unwrap();
        assert_eq!(names(&cache, now), [""; 0]);
    }

    #[test]
    fn a_clock_that_was_put_back_keeps_no_file_waiting() {
        let cache = cache();
        let late = at("2036-03-01T12:00:00Z");
        let id = next(&cache, late).unwrap().0[0].id;
        put_off(&cache, id, None, late).unwrap();
        assert_eq!(names(&cache, at("2026-03-01T12:00:00Z")), ["b", "a"]);
    }
}

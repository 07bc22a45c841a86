//! What keeps the member's own database whole and small: each write is folded into the file at once, room is given back,
//! and the copy made before a migration goes when the migration has proved itself.

use super::file::remove_file;
use crate::error::Result;
use rusqlite::Connection;
use std::ffi::OsStr;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long readers may hold up the emptying of the log. The next write tries again.
const TIMEOUT: Duration = Duration::from_millis(500);
const BUSY: Duration = Duration::from_secs(10);
/// Empty pages that are worth giving back, a megabyte, where they are at least half of the file: then it takes no longer
/// than what was given back had taken. `auto_vacuum` would do it little by little, but `SQLCipher` then takes a page of
/// zeros for one that was never written, and holes in the file go unnoticed.
const MANY_PAGES: i64 = 256;

/// Folds the log into the file and empties it. What stands in the file is checked page by page when it is read; of a log
/// everything after a changed bit would be lost without a word.
///
/// # Errors
/// [`crate::Error::Database`].
pub(super) fn fold(conn: &Connection) -> Result<()> {
    let count = |name: &str| conn.query_row(&format!("PRAGMA {name}"), [], |row| row.get::<_, i64>(0));
    let empty = count("freelist_count")?;
    if empty >= MANY_PAGES && empty * 2 >= count("page_count")? {
        conn.execute_batch("VACUUM;")?;
    }
    conn.busy_timeout(TIMEOUT)?;
    let folded = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    conn.busy_timeout(BUSY)?;
    Ok(folded?)
}

/// Copies the file before its schema is changed, whole or not at all.
pub(super) fn back_up(conn: &Connection, path: &Path, version: usize) -> Result<()> {
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    let copying = path.with_extension("bak.new");
    std::fs::copy(path, &copying)?;
    File::open(&copying)?.sync_all()?;
    std::fs::rename(copying, path.with_extension(format!("v{version}.bak")))?;
    Ok(())
}

/// Removes copies of before a migration, once a later start has found the file whole.
pub(super) fn remove_proven(conn: &Connection, path: &Path) -> Result<()> {
    let copies = copies(path)?;
    if copies.is_empty() {
        return Ok(());
    }
    let found: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found == "ok" {
        copies.iter().try_for_each(|copy| remove_file(copy))?;
    }
    Ok(())
}

fn copies(path: &Path) -> Result<Vec<PathBuf>> {
    let (Some(folder), Some(stem)) = (path.parent(), path.file_stem().and_then(OsStr::to_str)) else {
        return Ok(Vec::new());
    };
    let mut copies = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
        if name.strip_prefix(stem).is_some_and(|rest| rest.starts_with(".v")) && name.ends_with(".bak") {
            copies.push(path);
        }
    }
    Ok(copies)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::{Kind, Opened, Place, open, testing};

    fn place(dir: &Path) -> Place {
        Place::File { path: dir.join("local.db"), key: testing::key() }
    }

    #[tokio::test]
    async fn the_log_is_empty_after_each_write_and_the_file_shrinks_when_files_have_gone() {
        let (dir, db) = testing::file(Kind::Local);
        let (file, log) = (dir.path().join("local.db"), dir.path().join("local.db-wal"));
        let size = |path: &Path| std::fs::metadata(path).unwrap().len();
        for round in 0..20 {
            let name = format!("name-{round}");
            db.write(move |tx| Ok(tx.execute("INSERT INTO kept VALUES (?1, '1')", [name])?)).await.unwrap();
            assert_eq!(size(&log), 0);
        }
        let before = size(&file);
        db.write(|tx| {
            tx.execute("INSERT INTO staged (id, sha256, size) VALUES (1, 'a', 1)", [])?;
            for number in 0..8 {
                tx.execute("INSERT INTO staged_chunks VALUES (1, ?1, zeroblob(1048576))", [number])?;
            }
            Ok(())
        })
        .await
        .unwrap();
        assert!(size(&file) > 8 * 1024 * 1024);
        db.write(|tx| Ok(tx.execute("DELETE FROM staged", [])?)).await.unwrap();
        assert!(size(&file) <= before + 1024 * 1024, "{} from {before}", size(&file));
    }

    #[test]
    fn the_copy_of_before_a_migration_goes_when_a_later_start_finds_the_file_whole() {
        let dir = testing::folder();
        let at = place(dir.path());
        let (conn, _) = open(Kind::Local, &at).unwrap();
        conn.execute_batch("ALTER TABLE outbox DROP COLUMN author; PRAGMA user_version = 3").unwrap();
        drop(conn);
        let copy = dir.path().join("local.v3.bak");
        assert_eq!(open(Kind::Local, &at).unwrap().1, Opened::Upgraded);
        assert!(copy.exists(), "it has not proved itself yet");
        assert_eq!(open(Kind::Local, &at).unwrap().1, Opened::Existing);
        assert!(!copy.exists());
    }
}

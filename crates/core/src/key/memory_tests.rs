//! Nothing of a key is left in the process once the databases that it opened are closed.

use super::Key;
use crate::db::{Db, Kind, Place, testing};
use std::fs::{self, File};
use std::os::unix::fs::FileExt;

/// Memory is read in pieces of so many bytes, each with the beginning of the next one.
const PIECE: usize = 1 << 20;
/// What the sought key is kept under, so that it is not found here.
const MASK: u8 = 0x5a;

/// A key that is looked for in memory.
struct Sought(Vec<u8>);

impl Sought {
    fn of(key: &Key) -> Self {
        Self(key.bytes().iter().map(|byte| byte ^ MASK).collect())
    }

    /// How often it stands in what this process may read and write, as bytes and as hex digits.
    fn count(&self) -> (usize, usize) {
        let memory = File::open("/proc/self/mem").unwrap();
        let mut found = (0, 0);
        let mut piece = vec![0; PIECE + 2 * self.0.len()];
        for line in fs::read_to_string("/proc/self/maps").unwrap().lines() {
            let (range, rest) = line.split_once(' ').unwrap();
            if !rest.starts_with("rw") {
                continue;
            }
            let (start, end) = range.split_once('-').unwrap();
            let [mut at, end] = [start, end].map(|text| u64::from_str_radix(text, 16).unwrap());
            while at < end {
                let wanted = usize::try_from(end - at).unwrap().min(piece.len());
                // What was read before is not to be found here, where it was read to.
                piece.fill(0);
                // What has been given back meanwhile, and what no program can read, is passed over.
                let Ok(read) = memory.read_at(&mut piece[..wanted], at) else { break };
                for start in memchr::memchr_iter(self.0[0] ^ MASK, &piece[..read.min(PIECE)]) {
                    found.0 += usize::from(self.is_at(&piece[start..read]));
                }
                let digit = char::from_digit(u32::from((self.0[0] ^ MASK) >> 4), 16).unwrap();
                let digits = [digit, digit.to_ascii_uppercase()].map(|digit| u8::try_from(digit).unwrap());
                for start in memchr::memchr2_iter(digits[0], digits[1], &piece[..read.min(PIECE)]) {
                    found.1 += usize::from(self.is_hex_at(&piece[start..read]));
                }
                at += PIECE as u64;
            }
        }
        piece.fill(0);
        found
    }

    fn is_at(&self, bytes: &[u8]) -> bool {
        bytes.len() >= self.0.len() && self.0.iter().zip(bytes).all(|(sought, byte)| byte ^ MASK == *sought)
    }

    fn is_hex_at(&self, bytes: &[u8]) -> bool {
        let digit = |byte: u8| char::from(byte).to_digit(16);
        bytes.len() >= 2 * self.0.len()
            && self.0.iter().zip(bytes.chunks_exact(2)).all(|(sought, digits)| {
                digit(digits[0]) == Some(u32::from((sought ^ MASK) >> 4))
                    && digit(digits[1]) == Some(u32::from((sought ^ MASK) & 15))
            })
    }
}

#[tokio::test]
async fn the_key_is_gone_from_memory_once_the_databases_are_closed() {
    let folder = testing::folder();
    let key = Key::random().unwrap();
    let sought = Sought::of(&key);
    let mut all = Vec::new();
    for kind in [Kind::Cache, Kind::Local] {
        let path = folder.path().join(format!("{}.db", kind.name()));
        let (db, _) = Db::open(kind, Place::File { path, key: key.clone() }).unwrap();
        db.read(|_| Ok(())).await.unwrap();
        db.write(|tx| {
            Ok(tx.execute_batch("CREATE TABLE noted (word TEXT); INSERT INTO noted VALUES ('lønn')")?)
        })
        .await
        .unwrap();
        all.push(db);
    }
    assert_ne!(sought.count(), (0, 0), "it is found while it is in use");
    for db in all {
        db.close().await;
    }
    drop(key);
    assert_eq!(sought.count(), (0, 0), "as bytes, as hex digits");
}

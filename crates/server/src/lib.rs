//! The reference server: the change feed, commands, events, blobs and the office's side, over SQLite.

pub mod storage;

pub(crate) use storage::sqlite::hex;

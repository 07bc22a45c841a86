//! The change feed: where a client stands (`cursor`) and what comes next (`page`).

mod cursor;
mod page;
#[cfg(test)]
mod tests;

pub use cursor::{Cursor, Walk};
pub(crate) use page::nothing_new;
pub use page::{BuiltPage, build};

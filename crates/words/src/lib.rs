//! The words that the app and the server say by themselves: on paper, in files, in dialogs and mails. They stand in
//! `words/<language>/*.ftl` (Project Fluent), beside those of the page, and are functions here: a key that is missing or
//! misspelt, or a value that a sentence wants, does not compile.

mod bundle;
pub mod dates;
#[cfg(test)]
mod generate;
#[rustfmt::skip]
mod said;
#[cfg(test)]
mod tests;

pub use said::{calendar, export, letters, lists, notice, papers};

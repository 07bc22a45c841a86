//! Certificate facts to PDF bytes, and back to verified facts.
//!
//! Nothing here reads a clock, a file or the network: the same input gives the same bytes on every machine and
//! at every time.

mod certificate;
mod dates;
mod error;
mod fonts;
pub mod forge;
pub mod generated;
pub mod letter;
mod pdf;
mod proof;
mod qr;
mod typeset;
mod verify;

pub use certificate::{TEMPLATE_VERSION, check, render};
pub use error::RenderError;
pub use proof::{
    CODE_PREFIX, CodeFacts, IssuerSecret, KeyError, Proof, StatusEntry, StatusList, digest, issue,
    render_batch, render_issued, render_signed, render_together, sign,
};
pub use verify::{Finding, FindingKind, Outcome, SignedFacts, Verdict, verify, verify_in_steps, verify_page};

#[cfg(test)]
mod testing;

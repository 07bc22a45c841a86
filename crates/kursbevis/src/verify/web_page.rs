//! The page that checks certificates in any browser, offline: one file, with the trusted keys inside.

use min_side_domain::records::IssuerKey;

const PAGE: &str = include_str!("../../verify/verify.html");

/// The page, which names the keys that it trusts and asks nobody.
///
/// It shows what was signed and whether it stands. It cannot draw the certificate again, so it says that the page
/// is to be read against the signed facts; [`verify`](super::verify) compares them.
#[must_use]
pub fn verify_page(trusted: &[IssuerKey]) -> String {
    let keys = serde_json::to_string(trusted).unwrap_or_else(|_| "[]".to_owned());
    // Inside a script element only `<` could end it.
    PAGE.replacen("__KEYS__", &keys.replace('<', "\\u003c"), 1)
}

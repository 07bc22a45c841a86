//! The address of a server as a member types it.

use crate::address::is_safe;
use crate::error::{Error, Result};
use url::Url;

/// No address is longer, in characters.
const MAX_CHARS: usize = 200;

/// The address in what a member has typed or pasted: `minside.forbund.no` is enough.
///
/// # Errors
/// `server_address` for what is none, `insecure_server` for one that is reached without TLS.
pub fn web_address(typed: &str) -> Result<Url> {
    let none = || Error::refused("server_address");
    let typed = typed.trim();
    if typed.is_empty() || typed.chars().count() > MAX_CHARS || typed.chars().any(char::is_whitespace) {
        return Err(none());
    }
    let whole = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
    let mut url = Url::parse(&whole).map_err(|_| none())?;
    // A name before the host is how an address is made to look like another's.
    let is_plain = matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && url.username().is_empty()
        && url.password().is_none();
    if !is_plain {
        return Err(none());
    }
    url.set_query(None);
    url.set_fragment(None);
    if is_safe(&url) { Ok(url) } else { Err(Error::refused("insecure_server")) }
}

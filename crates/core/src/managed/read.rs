//! Reading one file. A value of the wrong kind is an error that names its setting, so that a slip of the pen does not lift
//! a restriction; a name that this version does not know is noted, so that one file serves several versions.

use super::{Managed, Proxy, SETTINGS};
use crate::address::is_safe;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use url::Url;

/// No file of settings is larger, bytes.
const MAX_BYTES: u64 = 256 * 1024;
/// What names are cut to, in characters.
const MAX_CHARS: usize = 100;

/// The settings of a file and the names that are not known; none where there is no file. The error is the setting that is
/// wrong.
pub(super) fn file(file: &Path) -> Result<Option<(Managed, Vec<String>)>, &'static str> {
    let size = match std::fs::metadata(file) {
        Ok(about) => about.len(),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(_) => return Err(""),
    };
    if size > MAX_BYTES {
        return Err("");
    }
    let bytes = std::fs::read(file).map_err(|_| "")?;
    settings(&bytes).map(Some)
}

/// The settings in these bytes, and the names that are not known.
pub(super) fn settings(bytes: &[u8]) -> Result<(Managed, Vec<String>), &'static str> {
    // Editors on Windows begin a file with a byte order mark.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut map: Map<String, Value> = serde_json::from_slice(bytes).map_err(|_| "")?;
    map.remove("$schema");
    let managed = Managed {
        managed_by: text(&mut map, "managed_by")?,
        server: address(&mut map, "server")?,
        issuer: address(&mut map, "issuer")?,
        client_id: text(&mut map, "client_id")?,
        proxy: proxy(&mut map)?,
        ca_file: take::<PathBuf>(&mut map, "ca_file")?
            .map(|file| if file.is_absolute() { Ok(file) } else { Err("ca_file") })
            .transpose()?,
        updates: take(&mut map, "updates")?,
        storage: take(&mut map, "storage")?,
    };
    debug_assert!(SETTINGS.iter().all(|setting| !map.contains_key(setting.name)));
    let unknown = map.keys().map(|name| name.chars().take(MAX_CHARS).collect()).collect();
    Ok((managed, unknown))
}

fn take<T: DeserializeOwned>(
    map: &mut Map<String, Value>,
    name: &'static str,
) -> Result<Option<T>, &'static str> {
    let value = map.remove(name).unwrap_or_default();
    serde_json::from_value(value).map_err(|_| name)
}

fn text(map: &mut Map<String, Value>, name: &'static str) -> Result<Option<String>, &'static str> {
    let Some(text) = take::<String>(map, name)? else { return Ok(None) };
    let text = text.trim();
    let fits = !text.is_empty() && text.chars().count() <= MAX_CHARS && !text.chars().any(char::is_control);
    if fits { Ok(Some(text.to_owned())) } else { Err(name) }
}

fn address(map: &mut Map<String, Value>, name: &'static str) -> Result<Option<Url>, &'static str> {
    let Some(url) = take::<Url>(map, name)? else { return Ok(None) };
    if is_safe(&url) && url.username().is_empty() && url.password().is_none() {
        Ok(Some(url))
    } else {
        Err(name)
    }
}

fn proxy(map: &mut Map<String, Value>) -> Result<Option<Proxy>, &'static str> {
    let Some(text) = take::<String>(map, "proxy")? else { return Ok(None) };
    if text == "direct" {
        return Ok(Some(Proxy::Direct));
    }
    let url = Url::parse(&text).map_err(|_| "proxy")?;
    let fits = matches!(url.scheme(), "http" | "https") && url.has_host();
    if fits { Ok(Some(Proxy::At(url))) } else { Err("proxy") }
}

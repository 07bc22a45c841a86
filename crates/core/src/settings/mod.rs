//! What the member has set, and other small things kept in `local.db`.

use crate::error::Result;
use crate::views::{KeepOffline, Settings, Theme};
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

const SETTINGS: &str = "settings";

/// As the app comes: everything kept offline.
#[must_use]
pub const fn defaults() -> Settings {
    Settings {
        language: None,
        theme: Theme::System,
        keep_offline: KeepOffline::Everything,
        lock_minutes: crate::views::lock_minutes(),
        zoom: 100,
    }
}

/// The settings; what cannot be read is as the app comes.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn read(local: &Connection) -> Result<Settings> {
    Ok(kept(local, SETTINGS)?.unwrap_or_else(defaults))
}

/// Saves the settings.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn save(tx: &Connection, settings: &Settings) -> Result<()> {
    keep(tx, SETTINGS, settings)
}

/// A thing that was kept under this name; none when it is not there or of another form.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn kept<T: DeserializeOwned>(local: &Connection, name: &str) -> Result<Option<T>> {
    let text: Option<String> = local
        .prepare_cached("SELECT value FROM kept WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    // It may hold a token.
    let text = text.map(Zeroizing::new);
    Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
}

/// Keeps a thing under this name.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn keep<T: Serialize>(tx: &Connection, name: &str, value: &T) -> Result<()> {
    let text = Zeroizing::new(serde_json::to_string(value)?);
    tx.prepare_cached(
        "INSERT INTO kept VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .execute([name, text.as_str()])?;
    Ok(())
}

/// Forgets what was kept under this name.
///
/// # Errors
/// [`crate::Error::Database`].
pub fn forget(tx: &Connection, name: &str) -> Result<()> {
    tx.execute("DELETE FROM kept WHERE name = ?1", [name])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::{Kind, testing};

    #[test]
    fn settings_of_an_older_version_are_read() {
        let local = testing::connection(Kind::Local);
        let old = r#"{"language":"nn","theme":"dark","keep_offline":{"kind":"on_request"}}"#;
        local.execute("INSERT INTO kept VALUES ('settings', ?1)", [old]).unwrap();
        let read = read(&local).unwrap();
        assert_eq!((read.theme, read.keep_offline, read.zoom), (Theme::Dark, KeepOffline::OnRequest, 100));
    }
}

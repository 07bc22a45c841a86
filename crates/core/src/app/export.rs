//! Everything the app holds about the member, to a folder (R-12.8; GDPR art. 15 and 20).

use super::App;
use crate::error::{Error, Result};
use crate::outbox;
use crate::rooms;
use min_side_domain::message_rules::safe_file_name;
use rusqlite::Connection;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::path::Path;

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exported {
    /// Rows by collection.
    pub rows: BTreeMap<String, u64>,
    /// Files whose bytes are on the machine.
    pub files: u64,
    /// Files that are not on the machine and are only named.
    pub missing: u64,
}

impl App {
    /// Writes one JSON file a collection, what is unsent, and every file that is on the machine, into a folder that is
    /// new or empty. Nothing in it is encrypted: that is what the member has asked for.
    ///
    /// # Errors
    /// `folder_not_empty`; [`Error::Io`]; those of reading.
    pub async fn export(&self, folder: &Path) -> Result<Exported> {
        tokio::fs::create_dir_all(folder).await?;
        if tokio::fs::read_dir(folder).await?.next_entry().await?.is_some() {
            return Err(Error::refused("folder_not_empty"));
        }
        let store = self.store()?;
        let mut exported = Exported::default();
        for handler in rooms::handlers() {
            let (name, table) = (handler.collection().name(), handler.table());
            let (json, rows) = store.cache.read(move |cache| bodies(cache, table)).await?;
            tokio::fs::write(folder.join(format!("{name}.json")), json).await?;
            exported.rows.insert(name.to_owned(), rows);
        }
        let unsent = store
            .local
            .read(|local| {
                let rows: Vec<_> = outbox::unsettled(local)?.into_iter().map(|row| row.envelope).collect();
                let drafts = crate::messages::drafts(local)?;
                Ok(serde_json::json!({ "outbox": rows, "drafts": drafts }))
            })
            .await?;
        tokio::fs::write(folder.join("unsent.json"), serde_json::to_vec_pretty(&unsent)?).await?;
        self.export_files(folder, &mut exported).await?;
        Ok(exported)
    }

    async fn export_files(&self, folder: &Path, exported: &mut Exported) -> Result<()> {
        let named = self.cache()?.read(named_files).await?;
        let files = folder.join("files");
        if !named.is_empty() {
            tokio::fs::create_dir_all(&files).await?;
        }
        for (sha256, name) in named {
            // Two files may have one name: the beginning of the hash tells them apart.
            let start = sha256.get(..12).unwrap_or_default();
            let to = files.join(format!("{start}-{}", safe_file_name(&name)));
            match self.write_file(&sha256, &to).await {
                Ok(()) => exported.files += 1,
                Err(Error::NotFound) => exported.missing += 1,
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

/// A table's records as one JSON array, and how many.
fn bodies(cache: &Connection, table: &str) -> Result<(String, u64)> {
    let mut statement = cache.prepare(&format!("SELECT body FROM {table} ORDER BY id"))?;
    let mut rows = statement.query([])?;
    let (mut json, mut count) = (String::from("["), 0);
    while let Some(row) = rows.next()? {
        json.push_str(if count == 0 { "\n" } else { ",\n" });
        // Read as JSON once more: an export that another program cannot read is none.
        json.push_str(
            serde_json::from_str::<&RawValue>(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?)?
                .get(),
        );
        count += 1;
    }
    json.push_str("\n]\n");
    Ok((json, count))
}

/// Hash and file name of every file that a row of the member's names.
fn named_files(cache: &Connection) -> Result<Vec<(String, String)>> {
    let mut statement = cache.prepare(
        "SELECT sha256, json_extract(body, '$.file_name') FROM documents \
         UNION SELECT sha256, 'faktura-' || json_extract(body, '$.number') || '.pdf' FROM invoices \
             WHERE sha256 IS NOT NULL \
         UNION SELECT ehf, 'faktura-' || json_extract(body, '$.number') || '.xml' FROM invoices WHERE ehf IS NOT NULL \
         UNION SELECT sha256, name FROM message_files ORDER BY 1, 2",
    )?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

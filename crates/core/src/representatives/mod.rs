//! Who represents the member (R-03).

use crate::error::Result;
use crate::rows;
use crate::sync::Handler;
use crate::views::RepresentativeView;
use crate::{App, messages};
use min_side_domain::records::Representative;
use min_side_domain::{Collection, norwegian};
use rusqlite::Connection;

/// The room's handlers.
pub(crate) fn handlers() -> Vec<Box<dyn Handler>> {
    vec![Box::new(rows::Plain(Collection::Representatives))]
}

impl App {
    /// Who represents the member, by organisasjonsledd and name.
    ///
    /// # Errors
    /// Those of reading.
    pub async fn representatives(&self) -> Result<Vec<RepresentativeView>> {
        self.cache()?.read(list).await
    }
}

/// Who represents the member. One can be written to where their organisasjonsledd is a permitted recipient.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn list(cache: &Connection) -> Result<Vec<RepresentativeView>> {
    let recipients = messages::recipients(cache)?;
    let mut all: Vec<Representative> = rows::list(cache, "SELECT body FROM representatives", [])?;
    all.sort_by(|a, b| {
        norwegian::collate(&a.unit_name, &b.unit_name)
            .then_with(|| norwegian::collate(&a.name, &b.name))
            .then_with(|| a.id.cmp(&b.id))
    });
    Ok(all
        .into_iter()
        .map(|representative| {
            let permitted = recipients.iter().any(|recipient| recipient.id == representative.unit_id);
            let recipient_id = permitted.then(|| representative.unit_id.clone());
            RepresentativeView { representative, recipient_id }
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::{Kind, testing};
    use crate::sync::Incoming;

    #[test]
    fn r_03_1_only_a_permitted_organisasjonsledd_can_be_written_to() {
        let conn = testing::connection(Kind::Cache);
        let put = |handlers: Vec<Box<dyn Handler>>, collection: Collection, id: &str, body: &str| {
            let handler = handlers.into_iter().find(|handler| handler.collection() == collection).unwrap();
            handler.put(&conn, &Incoming { id, version: 1, audience: None, body }).unwrap();
        };
        let recipient = r#"{"id":"u1","kind":"unit","name":"NTL Skatt"}"#;
        put(messages::handlers(), Collection::Recipients, "u1", recipient);
        for (id, name, unit) in
            [("r1", "Åse Berg", "u1"), ("r2", "Ola Hansen", "u1"), ("r3", "Kari Lie", "u2")]
        {
            let body = format!(
                r#"{{"id":"{id}","name":"{name}","office":"hovedtillitsvalgt","unit_id":"{unit}","unit_name":"NTL {unit}","email":"","phone":""}}"#
            );
            put(handlers(), Collection::Representatives, id, &body);
        }
        let shown = list(&conn).unwrap();
        let names: Vec<_> = shown.iter().map(|view| view.representative.name.as_str()).collect();
        assert_eq!(names, ["Ola Hansen", "Åse Berg", "Kari Lie"]);
        let to: Vec<_> = shown.iter().map(|view| view.recipient_id.as_deref()).collect();
        assert_eq!(to, [Some("u1"), Some("u1"), None]);
    }
}

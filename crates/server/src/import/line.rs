//! A line of an import.

use min_side_domain::text::tidy_line;
use min_side_domain::{Audience, Collection, record_rules};
use serde::Deserialize;
use serde_json::Value;

/// Whose a row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Whom {
    One(Audience),
    /// A row of their own for every member, as the union itself.
    EachMember,
}

/// A line, read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Line {
    Member { id: String, subject: String, name: String, roles: Vec<String> },
    Grant { member: String, audience: String },
    Revoke { member: String, audience: String },
    Blob { path: String, media_type: String, sha256: Option<String> },
    Row { audience: Whom, collection: Collection, id: String, body: Value },
    Delete { audience: Whom, collection: Collection, id: String },
}

#[derive(Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
enum Written {
    Member {
        id: String,
        subject: String,
        name: String,
        #[serde(default = "member_role")]
        roles: Vec<String>,
    },
    Grant {
        member: String,
        audience: String,
    },
    Revoke {
        member: String,
        audience: String,
    },
    Blob {
        path: String,
        media_type: String,
        #[serde(default)]
        sha256: Option<String>,
    },
    Row {
        audience: String,
        collection: String,
        body: Value,
    },
    Delete {
        audience: String,
        collection: String,
        id: String,
    },
}

fn member_role() -> Vec<String> {
    vec!["member".to_owned()]
}

/// Reads a line; else the field, where one can be named, and what is wrong.
pub(super) fn read(text: &str) -> Result<Line, (String, String)> {
    let written: Written = serde_json::from_str(text).map_err(|error| named(&error))?;
    Ok(match written {
        Written::Member { id, subject, name, roles } => {
            Line::Member { id, subject, name: tidy_line(&name), roles }
        }
        Written::Grant { member, audience } => Line::Grant { member, audience },
        Written::Revoke { member, audience } => Line::Revoke { member, audience },
        Written::Blob { path, media_type, sha256 } => Line::Blob { path, media_type, sha256 },
        Written::Row { audience, collection, mut body } => {
            let collection = collection_named(&collection)?;
            let id = body
                .get("id")
                .and_then(Value::as_str)
                .filter(|id| !id.is_empty())
                .ok_or_else(|| ("body.id".to_owned(), "is missing".to_owned()))?
                .to_owned();
            // By the text, so that a message names the field and not the place in a tree.
            collection.check(&body.to_string()).map_err(|error| {
                let (field, what) = named(&error);
                (if field.is_empty() { "body".to_owned() } else { format!("body.{field}") }, what)
            })?;
            record_rules::normalise(collection, &mut body);
            Line::Row { audience: whom(&audience)?, collection, id, body }
        }
        Written::Delete { audience, collection, id } => {
            Line::Delete { audience: whom(&audience)?, collection: collection_named(&collection)?, id }
        }
    })
}

fn collection_named(name: &str) -> Result<Collection, (String, String)> {
    Collection::from_name(name)
        .ok_or_else(|| ("collection".to_owned(), format!("`{name}` is not a collection")))
}

fn whom(text: &str) -> Result<Whom, (String, String)> {
    if text == "each_member" {
        return Ok(Whom::EachMember);
    }
    Audience::parse(text).map(Whom::One).ok_or_else(|| {
        ("audience".to_owned(), "is not `public`, `member:ID`, `unit:ID` or `each_member`".to_owned())
    })
}

/// The field that a message of `serde_json` names between backticks, and the message without its place.
fn named(error: &serde_json::Error) -> (String, String) {
    let text = error.to_string();
    let what = text.rsplit_once(" at line ").map_or(text.as_str(), |(what, _)| what).to_owned();
    let field = match what.strip_prefix("missing field `").or_else(|| what.strip_prefix("unknown field `")) {
        Some(rest) => rest.split('`').next().unwrap_or_default().to_owned(),
        None => String::new(),
    };
    (field, what)
}

//! What a line must be beyond its form: the rules of the domain, and what it refers to.

use super::line::{Line, Whom};
use super::{Fault, ImportError};
use crate::storage::{Role, RowFacts, Storage};
use min_side_domain::collection::Reach;
use min_side_domain::field::FieldCode;
use min_side_domain::records::BlobRef;
use min_side_domain::text::check_line;
use min_side_domain::{Audience, Collection, record_rules};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// Everything that is wrong with one line by itself: field and what.
pub(super) fn check(line: &Line) -> Vec<(String, String)> {
    let mut faults = Vec::new();
    let mut note = |field: &str, what: &str| faults.push((field.to_owned(), what.to_owned()));
    match line {
        Line::Member { id, subject, name, roles } => {
            for (field, value) in [("id", id), ("subject", subject), ("name", name)] {
                if value.trim().is_empty() {
                    note(field, "is empty");
                } else if let Err(wrong) = check_line(value, record_rules::LINE_MAX) {
                    note(field, &code(wrong));
                }
            }
            if roles.iter().any(|role| Role::from_name(role).is_none()) {
                note("roles", "holds a role that is not `member` or `office`");
            }
        }
        Line::Grant { member, audience } | Line::Revoke { member, audience } => {
            for (field, value) in [("member", member), ("audience", audience)] {
                if let Err(wrong) = check_line(value, record_rules::LINE_MAX) {
                    note(field, &code(wrong));
                }
            }
            if !matches!(Audience::parse(audience), Some(Audience::Unit(_))) {
                note("audience", "is not `unit:ID`");
            }
        }
        Line::Blob { path, .. } => {
            if path.is_empty() || path.starts_with('/') || path.split(['/', '\\']).any(|part| part == "..") {
                note("path", "is not a path beside the import's file");
            }
        }
        Line::Delete { id, .. } if check_line(id, record_rules::ID_MAX).is_err() => {
            note("id", "is not an id");
        }
        Line::Row { audience, collection, body, .. } => check_row(audience, *collection, body, &mut note),
        Line::Delete { .. } => {}
    }
    faults
}

fn check_row(audience: &Whom, collection: Collection, body: &Value, note: &mut impl FnMut(&str, &str)) {
    let fits = match collection.entry().reach {
        Reach::Public => matches!(audience, Whom::One(Audience::Public)),
        Reach::Unit => matches!(audience, Whom::One(Audience::Unit(_))),
        Reach::Member | Reach::EachMember => {
            matches!(audience, Whom::One(Audience::Member(_)) | Whom::EachMember)
        }
    };
    if !fits {
        note("audience", "does not fit the collection");
    }
    for error in record_rules::check(collection, body) {
        let field = if error.field.is_empty() { "body".to_owned() } else { format!("body.{}", error.field) };
        note(&field, &code(error.code));
    }
    if collection == Collection::ListMembers
        && let Whom::One(Audience::Unit(unit)) = audience
        && body.get("unit_id").and_then(Value::as_str) != Some(unit)
    {
        note("body.unit_id", "is not the audience's");
    }
}

/// What lines refer to must be there: members, and the bytes of blobs.
pub(super) fn references(
    storage: &dyn Storage,
    lines: &[(usize, Line)],
    blobs: &HashMap<String, BlobRef>,
    faults: &mut Vec<Fault>,
) -> Result<(), ImportError> {
    let mut members: HashSet<String> =
        storage.people(Role::Member)?.into_iter().map(|person| person.id).collect();
    members.extend(lines.iter().filter_map(|(_, line)| match line {
        Line::Member { id, .. } => Some(id.clone()),
        _ => None,
    }));
    for (number, line) in lines {
        let mut note = |field: &str, what: String| {
            faults.push(Fault { line: *number, field: field.to_owned(), what });
        };
        let (member, field) = match line {
            Line::Grant { member, .. } | Line::Revoke { member, .. } => (Some(member), "member"),
            Line::Row { audience: Whom::One(Audience::Member(member)), .. }
            | Line::Delete { audience: Whom::One(Audience::Member(member)), .. } => {
                (Some(member), "audience")
            }
            _ => (None, ""),
        };
        if let Some(member) = member
            && !members.contains(member)
        {
            note(field, format!("there is no member `{member}`"));
        }
        if let Line::Row { collection, body, .. } = line
            && let Ok(facts) = RowFacts::read(*collection, &body.to_string())
        {
            for hash in facts.blobs {
                if !blobs.contains_key(&hash) && !storage.blob_path(&hash).exists() {
                    note("body", format!("there is no file with the hash {hash}"));
                }
            }
        }
    }
    Ok(())
}

fn code(code: FieldCode) -> String {
    match serde_json::to_value(code) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}

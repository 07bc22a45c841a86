//! What lines must be beside each other: none twice, no sign-in of two people, no message without its thread.

use super::line::{Line, Whom};
use super::{Fault, ImportError};
use crate::storage::{Role, Storage};
use min_side_domain::{Audience, Collection};
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// Everything that is wrong with lines together, and with what is stored already.
pub(super) fn check(
    storage: &dyn Storage,
    lines: &[(usize, Line)],
    faults: &mut Vec<Fault>,
) -> Result<(), ImportError> {
    twice(lines, faults);
    subjects(storage, lines, faults)?;
    threads(storage, lines, faults)
}

fn note(faults: &mut Vec<Fault>, line: usize, field: &str, what: String) {
    faults.push(Fault { line, field: field.to_owned(), what });
}

/// The same thing written, or written and taken away, by two lines: which of them holds is nobody's to guess.
fn twice(lines: &[(usize, Line)], faults: &mut Vec<Fault>) {
    #[derive(PartialEq, Eq, Hash)]
    enum Thing<'a> {
        Member(&'a str),
        Grant(&'a str, &'a str),
        Row(String, Collection, &'a str),
    }
    let mut seen: HashMap<Thing<'_>, usize> = HashMap::new();
    for (number, line) in lines {
        let (thing, field) = match line {
            Line::Member { id, .. } => (Thing::Member(id), "id"),
            Line::Grant { member, audience } | Line::Revoke { member, audience } => {
                (Thing::Grant(member, audience), "audience")
            }
            Line::Row { audience, collection, id, .. } => {
                (Thing::Row(named(audience), *collection, id), "body.id")
            }
            Line::Delete { audience, collection, id } => (Thing::Row(named(audience), *collection, id), "id"),
            Line::Blob { .. } => continue,
        };
        if let Some(first) = seen.insert(thing, *number) {
            note(faults, *number, field, format!("stands in line {first} too"));
        }
    }
}

fn named(whom: &Whom) -> String {
    match whom {
        Whom::One(audience) => audience.to_string(),
        Whom::EachMember => "each_member".to_owned(),
    }
}

/// A subject is the sign-in of one person.
fn subjects(
    storage: &dyn Storage,
    lines: &[(usize, Line)],
    faults: &mut Vec<Fault>,
) -> Result<(), ImportError> {
    let people = || {
        lines.iter().filter_map(|(number, line)| match line {
            Line::Member { id, subject, .. } => Some((*number, id.as_str(), subject.as_str())),
            _ => None,
        })
    };
    let written: HashSet<&str> = people().map(|(_, id, _)| id).collect();
    let mut seen: HashMap<&str, (usize, &str)> = HashMap::new();
    for (number, id, subject) in people() {
        match seen.insert(subject, (number, id)) {
            Some((first, other)) if other != id => {
                note(faults, number, "subject", format!("is that of line {first} too"));
            }
            _ => {}
        }
        if let Some(other) = storage.person_by_subject(subject)?
            && other.id != id
            && !written.contains(other.id.as_str())
        {
            note(faults, number, "subject", format!("is that of the member `{}`", other.id));
        }
    }
    Ok(())
}

/// A message stands in a thread of the same member, which is in the file or has been loaded before.
fn threads(
    storage: &dyn Storage,
    lines: &[(usize, Line)],
    faults: &mut Vec<Fault>,
) -> Result<(), ImportError> {
    let mut written: HashSet<(String, &str)> = HashSet::new();
    let mut gone: HashSet<(String, &str)> = HashSet::new();
    for (_, line) in lines {
        match line {
            Line::Row { audience, collection: Collection::Threads, id, .. } => {
                written.insert((named(audience), id));
            }
            Line::Delete { audience, collection: Collection::Threads, id } => {
                gone.insert((named(audience), id));
            }
            _ => {}
        }
    }
    let mut members: Option<Vec<String>> = None;
    let mut known: HashMap<(String, String), bool> = HashMap::new();
    for (number, line) in lines {
        let Line::Row { audience, collection: Collection::Messages, body, .. } = line else { continue };
        let Some(thread) = body.get("thread_id").and_then(Value::as_str) else { continue };
        let whom = named(audience);
        if written.contains(&(whom.clone(), thread)) || written.contains(&("each_member".to_owned(), thread))
        {
            continue;
        }
        let mut is_known = |member: &str| -> Result<bool, ImportError> {
            let key = (member.to_owned(), thread.to_owned());
            if let Some(known) = known.get(&key) {
                return Ok(*known);
            }
            let own = Audience::Member(member.to_owned());
            let found = !gone.contains(&(own.to_string(), thread))
                && (written.contains(&(own.to_string(), thread))
                    || storage.row(&own, Collection::Threads, thread)?.is_some());
            known.insert(key, found);
            Ok(found)
        };
        let found = match audience {
            Whom::One(Audience::Member(member)) => is_known(member)?,
            Whom::One(_) => true,
            Whom::EachMember => {
                if members.is_none() {
                    let all = storage.people(Role::Member)?;
                    members = Some(all.into_iter().map(|person| person.id).collect());
                }
                let mut all = true;
                for member in members.iter().flatten() {
                    all = all && is_known(member)?;
                }
                all
            }
        };
        if !found {
            note(faults, *number, "body.thread_id", format!("there is no thread `{thread}`"));
        }
    }
    Ok(())
}

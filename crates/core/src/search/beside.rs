//! What is searched and is not in the index: what the member has written and not sent, and member lists.

use super::find::Found;
use super::kind::Kind;
use super::question::Question;
use super::snippet::{line, snippet};
use super::source::Part;
use crate::error::Result;
use crate::offices;
use crate::outbox::Pending;
use crate::views::{HitFile, ListQuery, OutboxState, Piece, SearchHit, SearchQuery};
use chrono::{DateTime, Utc};
use min_side_wire::command::Command;
use rusqlite::Connection;

/// The member's own messages that are not sent yet.
pub(super) fn waiting_messages(
    cache: &Connection,
    pending: &[Pending],
    query: &SearchQuery,
    question: &Question,
) -> Result<Vec<Found>> {
    let wanted = query.kinds.is_empty() || query.kinds.iter().any(|kind| kind == Kind::Message.name());
    if !wanted || pending.is_empty() {
        return Ok(Vec::new());
    }
    let recipients = crate::messages::recipients(cache)?;
    let is_with = |id: &str| {
        query.counterpart.as_ref().is_none_or(|wanted| {
            wanted == id || recipients.iter().any(|one| one.id == id && one.name == *wanted)
        })
    };
    let mut hits = Vec::new();
    for row in pending.iter().filter(|row| row.state != OutboxState::Done) {
        let Command::SendMessage { thread_id, recipient_id, subject, body, attachments } =
            &row.envelope.command
        else {
            continue;
        };
        let day = crate::rows::oslo_day(row.created_at);
        let in_time = query.from.is_none_or(|from| from <= day) && query.to.is_none_or(|to| day <= to);
        let mut texts = vec![Part::from(body.clone())];
        texts.extend(attachments.iter().map(|file| Part {
            text: file.name.clone(),
            file: Some(HitFile { name: file.name.clone(), sha256: file.blob.sha256.clone() }),
        }));
        let title = if subject.is_empty() { &row.title } else { subject };
        let all: Vec<&str> = texts.iter().map(|part| part.text.as_str()).chain([title.as_str()]).collect();
        if in_time && is_with(recipient_id) && question.is_met(&all) {
            let marks = question.marks(true);
            let (snippet, file) = snippet(&texts, &marks);
            hits.push(Found::Hit(Box::new(SearchHit {
                kind: Kind::Message.name().to_owned(),
                id: thread_id.clone(),
                row_id: row.id.clone(),
                title: title.clone(),
                title_pieces: line(title, &marks),
                snippet,
                file,
                date: Some(row.created_at),
            })));
        }
    }
    hits.reverse();
    Ok(hits)
}

/// Rows of the member lists that may be seen now.
pub(super) fn list_members(
    cache: &Connection,
    pending: &[Pending],
    query: &SearchQuery,
    question: &Question,
    now: DateTime<Utc>,
    limit: usize,
) -> Result<Vec<Found>> {
    let wanted = query.kinds.is_empty() || query.kinds.iter().any(|kind| kind == Kind::ListMember.name());
    let (ways, left_out) = question.as_typed();
    let ways: Vec<String> = ways.into_iter().filter(|way| way.len() >= 2).collect();
    if !wanted || query.counterpart.is_some() || query.from.is_some() || query.to.is_some() || ways.is_empty()
    {
        return Ok(Vec::new());
    }
    // Those that an office gives; whether it may now is asked below.
    let units: Vec<String> = cache
        .prepare_cached("SELECT DISTINCT body ->> '$.unit_id' AS unit FROM offices ORDER BY unit")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut hits = Vec::new();
    for unit_id in units {
        let Ok(summary) = offices::access(cache, pending, &unit_id, now)?.open() else { continue };
        let rows = ListQuery {
            unit_id: unit_id.clone(),
            limit: u32::try_from(limit.saturating_sub(hits.len())).unwrap_or(u32::MAX),
            ..ListQuery::default()
        };
        if rows.limit == 0 {
            break;
        }
        let unit_name = summary.unit_name;
        for row in offices::first_of_any(cache, &rows, &ways, &left_out)? {
            let about = [row.position.as_str(), &row.workplace, &row.place, &unit_name];
            let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
            let name = format!("{} {}", row.first_name, row.last_name).trim().to_owned();
            hits.push(Found::Hit(Box::new(SearchHit {
                kind: Kind::ListMember.name().to_owned(),
                id: unit_id.clone(),
                row_id: row.id,
                title_pieces: vec![Piece { text: name.clone(), hit: false }],
                title: name,
                snippet: vec![Piece { text: about.join(" · "), hit: false }],
                file: None,
                date: None,
            })));
        }
    }
    Ok(hits)
}

//! What waits for the office: unanswered messages, submitted changes, recruitments, orders.

use crate::commands::read;
use crate::storage::{Storage, StorageError};
use min_side_domain::records::{ChangeState, Employment, Message, Order, Recruitment, Thread};
use min_side_domain::{Audience, Collection};
use min_side_wire::office::{Waiting, WaitingItem, WaitingKind};
use std::collections::HashMap;

/// Everything that waits, oldest first.
pub(crate) fn waiting(storage: &dyn Storage) -> Result<Waiting, StorageError> {
    let mut items = Vec::new();
    messages(storage, &mut items)?;
    for row in storage.find(Collection::Employments, "change.state", "waiting")? {
        let employment: Employment = read(&row)?;
        let Some(change) = employment.change.filter(|change| change.state == ChangeState::Waiting) else {
            continue;
        };
        items.extend(item(
            &row.audience,
            WaitingKind::Employment,
            &employment.id,
            &change.facts.arbeidssted_name,
            change.submitted_at,
        ));
    }
    for row in storage.find(Collection::Recruitments, "state", "registered")? {
        let recruitment: Recruitment = read(&row)?;
        items.extend(item(
            &row.audience,
            WaitingKind::Recruitment,
            &recruitment.id,
            &recruitment.name,
            row.written_at,
        ));
    }
    for row in storage.find(Collection::Orders, "state", "ordered")? {
        let order: Order = read(&row)?;
        let title = format!("{} × {}", order.quantity, order.reward_name);
        items.extend(item(&row.audience, WaitingKind::Order, &order.id, &title, order.ordered_at));
    }
    items.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    Ok(Waiting { items })
}

/// Threads whose newest message is the member's.
fn messages(storage: &dyn Storage, items: &mut Vec<WaitingItem>) -> Result<(), StorageError> {
    let mut newest: HashMap<String, Message> = HashMap::new();
    for row in storage.find(Collection::Messages, "sender", "member")? {
        let message: Message = read(&row)?;
        match newest.get(&message.thread_id) {
            Some(known) if known.sent_at >= message.sent_at => {}
            _ => {
                newest.insert(message.thread_id.clone(), message);
            }
        }
    }
    for (thread_id, message) in newest {
        for row in storage.find(Collection::Threads, "id", &thread_id)? {
            let thread: Thread = read(&row)?;
            if thread.last_at == message.sent_at {
                items.extend(
                    item(&row.audience, WaitingKind::Message, &thread.id, &thread.subject, message.sent_at)
                        .map(|item| WaitingItem {
                            text: message.body.clone(),
                            attachments: message.attachments.clone(),
                            ..item
                        }),
                );
            }
        }
    }
    Ok(())
}

fn item(
    audience: &Audience,
    kind: WaitingKind,
    id: &str,
    title: &str,
    at: chrono::DateTime<chrono::Utc>,
) -> Option<WaitingItem> {
    let Audience::Member(member) = audience else { return None };
    Some(WaitingItem {
        kind,
        member_id: member.clone(),
        id: id.to_owned(),
        title: title.to_owned(),
        at,
        text: String::new(),
        attachments: Vec::new(),
    })
}

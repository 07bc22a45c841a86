//! What waits for the office: unanswered messages, submitted changes, recruitments, orders. In pages, oldest first.

use crate::storage::{Storage, StorageError, WaitingPlace, WaitingRow, read};
use min_side_domain::records::{Employment, Message, Order, Record, Recruitment, Thread};
use min_side_wire::office::{Waiting, WaitingItem, WaitingKind};

/// Most items of one page.
pub(crate) const MAX_WAITING: u32 = 200;

/// Bytes of messages after which a page ends.
const TEXT_BYTES: usize = 1024 * 1024;

/// A page of what waits after this place.
///
/// # Errors
/// When the storage fails.
pub(crate) fn page_of_waiting(
    storage: &dyn Storage,
    after: Option<&WaitingPlace>,
    limit: u32,
) -> Result<Waiting, StorageError> {
    let rows = storage.waiting(after, limit.saturating_add(1))?;
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let (mut items, mut taken, mut bytes) = (Vec::new(), 0_usize, 0);
    for row in rows.iter().take(limit) {
        let found = item(storage, row)?;
        taken += 1;
        bytes += found.as_ref().map_or(0, |item| item.text.len());
        items.extend(found);
        if bytes > TEXT_BYTES {
            break;
        }
    }
    let last = taken.checked_sub(1).and_then(|last| rows.get(last));
    let next = last.filter(|_| taken < rows.len()).map(|row| written(&row.place));
    Ok(Waiting { items, next })
}

/// The place that [`written`] wrote.
pub(crate) fn place_of(text: &str) -> Option<WaitingPlace> {
    let mut parts = text.splitn(4, '.');
    let (at, kind) = (parts.next()?.parse().ok()?, parts.next()?);
    let kind = serde_json::from_value(serde_json::Value::String(kind.to_owned())).ok()?;
    Some(WaitingPlace { at, kind, audience: parts.next()?.parse().ok()?, id: parts.next()?.to_owned() })
}

/// A place as clients hand it back.
fn written(place: &WaitingPlace) -> String {
    let kind = match place.kind {
        WaitingKind::Message => "message",
        WaitingKind::Employment => "employment",
        WaitingKind::Recruitment => "recruitment",
        WaitingKind::Order => "order",
    };
    format!("{}.{kind}.{}.{}", place.at, place.audience, place.id)
}

/// The item of a row; none when what it stands for is not there, as a message before its thread.
fn item(storage: &dyn Storage, row: &WaitingRow) -> Result<Option<WaitingItem>, StorageError> {
    let min_side_domain::Audience::Member(member) = &row.audience else { return Ok(None) };
    let plain = |title: String| WaitingItem {
        kind: row.place.kind,
        member_id: member.clone(),
        id: row.place.id.clone(),
        title,
        at: row.at,
        text: String::new(),
        attachments: Vec::new(),
    };
    Ok(match row.place.kind {
        WaitingKind::Message => {
            let message = row.message.as_deref().unwrap_or_default();
            let (Some(thread), Some(message)) =
                (of::<Thread>(storage, row, &row.place.id)?, of::<Message>(storage, row, message)?)
            else {
                return Ok(None);
            };
            Some(WaitingItem {
                text: message.body,
                attachments: message.attachments,
                ..plain(thread.subject)
            })
        }
        WaitingKind::Employment => of::<Employment>(storage, row, &row.place.id)?
            .and_then(|employment| employment.change)
            .map(|change| plain(change.facts.arbeidssted_name)),
        WaitingKind::Recruitment => {
            of::<Recruitment>(storage, row, &row.place.id)?.map(|recruitment| plain(recruitment.name))
        }
        WaitingKind::Order => of::<Order>(storage, row, &row.place.id)?
            .map(|order| plain(format!("{} × {}", order.quantity, order.reward_name))),
    })
}

fn of<R: Record>(storage: &dyn Storage, row: &WaitingRow, id: &str) -> Result<Option<R>, StorageError> {
    storage.row(&row.audience, R::COLLECTION, id)?.map(|stored| read(&stored)).transpose()
}

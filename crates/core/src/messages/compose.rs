//! Whom the member may write to, and what may be attached.

use crate::error::Result;
use crate::views::Compose;
use crate::{rows, union};
use min_side_domain::message_rules::BODY_MAX;
use min_side_domain::records::{Recipient, RecipientKind};
use rusqlite::Connection;

/// The permitted recipients, forbundskontoret first.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn recipients(cache: &Connection) -> Result<Vec<Recipient>> {
    let mut all: Vec<Recipient> = rows::list(cache, "SELECT body FROM recipients", [])?;
    all.sort_by(|a, b| {
        (a.kind != RecipientKind::Office)
            .cmp(&(b.kind != RecipientKind::Office))
            .then_with(|| min_side_domain::norwegian::collate(&a.name, &b.name))
    });
    Ok(all)
}

/// What a new message may be.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn compose(cache: &Connection) -> Result<Compose> {
    let recipients = recipients(cache)?;
    let max_text = u32::try_from(BODY_MAX).unwrap_or(u32::MAX);
    Ok(match union::facts(cache)? {
        Some(union) => Compose {
            recipients,
            max_bytes: union.attachment_max_bytes,
            max_count: union.attachment_max_count,
            types: union.attachment_types,
            max_text,
        },
        None => Compose { recipients, max_bytes: 0, max_count: 0, types: Vec::new(), max_text },
    })
}

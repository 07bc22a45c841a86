//! The declaration of confidentiality that comes before the first opening of a member list.

use crate::error::{Error, Result};
use crate::outbox::Pending;
use crate::union;
use crate::views::{DeclarationView, OutboxState};
use min_side_domain::Language;
use min_side_domain::records::Union;
use min_side_wire::command::Command;
use rusqlite::Connection;

/// The declaration in force, in this language or else in bokmål.
///
/// # Errors
/// [`Error::NotFound`] before the union has been synced; [`Error::Database`], [`Error::Json`].
pub fn declaration(cache: &Connection, language: Language) -> Result<DeclarationView> {
    let union = union::facts(cache)?.ok_or(Error::NotFound)?;
    let text = [language, Language::Nb].iter().find_map(|language| union.declaration.get(language.tag()));
    Ok(DeclarationView { version: union.declaration_version, text: text.cloned().unwrap_or_default() })
}

/// Whether this version is the one in force.
pub(super) fn is_in_force(cache: &Connection, version: &str) -> Result<()> {
    let union = union::facts(cache)?.ok_or(Error::NotFound)?;
    if union.declaration_version == version { Ok(()) } else { Err(Error::refused("wrong_version")) }
}

/// Whether the member has accepted the version in force, on any machine.
pub(super) fn is_accepted(cache: &Connection, pending: &[Pending]) -> Result<bool> {
    let Some(Union { declaration_version, declaration_accepted, .. }) = union::facts(cache)? else {
        return Ok(false);
    };
    let queued = pending.iter().any(|row| {
        !matches!(row.state, OutboxState::Refused | OutboxState::Conflict)
            && matches!(&row.envelope.command, Command::AcceptDeclaration { version } if *version == declaration_version)
    });
    Ok(queued || declaration_accepted.as_deref() == Some(declaration_version.as_str()))
}

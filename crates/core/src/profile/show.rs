//! What is shown of personal details and membership: the cache with the member's own edits over it.

use crate::error::Result;
use crate::outbox::Pending;
use crate::rows;
use crate::views::{OutboxState, ProfileView};
use min_side_domain::records::{Membership, Profile};
use min_side_domain::{letters, profile_rules};
use min_side_wire::command::{Command, FieldEdit};
use rusqlite::Connection;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Both sections with what is pending over them; none before either has been synced.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn view(cache: &Connection, pending: &[Pending]) -> Result<Option<ProfileView>> {
    // One of them may be a row that only a newer build can read: the other is shown all the same.
    let (profile, membership) = (profile_row(cache)?, membership_row(cache)?);
    if profile.is_none() && membership.is_none() {
        return Ok(None);
    }
    let over = |version: Option<i64>, of: fn(&Command) -> Option<&[FieldEdit]>| {
        version.map(|version| edits(pending, version, of)).unwrap_or_default()
    };
    let profile_edits = over(profile.as_ref().map(|(_, version)| *version), profile_of);
    let membership_edits = over(membership.as_ref().map(|(_, version)| *version), membership_of);
    let mut names: Vec<String> =
        profile_edits.iter().chain(&membership_edits).map(|edit| edit.field.clone()).collect();
    names.sort();
    names.dedup();
    let is_ours = |row: &&Pending| {
        matches!(row.state, OutboxState::Refused | OutboxState::Conflict)
            && matches!(row.envelope.command, Command::EditProfile { .. } | Command::EditMembership { .. })
    };
    let profile = profile.map(|(row, _)| lay_over(row, &profile_edits)).transpose()?;
    Ok(Some(ProfileView {
        certificate_name: profile.as_ref().and_then(|profile| profile_rules::certificate_name(profile).ok()),
        undrawn: profile.as_ref().map(|profile| letters::undrawn(&profile.name())).unwrap_or_default(),
        profile,
        membership: membership.map(|(row, _)| lay_over(row, &membership_edits)).transpose()?,
        pending: names,
        unsettled: pending.iter().filter(is_ours).map(Pending::view).collect(),
    }))
}

/// The personal details with pending edits over them.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn personal(cache: &Connection, pending: &[Pending]) -> Result<Option<Profile>> {
    let Some((profile, version)) = profile_row(cache)? else { return Ok(None) };
    lay_over(profile, &edits(pending, version, profile_of)).map(Some)
}

/// The membership with pending edits over it.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn membership(cache: &Connection, pending: &[Pending]) -> Result<Option<Membership>> {
    let Some((membership, version)) = membership_row(cache)? else { return Ok(None) };
    lay_over(membership, &edits(pending, version, membership_of)).map(Some)
}

/// The member's full name as the server has it; empty before it has been synced.
///
/// # Errors
/// [`crate::Error::Database`], [`crate::Error::Json`].
pub fn name(cache: &Connection) -> Result<String> {
    Ok(profile_row(cache)?.map(|(profile, _)| profile.name()).unwrap_or_default())
}

fn profile_row(cache: &Connection) -> Result<Option<(Profile, i64)>> {
    rows::one(cache, "SELECT body, version FROM profile LIMIT 1", [])
}

fn membership_row(cache: &Connection) -> Result<Option<(Membership, i64)>> {
    rows::one(cache, "SELECT body, version FROM membership LIMIT 1", [])
}

fn profile_of(command: &Command) -> Option<&[FieldEdit]> {
    if let Command::EditProfile { edits } = command { Some(edits) } else { None }
}

fn membership_of(command: &Command) -> Option<&[FieldEdit]> {
    if let Command::EditMembership { edits } = command { Some(edits) } else { None }
}

/// The edits that are shown over a row of this version, in the order of doing.
fn edits(pending: &[Pending], version: i64, of: fn(&Command) -> Option<&[FieldEdit]>) -> Vec<FieldEdit> {
    pending
        .iter()
        .filter(|row| rows::overlays(row.state, row.done_version, version))
        .filter_map(|row| of(&row.envelope.command))
        .flatten()
        .cloned()
        .collect()
}

fn lay_over<T: Serialize + DeserializeOwned>(record: T, edits: &[FieldEdit]) -> Result<T> {
    if edits.is_empty() {
        return Ok(record);
    }
    let mut value = serde_json::to_value(record)?;
    if let Some(fields) = value.as_object_mut() {
        for edit in edits {
            fields.insert(edit.field.clone(), edit.to.clone());
        }
    }
    Ok(serde_json::from_value(value)?)
}

//! Sign-ins at the built-in issuer: each refresh token is good once, and one that comes again ends its sign-in.

use super::{StorageError, time};
use crate::storage::SignIn;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

pub(super) fn keep(
    db: &Connection,
    now: DateTime<Utc>,
    token_hash: &str,
    sign_in: &SignIn,
) -> Result<(), StorageError> {
    db.prepare_cached("DELETE FROM sign_in WHERE expires_at < ?1")?.execute([now.timestamp_millis()])?;
    db.prepare_cached(
        "INSERT INTO sign_in (current, member, client_id, expires_at) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute((
        token_hash,
        &sign_in.member,
        &sign_in.client_id,
        sign_in.expires_at.timestamp_millis(),
    ))?;
    Ok(())
}

/// Replaces the token by the next. None when it is not one that is good now; one that was used before ends the sign-in.
pub(super) fn rotate(
    db: &Connection,
    now: DateTime<Utc>,
    token_hash: &str,
    next_hash: &str,
    client_id: &str,
) -> Result<Option<SignIn>, StorageError> {
    let found = db
        .prepare_cached(
            "UPDATE sign_in SET current = ?2 WHERE current = ?1 AND client_id = ?3 AND expires_at > ?4
             RETURNING member, client_id, expires_at",
        )?
        .query_row((token_hash, next_hash, client_id, now.timestamp_millis()), |row| {
            Ok(SignIn { member: row.get(0)?, client_id: row.get(1)?, expires_at: time(row.get(2)?) })
        })
        .optional()?;
    if found.is_some() {
        db.prepare_cached("INSERT INTO spent_token (hash, sign_in) VALUES (?1, ?2)")?
            .execute((token_hash, next_hash))?;
    } else {
        end_by_spent(db, token_hash)?;
    }
    Ok(found)
}

/// Ends the sign-in that a token is of, whether it is the present one or was used before.
pub(super) fn end(db: &Connection, token_hash: &str) -> Result<(), StorageError> {
    db.prepare_cached("DELETE FROM sign_in WHERE current = ?1")?.execute([token_hash])?;
    end_by_spent(db, token_hash)
}

fn end_by_spent(db: &Connection, token_hash: &str) -> Result<(), StorageError> {
    db.prepare_cached(
        "DELETE FROM sign_in WHERE current = (SELECT sign_in FROM spent_token WHERE hash = ?1)",
    )?
    .execute([token_hash])?;
    Ok(())
}

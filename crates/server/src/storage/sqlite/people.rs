//! Those who can sign in.

use super::{Person, Role, StorageError};
use rusqlite::{Connection, OptionalExtension, Row};

pub(super) fn by_subject(db: &Connection, subject: &str) -> Result<Option<Person>, StorageError> {
    let mut query = db.prepare_cached("SELECT id, subject, name, roles FROM member WHERE subject = ?1")?;
    Ok(query.query_row([subject], person).optional()?)
}

pub(super) fn by_id(db: &Connection, id: &str) -> Result<Option<Person>, StorageError> {
    let mut query = db.prepare_cached("SELECT id, subject, name, roles FROM member WHERE id = ?1")?;
    Ok(query.query_row([id], person).optional()?)
}

pub(super) fn with_role(db: &Connection, role: Role) -> Result<Vec<Person>, StorageError> {
    let mut query = db.prepare_cached("SELECT id, subject, name, roles FROM member ORDER BY name, id")?;
    let all = query.query_map([], person)?.collect::<Result<Vec<_>, _>>()?;
    Ok(all.into_iter().filter(|person| person.is(role)).collect())
}

pub(super) fn put(db: &Connection, person: &Person) -> Result<(), StorageError> {
    let roles: Vec<&str> = person.roles.iter().map(|role| role.name()).collect();
    db.prepare_cached(
        "INSERT INTO member (id, subject, name, roles) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (id) DO UPDATE SET subject = excluded.subject, name = excluded.name,
             roles = excluded.roles",
    )?
    .execute((&person.id, &person.subject, &person.name, roles.join(" ")))?;
    Ok(())
}

fn person(row: &Row<'_>) -> rusqlite::Result<Person> {
    let roles: String = row.get(3)?;
    Ok(Person {
        id: row.get(0)?,
        subject: row.get(1)?,
        name: row.get(2)?,
        roles: roles.split(' ').filter_map(Role::from_name).collect(),
    })
}

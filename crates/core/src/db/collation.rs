//! The Norwegian order, registered on every connection as `nb`.

use rusqlite::Connection;

/// Registers the collation.
pub(super) fn register(conn: &Connection) -> rusqlite::Result<()> {
    conn.create_collation(c"nb", min_side_domain::norwegian::collate)
}

-- What the sync engine keeps of its own. One row of `meta` a name.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Rows of collections that this build does not know; a later one takes them over.
CREATE TABLE extra (
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    audience TEXT,
    body TEXT NOT NULL,
    PRIMARY KEY (collection, id)
) STRICT, WITHOUT ROWID;

-- Audiences that can be lost, and when the server last confirmed each (R-06.4). `confirmed_at` is RFC 3339, UTC.
CREATE TABLE audience (
    name TEXT PRIMARY KEY,
    confirmed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

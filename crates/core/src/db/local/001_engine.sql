-- What the member did and the server has not settled. `seq` is the order of sending.
CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    envelope TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sending', 'done', 'refused', 'conflict')),
    problem TEXT,
    conflict TEXT,
    created_at TEXT NOT NULL,
    done_version INTEGER
) STRICT;

CREATE INDEX outbox_by_state ON outbox (state, seq);

-- Settings and the sign-in, as JSON. One row a name.
CREATE TABLE kept (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

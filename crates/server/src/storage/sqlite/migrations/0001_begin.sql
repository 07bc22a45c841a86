-- The first schema. Times are milliseconds since 1970, UTC.

-- Facts of this data folder: epoch, union's mode, how far a seeding has come.
CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Numbers that only grow: `seq` is the version of the newest row, others number certificates.
CREATE TABLE counter (
    name  TEXT NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counter (name, value) VALUES ('seq', 0);

CREATE TABLE collection (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE audience (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    -- Version of the newest row: an empty delta is answered from it alone.
    last_seq INTEGER NOT NULL
) STRICT;

-- Every row of the feed, tombstones too. The version is the key, so that an index on the audience is also
-- in order of version.
CREATE TABLE row (
    seq        INTEGER PRIMARY KEY,
    audience   INTEGER NOT NULL REFERENCES audience (id),
    collection INTEGER NOT NULL REFERENCES collection (id),
    id         TEXT NOT NULL,
    -- Order within a collection of a snapshot, smallest first: newest first where there is a date.
    sort       INTEGER NOT NULL,
    written_at INTEGER NOT NULL,
    -- JSON; none in a tombstone.
    body       TEXT
) STRICT;
CREATE UNIQUE INDEX row_identity ON row (collection, id, audience);
CREATE INDEX row_delta ON row (audience);
CREATE INDEX row_snapshot ON row (audience, collection, sort) WHERE body IS NOT NULL;

CREATE TABLE member (
    id      TEXT NOT NULL PRIMARY KEY,
    -- `sub` of the issuer's tokens.
    subject TEXT NOT NULL UNIQUE,
    name    TEXT NOT NULL,
    -- Space-separated.
    roles   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Audiences beyond a member's own and the public one. A row stays when it is revoked: the feed tells by it.
CREATE TABLE audience_grant (
    member      TEXT NOT NULL,
    audience    INTEGER NOT NULL REFERENCES audience (id),
    active      INTEGER NOT NULL,
    granted_seq INTEGER NOT NULL,
    revoked_seq INTEGER NOT NULL,
    PRIMARY KEY (member, audience)
) STRICT, WITHOUT ROWID;

-- The answer to each command, kept with its effect.
CREATE TABLE answer (
    sender TEXT NOT NULL,
    id     TEXT NOT NULL,
    answer TEXT NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (sender, id)
) STRICT, WITHOUT ROWID;

-- Who set a field and when, for those that two may edit.
CREATE TABLE field_edit (
    member     TEXT NOT NULL,
    collection TEXT NOT NULL,
    field      TEXT NOT NULL,
    at         INTEGER NOT NULL,
    set_by     TEXT NOT NULL,
    PRIMARY KEY (member, collection, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE blob (
    sha256     TEXT NOT NULL PRIMARY KEY,
    size       INTEGER NOT NULL,
    media_type TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which rows name a blob: who may see one of them may fetch it.
CREATE TABLE row_blob (
    sha256     TEXT NOT NULL,
    audience   INTEGER NOT NULL,
    collection INTEGER NOT NULL,
    id         TEXT NOT NULL,
    PRIMARY KEY (sha256, audience, collection, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX row_blob_by_row ON row_blob (collection, id, audience);

CREATE TABLE upload (
    id         TEXT NOT NULL PRIMARY KEY,
    member     TEXT NOT NULL,
    sha256     TEXT NOT NULL,
    size       INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    complete   INTEGER NOT NULL,
    begun_at   INTEGER NOT NULL,
    UNIQUE (member, sha256, size)
) STRICT, WITHOUT ROWID;

-- Notices by e-mail, one an item. `state`: waiting, sending, sent, no_address, given_up.
CREATE TABLE notice (
    id         INTEGER PRIMARY KEY,
    member     TEXT NOT NULL,
    collection TEXT NOT NULL,
    item       TEXT NOT NULL,
    state      TEXT NOT NULL,
    attempts   INTEGER NOT NULL,
    next_at    INTEGER NOT NULL,
    UNIQUE (member, collection, item)
) STRICT;
CREATE INDEX notice_waiting ON notice (next_at) WHERE state = 'waiting';

-- What the office should know of: notices without an address, lists exported, declarations accepted.
CREATE TABLE office_log (
    id     INTEGER PRIMARY KEY,
    at     INTEGER NOT NULL,
    member TEXT NOT NULL,
    kind   TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;

-- Sign-ins at the built-in issuer. The token before the current one still works, once its answer may have
-- been lost on the way. Tokens are kept as their SHA-256.
CREATE TABLE sign_in (
    current    TEXT NOT NULL PRIMARY KEY,
    previous   TEXT UNIQUE,
    member     TEXT NOT NULL,
    client_id  TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

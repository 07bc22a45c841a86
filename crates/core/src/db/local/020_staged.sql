-- Files that the member has attached and that are not sent yet: their own words, so their bytes stand here. `sent`
-- are the bytes that the server has.
CREATE TABLE staged (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    sent INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE staged_chunks (
    file INTEGER NOT NULL REFERENCES staged (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (file, number)
) STRICT;

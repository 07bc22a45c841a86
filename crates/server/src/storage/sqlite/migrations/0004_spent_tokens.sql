-- A refresh token is good once. Those that were used are kept with their sign-in: one that comes again has been
-- stolen, or its successor has, and ends the sign-in with all that came of it.
CREATE TABLE sign_in_once (
    current    TEXT NOT NULL PRIMARY KEY,
    member     TEXT NOT NULL,
    client_id  TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO sign_in_once (current, member, client_id, expires_at)
    SELECT current, member, client_id, expires_at FROM sign_in;

CREATE TABLE spent_token (
    hash    TEXT NOT NULL PRIMARY KEY,
    sign_in TEXT NOT NULL REFERENCES sign_in_once (current) ON UPDATE CASCADE ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX spent_token_of ON spent_token (sign_in);
INSERT INTO spent_token (hash, sign_in) SELECT previous, current FROM sign_in WHERE previous IS NOT NULL;

DROP TABLE sign_in;
ALTER TABLE sign_in_once RENAME TO sign_in;

-- What the rules of commands, of the office's list and of imports need.

-- What a command said, so that its key is told from another command's: SHA-256 of its form without order, absent and
-- empty members. None in answers from before.
ALTER TABLE answer ADD COLUMN hash BLOB;
-- Whether nothing came of it: such answers are kept for a shorter time, and fewer of them.
ALTER TABLE answer ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;
UPDATE answer SET refused = (json_extract(answer, '$.status') <> 'done');
CREATE INDEX answer_refused ON answer (sender, at) WHERE refused;
CREATE INDEX answer_at ON answer (at);

-- What each sender has had answered on a day (days since 1970, UTC).
CREATE TABLE sent_today (
    sender   TEXT NOT NULL PRIMARY KEY,
    day      INTEGER NOT NULL,
    commands INTEGER NOT NULL,
    bytes    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Rows that every member has one of, also a member who comes later.
CREATE TABLE each_member (
    collection TEXT NOT NULL,
    id         TEXT NOT NULL,
    body       TEXT NOT NULL,
    PRIMARY KEY (collection, id)
) STRICT, WITHOUT ROWID;

-- What waits for the office, and of each thread its newest message. `open` where it waits now.
CREATE TABLE waiting (
    kind     TEXT NOT NULL,
    audience INTEGER NOT NULL REFERENCES audience (id),
    -- Of the thread, employment, recruitment or order.
    id       TEXT NOT NULL,
    at       INTEGER NOT NULL,
    open     INTEGER NOT NULL,
    -- The thread's newest message.
    message  TEXT,
    PRIMARY KEY (kind, audience, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX waiting_open ON waiting (at, kind, audience, id) WHERE open;

INSERT INTO waiting (kind, audience, id, at, open, message)
    SELECT 'message', audience, json_extract(body, '$.thread_id'), max(-sort),
           json_extract(body, '$.sender') = 'member', r.id
    FROM row AS r JOIN collection AS c ON c.id = r.collection
    WHERE c.name = 'messages' AND body IS NOT NULL AND json_extract(body, '$.thread_id') IS NOT NULL
    GROUP BY audience, json_extract(body, '$.thread_id');
INSERT INTO waiting (kind, audience, id, at, open)
    SELECT 'employment', audience, r.id,
           coalesce(CAST(round(unixepoch(json_extract(body, '$.change.submitted_at'), 'subsec') * 1000) AS INTEGER),
                    written_at), 1
    FROM row AS r JOIN collection AS c ON c.id = r.collection
    WHERE c.name = 'employments' AND body IS NOT NULL AND json_extract(body, '$.change.state') = 'waiting';
INSERT INTO waiting (kind, audience, id, at, open)
    SELECT 'recruitment', audience, r.id, written_at, 1
    FROM row AS r JOIN collection AS c ON c.id = r.collection
    WHERE c.name = 'recruitments' AND body IS NOT NULL AND json_extract(body, '$.state') = 'registered';
INSERT INTO waiting (kind, audience, id, at, open)
    SELECT 'order', audience, r.id,
           coalesce(CAST(round(unixepoch(json_extract(body, '$.ordered_at'), 'subsec') * 1000) AS INTEGER), written_at), 1
    FROM row AS r JOIN collection AS c ON c.id = r.collection
    WHERE c.name = 'orders' AND body IS NOT NULL AND json_extract(body, '$.state') = 'ordered';

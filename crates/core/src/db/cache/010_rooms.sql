-- The rooms: one table a collection. `body` is the record as the feed gave it; the other columns are what is asked
-- by. Times are microseconds since 1970, UTC; days are ISO dates.
CREATE TABLE unions (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE profile (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE membership (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE recipients (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE representatives (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE employments (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE offices (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE enrolments (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    starts TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX enrolments_by_start ON enrolments (starts);

CREATE TABLE kursbevis (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    ends TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE issuer_keys (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE courses (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    starts TEXT NOT NULL,
    deadline TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX courses_by_deadline ON courses (deadline);

CREATE TABLE recruitments (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE points (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE orders (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE rewards (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- Threads and what is counted for each: lists are read without touching messages. A message may come before its
-- thread, so the counts stand in a table of their own. `year` is by Oslo time.
CREATE TABLE threads (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    subject TEXT NOT NULL,
    recipient_id TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    last_at INTEGER NOT NULL,
    year INTEGER NOT NULL,
    read_through INTEGER,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX threads_by_time ON threads (last_at DESC, id);
CREATE INDEX threads_by_year ON threads (year, last_at DESC, id);
CREATE INDEX threads_by_recipient ON threads (recipient_id, last_at DESC, id);

CREATE TABLE thread_counts (
    thread_id TEXT PRIMARY KEY,
    messages INTEGER NOT NULL,
    attachments INTEGER NOT NULL,
    unread INTEGER NOT NULL,
    -- The newest message.
    last_id TEXT NOT NULL,
    last_at INTEGER NOT NULL,
    last_sender TEXT NOT NULL,
    preview TEXT NOT NULL,
    -- When the union last wrote; null when it never has.
    union_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX thread_counts_unread ON thread_counts (thread_id) WHERE unread > 0;

CREATE TABLE messages (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    thread_id TEXT NOT NULL,
    from_union INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    attachments INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX messages_by_thread ON messages (thread_id, sent_at, id);

-- The files of messages, for what is fetched ahead and opened by its hash.
CREATE TABLE message_files (
    message_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    PRIMARY KEY (message_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX message_files_by_hash ON message_files (sha256);

-- A member list, row by row with the audience it is lost by (R-06.4).
CREATE TABLE list_members (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    audience TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    member_number TEXT NOT NULL,
    position TEXT NOT NULL,
    workplace TEXT NOT NULL,
    place TEXT NOT NULL,
    email TEXT NOT NULL,
    mobile TEXT NOT NULL,
    since TEXT NOT NULL,
    -- Everything that is searched, folded.
    folded TEXT NOT NULL
) STRICT;

CREATE INDEX list_members_by_name ON list_members (unit_id, last_name COLLATE nb, first_name COLLATE nb, id);
CREATE INDEX list_members_by_audience ON list_members (audience);

-- The public register.
CREATE TABLE virksomheter (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    form TEXT NOT NULL,
    parent TEXT,
    closed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX virksomheter_by_parent ON virksomheter (parent) WHERE parent IS NOT NULL;

CREATE TABLE arbeidssteder (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    virksomhet TEXT NOT NULL,
    place TEXT NOT NULL,
    kommune TEXT NOT NULL,
    closed INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX arbeidssteder_by_virksomhet ON arbeidssteder (virksomhet, closed);

-- Grows when the register changes, so that what is held of it in memory is made again.
CREATE TABLE register_stamp (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    changes INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

INSERT INTO register_stamp (one, changes, version) VALUES (1, 0, 0);

-- A member list that is gone but may still stand in the write-ahead log: set with the delete, cleared after the log
-- has been emptied (R-06.4).
CREATE TABLE unfinished_purge (
    audience TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Drafts of messages; they save themselves. Times are microseconds since 1970, UTC.
CREATE TABLE drafts (
    id TEXT PRIMARY KEY,
    thread_id TEXT,
    recipient_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    saved_at INTEGER NOT NULL
) STRICT;

CREATE INDEX drafts_by_time ON drafts (saved_at DESC);

-- Files that have been taken into a draft. Their bytes are staged by their hash.
CREATE TABLE draft_files (
    draft_id TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    PRIMARY KEY (draft_id, sha256)
) STRICT, WITHOUT ROWID;

CREATE INDEX draft_files_by_hash ON draft_files (sha256);

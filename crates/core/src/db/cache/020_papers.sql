-- Documents, e-mails and invoices. Times are microseconds since 1970, UTC; `year` is by Oslo time; `folded` is title
-- and sender as they are searched in the list.
CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    year INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    folded TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX documents_by_time ON documents (at DESC, id);
CREATE INDEX documents_by_hash ON documents (sha256);

CREATE TABLE invoices (
    id TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    year INTEGER NOT NULL,
    sha256 TEXT,
    ehf TEXT,
    folded TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX invoices_by_time ON invoices (at DESC, id);
CREATE INDEX invoices_by_hash ON invoices (sha256) WHERE sha256 IS NOT NULL;
CREATE INDEX invoices_by_ehf ON invoices (ehf) WHERE ehf IS NOT NULL;

-- Every file that a row names, on the machine or not. `have` are the bytes received, in order; `here` is set when
-- they are whole and have been verified against the hash. `wanted`: the member waits for it. `asked`: the member has
-- asked for it and it is kept. `searchable`: its text is searched (0 for the shop's pictures).
CREATE TABLE files (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    searchable INTEGER NOT NULL,
    have INTEGER NOT NULL DEFAULT 0,
    here INTEGER NOT NULL DEFAULT 0,
    wanted INTEGER NOT NULL DEFAULT 0,
    asked INTEGER NOT NULL DEFAULT 0,
    pinned INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Counted and added up at every keystroke of a search.
CREATE INDEX files_missing ON files (wanted, size) WHERE here = 0 AND searchable = 1;

-- The bytes, in pieces of 64 KiB.
CREATE TABLE file_chunks (
    file INTEGER NOT NULL,
    number INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (file, number)
) STRICT;

-- What a file says. `state`: 1 text was found, 2 there is none (a scan, an image), 3 it could not be read.
CREATE TABLE file_text (
    file INTEGER PRIMARY KEY,
    state INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE INDEX file_text_without ON file_text (file) WHERE state <> 1;

-- Which rows name a file, and when they came.
CREATE VIEW file_uses AS
    SELECT sha256, at, 'document' AS use, id AS row_id FROM documents
    UNION ALL SELECT sha256, at, 'invoice', id FROM invoices WHERE sha256 IS NOT NULL
    UNION ALL SELECT ehf, at, 'invoice', id FROM invoices WHERE ehf IS NOT NULL
    UNION ALL SELECT sha256, sent_at, 'message', message_id FROM message_files
    UNION ALL SELECT json_extract(body, '$.picture.sha256'), 0, 'reward', id FROM rewards;

CREATE TRIGGER documents_files AFTER INSERT ON documents BEGIN
    INSERT OR IGNORE INTO files (sha256, size, media_type, searchable) VALUES
        (new.sha256, json_extract(new.body, '$.size'), json_extract(new.body, '$.media_type'), 1);
END;
CREATE TRIGGER documents_files_again AFTER UPDATE OF sha256 ON documents BEGIN
    INSERT OR IGNORE INTO files (sha256, size, media_type, searchable) VALUES
        (new.sha256, json_extract(new.body, '$.size'), json_extract(new.body, '$.media_type'), 1);
END;
CREATE TRIGGER invoices_files AFTER INSERT ON invoices BEGIN
    INSERT OR IGNORE INTO files (sha256, size, media_type, searchable)
        SELECT json_extract(new.body, '$.file.sha256'), json_extract(new.body, '$.file.size'),
            json_extract(new.body, '$.file.media_type'), 1 WHERE new.sha256 IS NOT NULL
        UNION ALL SELECT json_extract(new.body, '$.ehf.sha256'), json_extract(new.body, '$.ehf.size'),
            json_extract(new.body, '$.ehf.media_type'), 1 WHERE new.ehf IS NOT NULL;
END;
CREATE TRIGGER invoices_files_again AFTER UPDATE OF sha256, ehf ON invoices BEGIN
    INSERT OR IGNORE INTO files (sha256, size, media_type, searchable)
        SELECT json_extract(new.body, '$.file.sha256'), json_extract(new.body, '$.file.size'),
            json_extract(new.body, '$.file.media_type'), 1 WHERE new.sha256 IS NOT NULL
        UNION ALL SELECT json_extract(new.body, '$.ehf.sha256'), json_extract(new.body, '$.ehf.size'),
            json_extract(new.body, '$.ehf.media_type'), 1 WHERE new.ehf IS NOT NULL;
END;
CREATE TRIGGER message_files_files AFTER INSERT ON message_files BEGIN
    INSERT OR IGNORE INTO files (sha256, size, media_type, searchable)
        VALUES (new.sha256, new.size, new.media_type, 1);
END;
CREATE TRIGGER rewards_files AFTER INSERT ON rewards BEGIN
    INSERT OR IGNORE INTO files (sha256, size, media_type, searchable) VALUES
        (json_extract(new.body, '$.picture.sha256'), json_extract(new.body, '$.picture.size'),
         json_extract(new.body, '$.picture.media_type'), 0);
END;
CREATE TRIGGER rewards_files_again AFTER UPDATE OF body ON rewards BEGIN
    INSERT OR IGNORE INTO files (sha256, size, media_type, searchable) VALUES
        (json_extract(new.body, '$.picture.sha256'), json_extract(new.body, '$.picture.size'),
         json_extract(new.body, '$.picture.media_type'), 0);
END;

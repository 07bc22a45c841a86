-- The search index. A row's number grows with its time (search/number.rs), so that the newest come first. `kind` is
-- the number of the kind (search/kind.rs).
CREATE TABLE search_rows (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    row_id TEXT NOT NULL,
    UNIQUE (kind, row_id)
) STRICT;

-- Stems alone, without positions: what was found is read from its own row, where it is marked too.
CREATE VIRTUAL TABLE search_index USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, prefix = '1 2 3', tokenize = 'ascii'
);
INSERT INTO search_index (search_index, rank) VALUES ('pgsz', 4000);
INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 16777216);

-- The distinct stems, for parts of compounds, and the words that are written otherwise than their stem.
CREATE TABLE search_stems (
    id INTEGER PRIMARY KEY,
    stem TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE search_words (
    word TEXT PRIMARY KEY,
    stem TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX search_words_by_stem ON search_words (stem);

-- Rows to be indexed, or taken out, in this order.
CREATE TABLE search_queue (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    row_id TEXT NOT NULL
) STRICT;

-- With what rules the index was made; another number means that it is made again. `stamp` tells one making from
-- another, for what is held of it in memory.
CREATE TABLE search_made (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    rules INTEGER NOT NULL,
    stamp TEXT NOT NULL
) STRICT;

CREATE TRIGGER search_messages_put AFTER INSERT ON messages BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (1, new.id);
END;
CREATE TRIGGER search_messages_again AFTER UPDATE OF body ON messages BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (1, new.id);
END;
CREATE TRIGGER search_messages_gone AFTER DELETE ON messages BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_rows WHERE kind = 1 AND row_id = old.id);
    DELETE FROM search_rows WHERE kind = 1 AND row_id = old.id;
END;
-- The subject stands in the thread, which may come later or change.
CREATE TRIGGER search_threads_put AFTER INSERT ON threads BEGIN
    INSERT INTO search_queue (kind, row_id) SELECT 1, id FROM messages WHERE thread_id = new.id;
END;
CREATE TRIGGER search_threads_again AFTER UPDATE OF subject ON threads WHEN old.subject <> new.subject BEGIN
    INSERT INTO search_queue (kind, row_id) SELECT 1, id FROM messages WHERE thread_id = new.id;
END;

CREATE TRIGGER search_documents_put AFTER INSERT ON documents BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (2, new.id);
END;
CREATE TRIGGER search_documents_again AFTER UPDATE OF body ON documents BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (2, new.id);
END;
CREATE TRIGGER search_documents_gone AFTER DELETE ON documents BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_rows WHERE kind = 2 AND row_id = old.id);
    DELETE FROM search_rows WHERE kind = 2 AND row_id = old.id;
END;

CREATE TRIGGER search_invoices_put AFTER INSERT ON invoices BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (3, new.id);
END;
CREATE TRIGGER search_invoices_again AFTER UPDATE OF body ON invoices BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (3, new.id);
END;
CREATE TRIGGER search_invoices_gone AFTER DELETE ON invoices BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_rows WHERE kind = 3 AND row_id = old.id);
    DELETE FROM search_rows WHERE kind = 3 AND row_id = old.id;
END;

-- A file's text is searched with every row that names the file.
CREATE TRIGGER search_text_put AFTER INSERT ON file_text WHEN new.state = 1 BEGIN
    INSERT INTO search_queue (kind, row_id)
        SELECT CASE use WHEN 'message' THEN 1 WHEN 'document' THEN 2 ELSE 3 END, row_id FROM file_uses
        WHERE sha256 = (SELECT sha256 FROM files WHERE id = new.file) AND use <> 'reward';
END;
CREATE TRIGGER search_text_gone AFTER DELETE ON file_text WHEN old.state = 1 BEGIN
    INSERT INTO search_queue (kind, row_id)
        SELECT CASE use WHEN 'message' THEN 1 WHEN 'document' THEN 2 ELSE 3 END, row_id FROM file_uses
        WHERE sha256 = (SELECT sha256 FROM files WHERE id = old.file) AND use <> 'reward';
END;

CREATE TRIGGER search_enrolments_put AFTER INSERT ON enrolments BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (4, new.id);
END;
CREATE TRIGGER search_enrolments_again AFTER UPDATE OF body ON enrolments BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (4, new.id);
END;
CREATE TRIGGER search_enrolments_gone AFTER DELETE ON enrolments BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_rows WHERE kind = 4 AND row_id = old.id);
    DELETE FROM search_rows WHERE kind = 4 AND row_id = old.id;
END;

CREATE TRIGGER search_courses_put AFTER INSERT ON courses BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (5, new.id);
END;
CREATE TRIGGER search_courses_again AFTER UPDATE OF body ON courses BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (5, new.id);
END;
CREATE TRIGGER search_courses_gone AFTER DELETE ON courses BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_rows WHERE kind = 5 AND row_id = old.id);
    DELETE FROM search_rows WHERE kind = 5 AND row_id = old.id;
END;

CREATE TRIGGER search_kursbevis_put AFTER INSERT ON kursbevis BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (6, new.id);
END;
CREATE TRIGGER search_kursbevis_again AFTER UPDATE OF body ON kursbevis BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (6, new.id);
END;
CREATE TRIGGER search_kursbevis_gone AFTER DELETE ON kursbevis BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_rows WHERE kind = 6 AND row_id = old.id);
    DELETE FROM search_rows WHERE kind = 6 AND row_id = old.id;
END;

CREATE TRIGGER search_employments_put AFTER INSERT ON employments BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (7, new.id);
END;
CREATE TRIGGER search_employments_again AFTER UPDATE OF body ON employments BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (7, new.id);
END;
CREATE TRIGGER search_employments_gone AFTER DELETE ON employments BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_rows WHERE kind = 7 AND row_id = old.id);
    DELETE FROM search_rows WHERE kind = 7 AND row_id = old.id;
END;

CREATE TRIGGER search_offices_put AFTER INSERT ON offices BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (8, new.id);
END;
CREATE TRIGGER search_offices_again AFTER UPDATE OF body ON offices BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (8, new.id);
END;
CREATE TRIGGER search_offices_gone AFTER DELETE ON offices BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_rows WHERE kind = 8 AND row_id = old.id);
    DELETE FROM search_rows WHERE kind = 8 AND row_id = old.id;
END;

CREATE TRIGGER search_representatives_put AFTER INSERT ON representatives BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (9, new.id);
END;
CREATE TRIGGER search_representatives_again AFTER UPDATE OF body ON representatives BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (9, new.id);
END;
CREATE TRIGGER search_representatives_gone AFTER DELETE ON representatives BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_rows WHERE kind = 9 AND row_id = old.id);
    DELETE FROM search_rows WHERE kind = 9 AND row_id = old.id;
END;

CREATE TRIGGER search_recipients_put AFTER INSERT ON recipients BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (10, new.id);
END;
CREATE TRIGGER search_recipients_again AFTER UPDATE OF body ON recipients BEGIN
    INSERT INTO search_queue (kind, row_id) VALUES (10, new.id);
END;
CREATE TRIGGER search_recipients_gone AFTER DELETE ON recipients BEGIN
    DELETE FROM search_index WHERE rowid = (SELECT id FROM search_rows WHERE kind = 10 AND row_id = old.id);
    DELETE FROM search_rows WHERE kind = 10 AND row_id = old.id;
END;

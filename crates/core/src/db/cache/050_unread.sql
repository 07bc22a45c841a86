-- Files that are here and whose words have not been read, with how often reading one has failed and when it is tried again
-- at the earliest (seconds since 1970). A file that could not be read leaves it for good only when it has been given up.
CREATE TABLE files_unread (
    file INTEGER PRIMARY KEY,
    failures INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TRIGGER files_unread_new AFTER INSERT ON files WHEN new.here = 1 AND new.searchable = 1 BEGIN
    INSERT OR IGNORE INTO files_unread (file) VALUES (new.id);
END;
CREATE TRIGGER files_unread_come AFTER UPDATE OF here ON files
    WHEN new.here = 1 AND old.here = 0 AND new.searchable = 1 BEGIN
    INSERT OR IGNORE INTO files_unread (file) VALUES (new.id);
END;
CREATE TRIGGER files_unread_gone AFTER UPDATE OF here ON files WHEN new.here = 0 BEGIN
    DELETE FROM files_unread WHERE file = new.id;
END;
CREATE TRIGGER files_unread_forgotten AFTER DELETE ON files BEGIN
    DELETE FROM files_unread WHERE file = old.id;
END;
CREATE TRIGGER files_unread_read AFTER INSERT ON file_text BEGIN
    DELETE FROM files_unread WHERE file = new.file;
END;
CREATE TRIGGER files_unread_again AFTER DELETE ON file_text BEGIN
    INSERT OR IGNORE INTO files_unread (file)
        SELECT id FROM files WHERE id = old.file AND here = 1 AND searchable = 1;
END;

-- What search cannot look into, told apart at every keystroke: without text, or not to be read.
DROP INDEX file_text_without;
CREATE INDEX file_text_without ON file_text (state) WHERE state <> 1;

-- Earlier versions called a file unreadable also when the program that was to read it could not be started. Those are read
-- once more.
DELETE FROM file_text WHERE state = 3;
INSERT OR IGNORE INTO files_unread (file)
    SELECT id FROM files WHERE here = 1 AND searchable = 1 AND id NOT IN (SELECT file FROM file_text);

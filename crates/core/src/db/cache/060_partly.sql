-- A fourth state of a file's text: 4 its first pages are known; what comes after them ends every process that reads it. It is
-- searched like any other, and counts as not wholly covered.
DROP TRIGGER search_text_put;
CREATE TRIGGER search_text_put AFTER INSERT ON file_text WHEN new.state IN (1, 4) BEGIN
    INSERT INTO search_queue (kind, row_id)
        SELECT CASE use WHEN 'message' THEN 1 WHEN 'document' THEN 2 ELSE 3 END, row_id FROM file_uses
        WHERE sha256 = (SELECT sha256 FROM files WHERE id = new.file) AND use <> 'reward';
END;
DROP TRIGGER search_text_gone;
CREATE TRIGGER search_text_gone AFTER DELETE ON file_text WHEN old.state IN (1, 4) BEGIN
    INSERT INTO search_queue (kind, row_id)
        SELECT CASE use WHEN 'message' THEN 1 WHEN 'document' THEN 2 ELSE 3 END, row_id FROM file_uses
        WHERE sha256 = (SELECT sha256 FROM files WHERE id = old.file) AND use <> 'reward';
END;

-- PDFs are read better than by earlier versions, and once more.
DELETE FROM file_text WHERE file IN (SELECT id FROM files WHERE media_type LIKE 'application/pdf%');

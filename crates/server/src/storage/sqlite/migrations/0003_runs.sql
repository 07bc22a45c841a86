-- Each time that the folder is opened a run begins. A cursor names the run and the version that it was given out at;
-- a folder that was put back to an older state does not know the run, or had not come so far in it.
CREATE TABLE run (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    -- Version of the newest row or grant when it began.
    began_at INTEGER NOT NULL
) STRICT;

-- What was typed and not yet saved. Not journaled; it goes with its case, and after a while.
CREATE TABLE scratch_drafts (
    key     TEXT PRIMARY KEY NOT NULL,
    body    TEXT NOT NULL,
    kept_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

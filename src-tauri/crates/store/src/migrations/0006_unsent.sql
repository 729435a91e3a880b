-- Days for which a file stays that no provider has.
ALTER TABLE retentions ADD COLUMN unsent_days INTEGER NOT NULL DEFAULT 30;

-- Since when a file is here that no provider has, by the clock that erasing goes by. Not journaled.
CREATE TABLE cache_unsent (
    document_id TEXT PRIMARY KEY REFERENCES documents (id),
    since TEXT NOT NULL
) STRICT, WITHOUT ROWID;

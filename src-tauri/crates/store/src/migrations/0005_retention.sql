-- How long what a connection's cases hold is kept, where that was set.
CREATE TABLE retentions (
    connection_id TEXT PRIMARY KEY REFERENCES connections (id) ON DELETE CASCADE,
    keep_days INTEGER NOT NULL,
    applicant_days INTEGER NOT NULL,
    record_keeper INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Cases of which nothing goes. Why stands among the notes.
CREATE TABLE holds (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    set_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The date from which the years of a record count.
CREATE TABLE record_dates (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    counts_from TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What went, when, and under which rule: 'applicant', or a document's id.
CREATE TABLE erasures (
    case_id TEXT NOT NULL REFERENCES cases (id),
    what TEXT NOT NULL,
    at TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (case_id, what)
) STRICT, WITHOUT ROWID;

CREATE INDEX documents_kept ON documents (case_id) WHERE erased_at IS NULL;

-- Since when a case is in a final stage, by the clock that erasing goes by. Not journaled.
CREATE TABLE cache_endings (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE cache_clock (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    at TEXT NOT NULL
) STRICT;

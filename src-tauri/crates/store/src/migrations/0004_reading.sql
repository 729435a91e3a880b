-- What tells a picture again, and what machines read on it. Both identify a person and go with the
-- document's bytes.
CREATE TABLE document_fingerprints (
    document_id TEXT PRIMARY KEY REFERENCES documents (id),
    coarse INTEGER NOT NULL,
    fine BLOB NOT NULL
) STRICT;
CREATE TABLE document_readings (
    document_id TEXT PRIMARY KEY REFERENCES documents (id),
    salt BLOB NOT NULL,
    body TEXT NOT NULL
) STRICT;

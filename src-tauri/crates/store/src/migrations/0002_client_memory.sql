-- What a provider's client keeps with a case, and the provider's pages for the customer.
ALTER TABLE cases ADD COLUMN pages TEXT NOT NULL DEFAULT '[]';
ALTER TABLE cases ADD COLUMN memory TEXT;

-- What the provider said, before our receipts are taken into account.
ALTER TABLE cases ADD COLUMN provider_stage TEXT NOT NULL DEFAULT 'Unmapped';
UPDATE cases SET provider_stage = stage;
ALTER TABLE cases ADD COLUMN answered TEXT;
ALTER TABLE cases ADD COLUMN deadline_estimated INTEGER NOT NULL DEFAULT 0;

-- Lists that a provider publishes (countries, occupations), fetched and kept for working offline.
CREATE TABLE cache_catalogues (
    connection_id TEXT PRIMARY KEY REFERENCES connections (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Where reading a provider's list or event log ended. Not journaled.
CREATE TABLE cache_cursors (
    connection_id TEXT NOT NULL REFERENCES connections (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    cursor TEXT NOT NULL,
    PRIMARY KEY (connection_id, name)
) STRICT, WITHOUT ROWID;

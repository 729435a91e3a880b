-- Which inbox this is, and the key under which events are told apart.
CREATE TABLE inbox (
    id TEXT NOT NULL,
    digest_key BLOB NOT NULL
) STRICT;

-- One row an event. What it says stands in its letters alone. A number is never used again.
CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    connection TEXT NOT NULL,
    digest BLOB NOT NULL,
    received_at TEXT NOT NULL,
    -- When the last desk that is to read it had read it.
    read_at TEXT,
    UNIQUE (connection, digest)
) STRICT;
CREATE INDEX events_read ON events (read_at) WHERE read_at IS NOT NULL;

-- The event as one desk can read it; a desk is named by the hash of its token.
CREATE TABLE letters (
    event INTEGER NOT NULL REFERENCES events (seq) ON DELETE CASCADE,
    desk BLOB NOT NULL,
    sealed BLOB NOT NULL,
    read_at TEXT,
    UNIQUE (desk, event)
) STRICT;
CREATE INDEX letters_of_event ON letters (event);
CREATE INDEX letters_unread ON letters (desk, event) WHERE read_at IS NULL;

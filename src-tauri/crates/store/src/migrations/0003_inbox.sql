-- Where a connection's events are pulled from, and with which token.
CREATE TABLE inboxes (
    connection_id TEXT PRIMARY KEY REFERENCES connections (id) ON DELETE CASCADE,
    address TEXT NOT NULL,
    token TEXT NOT NULL,
    set_at TEXT NOT NULL
) STRICT;

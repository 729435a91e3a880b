-- The queue anew. The rows of the old one are moved over in steps, and each goes as it is moved;
-- the table goes with the last.
DROP TRIGGER queue_in;
DROP TRIGGER queue_out;
DROP TABLE queue_counts;
ALTER TABLE queue RENAME TO old_queue;

-- Short names of connections.
CREATE TABLE queue_connections (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    provider TEXT NOT NULL
) STRICT;

-- One narrow row a case with everything that the list shows, in the order of the list: cases of
-- one bucket are in the same views and the same stage. Times are microseconds. `would` are the
-- views that the case is in while it is not put off.
CREATE TABLE queue (
    bucket INTEGER NOT NULL,
    due INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    case_id BLOB NOT NULL,
    connection INTEGER NOT NULL,
    doubtful INTEGER NOT NULL,
    would INTEGER NOT NULL,
    external_id TEXT,
    provider_status TEXT,
    name TEXT,
    name_sort TEXT NOT NULL,
    needs TEXT NOT NULL,
    findings INTEGER NOT NULL,
    documents INTEGER NOT NULL,
    opened INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    snoozed_until INTEGER,
    PRIMARY KEY (bucket, due, seq)
) STRICT, WITHOUT ROWID;
-- A lane is what one connection has in one bucket, with or without something doubtful. A page is
-- merged from the lanes that a filter lets through.
CREATE INDEX queue_by_seq ON queue (seq, connection, doubtful, would);
CREATE INDEX queue_by_due ON queue (connection, doubtful, bucket, due, seq);
CREATE INDEX queue_by_updated ON queue (connection, doubtful, bucket, updated, seq);
CREATE INDEX queue_by_age ON queue (connection, doubtful, bucket, seq);
CREATE INDEX queue_by_name ON queue (connection, doubtful, bucket, name_sort, seq);

-- How many cases are in each lane; the sum over a view's lanes is its count.
CREATE TABLE queue_counts (
    connection INTEGER NOT NULL,
    doubtful INTEGER NOT NULL,
    bucket INTEGER NOT NULL,
    cases INTEGER NOT NULL,
    PRIMARY KEY (connection, doubtful, bucket)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER queue_in AFTER INSERT ON queue BEGIN
    INSERT INTO queue_counts (connection, doubtful, bucket, cases)
        VALUES (new.connection, new.doubtful, new.bucket, 1)
        ON CONFLICT DO UPDATE SET cases = cases + 1;
END;
CREATE TRIGGER queue_moved AFTER UPDATE OF connection, doubtful, bucket ON queue
WHEN (old.connection, old.doubtful, old.bucket) <> (new.connection, new.doubtful, new.bucket)
BEGIN
    UPDATE queue_counts SET cases = cases - 1 WHERE connection = old.connection
        AND doubtful = old.doubtful AND bucket = old.bucket;
    INSERT INTO queue_counts (connection, doubtful, bucket, cases)
        VALUES (new.connection, new.doubtful, new.bucket, 1)
        ON CONFLICT DO UPDATE SET cases = cases + 1;
END;

-- Cases that are put off, and until when.
CREATE TABLE snoozes (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX snoozes_by_end ON snoozes (until);

-- Cases for which somebody asked for another pair of eyes.
CREATE TABLE escalations (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_views (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    filter TEXT NOT NULL
) STRICT;

-- What else a case is found by. Both stand in the search's index too.
CREATE TABLE contacts (
    seq INTEGER PRIMARY KEY,
    email TEXT,
    phone TEXT
) STRICT;
CREATE INDEX contacts_by_email ON contacts (email) WHERE email IS NOT NULL;

-- Numbers that are shown masked, each as a digest under the key below: they are found whole only.
CREATE TABLE search_key (key BLOB NOT NULL) STRICT;
INSERT INTO search_key (key) VALUES (randomblob(32));
CREATE TABLE number_marks (
    mark BLOB NOT NULL,
    seq INTEGER NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (mark, seq, origin)
) STRICT, WITHOUT ROWID;
CREATE INDEX number_marks_by_case ON number_marks (seq, origin);

-- Each word of a name once, and hashes of it with one letter left out: two words of which one
-- letter differs have one of these in common.
CREATE TABLE name_words (
    id INTEGER PRIMARY KEY,
    word TEXT NOT NULL UNIQUE,
    cases INTEGER NOT NULL
) STRICT;
CREATE TABLE name_near (
    hash INTEGER NOT NULL,
    word INTEGER NOT NULL,
    PRIMARY KEY (hash, word)
) STRICT, WITHOUT ROWID;

-- Cases whose applicants are not in the search yet. Not journaled.
CREATE TABLE cache_unsearched (seq INTEGER PRIMARY KEY) STRICT;
INSERT INTO cache_unsearched (seq)
    SELECT seq FROM cases JOIN applicants ON applicants.case_id = cases.id;

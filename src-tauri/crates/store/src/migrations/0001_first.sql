CREATE TABLE vault (
    id TEXT PRIMARY KEY,
    created_at TEXT NOT NULL,
    signing_key BLOB NOT NULL
) STRICT;

CREATE TABLE reviewers (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE connections (
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    name TEXT NOT NULL,
    environment TEXT NOT NULL,
    base_url TEXT NOT NULL,
    proxy TEXT,
    ca_pem TEXT,
    owner TEXT,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE credentials (
    connection_id TEXT PRIMARY KEY REFERENCES connections (id) ON DELETE CASCADE,
    body TEXT NOT NULL,
    set_at TEXT NOT NULL
) STRICT;

-- seq is the row of the search index.
CREATE TABLE cases (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    connection_id TEXT NOT NULL REFERENCES connections (id),
    provider TEXT NOT NULL,
    external_id TEXT,
    name TEXT,
    provider_status TEXT,
    stage TEXT NOT NULL,
    open_stage TEXT,
    stage_since TEXT NOT NULL,
    customer_id TEXT,
    deadline TEXT,
    due_at TEXT,
    requirements TEXT NOT NULL,
    met TEXT NOT NULL,
    slots TEXT NOT NULL,
    reasons TEXT NOT NULL,
    recommended INTEGER NOT NULL,
    opened_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX cases_by_external_id ON cases (connection_id, external_id)
    WHERE external_id IS NOT NULL;
CREATE INDEX cases_by_bare_external_id ON cases (external_id) WHERE external_id IS NOT NULL;

-- One row per view that a case is in, wide enough that a page of a view is one range scan.
CREATE TABLE queue (
    view TEXT NOT NULL,
    due_sort TEXT NOT NULL,
    case_id TEXT NOT NULL,
    external_id TEXT,
    provider TEXT NOT NULL,
    stage TEXT NOT NULL,
    provider_status TEXT,
    due_at TEXT,
    name TEXT,
    needs TEXT NOT NULL,
    PRIMARY KEY (view, due_sort, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX queue_by_case ON queue (case_id);

CREATE TABLE queue_counts (
    view TEXT PRIMARY KEY,
    cases INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER queue_in AFTER INSERT ON queue BEGIN
    INSERT INTO queue_counts (view, cases) VALUES (new.view, 1)
        ON CONFLICT (view) DO UPDATE SET cases = cases + 1;
END;
CREATE TRIGGER queue_out AFTER DELETE ON queue BEGIN
    UPDATE queue_counts SET cases = cases - 1 WHERE view = old.view;
END;

CREATE VIRTUAL TABLE case_search USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'trigram'
);

CREATE TABLE applicants (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    salt BLOB NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE attestations (
    seq INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    salt BLOB NOT NULL,
    how TEXT
) STRICT;
CREATE INDEX attestations_by_case ON attestations (case_id);

CREATE TABLE documents (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES cases (id),
    slot TEXT NOT NULL,
    salt BLOB NOT NULL,
    source TEXT NOT NULL,
    prepared TEXT NOT NULL,
    recipe TEXT NOT NULL,
    findings TEXT NOT NULL,
    attached_at TEXT NOT NULL,
    erased_at TEXT
) STRICT;
CREATE INDEX documents_by_case ON documents (case_id);

-- Bytes of a document, sealed with the document's own key. Erasing removes both rows.
CREATE TABLE document_keys (
    document_id TEXT PRIMARY KEY REFERENCES documents (id),
    key BLOB NOT NULL
) STRICT;
CREATE TABLE document_files (
    document_id TEXT NOT NULL REFERENCES documents (id),
    part TEXT NOT NULL,
    nonce BLOB NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (document_id, part)
) STRICT;

-- What the person said about a document type of a case; the last given wins.
CREATE TABLE document_details (
    case_id TEXT NOT NULL REFERENCES cases (id),
    document_type TEXT NOT NULL,
    salt BLOB NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (case_id, document_type)
) STRICT;

-- seq is the order in which things were done.
CREATE TABLE submissions (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES cases (id),
    connection_id TEXT NOT NULL REFERENCES connections (id),
    kind TEXT NOT NULL,
    slot TEXT,
    document_id TEXT REFERENCES documents (id),
    state TEXT NOT NULL,
    key TEXT NOT NULL,
    key_sent_at TEXT,
    attempts INTEGER NOT NULL,
    next_at TEXT,
    held_until TEXT,
    reason TEXT,
    before TEXT,
    receipt TEXT,
    refusal TEXT,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX submissions_by_case ON submissions (case_id);
CREATE INDEX submissions_open ON submissions (seq)
    WHERE state IN ('held', 'queued', 'sending', 'uncertain', 'parked');

CREATE TABLE submission_bodies (
    submission_id TEXT PRIMARY KEY REFERENCES submissions (id),
    salt BLOB NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE notes (
    seq INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    reviewer_id TEXT NOT NULL REFERENCES reviewers (id),
    at TEXT NOT NULL,
    salt BLOB NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX notes_by_case ON notes (case_id);

CREATE TABLE checks (
    case_id TEXT NOT NULL REFERENCES cases (id),
    item TEXT NOT NULL,
    reviewer_id TEXT NOT NULL REFERENCES reviewers (id),
    at TEXT NOT NULL,
    PRIMARY KEY (case_id, item)
) STRICT;

CREATE TABLE decisions (
    seq INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    reviewer_id TEXT NOT NULL REFERENCES reviewers (id),
    recommendation TEXT NOT NULL,
    reasons TEXT NOT NULL,
    salt BLOB NOT NULL,
    text TEXT,
    private TEXT,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX decisions_by_case ON decisions (case_id);

CREATE TABLE seen_events (
    connection_id TEXT NOT NULL REFERENCES connections (id),
    event_id TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (connection_id, event_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    case_id TEXT,
    body TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;
CREATE INDEX journal_by_case ON journal (case_id, seq) WHERE case_id IS NOT NULL;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal BEGIN
    SELECT RAISE (ABORT, 'the journal is append-only');
END;
CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal BEGIN
    SELECT RAISE (ABORT, 'the journal is append-only');
END;

-- When a case is read next. Not journaled: a read without change is no fact.
CREATE TABLE cache_polls (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    next_read_at TEXT,
    read_at TEXT,
    unchanged INTEGER NOT NULL,
    error TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX cache_polls_due ON cache_polls (next_read_at) WHERE next_read_at IS NOT NULL;

-- How a connection did when it was last used. Not journaled.
CREATE TABLE cache_health (
    connection_id TEXT PRIMARY KEY REFERENCES connections (id) ON DELETE CASCADE,
    at TEXT NOT NULL,
    code TEXT
) STRICT, WITHOUT ROWID;

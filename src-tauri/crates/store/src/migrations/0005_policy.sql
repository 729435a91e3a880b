-- Every policy that was set, in order; the last one holds. None: the one that the program ships.
CREATE TABLE policies (
    version INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    reviewer_id TEXT NOT NULL REFERENCES reviewers (id),
    body TEXT NOT NULL
) STRICT;

-- Under this key a case's evidence is named while somebody looks at it.
CREATE TABLE evidence_key (key BLOB NOT NULL) STRICT;
INSERT INTO evidence_key (key) VALUES (randomblob(32));

-- The policy under which it was made, and the digests of what was seen, under the row's own salt.
ALTER TABLE decisions ADD COLUMN policy INTEGER;
ALTER TABLE decisions ADD COLUMN evidence TEXT;
ALTER TABLE checks ADD COLUMN policy INTEGER;

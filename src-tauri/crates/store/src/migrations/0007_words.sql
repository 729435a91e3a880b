-- What a case is found by. Words of its name and its address stand once each, with the cases that
-- have them, so that a search asks an index of words and not one of a million texts.

DROP TABLE name_near;
DROP TABLE name_words;
-- Large: its rows go in steps.
ALTER TABLE case_search RENAME TO old_case_search;

-- origin: 0 a name, 1 an e-mail address; a word of the address that the name has too is the name's.
CREATE TABLE words (
    word TEXT NOT NULL,
    origin INTEGER NOT NULL,
    id INTEGER NOT NULL,
    cases INTEGER NOT NULL,
    PRIMARY KEY (word, origin)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX words_by_id ON words (id);

CREATE TABLE word_cases (
    word INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (word, seq)
) STRICT, WITHOUT ROWID;

-- Parts of words; a row has the number of its word.
CREATE VIRTUAL TABLE word_parts USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'trigram'
);

-- Hashes of a name's word, and of it with one letter left out: two words of which one letter
-- differs have one of these in common.
CREATE TABLE word_near (
    hash INTEGER NOT NULL,
    word INTEGER NOT NULL,
    PRIMARY KEY (hash, word)
) STRICT, WITHOUT ROWID;

-- What of a case is no word: its id at the provider, its telephone number, digits.
CREATE VIRTUAL TABLE case_search USING fts5 (
    text, content = '', contentless_delete = 1, tokenize = 'trigram'
);

-- What is looked for from its beginning, in small letters: i and the id at the provider, e and the
-- e-mail address, p and the telephone number, q and the number from its end.
CREATE TABLE case_starts (
    text TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (text, seq)
) STRICT, WITHOUT ROWID;
DROP INDEX contacts_by_email;

-- Up to which row cases were in the search of the version before, and how far they are in this one.
CREATE TABLE old_search (upto INTEGER NOT NULL, done INTEGER NOT NULL) STRICT;
INSERT INTO old_search (upto, done) SELECT coalesce(max(seq), 0), 0 FROM queue;

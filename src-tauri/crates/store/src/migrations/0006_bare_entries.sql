-- An entry that is over its time is replaced by the digest of its body. Its number and the chain's
-- value stay, so that the chain verifies as before; nothing else can be changed.
DROP TRIGGER journal_is_never_changed;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
WHEN new.seq IS NOT old.seq OR new.hash IS NOT old.hash OR new.case_id IS NOT NULL
    OR substr(new.body, 1, 10) IS NOT '{"entry":"' OR substr(new.body, 75) IS NOT '"}'
    OR substr(new.body, 11, 64) GLOB '*[^0-9a-f]*' OR substr(old.body, 1, 10) IS '{"entry":"'
BEGIN
    SELECT RAISE (ABORT, 'the journal is append-only');
END;

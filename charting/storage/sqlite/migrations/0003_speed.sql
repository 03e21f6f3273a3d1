-- Finding: the order of the list with the text that is searched beside it, so that one word that nobody has costs a walk
-- through the index and never through the documents. The same for providers, with the referrals that came from each.
DROP INDEX client_by_name;
CREATE INDEX client_by_name ON client (sort_name, id, search);
CREATE INDEX provider_by_name ON provider (name, id, search);
CREATE INDEX client_of_provider ON client (primary_care_id);
DROP INDEX referral_of_provider;
CREATE INDEX referral_of_provider ON referral (provider_id, received);
-- Any three letters in a row of a client's search text: what few have is found without that walk. Who was stored since
-- the index was last brought up to date is named beside it, and is looked at by each search until then.
CREATE VIRTUAL TABLE client_parts USING fts5 (search, tokenize = 'trigram', columnsize = 0);
INSERT INTO client_parts (rowid, search) SELECT rowid, search FROM client;
CREATE TABLE client_unread (client_row INTEGER PRIMARY KEY NOT NULL);
CREATE TRIGGER client_unread_when_new AFTER INSERT ON client BEGIN
    INSERT INTO client_unread (client_row) VALUES (NEW.rowid) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER client_unread_when_changed AFTER UPDATE OF search ON client WHEN NEW.search <> OLD.search BEGIN
    INSERT INTO client_unread (client_row) VALUES (NEW.rowid) ON CONFLICT DO NOTHING;
END;

-- Today as it stood when the chart was last at rest, a row for that day and for each of the next: derived, no record.
-- A row counts while `logged` is the last entry of the log and `edition` the version of the program.
CREATE TABLE glance (
    day TEXT PRIMARY KEY NOT NULL,
    logged TEXT NOT NULL,
    edition TEXT NOT NULL,
    body TEXT NOT NULL
);

-- Finding in the words of all notes. Each signed note and each addendum has a row with its words, and those words
-- folded in an index without content. A place begins with the second at which it happened: newest first needs no sorting.
-- All of it is made from the notes, and is made anew from them where it was damaged; nothing of it is exported.
-- `words_read` says up to which entry of the log the notes are in it, and `known_word` holds each word that is.
CREATE TABLE note_words (
    place INTEGER PRIMARY KEY NOT NULL,
    id TEXT NOT NULL UNIQUE,
    note_kind TEXT NOT NULL,
    note_id TEXT NOT NULL,
    client_id TEXT NOT NULL,
    title TEXT NOT NULL,
    day TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE VIRTUAL TABLE word_index USING fts5 (words, content = '', tokenize = 'ascii');
INSERT INTO word_index (word_index, rank) VALUES ('automerge', 0);
CREATE TABLE known_word (word TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID;
CREATE TABLE words_read (one INTEGER PRIMARY KEY NOT NULL CHECK (one = 1), log_row INTEGER NOT NULL);
INSERT INTO words_read (one, log_row) VALUES (1, 0);

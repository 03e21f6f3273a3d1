-- What a clinic adds to the shipped data. One that is no longer wanted is retired, never deleted: notes may name it.

CREATE TABLE snippet (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    short TEXT NOT NULL CHECK (short <> ''),
    therapist_id TEXT REFERENCES therapist (id),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL
);

CREATE INDEX snippet_by_short ON snippet (short, id);

CREATE TABLE own_entry (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    vocabulary TEXT NOT NULL,
    code TEXT NOT NULL CHECK (code <> ''),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL,
    UNIQUE (vocabulary, code)
);

CREATE TABLE own_instrument (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL
);

CREATE TABLE own_template (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL
);

-- Which cases were closed of late, among those of twenty years.
CREATE INDEX care_case_by_closing ON care_case (closed);
-- Who was there on a day, planned or not.
CREATE INDEX session_by_day ON session (starts_at);

CREATE TRIGGER snippet_keeps_key BEFORE UPDATE ON snippet
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id.');
END;

CREATE TRIGGER snippet_stays BEFORE DELETE ON snippet
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER snippet_not_replaced BEFORE INSERT ON snippet
WHEN EXISTS (SELECT 1 FROM snippet WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER own_entry_keeps_key BEFORE UPDATE ON own_entry
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid OR NEW.vocabulary <> OLD.vocabulary OR NEW.code <> OLD.code
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id.');
END;

CREATE TRIGGER own_entry_stays BEFORE DELETE ON own_entry
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER own_entry_not_replaced BEFORE INSERT ON own_entry
WHEN EXISTS (
    SELECT 1 FROM own_entry
    WHERE id = NEW.id OR rowid = NEW.rowid OR (vocabulary = NEW.vocabulary AND code = NEW.code)
)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER own_instrument_keeps_key BEFORE UPDATE ON own_instrument
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid OR NEW.code <> OLD.code
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id.');
END;

CREATE TRIGGER own_instrument_stays BEFORE DELETE ON own_instrument
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER own_instrument_not_replaced BEFORE INSERT ON own_instrument
WHEN EXISTS (SELECT 1 FROM own_instrument WHERE id = NEW.id OR rowid = NEW.rowid OR code = NEW.code)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER own_template_keeps_key BEFORE UPDATE ON own_template
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid OR NEW.code <> OLD.code
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id.');
END;

CREATE TRIGGER own_template_stays BEFORE DELETE ON own_template
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER own_template_not_replaced BEFORE INSERT ON own_template
WHEN EXISTS (SELECT 1 FROM own_template WHERE id = NEW.id OR rowid = NEW.rowid OR code = NEW.code)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

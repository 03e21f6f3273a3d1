-- One table per record type: columns for what is searched, joined or constrained, and the document itself in body.
-- A case belongs to one client, and whatever belongs to the case names both: two clients cannot be mixed.

CREATE TABLE clinic (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    body TEXT NOT NULL
);

CREATE TABLE therapist (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    body TEXT NOT NULL
);

CREATE TABLE provider (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    search TEXT NOT NULL,
    body TEXT NOT NULL
);

CREATE TABLE client (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    chart_number INTEGER NOT NULL UNIQUE CHECK (chart_number > 0),
    birth_date TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    search TEXT NOT NULL,
    primary_care_id TEXT REFERENCES provider (id),
    body TEXT NOT NULL
);

CREATE INDEX client_by_name ON client (sort_name, id);

CREATE TABLE care_case (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    client_id TEXT NOT NULL REFERENCES client (id),
    opened TEXT NOT NULL,
    closed TEXT CHECK (closed >= opened),
    status TEXT NOT NULL CHECK (status IN ('open', 'maintenance', 'discharged')),
    body TEXT NOT NULL,
    UNIQUE (id, client_id),
    CHECK (status <> 'discharged' OR closed IS NOT NULL)
);

CREATE INDEX care_case_of_client ON care_case (client_id, opened);
CREATE INDEX care_case_by_status ON care_case (status);

CREATE TABLE referral (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    client_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    provider_id TEXT NOT NULL REFERENCES provider (id),
    received TEXT NOT NULL,
    valid_until TEXT,
    body TEXT NOT NULL,
    FOREIGN KEY (case_id, client_id) REFERENCES care_case (id, client_id)
);

CREATE INDEX referral_of_client ON referral (client_id, received);
CREATE INDEX referral_of_case ON referral (case_id, received);
CREATE INDEX referral_of_provider ON referral (provider_id);

CREATE TABLE assessment (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    client_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    therapist_id TEXT NOT NULL REFERENCES therapist (id),
    status TEXT NOT NULL CHECK (status IN ('draft', 'signed', 'discarded')),
    kind TEXT NOT NULL CHECK (kind IN ('initial', 'reassessment', 'discharge')),
    happened_at TEXT NOT NULL,
    signed_at TEXT,
    body TEXT NOT NULL,
    FOREIGN KEY (case_id, client_id) REFERENCES care_case (id, client_id),
    CHECK ((status = 'signed') = (signed_at IS NOT NULL))
);

CREATE INDEX assessment_of_client ON assessment (client_id, happened_at);
CREATE INDEX assessment_of_case ON assessment (case_id, happened_at);
CREATE INDEX assessment_by_status ON assessment (status, happened_at);

CREATE TABLE plan (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    client_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    therapist_id TEXT NOT NULL REFERENCES therapist (id),
    status TEXT NOT NULL CHECK (status IN ('draft', 'signed', 'discarded')),
    revision INTEGER NOT NULL CHECK (revision > 0),
    happened_at TEXT NOT NULL,
    signed_at TEXT,
    body TEXT NOT NULL,
    FOREIGN KEY (case_id, client_id) REFERENCES care_case (id, client_id),
    CHECK ((status = 'signed') = (signed_at IS NOT NULL))
);

CREATE INDEX plan_of_client ON plan (client_id, happened_at);
CREATE INDEX plan_of_case ON plan (case_id, revision);
CREATE INDEX plan_by_status ON plan (status, happened_at);

CREATE TABLE session (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    client_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    therapist_id TEXT NOT NULL REFERENCES therapist (id),
    status TEXT NOT NULL CHECK (status IN ('draft', 'signed', 'discarded')),
    starts_at TEXT NOT NULL,
    signed_at TEXT,
    body TEXT NOT NULL,
    FOREIGN KEY (case_id, client_id) REFERENCES care_case (id, client_id),
    CHECK ((status = 'signed') = (signed_at IS NOT NULL)),
    UNIQUE (id, client_id)
);

CREATE INDEX session_of_client ON session (client_id, starts_at);
CREATE INDEX session_of_case ON session (case_id, starts_at);
CREATE INDEX session_by_status ON session (status, starts_at);

CREATE TABLE visit (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    client_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    session_id TEXT,
    starts_at TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('planned', 'kept', 'missed', 'canceled')),
    body TEXT NOT NULL,
    FOREIGN KEY (case_id, client_id) REFERENCES care_case (id, client_id),
    FOREIGN KEY (session_id, client_id) REFERENCES session (id, client_id)
);

CREATE INDEX visit_by_day ON visit (starts_at);
CREATE INDEX visit_of_client ON visit (client_id, starts_at);
CREATE INDEX visit_of_case ON visit (case_id, status);

CREATE TABLE consent (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    client_id TEXT NOT NULL REFERENCES client (id),
    provider_id TEXT REFERENCES provider (id),
    kind TEXT NOT NULL CHECK (kind IN ('treatment', 'release', 'sensitive area', 'guardian')),
    given TEXT NOT NULL,
    expires TEXT,
    revoked TEXT,
    body TEXT NOT NULL,
    CHECK ((kind = 'release') = (provider_id IS NOT NULL)),
    UNIQUE (id, client_id)
);

CREATE INDEX consent_of_client ON consent (client_id, given);
CREATE INDEX consent_by_expiry ON consent (expires);
CREATE INDEX consent_of_provider ON consent (provider_id);

CREATE TABLE contact (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    client_id TEXT NOT NULL REFERENCES client (id),
    case_id TEXT,
    provider_id TEXT REFERENCES provider (id),
    at TEXT NOT NULL,
    next_by TEXT,
    done INTEGER NOT NULL CHECK (done IN (0, 1)),
    body TEXT NOT NULL,
    FOREIGN KEY (case_id, client_id) REFERENCES care_case (id, client_id)
);

CREATE INDEX contact_of_client ON contact (client_id, at);
CREATE INDEX contact_of_case ON contact (case_id);
CREATE INDEX contact_to_do ON contact (done, next_by);
CREATE INDEX contact_of_provider ON contact (provider_id);

CREATE TABLE report (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version = 1),
    client_id TEXT NOT NULL,
    case_id TEXT NOT NULL,
    provider_id TEXT NOT NULL REFERENCES provider (id),
    consent_id TEXT NOT NULL,
    therapist_id TEXT NOT NULL REFERENCES therapist (id),
    issued_at TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    body TEXT NOT NULL,
    FOREIGN KEY (case_id, client_id) REFERENCES care_case (id, client_id),
    FOREIGN KEY (consent_id, client_id) REFERENCES consent (id, client_id)
);

CREATE INDEX report_of_client ON report (client_id, issued_at);
CREATE INDEX report_of_case ON report (case_id, issued_at);
CREATE INDEX report_by_time ON report (issued_at);
CREATE INDEX report_of_provider ON report (provider_id);

CREATE TABLE paper (
    report_id TEXT PRIMARY KEY NOT NULL REFERENCES report (id),
    pdf BLOB NOT NULL
);

CREATE TABLE addendum (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version = 1),
    client_id TEXT NOT NULL REFERENCES client (id),
    kind TEXT NOT NULL CHECK (kind IN ('assessment', 'plan', 'session', 'report')),
    record_id TEXT NOT NULL,
    therapist_id TEXT NOT NULL REFERENCES therapist (id),
    written_at TEXT NOT NULL,
    body TEXT NOT NULL
);

CREATE INDEX addendum_of_record ON addendum (record_id, written_at);
CREATE INDEX addendum_of_client ON addendum (client_id, written_at);

CREATE TABLE log (
    id TEXT PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    client_id TEXT REFERENCES client (id),
    kind TEXT NOT NULL,
    record_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    body TEXT NOT NULL
);

CREATE INDEX log_of_client ON log (client_id, at);
CREATE INDEX log_of_record ON log (record_id, version);

-- What is signed is fixed, and nothing charted is ever deleted: the database itself refuses, whoever asks.
-- REPLACE deletes without asking the DELETE triggers, so an INSERT over a row that exists is refused too,
-- by its key and by its rowid, and no row may change its key to another one's.

CREATE TRIGGER assessment_fixed BEFORE UPDATE ON assessment WHEN OLD.status = 'signed'
BEGIN
    SELECT RAISE(ABORT, 'A signed assessment cannot change. Add an addendum instead.');
END;

CREATE TRIGGER plan_fixed BEFORE UPDATE ON plan WHEN OLD.status = 'signed'
BEGIN
    SELECT RAISE(ABORT, 'A signed plan cannot change. Add an addendum instead.');
END;

CREATE TRIGGER session_fixed BEFORE UPDATE ON session WHEN OLD.status = 'signed'
BEGIN
    SELECT RAISE(ABORT, 'A signed session note cannot change. Add an addendum instead.');
END;

CREATE TRIGGER report_fixed BEFORE UPDATE ON report
BEGIN
    SELECT RAISE(ABORT, 'A report cannot change.');
END;

CREATE TRIGGER paper_fixed BEFORE UPDATE ON paper
BEGIN
    SELECT RAISE(ABORT, 'A report cannot change.');
END;

CREATE TRIGGER addendum_fixed BEFORE UPDATE ON addendum
BEGIN
    SELECT RAISE(ABORT, 'An addendum cannot change.');
END;

CREATE TRIGGER log_fixed BEFORE UPDATE ON log
BEGIN
    SELECT RAISE(ABORT, 'A log entry cannot change.');
END;

CREATE TRIGGER assessment_keeps_key BEFORE UPDATE ON assessment
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid OR NEW.client_id <> OLD.client_id
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id and its client.');
END;

CREATE TRIGGER plan_keeps_key BEFORE UPDATE ON plan
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid OR NEW.client_id <> OLD.client_id
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id and its client.');
END;

CREATE TRIGGER session_keeps_key BEFORE UPDATE ON session
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid OR NEW.client_id <> OLD.client_id
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id and its client.');
END;

CREATE TRIGGER clinic_keeps_key BEFORE UPDATE ON clinic
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id.');
END;

CREATE TRIGGER therapist_keeps_key BEFORE UPDATE ON therapist
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id.');
END;

CREATE TRIGGER provider_keeps_key BEFORE UPDATE ON provider
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id.');
END;

CREATE TRIGGER client_keeps_key BEFORE UPDATE ON client
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid OR NEW.chart_number <> OLD.chart_number
BEGIN
    SELECT RAISE(ABORT, 'A client keeps the chart number.');
END;

CREATE TRIGGER care_case_keeps_key BEFORE UPDATE ON care_case
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid OR NEW.client_id <> OLD.client_id
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id and its client.');
END;

CREATE TRIGGER referral_keeps_key BEFORE UPDATE ON referral
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid OR NEW.client_id <> OLD.client_id
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id and its client.');
END;

CREATE TRIGGER visit_keeps_key BEFORE UPDATE ON visit
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid OR NEW.client_id <> OLD.client_id
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id and its client.');
END;

CREATE TRIGGER consent_keeps_key BEFORE UPDATE ON consent
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid OR NEW.client_id <> OLD.client_id
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id and its client.');
END;

CREATE TRIGGER contact_keeps_key BEFORE UPDATE ON contact
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid OR NEW.client_id <> OLD.client_id
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id and its client.');
END;

-- Words are added to what is signed, and to the same client's. A report leaves under a release to its addressee, and
-- such a release stays what it was: it can be revoked, not turned into another.

CREATE TRIGGER addendum_belongs BEFORE INSERT ON addendum
WHEN NOT EXISTS (
    SELECT 1 FROM assessment WHERE id = NEW.record_id AND client_id = NEW.client_id
    AND NEW.kind = 'assessment' AND status = 'signed'
) AND NOT EXISTS (
    SELECT 1 FROM plan WHERE id = NEW.record_id AND client_id = NEW.client_id
    AND NEW.kind = 'plan' AND status = 'signed'
) AND NOT EXISTS (
    SELECT 1 FROM session WHERE id = NEW.record_id AND client_id = NEW.client_id
    AND NEW.kind = 'session' AND status = 'signed'
) AND NOT EXISTS (
    SELECT 1 FROM report WHERE id = NEW.record_id AND client_id = NEW.client_id AND NEW.kind = 'report'
)
BEGIN
    SELECT RAISE(ABORT, 'An addendum adds to a signed note or a report of the same client.');
END;

CREATE TRIGGER report_released BEFORE INSERT ON report
WHEN NOT EXISTS (
    SELECT 1 FROM consent WHERE id = NEW.consent_id AND client_id = NEW.client_id
    AND kind = 'release' AND provider_id = NEW.provider_id
)
BEGIN
    SELECT RAISE(ABORT, 'A report needs the release of its client to its addressee.');
END;

CREATE TRIGGER consent_used BEFORE UPDATE ON consent
WHEN (NEW.kind <> OLD.kind OR NEW.provider_id IS NOT OLD.provider_id)
AND EXISTS (SELECT 1 FROM report WHERE consent_id = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'A report left under this release. Revoke it, and record another one.');
END;

CREATE TRIGGER assessment_stays BEFORE DELETE ON assessment
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER assessment_not_replaced BEFORE INSERT ON assessment
WHEN EXISTS (SELECT 1 FROM assessment WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER plan_stays BEFORE DELETE ON plan
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER plan_not_replaced BEFORE INSERT ON plan
WHEN EXISTS (SELECT 1 FROM plan WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER session_stays BEFORE DELETE ON session
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER session_not_replaced BEFORE INSERT ON session
WHEN EXISTS (SELECT 1 FROM session WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER report_stays BEFORE DELETE ON report
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER report_not_replaced BEFORE INSERT ON report
WHEN EXISTS (SELECT 1 FROM report WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER paper_stays BEFORE DELETE ON paper
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER paper_not_replaced BEFORE INSERT ON paper
WHEN EXISTS (SELECT 1 FROM paper WHERE report_id = NEW.report_id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER addendum_stays BEFORE DELETE ON addendum
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER addendum_not_replaced BEFORE INSERT ON addendum
WHEN EXISTS (SELECT 1 FROM addendum WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER log_stays BEFORE DELETE ON log
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER log_not_replaced BEFORE INSERT ON log
WHEN EXISTS (SELECT 1 FROM log WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER clinic_stays BEFORE DELETE ON clinic
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER clinic_not_replaced BEFORE INSERT ON clinic
WHEN EXISTS (SELECT 1 FROM clinic WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER therapist_stays BEFORE DELETE ON therapist
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER therapist_not_replaced BEFORE INSERT ON therapist
WHEN EXISTS (SELECT 1 FROM therapist WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER provider_stays BEFORE DELETE ON provider
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER provider_not_replaced BEFORE INSERT ON provider
WHEN EXISTS (SELECT 1 FROM provider WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER client_stays BEFORE DELETE ON client
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER client_not_replaced BEFORE INSERT ON client
WHEN EXISTS (SELECT 1 FROM client WHERE id = NEW.id OR rowid = NEW.rowid OR chart_number = NEW.chart_number)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER care_case_stays BEFORE DELETE ON care_case
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER care_case_not_replaced BEFORE INSERT ON care_case
WHEN EXISTS (SELECT 1 FROM care_case WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER referral_stays BEFORE DELETE ON referral
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER referral_not_replaced BEFORE INSERT ON referral
WHEN EXISTS (SELECT 1 FROM referral WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER visit_stays BEFORE DELETE ON visit
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER visit_not_replaced BEFORE INSERT ON visit
WHEN EXISTS (SELECT 1 FROM visit WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER consent_stays BEFORE DELETE ON consent
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER consent_not_replaced BEFORE INSERT ON consent
WHEN EXISTS (SELECT 1 FROM consent WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

CREATE TRIGGER contact_stays BEFORE DELETE ON contact
BEGIN
    SELECT RAISE(ABORT, 'Nothing is deleted from a chart.');
END;

CREATE TRIGGER contact_not_replaced BEFORE INSERT ON contact
WHEN EXISTS (SELECT 1 FROM contact WHERE id = NEW.id OR rowid = NEW.rowid)
BEGIN
    SELECT RAISE(ABORT, 'That record exists already.');
END;

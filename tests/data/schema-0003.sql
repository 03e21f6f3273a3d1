BEGIN TRANSACTION;
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
INSERT INTO "addendum" VALUES('01a20234-f184-7ac5-9fa1-aa4d23b36846',1,'01a20234-f15b-7286-91ee-10a5101957aa','session','01a20234-f165-75c1-b27b-b1345e21f407','01a20234-f158-7ee2-a012-3ac7ae4f1679','2026-03-02T18:00:00Z','{"id":"01a20234-f184-7ac5-9fa1-aa4d23b36846","version":1,"client_id":"01a20234-f15b-7286-91ee-10a5101957aa","kind":"session","record_id":"01a20234-f165-75c1-b27b-b1345e21f407","therapist_id":"01a20234-f158-7ee2-a012-3ac7ae4f1679","author":"Rosa Delgado, LMT","written_at":"2026-03-02T12:00:00-06:00","text":"The left side was treated too."}');
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
INSERT INTO "assessment" VALUES('01a20234-f15f-7d14-a9cc-9bb52dd7a499',2,'01a20234-f15b-7286-91ee-10a5101957aa','01a20234-f15c-7ca0-ac1d-6be4b5de70ed','01a20234-f158-7ee2-a012-3ac7ae4f1679','signed','initial','2026-03-02T18:00:00Z','2026-03-02T18:00:00Z','{"id":"01a20234-f15f-7d14-a9cc-9bb52dd7a499","version":2,"client_id":"01a20234-f15b-7286-91ee-10a5101957aa","case_id":"01a20234-f15c-7ca0-ac1d-6be4b5de70ed","therapist_id":"01a20234-f158-7ee2-a012-3ac7ae4f1679","entered_at":"2026-03-02T12:00:00-06:00","status":"signed","signed_at":"2026-03-02T12:00:00-06:00","signed_by":"Rosa Delgado, LMT","happened_at":"2026-03-02T12:00:00-06:00","pain":{"now":7,"best":3,"worst":8},"activities":[{"name":"Reach top shelf","score":3}],"red_flags":[{"question":"Night pain?"}],"impression":"Capsular pattern","decision":"treat"}');
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
INSERT INTO "care_case" VALUES('01a20234-f15c-7ca0-ac1d-6be4b5de70ed',1,'01a20234-f15b-7286-91ee-10a5101957aa','2026-01-05',NULL,'open','{"id":"01a20234-f15c-7ca0-ac1d-6be4b5de70ed","version":1,"client_id":"01a20234-f15b-7286-91ee-10a5101957aa","complaint":"Frozen shoulder","opened":"2026-01-05","areas":[{"region":"shoulder","side":"right"}],"diagnoses":[{"code":"M75.01","words":"adhesive capsulitis","stated_by":"Dr Okafor"}]}');
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
INSERT INTO "client" VALUES('01a20234-f15b-7286-91ee-10a5101957aa',1,1,'1980-03-14','nguyen, thao linh','thao linh nguyen 0001 19800314 03/14/1980 3/14/1980 3/14/80 03141980 14 march 1980 9185550142','01a20234-f159-78cd-a3d9-b72e6512a9e6','{"id":"01a20234-f15b-7286-91ee-10a5101957aa","version":1,"chart_number":1,"given_name":"Thảo Linh","family_name":"Nguyễn","birth_date":"1980-03-14","phone":"(918) 555-0142","emergency_contact":{"name":"Søren O''Brien","phone":"918 555 0143"},"primary_care_id":"01a20234-f159-78cd-a3d9-b72e6512a9e6","history":{"medications":["apixaban"],"reviewed":"2026-03-02"},"alerts":[{"text":"Anticoagulant","action":"light pressure only"}]}');
CREATE TABLE client_unread (client_row INTEGER PRIMARY KEY NOT NULL);
INSERT INTO "client_unread" VALUES(1);
CREATE TABLE clinic (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    body TEXT NOT NULL
);
INSERT INTO "clinic" VALUES('01a20234-f158-709b-984a-1203323ae023',1,'{"id":"01a20234-f158-709b-984a-1203323ae023","version":1,"name":"Côté Clinic"}');
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
INSERT INTO "consent" VALUES('01a20234-f15d-7906-95b6-11e21d413b4e',1,'01a20234-f15b-7286-91ee-10a5101957aa','01a20234-f159-78cd-a3d9-b72e6512a9e6','release','2026-01-05',NULL,NULL,'{"id":"01a20234-f15d-7906-95b6-11e21d413b4e","version":1,"client_id":"01a20234-f15b-7286-91ee-10a5101957aa","kind":"release","scope":"Progress reports","signed_by":"Thảo Linh Nguyễn","given":"2026-01-05","provider_id":"01a20234-f159-78cd-a3d9-b72e6512a9e6"}');
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
INSERT INTO "contact" VALUES('01a20234-f15e-7554-ad7b-6def04ee08dd',1,'01a20234-f15b-7286-91ee-10a5101957aa',NULL,'01a20234-f159-78cd-a3d9-b72e6512a9e6','2026-03-02T18:00:00Z',NULL,0,'{"id":"01a20234-f15e-7554-ad7b-6def04ee08dd","version":1,"client_id":"01a20234-f15b-7286-91ee-10a5101957aa","provider_id":"01a20234-f159-78cd-a3d9-b72e6512a9e6","at":"2026-03-02T12:00:00-06:00","channel":"fax","what":"Sent notes"}');
CREATE TABLE glance (
    day TEXT PRIMARY KEY NOT NULL,
    logged TEXT NOT NULL,
    edition TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE known_word (word TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID;
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
INSERT INTO "log" VALUES('01a20234-f158-7a7f-ab44-37b94c8508e2','2026-03-02T18:00:00Z','Rosa Delgado, LMT','set up the chart',NULL,'clinic','01a20234-f158-709b-984a-1203323ae023',1,'7c9fbf2abc94c63d55425b085202e2d4e58b356da49849b05c96e6d085248578','{"id":"01a20234-f158-7a7f-ab44-37b94c8508e2","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"set up the chart","kind":"clinic","record_id":"01a20234-f158-709b-984a-1203323ae023","version":1,"sha256":"7c9fbf2abc94c63d55425b085202e2d4e58b356da49849b05c96e6d085248578"}');
INSERT INTO "log" VALUES('01a20234-f159-7912-80cf-10ab930fc299','2026-03-02T18:00:00Z','Rosa Delgado, LMT','set up the chart',NULL,'therapist','01a20234-f158-7ee2-a012-3ac7ae4f1679',1,'821f6099c6e03ed014918edde48b651d31ca67a88363d53a657d7c3fa7deafbd','{"id":"01a20234-f159-7912-80cf-10ab930fc299","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"set up the chart","kind":"therapist","record_id":"01a20234-f158-7ee2-a012-3ac7ae4f1679","version":1,"sha256":"821f6099c6e03ed014918edde48b651d31ca67a88363d53a657d7c3fa7deafbd"}');
INSERT INTO "log" VALUES('01a20234-f159-773c-a623-f692d0b143cd','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added provider',NULL,'provider','01a20234-f159-78cd-a3d9-b72e6512a9e6',1,'7b0f4624dc38466fb1ac9d9487ce8b52df5eeae5ec4752f93b013090f56ffc54','{"id":"01a20234-f159-773c-a623-f692d0b143cd","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added provider","kind":"provider","record_id":"01a20234-f159-78cd-a3d9-b72e6512a9e6","version":1,"sha256":"7b0f4624dc38466fb1ac9d9487ce8b52df5eeae5ec4752f93b013090f56ffc54"}');
INSERT INTO "log" VALUES('01a20234-f15a-7c72-a46c-f7c519c6bbe0','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added snippet',NULL,'snippet','01a20234-f14c-7ca9-a543-5782b33dc8fc',1,'2881a584e75028d2eeeb3ee3713c850f50bd681eb7db67d6e85ef287684d73cb','{"id":"01a20234-f15a-7c72-a46c-f7c519c6bbe0","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added snippet","kind":"snippet","record_id":"01a20234-f14c-7ca9-a543-5782b33dc8fc","version":1,"sha256":"2881a584e75028d2eeeb3ee3713c850f50bd681eb7db67d6e85ef287684d73cb"}');
INSERT INTO "log" VALUES('01a20234-f15a-72c3-9e9b-bc8745185e6c','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added ownentry',NULL,'own_entry','01a20234-f14c-76cb-a4c2-cf3219ef5e1d',1,'65e0e7b8a3eb7b9cb5eb43b8842cda8e7f4e074ce31943fb8ca4739727879d32','{"id":"01a20234-f15a-72c3-9e9b-bc8745185e6c","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added ownentry","kind":"own_entry","record_id":"01a20234-f14c-76cb-a4c2-cf3219ef5e1d","version":1,"sha256":"65e0e7b8a3eb7b9cb5eb43b8842cda8e7f4e074ce31943fb8ca4739727879d32"}');
INSERT INTO "log" VALUES('01a20234-f15b-7ac3-82d6-71240604b980','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added owninstrument',NULL,'own_instrument','01a20234-f14c-7daa-aa92-29775b255f2c',1,'29d31d722c30e394fae64182be4e489ba20d36ad0de175c234007e4162ff6dfa','{"id":"01a20234-f15b-7ac3-82d6-71240604b980","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added owninstrument","kind":"own_instrument","record_id":"01a20234-f14c-7daa-aa92-29775b255f2c","version":1,"sha256":"29d31d722c30e394fae64182be4e489ba20d36ad0de175c234007e4162ff6dfa"}');
INSERT INTO "log" VALUES('01a20234-f15b-7a44-a08f-a57ddd03dbbf','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added owntemplate',NULL,'own_template','01a20234-f14c-7ca6-af5e-bd888dd97c6e',1,'da38895d9d6caa899fd7fefe07061c8e26b7d845531f47ae597020d00815ac32','{"id":"01a20234-f15b-7a44-a08f-a57ddd03dbbf","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added owntemplate","kind":"own_template","record_id":"01a20234-f14c-7ca6-af5e-bd888dd97c6e","version":1,"sha256":"da38895d9d6caa899fd7fefe07061c8e26b7d845531f47ae597020d00815ac32"}');
INSERT INTO "log" VALUES('01a20234-f15c-7dc0-9c70-9cd13fc45f45','2026-03-02T18:00:00Z','Rosa Delgado, LMT','registered client','01a20234-f15b-7286-91ee-10a5101957aa','client','01a20234-f15b-7286-91ee-10a5101957aa',1,'0f031108cfca5656e194ac4ea647dedd8379f6d46a7ef682880ed151f683af6b','{"id":"01a20234-f15c-7dc0-9c70-9cd13fc45f45","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"registered client","kind":"client","record_id":"01a20234-f15b-7286-91ee-10a5101957aa","version":1,"sha256":"0f031108cfca5656e194ac4ea647dedd8379f6d46a7ef682880ed151f683af6b","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f15c-7a8f-8045-d6235551034f','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added case','01a20234-f15b-7286-91ee-10a5101957aa','care_case','01a20234-f15c-7ca0-ac1d-6be4b5de70ed',1,'814140661801e188ae58b93d7936e57266893a9dd140fc9d192e74658cdfa69a','{"id":"01a20234-f15c-7a8f-8045-d6235551034f","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added case","kind":"care_case","record_id":"01a20234-f15c-7ca0-ac1d-6be4b5de70ed","version":1,"sha256":"814140661801e188ae58b93d7936e57266893a9dd140fc9d192e74658cdfa69a","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f15d-7969-a98e-0d25bd85bafe','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added referral','01a20234-f15b-7286-91ee-10a5101957aa','referral','01a20234-f15d-7b81-9969-f50c6b542b41',1,'8ff42d0c61d8c408e80b8a836f9dd4e88b95bdcc31f38c8dbb1077f11a884f7e','{"id":"01a20234-f15d-7969-a98e-0d25bd85bafe","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added referral","kind":"referral","record_id":"01a20234-f15d-7b81-9969-f50c6b542b41","version":1,"sha256":"8ff42d0c61d8c408e80b8a836f9dd4e88b95bdcc31f38c8dbb1077f11a884f7e","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f15d-7adb-89b6-e918c1c32af0','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added consent','01a20234-f15b-7286-91ee-10a5101957aa','consent','01a20234-f15d-7906-95b6-11e21d413b4e',1,'abe2c9dab8f2465374a5d2fc8e624068af2070364a5ab1d81c4ee9f3b3fd8929','{"id":"01a20234-f15d-7adb-89b6-e918c1c32af0","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added consent","kind":"consent","record_id":"01a20234-f15d-7906-95b6-11e21d413b4e","version":1,"sha256":"abe2c9dab8f2465374a5d2fc8e624068af2070364a5ab1d81c4ee9f3b3fd8929","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f15e-7aca-8f19-8e8941fdb4aa','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added visit','01a20234-f15b-7286-91ee-10a5101957aa','visit','01a20234-f15e-7b15-8f0c-4c7b6317d092',1,'0adcb793795f88a5b5d964a54a976290d4c07b9bcee4a0aac1d3dc1e77f6f6fc','{"id":"01a20234-f15e-7aca-8f19-8e8941fdb4aa","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added visit","kind":"visit","record_id":"01a20234-f15e-7b15-8f0c-4c7b6317d092","version":1,"sha256":"0adcb793795f88a5b5d964a54a976290d4c07b9bcee4a0aac1d3dc1e77f6f6fc","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f15e-7f2d-b905-e6530444c111','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added contact','01a20234-f15b-7286-91ee-10a5101957aa','contact','01a20234-f15e-7554-ad7b-6def04ee08dd',1,'cd47928f2b5e3e503b377f1ddee5dc85ae03a793e99b7286ef82a3ac133a0c39','{"id":"01a20234-f15e-7f2d-b905-e6530444c111","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added contact","kind":"contact","record_id":"01a20234-f15e-7554-ad7b-6def04ee08dd","version":1,"sha256":"cd47928f2b5e3e503b377f1ddee5dc85ae03a793e99b7286ef82a3ac133a0c39","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f15f-7020-ad75-c1bd382b14ed','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started initial assessment','01a20234-f15b-7286-91ee-10a5101957aa','assessment','01a20234-f15f-7d14-a9cc-9bb52dd7a499',1,'120878b32d86502a3746b48f90875b00f891ec043137856613d4ae8b3874d8f0','{"id":"01a20234-f15f-7020-ad75-c1bd382b14ed","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started initial assessment","kind":"assessment","record_id":"01a20234-f15f-7d14-a9cc-9bb52dd7a499","version":1,"sha256":"120878b32d86502a3746b48f90875b00f891ec043137856613d4ae8b3874d8f0","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f163-7060-a8e8-0f38680a05d9','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed assessment','01a20234-f15b-7286-91ee-10a5101957aa','assessment','01a20234-f15f-7d14-a9cc-9bb52dd7a499',2,'ba4a7aa9fe0dd65930b54335e344b72731e1d3699fc14406e3569981c0558d5f','{"id":"01a20234-f163-7060-a8e8-0f38680a05d9","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed assessment","kind":"assessment","record_id":"01a20234-f15f-7d14-a9cc-9bb52dd7a499","version":2,"sha256":"ba4a7aa9fe0dd65930b54335e344b72731e1d3699fc14406e3569981c0558d5f","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f163-71be-bdd9-68a450c3f068','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed assessment','01a20234-f15b-7286-91ee-10a5101957aa','visit','01a20234-f15e-7b15-8f0c-4c7b6317d092',2,'63478ed4d42834efa12d885d7d654f3842007e76f8377e47c85b26ff8a08bac5','{"id":"01a20234-f163-71be-bdd9-68a450c3f068","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed assessment","kind":"visit","record_id":"01a20234-f15e-7b15-8f0c-4c7b6317d092","version":2,"sha256":"63478ed4d42834efa12d885d7d654f3842007e76f8377e47c85b26ff8a08bac5","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f164-73c0-a03f-b88db6be3322','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started plan','01a20234-f15b-7286-91ee-10a5101957aa','plan','01a20234-f164-7c5a-9fdf-2336e4d8de73',1,'5758d0576bbe0d8c5dbfd41b48be3196f958d1ca16272512312aae430f541469','{"id":"01a20234-f164-73c0-a03f-b88db6be3322","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started plan","kind":"plan","record_id":"01a20234-f164-7c5a-9fdf-2336e4d8de73","version":1,"sha256":"5758d0576bbe0d8c5dbfd41b48be3196f958d1ca16272512312aae430f541469","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f165-7c34-b083-c95ec29bce62','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed plan','01a20234-f15b-7286-91ee-10a5101957aa','plan','01a20234-f164-7c5a-9fdf-2336e4d8de73',2,'c27589bf5a306ac42477f6e5842a6d3436f7f9d73b97529c4e072724b991f45b','{"id":"01a20234-f165-7c34-b083-c95ec29bce62","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed plan","kind":"plan","record_id":"01a20234-f164-7c5a-9fdf-2336e4d8de73","version":2,"sha256":"c27589bf5a306ac42477f6e5842a6d3436f7f9d73b97529c4e072724b991f45b","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f165-7ab6-bad8-3e40a985f074','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started session note','01a20234-f15b-7286-91ee-10a5101957aa','session','01a20234-f165-75c1-b27b-b1345e21f407',1,'f3999ea099bd2d957dc9932c3c2e80282e94c19b2e9ffcec9ba8ac56c794bd64','{"id":"01a20234-f165-7ab6-bad8-3e40a985f074","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started session note","kind":"session","record_id":"01a20234-f165-75c1-b27b-b1345e21f407","version":1,"sha256":"f3999ea099bd2d957dc9932c3c2e80282e94c19b2e9ffcec9ba8ac56c794bd64","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f180-7041-a445-1fa7918a53b2','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed session','01a20234-f15b-7286-91ee-10a5101957aa','session','01a20234-f165-75c1-b27b-b1345e21f407',2,'94e5bc19453024ca320b5ddb83ccfa7ab2a1019c9fd8b6904359083d38f80005','{"id":"01a20234-f180-7041-a445-1fa7918a53b2","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed session","kind":"session","record_id":"01a20234-f165-75c1-b27b-b1345e21f407","version":2,"sha256":"94e5bc19453024ca320b5ddb83ccfa7ab2a1019c9fd8b6904359083d38f80005","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f180-7921-9c70-1c7d77b2412d','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed session','01a20234-f15b-7286-91ee-10a5101957aa','visit','01a20234-f15e-7b15-8f0c-4c7b6317d092',3,'a145c13789c232022dd1eda981c5a4e76ada498aaabd348a1dde0bba5e207f49','{"id":"01a20234-f180-7921-9c70-1c7d77b2412d","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed session","kind":"visit","record_id":"01a20234-f15e-7b15-8f0c-4c7b6317d092","version":3,"sha256":"a145c13789c232022dd1eda981c5a4e76ada498aaabd348a1dde0bba5e207f49","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f182-7752-ac23-ae13d9d35fa6','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started session note','01a20234-f15b-7286-91ee-10a5101957aa','session','01a20234-f181-77c4-8240-3c33c2a1dd15',1,'2413b67bce06b6bc3f45facc2f2614d3ca5f75b4884bcf58975b1139a891849c','{"id":"01a20234-f182-7752-ac23-ae13d9d35fa6","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started session note","kind":"session","record_id":"01a20234-f181-77c4-8240-3c33c2a1dd15","version":1,"sha256":"2413b67bce06b6bc3f45facc2f2614d3ca5f75b4884bcf58975b1139a891849c","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f182-765f-8096-f946a31d3835','2026-03-02T18:00:00Z','Rosa Delgado, LMT','saved session draft','01a20234-f15b-7286-91ee-10a5101957aa','session','01a20234-f181-77c4-8240-3c33c2a1dd15',2,'8fe8cdf0648f8a2869498bfb93512f2e2babc37f564ba100d0a3cfed7d7571da','{"id":"01a20234-f182-765f-8096-f946a31d3835","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"saved session draft","kind":"session","record_id":"01a20234-f181-77c4-8240-3c33c2a1dd15","version":2,"sha256":"8fe8cdf0648f8a2869498bfb93512f2e2babc37f564ba100d0a3cfed7d7571da","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f183-7fb1-9432-535c122e0210','2026-03-02T18:00:00Z','Rosa Delgado, LMT','saved progress report','01a20234-f15b-7286-91ee-10a5101957aa','report','01a20234-f183-7945-9d31-bb14c64a3eb5',1,'ee5df483bb05fe846a6f71e09f70b7efa81c0d0f61d6ca42ff518a2624cbe109','{"id":"01a20234-f183-7fb1-9432-535c122e0210","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"saved progress report","kind":"report","record_id":"01a20234-f183-7945-9d31-bb14c64a3eb5","version":1,"sha256":"ee5df483bb05fe846a6f71e09f70b7efa81c0d0f61d6ca42ff518a2624cbe109","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
INSERT INTO "log" VALUES('01a20234-f184-743e-9876-4b6557e6c705','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added to session','01a20234-f15b-7286-91ee-10a5101957aa','addendum','01a20234-f184-7ac5-9fa1-aa4d23b36846',1,'96cc21fe0bb635507712b49da777045adfdd1bfd4c44865524729074a503b4da','{"id":"01a20234-f184-743e-9876-4b6557e6c705","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added to session","kind":"addendum","record_id":"01a20234-f184-7ac5-9fa1-aa4d23b36846","version":1,"sha256":"96cc21fe0bb635507712b49da777045adfdd1bfd4c44865524729074a503b4da","client_id":"01a20234-f15b-7286-91ee-10a5101957aa"}');
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
CREATE TABLE own_entry (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    vocabulary TEXT NOT NULL,
    code TEXT NOT NULL CHECK (code <> ''),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL,
    UNIQUE (vocabulary, code)
);
INSERT INTO "own_entry" VALUES('01a20234-f14c-76cb-a4c2-cf3219ef5e1d',1,'techniques','warm_stones',1,'{"id":"01a20234-f14c-76cb-a4c2-cf3219ef5e1d","version":1,"vocabulary":"techniques","code":"warm_stones","cells":{"name":"Warm stones"},"retired":true}');
CREATE TABLE own_instrument (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL
);
INSERT INTO "own_instrument" VALUES('01a20234-f14c-7daa-aa92-29775b255f2c',1,'sit_to_stand',1,'{"id":"01a20234-f14c-7daa-aa92-29775b255f2c","version":1,"code":"sit_to_stand","document":"{\"id\": \"sit_to_stand\", \"name\": \"Sit to stand in 30 s\", \"short_name\": \"Sit to stand\", \"about\": \"\", \"low\": 0, \"high\": 40, \"step\": 1, \"better\": \"higher\", \"unit\": \"times\", \"source\": \"this clinic\"}","retired":true}');
CREATE TABLE own_template (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL
);
INSERT INTO "own_template" VALUES('01a20234-f14c-7ca6-af5e-bd888dd97c6e',1,'desk_neck','Desk neck',1,'{"id":"01a20234-f14c-7ca6-af5e-bd888dd97c6e","version":1,"code":"desk_neck","name":"Desk neck","lines":["rom cervical rotation b"],"retired":true}');
CREATE TABLE paper (
    report_id TEXT PRIMARY KEY NOT NULL REFERENCES report (id),
    pdf BLOB NOT NULL
);
INSERT INTO "paper" VALUES('01a20234-f183-7945-9d31-bb14c64a3eb5',X'255044462D312E34206120706167652000FF');
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
INSERT INTO "plan" VALUES('01a20234-f164-7c5a-9fdf-2336e4d8de73',2,'01a20234-f15b-7286-91ee-10a5101957aa','01a20234-f15c-7ca0-ac1d-6be4b5de70ed','01a20234-f158-7ee2-a012-3ac7ae4f1679','signed',1,'2026-03-02T18:00:00Z','2026-03-02T18:00:00Z','{"id":"01a20234-f164-7c5a-9fdf-2336e4d8de73","version":2,"client_id":"01a20234-f15b-7286-91ee-10a5101957aa","case_id":"01a20234-f15c-7ca0-ac1d-6be4b5de70ed","therapist_id":"01a20234-f158-7ee2-a012-3ac7ae4f1679","entered_at":"2026-03-02T12:00:00-06:00","status":"signed","signed_at":"2026-03-02T12:00:00-06:00","signed_by":"Rosa Delgado, LMT","happened_at":"2026-03-02T12:00:00-06:00","goals":[{"words":"Pain 3 or less","measure":"pain","baseline":7,"target":3,"by":"2026-05-01"}],"visits_per_week":1,"weeks":6}');
CREATE TABLE provider (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    search TEXT NOT NULL,
    body TEXT NOT NULL
);
INSERT INTO "provider" VALUES('01a20234-f159-78cd-a3d9-b72e6512a9e6',1,'Adaeze Okafor','adaeze okafor md tulsa shoulder 1234567893','{"id":"01a20234-f159-78cd-a3d9-b72e6512a9e6","version":1,"name":"Adaeze Okafor","credentials":"MD","practice":"Tulsa Shoulder","npi":"1234567893"}');
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
INSERT INTO "referral" VALUES('01a20234-f15d-7b81-9969-f50c6b542b41',1,'01a20234-f15b-7286-91ee-10a5101957aa','01a20234-f15c-7ca0-ac1d-6be4b5de70ed','01a20234-f159-78cd-a3d9-b72e6512a9e6','2026-01-04',NULL,'{"id":"01a20234-f15d-7b81-9969-f50c6b542b41","version":1,"client_id":"01a20234-f15b-7286-91ee-10a5101957aa","case_id":"01a20234-f15c-7ca0-ac1d-6be4b5de70ed","provider_id":"01a20234-f159-78cd-a3d9-b72e6512a9e6","received":"2026-01-04"}');
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
INSERT INTO "report" VALUES('01a20234-f183-7945-9d31-bb14c64a3eb5',1,'01a20234-f15b-7286-91ee-10a5101957aa','01a20234-f15c-7ca0-ac1d-6be4b5de70ed','01a20234-f159-78cd-a3d9-b72e6512a9e6','01a20234-f15d-7906-95b6-11e21d413b4e','01a20234-f158-7ee2-a012-3ac7ae4f1679','2026-03-02T18:00:00Z','69a1359c314adf96c8ca50807e52df2ac988bb4064c7db2d06de85c0e4462e6f','{"id":"01a20234-f183-7945-9d31-bb14c64a3eb5","version":1,"client_id":"01a20234-f15b-7286-91ee-10a5101957aa","case_id":"01a20234-f15c-7ca0-ac1d-6be4b5de70ed","provider_id":"01a20234-f159-78cd-a3d9-b72e6512a9e6","consent_id":"01a20234-f15d-7906-95b6-11e21d413b4e","therapist_id":"01a20234-f158-7ee2-a012-3ac7ae4f1679","issued_at":"2026-03-02T12:00:00-06:00","issued_by":"Rosa Delgado, LMT","delivery":"saved","period_from":"2026-01-05","period_to":"2026-03-02","bottom_line":"Pain is down from 7 to 4.","sha256":"69a1359c314adf96c8ca50807e52df2ac988bb4064c7db2d06de85c0e4462e6f"}');
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
INSERT INTO "session" VALUES('01a20234-f165-75c1-b27b-b1345e21f407',2,'01a20234-f15b-7286-91ee-10a5101957aa','01a20234-f15c-7ca0-ac1d-6be4b5de70ed','01a20234-f158-7ee2-a012-3ac7ae4f1679','signed','2026-03-02T16:00:00Z','2026-03-02T18:00:00Z','{"id":"01a20234-f165-75c1-b27b-b1345e21f407","version":2,"client_id":"01a20234-f15b-7286-91ee-10a5101957aa","case_id":"01a20234-f15c-7ca0-ac1d-6be4b5de70ed","therapist_id":"01a20234-f158-7ee2-a012-3ac7ae4f1679","entered_at":"2026-03-02T12:00:00-06:00","status":"signed","signed_at":"2026-03-02T12:00:00-06:00","signed_by":"Rosa Delgado, LMT","starts_at":"2026-03-02T10:00:00-06:00","subjective":"Reaches the shelf; “so much better” <5 & >3.","pain_now":4,"activities":[{"name":"Reach top shelf"}],"health_changes":{"asked":true},"palpation":[{"structure":"Infraspinatus","side":"right","grade":2}],"ranges":[{"joint":"shoulder","motion":"flexion","side":"right","degrees":128}],"treatment":[{"technique":"Myofascial release","minutes":20}],"pain_after":2,"adverse_response":{"asked":true}}');
INSERT INTO "session" VALUES('01a20234-f181-77c4-8240-3c33c2a1dd15',2,'01a20234-f15b-7286-91ee-10a5101957aa','01a20234-f15c-7ca0-ac1d-6be4b5de70ed','01a20234-f158-7ee2-a012-3ac7ae4f1679','draft','2026-03-02T18:00:00Z',NULL,'{"id":"01a20234-f181-77c4-8240-3c33c2a1dd15","version":2,"client_id":"01a20234-f15b-7286-91ee-10a5101957aa","case_id":"01a20234-f15c-7ca0-ac1d-6be4b5de70ed","therapist_id":"01a20234-f158-7ee2-a012-3ac7ae4f1679","entered_at":"2026-03-02T12:00:00-06:00","unread":{"ranges":"12o"},"starts_at":"2026-03-02T12:00:00-06:00","activities":[{"name":"Reach top shelf"}]}');
CREATE TABLE snippet (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    short TEXT NOT NULL CHECK (short <> ''),
    therapist_id TEXT REFERENCES therapist (id),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL
);
INSERT INTO "snippet" VALUES('01a20234-f14c-7ca9-a543-5782b33dc8fc',1,'ltp',NULL,0,'{"id":"01a20234-f14c-7ca9-a543-5782b33dc8fc","version":1,"short":"ltp","text":"Left {muscle} tender on pressure."}');
CREATE TABLE therapist (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    body TEXT NOT NULL
);
INSERT INTO "therapist" VALUES('01a20234-f158-7ee2-a012-3ac7ae4f1679',1,'Rosa Delgado','{"id":"01a20234-f158-7ee2-a012-3ac7ae4f1679","version":1,"name":"Rosa Delgado","credentials":"LMT"}');
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
INSERT INTO "visit" VALUES('01a20234-f15e-7b15-8f0c-4c7b6317d092',3,'01a20234-f15b-7286-91ee-10a5101957aa','01a20234-f15c-7ca0-ac1d-6be4b5de70ed','01a20234-f165-75c1-b27b-b1345e21f407','2026-03-02T16:00:00Z','kept','{"id":"01a20234-f15e-7b15-8f0c-4c7b6317d092","version":3,"client_id":"01a20234-f15b-7286-91ee-10a5101957aa","case_id":"01a20234-f15c-7ca0-ac1d-6be4b5de70ed","starts_at":"2026-03-02T10:00:00-06:00","status":"kept","session_id":"01a20234-f165-75c1-b27b-b1345e21f407"}');
CREATE TABLE words_read (one INTEGER PRIMARY KEY NOT NULL CHECK (one = 1), log_row INTEGER NOT NULL);
INSERT INTO "words_read" VALUES(1,0);
CREATE INDEX care_case_of_client ON care_case (client_id, opened);
CREATE INDEX care_case_by_status ON care_case (status);
CREATE INDEX referral_of_client ON referral (client_id, received);
CREATE INDEX referral_of_case ON referral (case_id, received);
CREATE INDEX assessment_of_client ON assessment (client_id, happened_at);
CREATE INDEX assessment_of_case ON assessment (case_id, happened_at);
CREATE INDEX assessment_by_status ON assessment (status, happened_at);
CREATE INDEX plan_of_client ON plan (client_id, happened_at);
CREATE INDEX plan_of_case ON plan (case_id, revision);
CREATE INDEX plan_by_status ON plan (status, happened_at);
CREATE INDEX session_of_client ON session (client_id, starts_at);
CREATE INDEX session_of_case ON session (case_id, starts_at);
CREATE INDEX session_by_status ON session (status, starts_at);
CREATE INDEX visit_by_day ON visit (starts_at);
CREATE INDEX visit_of_client ON visit (client_id, starts_at);
CREATE INDEX visit_of_case ON visit (case_id, status);
CREATE INDEX consent_of_client ON consent (client_id, given);
CREATE INDEX consent_by_expiry ON consent (expires);
CREATE INDEX consent_of_provider ON consent (provider_id);
CREATE INDEX contact_of_client ON contact (client_id, at);
CREATE INDEX contact_of_case ON contact (case_id);
CREATE INDEX contact_to_do ON contact (done, next_by);
CREATE INDEX contact_of_provider ON contact (provider_id);
CREATE INDEX report_of_client ON report (client_id, issued_at);
CREATE INDEX report_of_case ON report (case_id, issued_at);
CREATE INDEX report_by_time ON report (issued_at);
CREATE INDEX report_of_provider ON report (provider_id);
CREATE INDEX addendum_of_record ON addendum (record_id, written_at);
CREATE INDEX addendum_of_client ON addendum (client_id, written_at);
CREATE INDEX log_of_client ON log (client_id, at);
CREATE INDEX log_of_record ON log (record_id, version);
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
CREATE INDEX snippet_by_short ON snippet (short, id);
CREATE INDEX care_case_by_closing ON care_case (closed);
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
CREATE INDEX client_by_name ON client (sort_name, id, search);
CREATE INDEX provider_by_name ON provider (name, id, search);
CREATE INDEX client_of_provider ON client (primary_care_id);
CREATE INDEX referral_of_provider ON referral (provider_id, received);
CREATE TRIGGER client_unread_when_new AFTER INSERT ON client BEGIN
    INSERT INTO client_unread (client_row) VALUES (NEW.rowid) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER client_unread_when_changed AFTER UPDATE OF search ON client WHEN NEW.search <> OLD.search BEGIN
    INSERT INTO client_unread (client_row) VALUES (NEW.rowid) ON CONFLICT DO NOTHING;
END;
CREATE VIRTUAL TABLE client_parts USING fts5 (search, tokenize = 'trigram', columnsize = 0);
CREATE VIRTUAL TABLE word_index USING fts5 (words, content = '', tokenize = 'ascii');
INSERT INTO word_index (word_index, rank) VALUES ('automerge', 0);
COMMIT;

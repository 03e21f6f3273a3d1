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
INSERT INTO "addendum" VALUES('01a20154-867e-7dbc-a6d7-5a0e25a79cc9',1,'01a20154-8675-756f-b0ac-56841721d060','session','01a20154-867b-745e-8803-7a8dd719f593','01a20154-8672-74c9-9e1d-33b459d9d21e','2026-03-02T18:00:00Z','{"id":"01a20154-867e-7dbc-a6d7-5a0e25a79cc9","version":1,"client_id":"01a20154-8675-756f-b0ac-56841721d060","kind":"session","record_id":"01a20154-867b-745e-8803-7a8dd719f593","therapist_id":"01a20154-8672-74c9-9e1d-33b459d9d21e","author":"Rosa Delgado, LMT","written_at":"2026-03-02T12:00:00-06:00","text":"The left side was treated too."}');
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
INSERT INTO "assessment" VALUES('01a20154-8679-7450-8aea-65dd3f835d32',2,'01a20154-8675-756f-b0ac-56841721d060','01a20154-8676-79ff-9e91-06f6a79d0e63','01a20154-8672-74c9-9e1d-33b459d9d21e','signed','initial','2026-03-02T18:00:00Z','2026-03-02T18:00:00Z','{"id":"01a20154-8679-7450-8aea-65dd3f835d32","version":2,"client_id":"01a20154-8675-756f-b0ac-56841721d060","case_id":"01a20154-8676-79ff-9e91-06f6a79d0e63","therapist_id":"01a20154-8672-74c9-9e1d-33b459d9d21e","entered_at":"2026-03-02T12:00:00-06:00","status":"signed","signed_at":"2026-03-02T12:00:00-06:00","signed_by":"Rosa Delgado, LMT","happened_at":"2026-03-02T12:00:00-06:00","pain":{"now":7,"best":3,"worst":8},"activities":[{"name":"Reach top shelf","score":3}],"red_flags":[{"question":"Night pain?"}],"impression":"Capsular pattern","decision":"treat"}');
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
INSERT INTO "care_case" VALUES('01a20154-8676-79ff-9e91-06f6a79d0e63',1,'01a20154-8675-756f-b0ac-56841721d060','2026-01-05',NULL,'open','{"id":"01a20154-8676-79ff-9e91-06f6a79d0e63","version":1,"client_id":"01a20154-8675-756f-b0ac-56841721d060","complaint":"Frozen shoulder","opened":"2026-01-05","areas":[{"region":"shoulder","side":"right"}],"diagnoses":[{"code":"M75.01","words":"adhesive capsulitis","stated_by":"Dr Okafor"}]}');
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
INSERT INTO "client" VALUES('01a20154-8675-756f-b0ac-56841721d060',1,1,'1980-03-14','nguyen, thao linh','thao linh nguyen 0001 19800314 03/14/1980 3/14/1980 3/14/80 03141980 14 march 1980 9185550142','01a20154-8673-7ef1-ba70-512468842861','{"id":"01a20154-8675-756f-b0ac-56841721d060","version":1,"chart_number":1,"given_name":"Thảo Linh","family_name":"Nguyễn","birth_date":"1980-03-14","phone":"(918) 555-0142","emergency_contact":{"name":"Søren O''Brien","phone":"918 555 0143"},"primary_care_id":"01a20154-8673-7ef1-ba70-512468842861","history":{"medications":["apixaban"],"reviewed":"2026-03-02"},"alerts":[{"text":"Anticoagulant","action":"light pressure only"}]}');
CREATE TABLE clinic (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    body TEXT NOT NULL
);
INSERT INTO "clinic" VALUES('01a20154-8672-7e82-b144-ff336da14f79',1,'{"id":"01a20154-8672-7e82-b144-ff336da14f79","version":1,"name":"Côté Clinic"}');
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
INSERT INTO "consent" VALUES('01a20154-8677-7241-a364-b1a28015e7f3',1,'01a20154-8675-756f-b0ac-56841721d060','01a20154-8673-7ef1-ba70-512468842861','release','2026-01-05',NULL,NULL,'{"id":"01a20154-8677-7241-a364-b1a28015e7f3","version":1,"client_id":"01a20154-8675-756f-b0ac-56841721d060","kind":"release","scope":"Progress reports","signed_by":"Thảo Linh Nguyễn","given":"2026-01-05","provider_id":"01a20154-8673-7ef1-ba70-512468842861"}');
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
INSERT INTO "contact" VALUES('01a20154-8678-71e2-94a9-8c0657dbc8b1',1,'01a20154-8675-756f-b0ac-56841721d060',NULL,'01a20154-8673-7ef1-ba70-512468842861','2026-03-02T18:00:00Z',NULL,0,'{"id":"01a20154-8678-71e2-94a9-8c0657dbc8b1","version":1,"client_id":"01a20154-8675-756f-b0ac-56841721d060","provider_id":"01a20154-8673-7ef1-ba70-512468842861","at":"2026-03-02T12:00:00-06:00","channel":"fax","what":"Sent notes"}');
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
INSERT INTO "log" VALUES('01a20154-8672-7de8-b509-04b3f8b8a332','2026-03-02T18:00:00Z','Rosa Delgado, LMT','set up the chart',NULL,'clinic','01a20154-8672-7e82-b144-ff336da14f79',1,'f6abe47949523016d94b31ca72fe9ff130ba33210510708fbefdf965f5fe0a5e','{"id":"01a20154-8672-7de8-b509-04b3f8b8a332","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"set up the chart","kind":"clinic","record_id":"01a20154-8672-7e82-b144-ff336da14f79","version":1,"sha256":"f6abe47949523016d94b31ca72fe9ff130ba33210510708fbefdf965f5fe0a5e"}');
INSERT INTO "log" VALUES('01a20154-8672-70c5-be8f-1a16c51f3484','2026-03-02T18:00:00Z','Rosa Delgado, LMT','set up the chart',NULL,'therapist','01a20154-8672-74c9-9e1d-33b459d9d21e',1,'5161541697b674045d4bdde4d30b23230970c417d3c8e7b4cc141c4a449de7ec','{"id":"01a20154-8672-70c5-be8f-1a16c51f3484","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"set up the chart","kind":"therapist","record_id":"01a20154-8672-74c9-9e1d-33b459d9d21e","version":1,"sha256":"5161541697b674045d4bdde4d30b23230970c417d3c8e7b4cc141c4a449de7ec"}');
INSERT INTO "log" VALUES('01a20154-8673-7324-b04a-ba3f262c6737','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added provider',NULL,'provider','01a20154-8673-7ef1-ba70-512468842861',1,'43ef01e61b64f0d6b2272602377f3cae747c88532a2623d808bb278805fb01cc','{"id":"01a20154-8673-7324-b04a-ba3f262c6737","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added provider","kind":"provider","record_id":"01a20154-8673-7ef1-ba70-512468842861","version":1,"sha256":"43ef01e61b64f0d6b2272602377f3cae747c88532a2623d808bb278805fb01cc"}');
INSERT INTO "log" VALUES('01a20154-8673-73b3-91bb-b7262823f432','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added snippet',NULL,'snippet','01a20154-8668-7aba-a92a-64ec5b27e8fa',1,'4e09712c200f914b48d21a8c4377e94eb92161f9b02fb321b1609fc5e247f383','{"id":"01a20154-8673-73b3-91bb-b7262823f432","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added snippet","kind":"snippet","record_id":"01a20154-8668-7aba-a92a-64ec5b27e8fa","version":1,"sha256":"4e09712c200f914b48d21a8c4377e94eb92161f9b02fb321b1609fc5e247f383"}');
INSERT INTO "log" VALUES('01a20154-8674-79b1-9480-e19f78bdcd4c','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added ownentry',NULL,'own_entry','01a20154-8668-7cec-954c-a406b6b01d7d',1,'f93a3c9749ec625ae9203b64ce9cf2a8e0d080cf21cd0f3b068333f79b3381f8','{"id":"01a20154-8674-79b1-9480-e19f78bdcd4c","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added ownentry","kind":"own_entry","record_id":"01a20154-8668-7cec-954c-a406b6b01d7d","version":1,"sha256":"f93a3c9749ec625ae9203b64ce9cf2a8e0d080cf21cd0f3b068333f79b3381f8"}');
INSERT INTO "log" VALUES('01a20154-8674-7bd3-8a7c-6ed75982b64f','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added owninstrument',NULL,'own_instrument','01a20154-8668-7109-8e5e-d721859bb375',1,'c388dd397e20e8545d673564cfe80bc308593ca3ba18a64350590391cc900b3c','{"id":"01a20154-8674-7bd3-8a7c-6ed75982b64f","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added owninstrument","kind":"own_instrument","record_id":"01a20154-8668-7109-8e5e-d721859bb375","version":1,"sha256":"c388dd397e20e8545d673564cfe80bc308593ca3ba18a64350590391cc900b3c"}');
INSERT INTO "log" VALUES('01a20154-8675-77e0-95b8-0c321e46ef7c','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added owntemplate',NULL,'own_template','01a20154-8668-7c56-89fb-3b7b77c1dbb3',1,'fb1322adfce8f295aad4bd7c3c8d5def28bf0a5f37fc8791215a1d1cdc5e4e90','{"id":"01a20154-8675-77e0-95b8-0c321e46ef7c","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added owntemplate","kind":"own_template","record_id":"01a20154-8668-7c56-89fb-3b7b77c1dbb3","version":1,"sha256":"fb1322adfce8f295aad4bd7c3c8d5def28bf0a5f37fc8791215a1d1cdc5e4e90"}');
INSERT INTO "log" VALUES('01a20154-8675-76f9-9ba2-8e297e477fd2','2026-03-02T18:00:00Z','Rosa Delgado, LMT','registered client','01a20154-8675-756f-b0ac-56841721d060','client','01a20154-8675-756f-b0ac-56841721d060',1,'9ff0430a9505325b11cdb1e831a0f814e899e52e213ea8071ad7c5a75b8bc14c','{"id":"01a20154-8675-76f9-9ba2-8e297e477fd2","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"registered client","kind":"client","record_id":"01a20154-8675-756f-b0ac-56841721d060","version":1,"sha256":"9ff0430a9505325b11cdb1e831a0f814e899e52e213ea8071ad7c5a75b8bc14c","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-8676-7504-9f90-de21d0b1b2e3','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added case','01a20154-8675-756f-b0ac-56841721d060','care_case','01a20154-8676-79ff-9e91-06f6a79d0e63',1,'3a37749665912974efb0690a554a0bf1ba34ab8bb38f436299c39b726e018946','{"id":"01a20154-8676-7504-9f90-de21d0b1b2e3","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added case","kind":"care_case","record_id":"01a20154-8676-79ff-9e91-06f6a79d0e63","version":1,"sha256":"3a37749665912974efb0690a554a0bf1ba34ab8bb38f436299c39b726e018946","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-8677-77a2-b50d-0f8b32ce3de5','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added referral','01a20154-8675-756f-b0ac-56841721d060','referral','01a20154-8676-7515-b3cd-5e39b4f2e450',1,'57911fb9c5e6b5b7e8574d01c3b80b905d598e3f894a6e3038f1b409a17ef97d','{"id":"01a20154-8677-77a2-b50d-0f8b32ce3de5","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added referral","kind":"referral","record_id":"01a20154-8676-7515-b3cd-5e39b4f2e450","version":1,"sha256":"57911fb9c5e6b5b7e8574d01c3b80b905d598e3f894a6e3038f1b409a17ef97d","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-8677-7514-9ed5-3244f53180b4','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added consent','01a20154-8675-756f-b0ac-56841721d060','consent','01a20154-8677-7241-a364-b1a28015e7f3',1,'32fe905c93afb63594d7893dbf85fa09b7da45a19d36f62d230c27547f83fe1b','{"id":"01a20154-8677-7514-9ed5-3244f53180b4","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added consent","kind":"consent","record_id":"01a20154-8677-7241-a364-b1a28015e7f3","version":1,"sha256":"32fe905c93afb63594d7893dbf85fa09b7da45a19d36f62d230c27547f83fe1b","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-8678-735c-bea7-5447568a3bf0','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added visit','01a20154-8675-756f-b0ac-56841721d060','visit','01a20154-8677-7f05-be61-231659e7c37a',1,'0f362233c40a65b1a4ff48b88b234ba37eb3ef799059700464a7f6e5008d6ac0','{"id":"01a20154-8678-735c-bea7-5447568a3bf0","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added visit","kind":"visit","record_id":"01a20154-8677-7f05-be61-231659e7c37a","version":1,"sha256":"0f362233c40a65b1a4ff48b88b234ba37eb3ef799059700464a7f6e5008d6ac0","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-8678-7032-9bad-23ca4a036fc0','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added contact','01a20154-8675-756f-b0ac-56841721d060','contact','01a20154-8678-71e2-94a9-8c0657dbc8b1',1,'1e0230786e1a12a3e5a6f2c7964ab6b48736c1ebe311cf9e6600fb0d10090092','{"id":"01a20154-8678-7032-9bad-23ca4a036fc0","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added contact","kind":"contact","record_id":"01a20154-8678-71e2-94a9-8c0657dbc8b1","version":1,"sha256":"1e0230786e1a12a3e5a6f2c7964ab6b48736c1ebe311cf9e6600fb0d10090092","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-8679-7aba-bc70-65a360560bf3','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started initial assessment','01a20154-8675-756f-b0ac-56841721d060','assessment','01a20154-8679-7450-8aea-65dd3f835d32',1,'867338f30850d3ceca687d1582685b1b5f546e08e94ec9e25b1053714a55c2f7','{"id":"01a20154-8679-7aba-bc70-65a360560bf3","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started initial assessment","kind":"assessment","record_id":"01a20154-8679-7450-8aea-65dd3f835d32","version":1,"sha256":"867338f30850d3ceca687d1582685b1b5f546e08e94ec9e25b1053714a55c2f7","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-8679-743d-964e-ba339ce48fb6','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed assessment','01a20154-8675-756f-b0ac-56841721d060','assessment','01a20154-8679-7450-8aea-65dd3f835d32',2,'d1e724a89b8ff86bd798ead41a136ee08939af6893b286477aa81e84ae3a4d21','{"id":"01a20154-8679-743d-964e-ba339ce48fb6","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed assessment","kind":"assessment","record_id":"01a20154-8679-7450-8aea-65dd3f835d32","version":2,"sha256":"d1e724a89b8ff86bd798ead41a136ee08939af6893b286477aa81e84ae3a4d21","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-8679-7f8e-a290-4bb5f919e0f8','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed assessment','01a20154-8675-756f-b0ac-56841721d060','visit','01a20154-8677-7f05-be61-231659e7c37a',2,'7e6f3b4144a8fea1ff4ec84356a7433311ab0420dce409e8a6af5ad63facae6e','{"id":"01a20154-8679-7f8e-a290-4bb5f919e0f8","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed assessment","kind":"visit","record_id":"01a20154-8677-7f05-be61-231659e7c37a","version":2,"sha256":"7e6f3b4144a8fea1ff4ec84356a7433311ab0420dce409e8a6af5ad63facae6e","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-867a-7fff-b9a3-a7c1c984763d','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started plan','01a20154-8675-756f-b0ac-56841721d060','plan','01a20154-867a-793f-a4b3-f45d4f3d807d',1,'8da2069909870d0cd10957474a77c939068234d6de5c6796eed65c744a2b5af9','{"id":"01a20154-867a-7fff-b9a3-a7c1c984763d","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started plan","kind":"plan","record_id":"01a20154-867a-793f-a4b3-f45d4f3d807d","version":1,"sha256":"8da2069909870d0cd10957474a77c939068234d6de5c6796eed65c744a2b5af9","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-867b-75be-a8e9-75826a3cc711','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed plan','01a20154-8675-756f-b0ac-56841721d060','plan','01a20154-867a-793f-a4b3-f45d4f3d807d',2,'eefdf9e1eea37c16a74dff742606f935283390778eadf45e1a6558e5fadbfab8','{"id":"01a20154-867b-75be-a8e9-75826a3cc711","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed plan","kind":"plan","record_id":"01a20154-867a-793f-a4b3-f45d4f3d807d","version":2,"sha256":"eefdf9e1eea37c16a74dff742606f935283390778eadf45e1a6558e5fadbfab8","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-867b-7ec6-8eb0-96dce015c6d8','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started session note','01a20154-8675-756f-b0ac-56841721d060','session','01a20154-867b-745e-8803-7a8dd719f593',1,'a7e3256f434d2ff370d03a879aaa9f26d1287d13a2033bbfd0a7d0b6c298ecb2','{"id":"01a20154-867b-7ec6-8eb0-96dce015c6d8","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started session note","kind":"session","record_id":"01a20154-867b-745e-8803-7a8dd719f593","version":1,"sha256":"a7e3256f434d2ff370d03a879aaa9f26d1287d13a2033bbfd0a7d0b6c298ecb2","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-867c-7fc3-b0eb-fa55f2085900','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed session','01a20154-8675-756f-b0ac-56841721d060','session','01a20154-867b-745e-8803-7a8dd719f593',2,'4a96c0b44665d708b0659ed86462fb6ea2b6716fcd35441ace38827bee1ef4c9','{"id":"01a20154-867c-7fc3-b0eb-fa55f2085900","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed session","kind":"session","record_id":"01a20154-867b-745e-8803-7a8dd719f593","version":2,"sha256":"4a96c0b44665d708b0659ed86462fb6ea2b6716fcd35441ace38827bee1ef4c9","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-867c-78ec-922d-189444b94314','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed session','01a20154-8675-756f-b0ac-56841721d060','visit','01a20154-8677-7f05-be61-231659e7c37a',3,'4c5359ad49259734042a0d7993bd1d7492f500021daaf8d9d917fa7bf22e8e91','{"id":"01a20154-867c-78ec-922d-189444b94314","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed session","kind":"visit","record_id":"01a20154-8677-7f05-be61-231659e7c37a","version":3,"sha256":"4c5359ad49259734042a0d7993bd1d7492f500021daaf8d9d917fa7bf22e8e91","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-867d-774c-a35d-17be7066bdb8','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started session note','01a20154-8675-756f-b0ac-56841721d060','session','01a20154-867d-7e8a-8e4e-1617ef326fc3',1,'5b490deb0a487830e0650a16d579e60182093b1befffb4341cfe6a93fa4c1efc','{"id":"01a20154-867d-774c-a35d-17be7066bdb8","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started session note","kind":"session","record_id":"01a20154-867d-7e8a-8e4e-1617ef326fc3","version":1,"sha256":"5b490deb0a487830e0650a16d579e60182093b1befffb4341cfe6a93fa4c1efc","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-867d-716f-89ee-0844b55a00eb','2026-03-02T18:00:00Z','Rosa Delgado, LMT','saved session draft','01a20154-8675-756f-b0ac-56841721d060','session','01a20154-867d-7e8a-8e4e-1617ef326fc3',2,'824756e792d85589f3b2f2585a1b0d5f0fd20eef6d135e08cd4de40826506cfe','{"id":"01a20154-867d-716f-89ee-0844b55a00eb","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"saved session draft","kind":"session","record_id":"01a20154-867d-7e8a-8e4e-1617ef326fc3","version":2,"sha256":"824756e792d85589f3b2f2585a1b0d5f0fd20eef6d135e08cd4de40826506cfe","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-867e-799a-a319-50e000108dfe','2026-03-02T18:00:00Z','Rosa Delgado, LMT','saved progress report','01a20154-8675-756f-b0ac-56841721d060','report','01a20154-867d-7863-bcf3-d4c8deaa1f9b',1,'ab158a4a824d6b0c581f498488b29ce775ffd85442d2867702d445c03c62840b','{"id":"01a20154-867e-799a-a319-50e000108dfe","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"saved progress report","kind":"report","record_id":"01a20154-867d-7863-bcf3-d4c8deaa1f9b","version":1,"sha256":"ab158a4a824d6b0c581f498488b29ce775ffd85442d2867702d445c03c62840b","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
INSERT INTO "log" VALUES('01a20154-867e-7abc-90ab-dc6c3eb00edf','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added to session','01a20154-8675-756f-b0ac-56841721d060','addendum','01a20154-867e-7dbc-a6d7-5a0e25a79cc9',1,'f6abd4a7f8abd3d59f983324ebdbd0fce9ab3cd74ba6c49c228273fe40494648','{"id":"01a20154-867e-7abc-90ab-dc6c3eb00edf","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added to session","kind":"addendum","record_id":"01a20154-867e-7dbc-a6d7-5a0e25a79cc9","version":1,"sha256":"f6abd4a7f8abd3d59f983324ebdbd0fce9ab3cd74ba6c49c228273fe40494648","client_id":"01a20154-8675-756f-b0ac-56841721d060"}');
CREATE TABLE own_entry (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    vocabulary TEXT NOT NULL,
    code TEXT NOT NULL CHECK (code <> ''),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL,
    UNIQUE (vocabulary, code)
);
INSERT INTO "own_entry" VALUES('01a20154-8668-7cec-954c-a406b6b01d7d',1,'techniques','warm_stones',1,'{"id":"01a20154-8668-7cec-954c-a406b6b01d7d","version":1,"vocabulary":"techniques","code":"warm_stones","cells":{"name":"Warm stones"},"retired":true}');
CREATE TABLE own_instrument (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL
);
INSERT INTO "own_instrument" VALUES('01a20154-8668-7109-8e5e-d721859bb375',1,'sit_to_stand',1,'{"id":"01a20154-8668-7109-8e5e-d721859bb375","version":1,"code":"sit_to_stand","document":"{\"id\": \"sit_to_stand\", \"name\": \"Sit to stand in 30 s\", \"short_name\": \"Sit to stand\", \"about\": \"\", \"low\": 0, \"high\": 40, \"step\": 1, \"better\": \"higher\", \"unit\": \"times\", \"source\": \"this clinic\"}","retired":true}');
CREATE TABLE own_template (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL
);
INSERT INTO "own_template" VALUES('01a20154-8668-7c56-89fb-3b7b77c1dbb3',1,'desk_neck','Desk neck',1,'{"id":"01a20154-8668-7c56-89fb-3b7b77c1dbb3","version":1,"code":"desk_neck","name":"Desk neck","lines":["rom cervical rotation b"],"retired":true}');
CREATE TABLE paper (
    report_id TEXT PRIMARY KEY NOT NULL REFERENCES report (id),
    pdf BLOB NOT NULL
);
INSERT INTO "paper" VALUES('01a20154-867d-7863-bcf3-d4c8deaa1f9b',X'255044462D312E34206120706167652000FF');
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
INSERT INTO "plan" VALUES('01a20154-867a-793f-a4b3-f45d4f3d807d',2,'01a20154-8675-756f-b0ac-56841721d060','01a20154-8676-79ff-9e91-06f6a79d0e63','01a20154-8672-74c9-9e1d-33b459d9d21e','signed',1,'2026-03-02T18:00:00Z','2026-03-02T18:00:00Z','{"id":"01a20154-867a-793f-a4b3-f45d4f3d807d","version":2,"client_id":"01a20154-8675-756f-b0ac-56841721d060","case_id":"01a20154-8676-79ff-9e91-06f6a79d0e63","therapist_id":"01a20154-8672-74c9-9e1d-33b459d9d21e","entered_at":"2026-03-02T12:00:00-06:00","status":"signed","signed_at":"2026-03-02T12:00:00-06:00","signed_by":"Rosa Delgado, LMT","happened_at":"2026-03-02T12:00:00-06:00","goals":[{"words":"Pain 3 or less","measure":"pain","baseline":7,"target":3,"by":"2026-05-01"}],"visits_per_week":1,"weeks":6}');
CREATE TABLE provider (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    search TEXT NOT NULL,
    body TEXT NOT NULL
);
INSERT INTO "provider" VALUES('01a20154-8673-7ef1-ba70-512468842861',1,'Adaeze Okafor','adaeze okafor md tulsa shoulder 1234567893','{"id":"01a20154-8673-7ef1-ba70-512468842861","version":1,"name":"Adaeze Okafor","credentials":"MD","practice":"Tulsa Shoulder","npi":"1234567893"}');
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
INSERT INTO "referral" VALUES('01a20154-8676-7515-b3cd-5e39b4f2e450',1,'01a20154-8675-756f-b0ac-56841721d060','01a20154-8676-79ff-9e91-06f6a79d0e63','01a20154-8673-7ef1-ba70-512468842861','2026-01-04',NULL,'{"id":"01a20154-8676-7515-b3cd-5e39b4f2e450","version":1,"client_id":"01a20154-8675-756f-b0ac-56841721d060","case_id":"01a20154-8676-79ff-9e91-06f6a79d0e63","provider_id":"01a20154-8673-7ef1-ba70-512468842861","received":"2026-01-04"}');
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
INSERT INTO "report" VALUES('01a20154-867d-7863-bcf3-d4c8deaa1f9b',1,'01a20154-8675-756f-b0ac-56841721d060','01a20154-8676-79ff-9e91-06f6a79d0e63','01a20154-8673-7ef1-ba70-512468842861','01a20154-8677-7241-a364-b1a28015e7f3','01a20154-8672-74c9-9e1d-33b459d9d21e','2026-03-02T18:00:00Z','69a1359c314adf96c8ca50807e52df2ac988bb4064c7db2d06de85c0e4462e6f','{"id":"01a20154-867d-7863-bcf3-d4c8deaa1f9b","version":1,"client_id":"01a20154-8675-756f-b0ac-56841721d060","case_id":"01a20154-8676-79ff-9e91-06f6a79d0e63","provider_id":"01a20154-8673-7ef1-ba70-512468842861","consent_id":"01a20154-8677-7241-a364-b1a28015e7f3","therapist_id":"01a20154-8672-74c9-9e1d-33b459d9d21e","issued_at":"2026-03-02T12:00:00-06:00","issued_by":"Rosa Delgado, LMT","delivery":"saved","period_from":"2026-01-05","period_to":"2026-03-02","bottom_line":"Pain is down from 7 to 4.","sha256":"69a1359c314adf96c8ca50807e52df2ac988bb4064c7db2d06de85c0e4462e6f"}');
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
INSERT INTO "session" VALUES('01a20154-867b-745e-8803-7a8dd719f593',2,'01a20154-8675-756f-b0ac-56841721d060','01a20154-8676-79ff-9e91-06f6a79d0e63','01a20154-8672-74c9-9e1d-33b459d9d21e','signed','2026-03-02T16:00:00Z','2026-03-02T18:00:00Z','{"id":"01a20154-867b-745e-8803-7a8dd719f593","version":2,"client_id":"01a20154-8675-756f-b0ac-56841721d060","case_id":"01a20154-8676-79ff-9e91-06f6a79d0e63","therapist_id":"01a20154-8672-74c9-9e1d-33b459d9d21e","entered_at":"2026-03-02T12:00:00-06:00","status":"signed","signed_at":"2026-03-02T12:00:00-06:00","signed_by":"Rosa Delgado, LMT","starts_at":"2026-03-02T10:00:00-06:00","subjective":"Reaches the shelf; “so much better” <5 & >3.","pain_now":4,"activities":[{"name":"Reach top shelf"}],"health_changes":{"asked":true},"palpation":[{"structure":"Infraspinatus","side":"right","grade":2}],"ranges":[{"joint":"shoulder","motion":"flexion","side":"right","degrees":128}],"treatment":[{"technique":"Myofascial release","minutes":20}],"pain_after":2,"adverse_response":{"asked":true}}');
INSERT INTO "session" VALUES('01a20154-867d-7e8a-8e4e-1617ef326fc3',2,'01a20154-8675-756f-b0ac-56841721d060','01a20154-8676-79ff-9e91-06f6a79d0e63','01a20154-8672-74c9-9e1d-33b459d9d21e','draft','2026-03-02T18:00:00Z',NULL,'{"id":"01a20154-867d-7e8a-8e4e-1617ef326fc3","version":2,"client_id":"01a20154-8675-756f-b0ac-56841721d060","case_id":"01a20154-8676-79ff-9e91-06f6a79d0e63","therapist_id":"01a20154-8672-74c9-9e1d-33b459d9d21e","entered_at":"2026-03-02T12:00:00-06:00","unread":{"ranges":"12o"},"starts_at":"2026-03-02T12:00:00-06:00","activities":[{"name":"Reach top shelf"}]}');
CREATE TABLE snippet (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    short TEXT NOT NULL CHECK (short <> ''),
    therapist_id TEXT REFERENCES therapist (id),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL
);
INSERT INTO "snippet" VALUES('01a20154-8668-7aba-a92a-64ec5b27e8fa',1,'ltp',NULL,0,'{"id":"01a20154-8668-7aba-a92a-64ec5b27e8fa","version":1,"short":"ltp","text":"Left {muscle} tender on pressure."}');
CREATE TABLE therapist (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    body TEXT NOT NULL
);
INSERT INTO "therapist" VALUES('01a20154-8672-74c9-9e1d-33b459d9d21e',1,'Rosa Delgado','{"id":"01a20154-8672-74c9-9e1d-33b459d9d21e","version":1,"name":"Rosa Delgado","credentials":"LMT"}');
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
INSERT INTO "visit" VALUES('01a20154-8677-7f05-be61-231659e7c37a',3,'01a20154-8675-756f-b0ac-56841721d060','01a20154-8676-79ff-9e91-06f6a79d0e63','01a20154-867b-745e-8803-7a8dd719f593','2026-03-02T16:00:00Z','kept','{"id":"01a20154-8677-7f05-be61-231659e7c37a","version":3,"client_id":"01a20154-8675-756f-b0ac-56841721d060","case_id":"01a20154-8676-79ff-9e91-06f6a79d0e63","starts_at":"2026-03-02T10:00:00-06:00","status":"kept","session_id":"01a20154-867b-745e-8803-7a8dd719f593"}');
CREATE INDEX client_by_name ON client (sort_name, id);
CREATE INDEX care_case_of_client ON care_case (client_id, opened);
CREATE INDEX care_case_by_status ON care_case (status);
CREATE INDEX referral_of_client ON referral (client_id, received);
CREATE INDEX referral_of_case ON referral (case_id, received);
CREATE INDEX referral_of_provider ON referral (provider_id);
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
COMMIT;

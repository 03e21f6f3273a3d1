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
INSERT INTO "addendum" VALUES('01a201d2-df82-72d9-b22d-39f358e871e8',1,'01a201d2-df53-7451-b32f-0ac2adb439ab','session','01a201d2-df5d-76dd-83af-855fffdf3c9a','01a201d2-df4f-7b83-b398-cd7c26c91949','2026-03-02T18:00:00Z','{"id":"01a201d2-df82-72d9-b22d-39f358e871e8","version":1,"client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab","kind":"session","record_id":"01a201d2-df5d-76dd-83af-855fffdf3c9a","therapist_id":"01a201d2-df4f-7b83-b398-cd7c26c91949","author":"Rosa Delgado, LMT","written_at":"2026-03-02T12:00:00-06:00","text":"The left side was treated too."}');
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
INSERT INTO "assessment" VALUES('01a201d2-df56-7aa2-a11b-b981ded45c1e',2,'01a201d2-df53-7451-b32f-0ac2adb439ab','01a201d2-df54-71b6-8785-15d616c18927','01a201d2-df4f-7b83-b398-cd7c26c91949','signed','initial','2026-03-02T18:00:00Z','2026-03-02T18:00:00Z','{"id":"01a201d2-df56-7aa2-a11b-b981ded45c1e","version":2,"client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab","case_id":"01a201d2-df54-71b6-8785-15d616c18927","therapist_id":"01a201d2-df4f-7b83-b398-cd7c26c91949","entered_at":"2026-03-02T12:00:00-06:00","status":"signed","signed_at":"2026-03-02T12:00:00-06:00","signed_by":"Rosa Delgado, LMT","happened_at":"2026-03-02T12:00:00-06:00","pain":{"now":7,"best":3,"worst":8},"activities":[{"name":"Reach top shelf","score":3}],"red_flags":[{"question":"Night pain?"}],"impression":"Capsular pattern","decision":"treat"}');
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
INSERT INTO "care_case" VALUES('01a201d2-df54-71b6-8785-15d616c18927',1,'01a201d2-df53-7451-b32f-0ac2adb439ab','2026-01-05',NULL,'open','{"id":"01a201d2-df54-71b6-8785-15d616c18927","version":1,"client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab","complaint":"Frozen shoulder","opened":"2026-01-05","areas":[{"region":"shoulder","side":"right"}],"diagnoses":[{"code":"M75.01","words":"adhesive capsulitis","stated_by":"Dr Okafor"}]}');
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
INSERT INTO "client" VALUES('01a201d2-df53-7451-b32f-0ac2adb439ab',1,1,'1980-03-14','nguyen, thao linh','thao linh nguyen 0001 19800314 03/14/1980 3/14/1980 3/14/80 03141980 14 march 1980 9185550142','01a201d2-df50-7f03-89fc-0f8e59d98f15','{"id":"01a201d2-df53-7451-b32f-0ac2adb439ab","version":1,"chart_number":1,"given_name":"Thảo Linh","family_name":"Nguyễn","birth_date":"1980-03-14","phone":"(918) 555-0142","emergency_contact":{"name":"Søren O''Brien","phone":"918 555 0143"},"primary_care_id":"01a201d2-df50-7f03-89fc-0f8e59d98f15","history":{"medications":["apixaban"],"reviewed":"2026-03-02"},"alerts":[{"text":"Anticoagulant","action":"light pressure only"}]}');
CREATE TABLE clinic (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    body TEXT NOT NULL
);
INSERT INTO "clinic" VALUES('01a201d2-df4f-7908-9b0c-921364a90f2d',1,'{"id":"01a201d2-df4f-7908-9b0c-921364a90f2d","version":1,"name":"Côté Clinic"}');
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
INSERT INTO "consent" VALUES('01a201d2-df55-70b1-9dff-6fbd75d2ea2c',1,'01a201d2-df53-7451-b32f-0ac2adb439ab','01a201d2-df50-7f03-89fc-0f8e59d98f15','release','2026-01-05',NULL,NULL,'{"id":"01a201d2-df55-70b1-9dff-6fbd75d2ea2c","version":1,"client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab","kind":"release","scope":"Progress reports","signed_by":"Thảo Linh Nguyễn","given":"2026-01-05","provider_id":"01a201d2-df50-7f03-89fc-0f8e59d98f15"}');
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
INSERT INTO "contact" VALUES('01a201d2-df56-779c-adfa-d8e3612cf301',1,'01a201d2-df53-7451-b32f-0ac2adb439ab',NULL,'01a201d2-df50-7f03-89fc-0f8e59d98f15','2026-03-02T18:00:00Z',NULL,0,'{"id":"01a201d2-df56-779c-adfa-d8e3612cf301","version":1,"client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab","provider_id":"01a201d2-df50-7f03-89fc-0f8e59d98f15","at":"2026-03-02T12:00:00-06:00","channel":"fax","what":"Sent notes"}');
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
INSERT INTO "log" VALUES('01a201d2-df50-75ab-822b-9f62cd0eb227','2026-03-02T18:00:00Z','Rosa Delgado, LMT','set up the chart',NULL,'clinic','01a201d2-df4f-7908-9b0c-921364a90f2d',1,'0137d9bf91bd3e259a5ed83184813c5e0ec78954726a664081c57e25185a4e6f','{"id":"01a201d2-df50-75ab-822b-9f62cd0eb227","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"set up the chart","kind":"clinic","record_id":"01a201d2-df4f-7908-9b0c-921364a90f2d","version":1,"sha256":"0137d9bf91bd3e259a5ed83184813c5e0ec78954726a664081c57e25185a4e6f"}');
INSERT INTO "log" VALUES('01a201d2-df50-7742-b96b-86c6c7c39d94','2026-03-02T18:00:00Z','Rosa Delgado, LMT','set up the chart',NULL,'therapist','01a201d2-df4f-7b83-b398-cd7c26c91949',1,'1d1241c5a7792c53cb2187e5f5f3590a72c55a1cdc7c53e5502a074674b0d3af','{"id":"01a201d2-df50-7742-b96b-86c6c7c39d94","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"set up the chart","kind":"therapist","record_id":"01a201d2-df4f-7b83-b398-cd7c26c91949","version":1,"sha256":"1d1241c5a7792c53cb2187e5f5f3590a72c55a1cdc7c53e5502a074674b0d3af"}');
INSERT INTO "log" VALUES('01a201d2-df50-7ad5-a7bb-7875eb6f76d1','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added provider',NULL,'provider','01a201d2-df50-7f03-89fc-0f8e59d98f15',1,'dbee661d9b159258b5807ebbedaf0b0f802e95ad7e63a30e273c22f1116ae399','{"id":"01a201d2-df50-7ad5-a7bb-7875eb6f76d1","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added provider","kind":"provider","record_id":"01a201d2-df50-7f03-89fc-0f8e59d98f15","version":1,"sha256":"dbee661d9b159258b5807ebbedaf0b0f802e95ad7e63a30e273c22f1116ae399"}');
INSERT INTO "log" VALUES('01a201d2-df51-78c1-ab8c-734197bbe822','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added snippet',NULL,'snippet','01a201d2-df45-795f-8b4c-a60be625a78a',1,'589ed7aaa86ce7e4f019727696b6fd7959fc5761f217abcfc458486d6ddee9b1','{"id":"01a201d2-df51-78c1-ab8c-734197bbe822","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added snippet","kind":"snippet","record_id":"01a201d2-df45-795f-8b4c-a60be625a78a","version":1,"sha256":"589ed7aaa86ce7e4f019727696b6fd7959fc5761f217abcfc458486d6ddee9b1"}');
INSERT INTO "log" VALUES('01a201d2-df51-7d6e-81f8-985a3ae66f9a','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added ownentry',NULL,'own_entry','01a201d2-df45-7093-be0a-44af219585e0',1,'0d53514ce1bc065480431cfa4d5c6afdd4779c800d20acab62df07a495fd1ee0','{"id":"01a201d2-df51-7d6e-81f8-985a3ae66f9a","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added ownentry","kind":"own_entry","record_id":"01a201d2-df45-7093-be0a-44af219585e0","version":1,"sha256":"0d53514ce1bc065480431cfa4d5c6afdd4779c800d20acab62df07a495fd1ee0"}');
INSERT INTO "log" VALUES('01a201d2-df52-7f76-84f5-f8b04f286289','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added owninstrument',NULL,'own_instrument','01a201d2-df45-75e8-af65-15086aa81f52',1,'1f520a72157f26265f2fb8c49415d6fe47ffec30082650419080258c090aead8','{"id":"01a201d2-df52-7f76-84f5-f8b04f286289","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added owninstrument","kind":"own_instrument","record_id":"01a201d2-df45-75e8-af65-15086aa81f52","version":1,"sha256":"1f520a72157f26265f2fb8c49415d6fe47ffec30082650419080258c090aead8"}');
INSERT INTO "log" VALUES('01a201d2-df52-744c-b4df-fa206112790f','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added owntemplate',NULL,'own_template','01a201d2-df45-7007-9649-6672d724fc0f',1,'588dbded81cebb3aa5f1043180960dd5944375ae393156534406ad90c0959d9a','{"id":"01a201d2-df52-744c-b4df-fa206112790f","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added owntemplate","kind":"own_template","record_id":"01a201d2-df45-7007-9649-6672d724fc0f","version":1,"sha256":"588dbded81cebb3aa5f1043180960dd5944375ae393156534406ad90c0959d9a"}');
INSERT INTO "log" VALUES('01a201d2-df53-7b41-9857-b16aff9a6258','2026-03-02T18:00:00Z','Rosa Delgado, LMT','registered client','01a201d2-df53-7451-b32f-0ac2adb439ab','client','01a201d2-df53-7451-b32f-0ac2adb439ab',1,'152ee8c9a2332b58b9b168048b4594c2ef91d6bd31f9df35f5d3c1715edbe1ab','{"id":"01a201d2-df53-7b41-9857-b16aff9a6258","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"registered client","kind":"client","record_id":"01a201d2-df53-7451-b32f-0ac2adb439ab","version":1,"sha256":"152ee8c9a2332b58b9b168048b4594c2ef91d6bd31f9df35f5d3c1715edbe1ab","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df54-79dd-a919-e021b8e6d74e','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added case','01a201d2-df53-7451-b32f-0ac2adb439ab','care_case','01a201d2-df54-71b6-8785-15d616c18927',1,'68b70d3f7b71426a4c12d431460f80fec20d0bcfd289697ce7788fc9e281469a','{"id":"01a201d2-df54-79dd-a919-e021b8e6d74e","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added case","kind":"care_case","record_id":"01a201d2-df54-71b6-8785-15d616c18927","version":1,"sha256":"68b70d3f7b71426a4c12d431460f80fec20d0bcfd289697ce7788fc9e281469a","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df54-702f-a295-4d29f1994f76','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added referral','01a201d2-df53-7451-b32f-0ac2adb439ab','referral','01a201d2-df54-7354-b70c-224529ad2f55',1,'4995cd0db58720408c3834cb615fb6af64d4b5f87b66b7008a0d925d0233f5ca','{"id":"01a201d2-df54-702f-a295-4d29f1994f76","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added referral","kind":"referral","record_id":"01a201d2-df54-7354-b70c-224529ad2f55","version":1,"sha256":"4995cd0db58720408c3834cb615fb6af64d4b5f87b66b7008a0d925d0233f5ca","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df55-7c2b-9719-ff783305ece9','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added consent','01a201d2-df53-7451-b32f-0ac2adb439ab','consent','01a201d2-df55-70b1-9dff-6fbd75d2ea2c',1,'a3d2c287c4dd0609d8bb24f986a137813d12764359638709f6e9da6081256d8b','{"id":"01a201d2-df55-7c2b-9719-ff783305ece9","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added consent","kind":"consent","record_id":"01a201d2-df55-70b1-9dff-6fbd75d2ea2c","version":1,"sha256":"a3d2c287c4dd0609d8bb24f986a137813d12764359638709f6e9da6081256d8b","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df55-7bc9-a665-c779b837e840','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added visit','01a201d2-df53-7451-b32f-0ac2adb439ab','visit','01a201d2-df55-7b3d-8a65-9d97722d46cd',1,'657cad49f1860a62ccd85bbc63c2f2c636e5b874d7d430a2208f84070e1801d5','{"id":"01a201d2-df55-7bc9-a665-c779b837e840","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added visit","kind":"visit","record_id":"01a201d2-df55-7b3d-8a65-9d97722d46cd","version":1,"sha256":"657cad49f1860a62ccd85bbc63c2f2c636e5b874d7d430a2208f84070e1801d5","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df56-7c0e-bbf7-ae66e42eb26e','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added contact','01a201d2-df53-7451-b32f-0ac2adb439ab','contact','01a201d2-df56-779c-adfa-d8e3612cf301',1,'5fd72e5248ba1051da2d929926af3d53e059b69c4573e50c3c50373a84d182de','{"id":"01a201d2-df56-7c0e-bbf7-ae66e42eb26e","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added contact","kind":"contact","record_id":"01a201d2-df56-779c-adfa-d8e3612cf301","version":1,"sha256":"5fd72e5248ba1051da2d929926af3d53e059b69c4573e50c3c50373a84d182de","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df56-75bb-aa33-fc2e73a258a0','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started initial assessment','01a201d2-df53-7451-b32f-0ac2adb439ab','assessment','01a201d2-df56-7aa2-a11b-b981ded45c1e',1,'0cc6288fe1316ca66f0ed68663b86735b02a6fcbcbad4c2823bd3c3b3ef9f521','{"id":"01a201d2-df56-75bb-aa33-fc2e73a258a0","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started initial assessment","kind":"assessment","record_id":"01a201d2-df56-7aa2-a11b-b981ded45c1e","version":1,"sha256":"0cc6288fe1316ca66f0ed68663b86735b02a6fcbcbad4c2823bd3c3b3ef9f521","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df5b-7e7c-9a44-654af762391e','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed assessment','01a201d2-df53-7451-b32f-0ac2adb439ab','assessment','01a201d2-df56-7aa2-a11b-b981ded45c1e',2,'fca49ea1e9e3aa022d6cd53ce5a2b29ab9324f5278b826a59e4e48ec76b513ef','{"id":"01a201d2-df5b-7e7c-9a44-654af762391e","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed assessment","kind":"assessment","record_id":"01a201d2-df56-7aa2-a11b-b981ded45c1e","version":2,"sha256":"fca49ea1e9e3aa022d6cd53ce5a2b29ab9324f5278b826a59e4e48ec76b513ef","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df5b-75be-aa4a-14a5d62644d7','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed assessment','01a201d2-df53-7451-b32f-0ac2adb439ab','visit','01a201d2-df55-7b3d-8a65-9d97722d46cd',2,'bf2acda23ec88d94dfd22931b86552cab68aff4916ac5ba9b608b1eee01015b2','{"id":"01a201d2-df5b-75be-aa4a-14a5d62644d7","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed assessment","kind":"visit","record_id":"01a201d2-df55-7b3d-8a65-9d97722d46cd","version":2,"sha256":"bf2acda23ec88d94dfd22931b86552cab68aff4916ac5ba9b608b1eee01015b2","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df5c-79f5-af78-988aa0493a9d','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started plan','01a201d2-df53-7451-b32f-0ac2adb439ab','plan','01a201d2-df5b-7d84-904d-e57dfba39a95',1,'22d6facaba6641ef2c0421b5a80a73b66caa081276435c54033290e9f2855221','{"id":"01a201d2-df5c-79f5-af78-988aa0493a9d","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started plan","kind":"plan","record_id":"01a201d2-df5b-7d84-904d-e57dfba39a95","version":1,"sha256":"22d6facaba6641ef2c0421b5a80a73b66caa081276435c54033290e9f2855221","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df5c-706d-ab15-67637c4bf473','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed plan','01a201d2-df53-7451-b32f-0ac2adb439ab','plan','01a201d2-df5b-7d84-904d-e57dfba39a95',2,'743539bc6e2c873ab1fc7926f55cce31e5aff7b124ea6ce5cbd6edd9045e249f','{"id":"01a201d2-df5c-706d-ab15-67637c4bf473","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed plan","kind":"plan","record_id":"01a201d2-df5b-7d84-904d-e57dfba39a95","version":2,"sha256":"743539bc6e2c873ab1fc7926f55cce31e5aff7b124ea6ce5cbd6edd9045e249f","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df5d-7d02-8aa8-459984ba10eb','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started session note','01a201d2-df53-7451-b32f-0ac2adb439ab','session','01a201d2-df5d-76dd-83af-855fffdf3c9a',1,'bcd5e99e4c2158f2b57dcf30b27758391206e52d1027a48580189948e0cfffef','{"id":"01a201d2-df5d-7d02-8aa8-459984ba10eb","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started session note","kind":"session","record_id":"01a201d2-df5d-76dd-83af-855fffdf3c9a","version":1,"sha256":"bcd5e99e4c2158f2b57dcf30b27758391206e52d1027a48580189948e0cfffef","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df7f-7cda-b3d5-f00efadb40b3','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed session','01a201d2-df53-7451-b32f-0ac2adb439ab','session','01a201d2-df5d-76dd-83af-855fffdf3c9a',2,'6a4012540b65cdbda64e7a8d05575d395b4934a45700cd7e2e86da8f03ccddfa','{"id":"01a201d2-df7f-7cda-b3d5-f00efadb40b3","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed session","kind":"session","record_id":"01a201d2-df5d-76dd-83af-855fffdf3c9a","version":2,"sha256":"6a4012540b65cdbda64e7a8d05575d395b4934a45700cd7e2e86da8f03ccddfa","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df7f-771c-b8e6-15258de9e56f','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed session','01a201d2-df53-7451-b32f-0ac2adb439ab','visit','01a201d2-df55-7b3d-8a65-9d97722d46cd',3,'d146bb4202780f64bd0f4b2decbf5f9543e660716666e3b73d0877923dcdf4a8','{"id":"01a201d2-df7f-771c-b8e6-15258de9e56f","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed session","kind":"visit","record_id":"01a201d2-df55-7b3d-8a65-9d97722d46cd","version":3,"sha256":"d146bb4202780f64bd0f4b2decbf5f9543e660716666e3b73d0877923dcdf4a8","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df80-7709-920f-93ea2dd8f215','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started session note','01a201d2-df53-7451-b32f-0ac2adb439ab','session','01a201d2-df80-7fd3-854c-b50439f34988',1,'e21200a8eed90dbac5349026c76d37975ad52f176ae73d2ff004505250d07568','{"id":"01a201d2-df80-7709-920f-93ea2dd8f215","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started session note","kind":"session","record_id":"01a201d2-df80-7fd3-854c-b50439f34988","version":1,"sha256":"e21200a8eed90dbac5349026c76d37975ad52f176ae73d2ff004505250d07568","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df81-71e1-9acf-225bee9f31ad','2026-03-02T18:00:00Z','Rosa Delgado, LMT','saved session draft','01a201d2-df53-7451-b32f-0ac2adb439ab','session','01a201d2-df80-7fd3-854c-b50439f34988',2,'b111555b2a4893ee9b91e76ec5d7e989e243f803e4b23ed0a88f738b0c98fc37','{"id":"01a201d2-df81-71e1-9acf-225bee9f31ad","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"saved session draft","kind":"session","record_id":"01a201d2-df80-7fd3-854c-b50439f34988","version":2,"sha256":"b111555b2a4893ee9b91e76ec5d7e989e243f803e4b23ed0a88f738b0c98fc37","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df81-7c53-b62f-52539fcce2c4','2026-03-02T18:00:00Z','Rosa Delgado, LMT','saved progress report','01a201d2-df53-7451-b32f-0ac2adb439ab','report','01a201d2-df81-74ff-8311-0b88334096d3',1,'d618b95142439241ec7581d6fad33bb47249eceb579a4334778731a2fe226af2','{"id":"01a201d2-df81-7c53-b62f-52539fcce2c4","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"saved progress report","kind":"report","record_id":"01a201d2-df81-74ff-8311-0b88334096d3","version":1,"sha256":"d618b95142439241ec7581d6fad33bb47249eceb579a4334778731a2fe226af2","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
INSERT INTO "log" VALUES('01a201d2-df82-759f-b599-8130a3d6393d','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added to session','01a201d2-df53-7451-b32f-0ac2adb439ab','addendum','01a201d2-df82-72d9-b22d-39f358e871e8',1,'c49f637f1c471ef8329e61c1c54e1cb50d45bdb255d06b2a44b1fbd9a9b3eee5','{"id":"01a201d2-df82-759f-b599-8130a3d6393d","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added to session","kind":"addendum","record_id":"01a201d2-df82-72d9-b22d-39f358e871e8","version":1,"sha256":"c49f637f1c471ef8329e61c1c54e1cb50d45bdb255d06b2a44b1fbd9a9b3eee5","client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab"}');
CREATE TABLE own_entry (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    vocabulary TEXT NOT NULL,
    code TEXT NOT NULL CHECK (code <> ''),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL,
    UNIQUE (vocabulary, code)
);
INSERT INTO "own_entry" VALUES('01a201d2-df45-7093-be0a-44af219585e0',1,'techniques','warm_stones',1,'{"id":"01a201d2-df45-7093-be0a-44af219585e0","version":1,"vocabulary":"techniques","code":"warm_stones","cells":{"name":"Warm stones"},"retired":true}');
CREATE TABLE own_instrument (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL
);
INSERT INTO "own_instrument" VALUES('01a201d2-df45-75e8-af65-15086aa81f52',1,'sit_to_stand',1,'{"id":"01a201d2-df45-75e8-af65-15086aa81f52","version":1,"code":"sit_to_stand","document":"{\"id\": \"sit_to_stand\", \"name\": \"Sit to stand in 30 s\", \"short_name\": \"Sit to stand\", \"about\": \"\", \"low\": 0, \"high\": 40, \"step\": 1, \"better\": \"higher\", \"unit\": \"times\", \"source\": \"this clinic\"}","retired":true}');
CREATE TABLE own_template (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    code TEXT NOT NULL UNIQUE CHECK (code <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL
);
INSERT INTO "own_template" VALUES('01a201d2-df45-7007-9649-6672d724fc0f',1,'desk_neck','Desk neck',1,'{"id":"01a201d2-df45-7007-9649-6672d724fc0f","version":1,"code":"desk_neck","name":"Desk neck","lines":["rom cervical rotation b"],"retired":true}');
CREATE TABLE paper (
    report_id TEXT PRIMARY KEY NOT NULL REFERENCES report (id),
    pdf BLOB NOT NULL
);
INSERT INTO "paper" VALUES('01a201d2-df81-74ff-8311-0b88334096d3',X'255044462D312E34206120706167652000FF');
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
INSERT INTO "plan" VALUES('01a201d2-df5b-7d84-904d-e57dfba39a95',2,'01a201d2-df53-7451-b32f-0ac2adb439ab','01a201d2-df54-71b6-8785-15d616c18927','01a201d2-df4f-7b83-b398-cd7c26c91949','signed',1,'2026-03-02T18:00:00Z','2026-03-02T18:00:00Z','{"id":"01a201d2-df5b-7d84-904d-e57dfba39a95","version":2,"client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab","case_id":"01a201d2-df54-71b6-8785-15d616c18927","therapist_id":"01a201d2-df4f-7b83-b398-cd7c26c91949","entered_at":"2026-03-02T12:00:00-06:00","status":"signed","signed_at":"2026-03-02T12:00:00-06:00","signed_by":"Rosa Delgado, LMT","happened_at":"2026-03-02T12:00:00-06:00","goals":[{"words":"Pain 3 or less","measure":"pain","baseline":7,"target":3,"by":"2026-05-01"}],"visits_per_week":1,"weeks":6}');
CREATE TABLE provider (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    search TEXT NOT NULL,
    body TEXT NOT NULL
);
INSERT INTO "provider" VALUES('01a201d2-df50-7f03-89fc-0f8e59d98f15',1,'Adaeze Okafor','adaeze okafor md tulsa shoulder 1234567893','{"id":"01a201d2-df50-7f03-89fc-0f8e59d98f15","version":1,"name":"Adaeze Okafor","credentials":"MD","practice":"Tulsa Shoulder","npi":"1234567893"}');
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
INSERT INTO "referral" VALUES('01a201d2-df54-7354-b70c-224529ad2f55',1,'01a201d2-df53-7451-b32f-0ac2adb439ab','01a201d2-df54-71b6-8785-15d616c18927','01a201d2-df50-7f03-89fc-0f8e59d98f15','2026-01-04',NULL,'{"id":"01a201d2-df54-7354-b70c-224529ad2f55","version":1,"client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab","case_id":"01a201d2-df54-71b6-8785-15d616c18927","provider_id":"01a201d2-df50-7f03-89fc-0f8e59d98f15","received":"2026-01-04"}');
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
INSERT INTO "report" VALUES('01a201d2-df81-74ff-8311-0b88334096d3',1,'01a201d2-df53-7451-b32f-0ac2adb439ab','01a201d2-df54-71b6-8785-15d616c18927','01a201d2-df50-7f03-89fc-0f8e59d98f15','01a201d2-df55-70b1-9dff-6fbd75d2ea2c','01a201d2-df4f-7b83-b398-cd7c26c91949','2026-03-02T18:00:00Z','69a1359c314adf96c8ca50807e52df2ac988bb4064c7db2d06de85c0e4462e6f','{"id":"01a201d2-df81-74ff-8311-0b88334096d3","version":1,"client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab","case_id":"01a201d2-df54-71b6-8785-15d616c18927","provider_id":"01a201d2-df50-7f03-89fc-0f8e59d98f15","consent_id":"01a201d2-df55-70b1-9dff-6fbd75d2ea2c","therapist_id":"01a201d2-df4f-7b83-b398-cd7c26c91949","issued_at":"2026-03-02T12:00:00-06:00","issued_by":"Rosa Delgado, LMT","delivery":"saved","period_from":"2026-01-05","period_to":"2026-03-02","bottom_line":"Pain is down from 7 to 4.","sha256":"69a1359c314adf96c8ca50807e52df2ac988bb4064c7db2d06de85c0e4462e6f"}');
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
INSERT INTO "session" VALUES('01a201d2-df5d-76dd-83af-855fffdf3c9a',2,'01a201d2-df53-7451-b32f-0ac2adb439ab','01a201d2-df54-71b6-8785-15d616c18927','01a201d2-df4f-7b83-b398-cd7c26c91949','signed','2026-03-02T16:00:00Z','2026-03-02T18:00:00Z','{"id":"01a201d2-df5d-76dd-83af-855fffdf3c9a","version":2,"client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab","case_id":"01a201d2-df54-71b6-8785-15d616c18927","therapist_id":"01a201d2-df4f-7b83-b398-cd7c26c91949","entered_at":"2026-03-02T12:00:00-06:00","status":"signed","signed_at":"2026-03-02T12:00:00-06:00","signed_by":"Rosa Delgado, LMT","starts_at":"2026-03-02T10:00:00-06:00","subjective":"Reaches the shelf; “so much better” <5 & >3.","pain_now":4,"activities":[{"name":"Reach top shelf"}],"health_changes":{"asked":true},"palpation":[{"structure":"Infraspinatus","side":"right","grade":2}],"ranges":[{"joint":"shoulder","motion":"flexion","side":"right","degrees":128}],"treatment":[{"technique":"Myofascial release","minutes":20}],"pain_after":2,"adverse_response":{"asked":true}}');
INSERT INTO "session" VALUES('01a201d2-df80-7fd3-854c-b50439f34988',2,'01a201d2-df53-7451-b32f-0ac2adb439ab','01a201d2-df54-71b6-8785-15d616c18927','01a201d2-df4f-7b83-b398-cd7c26c91949','draft','2026-03-02T18:00:00Z',NULL,'{"id":"01a201d2-df80-7fd3-854c-b50439f34988","version":2,"client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab","case_id":"01a201d2-df54-71b6-8785-15d616c18927","therapist_id":"01a201d2-df4f-7b83-b398-cd7c26c91949","entered_at":"2026-03-02T12:00:00-06:00","unread":{"ranges":"12o"},"starts_at":"2026-03-02T12:00:00-06:00","activities":[{"name":"Reach top shelf"}]}');
CREATE TABLE snippet (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    short TEXT NOT NULL CHECK (short <> ''),
    therapist_id TEXT REFERENCES therapist (id),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    body TEXT NOT NULL
);
INSERT INTO "snippet" VALUES('01a201d2-df45-795f-8b4c-a60be625a78a',1,'ltp',NULL,0,'{"id":"01a201d2-df45-795f-8b4c-a60be625a78a","version":1,"short":"ltp","text":"Left {muscle} tender on pressure."}');
CREATE TABLE therapist (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    body TEXT NOT NULL
);
INSERT INTO "therapist" VALUES('01a201d2-df4f-7b83-b398-cd7c26c91949',1,'Rosa Delgado','{"id":"01a201d2-df4f-7b83-b398-cd7c26c91949","version":1,"name":"Rosa Delgado","credentials":"LMT"}');
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
INSERT INTO "visit" VALUES('01a201d2-df55-7b3d-8a65-9d97722d46cd',3,'01a201d2-df53-7451-b32f-0ac2adb439ab','01a201d2-df54-71b6-8785-15d616c18927','01a201d2-df5d-76dd-83af-855fffdf3c9a','2026-03-02T16:00:00Z','kept','{"id":"01a201d2-df55-7b3d-8a65-9d97722d46cd","version":3,"client_id":"01a201d2-df53-7451-b32f-0ac2adb439ab","case_id":"01a201d2-df54-71b6-8785-15d616c18927","starts_at":"2026-03-02T10:00:00-06:00","status":"kept","session_id":"01a201d2-df5d-76dd-83af-855fffdf3c9a"}');
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
COMMIT;

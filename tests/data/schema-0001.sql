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
INSERT INTO "addendum" VALUES('01a200cf-bf43-7169-9684-687750090c55',1,'01a200cf-bf3b-7bb4-b748-7da34766abe4','session','01a200cf-bf41-70c6-b6d1-17878c6a15d4','01a200cf-bf39-7bca-91bc-ad94d0e32407','2026-03-02T18:00:00Z','{"id":"01a200cf-bf43-7169-9684-687750090c55","version":1,"client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4","kind":"session","record_id":"01a200cf-bf41-70c6-b6d1-17878c6a15d4","therapist_id":"01a200cf-bf39-7bca-91bc-ad94d0e32407","author":"Rosa Delgado, LMT","written_at":"2026-03-02T12:00:00-06:00","text":"The left side was treated too."}');
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
INSERT INTO "assessment" VALUES('01a200cf-bf3e-7b32-8e78-4d6b1175e93a',2,'01a200cf-bf3b-7bb4-b748-7da34766abe4','01a200cf-bf3c-734d-86b6-e4a44cf7534a','01a200cf-bf39-7bca-91bc-ad94d0e32407','signed','initial','2026-03-02T18:00:00Z','2026-03-02T18:00:00Z','{"id":"01a200cf-bf3e-7b32-8e78-4d6b1175e93a","version":2,"client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4","case_id":"01a200cf-bf3c-734d-86b6-e4a44cf7534a","therapist_id":"01a200cf-bf39-7bca-91bc-ad94d0e32407","entered_at":"2026-03-02T12:00:00-06:00","status":"signed","signed_at":"2026-03-02T12:00:00-06:00","signed_by":"Rosa Delgado, LMT","happened_at":"2026-03-02T12:00:00-06:00","pain":{"now":7,"best":3,"worst":8},"activities":[{"name":"Reach top shelf","score":3}],"red_flags":[{"question":"Night pain?"}],"impression":"Capsular pattern","decision":"treat"}');
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
INSERT INTO "care_case" VALUES('01a200cf-bf3c-734d-86b6-e4a44cf7534a',1,'01a200cf-bf3b-7bb4-b748-7da34766abe4','2026-01-05',NULL,'open','{"id":"01a200cf-bf3c-734d-86b6-e4a44cf7534a","version":1,"client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4","complaint":"Frozen shoulder","opened":"2026-01-05","areas":[{"region":"shoulder","side":"right"}],"diagnoses":[{"code":"M75.01","words":"adhesive capsulitis","stated_by":"Dr Okafor"}]}');
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
INSERT INTO "client" VALUES('01a200cf-bf3b-7bb4-b748-7da34766abe4',1,1,'1980-03-14','nguyen, thao linh','thao linh nguyen 0001 19800314 03/14/1980 3/14/1980 3/14/80 03141980 14 march 1980 9185550142','01a200cf-bf3a-7902-8940-dfac06f5a91f','{"id":"01a200cf-bf3b-7bb4-b748-7da34766abe4","version":1,"chart_number":1,"given_name":"Thảo Linh","family_name":"Nguyễn","birth_date":"1980-03-14","phone":"(918) 555-0142","emergency_contact":{"name":"Søren O''Brien","phone":"918 555 0143"},"primary_care_id":"01a200cf-bf3a-7902-8940-dfac06f5a91f","history":{"medications":["apixaban"],"reviewed":"2026-03-02"},"alerts":[{"text":"Anticoagulant","action":"light pressure only"}]}');
CREATE TABLE clinic (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    body TEXT NOT NULL
);
INSERT INTO "clinic" VALUES('01a200cf-bf39-7672-b450-ee65066dab4d',1,'{"id":"01a200cf-bf39-7672-b450-ee65066dab4d","version":1,"name":"Côté Clinic"}');
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
INSERT INTO "consent" VALUES('01a200cf-bf3d-7b79-8d9c-a90399359b1b',1,'01a200cf-bf3b-7bb4-b748-7da34766abe4','01a200cf-bf3a-7902-8940-dfac06f5a91f','release','2026-01-05',NULL,NULL,'{"id":"01a200cf-bf3d-7b79-8d9c-a90399359b1b","version":1,"client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4","kind":"release","scope":"Progress reports","signed_by":"Thảo Linh Nguyễn","given":"2026-01-05","provider_id":"01a200cf-bf3a-7902-8940-dfac06f5a91f"}');
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
INSERT INTO "contact" VALUES('01a200cf-bf3e-7445-83fe-5928d0239c45',1,'01a200cf-bf3b-7bb4-b748-7da34766abe4',NULL,'01a200cf-bf3a-7902-8940-dfac06f5a91f','2026-03-02T18:00:00Z',NULL,0,'{"id":"01a200cf-bf3e-7445-83fe-5928d0239c45","version":1,"client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4","provider_id":"01a200cf-bf3a-7902-8940-dfac06f5a91f","at":"2026-03-02T12:00:00-06:00","channel":"fax","what":"Sent notes"}');
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
INSERT INTO "log" VALUES('01a200cf-bf3a-7ca3-bc46-238aa8b92f2c','2026-03-02T18:00:00Z','Rosa Delgado, LMT','set up the chart',NULL,'clinic','01a200cf-bf39-7672-b450-ee65066dab4d',1,'819a6189f2d3d92135b713e53afad19a44d13adc49bfc33d86c10de0f2ef9eb7','{"id":"01a200cf-bf3a-7ca3-bc46-238aa8b92f2c","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"set up the chart","kind":"clinic","record_id":"01a200cf-bf39-7672-b450-ee65066dab4d","version":1,"sha256":"819a6189f2d3d92135b713e53afad19a44d13adc49bfc33d86c10de0f2ef9eb7"}');
INSERT INTO "log" VALUES('01a200cf-bf3a-7797-b1f4-efa22cf02684','2026-03-02T18:00:00Z','Rosa Delgado, LMT','set up the chart',NULL,'therapist','01a200cf-bf39-7bca-91bc-ad94d0e32407',1,'0c70f83303fda9a16683d5c36bfef059d519f53e542db95d8e7d1d89d95bf5b6','{"id":"01a200cf-bf3a-7797-b1f4-efa22cf02684","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"set up the chart","kind":"therapist","record_id":"01a200cf-bf39-7bca-91bc-ad94d0e32407","version":1,"sha256":"0c70f83303fda9a16683d5c36bfef059d519f53e542db95d8e7d1d89d95bf5b6"}');
INSERT INTO "log" VALUES('01a200cf-bf3a-7574-89a7-2d3643f2e936','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added provider',NULL,'provider','01a200cf-bf3a-7902-8940-dfac06f5a91f',1,'1e81fc8c8c03a0d6be105f566a9e0ee4c0b86a30568e8bff5b79183cdadfa1c4','{"id":"01a200cf-bf3a-7574-89a7-2d3643f2e936","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added provider","kind":"provider","record_id":"01a200cf-bf3a-7902-8940-dfac06f5a91f","version":1,"sha256":"1e81fc8c8c03a0d6be105f566a9e0ee4c0b86a30568e8bff5b79183cdadfa1c4"}');
INSERT INTO "log" VALUES('01a200cf-bf3b-7396-985e-93006e52507b','2026-03-02T18:00:00Z','Rosa Delgado, LMT','registered client','01a200cf-bf3b-7bb4-b748-7da34766abe4','client','01a200cf-bf3b-7bb4-b748-7da34766abe4',1,'e05b31173908790a928e0e2d0df0740cd18279b793c966b5d7ac458162e8237f','{"id":"01a200cf-bf3b-7396-985e-93006e52507b","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"registered client","kind":"client","record_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4","version":1,"sha256":"e05b31173908790a928e0e2d0df0740cd18279b793c966b5d7ac458162e8237f","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf3c-77c0-a41f-1b89f8479bda','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added case','01a200cf-bf3b-7bb4-b748-7da34766abe4','care_case','01a200cf-bf3c-734d-86b6-e4a44cf7534a',1,'537108183cc09f0ce6edcea6da8994ae52a437f208b6f738bc1d6d210df8de43','{"id":"01a200cf-bf3c-77c0-a41f-1b89f8479bda","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added case","kind":"care_case","record_id":"01a200cf-bf3c-734d-86b6-e4a44cf7534a","version":1,"sha256":"537108183cc09f0ce6edcea6da8994ae52a437f208b6f738bc1d6d210df8de43","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf3c-7eca-9e50-e52ce07ae5cb','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added referral','01a200cf-bf3b-7bb4-b748-7da34766abe4','referral','01a200cf-bf3c-7903-927c-14bd793da307',1,'98135f7e4649b7575bd4addd921f4fe0628bebb1cb23b4ea5a09d2be10085861','{"id":"01a200cf-bf3c-7eca-9e50-e52ce07ae5cb","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added referral","kind":"referral","record_id":"01a200cf-bf3c-7903-927c-14bd793da307","version":1,"sha256":"98135f7e4649b7575bd4addd921f4fe0628bebb1cb23b4ea5a09d2be10085861","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf3d-74d8-be5e-94827942aa6d','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added consent','01a200cf-bf3b-7bb4-b748-7da34766abe4','consent','01a200cf-bf3d-7b79-8d9c-a90399359b1b',1,'9f9f035f560f28a67c462a11845cbaaace8fc8dad2e369d2d26ae03b217208eb','{"id":"01a200cf-bf3d-74d8-be5e-94827942aa6d","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added consent","kind":"consent","record_id":"01a200cf-bf3d-7b79-8d9c-a90399359b1b","version":1,"sha256":"9f9f035f560f28a67c462a11845cbaaace8fc8dad2e369d2d26ae03b217208eb","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf3d-7700-a482-4f75dd5043bf','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added visit','01a200cf-bf3b-7bb4-b748-7da34766abe4','visit','01a200cf-bf3d-76c4-a406-5674f63689b6',1,'4b7641e1002921ef5182558425f6820c5c693b693a40651ff26b1a9b8588bdef','{"id":"01a200cf-bf3d-7700-a482-4f75dd5043bf","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added visit","kind":"visit","record_id":"01a200cf-bf3d-76c4-a406-5674f63689b6","version":1,"sha256":"4b7641e1002921ef5182558425f6820c5c693b693a40651ff26b1a9b8588bdef","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf3e-7c8b-b005-02602e68b0c7','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added contact','01a200cf-bf3b-7bb4-b748-7da34766abe4','contact','01a200cf-bf3e-7445-83fe-5928d0239c45',1,'be79c359b6603120f2664293f6911f04d92f7d1a77da5c1605e4a72de2213d82','{"id":"01a200cf-bf3e-7c8b-b005-02602e68b0c7","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added contact","kind":"contact","record_id":"01a200cf-bf3e-7445-83fe-5928d0239c45","version":1,"sha256":"be79c359b6603120f2664293f6911f04d92f7d1a77da5c1605e4a72de2213d82","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf3f-7893-ae79-001c21bdda96','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started initial assessment','01a200cf-bf3b-7bb4-b748-7da34766abe4','assessment','01a200cf-bf3e-7b32-8e78-4d6b1175e93a',1,'d55a24c8fa6ccd516a49e2ddefb3479133d560ac0ce25202d6debb5e6ceafd74','{"id":"01a200cf-bf3f-7893-ae79-001c21bdda96","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started initial assessment","kind":"assessment","record_id":"01a200cf-bf3e-7b32-8e78-4d6b1175e93a","version":1,"sha256":"d55a24c8fa6ccd516a49e2ddefb3479133d560ac0ce25202d6debb5e6ceafd74","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf3f-75b3-8d64-5d7464016de7','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed assessment','01a200cf-bf3b-7bb4-b748-7da34766abe4','assessment','01a200cf-bf3e-7b32-8e78-4d6b1175e93a',2,'2deab572866313c953cdd6c15bde0c832e4aeb9b6af9cf516d7dd6ddd3f85116','{"id":"01a200cf-bf3f-75b3-8d64-5d7464016de7","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed assessment","kind":"assessment","record_id":"01a200cf-bf3e-7b32-8e78-4d6b1175e93a","version":2,"sha256":"2deab572866313c953cdd6c15bde0c832e4aeb9b6af9cf516d7dd6ddd3f85116","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf40-7dae-90cc-5f1aa9dc8ddf','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started plan','01a200cf-bf3b-7bb4-b748-7da34766abe4','plan','01a200cf-bf3f-793e-99c3-25be0b5fd55f',1,'5054d6a7162a8e4bbaba3985c194490479a8ebb41bf8bec9245638333daf79e9','{"id":"01a200cf-bf40-7dae-90cc-5f1aa9dc8ddf","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started plan","kind":"plan","record_id":"01a200cf-bf3f-793e-99c3-25be0b5fd55f","version":1,"sha256":"5054d6a7162a8e4bbaba3985c194490479a8ebb41bf8bec9245638333daf79e9","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf40-78af-9125-99f5394fe393','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed plan','01a200cf-bf3b-7bb4-b748-7da34766abe4','plan','01a200cf-bf3f-793e-99c3-25be0b5fd55f',2,'a7354d41975c14b23d6e760578f0d383beb4d7102022d56dafee578a18017918','{"id":"01a200cf-bf40-78af-9125-99f5394fe393","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed plan","kind":"plan","record_id":"01a200cf-bf3f-793e-99c3-25be0b5fd55f","version":2,"sha256":"a7354d41975c14b23d6e760578f0d383beb4d7102022d56dafee578a18017918","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf41-731e-aefc-e47e76ed66f8','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started session note','01a200cf-bf3b-7bb4-b748-7da34766abe4','session','01a200cf-bf41-70c6-b6d1-17878c6a15d4',1,'799d3d56fc73219b692102c4d110474470304f330d32a5ecacc747dab1f05e7c','{"id":"01a200cf-bf41-731e-aefc-e47e76ed66f8","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started session note","kind":"session","record_id":"01a200cf-bf41-70c6-b6d1-17878c6a15d4","version":1,"sha256":"799d3d56fc73219b692102c4d110474470304f330d32a5ecacc747dab1f05e7c","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf41-7450-b107-bedac4869144','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed session','01a200cf-bf3b-7bb4-b748-7da34766abe4','session','01a200cf-bf41-70c6-b6d1-17878c6a15d4',2,'81744445fcdb8aac71478bc1ae67f53e055eb4f2094811c697b6aa9b2684ba2d','{"id":"01a200cf-bf41-7450-b107-bedac4869144","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed session","kind":"session","record_id":"01a200cf-bf41-70c6-b6d1-17878c6a15d4","version":2,"sha256":"81744445fcdb8aac71478bc1ae67f53e055eb4f2094811c697b6aa9b2684ba2d","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf41-7e0e-b81e-b652e2c2a4af','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed session','01a200cf-bf3b-7bb4-b748-7da34766abe4','visit','01a200cf-bf3d-76c4-a406-5674f63689b6',2,'018e83b323f0f7df8bbbd9787790d171fb2f299f189b752d310a2fdc26e928ec','{"id":"01a200cf-bf41-7e0e-b81e-b652e2c2a4af","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed session","kind":"visit","record_id":"01a200cf-bf3d-76c4-a406-5674f63689b6","version":2,"sha256":"018e83b323f0f7df8bbbd9787790d171fb2f299f189b752d310a2fdc26e928ec","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf42-713c-af3a-2d1e6cd32a8b','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started session note','01a200cf-bf3b-7bb4-b748-7da34766abe4','session','01a200cf-bf42-7465-8a7d-97f8913ca408',1,'b533050af520184ea1eb8df234d4fff44aa44d946c29a2f27a4f54fa029b020b','{"id":"01a200cf-bf42-713c-af3a-2d1e6cd32a8b","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started session note","kind":"session","record_id":"01a200cf-bf42-7465-8a7d-97f8913ca408","version":1,"sha256":"b533050af520184ea1eb8df234d4fff44aa44d946c29a2f27a4f54fa029b020b","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf42-7b75-9661-c4334dd3b791','2026-03-02T18:00:00Z','Rosa Delgado, LMT','saved session draft','01a200cf-bf3b-7bb4-b748-7da34766abe4','session','01a200cf-bf42-7465-8a7d-97f8913ca408',2,'f14cfe6a22b3633d0864e2a84aa36b1923e3e37058178e06bedcc4460fe22ac4','{"id":"01a200cf-bf42-7b75-9661-c4334dd3b791","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"saved session draft","kind":"session","record_id":"01a200cf-bf42-7465-8a7d-97f8913ca408","version":2,"sha256":"f14cfe6a22b3633d0864e2a84aa36b1923e3e37058178e06bedcc4460fe22ac4","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf43-7233-8381-92a725011f22','2026-03-02T18:00:00Z','Rosa Delgado, LMT','saved progress report','01a200cf-bf3b-7bb4-b748-7da34766abe4','report','01a200cf-bf43-7ecb-8637-21c960a53f79',1,'508878fa321bcb5dff10a41108f3a7758f3a0a56a948d0a6c47707bbfbadadfc','{"id":"01a200cf-bf43-7233-8381-92a725011f22","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"saved progress report","kind":"report","record_id":"01a200cf-bf43-7ecb-8637-21c960a53f79","version":1,"sha256":"508878fa321bcb5dff10a41108f3a7758f3a0a56a948d0a6c47707bbfbadadfc","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
INSERT INTO "log" VALUES('01a200cf-bf43-7629-a61b-d476b8c35906','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added to session','01a200cf-bf3b-7bb4-b748-7da34766abe4','addendum','01a200cf-bf43-7169-9684-687750090c55',1,'6d7683a9d005c4acc7e0f102f65a6b1163242e4b1a83eb864b4c46e64fb380d5','{"id":"01a200cf-bf43-7629-a61b-d476b8c35906","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added to session","kind":"addendum","record_id":"01a200cf-bf43-7169-9684-687750090c55","version":1,"sha256":"6d7683a9d005c4acc7e0f102f65a6b1163242e4b1a83eb864b4c46e64fb380d5","client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4"}');
CREATE TABLE paper (
    report_id TEXT PRIMARY KEY NOT NULL REFERENCES report (id),
    pdf BLOB NOT NULL
);
INSERT INTO "paper" VALUES('01a200cf-bf43-7ecb-8637-21c960a53f79',X'255044462D312E34206120706167652000FF');
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
INSERT INTO "plan" VALUES('01a200cf-bf3f-793e-99c3-25be0b5fd55f',2,'01a200cf-bf3b-7bb4-b748-7da34766abe4','01a200cf-bf3c-734d-86b6-e4a44cf7534a','01a200cf-bf39-7bca-91bc-ad94d0e32407','signed',1,'2026-03-02T18:00:00Z','2026-03-02T18:00:00Z','{"id":"01a200cf-bf3f-793e-99c3-25be0b5fd55f","version":2,"client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4","case_id":"01a200cf-bf3c-734d-86b6-e4a44cf7534a","therapist_id":"01a200cf-bf39-7bca-91bc-ad94d0e32407","entered_at":"2026-03-02T12:00:00-06:00","status":"signed","signed_at":"2026-03-02T12:00:00-06:00","signed_by":"Rosa Delgado, LMT","happened_at":"2026-03-02T12:00:00-06:00","goals":[{"words":"Pain 3 or less","measure":"pain","baseline":7,"target":3,"by":"2026-05-01"}],"visits_per_week":1,"weeks":6}');
CREATE TABLE provider (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    search TEXT NOT NULL,
    body TEXT NOT NULL
);
INSERT INTO "provider" VALUES('01a200cf-bf3a-7902-8940-dfac06f5a91f',1,'Adaeze Okafor','adaeze okafor md tulsa shoulder 1234567893','{"id":"01a200cf-bf3a-7902-8940-dfac06f5a91f","version":1,"name":"Adaeze Okafor","credentials":"MD","practice":"Tulsa Shoulder","npi":"1234567893"}');
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
INSERT INTO "referral" VALUES('01a200cf-bf3c-7903-927c-14bd793da307',1,'01a200cf-bf3b-7bb4-b748-7da34766abe4','01a200cf-bf3c-734d-86b6-e4a44cf7534a','01a200cf-bf3a-7902-8940-dfac06f5a91f','2026-01-04',NULL,'{"id":"01a200cf-bf3c-7903-927c-14bd793da307","version":1,"client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4","case_id":"01a200cf-bf3c-734d-86b6-e4a44cf7534a","provider_id":"01a200cf-bf3a-7902-8940-dfac06f5a91f","received":"2026-01-04"}');
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
INSERT INTO "report" VALUES('01a200cf-bf43-7ecb-8637-21c960a53f79',1,'01a200cf-bf3b-7bb4-b748-7da34766abe4','01a200cf-bf3c-734d-86b6-e4a44cf7534a','01a200cf-bf3a-7902-8940-dfac06f5a91f','01a200cf-bf3d-7b79-8d9c-a90399359b1b','01a200cf-bf39-7bca-91bc-ad94d0e32407','2026-03-02T18:00:00Z','69a1359c314adf96c8ca50807e52df2ac988bb4064c7db2d06de85c0e4462e6f','{"id":"01a200cf-bf43-7ecb-8637-21c960a53f79","version":1,"client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4","case_id":"01a200cf-bf3c-734d-86b6-e4a44cf7534a","provider_id":"01a200cf-bf3a-7902-8940-dfac06f5a91f","consent_id":"01a200cf-bf3d-7b79-8d9c-a90399359b1b","therapist_id":"01a200cf-bf39-7bca-91bc-ad94d0e32407","issued_at":"2026-03-02T12:00:00-06:00","issued_by":"Rosa Delgado, LMT","delivery":"saved","period_from":"2026-01-05","period_to":"2026-03-02","bottom_line":"Pain is down from 7 to 4.","sha256":"69a1359c314adf96c8ca50807e52df2ac988bb4064c7db2d06de85c0e4462e6f"}');
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
INSERT INTO "session" VALUES('01a200cf-bf41-70c6-b6d1-17878c6a15d4',2,'01a200cf-bf3b-7bb4-b748-7da34766abe4','01a200cf-bf3c-734d-86b6-e4a44cf7534a','01a200cf-bf39-7bca-91bc-ad94d0e32407','signed','2026-03-02T16:00:00Z','2026-03-02T18:00:00Z','{"id":"01a200cf-bf41-70c6-b6d1-17878c6a15d4","version":2,"client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4","case_id":"01a200cf-bf3c-734d-86b6-e4a44cf7534a","therapist_id":"01a200cf-bf39-7bca-91bc-ad94d0e32407","entered_at":"2026-03-02T12:00:00-06:00","status":"signed","signed_at":"2026-03-02T12:00:00-06:00","signed_by":"Rosa Delgado, LMT","starts_at":"2026-03-02T10:00:00-06:00","subjective":"Reaches the shelf; “so much better” <5 & >3.","pain_now":4,"activities":[{"name":"Reach top shelf"}],"health_changes":{"asked":true},"palpation":[{"structure":"Infraspinatus","side":"right","grade":2}],"ranges":[{"joint":"shoulder","motion":"flexion","side":"right","degrees":128}],"treatment":[{"technique":"Myofascial release","minutes":20}],"pain_after":2,"adverse_response":{"asked":true}}');
INSERT INTO "session" VALUES('01a200cf-bf42-7465-8a7d-97f8913ca408',2,'01a200cf-bf3b-7bb4-b748-7da34766abe4','01a200cf-bf3c-734d-86b6-e4a44cf7534a','01a200cf-bf39-7bca-91bc-ad94d0e32407','draft','2026-03-02T18:00:00Z',NULL,'{"id":"01a200cf-bf42-7465-8a7d-97f8913ca408","version":2,"client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4","case_id":"01a200cf-bf3c-734d-86b6-e4a44cf7534a","therapist_id":"01a200cf-bf39-7bca-91bc-ad94d0e32407","entered_at":"2026-03-02T12:00:00-06:00","unread":{"ranges":"12o"},"starts_at":"2026-03-02T12:00:00-06:00","activities":[{"name":"Reach top shelf"}]}');
CREATE TABLE therapist (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    body TEXT NOT NULL
);
INSERT INTO "therapist" VALUES('01a200cf-bf39-7bca-91bc-ad94d0e32407',1,'Rosa Delgado','{"id":"01a200cf-bf39-7bca-91bc-ad94d0e32407","version":1,"name":"Rosa Delgado","credentials":"LMT"}');
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
INSERT INTO "visit" VALUES('01a200cf-bf3d-76c4-a406-5674f63689b6',2,'01a200cf-bf3b-7bb4-b748-7da34766abe4','01a200cf-bf3c-734d-86b6-e4a44cf7534a','01a200cf-bf41-70c6-b6d1-17878c6a15d4','2026-03-02T16:00:00Z','kept','{"id":"01a200cf-bf3d-76c4-a406-5674f63689b6","version":2,"client_id":"01a200cf-bf3b-7bb4-b748-7da34766abe4","case_id":"01a200cf-bf3c-734d-86b6-e4a44cf7534a","starts_at":"2026-03-02T10:00:00-06:00","status":"kept","session_id":"01a200cf-bf41-70c6-b6d1-17878c6a15d4"}');
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
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id.');
END;
CREATE TRIGGER plan_keeps_key BEFORE UPDATE ON plan
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id.');
END;
CREATE TRIGGER session_keeps_key BEFORE UPDATE ON session
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id.');
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
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id.');
END;
CREATE TRIGGER referral_keeps_key BEFORE UPDATE ON referral
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id.');
END;
CREATE TRIGGER visit_keeps_key BEFORE UPDATE ON visit
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id.');
END;
CREATE TRIGGER consent_keeps_key BEFORE UPDATE ON consent
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id.');
END;
CREATE TRIGGER contact_keeps_key BEFORE UPDATE ON contact
WHEN NEW.id <> OLD.id OR NEW.rowid <> OLD.rowid
BEGIN
    SELECT RAISE(ABORT, 'A record keeps its id.');
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
COMMIT;

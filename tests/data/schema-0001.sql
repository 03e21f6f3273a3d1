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
INSERT INTO "addendum" VALUES('01a20101-a2ff-7a10-9ce6-44d5c7aeca39',1,'01a20101-a2f3-7fc2-87b6-f8ec34d80e70','session','01a20101-a2fb-7f30-9f3d-9cdf7838e3ec','01a20101-a2f2-7042-afcf-50158f398731','2026-03-02T18:00:00Z','{"id":"01a20101-a2ff-7a10-9ce6-44d5c7aeca39","version":1,"client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70","kind":"session","record_id":"01a20101-a2fb-7f30-9f3d-9cdf7838e3ec","therapist_id":"01a20101-a2f2-7042-afcf-50158f398731","author":"Rosa Delgado, LMT","written_at":"2026-03-02T12:00:00-06:00","text":"The left side was treated too."}');
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
INSERT INTO "assessment" VALUES('01a20101-a2f7-7b66-b4f4-b21879e8da49',2,'01a20101-a2f3-7fc2-87b6-f8ec34d80e70','01a20101-a2f4-7ee6-abe6-0ea3f6468f99','01a20101-a2f2-7042-afcf-50158f398731','signed','initial','2026-03-02T18:00:00Z','2026-03-02T18:00:00Z','{"id":"01a20101-a2f7-7b66-b4f4-b21879e8da49","version":2,"client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70","case_id":"01a20101-a2f4-7ee6-abe6-0ea3f6468f99","therapist_id":"01a20101-a2f2-7042-afcf-50158f398731","entered_at":"2026-03-02T12:00:00-06:00","status":"signed","signed_at":"2026-03-02T12:00:00-06:00","signed_by":"Rosa Delgado, LMT","happened_at":"2026-03-02T12:00:00-06:00","pain":{"now":7,"best":3,"worst":8},"activities":[{"name":"Reach top shelf","score":3}],"red_flags":[{"question":"Night pain?"}],"impression":"Capsular pattern","decision":"treat"}');
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
INSERT INTO "care_case" VALUES('01a20101-a2f4-7ee6-abe6-0ea3f6468f99',1,'01a20101-a2f3-7fc2-87b6-f8ec34d80e70','2026-01-05',NULL,'open','{"id":"01a20101-a2f4-7ee6-abe6-0ea3f6468f99","version":1,"client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70","complaint":"Frozen shoulder","opened":"2026-01-05","areas":[{"region":"shoulder","side":"right"}],"diagnoses":[{"code":"M75.01","words":"adhesive capsulitis","stated_by":"Dr Okafor"}]}');
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
INSERT INTO "client" VALUES('01a20101-a2f3-7fc2-87b6-f8ec34d80e70',1,1,'1980-03-14','nguyen, thao linh','thao linh nguyen 0001 19800314 03/14/1980 3/14/1980 3/14/80 03141980 14 march 1980 9185550142','01a20101-a2f3-76c9-aabe-778392f74905','{"id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70","version":1,"chart_number":1,"given_name":"Thảo Linh","family_name":"Nguyễn","birth_date":"1980-03-14","phone":"(918) 555-0142","emergency_contact":{"name":"Søren O''Brien","phone":"918 555 0143"},"primary_care_id":"01a20101-a2f3-76c9-aabe-778392f74905","history":{"medications":["apixaban"],"reviewed":"2026-03-02"},"alerts":[{"text":"Anticoagulant","action":"light pressure only"}]}');
CREATE TABLE clinic (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    body TEXT NOT NULL
);
INSERT INTO "clinic" VALUES('01a20101-a2f2-79e3-b63f-b739ec00f719',1,'{"id":"01a20101-a2f2-79e3-b63f-b739ec00f719","version":1,"name":"Côté Clinic"}');
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
INSERT INTO "consent" VALUES('01a20101-a2f5-7235-952e-e70b8ece4a55',1,'01a20101-a2f3-7fc2-87b6-f8ec34d80e70','01a20101-a2f3-76c9-aabe-778392f74905','release','2026-01-05',NULL,NULL,'{"id":"01a20101-a2f5-7235-952e-e70b8ece4a55","version":1,"client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70","kind":"release","scope":"Progress reports","signed_by":"Thảo Linh Nguyễn","given":"2026-01-05","provider_id":"01a20101-a2f3-76c9-aabe-778392f74905"}');
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
INSERT INTO "contact" VALUES('01a20101-a2f6-77c3-aa73-437902190de3',1,'01a20101-a2f3-7fc2-87b6-f8ec34d80e70',NULL,'01a20101-a2f3-76c9-aabe-778392f74905','2026-03-02T18:00:00Z',NULL,0,'{"id":"01a20101-a2f6-77c3-aa73-437902190de3","version":1,"client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70","provider_id":"01a20101-a2f3-76c9-aabe-778392f74905","at":"2026-03-02T12:00:00-06:00","channel":"fax","what":"Sent notes"}');
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
INSERT INTO "log" VALUES('01a20101-a2f2-7805-ad04-22947ebd4fc0','2026-03-02T18:00:00Z','Rosa Delgado, LMT','set up the chart',NULL,'clinic','01a20101-a2f2-79e3-b63f-b739ec00f719',1,'72570893d0745c90a90231e1784a40b50f7e69097200cbf45717a1121e9fb175','{"id":"01a20101-a2f2-7805-ad04-22947ebd4fc0","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"set up the chart","kind":"clinic","record_id":"01a20101-a2f2-79e3-b63f-b739ec00f719","version":1,"sha256":"72570893d0745c90a90231e1784a40b50f7e69097200cbf45717a1121e9fb175"}');
INSERT INTO "log" VALUES('01a20101-a2f2-774b-baa1-67990feb9ced','2026-03-02T18:00:00Z','Rosa Delgado, LMT','set up the chart',NULL,'therapist','01a20101-a2f2-7042-afcf-50158f398731',1,'a5d0c2b27846a756d887847d3a5875bf9de4bad88c0c41d727807202d4f08efd','{"id":"01a20101-a2f2-774b-baa1-67990feb9ced","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"set up the chart","kind":"therapist","record_id":"01a20101-a2f2-7042-afcf-50158f398731","version":1,"sha256":"a5d0c2b27846a756d887847d3a5875bf9de4bad88c0c41d727807202d4f08efd"}');
INSERT INTO "log" VALUES('01a20101-a2f3-79d7-97e4-18723672ad10','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added provider',NULL,'provider','01a20101-a2f3-76c9-aabe-778392f74905',1,'1e839c333ab6412f38b2394c86fec8cf6140b3b781e615787a7a8eb6caea91f9','{"id":"01a20101-a2f3-79d7-97e4-18723672ad10","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added provider","kind":"provider","record_id":"01a20101-a2f3-76c9-aabe-778392f74905","version":1,"sha256":"1e839c333ab6412f38b2394c86fec8cf6140b3b781e615787a7a8eb6caea91f9"}');
INSERT INTO "log" VALUES('01a20101-a2f4-76c0-99bb-0a5030df9b58','2026-03-02T18:00:00Z','Rosa Delgado, LMT','registered client','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','client','01a20101-a2f3-7fc2-87b6-f8ec34d80e70',1,'c5bf942d7068f9e908b41c79c4a562fe4ef862e84c64f36268b1f6cf9fdb0e5a','{"id":"01a20101-a2f4-76c0-99bb-0a5030df9b58","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"registered client","kind":"client","record_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70","version":1,"sha256":"c5bf942d7068f9e908b41c79c4a562fe4ef862e84c64f36268b1f6cf9fdb0e5a","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2f4-72e7-a2b0-da6d6b4a09e7','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added case','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','care_case','01a20101-a2f4-7ee6-abe6-0ea3f6468f99',1,'2bb94bf01a2c87c84b157ca62998094119b5e340f79749b1739d2264dd3cbcab','{"id":"01a20101-a2f4-72e7-a2b0-da6d6b4a09e7","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added case","kind":"care_case","record_id":"01a20101-a2f4-7ee6-abe6-0ea3f6468f99","version":1,"sha256":"2bb94bf01a2c87c84b157ca62998094119b5e340f79749b1739d2264dd3cbcab","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2f5-73e0-a724-70801e1f8d15','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added referral','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','referral','01a20101-a2f5-7895-b959-f5eea9b3faea',1,'b0ad3c8300101553380ff7f53a72b28f4a32d6b95455988fbc12ca84374aa69f','{"id":"01a20101-a2f5-73e0-a724-70801e1f8d15","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added referral","kind":"referral","record_id":"01a20101-a2f5-7895-b959-f5eea9b3faea","version":1,"sha256":"b0ad3c8300101553380ff7f53a72b28f4a32d6b95455988fbc12ca84374aa69f","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2f5-78fd-8a54-5f175cca7716','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added consent','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','consent','01a20101-a2f5-7235-952e-e70b8ece4a55',1,'a3e3c168e324bdb559a5abbe16ac84311c077d4797d712d6e8f3de89eed4c745','{"id":"01a20101-a2f5-78fd-8a54-5f175cca7716","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added consent","kind":"consent","record_id":"01a20101-a2f5-7235-952e-e70b8ece4a55","version":1,"sha256":"a3e3c168e324bdb559a5abbe16ac84311c077d4797d712d6e8f3de89eed4c745","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2f6-71a2-aa1b-123d9be8d1a8','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added visit','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','visit','01a20101-a2f6-7e72-bf43-723a01a435e8',1,'a4b17e3a06045eb0b2f7907aafe48d2595d9e91503de47cdad1ecd8838b7dfbb','{"id":"01a20101-a2f6-71a2-aa1b-123d9be8d1a8","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added visit","kind":"visit","record_id":"01a20101-a2f6-7e72-bf43-723a01a435e8","version":1,"sha256":"a4b17e3a06045eb0b2f7907aafe48d2595d9e91503de47cdad1ecd8838b7dfbb","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2f7-7cc2-815e-d55f7b385b99','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added contact','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','contact','01a20101-a2f6-77c3-aa73-437902190de3',1,'2b64488bf63a8dd25befe2ee06cede6bf6e4edb3344efb7d187d22367a6f420a','{"id":"01a20101-a2f7-7cc2-815e-d55f7b385b99","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added contact","kind":"contact","record_id":"01a20101-a2f6-77c3-aa73-437902190de3","version":1,"sha256":"2b64488bf63a8dd25befe2ee06cede6bf6e4edb3344efb7d187d22367a6f420a","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2f7-7d84-a4e5-f124ebbd6b50','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started initial assessment','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','assessment','01a20101-a2f7-7b66-b4f4-b21879e8da49',1,'c41a9139a6c5073cf798cf1d849f4fd048c188796d5f89c2b5a153b8edb80976','{"id":"01a20101-a2f7-7d84-a4e5-f124ebbd6b50","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started initial assessment","kind":"assessment","record_id":"01a20101-a2f7-7b66-b4f4-b21879e8da49","version":1,"sha256":"c41a9139a6c5073cf798cf1d849f4fd048c188796d5f89c2b5a153b8edb80976","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2f8-74d7-974d-f8679e0d2583','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed assessment','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','assessment','01a20101-a2f7-7b66-b4f4-b21879e8da49',2,'f41a24bfdd63eeecffad19d9c616cfdccf6a60f2f6b957ea8727b2e78cd471ec','{"id":"01a20101-a2f8-74d7-974d-f8679e0d2583","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed assessment","kind":"assessment","record_id":"01a20101-a2f7-7b66-b4f4-b21879e8da49","version":2,"sha256":"f41a24bfdd63eeecffad19d9c616cfdccf6a60f2f6b957ea8727b2e78cd471ec","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2f8-7405-a593-0a85571832e6','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed assessment','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','visit','01a20101-a2f6-7e72-bf43-723a01a435e8',2,'4bc027bd7ce83473c568b9b3d2ebfd82e0cf9334e6d45334e249bad951215a74','{"id":"01a20101-a2f8-7405-a593-0a85571832e6","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed assessment","kind":"visit","record_id":"01a20101-a2f6-7e72-bf43-723a01a435e8","version":2,"sha256":"4bc027bd7ce83473c568b9b3d2ebfd82e0cf9334e6d45334e249bad951215a74","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2f9-77f9-bd37-efdacaed7e8a','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started plan','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','plan','01a20101-a2f9-7464-b681-e512043feb8d',1,'e330e59ce6ce73225b592a95523048f6dc1e36be47516418da9e695697fc0a78','{"id":"01a20101-a2f9-77f9-bd37-efdacaed7e8a","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started plan","kind":"plan","record_id":"01a20101-a2f9-7464-b681-e512043feb8d","version":1,"sha256":"e330e59ce6ce73225b592a95523048f6dc1e36be47516418da9e695697fc0a78","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2fa-71a6-966f-fa49f7226147','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed plan','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','plan','01a20101-a2f9-7464-b681-e512043feb8d',2,'62b6cd83cea69fa60655a5ea3e6026a859beb67e8e7adf9ad9ede7be1d6478a5','{"id":"01a20101-a2fa-71a6-966f-fa49f7226147","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed plan","kind":"plan","record_id":"01a20101-a2f9-7464-b681-e512043feb8d","version":2,"sha256":"62b6cd83cea69fa60655a5ea3e6026a859beb67e8e7adf9ad9ede7be1d6478a5","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2fb-7eeb-aebf-a3b38a3241ca','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started session note','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','session','01a20101-a2fb-7f30-9f3d-9cdf7838e3ec',1,'8d36b51a0c52ffcae2822e75925adb5e1af4b3cb9696a752d6edabc23f9f99b2','{"id":"01a20101-a2fb-7eeb-aebf-a3b38a3241ca","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started session note","kind":"session","record_id":"01a20101-a2fb-7f30-9f3d-9cdf7838e3ec","version":1,"sha256":"8d36b51a0c52ffcae2822e75925adb5e1af4b3cb9696a752d6edabc23f9f99b2","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2fc-7f60-9338-abc8ef6ea288','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed session','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','session','01a20101-a2fb-7f30-9f3d-9cdf7838e3ec',2,'01dafc6e09953e84c4b569068549593776c3cabf79ee0b05464310f3923c7c56','{"id":"01a20101-a2fc-7f60-9338-abc8ef6ea288","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed session","kind":"session","record_id":"01a20101-a2fb-7f30-9f3d-9cdf7838e3ec","version":2,"sha256":"01dafc6e09953e84c4b569068549593776c3cabf79ee0b05464310f3923c7c56","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2fc-745e-a840-4a45f0a6a190','2026-03-02T18:00:00Z','Rosa Delgado, LMT','signed session','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','visit','01a20101-a2f6-7e72-bf43-723a01a435e8',3,'da0b96edfcdbadc1c968ce0e56f986ad463d85d4cd4dfbebc047716d16b68145','{"id":"01a20101-a2fc-745e-a840-4a45f0a6a190","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"signed session","kind":"visit","record_id":"01a20101-a2f6-7e72-bf43-723a01a435e8","version":3,"sha256":"da0b96edfcdbadc1c968ce0e56f986ad463d85d4cd4dfbebc047716d16b68145","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2fd-7dc5-ba25-fff4c012103b','2026-03-02T18:00:00Z','Rosa Delgado, LMT','started session note','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','session','01a20101-a2fd-7a74-ab47-bcb4dd88182e',1,'68fe1c2b24f468ebe3c70c3c942d0e4747036d64764ca0a7b2f0b7c7e7c12183','{"id":"01a20101-a2fd-7dc5-ba25-fff4c012103b","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"started session note","kind":"session","record_id":"01a20101-a2fd-7a74-ab47-bcb4dd88182e","version":1,"sha256":"68fe1c2b24f468ebe3c70c3c942d0e4747036d64764ca0a7b2f0b7c7e7c12183","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2fe-7c9f-8364-aac85bc76d4d','2026-03-02T18:00:00Z','Rosa Delgado, LMT','saved session draft','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','session','01a20101-a2fd-7a74-ab47-bcb4dd88182e',2,'c016ef216069ec980fb4a4f19f89d69836f031097d9734d4dab990c6a89a8270','{"id":"01a20101-a2fe-7c9f-8364-aac85bc76d4d","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"saved session draft","kind":"session","record_id":"01a20101-a2fd-7a74-ab47-bcb4dd88182e","version":2,"sha256":"c016ef216069ec980fb4a4f19f89d69836f031097d9734d4dab990c6a89a8270","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2ff-7574-96e1-af49b4247d95','2026-03-02T18:00:00Z','Rosa Delgado, LMT','saved progress report','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','report','01a20101-a2fe-77da-bde3-7c409d0106c6',1,'305c7d36387d44f118d81aaa0c9b4ad5093812b761edc528d8fbce15caeb702f','{"id":"01a20101-a2ff-7574-96e1-af49b4247d95","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"saved progress report","kind":"report","record_id":"01a20101-a2fe-77da-bde3-7c409d0106c6","version":1,"sha256":"305c7d36387d44f118d81aaa0c9b4ad5093812b761edc528d8fbce15caeb702f","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
INSERT INTO "log" VALUES('01a20101-a2ff-7ab7-a01f-957c4f68fb5a','2026-03-02T18:00:00Z','Rosa Delgado, LMT','added to session','01a20101-a2f3-7fc2-87b6-f8ec34d80e70','addendum','01a20101-a2ff-7a10-9ce6-44d5c7aeca39',1,'a3e6729c1b3d6097900bee6b7e14760fddc9ad39b689a4e2fc08fea8a682211f','{"id":"01a20101-a2ff-7ab7-a01f-957c4f68fb5a","at":"2026-03-02T12:00:00-06:00","who":"Rosa Delgado, LMT","what":"added to session","kind":"addendum","record_id":"01a20101-a2ff-7a10-9ce6-44d5c7aeca39","version":1,"sha256":"a3e6729c1b3d6097900bee6b7e14760fddc9ad39b689a4e2fc08fea8a682211f","client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70"}');
CREATE TABLE paper (
    report_id TEXT PRIMARY KEY NOT NULL REFERENCES report (id),
    pdf BLOB NOT NULL
);
INSERT INTO "paper" VALUES('01a20101-a2fe-77da-bde3-7c409d0106c6',X'255044462D312E34206120706167652000FF');
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
INSERT INTO "plan" VALUES('01a20101-a2f9-7464-b681-e512043feb8d',2,'01a20101-a2f3-7fc2-87b6-f8ec34d80e70','01a20101-a2f4-7ee6-abe6-0ea3f6468f99','01a20101-a2f2-7042-afcf-50158f398731','signed',1,'2026-03-02T18:00:00Z','2026-03-02T18:00:00Z','{"id":"01a20101-a2f9-7464-b681-e512043feb8d","version":2,"client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70","case_id":"01a20101-a2f4-7ee6-abe6-0ea3f6468f99","therapist_id":"01a20101-a2f2-7042-afcf-50158f398731","entered_at":"2026-03-02T12:00:00-06:00","status":"signed","signed_at":"2026-03-02T12:00:00-06:00","signed_by":"Rosa Delgado, LMT","happened_at":"2026-03-02T12:00:00-06:00","goals":[{"words":"Pain 3 or less","measure":"pain","baseline":7,"target":3,"by":"2026-05-01"}],"visits_per_week":1,"weeks":6}');
CREATE TABLE provider (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    search TEXT NOT NULL,
    body TEXT NOT NULL
);
INSERT INTO "provider" VALUES('01a20101-a2f3-76c9-aabe-778392f74905',1,'Adaeze Okafor','adaeze okafor md tulsa shoulder 1234567893','{"id":"01a20101-a2f3-76c9-aabe-778392f74905","version":1,"name":"Adaeze Okafor","credentials":"MD","practice":"Tulsa Shoulder","npi":"1234567893"}');
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
INSERT INTO "referral" VALUES('01a20101-a2f5-7895-b959-f5eea9b3faea',1,'01a20101-a2f3-7fc2-87b6-f8ec34d80e70','01a20101-a2f4-7ee6-abe6-0ea3f6468f99','01a20101-a2f3-76c9-aabe-778392f74905','2026-01-04',NULL,'{"id":"01a20101-a2f5-7895-b959-f5eea9b3faea","version":1,"client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70","case_id":"01a20101-a2f4-7ee6-abe6-0ea3f6468f99","provider_id":"01a20101-a2f3-76c9-aabe-778392f74905","received":"2026-01-04"}');
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
INSERT INTO "report" VALUES('01a20101-a2fe-77da-bde3-7c409d0106c6',1,'01a20101-a2f3-7fc2-87b6-f8ec34d80e70','01a20101-a2f4-7ee6-abe6-0ea3f6468f99','01a20101-a2f3-76c9-aabe-778392f74905','01a20101-a2f5-7235-952e-e70b8ece4a55','01a20101-a2f2-7042-afcf-50158f398731','2026-03-02T18:00:00Z','69a1359c314adf96c8ca50807e52df2ac988bb4064c7db2d06de85c0e4462e6f','{"id":"01a20101-a2fe-77da-bde3-7c409d0106c6","version":1,"client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70","case_id":"01a20101-a2f4-7ee6-abe6-0ea3f6468f99","provider_id":"01a20101-a2f3-76c9-aabe-778392f74905","consent_id":"01a20101-a2f5-7235-952e-e70b8ece4a55","therapist_id":"01a20101-a2f2-7042-afcf-50158f398731","issued_at":"2026-03-02T12:00:00-06:00","issued_by":"Rosa Delgado, LMT","delivery":"saved","period_from":"2026-01-05","period_to":"2026-03-02","bottom_line":"Pain is down from 7 to 4.","sha256":"69a1359c314adf96c8ca50807e52df2ac988bb4064c7db2d06de85c0e4462e6f"}');
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
INSERT INTO "session" VALUES('01a20101-a2fb-7f30-9f3d-9cdf7838e3ec',2,'01a20101-a2f3-7fc2-87b6-f8ec34d80e70','01a20101-a2f4-7ee6-abe6-0ea3f6468f99','01a20101-a2f2-7042-afcf-50158f398731','signed','2026-03-02T16:00:00Z','2026-03-02T18:00:00Z','{"id":"01a20101-a2fb-7f30-9f3d-9cdf7838e3ec","version":2,"client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70","case_id":"01a20101-a2f4-7ee6-abe6-0ea3f6468f99","therapist_id":"01a20101-a2f2-7042-afcf-50158f398731","entered_at":"2026-03-02T12:00:00-06:00","status":"signed","signed_at":"2026-03-02T12:00:00-06:00","signed_by":"Rosa Delgado, LMT","starts_at":"2026-03-02T10:00:00-06:00","subjective":"Reaches the shelf; “so much better” <5 & >3.","pain_now":4,"activities":[{"name":"Reach top shelf"}],"health_changes":{"asked":true},"palpation":[{"structure":"Infraspinatus","side":"right","grade":2}],"ranges":[{"joint":"shoulder","motion":"flexion","side":"right","degrees":128}],"treatment":[{"technique":"Myofascial release","minutes":20}],"pain_after":2,"adverse_response":{"asked":true}}');
INSERT INTO "session" VALUES('01a20101-a2fd-7a74-ab47-bcb4dd88182e',2,'01a20101-a2f3-7fc2-87b6-f8ec34d80e70','01a20101-a2f4-7ee6-abe6-0ea3f6468f99','01a20101-a2f2-7042-afcf-50158f398731','draft','2026-03-02T18:00:00Z',NULL,'{"id":"01a20101-a2fd-7a74-ab47-bcb4dd88182e","version":2,"client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70","case_id":"01a20101-a2f4-7ee6-abe6-0ea3f6468f99","therapist_id":"01a20101-a2f2-7042-afcf-50158f398731","entered_at":"2026-03-02T12:00:00-06:00","unread":{"ranges":"12o"},"starts_at":"2026-03-02T12:00:00-06:00","activities":[{"name":"Reach top shelf"}]}');
CREATE TABLE therapist (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    name TEXT NOT NULL CHECK (name <> ''),
    body TEXT NOT NULL
);
INSERT INTO "therapist" VALUES('01a20101-a2f2-7042-afcf-50158f398731',1,'Rosa Delgado','{"id":"01a20101-a2f2-7042-afcf-50158f398731","version":1,"name":"Rosa Delgado","credentials":"LMT"}');
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
INSERT INTO "visit" VALUES('01a20101-a2f6-7e72-bf43-723a01a435e8',3,'01a20101-a2f3-7fc2-87b6-f8ec34d80e70','01a20101-a2f4-7ee6-abe6-0ea3f6468f99','01a20101-a2fb-7f30-9f3d-9cdf7838e3ec','2026-03-02T16:00:00Z','kept','{"id":"01a20101-a2f6-7e72-bf43-723a01a435e8","version":3,"client_id":"01a20101-a2f3-7fc2-87b6-f8ec34d80e70","case_id":"01a20101-a2f4-7ee6-abe6-0ea3f6468f99","starts_at":"2026-03-02T10:00:00-06:00","status":"kept","session_id":"01a20101-a2fb-7f30-9f3d-9cdf7838e3ec"}');
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
COMMIT;

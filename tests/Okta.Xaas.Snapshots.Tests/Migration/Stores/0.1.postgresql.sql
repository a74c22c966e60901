-- A store that Okta.Xaas.Snapshots 0.1 made: two sources with five made-up people each, the second with a key of its own, and one whose run was cut off. Keys are the tests' own.
CREATE TABLE xaas_entity (
    source bigint NOT NULL,
    kind smallint NOT NULL,
    external_id text NOT NULL COLLATE pg_catalog."C",
    hash bytea NOT NULL,
    name_hash bigint,
    attributes bytea NOT NULL
);
CREATE TABLE xaas_journal (
    source bigint NOT NULL,
    number bigint NOT NULL,
    entry text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE xaas_membership (
    source bigint NOT NULL,
    group_id text NOT NULL COLLATE pg_catalog."C",
    member_id text NOT NULL COLLATE pg_catalog."C",
    uncertain smallint NOT NULL
);
CREATE TABLE xaas_pending (
    source bigint NOT NULL,
    session text NOT NULL COLLATE pg_catalog."C",
    kind smallint NOT NULL,
    external_id text NOT NULL COLLATE pg_catalog."C",
    member_id text NOT NULL COLLATE pg_catalog."C",
    hash bytea,
    name_hash bigint,
    attributes bytea
);
CREATE TABLE xaas_schema (
    version integer NOT NULL
);
CREATE TABLE xaas_source (
    id bigint NOT NULL,
    identity_source_id text NOT NULL COLLATE pg_catalog."C",
    revision bigint NOT NULL,
    runs bigint NOT NULL,
    taken bigint NOT NULL,
    hash_key bytea,
    key_check bytea
);
INSERT INTO xaas_entity VALUES (1, 0, 'E1', '\xd36ecd9eec324c5bf298c65cbbc0184a', -3467012074996270814, '\x267b48784452de81a8c161cd340ef8d0cad4d0d3e8211236');
INSERT INTO xaas_entity VALUES (1, 0, 'E2', '\x327c28a5f621ad595f9f764dc76db64d', 4542836476580599884, '\x267b487839843ec5a8c161cd364eb216cad4d0d3567b6e6b');
INSERT INTO xaas_entity VALUES (1, 0, 'E3', '\xd7d19674efbb4973a58164d700e2c59c', -718351662723326378, '\x267b4878d5a7527ba8c161cd568461a8cad4d0d3fea4743d');
INSERT INTO xaas_entity VALUES (1, 0, 'E4', '\x35ba0605f67ecd6327a2f546d76aad11', -2522321848910186372, '\x267b4878c704a8fea8c161cdd06aada3cad4d0d3f2751c10');
INSERT INTO xaas_entity VALUES (1, 0, 'E5', '\x736ccd278c8b0fea93c6b6e1df1bdd8e', 6761519073062375037, '\x267b48786d2615d1a8c161cde6459d9acad4d0d3ba1e92c2');
INSERT INTO xaas_entity VALUES (1, 1, 'G1', '\xe72c92eaf1b1cbed95f44c752497c819', NULL, '\xdf3f4c713606d955');
INSERT INTO xaas_entity VALUES (1, 1, 'G2', '\xe86ecbd9dda1a814208e3a07ec831643', NULL, '\xdf3f4c7129d83e2f');
INSERT INTO xaas_entity VALUES (2, 0, 'E1', '\xea73a9afdc1e07101e8fd65ebdc8d130', 9074473278405343355, '\x53d93bf0aa6b36d962807b7c1026fca9e6c34cbf9b4cc67b');
INSERT INTO xaas_entity VALUES (2, 0, 'E2', '\x11ec073f603b8091116cb9c69f958db3', 4395323594656223359, '\x53d93bf034795fb562807b7ccaf3a8cde6c34cbf5fd2343b');
INSERT INTO xaas_entity VALUES (2, 0, 'E3', '\xe80f718132bda3ee21bac6a03483c62a', 7426390385487393809, '\x53d93bf060da778f62807b7c2c755f5ce6c34cbf73619e95');
INSERT INTO xaas_entity VALUES (2, 0, 'E4', '\x02a0d29c920e2dea0d768c11234c4f12', 8108549390349217321, '\x53d93bf059a4323462807b7cb90465f5e6c34cbf5cb64a89');
INSERT INTO xaas_entity VALUES (2, 0, 'E5', '\xd41615724cc0cfeae689d1d9cdd56245', -824319100689641025, '\x53d93bf0eff704f462807b7c42b6bfe6e6c34cbf49b2b8b7');
INSERT INTO xaas_entity VALUES (2, 1, 'G1', '\xc6e4bf35580a3c04871f846b59d22643', NULL, '\x17018194022b6c2f');
INSERT INTO xaas_entity VALUES (2, 1, 'G2', '\x961b80032463e2bf2350de3c72cda975', NULL, '\x17018194c6d93c41');
INSERT INTO xaas_journal VALUES (3, 1, '{"event":"RunStarted","at":"2026-11-02T06:00:00+00:00","identitySourceId":"0oaversion01cut"}');
INSERT INTO xaas_journal VALUES (3, 2, '{"event":"SessionCreating","at":"2026-11-02T06:00:00+00:00"}');
INSERT INTO xaas_journal VALUES (3, 3, '{"event":"SessionCreated","at":"2026-11-02T06:00:00+00:00","sessionId":"s1"}');
INSERT INTO xaas_journal VALUES (3, 4, '{"event":"Uploading","at":"2026-11-02T06:00:00+00:00","sessionId":"s1","changes":[{"index":0,"kind":"UserUpsert","externalId":"E9"}]}');
INSERT INTO xaas_journal VALUES (3, 5, '{"event":"Triggering","at":"2026-11-02T06:00:00+00:00","sessionId":"s1"}');
INSERT INTO xaas_membership VALUES (1, 'G1', 'E1', 0);
INSERT INTO xaas_membership VALUES (1, 'G1', 'E3', 0);
INSERT INTO xaas_membership VALUES (1, 'G1', 'E5', 0);
INSERT INTO xaas_membership VALUES (1, 'G2', 'E2', 0);
INSERT INTO xaas_membership VALUES (1, 'G2', 'E4', 0);
INSERT INTO xaas_membership VALUES (2, 'G1', 'E1', 0);
INSERT INTO xaas_membership VALUES (2, 'G1', 'E3', 0);
INSERT INTO xaas_membership VALUES (2, 'G1', 'E5', 0);
INSERT INTO xaas_membership VALUES (2, 'G2', 'E2', 0);
INSERT INTO xaas_membership VALUES (2, 'G2', 'E4', 0);
INSERT INTO xaas_pending VALUES (3, 's1', 0, 'E9', '', '\x09090909090909090909090909090909', 99, '\x0808080808080808');
INSERT INTO xaas_schema VALUES (1);
INSERT INTO xaas_source VALUES (1, '0oaversion01', 2, 1, 1, '\x6582dd7a967d2e64c6663aa072ab184ba197a48f36f5a4adaee659a7b44dcf46', '\x03cf443d0f43ce79');
INSERT INTO xaas_source VALUES (2, '0oaversion01key', 2, 1, 1, NULL, '\xb3ed12a1e86e2129');
INSERT INTO xaas_source VALUES (3, '0oaversion01cut', 0, 0, 1, NULL, NULL);
ALTER TABLE ONLY xaas_entity
    ADD CONSTRAINT xaas_entity_pkey PRIMARY KEY (source, kind, external_id);
ALTER TABLE ONLY xaas_journal
    ADD CONSTRAINT xaas_journal_pkey PRIMARY KEY (source, number);
ALTER TABLE ONLY xaas_membership
    ADD CONSTRAINT xaas_membership_pkey PRIMARY KEY (source, group_id, member_id);
ALTER TABLE ONLY xaas_pending
    ADD CONSTRAINT xaas_pending_pkey PRIMARY KEY (source, session, kind, external_id, member_id);
ALTER TABLE ONLY xaas_source
    ADD CONSTRAINT xaas_source_identity_source_id_key UNIQUE (identity_source_id);
ALTER TABLE ONLY xaas_source
    ADD CONSTRAINT xaas_source_pkey PRIMARY KEY (id);
CREATE INDEX xaas_membership_of_member ON xaas_membership USING btree (source, member_id);

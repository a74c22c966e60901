-- A store that Okta.Xaas.Snapshots 0.1 made: two sources with five made-up people each, the second with a key of its own, and one whose run was cut off. Keys are the tests' own.
CREATE TABLE xaas_schema (version integer NOT NULL);
INSERT INTO xaas_schema VALUES(1);
CREATE TABLE xaas_source (
    id bigint NOT NULL PRIMARY KEY,
    identity_source_id text NOT NULL UNIQUE,
    revision bigint NOT NULL,
    runs bigint NOT NULL,
    taken bigint NOT NULL,
    hash_key blob NULL,
    key_check blob NULL);
INSERT INTO xaas_source VALUES(1,'0oaversion01',2,1,1,X'141cd1b6834b76aa0bc2367719b86b9eeecff83455ac99f312629f93cbb2b931',X'9099c514e752b9e5');
INSERT INTO xaas_source VALUES(2,'0oaversion01key',2,1,1,NULL,X'b3ed12a1e86e2129');
INSERT INTO xaas_source VALUES(3,'0oaversion01cut',0,0,1,NULL,NULL);
CREATE TABLE xaas_entity (
    source bigint NOT NULL,
    kind smallint NOT NULL,
    external_id text NOT NULL,
    hash blob NOT NULL,
    name_hash bigint NULL,
    attributes blob NOT NULL,
    PRIMARY KEY (source, kind, external_id)) WITHOUT ROWID;
INSERT INTO xaas_entity VALUES(1,0,'E1',X'178f4d7a30def8da802f5d2a309579da',-5181943097306096772,X'40915256675884cd0a65e343158d8b63da46f08dcda408e5');
INSERT INTO xaas_entity VALUES(1,0,'E2',X'e1f9950c40d7a79ff4157dc5ffc7c86e',3923236494544420964,X'40915256803a38030a65e343ac481530da46f08d22427fe2');
INSERT INTO xaas_entity VALUES(1,0,'E3',X'81a243bfe2bb2eaa0c9a3dbb55fc5c5f',5758752945011694613,X'40915256684ecd0e0a65e343ba99268eda46f08df3b542a4');
INSERT INTO xaas_entity VALUES(1,0,'E4',X'30d5e83b0c2e5bdb0d8d23fccb442964',-5357264894190176773,X'40915256ed92401e0a65e343639449e7da46f08d36ad0165');
INSERT INTO xaas_entity VALUES(1,0,'E5',X'3b0b81df5f3be5afbcf92c3693f74eae',-2887303780735162254,X'40915256c6f13a250a65e34363d2b515da46f08d0e355d5e');
INSERT INTO xaas_entity VALUES(1,1,'G1',X'd40fe3bf921276b9c1bbae409d27413d',NULL,X'da4d1fded5beb5ff');
INSERT INTO xaas_entity VALUES(1,1,'G2',X'46c80e090c11e6ca1777f1ac3d7ad996',NULL,X'da4d1fde5617a349');
INSERT INTO xaas_entity VALUES(2,0,'E1',X'ea73a9afdc1e07101e8fd65ebdc8d130',9074473278405343355,X'53d93bf0aa6b36d962807b7c1026fca9e6c34cbf9b4cc67b');
INSERT INTO xaas_entity VALUES(2,0,'E2',X'11ec073f603b8091116cb9c69f958db3',4395323594656223359,X'53d93bf034795fb562807b7ccaf3a8cde6c34cbf5fd2343b');
INSERT INTO xaas_entity VALUES(2,0,'E3',X'e80f718132bda3ee21bac6a03483c62a',7426390385487393809,X'53d93bf060da778f62807b7c2c755f5ce6c34cbf73619e95');
INSERT INTO xaas_entity VALUES(2,0,'E4',X'02a0d29c920e2dea0d768c11234c4f12',8108549390349217321,X'53d93bf059a4323462807b7cb90465f5e6c34cbf5cb64a89');
INSERT INTO xaas_entity VALUES(2,0,'E5',X'd41615724cc0cfeae689d1d9cdd56245',-824319100689641025,X'53d93bf0eff704f462807b7c42b6bfe6e6c34cbf49b2b8b7');
INSERT INTO xaas_entity VALUES(2,1,'G1',X'c6e4bf35580a3c04871f846b59d22643',NULL,X'17018194022b6c2f');
INSERT INTO xaas_entity VALUES(2,1,'G2',X'961b80032463e2bf2350de3c72cda975',NULL,X'17018194c6d93c41');
CREATE TABLE xaas_membership (
    source bigint NOT NULL,
    group_id text NOT NULL,
    member_id text NOT NULL,
    uncertain smallint NOT NULL,
    PRIMARY KEY (source, group_id, member_id)) WITHOUT ROWID;
INSERT INTO xaas_membership VALUES(1,'G1','E1',0);
INSERT INTO xaas_membership VALUES(1,'G1','E3',0);
INSERT INTO xaas_membership VALUES(1,'G1','E5',0);
INSERT INTO xaas_membership VALUES(1,'G2','E2',0);
INSERT INTO xaas_membership VALUES(1,'G2','E4',0);
INSERT INTO xaas_membership VALUES(2,'G1','E1',0);
INSERT INTO xaas_membership VALUES(2,'G1','E3',0);
INSERT INTO xaas_membership VALUES(2,'G1','E5',0);
INSERT INTO xaas_membership VALUES(2,'G2','E2',0);
INSERT INTO xaas_membership VALUES(2,'G2','E4',0);
CREATE TABLE xaas_pending (
    source bigint NOT NULL,
    session text NOT NULL,
    kind smallint NOT NULL,
    external_id text NOT NULL,
    member_id text NOT NULL,
    hash blob NULL,
    name_hash bigint NULL,
    attributes blob NULL,
    PRIMARY KEY (source, session, kind, external_id, member_id)) WITHOUT ROWID;
INSERT INTO xaas_pending VALUES(3,'s1',0,'E9','',X'09090909090909090909090909090909',99,X'0808080808080808');
CREATE TABLE xaas_journal (
    source bigint NOT NULL,
    number bigint NOT NULL,
    entry text NOT NULL,
    PRIMARY KEY (source, number)) WITHOUT ROWID;
INSERT INTO xaas_journal VALUES(3,1,'{"event":"RunStarted","at":"2026-11-02T06:00:00+00:00","identitySourceId":"0oaversion01cut"}');
INSERT INTO xaas_journal VALUES(3,2,'{"event":"SessionCreating","at":"2026-11-02T06:00:00+00:00"}');
INSERT INTO xaas_journal VALUES(3,3,'{"event":"SessionCreated","at":"2026-11-02T06:00:00+00:00","sessionId":"s1"}');
INSERT INTO xaas_journal VALUES(3,4,'{"event":"Uploading","at":"2026-11-02T06:00:00+00:00","sessionId":"s1","changes":[{"index":0,"kind":"UserUpsert","externalId":"E9"}]}');
INSERT INTO xaas_journal VALUES(3,5,'{"event":"Triggering","at":"2026-11-02T06:00:00+00:00","sessionId":"s1"}');
CREATE INDEX xaas_membership_of_member ON xaas_membership (source, member_id);

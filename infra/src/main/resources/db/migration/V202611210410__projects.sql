-- projects: who works here, what they may do, and who did what.
-- Ids are UUIDv7 in BINARY(16); secrets are kept as SHA-256 only; times are UTC.

CREATE TABLE projects_project (
  id         BINARY(16)  NOT NULL COMMENT 'UUIDv7',
  name       VARCHAR(40) NOT NULL COMMENT 'as it stands in URLs; never changes',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  UNIQUE KEY projects_project_name (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'The boundary of data, roles and budgets';

CREATE TABLE projects_person (
  id            BINARY(16)   NOT NULL COMMENT 'UUIDv7',
  email         VARCHAR(254) NOT NULL COMMENT 'lower case; unique in the installation',
  display_name  VARCHAR(80)  NOT NULL COMMENT 'as pages show it',
  password_hash VARCHAR(200) NULL     COMMENT 'Argon2id in PHC form; NULL until the person sets one',
  created_at    DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  UNIQUE KEY projects_person_email (email)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Someone who can sign in';

CREATE TABLE projects_member (
  project_id BINARY(16)  NOT NULL COMMENT 'the project',
  person_id  BINARY(16)  NOT NULL COMMENT 'the person',
  role       VARCHAR(20) NOT NULL COMMENT 'LEAD, ANNOTATOR, RELEASE_MANAGER, DEVELOPER or ADMIN; one row each',
  given_at   DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, person_id, role),
  KEY projects_member_person (person_id),
  CONSTRAINT projects_member_project_fk FOREIGN KEY (project_id) REFERENCES projects_project (id),
  CONSTRAINT projects_member_person_fk FOREIGN KEY (person_id) REFERENCES projects_person (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What a person may do in a project';

CREATE TABLE projects_sign_in_link (
  secret_sha256 BINARY(32)  NOT NULL COMMENT 'SHA-256 of the secret in the link; the secret itself is nowhere',
  person_id     BINARY(16)  NOT NULL COMMENT 'whom it signs in',
  expires_at    DATETIME(6) NOT NULL COMMENT 'UTC; of no use from then on',
  used_at       DATETIME(6) NULL     COMMENT 'UTC; a link works once',
  PRIMARY KEY (secret_sha256),
  KEY projects_sign_in_link_expires (expires_at),
  CONSTRAINT projects_sign_in_link_person_fk FOREIGN KEY (person_id) REFERENCES projects_person (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One-time links by which a person signs in and sets a password';

CREATE TABLE projects_session (
  secret_sha256 BINARY(32)  NOT NULL COMMENT 'SHA-256 of the secret in the cookie',
  person_id     BINARY(16)  NOT NULL COMMENT 'who is signed in',
  csrf          CHAR(43)    NOT NULL COMMENT 'what forms of this session carry; 32 random bytes in base64url',
  opened_at     DATETIME(6) NOT NULL COMMENT 'UTC',
  expires_at    DATETIME(6) NOT NULL COMMENT 'UTC; of no use from then on',
  PRIMARY KEY (secret_sha256),
  KEY projects_session_expires (expires_at),
  KEY projects_session_person (person_id),
  CONSTRAINT projects_session_person_fk FOREIGN KEY (person_id) REFERENCES projects_person (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A browser that is signed in';

CREATE TABLE projects_api_token (
  id            BINARY(16)   NOT NULL COMMENT 'UUIDv7; names the token, opens nothing',
  project_id    BINARY(16)   NOT NULL COMMENT 'the one project it opens',
  person_id     BINARY(16)   NOT NULL COMMENT 'in whose name it acts',
  name          VARCHAR(80)  NOT NULL COMMENT 'what it is for, in its maker''s words',
  roles         VARCHAR(100) NOT NULL COMMENT 'role names joined by commas; counts only as far as the person has them too',
  secret_sha256 BINARY(32)   NOT NULL COMMENT 'SHA-256 of the token',
  created_at    DATETIME(6)  NOT NULL COMMENT 'UTC',
  expires_at    DATETIME(6)  NULL     COMMENT 'UTC; NULL: until it is revoked',
  revoked_at    DATETIME(6)  NULL     COMMENT 'UTC; NULL: in use',
  PRIMARY KEY (id),
  UNIQUE KEY projects_api_token_secret (secret_sha256),
  KEY projects_api_token_project (project_id, id),
  CONSTRAINT projects_api_token_project_fk FOREIGN KEY (project_id) REFERENCES projects_project (id),
  CONSTRAINT projects_api_token_person_fk FOREIGN KEY (person_id) REFERENCES projects_person (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Keys by which programs act in a project';

CREATE TABLE projects_audit_head (
  project_id BINARY(16) NOT NULL COMMENT 'the project',
  sequence   BIGINT     NOT NULL COMMENT 'number of the last row of the chain; 0 before the first',
  hash       BINARY(32) NOT NULL COMMENT 'hash of the last row; zeros before the first',
  PRIMARY KEY (project_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'The end of each project''s audit chain; locked while a row is added, so the chain never forks';

CREATE TABLE projects_audit (
  project_id    BINARY(16)    NOT NULL COMMENT 'the project',
  sequence      BIGINT        NOT NULL COMMENT 'counts from 1 within the project, without gaps',
  at            DATETIME(6)   NOT NULL COMMENT 'UTC',
  actor         VARCHAR(250)  NOT NULL COMMENT 'person:<id>, workflow:<id> or system',
  action        VARCHAR(80)   NOT NULL COMMENT 'what was done, such as prompts.version.add',
  subject_kind  VARCHAR(40)   NOT NULL COMMENT 'what sort of thing it was done to',
  subject_id    VARCHAR(64)   NOT NULL COMMENT 'which one',
  detail        VARCHAR(4000) NOT NULL COMMENT 'canonical JSON: ids, names, numbers; never content of prompts, traces or answers',
  previous_hash BINARY(32)    NOT NULL COMMENT 'hash of the row before; zeros in the first',
  hash          BINARY(32)    NOT NULL COMMENT 'SHA-256 of previous_hash and the canonical JSON of all columns above',
  PRIMARY KEY (project_id, sequence)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Who did what; only ever added to; each row holds the hash of the one before';

CREATE TABLE projects_idempotency_key (
  project_id     BINARY(16)   NOT NULL COMMENT 'the project',
  person_id      BINARY(16)   NOT NULL COMMENT 'keys of different people do not meet',
  idempotency_key VARCHAR(200) NOT NULL COMMENT 'as the client chose it',
  request_sha256 BINARY(32)   NOT NULL COMMENT 'method, path and body; the key with another request is refused',
  status         INT          NOT NULL COMMENT 'HTTP status of the answer',
  location       VARCHAR(500) NULL     COMMENT 'Location header of the answer, where it had one',
  body           MEDIUMTEXT   NOT NULL COMMENT 'the answer, given again word for word',
  created_at     DATETIME(6)  NOT NULL COMMENT 'UTC; a key is forgotten a day later',
  PRIMARY KEY (project_id, person_id, idempotency_key),
  KEY projects_idempotency_key_created (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Answers to POST requests that carried an Idempotency-Key';

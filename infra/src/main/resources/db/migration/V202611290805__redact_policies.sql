-- traces: by which policy a project's personal data is redacted before it is stored, and what was.

CREATE TABLE traces_redaction_policy (
  project_id  BINARY(16)  NOT NULL COMMENT 'whose policy',
  version     INT         NOT NULL COMMENT 'from 1; the highest is in force. None: the standard policy',
  policy      MEDIUMTEXT  NOT NULL COMMENT 'JSON: action by kind, names, patterns. Never changed',
  created_at  DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, version)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Versions of redaction policies';

CREATE TABLE traces_redaction_key (
  project_id  BINARY(16)  NOT NULL COMMENT 'whose key',
  hash_key    BINARY(32)  NOT NULL COMMENT 'random; equal values of a project have equal hashes under it',
  PRIMARY KEY (project_id) -- the first one stays
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Keys of the hashes that take the place of personal data';

CREATE TABLE traces_redaction_count (
  project_id  BINARY(16)   NOT NULL COMMENT 'whose data',
  day         DATE         NOT NULL COMMENT 'UTC day on which it came in',
  field       VARCHAR(80)  NOT NULL COMMENT 'where it stood, such as input or attributes.user.note',
  kind        VARCHAR(30)  NOT NULL COMMENT 'what it was, such as email, or the name of a pattern',
  found       BIGINT       NOT NULL COMMENT 'how often',
  PRIMARY KEY (project_id, day, field, kind)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What was redacted, by day. Written every few seconds from memory: a process that is killed loses its last ones; the spans themselves say what was redacted of them';

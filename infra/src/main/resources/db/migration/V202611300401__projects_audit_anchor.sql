-- Where the audit chain of each project stood on which day, and what its last verification has shown.
-- The anchors themselves are objects (audit/<project>/<day>.json), written once: whoever can write
-- these tables cannot write those.

CREATE TABLE projects_audit_anchor (
  project_id BINARY(16)  NOT NULL COMMENT 'the project',
  day        DATE        NOT NULL COMMENT 'UTC; names the object',
  sequence   BIGINT      NOT NULL COMMENT 'number of the last row of the chain when it was made',
  hash       BINARY(32)  NOT NULL COMMENT 'hash of that row',
  at         DATETIME(6) NOT NULL COMMENT 'UTC; when it was made',
  PRIMARY KEY (project_id, day),
  KEY projects_audit_anchor_sequence (project_id, sequence)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Which anchors of audit chains stand in the object store; an index, the objects are what counts';

CREATE TABLE projects_audit_proof (
  project_id BINARY(16)   NOT NULL COMMENT 'the project',
  at         DATETIME(6)  NOT NULL COMMENT 'UTC; when the chain was read',
  actor      VARCHAR(250) NOT NULL COMMENT 'person:<id>, workflow:<id> or system',
  proof      MEDIUMTEXT   NOT NULL COMMENT 'canonical JSON of what reading the chain and its anchors has shown',
  PRIMARY KEY (project_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'The last verification of each project''s audit chain';

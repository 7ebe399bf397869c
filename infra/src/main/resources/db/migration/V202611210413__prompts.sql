-- prompts: names, their immutable versions, and which version is live where.

CREATE TABLE prompts_prompt (
  id         BINARY(16)  NOT NULL COMMENT 'UUIDv7',
  project_id BINARY(16)  NOT NULL COMMENT 'the project',
  name       VARCHAR(80) NOT NULL COMMENT 'unique in the project; never changes',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  UNIQUE KEY prompts_prompt_name (project_id, name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A name under which versions gather';

CREATE TABLE prompts_version (
  id             BINARY(16)   NOT NULL COMMENT 'UUIDv7',
  project_id     BINARY(16)   NOT NULL COMMENT 'the project',
  prompt_id      BINARY(16)   NOT NULL COMMENT 'the prompt',
  number         INT          NOT NULL COMMENT 'counts from 1 within the prompt',
  content        MEDIUMTEXT   NULL     COMMENT 'canonical JSON, up to 64 KiB, so that serving needs no object store; NULL: read the object',
  content_sha256 BINARY(32)   NOT NULL COMMENT 'the artifact: hash of the canonical JSON; same content, same version',
  content_bytes  INT          NOT NULL COMMENT 'of the canonical JSON',
  author_id      BINARY(16)   NOT NULL COMMENT 'the person who wrote it, and so may not approve it',
  note           VARCHAR(500) NOT NULL COMMENT 'what the author says has changed',
  parent_id      BINARY(16)   NULL     COMMENT 'the version it was made from',
  created_at     DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (id),
  UNIQUE KEY prompts_version_number (prompt_id, number),
  UNIQUE KEY prompts_version_content (prompt_id, content_sha256),
  CONSTRAINT prompts_version_prompt_fk FOREIGN KEY (prompt_id) REFERENCES prompts_prompt (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One immutable version of a prompt';

CREATE TABLE prompts_stage_pointer (
  project_id BINARY(16)  NOT NULL COMMENT 'the project',
  prompt_id  BINARY(16)  NOT NULL COMMENT 'the prompt',
  stage      VARCHAR(20) NOT NULL COMMENT 'DEV, TEAM or PRODUCTION',
  version_id BINARY(16)  NOT NULL COMMENT 'the version that is live there',
  revision   BIGINT      NOT NULL COMMENT 'counts the moves from 1; a move names the revision it replaces',
  moved_at   DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, prompt_id, stage),
  CONSTRAINT prompts_stage_pointer_version_fk FOREIGN KEY (version_id) REFERENCES prompts_version (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Which version of a prompt is live at which stage';

CREATE TABLE prompts_stage_move (
  project_id BINARY(16)   NOT NULL COMMENT 'the project',
  prompt_id  BINARY(16)   NOT NULL COMMENT 'the prompt',
  stage      VARCHAR(20)  NOT NULL COMMENT 'DEV, TEAM or PRODUCTION',
  revision   BIGINT       NOT NULL COMMENT 'which move of this pointer',
  version_id BINARY(16)   NOT NULL COMMENT 'the version that became live',
  actor      VARCHAR(250) NOT NULL COMMENT 'person:<id>, workflow:<id> or system',
  moved_at   DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, prompt_id, stage, revision),
  KEY prompts_stage_move_version (version_id),
  CONSTRAINT prompts_stage_move_version_fk FOREIGN KEY (version_id) REFERENCES prompts_version (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Every move of a stage pointer; only ever added to';

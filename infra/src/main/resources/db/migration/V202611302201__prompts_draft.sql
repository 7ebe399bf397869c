-- prompts: what somebody is writing and has not yet saved as a version.

CREATE TABLE prompts_draft (
  project_id      BINARY(16)  NOT NULL COMMENT 'the project',
  prompt_id       BINARY(16)  NOT NULL COMMENT 'the prompt',
  person_id       BINARY(16)  NOT NULL COMMENT 'who writes it; nobody else sees it',
  base_version_id BINARY(16)  NULL     COMMENT 'the version that it was begun from; absent where from nothing',
  body            MEDIUMTEXT  NOT NULL COMMENT 'canonical JSON of the fields as they were typed, up to 256 KiB',
  revision        BIGINT      NOT NULL COMMENT 'counts the savings from 1; a saving names the revision it replaces',
  saved_at        DATETIME(6) NOT NULL COMMENT 'UTC; 30 days later it is deleted',
  PRIMARY KEY (project_id, prompt_id, person_id),
  KEY prompts_draft_of_person (project_id, person_id, saved_at), -- mine
  KEY prompts_draft_by_age (saved_at)                            -- those that have expired
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A draft of a prompt version, private to one person';

-- What a criterion is beside its sentence: rubric versions, and examples for and against.

CREATE TABLE criteria_rubric (
  project_id    BINARY(16)    NOT NULL COMMENT 'whose rubric',
  rubric_id     BINARY(16)    NOT NULL COMMENT 'time-ordered',
  criterion_id  BINARY(16)    NOT NULL COMMENT 'which criterion it applies',
  number        INT           NOT NULL COMMENT 'counts from 1 within the criterion',
  text          TEXT          NOT NULL COMMENT 'what to look for',
  sha256        BINARY(32)    NOT NULL COMMENT 'of the text',
  parent_id     BINARY(16)    NULL COMMENT 'the newest version when this one was written; absent for the first',
  author        VARCHAR(300)  NOT NULL COMMENT 'JSON of the actor',
  created_at    DATETIME(6)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, rubric_id),
  UNIQUE KEY criteria_rubric_number (project_id, criterion_id, number),
  UNIQUE KEY criteria_rubric_content (project_id, criterion_id, sha256) -- same text, same version
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A version of what to look for when a criterion is applied; immutable';

CREATE TABLE criteria_example (
  project_id    BINARY(16)    NOT NULL COMMENT 'whose example',
  example_id    BINARY(16)    NOT NULL COMMENT 'time-ordered',
  criterion_id  BINARY(16)    NOT NULL COMMENT 'of which criterion',
  meets         BOOLEAN       NOT NULL COMMENT 'whether the answer meets it; else it breaks it',
  question      TEXT          NOT NULL COMMENT 'what the answer answers; maybe empty',
  answer        TEXT          NOT NULL COMMENT 'the answer',
  why           VARCHAR(500)  NOT NULL COMMENT 'why it does; maybe empty',
  author        VARCHAR(300)  NOT NULL COMMENT 'JSON of the actor',
  created_at    DATETIME(6)   NOT NULL COMMENT 'UTC',
  withdrawn_at  DATETIME(6)   NULL COMMENT 'when it was taken back, UTC',
  PRIMARY KEY (project_id, example_id),
  KEY criteria_example_of_criterion (project_id, criterion_id, example_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'An answer that meets a criterion or breaks it: a fact. Taken back, it is marked and stays';

ALTER TABLE criteria_judge
  ADD COLUMN rubric_id BINARY(16) NULL COMMENT 'the version of its rubric; absent for a judge without one of people''s, and for older ones';

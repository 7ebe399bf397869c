-- promotions: candidates that are asked the inputs of the last day before anybody gets them.

CREATE TABLE promotions_rehearsal (
  project_id    BINARY(16)   NOT NULL COMMENT 'whose promotion',
  promotion_id  BINARY(16)   NOT NULL COMMENT 'which promotion',
  state         VARCHAR(9)   NOT NULL COMMENT 'RUNNING, NO_INPUTS, COMPARED or FAILED',
  run_input     MEDIUMTEXT   NULL COMMENT 'JSON of the run that asks the candidate; absent where nothing is asked',
  report        MEDIUMTEXT   NOT NULL COMMENT 'canonical JSON of what was seen: figures and ids, nobody''s words',
  began_at      DATETIME(6)  NOT NULL COMMENT 'UTC',
  ended_at      DATETIME(6)  NULL COMMENT 'UTC; absent while the candidate answers',
  PRIMARY KEY (project_id, promotion_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Rehearsals of promotions, one at most for each';

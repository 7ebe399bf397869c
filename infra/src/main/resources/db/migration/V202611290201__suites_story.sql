-- suites: how a run's strategy came to each answer.

CREATE TABLE suites_story (
  project_id  BINARY(16)  NOT NULL COMMENT 'whose run',
  run_id      BINARY(16)  NOT NULL COMMENT 'which run',
  ordinal     INT         NOT NULL COMMENT 'which item',
  story       MEDIUMTEXT  NOT NULL COMMENT 'JSON: the answers by their calls, what was said of each, which stands and why',
  PRIMARY KEY (project_id, run_id, ordinal)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Written with the outcome, for runs with a strategy only';

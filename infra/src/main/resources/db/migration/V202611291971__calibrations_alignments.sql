-- Alignments: attempts to bring a judge nearer to people, and what came of them.

CREATE TABLE calibrations_alignment (
  project_id      BINARY(16)   NOT NULL COMMENT 'whose alignment',
  alignment_id    BINARY(16)   NOT NULL COMMENT 'time-ordered',
  judge_id        BINARY(16)   NOT NULL COMMENT 'the judge as it was',
  input           MEDIUMTEXT   NOT NULL COMMENT 'JSON of what was asked for',
  state           VARCHAR(9)   NOT NULL COMMENT 'RUNNING, COMPLETED, NO_GAIN, CANCELLED or FAILED',
  failure_code    VARCHAR(60)  NOT NULL COMMENT 'why it failed; empty unless FAILED',
  reason          VARCHAR(200) NOT NULL COMMENT 'the same more closely, a code; may be empty',
  plan            MEDIUMTEXT   NULL COMMENT 'JSON: label sets and calls; absent until planned',
  report          MEDIUMTEXT   NULL COMMENT 'JSON of all figures; absent unless COMPLETED or NO_GAIN',
  made_id         BINARY(16)   NULL COMMENT 'the new judge version; absent unless COMPLETED',
  started_at      DATETIME(6)  NOT NULL COMMENT 'UTC',
  ended_at        DATETIME(6)  NULL COMMENT 'UTC; absent while it runs',
  PRIMARY KEY (project_id, alignment_id),
  KEY calibrations_alignment_of_judge (project_id, judge_id, alignment_id) COMMENT 'those of a judge, newest first'
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One attempt to align a judge: what was tried, and how it did on held-out labels';

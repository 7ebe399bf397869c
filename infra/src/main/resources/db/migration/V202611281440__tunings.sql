-- Tunings: trainings that end with an adapter and a candidate that names it, or with neither.

CREATE TABLE tunings_tuning (
  project_id      BINARY(16)   NOT NULL COMMENT 'whose tuning',
  tuning_id       BINARY(16)   NOT NULL COMMENT 'time-ordered',
  input           MEDIUMTEXT   NOT NULL COMMENT 'JSON of what was asked for',
  pairs           INT          NOT NULL COMMENT 'questions that it learns from; 0 until they are known',
  passages        INT          NOT NULL COMMENT 'passages that are ranked for each; 0 until they are known',
  material_sha256 BINARY(32)   NULL COMMENT 'questions and passages, JSON as an object; absent until frozen',
  material_bytes  BIGINT       NOT NULL COMMENT 'of that object',
  state           VARCHAR(9)   NOT NULL COMMENT 'RUNNING, COMPLETED, NO_GAIN, CANCELLED or FAILED',
  failure_code    VARCHAR(60)  NOT NULL COMMENT 'why it failed; empty unless FAILED',
  reason          VARCHAR(200) NOT NULL COMMENT 'the same more closely, a code; may be empty',
  report          MEDIUMTEXT   NULL COMMENT 'JSON of the figures; absent unless COMPLETED or NO_GAIN',
  report_sha256   BINARY(32)   NULL COMMENT 'the same as an object',
  report_bytes    BIGINT       NOT NULL COMMENT 'of that object',
  adapter_id      BINARY(16)   NULL COMMENT 'what it made; absent unless COMPLETED',
  candidate_id    BINARY(16)   NULL COMMENT 'the prompt version that names it; absent unless COMPLETED',
  started_at      DATETIME(6)  NOT NULL COMMENT 'UTC',
  ended_at        DATETIME(6)  NULL COMMENT 'UTC; absent while it runs',
  PRIMARY KEY (project_id, tuning_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One training: what it learns from, how it did on held-out questions and what it made';

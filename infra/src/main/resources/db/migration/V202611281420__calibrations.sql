-- Calibrations: how far judges agree with people, and the certificates that say so.

ALTER TABLE criteria_judge
  ADD COLUMN learned_sha256 BINARY(32) NULL COMMENT 'weights of a learned judge, as an object; absent for one that asks a model',
  ADD COLUMN learned_bytes BIGINT NOT NULL DEFAULT 0 COMMENT 'of that object';

CREATE TABLE calibrations_calibration (
  project_id         BINARY(16)   NOT NULL COMMENT 'whose calibration',
  calibration_id     BINARY(16)   NOT NULL COMMENT 'time-ordered; names the certificate too',
  input              MEDIUMTEXT   NOT NULL COMMENT 'JSON of what was asked for',
  judge_id           BINARY(16)   NULL COMMENT 'which judge; absent until it is learnt',
  planned            INT          NOT NULL COMMENT 'labels to measure on; 0 until they are known',
  labels_sha256      BINARY(32)   NULL COMMENT 'the label set, JSON lines as an object; absent until frozen',
  labels_bytes       BIGINT       NOT NULL COMMENT 'of that object',
  near_duplicates    INT          NOT NULL COMMENT 'labels left out: the judge was trained on nearly the same question',
  left_out           INT          NOT NULL COMMENT 'labels left out: no pass or fail, or contradicting',
  state              VARCHAR(9)   NOT NULL COMMENT 'RUNNING, COMPLETED, CANCELLED or FAILED',
  failure_code       VARCHAR(60)  NOT NULL COMMENT 'why it failed; empty unless FAILED',
  certificate        MEDIUMTEXT   NULL COMMENT 'canonical JSON; absent unless COMPLETED',
  certificate_sha256 BINARY(32)   NULL COMMENT 'the same as an object, and its name',
  certificate_bytes  BIGINT       NOT NULL COMMENT 'of that object',
  band               VARCHAR(7)   NOT NULL COMMENT 'EXPLORE, TREND or GATE; empty unless COMPLETED',
  started_at         DATETIME(6)  NOT NULL COMMENT 'UTC',
  ended_at           DATETIME(6)  NULL COMMENT 'UTC; absent while it runs',
  revoked_at         DATETIME(6)  NULL COMMENT 'when the certificate was taken back, UTC',
  revoked_reason     VARCHAR(500) NOT NULL COMMENT 'why; empty unless revoked',
  PRIMARY KEY (project_id, calibration_id),
  KEY calibrations_calibration_of_judge (project_id, judge_id, state, calibration_id) -- what gates read
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One measurement of a judge, and the certificate it ended with. A certificate never changes; it may be revoked once';

CREATE TABLE calibrations_judgement (
  project_id      BINARY(16)   NOT NULL COMMENT 'whose calibration',
  calibration_id  BINARY(16)   NOT NULL COMMENT 'which calibration',
  ordinal         INT          NOT NULL COMMENT 'place in the label set, from 0',
  task_id         BINARY(16)   NOT NULL COMMENT 'the task whose label it is',
  people          VARCHAR(4)   NOT NULL COMMENT 'pass or fail: what people said',
  judge           VARCHAR(8)   NOT NULL COMMENT 'pass or fail; unscored where the judge was silent',
  score           DOUBLE       NULL COMMENT 'the judge''s chance of a pass, where it gives one',
  reason          TEXT         NOT NULL COMMENT 'the judge''s words, or why there is no verdict',
  PRIMARY KEY (project_id, calibration_id, ordinal),
  KEY calibrations_judgement_of_task (project_id, task_id) -- lineage downwards
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What a judge said of one labelled answer';

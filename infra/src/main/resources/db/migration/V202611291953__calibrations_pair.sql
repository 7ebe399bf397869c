-- Minimal pairs of criteria, and what judges make of them.

CREATE TABLE calibrations_pair (
  project_id     BINARY(16)    NOT NULL COMMENT 'whose pair',
  pair_id        BINARY(16)    NOT NULL COMMENT 'time-ordered',
  criterion_id   BINARY(16)    NOT NULL COMMENT 'which criterion the edit breaks',
  task_id        BINARY(16)    NOT NULL COMMENT 'whose answer is edited; its words stay there',
  kind           VARCHAR(16)   NOT NULL COMMENT 'NUMBER_CHANGED, NEGATED or SENTENCE_DROPPED',
  edited_sha256  BINARY(32)    NOT NULL COMMENT 'of the edited answer',
  state          VARCHAR(9)    NOT NULL COMMENT 'PROPOSED, CONFIRMED or REJECTED',
  decided_by     VARCHAR(300)  NOT NULL COMMENT 'JSON of the actor; empty while PROPOSED',
  decided_at     DATETIME(6)   NULL COMMENT 'UTC; absent while PROPOSED',
  PRIMARY KEY (project_id, pair_id),
  UNIQUE KEY calibrations_pair_of_edit (project_id, criterion_id, task_id, kind),
  KEY calibrations_pair_by_state (project_id, criterion_id, state, pair_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'An answer that people passed, and one edit of it. Holds none of the words';

CREATE TABLE calibrations_test (
  project_id    BINARY(16)   NOT NULL COMMENT 'whose test',
  test_id       BINARY(16)   NOT NULL COMMENT 'time-ordered',
  judge_id      BINARY(16)   NOT NULL COMMENT 'which judge version',
  input         MEDIUMTEXT   NOT NULL COMMENT 'JSON of what was asked for',
  state         VARCHAR(9)   NOT NULL COMMENT 'RUNNING, COMPLETED, CANCELLED or FAILED',
  failure_code  VARCHAR(60)  NOT NULL COMMENT 'why it failed; empty unless FAILED',
  tried         MEDIUMTEXT   NULL COMMENT 'JSON of what the judge said of each pair; absent until it was asked',
  result        MEDIUMTEXT   NULL COMMENT 'JSON of the figures; absent unless COMPLETED',
  started_at    DATETIME(6)  NOT NULL COMMENT 'UTC',
  ended_at      DATETIME(6)  NULL COMMENT 'UTC; absent while it runs',
  PRIMARY KEY (project_id, test_id),
  KEY calibrations_test_of_judge (project_id, judge_id, state, test_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One test of a judge on minimal pairs. A result never changes';

-- Promotions: the steps of a rollout, the outcomes of live traffic that it has read, and what they said.

CREATE TABLE promotions_step (
  project_id    BINARY(16)    NOT NULL COMMENT 'whose promotion',
  promotion_id  BINARY(16)    NOT NULL COMMENT 'which promotion',
  number        INT           NOT NULL COMMENT 'from 1, as in its plan',
  share         INT           NOT NULL COMMENT 'callers of 10,000 who get the candidate',
  planned       INT           NOT NULL COMMENT 'comparisons after which it has done its work',
  baseline_per  INT           NOT NULL COMMENT 'outcomes of what is live beside one of the candidate',
  state         VARCHAR(8)    NOT NULL COMMENT 'RUNNING, HELD, DONE, SKIPPED, BACK or OVER',
  advance_told  DATETIME(6)   NULL COMMENT 'when the workflow was last told that it may go on, UTC; absent while it may not',
  reason        VARCHAR(1000) NOT NULL COMMENT 'why it is held, was skipped or ended; empty while there is nothing to say',
  waived        VARCHAR(40)   NOT NULL COMMENT 'kinds of pause that a person let pass, by comma',
  began_at      DATETIME(6)   NOT NULL COMMENT 'traces that began earlier are left out, UTC',
  patience_from DATETIME(6)   NOT NULL COMMENT 'since when its patience counts, UTC',
  ended_at      DATETIME(6)   NULL COMMENT 'UTC; absent while it goes on',
  tally         MEDIUMTEXT    NOT NULL COMMENT 'canonical JSON: the tests, what waits for company, counts, and up to where feedback was read',
  revision      BIGINT        NOT NULL COMMENT 'counts its changes',
  PRIMARY KEY (project_id, promotion_id, number),
  KEY promotions_step_by_state (state, project_id, promotion_id)                 -- those that go on
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One step of a rollout. Who changes it holds the promotion''s row first, then this one, then the stage pointer';

CREATE TABLE promotions_outcome (
  project_id    BINARY(16)  NOT NULL COMMENT 'whose promotion',
  promotion_id  BINARY(16)  NOT NULL COMMENT 'which promotion',
  trace_id      BINARY(16)  NOT NULL COMMENT 'the answer; a late or double outcome of it is the same one',
  metric        INT         NOT NULL COMMENT 'place in the plan''s metrics, from 1',
  number        BIGINT      NOT NULL COMMENT 'in which order they were taken, from 1 in a promotion; 0 while it waits for its trace',
  step          INT         NOT NULL COMMENT 'the step that ran',
  state         VARCHAR(8)  NOT NULL COMMENT 'COUNTED, REPEATED (its unit has one in this step), WAITING (for the trace to say its prompt) or LEFT (it was of another version, or of before the step)',
  side          VARCHAR(9)  NOT NULL COMMENT 'CANDIDATE or BASELINE; empty while not known',
  value         DOUBLE      NOT NULL COMMENT '0 to 1, more is better',
  unit          BINARY(32)  NOT NULL COMMENT 'SHA-256 of user hash, session or trace: who gave it',
  received_at   DATETIME(6) NOT NULL COMMENT 'when its feedback came, UTC',
  PRIMARY KEY (project_id, promotion_id, trace_id, metric),
  KEY promotions_outcome_by_number (project_id, promotion_id, number),           -- lists; the order in which they were taken
  KEY promotions_outcome_by_unit (project_id, promotion_id, step, unit, metric), -- has this one given any?
  KEY promotions_outcome_by_state (project_id, promotion_id, state, received_at) -- those that wait
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One outcome of live traffic that a rollout has read. Taken in the order of numbers they give its tests again';

CREATE TABLE promotions_point (
  project_id    BINARY(16)  NOT NULL COMMENT 'whose promotion',
  promotion_id  BINARY(16)  NOT NULL COMMENT 'which promotion',
  metric        INT         NOT NULL COMMENT 'place in the plan''s metrics, from 1',
  number        INT         NOT NULL COMMENT 'from 1 in a promotion and metric; at most 2,000 or so',
  step          INT         NOT NULL COMMENT 'the step that ran',
  blocks        INT         NOT NULL COMMENT 'comparisons so far',
  differences   MEDIUMTEXT  NOT NULL COMMENT 'JSON array of the comparisons since the point before, each candidate minus baseline',
  log_harm      DOUBLE      NOT NULL COMMENT 'natural logarithm of the wealth of the bet on harm',
  log_benefit   DOUBLE      NOT NULL COMMENT 'the same of the bet on benefit',
  taken_at      DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, promotion_id, metric, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What a rollout''s chart shows: its comparisons, some at a time';

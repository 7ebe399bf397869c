-- suites: what a run may pay, what is held back for its chunks, and how it was topped up.

ALTER TABLE suites_run
  MODIFY COLUMN state VARCHAR(13) NOT NULL
    COMMENT 'RUNNING, OUT_OF_BUDGET, COMPLETED, CANCELLED or FAILED',
  ADD COLUMN limit_calls BIGINT NULL COMMENT 'answers that it may pay, with all top-ups; absent for no limit',
  ADD COLUMN limit_tokens BIGINT NULL COMMENT 'tokens in and out of those; absent for no limit',
  ADD COLUMN limit_micros BIGINT NULL COMMENT 'millionths of the currency; absent for no limit',
  ADD COLUMN top_ups INT NOT NULL DEFAULT 0 COMMENT 'how often it was topped up';

CREATE TABLE suites_hold (
  project_id BINARY(16) NOT NULL COMMENT 'whose run',
  run_id     BINARY(16) NOT NULL COMMENT 'which run',
  chunk      INT        NOT NULL COMMENT 'which chunk of its plan, from 0',
  calls      BIGINT     NOT NULL COMMENT 'calls that it may still pay',
  tokens     BIGINT     NOT NULL COMMENT 'tokens of those at most',
  micros     BIGINT     NOT NULL COMMENT 'what they cost at most, in millionths of the currency',
  PRIMARY KEY (project_id, run_id, chunk) -- a further attempt at a chunk replaces what the one before held
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What chunks that run hold back from the budget of their run; gone when they end';

CREATE TABLE suites_top_up (
  project_id BINARY(16)  NOT NULL COMMENT 'whose run',
  run_id     BINARY(16)  NOT NULL COMMENT 'which run',
  top_up_id  VARCHAR(60) NOT NULL COMMENT 'chosen by the caller',
  person_id  BINARY(16)  NOT NULL COMMENT 'who allowed it',
  calls      BIGINT      NOT NULL COMMENT 'added to the limit of calls, where there is one',
  tokens     BIGINT      NOT NULL COMMENT 'added to the limit of tokens, where there is one',
  micros     BIGINT      NOT NULL COMMENT 'added to the limit of money, where there is one',
  added_at   DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, run_id, top_up_id) -- the same top-up counts once
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What was added to the budgets of runs';

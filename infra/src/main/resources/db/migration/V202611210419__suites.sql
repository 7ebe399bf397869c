-- Suites: what is asked of answers, runs, and one outcome per item of a run.

CREATE TABLE suites_suite (
  project_id      BINARY(16)   NOT NULL COMMENT 'whose suite',
  suite_id        BINARY(16)   NOT NULL COMMENT 'time-ordered',
  name            VARCHAR(80)  NOT NULL COMMENT 'for people',
  number          INT          NOT NULL COMMENT 'counts from 1 within the name',
  dataset_id      BINARY(16)   NOT NULL COMMENT 'whose cases it asks',
  assertions      MEDIUMTEXT   NOT NULL COMMENT 'canonical JSON',
  content_sha256  BINARY(32)   NOT NULL COMMENT 'of dataset and assertions',
  created_at      DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, suite_id),
  UNIQUE KEY suites_suite_number (project_id, name, number),
  UNIQUE KEY suites_suite_content (project_id, name, content_sha256) -- same content, same suite
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What is asked of every answer to a dataset''s cases; immutable';

CREATE TABLE suites_run (
  project_id         BINARY(16)   NOT NULL COMMENT 'whose run',
  run_id             BINARY(16)   NOT NULL COMMENT 'time-ordered',
  suite_id           BINARY(16)   NOT NULL COMMENT 'which suite',
  version_id         BINARY(16)   NOT NULL COMMENT 'which dataset version',
  prompt_version_id  BINARY(16)   NULL COMMENT 'the prompt version, where the target is one',
  input              MEDIUMTEXT   NOT NULL COMMENT 'JSON of what was asked for',
  manifest_sha256    BINARY(32)   NOT NULL COMMENT 'everything needed to run it again, as an object',
  manifest_bytes     BIGINT       NOT NULL COMMENT 'size of that object',
  planned            INT          NOT NULL COMMENT 'cases times repeats',
  state              VARCHAR(9)   NOT NULL COMMENT 'RUNNING, COMPLETED, CANCELLED or FAILED',
  scored             INT          NOT NULL COMMENT 'items with all scores; the four sum to planned unless FAILED',
  error              INT          NOT NULL COMMENT 'items without an answer',
  unscored           INT          NOT NULL COMMENT 'items whose answer could not be scored',
  cancelled          INT          NOT NULL COMMENT 'items that were not reached',
  input_tokens       BIGINT       NOT NULL COMMENT 'sum over outcomes',
  output_tokens      BIGINT       NOT NULL COMMENT 'sum over outcomes',
  cost_usd_micros    BIGINT       NOT NULL COMMENT 'sum over outcomes, millionths of a dollar',
  from_journal       INT          NOT NULL COMMENT 'outcomes whose answer was not paid again',
  summary            MEDIUMTEXT   NULL COMMENT 'JSON of means with intervals; absent until it closes',
  failure_code       VARCHAR(60)  NOT NULL COMMENT 'why it failed; empty unless FAILED',
  started_at         DATETIME(6)  NOT NULL COMMENT 'UTC',
  ended_at           DATETIME(6)  NULL COMMENT 'UTC; absent while it runs',
  PRIMARY KEY (project_id, run_id),
  KEY suites_run_of_suite (project_id, suite_id, run_id),
  KEY suites_run_of_version (project_id, version_id),              -- lineage downwards
  KEY suites_run_of_prompt (project_id, prompt_version_id)         -- lineage downwards
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One run of a suite. The counts and sums are written when it closes; until then they are counted';

CREATE TABLE suites_outcome (
  project_id       BINARY(16)   NOT NULL COMMENT 'whose run',
  run_id           BINARY(16)   NOT NULL COMMENT 'which run',
  ordinal          INT          NOT NULL COMMENT 'the item''s place in the plan, from 0',
  case_id          BINARY(16)   NOT NULL COMMENT 'which case',
  repetition       INT          NOT NULL COMMENT 'from 0',
  result           VARCHAR(9)   NOT NULL COMMENT 'SCORED, ERROR, UNSCORED or CANCELLED',
  reason           VARCHAR(20)  NOT NULL COMMENT 'why there is no (complete) score; empty where scored',
  passed           BOOLEAN      NULL COMMENT 'whether all assertions passed; absent unless scored',
  mean_score       DOUBLE       NULL COMMENT 'mean over its scores, for worst first; absent unless scored',
  call_key         BINARY(32)   NULL COMMENT 'the journal''s key of the answer',
  input_tokens     BIGINT       NOT NULL COMMENT 'target and judges together',
  output_tokens    BIGINT       NOT NULL COMMENT 'target and judges together',
  cost_usd_micros  BIGINT       NOT NULL COMMENT 'millionths of a dollar',
  latency_millis   BIGINT       NOT NULL COMMENT 'of the target''s answer',
  from_journal     BOOLEAN      NOT NULL COMMENT 'whether nothing was paid for the target''s answer',
  PRIMARY KEY (project_id, run_id, ordinal),
  KEY suites_outcome_of_case (project_id, case_id, run_id)         -- lineage downwards
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'How one item of a run ended: a case at one repetition. Written once; a retry changes nothing';

CREATE TABLE suites_score (
  project_id   BINARY(16)    NOT NULL COMMENT 'whose run',
  run_id       BINARY(16)    NOT NULL COMMENT 'which run',
  ordinal      INT           NOT NULL COMMENT 'which item',
  metric       VARCHAR(60)   NOT NULL COMMENT 'the assertion''s metric name',
  position     INT           NOT NULL COMMENT 'the assertion''s place in the suite, from 0',
  value        DOUBLE        NOT NULL COMMENT '0 to 1',
  passed       BOOLEAN       NOT NULL COMMENT 'whether it reached the assertion''s threshold',
  explanation  VARCHAR(2000) NOT NULL COMMENT 'a judge''s reason, or empty',
  PRIMARY KEY (project_id, run_id, ordinal, metric)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What one assertion said of one answer';

-- Suites: what is asked of answers, runs, and one outcome per item of a run.

-- What is asked of every answer to a dataset's cases; immutable.
CREATE TABLE suites_suite (
  project_id      BINARY(16)   NOT NULL,          -- whose suite
  suite_id        BINARY(16)   NOT NULL,          -- time-ordered
  name            VARCHAR(80)  NOT NULL,          -- for people
  number          INT          NOT NULL,          -- counts from 1 within the name
  dataset_id      BINARY(16)   NOT NULL,          -- whose cases it asks
  assertions      MEDIUMTEXT   NOT NULL,          -- canonical JSON
  content_sha256  BINARY(32)   NOT NULL,          -- of dataset and assertions
  created_at      DATETIME(6)  NOT NULL,          -- UTC
  PRIMARY KEY (project_id, suite_id),
  UNIQUE KEY suites_suite_number (project_id, name, number),
  UNIQUE KEY suites_suite_content (project_id, name, content_sha256) -- same content, same suite
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One run of a suite. The counts and sums are written when it closes; until then they are counted.
CREATE TABLE suites_run (
  project_id         BINARY(16)   NOT NULL,       -- whose run
  run_id             BINARY(16)   NOT NULL,       -- time-ordered
  suite_id           BINARY(16)   NOT NULL,       -- which suite
  version_id         BINARY(16)   NOT NULL,       -- which dataset version
  prompt_version_id  BINARY(16)   NULL,           -- the prompt version, where the target is one
  input              MEDIUMTEXT   NOT NULL,       -- JSON of what was asked for
  manifest_sha256    BINARY(32)   NOT NULL,       -- everything needed to run it again, as an object
  manifest_bytes     BIGINT       NOT NULL,       -- size of that object
  planned            INT          NOT NULL,       -- cases times repeats
  state              VARCHAR(9)   NOT NULL,       -- RUNNING, COMPLETED, CANCELLED or FAILED
  scored             INT          NOT NULL,       -- the four ways to end; they sum to planned unless FAILED
  error              INT          NOT NULL,
  unscored           INT          NOT NULL,
  cancelled          INT          NOT NULL,
  input_tokens       BIGINT       NOT NULL,       -- sum over outcomes
  output_tokens      BIGINT       NOT NULL,       -- sum over outcomes
  cost_usd_micros    BIGINT       NOT NULL,       -- sum over outcomes, millionths of a dollar
  from_journal       INT          NOT NULL,       -- outcomes whose answer was not paid again
  summary            MEDIUMTEXT   NULL,           -- JSON of means with intervals; absent until it closes
  failure_code       VARCHAR(60)  NOT NULL,       -- why it failed; empty unless FAILED
  started_at         DATETIME(6)  NOT NULL,       -- UTC
  ended_at           DATETIME(6)  NULL,           -- UTC; absent while it runs
  PRIMARY KEY (project_id, run_id),
  KEY suites_run_of_suite (project_id, suite_id, run_id),
  KEY suites_run_of_version (project_id, version_id),              -- lineage downwards
  KEY suites_run_of_prompt (project_id, prompt_version_id)         -- lineage downwards
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- How one item of a run ended: a case at one repetition. Written once; a retry changes nothing.
CREATE TABLE suites_outcome (
  project_id       BINARY(16)   NOT NULL,         -- whose run
  run_id           BINARY(16)   NOT NULL,         -- which run
  ordinal          INT          NOT NULL,         -- the item's place in the plan, from 0
  case_id          BINARY(16)   NOT NULL,         -- which case
  repetition       INT          NOT NULL,         -- from 0
  result           VARCHAR(9)   NOT NULL,         -- SCORED, ERROR, UNSCORED or CANCELLED
  reason           VARCHAR(20)  NOT NULL,         -- why there is no (complete) score; empty where scored
  passed           BOOLEAN      NULL,             -- whether all assertions passed; absent unless scored
  mean_score       DOUBLE       NULL,             -- mean over its scores, for worst first; absent unless scored
  call_key         BINARY(32)   NULL,             -- the journal's key of the answer
  input_tokens     BIGINT       NOT NULL,         -- target and judges together
  output_tokens    BIGINT       NOT NULL,
  cost_usd_micros  BIGINT       NOT NULL,         -- millionths of a dollar
  latency_millis   BIGINT       NOT NULL,         -- of the target's answer
  from_journal     BOOLEAN      NOT NULL,         -- whether nothing was paid for the target's answer
  PRIMARY KEY (project_id, run_id, ordinal),
  KEY suites_outcome_of_case (project_id, case_id, run_id)         -- lineage downwards
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What one assertion said of one answer.
CREATE TABLE suites_score (
  project_id   BINARY(16)    NOT NULL,            -- whose run
  run_id       BINARY(16)    NOT NULL,            -- which run
  ordinal      INT           NOT NULL,            -- which item
  metric       VARCHAR(60)   NOT NULL,            -- the assertion's metric name
  position     INT           NOT NULL,            -- the assertion's place in the suite, from 0
  value        DOUBLE        NOT NULL,            -- 0 to 1
  passed       BOOLEAN       NOT NULL,            -- whether it reached the assertion's threshold
  explanation  VARCHAR(2000) NOT NULL,            -- a judge's reason, or empty
  PRIMARY KEY (project_id, run_id, ordinal, metric)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

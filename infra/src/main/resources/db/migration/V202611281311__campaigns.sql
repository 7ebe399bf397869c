-- campaigns: the loop itself: what was asked for, what it may spend, what it did, what happened.

CREATE TABLE campaigns_campaign (
  project_id        BINARY(16)   NOT NULL COMMENT 'whose campaign',
  campaign_id       BINARY(16)   NOT NULL COMMENT 'time-ordered',
  name              VARCHAR(80)  NOT NULL COMMENT 'as its document calls it; not unique',
  plan              MEDIUMTEXT   NOT NULL COMMENT 'what the document came to: ids, as JSON',
  state             VARCHAR(18)  NOT NULL COMMENT 'as if nobody had paused it: RUNNING, OUT_OF_BUDGET, ...',
  paused            BOOLEAN      NOT NULL COMMENT 'whether somebody has paused it and nobody resumed it',
  cycle             INT          NOT NULL COMMENT 'the cycle it is in, from 1; 0 before the first',
  step              VARCHAR(20)  NOT NULL COMMENT 'key of the step being done or held back; empty between steps',
  outcome           VARCHAR(12)  NOT NULL COMMENT 'what the last cycle that ended came to; empty before',
  failure_code      VARCHAR(40)  NOT NULL COMMENT 'why a step could not be done; empty unless it failed',
  limit_calls       BIGINT       NOT NULL COMMENT 'model calls it may pay, with all that was topped up',
  reserved_calls    BIGINT       NOT NULL COMMENT 'held for steps that have begun: the sum over open steps',
  paid_calls        BIGINT       NOT NULL COMMENT 'paid by steps that have ended: the sum over them',
  journal_calls     BIGINT       NOT NULL COMMENT 'answers that were in the journal already and cost nothing',
  limit_usd_micros  BIGINT       NOT NULL COMMENT 'millionths of a dollar; 0 for no limit',
  paid_usd_micros   BIGINT       NOT NULL COMMENT 'as far as providers told a price',
  events            BIGINT       NOT NULL COMMENT 'how many events it has: the number of the newest',
  next_cycle_at     DATETIME(6)  NULL COMMENT 'when the next cycle begins; absent while one goes on',
  started_by        BINARY(16)   NOT NULL COMMENT 'the person who asked; may not approve what it promotes',
  created_at        DATETIME(6)  NOT NULL COMMENT 'UTC',
  ended_at          DATETIME(6)  NULL COMMENT 'when its state became a terminal one, UTC',
  PRIMARY KEY (project_id, campaign_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One campaign. Reserved and paid calls never exceed the limit together';

CREATE TABLE campaigns_cycle (
  project_id       BINARY(16)   NOT NULL COMMENT 'whose campaign',
  campaign_id      BINARY(16)   NOT NULL COMMENT 'which campaign',
  cycle            INT          NOT NULL COMMENT 'from 1',
  live_version_id  BINARY(16)   NULL COMMENT 'prompt version that was live when it began; absent where none was',
  outcome          VARCHAR(12)  NOT NULL COMMENT 'what it came to; empty while it goes on',
  started_at       DATETIME(6)  NOT NULL COMMENT 'UTC',
  ended_at         DATETIME(6)  NULL COMMENT 'UTC; absent while it goes on',
  PRIMARY KEY (project_id, campaign_id, cycle)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One way round the loop';

CREATE TABLE campaigns_step (
  project_id      BINARY(16)   NOT NULL COMMENT 'whose campaign',
  campaign_id     BINARY(16)   NOT NULL COMMENT 'which campaign',
  cycle           INT          NOT NULL COMMENT 'in which cycle',
  step            VARCHAR(20)  NOT NULL COMMENT 'its key: collect, generate, publish, baseline, candidate-1, ...',
  subject_id      BINARY(16)   NULL COMMENT 'what it makes: a collection, generation, run, verdict or promotion',
  state           VARCHAR(9)   NOT NULL COMMENT 'RUNNING, DONE, CANCELLED or FAILED',
  result          TEXT         NULL COMMENT 'ids and counts as JSON; absent unless done',
  reserved_calls  BIGINT       NOT NULL COMMENT 'held back when it began; stays as it was',
  paid_calls      BIGINT       NOT NULL COMMENT 'of the journal; 0 while it runs',
  journal_calls   BIGINT       NOT NULL COMMENT 'answers that were there already; 0 while it runs',
  paid_usd_micros BIGINT       NOT NULL COMMENT 'as far as providers told a price',
  started_at      DATETIME(6)  NOT NULL COMMENT 'UTC',
  ended_at        DATETIME(6)  NULL COMMENT 'UTC; absent while it runs',
  PRIMARY KEY (project_id, campaign_id, cycle, step)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One step of a cycle: its reservation, and what it really cost';

CREATE TABLE campaigns_event (
  project_id   BINARY(16)   NOT NULL COMMENT 'whose campaign',
  campaign_id  BINARY(16)   NOT NULL COMMENT 'which campaign',
  sequence     BIGINT       NOT NULL COMMENT 'from 1, without gaps',
  event_key    VARCHAR(80)  NOT NULL COMMENT 'what happened, named so that it is written once',
  code         VARCHAR(20)  NOT NULL COMMENT 'what sort of thing happened; pages make the words',
  cycle        INT          NOT NULL COMMENT 'in which cycle; 0 before the first',
  step         VARCHAR(20)  NOT NULL COMMENT 'key of the step it is about; empty where it is about none',
  numbers      VARCHAR(500) NOT NULL COMMENT 'the numbers that the words need, as JSON',
  detail       VARCHAR(40)  NOT NULL COMMENT 'an outcome or a failure''s code; mostly empty',
  person_id    BINARY(16)   NULL COMMENT 'who did it; absent where the campaign did',
  happened_at  DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, campaign_id, sequence),
  UNIQUE KEY campaigns_event_once (project_id, campaign_id, event_key) -- idempotency
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'The timeline of a campaign: codes and numbers, no text';

-- monitors: live traffic that is scored as it comes.

CREATE TABLE monitors_monitor (
  project_id      BINARY(16)   NOT NULL COMMENT 'whose monitor',
  monitor_id      BINARY(16)   NOT NULL COMMENT 'time-ordered',
  prompt_id       BINARY(16)   NOT NULL COMMENT 'whose traces are watched',
  input           MEDIUMTEXT   NOT NULL COMMENT 'JSON of what was asked for',
  state           VARCHAR(8)   NOT NULL COMMENT 'WATCHING, PAUSED or ENDED',
  failure_code    VARCHAR(60)  NOT NULL COMMENT 'why it failed; empty unless it ended so',
  watching_since  DATETIME(6)  NOT NULL COMMENT 'UTC; traces that started before are not looked at: when it was made, or resumed',
  looked_up_to    DATETIME(6)  NULL COMMENT 'UTC; where the window of the last look ended; absent before the first',
  created_at      DATETIME(6)  NOT NULL COMMENT 'UTC',
  ended_at        DATETIME(6)  NULL COMMENT 'UTC; absent until it ended',
  PRIMARY KEY (project_id, monitor_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Who watches the live traffic of a prompt';

CREATE TABLE monitors_tick (
  project_id  BINARY(16)   NOT NULL COMMENT 'whose monitor',
  monitor_id  BINARY(16)   NOT NULL COMMENT 'which monitor',
  number      INT          NOT NULL COMMENT 'counts the looks from 1',
  from_at     DATETIME(6)  NOT NULL COMMENT 'UTC; traces that started then or later',
  up_to_at    DATETIME(6)  NOT NULL COMMENT 'UTC; traces that started before',
  traces      INT          NOT NULL COMMENT 'how many were taken for the first time',
  began_at    DATETIME(6)  NOT NULL COMMENT 'UTC',
  ended_at    DATETIME(6)  NULL COMMENT 'UTC; absent while it goes on',
  PRIMARY KEY (project_id, monitor_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Looks of monitors; one that found nothing is not kept';

CREATE TABLE monitors_trace (
  project_id  BINARY(16)   NOT NULL COMMENT 'whose monitor',
  monitor_id  BINARY(16)   NOT NULL COMMENT 'which monitor',
  trace_id    BINARY(16)   NOT NULL COMMENT 'which trace was taken; none of its words',
  taken_at    DATETIME(6)  NOT NULL COMMENT 'UTC; two days later the row is deleted, since no look reaches back so far',
  PRIMARY KEY (project_id, monitor_id, trace_id),
  KEY monitors_trace_by_age (taken_at) -- those that expire
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Traces that a monitor took lately, so that looks that overlap take each once';

CREATE TABLE monitors_count (
  project_id  BINARY(16)   NOT NULL COMMENT 'whose monitor',
  monitor_id  BINARY(16)   NOT NULL COMMENT 'which monitor',
  day         DATE         NOT NULL COMMENT 'UTC day on which the traces were taken',
  metric      VARCHAR(80)  NOT NULL COMMENT 'the name of the evaluation, such as detector:refusal',
  outcome     VARCHAR(16)  NOT NULL COMMENT 'SCORED, or why there is no value',
  traces      INT          NOT NULL COMMENT 'how many',
  total       DOUBLE       NOT NULL COMMENT 'sum of their values; 0 unless SCORED',
  PRIMARY KEY (project_id, monitor_id, day, metric, outcome)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What came of the traces that monitors took';

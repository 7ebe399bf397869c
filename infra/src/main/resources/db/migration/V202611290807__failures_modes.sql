-- Failure modes: failures that read alike are one pattern, patterns that mean alike are one cluster.
-- A failure belongs to at most one pattern, a pattern to at most one cluster; what a cluster weighs, its trend and the
-- versions it hit are sums over its patterns, so a split or merge moves patterns and counts nothing anew.

ALTER TABLE failures_failure
  ADD COLUMN pattern_id BINARY(16) NULL COMMENT 'the pattern it was counted in; absent until it is',
  ADD KEY failures_failure_of_pattern (project_id, pattern_id, failure_id);   -- a pattern's failures; those not yet counted

CREATE TABLE failures_pattern (
  project_id     BINARY(16)    NOT NULL COMMENT 'whose failures',
  pattern_id     BINARY(16)    NOT NULL COMMENT 'time-ordered',
  text_sha256    BINARY(32)    NOT NULL COMMENT 'of the normalised text: the same text is the same pattern',
  text           VARCHAR(300)  NOT NULL COMMENT 'what the first failure asked (else answered), as it stands in lists',
  normal         VARCHAR(300)  NOT NULL COMMENT 'the same as it is compared: lower case, digits and spaces evened out',
  severity       VARCHAR(6)    NOT NULL COMMENT 'the gravest of its failures: LOW, MEDIUM or HIGH',
  traces         INT           NOT NULL COMMENT 'the failures it stands for: its weight',
  first_failure  BINARY(16)    NOT NULL COMMENT 'the failure it was made of: the example to show',
  first_at       DATETIME(6)   NOT NULL COMMENT 'start of its earliest trace, UTC',
  last_at        DATETIME(6)   NOT NULL COMMENT 'start of its latest trace, UTC',
  cluster_id     BINARY(16)    NULL COMMENT 'its failure mode; absent while it is alone',
  embedder       VARCHAR(100)  NOT NULL COMMENT 'the model of the vector; empty until there is one',
  vector         BLOB          NULL COMMENT 'unit vector of the text, 4 bytes a number, big-endian',
  PRIMARY KEY (project_id, pattern_id),
  UNIQUE KEY failures_pattern_of_text (project_id, text_sha256),
  KEY failures_pattern_of_cluster (project_id, cluster_id, traces)            -- representatives, heaviest first
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One text that failed, standing for all failures of the same or nearly the same text';

CREATE TABLE failures_pattern_band (
  project_id  BINARY(16)  NOT NULL COMMENT 'whose pattern',
  band        BINARY(8)   NOT NULL COMMENT 'hash of five MinHash values and their place; equal bands make two patterns worth comparing',
  pattern_id  BINARY(16)  NOT NULL COMMENT 'which pattern',
  PRIMARY KEY (project_id, band, pattern_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Where nearly equal texts are looked for';

CREATE TABLE failures_pattern_day (
  project_id      BINARY(16)   NOT NULL COMMENT 'whose pattern',
  pattern_id      BINARY(16)   NOT NULL COMMENT 'which pattern',
  day             DATE         NOT NULL COMMENT 'UTC day of the trace''s start',
  prompt_name     VARCHAR(200) NOT NULL COMMENT 'the prompt in the sender''s words; empty where not said',
  prompt_version  VARCHAR(200) NOT NULL COMMENT 'its version in the sender''s words',
  traces          INT          NOT NULL COMMENT 'failures of that day and version',
  PRIMARY KEY (project_id, pattern_id, day, prompt_name, prompt_version)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What a pattern weighs, by day and prompt version: trends and affected versions are sums of it';

CREATE TABLE failures_cluster (
  project_id        BINARY(16)    NOT NULL COMMENT 'whose failure mode',
  cluster_id        BINARY(16)    NOT NULL COMMENT 'time-ordered',
  name              VARCHAR(120)  NOT NULL COMMENT 'what it is called in lists',
  named_by          VARCHAR(200)  NOT NULL COMMENT 'keywords, a model''s name, or a person',
  state             VARCHAR(9)    NOT NULL COMMENT 'OPEN, IN_SUITE, FIXED, CLOSED, REOPENED or DISMISSED',
  severity          VARCHAR(6)    NOT NULL COMMENT 'the gravest of its patterns',
  traces            INT           NOT NULL COMMENT 'its weight: failures of all its patterns',
  patterns          INT           NOT NULL COMMENT 'distinct texts',
  first_at          DATETIME(6)   NOT NULL COMMENT 'start of its earliest trace, UTC',
  last_at           DATETIME(6)   NOT NULL COMMENT 'start of its latest trace, UTC',
  opened_at         DATETIME(6)   NOT NULL COMMENT 'when it was found, UTC',
  moved_at          DATETIME(6)   NOT NULL COMMENT 'when it last changed state, UTC',
  fixed_name        VARCHAR(200)  NOT NULL COMMENT 'the prompt said to have fixed it; empty where none was named',
  fixed_version     VARCHAR(200)  NOT NULL COMMENT 'its version',
  back_name         VARCHAR(200)  NOT NULL COMMENT 'the prompt that brought it back; empty unless REOPENED',
  back_version      VARCHAR(200)  NOT NULL COMMENT 'its version',
  back_trace        BINARY(16)    NULL COMMENT 'the first trace that brought it back; absent unless REOPENED by one',
  dismissed_traces  INT           NOT NULL COMMENT 'its weight when it was dismissed; 0 unless DISMISSED',
  growth            DOUBLE        NOT NULL COMMENT 'a dismissed one comes back when it weighs this many times as much',
  map_x             DOUBLE        NOT NULL COMMENT 'its place on the map, -1 to 1: near means alike',
  map_y             DOUBLE        NOT NULL COMMENT 'the same, upwards',
  PRIMARY KEY (project_id, cluster_id),
  KEY failures_cluster_by_weight (project_id, traces, cluster_id)             -- lists, heaviest first
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A failure mode with its life cycle. One that was merged into another keeps its row with no pattern';

CREATE TABLE failures_cluster_event (
  project_id      BINARY(16)    NOT NULL COMMENT 'whose failure mode',
  event_id        BINARY(16)    NOT NULL COMMENT 'time-ordered',
  cluster_id      BINARY(16)    NOT NULL COMMENT 'which one',
  kind            VARCHAR(8)    NOT NULL COMMENT 'FOUND, MOVED, SPLIT, MERGED or RENAMED',
  from_state      VARCHAR(9)    NOT NULL COMMENT 'before a move; else empty',
  to_state        VARCHAR(9)    NOT NULL COMMENT 'after a move; else empty',
  other_cluster   BINARY(16)    NULL COMMENT 'what it came from by a split, or went into by a merge',
  prompt_name     VARCHAR(200)  NOT NULL COMMENT 'the prompt that fixed it or brought it back; empty where none',
  prompt_version  VARCHAR(200)  NOT NULL COMMENT 'its version',
  trace_id        BINARY(16)    NULL COMMENT 'the trace that brought it back',
  traces          INT           NOT NULL COMMENT 'its weight at that moment',
  actor           VARCHAR(300)  NOT NULL COMMENT 'JSON of the actor',
  happened_at     DATETIME(6)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, event_id),
  KEY failures_cluster_event_of (project_id, cluster_id, event_id)            -- the story of one
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What happened to a failure mode. Only ever added to';

CREATE TABLE failures_grouping (
  project_id  BINARY(16)  NOT NULL COMMENT 'whose clusters',
  revision    BIGINT      NOT NULL COMMENT 'counts changes of the clusters: what was worked out on an older one is worked out again',
  PRIMARY KEY (project_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Who changes the clusters of a project locks its row';

CREATE TABLE failures_schedule (
  project_id      BINARY(16)    NOT NULL COMMENT 'whose traces are read',
  every_minutes   INT           NOT NULL COMMENT 'how often',
  overlap         VARCHAR(10)   NOT NULL COMMENT 'SKIP or BUFFER_ONE: what happens when the one before still runs',
  catch_up_minutes INT          NOT NULL COMMENT 'a start missed by an outage is made up for within this',
  paused          BOOLEAN       NOT NULL COMMENT 'kept, but does not start',
  saved_by        VARCHAR(300)  NOT NULL COMMENT 'JSON of the actor',
  saved_at        DATETIME(6)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'When failures are collected by themselves, at most one schedule per project';

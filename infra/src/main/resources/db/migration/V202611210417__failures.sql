-- Failures: traces that went wrong, why, and what was done about it.

CREATE TABLE failures_collection (
  project_id     BINARY(16)   NOT NULL COMMENT 'whose traces were read',
  collection_id  BINARY(16)   NOT NULL COMMENT 'time-ordered',
  from_start     BOOLEAN      NOT NULL COMMENT 'whether all traces were read again',
  started_by     VARCHAR(300) NOT NULL COMMENT 'JSON of the actor',
  traces_read    INT          NOT NULL COMMENT 'totals; 0 while it runs',
  failed         INT          NOT NULL COMMENT 'traces with at least one reason',
  new_failures   INT          NOT NULL COMMENT 'failures that were not known before',
  ending         VARCHAR(9)   NOT NULL COMMENT 'COMPLETED, CANCELLED or FAILED; empty while it runs',
  started_at     DATETIME(6)  NOT NULL COMMENT 'UTC',
  ended_at       DATETIME(6)  NULL COMMENT 'UTC; absent while it runs',
  PRIMARY KEY (project_id, collection_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One run of CollectFailures';

CREATE TABLE failures_failure (
  project_id     BINARY(16)   NOT NULL COMMENT 'whose failure',
  failure_id     BINARY(16)   NOT NULL COMMENT 'time-ordered',
  trace_id       BINARY(16)   NOT NULL COMMENT 'the trace that failed',
  collection_id  BINARY(16)   NOT NULL COMMENT 'the collection that found it first',
  state          VARCHAR(9)   NOT NULL COMMENT 'OPEN or DISMISSED',
  severity       VARCHAR(6)   NOT NULL COMMENT 'LOW, MEDIUM or HIGH; only grows',
  has_case       BOOLEAN      NOT NULL COMMENT 'whether a case was made of it that was not rejected',
  question       VARCHAR(300) NOT NULL COMMENT 'excerpt for lists',
  texts          MEDIUMTEXT   NULL COMMENT 'JSON of question, answer, correction, up to 64 KiB',
  texts_sha256   BINARY(32)   NULL COMMENT 'the object that holds them when they are more',
  found_at       DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, failure_id),
  UNIQUE KEY failures_failure_of_trace (project_id, trace_id),   -- one failure per trace, whoever collects
  KEY failures_failure_todo (project_id, state, has_case, failure_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One failure: at most one per trace';

CREATE TABLE failures_reason (
  project_id  BINARY(16)   NOT NULL COMMENT 'whose failure',
  failure_id  BINARY(16)   NOT NULL COMMENT 'which failure',
  reason      VARCHAR(24)  NOT NULL COMMENT 'the detector''s finding',
  PRIMARY KEY (project_id, failure_id, reason),
  KEY failures_reason_by_reason (project_id, reason, failure_id) -- lists by reason
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Why a failure is one; reasons are only added';

CREATE TABLE failures_detectors (
  project_id  BINARY(16)   NOT NULL COMMENT 'whose detectors',
  number      INT          NOT NULL COMMENT 'counts from 1',
  detectors   MEDIUMTEXT   NOT NULL COMMENT 'JSON list of detectors with their parameters',
  saved_by    VARCHAR(300) NOT NULL COMMENT 'JSON of the actor',
  saved_at    DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'The detectors of a project, all of them per version; the highest number is in force';

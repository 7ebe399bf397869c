-- Erasure finds every line of a trace, also those that no row of traces_span names.

CREATE TABLE traces_copy (
  project_id    BINARY(16)   NOT NULL COMMENT 'whose trace',
  trace_id      BINARY(16)   NOT NULL COMMENT 'whose lines lie there',
  batch_sha256  BINARY(32)   NOT NULL COMMENT 'the batch object; the row goes with it',
  user_hash     VARCHAR(200) NOT NULL COMMENT 'of the trace''s user, once retention took the trace; empty before, for traces_trace knows it, and where there is none',
  PRIMARY KEY (project_id, trace_id, batch_sha256),              -- where else a trace lies
  KEY traces_copy_of_batch (project_id, batch_sha256),           -- an object is written again, or goes
  KEY traces_copy_of_user (project_id, user_hash, trace_id)      -- what an erasure of a user looks for
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'An object with lines of a trace that no row names: of spans that were sent again with new ones of others, and of a trace that retention took while its object stays. Only erasure looks here';

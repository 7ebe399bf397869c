-- Erasure finds the long texts of earlier readings of a failure.

CREATE TABLE failures_replaced (
  project_id    BINARY(16)   NOT NULL COMMENT 'whose failure',
  trace_id      BINARY(16)   NOT NULL COMMENT 'the trace that failed: it has one failure',
  texts_sha256  BINARY(32)   NOT NULL COMMENT 'the object of its texts before they were read again',
  PRIMARY KEY (project_id, trace_id, texts_sha256)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'An object of long texts that a later reading of a failure replaced: its words are there until the trace is erased';

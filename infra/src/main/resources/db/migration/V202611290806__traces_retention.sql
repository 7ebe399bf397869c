-- Retention: how long a project keeps its traces, what may come in at once, and what is left of a trace that was kept long enough.
-- Rows are deleted in bounded batches; 0013-traces-storage.md says why the tables are not partitioned.

CREATE TABLE traces_settings (
  project_id           BINARY(16)  NOT NULL COMMENT 'whose traces',
  retention_days       INT         NULL COMMENT 'days a trace is kept; NULL: as long as the installation keeps any',
  requests_per_second  INT         NULL COMMENT 'at the doors of one process; NULL: the default',
  bytes_per_second     BIGINT      NULL COMMENT 'the same, of bodies as they come; NULL: the default',
  changed_at           DATETIME(6) NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What a project wants other than the defaults';

CREATE TABLE traces_tombstone (
  project_id      BINARY(16)  NOT NULL COMMENT 'whose trace it was',
  trace_id        BINARY(16)  NOT NULL COMMENT 'what lineage names',
  content_sha256  BINARY(32)  NOT NULL COMMENT 'hash over the places of its spans: batch hash and line of each, in the order of places',
  span_count      INT         NOT NULL COMMENT 'how many it had',
  expired_at      DATETIME(6) NOT NULL COMMENT 'when its content went, UTC',
  PRIMARY KEY (project_id, trace_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Traces whose content has gone by retention: lineage still knows that they were';

ALTER TABLE traces_batch
  ADD COLUMN spans_left INT NULL DEFAULT NULL COMMENT 'rows of traces_span that name it; the object goes with the last of them; NULL: not counted, for it was written by a process of the version before during the update, and stays',
  ADD KEY traces_batch_by_left (spans_left, project_id, sha256),  -- those whose object can go
  ADD KEY traces_batch_by_hash (sha256);                          -- does another project name the object?

UPDATE traces_batch
JOIN (
  SELECT project_id, batch_sha256, COUNT(*) AS spans FROM traces_span GROUP BY project_id, batch_sha256
) AS named ON named.project_id = traces_batch.project_id AND named.batch_sha256 = traces_batch.sha256
SET traces_batch.spans_left = named.spans;

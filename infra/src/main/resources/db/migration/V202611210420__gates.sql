-- Gates: rules over paired evidence, and the verdicts they came to.

CREATE TABLE gates_gate (
  project_id      BINARY(16)   NOT NULL COMMENT 'whose gate',
  gate_id         BINARY(16)   NOT NULL COMMENT 'time-ordered',
  name            VARCHAR(80)  NOT NULL COMMENT 'for people',
  number          INT          NOT NULL COMMENT 'counts from 1 within the name',
  rules           MEDIUMTEXT   NOT NULL COMMENT 'canonical JSON list',
  confidence      DOUBLE       NOT NULL COMMENT 'of all its intervals',
  content_sha256  BINARY(32)   NOT NULL COMMENT 'of rules and confidence',
  created_at      DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, gate_id),
  UNIQUE KEY gates_gate_number (project_id, name, number),
  UNIQUE KEY gates_gate_content (project_id, name, content_sha256) -- same content, same gate
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Rules that a candidate must meet; immutable';

CREATE TABLE gates_verdict (
  project_id        BINARY(16)   NOT NULL COMMENT 'whose verdict',
  verdict_id        BINARY(16)   NOT NULL COMMENT 'chosen by the caller: the same again is the same verdict',
  gate_id           BINARY(16)   NOT NULL COMMENT 'which gate',
  baseline_run_id   BINARY(16)   NULL COMMENT 'absent where nothing was live',
  candidate_run_id  BINARY(16)   NOT NULL COMMENT 'the run that was judged',
  says              VARCHAR(12)  NOT NULL COMMENT 'PASS, BLOCK or INCONCLUSIVE',
  evidence          MEDIUMTEXT   NOT NULL COMMENT 'JSON of the figures',
  verdict           MEDIUMTEXT   NOT NULL COMMENT 'JSON of the clauses',
  recorded_at       DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, verdict_id),
  KEY gates_verdict_of_candidate (project_id, candidate_run_id),   -- lineage downwards
  KEY gates_verdict_of_baseline (project_id, baseline_run_id)      -- lineage downwards
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What a gate said, and the figures it said it on; never changed';

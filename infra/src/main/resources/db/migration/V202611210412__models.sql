-- models: the journal of calls, vectors, and outputs recorded elsewhere.

CREATE TABLE models_call (
  project_id      BINARY(16)   NOT NULL COMMENT 'who paid',
  call_key        BINARY(32)   NOT NULL COMMENT 'SHA-256 of all that can change the answer',
  model           VARCHAR(200) NOT NULL COMMENT 'provider/name',
  body            MEDIUMTEXT   NULL COMMENT 'the answer, up to 64 KiB; absent where it is an object',
  body_sha256     BINARY(32)   NULL COMMENT 'the answer as an object; absent where it is in the row',
  body_bytes      BIGINT       NOT NULL COMMENT 'size of the answer in UTF-8',
  input_tokens    BIGINT       NOT NULL COMMENT 'as the provider counted; 0 where it does not say',
  output_tokens   BIGINT       NOT NULL COMMENT 'as the provider counted; 0 where it does not say',
  cost_usd_micros BIGINT       NOT NULL COMMENT 'millionths of a dollar; 0 where no price is known',
  latency_millis  BIGINT       NOT NULL COMMENT 'of the call that was paid',
  created_at      DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, call_key)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'The journal: each model call is paid once, and its answer is here before it is used';

CREATE TABLE models_embedding_set (
  project_id       BINARY(16)   NOT NULL COMMENT 'whose set',
  embedding_set_id BINARY(16)   NOT NULL COMMENT 'time-ordered',
  model            VARCHAR(200) NOT NULL COMMENT 'what made the vectors',
  dimension        INT          NOT NULL COMMENT 'numbers in a vector',
  vector_count     INT          NOT NULL COMMENT 'vectors in the set',
  sha256           BINARY(32)   NOT NULL COMMENT 'the vectors as an object: rows of little-endian 32-bit floats',
  size_bytes       BIGINT       NOT NULL COMMENT 'of that object',
  created_at       DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, embedding_set_id),
  UNIQUE KEY models_embedding_set_content (project_id, model, sha256) -- same vectors, same set
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Vectors of texts by one model';

CREATE TABLE models_recorded_set (
  project_id   BINARY(16)   NOT NULL COMMENT 'whose set',
  name         VARCHAR(120) NOT NULL COMMENT 'the model recorded/<name> replays it; never reused',
  sha256       BINARY(32)   NOT NULL COMMENT 'JSON lines of input and output, as an object',
  media_type   VARCHAR(100) NOT NULL COMMENT 'of that object',
  size_bytes   BIGINT       NOT NULL COMMENT 'of that object',
  output_count INT          NOT NULL COMMENT 'usable lines in it',
  created_at   DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Outputs recorded elsewhere, replayed by input';

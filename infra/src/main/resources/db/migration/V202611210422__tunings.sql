-- tunings: what training produces.

CREATE TABLE tunings_adapter (
  project_id BINARY(16)   NOT NULL COMMENT 'whose adapter',
  adapter_id BINARY(16)   NOT NULL COMMENT 'time-ordered',
  name       VARCHAR(80)  NOT NULL COMMENT 'for people',
  kind       VARCHAR(20)  NOT NULL COMMENT 'EMBEDDING_MAP or LORA',
  base_model VARCHAR(200) NOT NULL COMMENT 'the model that it changes',
  sha256     BINARY(32)   NOT NULL COMMENT 'the weights, as an object',
  media_type VARCHAR(100) NOT NULL COMMENT 'of that object',
  size_bytes BIGINT       NOT NULL COMMENT 'of that object',
  created_at DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, adapter_id),
  UNIQUE KEY tunings_adapter_content (project_id, sha256) -- same weights, same adapter
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Weights that change a base model; immutable';

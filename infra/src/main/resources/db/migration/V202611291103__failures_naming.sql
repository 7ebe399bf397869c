-- Stage failures: which model names failure modes, where a project has chosen one.
CREATE TABLE failures_naming (
  project_id BINARY(16)   NOT NULL COMMENT 'whose failure modes are named',
  model      VARCHAR(200) NOT NULL COMMENT 'provider/model, asked once a mode',
  saved_by   VARCHAR(300) NOT NULL COMMENT 'JSON of the actor',
  saved_at   DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Projects without a row name failure modes by their own words';

-- People who were erased from promotions: what is told of promotions from then on does not name them.

CREATE TABLE promotions_forgotten (
  project_id  BINARY(16)   NOT NULL COMMENT 'in whose promotions',
  person_id   BINARY(16)   NOT NULL COMMENT 'whose name and words went',
  since       DATETIME(6)  NOT NULL COMMENT 'when that was asked for first, UTC',
  PRIMARY KEY (project_id, person_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A tombstone: editions of dossiers that are made later leave this name out';

-- lineage: what is stored under which hash, and what came of what.

CREATE TABLE lineage_artifact (
  project_id BINARY(16)   NOT NULL COMMENT 'the project; the same content in two projects is two rows and one object',
  sha256     BINARY(32)   NOT NULL COMMENT 'hash of the content: its name in the object store',
  media_type VARCHAR(100) NOT NULL COMMENT 'such as application/json',
  size_bytes BIGINT       NOT NULL COMMENT 'of the content',
  created_at DATETIME(6)  NOT NULL COMMENT 'UTC; when this project first had it',
  PRIMARY KEY (project_id, sha256)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Content in the object store that a project refers to';

CREATE TABLE lineage_edge (
  project_id BINARY(16)  NOT NULL COMMENT 'the project; edges never leave it',
  from_kind  VARCHAR(20) NOT NULL COMMENT 'what sort of thing came first',
  from_id    VARCHAR(64) NOT NULL COMMENT 'which one',
  relation   VARCHAR(20) NOT NULL COMMENT 'read as: from, relation, to',
  to_kind    VARCHAR(20) NOT NULL COMMENT 'what sort of thing was made of it',
  to_id      VARCHAR(64) NOT NULL COMMENT 'which one',
  created_at DATETIME(6) NOT NULL COMMENT 'UTC; of the transaction that made the later end',
  PRIMARY KEY (project_id, from_kind, from_id, relation, to_kind, to_id),
  KEY lineage_edge_to (project_id, to_kind, to_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What came of what, between artifacts and decisions; mass relations are foreign keys in their own tables';

-- Who cares for a failure mode, why it was dismissed, and the views of traces that people keep.

CREATE TABLE failures_cluster_care (
  project_id  BINARY(16)    NOT NULL COMMENT 'whose failure mode',
  cluster_id  BINARY(16)    NOT NULL COMMENT 'which one',
  assignee    BINARY(16)    NULL COMMENT 'the person who looks after it; absent where nobody does',
  reason      VARCHAR(300)  NOT NULL COMMENT 'why it was dismissed, in words; empty unless it is',
  said_at     DATETIME(6)   NOT NULL COMMENT 'when either last changed, UTC',
  PRIMARY KEY (project_id, cluster_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What people say of a failure mode beside its life cycle';

CREATE TABLE traces_view (
  project_id  BINARY(16)     NOT NULL COMMENT 'whose view',
  name        VARCHAR(60)    NOT NULL COMMENT 'what it is called',
  query       VARCHAR(1000)  NOT NULL COMMENT 'the query of the list''s address',
  saved_by    VARCHAR(300)   NOT NULL COMMENT 'JSON of the actor',
  saved_at    DATETIME(6)    NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Views of the list of traces that a project keeps, for everybody in it';

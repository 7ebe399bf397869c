-- Promotions: what the answers failed at for which a rollout went back.

CREATE TABLE promotions_failure_mode (
  project_id     BINARY(16)   NOT NULL COMMENT 'whose promotion',
  promotion_id   BINARY(16)   NOT NULL COMMENT 'which promotion; it was rolled back',
  collection_id  BINARY(16)   NOT NULL COMMENT 'the collection of failures that reads its bad answers',
  state          VARCHAR(10)  NOT NULL COMMENT 'WAITING (to be started), COLLECTING, FOUND or NONE',
  metric         INT          NOT NULL COMMENT 'by which metric harm was seen, its place in the plan, from 1; 0 where a person took it back, then by any',
  bad            INT          NOT NULL COMMENT 'traces of the candidate that were bad by it, 500 at most',
  cluster_id     BINARY(16)   NULL COMMENT 'the failure mode that has most of them; absent until one was found',
  traces         INT          NOT NULL COMMENT 'how many of them are in that mode',
  since          DATETIME(6)  NOT NULL COMMENT 'when somebody first saw that it went back, UTC',
  settled_at     DATETIME(6)  NULL COMMENT 'when it was found, or found not to be, UTC',
  PRIMARY KEY (project_id, promotion_id),
  KEY promotions_failure_mode_by_state (state, project_id, promotion_id)   -- those that go on
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Written after the rollback and never with it: going back waits for nothing';

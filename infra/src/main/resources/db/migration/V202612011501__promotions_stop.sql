-- Promotions: the stages that a candidate goes through before the one it is asked for.

CREATE TABLE promotions_stop (
  project_id         BINARY(16)   NOT NULL COMMENT 'whose promotion',
  promotion_id       BINARY(16)   NOT NULL COMMENT 'which promotion',
  number             INT          NOT NULL COMMENT 'its place on the path, from 1',
  stage              VARCHAR(10)  NOT NULL COMMENT 'DEV or TEAM',
  replaces_id        BINARY(16)   NULL COMMENT 'what was live there when the promotion opened; absent where nothing was',
  expected_revision  BIGINT       NOT NULL COMMENT 'of that pointer when the promotion opened; 0 for nothing',
  state              VARCHAR(9)   NOT NULL COMMENT 'WAITING, MOVED, THERE, OVERTAKEN, BACK, LEFT or STAYS',
  moved_revision     BIGINT       NULL COMMENT 'of that pointer since the promotion moved it; absent where it did not',
  rest_seconds       BIGINT       NOT NULL COMMENT 'how long it stays there before it goes further, as planned',
  rests_until        DATETIME(6)  NULL COMMENT 'until when it stays there, UTC; earlier than planned where somebody skipped that; absent while it waits',
  reason             VARCHAR(1000) NOT NULL COMMENT 'why it is held there, or was sent on early; empty while there is nothing to say',
  changed_at         DATETIME(6)  NULL COMMENT 'when the state last changed, UTC; absent while it waits',
  PRIMARY KEY (project_id, promotion_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One stage on the path of a promotion';

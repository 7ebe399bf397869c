-- Checks of anchors that run by themselves.

CREATE TABLE calibrations_anchor_watch (
  project_id      BINARY(16)    NOT NULL COMMENT 'whose certificates are checked',
  every_hours     INT           NOT NULL COMMENT 'how often a round takes place',
  judgements_max  INT           NOT NULL COMMENT 'answers that judges are asked about in one round at most; a jury counts once for each member, a judge of two answers twice',
  paused          BOOLEAN       NOT NULL COMMENT 'kept, but no round starts',
  saved_by        VARCHAR(300)  NOT NULL COMMENT 'JSON of the actor',
  saved_at        DATETIME(6)   NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'When judges are asked again about their anchors by themselves, at most one plan per project';

-- Promotions: how a project releases, who lets another approve, and moves past all rules.

CREATE TABLE promotions_rules (
  project_id      BINARY(16)   NOT NULL COMMENT 'whose rules',
  number          INT          NOT NULL COMMENT 'counts from 1; the highest one holds',
  document        MEDIUMTEXT   NOT NULL COMMENT 'canonical JSON: quorum, approvers, freezes, plan',
  content_sha256  BINARY(32)   NOT NULL COMMENT 'of the document',
  saved_by        BINARY(16)   NOT NULL COMMENT 'the person who wrote them down',
  saved_at        DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'How a project releases; rows are only ever added';

CREATE TABLE promotions_delegation (
  project_id    BINARY(16)   NOT NULL COMMENT 'whose promotion',
  promotion_id  BINARY(16)   NOT NULL COMMENT 'which promotion',
  from_id       BINARY(16)   NOT NULL COMMENT 'the person who may not approve any more',
  to_id         BINARY(16)   NOT NULL COMMENT 'the person who may approve, as themselves',
  delegated_at  DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, promotion_id, from_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Who lets another approve in their place, for one promotion';

CREATE TABLE promotions_emergency (
  project_id   BINARY(16)     NOT NULL COMMENT 'whose stage was moved',
  emergency_id BINARY(16)     NOT NULL COMMENT 'time-ordered',
  prompt_id    BINARY(16)     NOT NULL COMMENT 'which prompt',
  stage        VARCHAR(10)    NOT NULL COMMENT 'DEV, TEAM or PRODUCTION',
  version_id   BINARY(16)     NOT NULL COMMENT 'what was made live past gate, approvals and freezes',
  replaced_id  BINARY(16)     NULL COMMENT 'what was live before; absent where nothing was',
  revision     BIGINT         NOT NULL COMMENT 'of the stage pointer after the move',
  moved_by     BINARY(16)     NOT NULL COMMENT 'the release manager who did it; may not review it',
  reason       VARCHAR(1000)  NOT NULL COMMENT 'that person''s words, 20 characters at least',
  moved_at     DATETIME(6)    NOT NULL COMMENT 'UTC',
  due_at       DATETIME(6)    NOT NULL COMMENT 'by when somebody else has to have looked at it, UTC',
  done_by      BINARY(16)     NULL COMMENT 'who reviewed it; absent until then',
  done_at      DATETIME(6)    NULL COMMENT 'UTC; absent until then',
  findings     VARCHAR(1000)  NOT NULL DEFAULT '' COMMENT 'the reviewer''s words; empty until then',
  PRIMARY KEY (project_id, emergency_id),
  KEY promotions_emergency_open (project_id, done_at, emergency_id)  -- the bar on every page
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'A move past all rules, and the look that somebody else takes at it';

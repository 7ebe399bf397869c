-- Promotions: requests to make a prompt version live, the decisions on them, and what became of them.

CREATE TABLE promotions_promotion (
  project_id         BINARY(16)    NOT NULL COMMENT 'whose promotion',
  promotion_id       BINARY(16)    NOT NULL COMMENT 'time-ordered',
  prompt_id          BINARY(16)    NOT NULL COMMENT 'which prompt',
  candidate_id       BINARY(16)    NOT NULL COMMENT 'the version that is to be live',
  replaces_id        BINARY(16)    NULL COMMENT 'what was live when it opened; absent where nothing was',
  stage              VARCHAR(10)   NOT NULL COMMENT 'DEV, TEAM or PRODUCTION',
  gate_id            BINARY(16)    NOT NULL COMMENT 'the gate that is asked',
  baseline_run_id    BINARY(16)    NULL COMMENT 'absent where nothing is live',
  candidate_run_id   BINARY(16)    NOT NULL COMMENT 'the evidence for the candidate',
  verdict_id         BINARY(16)    NULL COMMENT 'absent until the gate has spoken',
  state              VARCHAR(17)   NOT NULL COMMENT 'CHECKING, HELD, AWAITING_APPROVAL, ...',
  requested_by       BINARY(16)    NOT NULL COMMENT 'the person who asked; may not approve',
  patience_seconds   BIGINT        NOT NULL COMMENT 'how long approvals are awaited',
  expected_revision  BIGINT        NOT NULL COMMENT 'of the stage pointer when it opened; 0 for nothing live',
  moved_revision     BIGINT        NULL COMMENT 'of the stage pointer after its move; absent until then',
  rollback_reason    VARCHAR(1000) NOT NULL COMMENT 'a person''s words; empty unless rolled back',
  created_at         DATETIME(6)   NOT NULL COMMENT 'UTC',
  ended_at           DATETIME(6)   NULL COMMENT 'when its state became a terminal one, UTC',
  version            BIGINT        NOT NULL COMMENT 'counts its changes; a writer names the one it read',
  PRIMARY KEY (project_id, promotion_id),
  KEY promotions_promotion_by_state (project_id, state, promotion_id),      -- lists
  KEY promotions_promotion_of_prompt (project_id, prompt_id, promotion_id)  -- a prompt's history
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One request. Its state moves by compare-and-set only';

CREATE TABLE promotions_decision (
  project_id          BINARY(16)   NOT NULL COMMENT 'whose promotion',
  promotion_id        BINARY(16)   NOT NULL COMMENT 'which promotion',
  decision_id         VARCHAR(80)  NOT NULL COMMENT 'chosen by the caller: the same again is the same decision',
  person_id           BINARY(16)   NOT NULL COMMENT 'who decided',
  kind                VARCHAR(8)   NOT NULL COMMENT 'APPROVE, REFUSE or WITHDRAW',
  comment_sha256      BINARY(32)   NULL COMMENT 'the person''s words, as an object',
  comment_media_type  VARCHAR(100) NOT NULL COMMENT 'of that object; empty where there is none',
  comment_bytes       BIGINT       NOT NULL COMMENT 'of that object; 0 where there is none',
  decided_at          DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id, promotion_id, decision_id),
  UNIQUE KEY promotions_decision_of_person (project_id, promotion_id, person_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'What one person decided. One decision per person and promotion';

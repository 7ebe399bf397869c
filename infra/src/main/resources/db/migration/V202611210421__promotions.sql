-- Promotions: requests to make a prompt version live, the decisions on them, and what became of them.

-- One request. Its state moves by compare-and-set only.
CREATE TABLE promotions_promotion (
  project_id         BINARY(16)    NOT NULL,      -- whose promotion
  promotion_id       BINARY(16)    NOT NULL,      -- time-ordered
  prompt_id          BINARY(16)    NOT NULL,      -- which prompt
  candidate_id       BINARY(16)    NOT NULL,      -- the version that is to be live
  replaces_id        BINARY(16)    NULL,          -- what was live when it opened; absent where nothing was
  stage              VARCHAR(10)   NOT NULL,      -- DEV, TEAM or PRODUCTION
  gate_id            BINARY(16)    NOT NULL,      -- the gate that is asked
  baseline_run_id    BINARY(16)    NULL,          -- absent where nothing is live
  candidate_run_id   BINARY(16)    NOT NULL,      -- the evidence for the candidate
  verdict_id         BINARY(16)    NULL,          -- absent until the gate has spoken
  state              VARCHAR(17)   NOT NULL,      -- CHECKING, HELD, AWAITING_APPROVAL, ...
  requested_by       BINARY(16)    NOT NULL,      -- the person who asked; may not approve
  patience_seconds   BIGINT        NOT NULL,      -- how long approvals are awaited
  expected_revision  BIGINT        NOT NULL,      -- of the stage pointer when it opened; 0 for nothing live
  moved_revision     BIGINT        NULL,          -- of the stage pointer after its move; absent until then
  rollback_reason    VARCHAR(1000) NOT NULL,      -- a person's words; empty unless rolled back
  created_at         DATETIME(6)   NOT NULL,      -- UTC
  ended_at           DATETIME(6)   NULL,          -- when its state became a terminal one, UTC
  version            BIGINT        NOT NULL,      -- counts its changes; a writer names the one it read
  PRIMARY KEY (project_id, promotion_id),
  KEY promotions_promotion_by_state (project_id, state, promotion_id),      -- lists
  KEY promotions_promotion_of_prompt (project_id, prompt_id, promotion_id)  -- a prompt's history
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What one person decided. One decision per person and promotion.
CREATE TABLE promotions_decision (
  project_id          BINARY(16)   NOT NULL,      -- whose promotion
  promotion_id        BINARY(16)   NOT NULL,      -- which promotion
  decision_id         VARCHAR(80)  NOT NULL,      -- chosen by the caller: the same again is the same decision
  person_id           BINARY(16)   NOT NULL,      -- who decided
  kind                VARCHAR(8)   NOT NULL,      -- APPROVE, REFUSE or WITHDRAW
  comment_sha256      BINARY(32)   NULL,          -- the person's words, as an object
  comment_media_type  VARCHAR(100) NOT NULL,      -- of that object; empty where there is none
  comment_bytes       BIGINT       NOT NULL,      -- of that object; 0 where there is none
  decided_at          DATETIME(6)  NOT NULL,      -- UTC
  PRIMARY KEY (project_id, promotion_id, decision_id),
  UNIQUE KEY promotions_decision_of_person (project_id, promotion_id, person_id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who spoke in which conversation, and what the sender says it cost; the key that hides who.

ALTER TABLE traces_trace
  ADD COLUMN session_id      VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'the sender''s id of the conversation; empty where not said' AFTER feedback_count,
  ADD COLUMN session_at      DATETIME(6)  NULL COMMENT 'start of the span that said so: an earlier one takes over' AFTER session_id,
  ADD COLUMN user_hash       VARCHAR(200) NOT NULL DEFAULT '' COMMENT 'keyed hash of the sender''s id of the user, never the id; empty where not said' AFTER session_at,
  ADD COLUMN user_at         DATETIME(6)  NULL COMMENT 'start of the span that said so: an earlier one takes over' AFTER user_hash,
  ADD COLUMN cost_usd_micros BIGINT       NOT NULL DEFAULT 0 COMMENT 'millionths of a dollar, as told by the sender, summed over spans' AFTER user_at;

CREATE TABLE traces_user_key (
  project_id  BINARY(16)   NOT NULL COMMENT 'whose users',
  secret      BINARY(32)   NOT NULL COMMENT 'random; HMAC-SHA-256 under it hides users'' ids. Without it no hash can be tied to a person again',
  created_at  DATETIME(6)  NOT NULL COMMENT 'UTC',
  PRIMARY KEY (project_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'One key a project, made at the first user that is told; never changed';

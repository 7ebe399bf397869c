-- prompts: a candidate's share of a stage, and what tells those who serve from memory.

ALTER TABLE prompts_stage_pointer
  ADD COLUMN candidate_id    BINARY(16) NULL COMMENT 'the version that is tried beside the live one; absent where none is',
  ADD COLUMN candidate_share INT        NOT NULL DEFAULT 0 COMMENT 'of 10,000 callers, how many get the candidate',
  ADD COLUMN rollout_id      BINARY(16) NULL COMMENT 'the promotion that gives the share; salts who gets it',
  ADD CONSTRAINT prompts_stage_pointer_candidate_fk FOREIGN KEY (candidate_id) REFERENCES prompts_version (id);

ALTER TABLE prompts_stage_move
  ADD COLUMN candidate_id    BINARY(16) NULL COMMENT 'the version that was tried beside the live one from then on; absent where none was',
  ADD COLUMN candidate_share INT        NOT NULL DEFAULT 0 COMMENT 'of 10,000 callers, how many got the candidate',
  ADD COLUMN rollout_id      BINARY(16) NULL COMMENT 'the promotion that gave the share';

CREATE TABLE prompts_live (
  project_id BINARY(16) NOT NULL COMMENT 'the project',
  revision   BIGINT     NOT NULL COMMENT 'counts the moves of all its stage pointers from 1; who has another number in memory reads again',
  PRIMARY KEY (project_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin
  COMMENT = 'Whether something that a project serves has changed';

INSERT INTO prompts_live (project_id, revision)
SELECT project_id, COUNT(*) FROM prompts_stage_move GROUP BY project_id;

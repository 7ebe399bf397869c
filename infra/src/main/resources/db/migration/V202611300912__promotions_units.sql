-- Promotions: a unit counts once in a rollout, and an answer belongs to the step in which it began.

ALTER TABLE promotions_outcome
  MODIFY COLUMN number BIGINT      NOT NULL COMMENT 'in which order they were taken, from 1 in a promotion; 0 while it waits for its trace',
  MODIFY COLUMN step   INT         NOT NULL COMMENT 'the step in which its answer began; of one that waits, the step that ran',
  MODIFY COLUMN state  VARCHAR(8)  NOT NULL COMMENT 'COUNTED, REPEATED (its unit has one in this rollout), SURPLUS (enough of its side waited), WAITING (for its trace to say prompt and user) or LEFT (it is in no comparison)',
  MODIFY COLUMN value  DOUBLE      NOT NULL COMMENT '0 to 1, more is better; -1 of one that waits and cannot be read',
  DROP KEY promotions_outcome_by_unit,
  ADD KEY promotions_outcome_by_unit (project_id, promotion_id, unit, metric);   -- has this one given any?

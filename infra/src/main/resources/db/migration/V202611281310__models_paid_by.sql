-- models: which workflow paid a call, so that a budget is settled by what the journal holds.

ALTER TABLE models_call
  ADD COLUMN paid_by VARCHAR(120) NOT NULL DEFAULT ''
    COMMENT 'id of the workflow whose step made the call; empty where none did',
  ADD KEY models_call_paid_by (project_id, paid_by); -- what one step cost

-- models: what somebody paid lately is found without all that he ever paid.

ALTER TABLE models_call
  ADD KEY models_call_paid_since (project_id, paid_by, created_at), -- what one step cost, and in which days
  DROP KEY models_call_paid_by;

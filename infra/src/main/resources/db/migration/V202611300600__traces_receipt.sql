-- traces: what has been said lately, in the order in which it came: what a rollout reads every second.

ALTER TABLE traces_feedback
  ADD KEY traces_feedback_by_receipt (project_id, received_at, feedback_id);     -- from a moment on
